#include "core/recording/iso_time.h"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>

#include "core/base/decimal.h"

namespace charley {

std::string IsoTime(double ms) {
  const auto whole = static_cast<std::int64_t>(std::floor(ms + 0.5));
  const std::int64_t day = whole >= 0 ? whole / 86'400'000 : (whole - 86'399'999) / 86'400'000;
  const auto rest = static_cast<long>(whole - day * 86'400'000);
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return Padded(static_cast<int>(date.year()), 4) + "-" +
         Padded(static_cast<long>(static_cast<unsigned>(date.month())), 2) + "-" +
         Padded(static_cast<long>(static_cast<unsigned>(date.day())), 2) + "T" + Padded(rest / 3'600'000, 2) + ":" +
         Padded(rest / 60'000 % 60, 2) + ":" + Padded(rest / 1000 % 60, 2) + "." + Padded(rest % 1000, 3) + "Z";
}

double ParseIsoTime(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-ddTdd:dd:dd";
  if (text.size() < kShape.size()) return NAN;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    const bool fits = kShape[i] == 'd' ? digit : text[i] == kShape[i] || (kShape[i] == 'T' && text[i] == ' ');
    if (!fits) return NAN;
  }
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (std::size_t i = at; i < at + length; ++i) value = value * 10 + (text[i] - '0');
    return value;
  };
  const std::chrono::year_month_day date{std::chrono::year{number(0, 4)},
                                         std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                         std::chrono::day{static_cast<unsigned>(number(8, 2))}};
  const int hour = number(11, 2);
  const int minute = number(14, 2);
  const double second = ParseDecimal(text.substr(17)).value_or(NAN);
  if (!date.ok() || hour > 23 || minute > 59 || !(second < 61)) return NAN;
  const auto days = static_cast<double>(std::chrono::sys_days{date}.time_since_epoch().count());
  return ((days * 24 + hour) * 60 + minute) * 60'000 + second * 1000;
}

}  // namespace charley
