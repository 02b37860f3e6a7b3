// What listens to one EMG channel. The chain (core/night/emg_chain.h) filters, follows envelope and resting level, and
// gives the same values to each detector that is attached to it.
#ifndef CHARLEY_SIGNAL_EMG_DETECTOR_H_
#define CHARLEY_SIGNAL_EMG_DETECTOR_H_

#include <cstddef>
#include <cstdint>

namespace charley {

// One hop of the envelope's grid. Hops count on through gaps, so they are a clock.
struct HopValue {
  std::int64_t hop;
  float envelope;   // 0.2 s RMS
  float rest;       // resting level of the envelope
  float low, high;  // filtered signal within the hop
};

class EmgDetector {
 public:
  virtual ~EmgDetector() = default;

  // Filtered samples of the hop that OnHop closes, in pieces of any size.
  virtual void OnSamples(const float* filtered, std::size_t count) {
    static_cast<void>(filtered);
    static_cast<void>(count);
  }
  virtual void OnHop(const HopValue& value) = 0;
  // A gap of this many hops: what runs is cut.
  virtual void OnGap(std::int64_t hops) = 0;
  // What goes on now is no rest: the resting level waits.
  virtual bool HoldsRest() const { return false; }
};

}  // namespace charley

#endif  // CHARLEY_SIGNAL_EMG_DETECTOR_H_
