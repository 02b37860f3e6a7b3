// Decimal numbers to text and back, the same on every platform and without the weight of printf and scanf.
#ifndef CHARLEY_BASE_DECIMAL_H_
#define CHARLEY_BASE_DECIMAL_H_

#include <optional>
#include <string>
#include <string_view>

namespace charley {

// `value` with exactly `digits` (0..9) decimals, nearest. |value| * 10^digits below 9e15; else "0".
std::string Fixed(double value, int digits);

// At most `digits` decimals, without zeros at the end.
std::string Short(double value, int digits);

// `value` >= 0 with leading zeros up to `width`.
std::string Padded(long value, int width);

// [+-] digits [. digits] [e [+-] digits] from the start of `text`; nothing when there is no number. `used` gets the
// number of characters read.
std::optional<double> ParseDecimal(std::string_view text, std::size_t* used = nullptr);

}  // namespace charley

#endif  // CHARLEY_BASE_DECIMAL_H_
