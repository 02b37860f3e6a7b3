// Kleene's strong three-valued logic: not asked is never "no".
#ifndef CHARLEY_BASE_TRUTH_H_
#define CHARLEY_BASE_TRUTH_H_

namespace charley {

enum class Truth : signed char { kFalse = 0, kUnknown = 1, kTrue = 2 };

constexpr Truth And(Truth a, Truth b) { return a < b ? a : b; }
constexpr Truth Or(Truth a, Truth b) { return a < b ? b : a; }
constexpr Truth Not(Truth a) { return static_cast<Truth>(2 - static_cast<signed char>(a)); }
constexpr Truth ToTruth(bool value) { return value ? Truth::kTrue : Truth::kFalse; }

}  // namespace charley

#endif  // CHARLEY_BASE_TRUTH_H_
