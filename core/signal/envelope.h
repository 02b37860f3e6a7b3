// Moving root mean square, given out once a hop. Hops lie on a fixed grid of sample numbers, so that the block size
// changes nothing.
#ifndef CHARLEY_SIGNAL_ENVELOPE_H_
#define CHARLEY_SIGNAL_ENVELOPE_H_

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
    for (std::size_t i = 0; i < count; ++i) {
      const auto x = static_cast<double>(samples[i]);
      sum_ += x * x;
      if (++in_hop_ == hop_samples_) give(EndHop());
    }
  }

  std::size_t samples_to_hop_end() const { return hop_samples_ - in_hop_; }

  void Reset() { *this = MovingRms(hop_samples_); }

 private:
  float EndHop() {
    ring_[at_] = sum_;
    at_ = (at_ + 1) % kHops;
    if (filled_ < kHops) ++filled_;
    sum_ = 0;
    in_hop_ = 0;
    double total = 0;  // added anew each time: no drift over a night
    for (std::size_t i = 0; i < filled_; ++i) total += ring_[i];
    return static_cast<float>(std::sqrt(total / static_cast<double>(filled_ * hop_samples_)));
  }

  std::size_t hop_samples_;
  std::size_t in_hop_ = 0, at_ = 0, filled_ = 0;
  double sum_ = 0;
  std::array<double, kHops> ring_{};
};

}  // namespace charley

#endif  // CHARLEY_SIGNAL_ENVELOPE_H_
