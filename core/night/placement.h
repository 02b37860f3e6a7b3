// "Tense your calf now": does the sensor see the muscle?
#ifndef CHARLEY_NIGHT_PLACEMENT_H_
#define CHARLEY_NIGHT_PLACEMENT_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace charley {

inline constexpr double kRelaxS = 3;
inline constexpr double kTenseS = 4;

struct PlacementInput {
  std::vector<float> relaxed;  // envelope (EMG) or movement in g while the leg lies still
  std::vector<float> tensed;   // the same while it is tensed
  std::uint8_t flags = 0;      // QualityFlag of the seconds together
  bool microvolts = false;     // absolute limits apply
  bool movement_only = false;  // no EMG: moving the foot is what is looked for
};

struct PlacementVerdict {
  bool passed = false;
  // "pass", "no-data", "no-contact", "mains", "saturated", "too-weak", "restless"
  std::string_view why;
  float relaxed = 0;  // medians, in the signal's unit
  float tensed = 0;
};

PlacementVerdict JudgePlacement(const PlacementInput& input);

// The check while it runs: first relaxed, then tensed.
class PlacementCheck {
 public:
  void Begin(bool movement_only, bool microvolts);
  // One value of the envelope, or of movement in g. The verdict once it is over.
  std::optional<PlacementVerdict> Feed(double time_s, float value, std::uint8_t flags);
  std::string_view phase() const;  // "", "relax", "tense"

 private:
  bool running_ = false, tense_ = false;
  double start_s_ = -1;
  PlacementInput input_;
};

}  // namespace charley

#endif  // CHARLEY_NIGHT_PLACEMENT_H_
