// What the annotations of a recording say about sleep, breathing and light.
#ifndef CHARLEY_NIGHT_SLEEP_NOTES_H_
#define CHARLEY_NIGHT_SLEEP_NOTES_H_

#include <string_view>
#include <vector>

#include "core/night/leg_movement.h"

namespace charley {

struct SleepNotes {
  std::vector<StateSpan> states;
  std::vector<TimeSpan> respiratory, arousals;
  double lights_off_s = -1, lights_on_s = -1;  // below 0: not said
};

// Takes "Sleep stage N2" (EDF+ texts, also "Stage W", "REM"), "Lights off", "Obstructive apnea", "Hypopnea", "EEG
// arousal". Returns whether the note was one of these. `duration_s` below 0: not given; a stage then lasts an epoch of
// 30 s.
bool TakeSleepNote(std::string_view text, double onset_s, double duration_s, SleepNotes& notes);

}  // namespace charley

#endif  // CHARLEY_NIGHT_SLEEP_NOTES_H_
