// Which leg muscle a channel's name speaks of, as laboratories and devices write it.
#ifndef CHARLEY_RECORDING_LEG_LABEL_H_
#define CHARLEY_RECORDING_LEG_LABEL_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/sensor/sample_block.h"

namespace charley {

enum class LegLabelKind : std::uint8_t {
  kOther,    // a chin, an eye, a heart, an arm ..
  kUnknown,  // the name says nothing
  kEmg,      // an EMG of a muscle that the name does not say
  kLeg,
};

struct LegLabel {
  LegLabelKind kind = LegLabelKind::kUnknown;
  ChannelPlace place;  // of a leg: site "tibialis", "calf" or "", side "left", "right" or ""
};

// Examples: "EMG Tib L", "LAT", "Left Leg", "RLEG", "EMG LLEG-RLEG" (both: no side), "EMG Calf", "Chin1" (other).
LegLabel ReadLegLabel(std::string_view label);

}  // namespace charley

#endif  // CHARLEY_RECORDING_LEG_LABEL_H_
