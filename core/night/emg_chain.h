// One EMG channel from raw samples to filtered signal, envelope and resting level, to which detectors are attached.
//
//   EmgChain chain(250, -5000, 5000, true, {});
//   ContractionDetector contractions({}, chain.hop_s(), true);
//   chain.Attach(&contractions);
//   chain.Push(samples, count, 1, {});
#ifndef CHARLEY_NIGHT_EMG_CHAIN_H_
#define CHARLEY_NIGHT_EMG_CHAIN_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "core/signal/biquad.h"
#include "core/signal/emg_detector.h"
#include "core/signal/envelope.h"
#include "core/signal/quality.h"
#include "core/signal/resting_level.h"

namespace charley {

struct EmgSettings {
  double low_hz = 20;    // SENIAM: 10-20 Hz; 20 for recordings with movement
  double high_hz = 450;  // or 0.45 of the rate, whichever is lower
  double mains_hz = 50;  // 50 or 60
  double notch_q = 30;
  double hop_s = .02;     // the envelope is a 0.2 s RMS, given every 20 ms
  double bridge_s = .1;   // gaps up to this are bridged with the last value
  double warm_up_s = .3;  // after a longer gap the filters settle
};

class EmgChain {
 public:
  EmgChain(double rate_hz, double range_min, double range_max, bool microvolts, const EmgSettings& settings);

  // Gives every value from now on to `detector`, which must outlive the chain or be gone with it.
  void Attach(EmgDetector* detector) { detectors_.push_back(detector); }

  // `count` samples that lie `stride` apart. Any block size gives the same values. `on_hop` comes after the
  // detectors and may be empty.
  void Push(const float* samples, std::size_t count, std::size_t stride,
            const std::function<void(const HopValue&)>& on_hop);
  void Gap(std::int64_t samples);

  std::int64_t hop() const { return hop_; }  // of the next value
  float envelope() const { return envelope_; }
  float rest() const { return rest_.level(); }
  const RestingLevel& resting_level() const { return rest_; }
  void set_resting_level(const RestingLevel& rest) { rest_ = rest; }  // as another chain of this channel learned it
  std::uint8_t flags() const { return quality_.flags(); }
  const std::vector<std::uint8_t>& seconds() const { return second_flags_; }  // flags of each second so far
  std::size_t second_samples() const { return quality_.second_samples(); }
  std::size_t hop_samples() const { return hop_samples_; }
  double hop_s() const { return static_cast<double>(hop_samples_) / rate_hz_; }

 private:
  void Run(const float* samples, std::size_t count, std::size_t stride, bool missing,
           const std::function<void(const HopValue&)>& on_hop);
  void Hop(float envelope, const std::function<void(const HopValue&)>& on_hop);
  void EndSecond();

  double rate_hz_;
  EmgSettings settings_;
  std::size_t hop_samples_;
  Cascade filter_;
  MovingRms rms_;
  RestingLevel rest_;
  std::vector<EmgDetector*> detectors_;
  QualityMeter quality_;
  std::vector<float> filtered_;
  std::vector<std::uint8_t> second_flags_;
  bool fresh_ = true;
  double offset_ = 0;
  float last_ = 0, envelope_ = 0, low_ = 0, high_ = 0;
  std::size_t skip_ = 0;  // samples up to the next hop of the grid, after a gap
  std::int64_t sample_ = 0, hop_ = 0, warm_hops_ = 0, hops_in_second_ = 0;
  double second_sum_ = 0;
};

}  // namespace charley

#endif  // CHARLEY_NIGHT_EMG_CHAIN_H_
