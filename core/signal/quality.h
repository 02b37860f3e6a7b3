// Whether a second of EMG can be trusted.
#ifndef CHARLEY_SIGNAL_QUALITY_H_
#define CHARLEY_SIGNAL_QUALITY_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/signal/spectrum.h"

namespace charley {

enum QualityFlag : std::uint8_t {
  kMissing = 1,     // more than a tenth of the second did not arrive
  kSaturated = 2,   // at the end of the converter's range
  kFlat = 4,        // not a single change
  kMains = 8,       // most of the power is hum
  kNoContact = 16,  // hum as of an open lead, or nothing but the amplifier's own noise
};
// Hum alone is filtered out and hides no muscle; an open lead, which hums too, is `kNoContact`.
constexpr bool IsUsable(std::uint8_t flags) { return (flags & ~kMains) == 0; }
inline constexpr std::array<std::string_view, 5> kQualityNames = {"missing", "saturated", "flat", "mains",
                                                                  "no-contact"};

struct QualitySettings {
  double mains_share = .6;      // of the power between 15 Hz and the upper edge: "mains"
  double mains_min = 10;        // RMS in uV; below this hum does not matter (power line, CleanEMG 2011)
  double open_lead_mains = 50;  // RMS in uV; hum of an open lead: 60 to 250 uV
  double open_lead_share = .8;
  double quiet_max = 2.5;       // RMS in uV; a healthy calf at rest has 1.3 to 3.7 uV, so amplitude alone says nothing
  double white_ratio = 2.2;     // densest over least dense band: below it there is no muscle in the signal
  double quiet_slow_max = 1.0;  // the same below 900 Hz, where the bands that tell muscle from noise are missing
  double average_s = 8;         // bands are averaged over this time
};

// Feed raw samples of one channel; each full second gives flags. `microvolts`: amplitude rules apply.
class QualityMeter {
 public:
  QualityMeter(double rate_hz, double range_min, double range_max, bool microvolts,
               const QualitySettings& settings = {});

  // Raw sample. Returns true when a second is complete: read `flags()`.
  bool Push(float sample);
  bool PushMissing();

  std::uint8_t flags() const { return flags_; }
  std::size_t second_samples() const { return second_samples_; }
  std::size_t samples_to_second_end() const { return second_samples_ - counted_; }

 private:
  bool Count();
  void Judge();
  double Power(double from_hz, double to_hz) const;  // mean density in the averaged spectrum
  double MainsPower(double& share) const;            // of the last second, and its share
  bool LooksDead() const;

  double rate_hz_;
  float low_, high_;
  bool microvolts_;
  QualitySettings settings_;
  std::size_t second_samples_;
  Periodogram periodogram_;
  std::vector<float> ring_;
  std::vector<double> last_, average_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0, missing_ = 0, at_rail_ = 0, changes_ = 0, fresh_ = 0;
  float previous_ = 0;
  double seconds_averaged_ = 0;
  std::uint8_t flags_ = 0;
};

}  // namespace charley

#endif  // CHARLEY_SIGNAL_QUALITY_H_
