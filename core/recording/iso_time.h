// Times as people and files write them.
#ifndef CHARLEY_RECORDING_ISO_TIME_H_
#define CHARLEY_RECORDING_ISO_TIME_H_

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>

namespace charley {

// ISO 8601 in UTC with milliseconds, "2026-11-22T03:04:05.678Z". `ms` since 1970.
inline std::string IsoTime(double ms) {
  const auto whole = static_cast<std::int64_t>(std::floor(ms + 0.5));
  const std::int64_t day = whole >= 0 ? whole / 86'400'000 : (whole - 86'399'999) / 86'400'000;
  const std::int64_t rest = whole - day * 86'400'000;
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(rest / 3'600'000), static_cast<int>(rest / 60'000 % 60),
                static_cast<int>(rest / 1000 % 60), static_cast<int>(rest % 1000));
  return text.data();
}

// The same back, also without milliseconds; NaN when it is no such time.
inline double ParseIsoTime(const std::string& text) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0;
  double second = 0;
  if (std::sscanf(text.c_str(), "%4d-%2d-%2d%*1[T ]%2d:%2d:%lf", &year, &month, &day, &hour, &minute, &second) != 6)
    return NAN;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || hour > 23 || minute > 59 || second >= 61) return NAN;
  const auto days = static_cast<double>(std::chrono::sys_days{date}.time_since_epoch().count());
  return ((days * 24 + hour) * 60 + minute) * 60'000 + second * 1000;
}

}  // namespace charley

#endif  // CHARLEY_RECORDING_ISO_TIME_H_
