// "Tense your calf now": does the sensor see the muscle?
#ifndef CHARLEY_NIGHT_PLACEMENT_H_
#define CHARLEY_NIGHT_PLACEMENT_H_

#include <cstdint>
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

}  // namespace charley

#endif  // CHARLEY_NIGHT_PLACEMENT_H_
