// Movements of a leg in one EMG channel, on the rectified signal: from 8 uV above the resting level to the first half
// second that does not exceed 2 uV above it (AASM; World Sleep 2016), at least 0.5 s long, with the morphology that
// software has to ask for: some half second within it has a median of at least 2 uV above rest (World Sleep 2016;
// people accept 8.5 % of events without it, Skeba 2016).
#ifndef CHARLEY_SIGNAL_LEG_BURST_H_
#define CHARLEY_SIGNAL_LEG_BURST_H_

#include <array>
#include <cstdint>
#include <vector>

#include "core/signal/emg_detector.h"

namespace charley {

struct LegBurstSettings {
  double on_above_rest_uv = 8;
  double off_above_rest_uv = 2;
  double off_share_of_rest = .5;  // or this share of the rest where it is more: a high floor is never that steady
  double end_after_s = .5;
  double min_duration_s = .5;
  double morphology_s = .5;
  double max_rest_uv = 15;  // a rectified resting level above this is no rest: nothing begins (MATPLM)
};

struct LegBurst {
  std::int64_t onset_hop = 0;
  std::int64_t end_hop = 0;  // first hop after it
  float peak = 0;            // of the smoothed rectified signal, uV
  float rest = 0;            // rectified resting level at onset, uV
  bool cut = false;          // ended by a gap or by the end of the recording
};

// For channels in microvolts.
class LegBurstDetector final : public EmgDetector {
 public:
  LegBurstDetector(const LegBurstSettings& settings, double hop_s);

  void OnSamples(const float* filtered, std::size_t count) override;
  void OnHop(const HopValue& value) override;
  void OnGap(std::int64_t hops) override;
  void Finish() { OnGap(0); }

  // What has ended since the last call.
  std::vector<LegBurst> TakeEnded();

 private:
  // Rectified values are averaged over this many hops, 0.1 s. An onset is in its middle; an end is where it begins.
  static constexpr std::size_t kSmooth = 5;

  double Smoothed() const;
  double Off(double rest) const;
  void Begin(double level, double rest);
  void Follow(double level, double rest);
  void Morphology(double hop_level, double rest);
  void End(std::int64_t end_hop, bool cut);

  LegBurstSettings settings_;
  std::int64_t end_hops_, min_hops_;
  std::int64_t hop_ = 0, since_gap_ = 0, last_end_ = 0;
  double sum_ = 0;  // rectified, of the hop that runs
  std::size_t count_ = 0;
  std::array<double, kSmooth> ring_{};
  std::size_t ring_at_ = 0;
  bool active_ = false, shaped_ = false;
  std::int64_t below_since_ = -1;
  std::vector<bool> high_;  // whether each of the last half second's hops was 2 uV above rest, as a ring
  std::size_t high_at_ = 0, highs_ = 0, seen_ = 0;
  LegBurst now_;
  std::vector<LegBurst> ended_;
};

}  // namespace charley

#endif  // CHARLEY_SIGNAL_LEG_BURST_H_
