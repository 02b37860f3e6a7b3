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
  static constexpr int kSeconds = 120;
  static constexpr double kPercentile = 0.2;

  // One value a second, in the signal's unit.
  void Push(float level) {
    const auto begin = sorted_.begin();
    if (filled_ == kSeconds) {  // the oldest leaves; the rest stay in order
      const auto old = std::lower_bound(begin, begin + filled_, ring_[at_]);
      std::copy(old + 1, begin + filled_, old);
      --filled_;
    }
    const auto place = std::upper_bound(begin, begin + filled_, level);
    std::copy_backward(place, begin + filled_, begin + filled_ + 1);
    *place = level;
    ++filled_;
    ring_[at_] = level;
    at_ = (at_ + 1) % kSeconds;
    level_ = sorted_[static_cast<std::size_t>(kPercentile * static_cast<double>(filled_ - 1))];
  }

  bool known() const { return filled_ > 0; }
  float level() const { return level_; }

 private:
  std::array<float, kSeconds> ring_{}, sorted_{};
  std::size_t at_ = 0;
  std::ptrdiff_t filled_ = 0;
  float level_ = 0;
};

}  // namespace charley

#endif  // CHARLEY_SIGNAL_RESTING_LEVEL_H_
