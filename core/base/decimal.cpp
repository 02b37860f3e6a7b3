#include "core/base/decimal.h"

#include <cmath>
#include <cstdint>

namespace charley {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

double PowerOfTen(int exponent) {
  double power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;  // exact up to 10^22
  return power;
}

}  // namespace

std::string Padded(long value, int width) {
  std::string text = std::to_string(value);
  while (static_cast<int>(text.size()) < width) text.insert(text.begin(), '0');
  return text;
}

std::string Fixed(double value, int digits) {
  const double scale = PowerOfTen(digits);
  const double scaled = std::round(std::abs(value) * scale);
  if (!(scaled < 9e15)) return "0";
  const auto whole = static_cast<std::int64_t>(scaled);
  const auto unit = static_cast<std::int64_t>(scale);
  std::string text = value < 0 && whole != 0 ? "-" : "";
  text += std::to_string(whole / unit);
  if (digits > 0) text += '.' + Padded(static_cast<long>(whole % unit), digits);
  return text;
}

std::string Short(double value, int digits) {
  std::string text = Fixed(value, digits);
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::optional<double> ParseDecimal(std::string_view text, std::size_t* used) {
  std::size_t at = 0;
  const auto more = [&] { return at < text.size(); };
  const bool negative = more() && text[at] == '-';
  if (more() && (text[at] == '-' || text[at] == '+')) ++at;
  double mantissa = 0;
  int exponent = 0;
  int digits = 0;
  bool fraction = false;
  for (; more() && (IsDigit(text[at]) || (text[at] == '.' && !fraction)); ++at) {
    if (text[at] == '.') {
      fraction = true;
      continue;
    }
    ++digits;
    if (mantissa < 9e14) {  // digits beyond what a double holds only move the point
      mantissa = mantissa * 10 + (text[at] - '0');
      if (fraction) --exponent;
    } else if (!fraction) {
      ++exponent;
    }
  }
  if (digits == 0) return std::nullopt;
  if (more() && (text[at] == 'e' || text[at] == 'E')) {
    std::size_t after = at + 1;
    const bool down = after < text.size() && text[after] == '-';
    if (after < text.size() && (text[after] == '-' || text[after] == '+')) ++after;
    int given = 0;
    const std::size_t first = after;
    for (; after < text.size() && IsDigit(text[after]); ++after)
      given = given > 999 ? given : given * 10 + (text[after] - '0');
    if (after > first) {
      exponent += down ? -given : given;
      at = after;
    }
  }
  if (used != nullptr) *used = at;
  if (exponent > 300 || exponent < -320) return exponent < 0 ? std::optional<double>(0) : std::nullopt;
  double value = exponent >= 0 ? mantissa * PowerOfTen(exponent) : mantissa;
  // Division by an exact power is correctly rounded; larger ones in steps.
  for (int left = exponent < 0 ? -exponent : 0; left > 0; left -= 22) value /= PowerOfTen(left < 22 ? left : 22);
  return negative ? -value : value;
}

}  // namespace charley
