// Leg movements (LM), candidate (CLM) and periodic leg movements (PLM) as a pure function of event lists: movements of
// each leg, and where they are known respiratory events, arousals, sleep stages and times of rest. No signal is needed,
// so events of other programs can be scored too. Rules: `aasm` as in the AASM Manual v2 and 3; `world_sleep_2016` as in
// Ferri et al., Sleep Med 2016 (IRLSSG, EURLSSG and RLS Foundation, endorsed by the World Association of Sleep
// Medicine), in the order of its appendix.
//
//   const LegMovementScore score = ScoreLegMovements({.left = left, .right = right, .recording_s = 28'800},
//                                                    RulesOf(LegMovementPreset::kWorldSleep2016));
#ifndef CHARLEY_NIGHT_LEG_MOVEMENT_H_
#define CHARLEY_NIGHT_LEG_MOVEMENT_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace charley {

struct TimeSpan {
  double from_s = 0;
  double to_s = 0;
};

enum class SleepState : std::uint8_t { kUnknown, kWake, kSleep };

struct StateSpan {
  double from_s = 0;
  double to_s = 0;
  SleepState state = SleepState::kUnknown;
};

struct LegMovementNight {
  std::vector<TimeSpan> left, right;  // movements of each leg; in any order
  std::vector<TimeSpan> respiratory;  // apneas and hypopneas
  std::vector<TimeSpan> arousals;
  std::vector<StateSpan> states;  // wake and sleep; empty: not known
  std::vector<TimeSpan> rest;     // times in bed, lying; empty: not known
  double recording_s = 0;         // time in which movements could be seen
};

enum class LegMovementPreset : std::uint8_t { kAasm, kWorldSleep2016 };
inline constexpr std::array<std::string_view, 2> kPresetNames = {"aasm", "world_sleep_2016"};
std::optional<LegMovementPreset> PresetFromName(std::string_view name);

// Which movements go with breathing (World Sleep 2016: either may be used, and is to be named).
enum class RespiratoryRule : std::uint8_t {
  kWide,    // overlapping from 2.0 s before to 10.25 s after the END of a respiratory event
  kNarrow,  // overlapping from 0.5 s before to 0.5 s after its end
  kDuring,  // AASM: anywhere from 0.5 s before its onset to 0.5 s after its end; such a movement is not scored at all
};

enum class BothLegsRule : std::uint8_t {
  kOnsets,   // AASM: of two legs, onsets less than 5 s apart
  kOverlap,  // World Sleep: of two legs, less than 0.5 s from the end of one to the onset of the other; chains allowed
};

struct LegMovementRules {
  LegMovementPreset preset = LegMovementPreset::kWorldSleep2016;
  double min_duration_s = .5;
  double max_one_leg_s = 10;
  double max_both_legs_s = 15;
  int max_parts = 4;           // movements of one leg within one of both
  bool long_is_no_lm = false;  // AASM: longer than ten seconds is no LM at all; World Sleep: an LM that is no candidate
  double min_imi_s = 10;       // onset to onset, this much or more ..
  double max_imi_s = 90;       // .. and less than this ..
  bool max_imi_included = false;  // .. or as much
  int min_series = 4;
  BothLegsRule both_legs = BothLegsRule::kOverlap;
  double both_legs_s = .5;
  RespiratoryRule respiratory = RespiratoryRule::kWide;
  double arousal_gap_s = .5;  // overlap or less than this between them, in either order
  bool only_sleep = false;    // AASM: with stages, movements in wake are left out of the series ..
  double wake_breaks_s = 90;  // .. and this much wake ends one
};

LegMovementRules RulesOf(LegMovementPreset preset);

// Why an LM is no candidate.
enum class NoCandidate : std::uint8_t { kNone, kTooLong, kHasLongPart, kTooManyParts, kBothTooLong };

struct ScoredMovement {
  double onset_s = 0;
  double end_s = 0;
  bool left = false, right = false;
  int parts = 1;  // movements of one leg in it
  NoCandidate no_candidate = NoCandidate::kNone;
  double imi_s = -1;  // from the onset of the LM before it; below 0: the first
  int series = -1;    // of PLM, in order; below 0: in none
  bool respiratory = false;
  bool in_series_without_respiratory = false;
  bool arousal = false;
  SleepState state = SleepState::kUnknown;

  bool candidate() const { return no_candidate == NoCandidate::kNone; }
  bool periodic() const { return series >= 0; }
};

struct LegMovementScore {
  static constexpr double kHistogramStepS = 2;
  static constexpr std::size_t kHistogramBins = 51;  // 0 to 100 s, the last: longer

  LegMovementRules rules;
  std::vector<ScoredMovement> movements;  // of both legs together, by onset

  int lm = 0, clm = 0, plm = 0, series = 0;
  int plm_sleep = 0, plm_wake = 0;        // PLMS, PLMW; 0 without stages
  int clm_respiratory = 0;                // CLMr
  int plm_without_respiratory = 0;        // PLMnr: series found anew without CLMr ..
  int plm_sleep_without_respiratory = 0;  // .. and of these in sleep
  int plm_arousal = 0, clm_arousal = 0;
  int short_intervals = 0;  // intervals below the least
  int isolated = 0;         // CLM in no series and not preceded by a short interval

  double recording_h = 0, rest_h = 0, sleep_h = 0, wake_h = 0;  // 0: not known

  // Ferri 2006: intervals of 10 < i <= 90 s in runs of at least three, over all intervals; 0 to 1; below 0: no
  // interval.
  double periodicity_index = -1;
  double plm_share_of_clm = -1;             // what SOMAS calls so
  double log_imi_mean = 0, log_imi_sd = 0;  // natural logarithm of the intervals of series, s
  int log_imi_count = 0;
  std::array<int, kHistogramBins> imi_histogram{};
};

LegMovementScore ScoreLegMovements(const LegMovementNight& night, const LegMovementRules& rules);

// Movements an hour; nothing where the hours are not known.
std::optional<double> PerHour(int count, double hours);

// What the index may be called. The clinical name stands for both tibialis anterior muscles with sleep stages alone.
enum class IndexName : std::uint8_t {
  kPlms,             // both tibialis anterior, sleep stages
  kPlmBothTibialis,  // the same without stages
  kPlmLikeOneTibialis,
  kPlmLikeOneCalf,
  kPlmLikeBothCalves,
  kPlmLikeLegs,  // muscles that nobody named
};
inline constexpr std::array<std::string_view, 6> kIndexNames = {"PLMS index",
                                                                "PLM index, both legs, no sleep stages",
                                                                "PLM-like index, one tibialis anterior",
                                                                "PLM-like index, one calf",
                                                                "PLM-like index, both calves",
                                                                "PLM-like index, muscle not named"};

struct ScoredLegs {
  bool left = false, right = false;
  bool all_tibialis = false, all_calf = false;
};
IndexName NameOfIndex(const ScoredLegs& legs, bool staged);

// Several nights of one person. One night says little: from the lowest to the highest night the index differs by 25 an
// hour (3.9 to 73.8) in people with restless legs (Sleep Med 2009).
struct IndexSpread {
  int nights = 0;
  double lowest = 0, median = 0, highest = 0, sd = 0;
};
IndexSpread SpreadOf(std::vector<double> indices);

}  // namespace charley

#endif  // CHARLEY_NIGHT_LEG_MOVEMENT_H_
