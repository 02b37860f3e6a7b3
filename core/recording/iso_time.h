// Times as people and files write them.
#ifndef CHARLEY_RECORDING_ISO_TIME_H_
#define CHARLEY_RECORDING_ISO_TIME_H_

#include <string>
#include <string_view>

namespace charley {

// ISO 8601 in UTC with milliseconds, "2026-11-22T03:04:05.678Z". `ms` since 1970.
std::string IsoTime(double ms);

// The same back, also without milliseconds and with a space instead of the T; NaN when it is no such time.
double ParseIsoTime(std::string_view text);

}  // namespace charley

#endif  // CHARLEY_RECORDING_ISO_TIME_H_
