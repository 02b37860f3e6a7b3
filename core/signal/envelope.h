// Moving root mean square, given out once a hop. Hops lie on a fixed grid of sample numbers, so that the block size
// changes nothing.
#ifndef CHARLEY_SIGNAL_ENVELOPE_H_
#define CHARLEY_SIGNAL_ENVELOPE_H_

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace charley {

class MovingRms {
 public:
  static constexpr std::size_t kHops = 10;  // the window is ten hops

  // `hop_samples` >= 1.
  explicit MovingRms(std::size_t hop_samples) : hop_samples_(hop_samples) {}

  // Adds filtered samples; calls `give(rms)` at the end of each hop. Until ten hops are there the window is shorter.
  template <typename Give>
  void Push(const float* samples, std::size_t count, Give give) {
    while (count > 0) {
      const std::size_t part = std::min(count, hop_samples_ - in_hop_);
      double sum = sum_;
      for (std::size_t i = 0; i < part; ++i) {
        const auto x = static_cast<double>(samples[i]);
        sum += x * x;
      }
      sum_ = sum;
      in_hop_ += part;
      samples += part;
      count -= part;
      if (in_hop_ == hop_samples_) give(EndHop());
    }
  }

  std::size_t samples_to_hop_end() const { return hop_samples_ - in_hop_; }

  void Reset() { *this = MovingRms(hop_samples_); }

 private:
  float EndHop() {
    total_ += sum_ - ring_[at_];
    ring_[at_] = sum_;
    sum_ = 0;
    in_hop_ = 0;
    if (filled_ < kHops) ++filled_;
    if (++at_ == kHops) {  // added anew each turn: no drift over a night
      at_ = 0;
      total_ = 0;
      for (double each : ring_) total_ += each;
    }
    return static_cast<float>(std::sqrt(std::max(0.0, total_) / static_cast<double>(filled_ * hop_samples_)));
  }

  std::size_t hop_samples_;
  std::size_t in_hop_ = 0, at_ = 0, filled_ = 0;
  double sum_ = 0, total_ = 0;
  std::array<double, kHops> ring_{};
};

}  // namespace charley

#endif  // CHARLEY_SIGNAL_ENVELOPE_H_
