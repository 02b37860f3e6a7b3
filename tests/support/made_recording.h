// A recording as the page makes it, from a made-up leg: rest, movements, a cramp, lost packets and lost links.
#ifndef CHARLEY_TESTS_SUPPORT_MADE_RECORDING_H_
#define CHARLEY_TESTS_SUPPORT_MADE_RECORDING_H_

#include <string>
#include <vector>

#include "tests/support/sensor_data.h"

namespace charley::testing {

struct MadeRecording {
  std::vector<std::uint8_t> log;
  std::vector<float> emg;  // what the converter saw, microvolts, lost samples included
  std::vector<std::pair<std::int64_t, std::int64_t>> holes;  // [from, to) of EMG samples that were not sent
  double cramp_onset_s = 0, cramp_s = 0, mark_s = 0;
};

// A uMyo for `minutes` (at least 3): a cramp of 42 s after 60 s, a mark 12 s after its onset, a lost packet now and
// then, a lost link of 7 s after 150 s (the device's counter runs on).
MadeRecording MakeUmyoRecording(double minutes, std::uint64_t seed);
std::vector<std::uint8_t> MakeNpgRecording(double minutes, std::uint64_t seed);
std::vector<std::uint8_t> MakeMovesenseRecording(double minutes, std::uint64_t seed);
std::vector<std::uint8_t> MakeUartRecording(double minutes, std::uint64_t seed);

}  // namespace charley::testing

#endif  // CHARLEY_TESTS_SUPPORT_MADE_RECORDING_H_
