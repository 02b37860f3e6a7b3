// Sustained contractions in an envelope: hysteresis, a minimum duration, a floor that rises with the contraction itself
// and a steady level for once, so that the bursts of walking do not add up to one. Chosen on the real recordings that
// tests/golden/recordings_test.cpp names: held contractions have a ratio of 0.36 and more, the unsteadiest walking
// muscle 0.2.
#ifndef CHARLEY_SIGNAL_ONSET_H_
#define CHARLEY_SIGNAL_ONSET_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "core/signal/emg_detector.h"

namespace charley {

struct ContractionSettings {
  double min_duration_s = 4;     // shorter ones are movements or twitches
  double on_above_rest_uv = 8;   // onset: this much above rest (AASM and World Sleep 2016 leg movement onset), and ..
  double on_times_rest = 3;      // .. this many times the resting level; alone where the unit is not microvolts
  double off_above_rest_uv = 2;  // end: below this (same rules), or ..
  double off_times_rest = 1.5;   // .. below this many times the resting level, or ..
  double off_share_of_level = .45;  // .. below this share of the contraction's own recent level
  double end_after_s = .2;          // for this long
  double steady_ratio = .3;         // 10th over 90th percentile of `min_duration_s`: steps have less, a hold has more
  double level_memory_s = 2;        // "recent"
  double merge_within_s = 2;        // a sustained contraction that resumes within this is the same one
  double holds_rest_s = 900;        // it does not raise the resting level, for this long at most
};

struct Contraction {
  std::int64_t onset_hop = 0;
  std::int64_t end_hop = 0;  // first hop after it
  float peak = 0;            // highest envelope, in the signal's unit
  float mean = 0;
  float rest = 0;    // resting level at onset
  bool cut = false;  // ended by a gap or by the end of the recording
};

class ContractionDetector final : public EmgDetector {
 public:
  // `microvolts`: the absolute thresholds apply. `hop_s`: time between envelope values.
  ContractionDetector(const ContractionSettings& settings, double hop_s, bool microvolts);

  // One envelope value with the resting level; hops count on from the first call.
  void Push(float envelope, float rest);

  void OnHop(const HopValue& value) override { Push(value.envelope, value.rest); }
  void OnGap(std::int64_t hops) override;
  bool HoldsRest() const override { return sustained() && current_duration_s() < settings_.holds_rest_s; }
  void Finish();

  // The last contraction that can no longer change, once.
  std::optional<Contraction> TakeEnded();

  // What runs now, has lasted the minimum and was steady for that long.
  bool sustained() const { return active_ && confirmed_; }
  bool above() const { return active_; }
  const Contraction& current() const { return now_; }
  double current_duration_s() const { return static_cast<double>(hop_ - now_.onset_hop) * hop_s_; }
  std::int64_t hop() const { return hop_; }

 private:
  bool Long() const { return current_duration_s() >= settings_.min_duration_s; }
  void Confirm(float envelope);
  void End(std::int64_t end_hop, bool cut);
  void Release();

  ContractionSettings settings_;
  double hop_s_;
  bool microvolts_;
  std::int64_t hop_ = 0;
  bool active_ = false, confirmed_ = false;
  std::vector<float> recent_, sorted_;  // envelope of the last `min_duration_s`, as a ring
  std::size_t recent_at_ = 0;
  Contraction now_;
  double sum_ = 0;
  double level_ = 0;
  std::int64_t below_since_ = -1;
  std::optional<Contraction> waiting_;  // ended, may still be resumed
  std::optional<Contraction> ended_;
};

}  // namespace charley

#endif  // CHARLEY_SIGNAL_ONSET_H_
