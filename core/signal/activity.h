// Movement and change of posture from an accelerometer.
// Thresholds as in the public ankle-sensor code (RestEaze: 0.10 g on, 0.05 g off, 0.5 s); a change of posture is
// gravity in another direction after the movement than before it.
#ifndef CHARLEY_SIGNAL_ACTIVITY_H_
#define CHARLEY_SIGNAL_ACTIVITY_H_

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/signal/biquad.h"

namespace charley {

struct ActivitySettings {
  double gravity_cut_hz = .25;
  double on_g = .10;
  double off_g = .05;
  double hold_s = .5;
  double min_duration_s = .5;
  double posture_degrees = 30;
  double calm_s = 1.5;  // gravity is trusted after this much stillness
};

struct Movement {
  std::int64_t onset = 0;  // sample numbers
  std::int64_t end = 0;
  float peak_g = 0;
  double posture_degrees = 0;  // how far gravity has turned, 0 when not known
  bool posture_changed = false;
};

class ActivityMeter {
 public:
  explicit ActivityMeter(double rate_hz, const ActivitySettings& settings = {});

  // One sample, g. Returns the last movement once it is over and the new posture is known.
  std::optional<Movement> Push(float x, float y, float z);
  // Samples that are missing; nothing is made up for them.
  void Gap(std::int64_t samples);
  std::optional<Movement> Finish();

  std::int64_t sample() const { return sample_; }  // of the next one
  bool moving() const { return moving_; }
  // Movement that Push has not returned yet, from its first sample to what is known of it now; empty: from == to.
  using Span = std::pair<std::int64_t, std::int64_t>;
  Span open() const;
  // Whether what comes later cannot change any more what moved before `sample`.
  bool Settled(std::int64_t sample) const;
  float dynamic_g() const { return dynamic_; }

 private:
  bool Counts(std::int64_t end) const;
  void Keep();

  ActivitySettings settings_;
  double rate_hz_;
  std::array<Cascade, 3> gravity_;
  std::array<double, 3> base_{};       // first sample after a gap: the filters start from it
  std::array<double, 3> direction_{};  // mean gravity over the present stillness
  std::array<double, 3> before_{};     // the same before the last movement
  bool fresh_ = true, moving_ = false, have_before_ = false;
  float dynamic_ = 0;
  std::int64_t sample_ = 0, below_since_ = -1, calm_samples_ = 0;
  Movement now_;
  std::optional<Movement> waiting_;
};

}  // namespace charley

#endif  // CHARLEY_SIGNAL_ACTIVITY_H_
