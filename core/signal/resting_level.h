// The level of a muscle at rest, followed through the night: the 20th percentile of the last two minutes' seconds.
// Source of the rule: the simple adaptive floor that the public leg-movement detectors share (S-PLMAD, MATPLM).
#ifndef CHARLEY_SIGNAL_RESTING_LEVEL_H_
#define CHARLEY_SIGNAL_RESTING_LEVEL_H_

#include <algorithm>
#include <array>
#include <cstddef>

namespace charley {

class RestingLevel {
 public:
  static constexpr std::size_t kSeconds = 120;
  static constexpr double kPercentile = 0.2;

  // One value a second, in the signal's unit.
  void Push(float level) {
    ring_[at_] = level;
    at_ = (at_ + 1) % kSeconds;
    if (filled_ < kSeconds) ++filled_;
    std::array<float, kSeconds> sorted{};
    std::copy_n(ring_.begin(), filled_, sorted.begin());
    const auto rank = static_cast<std::size_t>(kPercentile * static_cast<double>(filled_ - 1));
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(sorted.begin(), middle, sorted.begin() + static_cast<std::ptrdiff_t>(filled_));
    level_ = *middle;
  }

  bool known() const { return filled_ > 0; }
  float level() const { return level_; }

 private:
  std::array<float, kSeconds> ring_{};
  std::size_t at_ = 0, filled_ = 0;
  float level_ = 0;
};

}  // namespace charley

#endif  // CHARLEY_SIGNAL_RESTING_LEVEL_H_
