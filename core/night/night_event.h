// What can happen in a night: one struct for each kind. Times are seconds on the recorder's clock.
#ifndef CHARLEY_NIGHT_NIGHT_EVENT_H_
#define CHARLEY_NIGHT_NIGHT_EVENT_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/short_sort.h"

namespace charley {

// Told while it goes on, once it has lasted the minimum and was steady.
struct ContractionStarted {
  double onset_s = 0;
  double duration_s = 0;  // so far
  int stream = 0, channel = 0;
  double peak = 0;  // envelope in the signal's unit
  double rest = 0;  // resting level at onset
};

// Why a sustained contraction is not called cramp-like.
enum class Rejection : std::uint8_t {
  kNone,
  kShort,       // below ten seconds
  kTooLong,     // longer than people report of a cramp: a lead, a posture, a stretch
  kPoorSignal,  // most of it cannot be trusted
  kMoving,      // the leg moved through most of it: a walk, a stretch
};
inline constexpr std::array<std::string_view, 5> kRejectionNames = {"", "short", "too-long", "poor-signal", "moving"};

struct ContractionEvent {
  double onset_s = 0;
  double duration_s = 0;
  int stream = 0, channel = 0;
  double peak = 0, rest = 0;  // as above
  bool cut = false;           // by a gap or the end of the recording
  bool poor_signal = false, moving = false;
  Rejection rejection = Rejection::kNone;

  bool cramp_like() const { return rejection == Rejection::kNone; }
  double end_s() const { return onset_s + duration_s; }
};

// Of the muscle: what the scoring of leg movements (core/night/leg_movement.h) takes.
struct LegMovementEvent {
  double onset_s = 0;
  double duration_s = 0;
  int stream = 0, channel = 0;
  double peak = 0, rest = 0;  // of the rectified signal, uV
  bool cut = false;
  bool poor_signal = false;  // not scored

  double end_s() const { return onset_s + duration_s; }
};

struct MovementEvent {  // of the accelerometer
  double onset_s = 0;
  double duration_s = 0;
  int stream = 0;
  double peak_g = 0;
};

struct PostureEvent {
  double onset_s = 0;  // of the movement that led to it
  double duration_s = 0;
  int stream = 0;
  double degrees = 0;  // by which gravity has turned
};

struct MarkEvent {
  double onset_s = 0;
  std::string text;
};

struct GapEvent {
  double onset_s = 0;
  double duration_s = 0;
  int stream = 0;
  std::int64_t samples = 0;       // exactly this many are missing
  bool by_arrival_times = false;  // not by the device's own counter
  std::string reason;
};

struct LinkEvent {
  double onset_s = 0;
  std::string reason;
};

struct PlacementEvent {
  double onset_s = 0;
  double tensed = 0, relaxed = 0;  // medians, in the signal's unit
  std::string why;                 // "pass" or why not
};

using NightEvent = std::variant<ContractionStarted, ContractionEvent, MovementEvent, PostureEvent, MarkEvent, GapEvent,
                                LinkEvent, PlacementEvent, LegMovementEvent>;

// By the place in the variant.
inline constexpr std::array<std::string_view, 9> kEventNames = {
    "contraction-started", "contraction", "movement", "posture", "mark", "gap", "link", "placement", "leg-movement"};

inline std::string_view EventName(const NightEvent& event) { return kEventNames[event.index()]; }

// The events of one kind, by onset: the same for any order of blocks.
template <typename Kind>
std::vector<Kind> EventsOf(const std::vector<NightEvent>& events) {
  std::vector<Kind> out;
  for (const NightEvent& event : events) {
    if (const auto* found = std::get_if<Kind>(&event)) out.push_back(*found);
  }
  ShortSort(out, [](const Kind& a, const Kind& b) { return a.onset_s < b.onset_s; });  // nearly in order as they come
  return out;
}

}  // namespace charley

#endif  // CHARLEY_NIGHT_NIGHT_EVENT_H_
