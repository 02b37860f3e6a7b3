#include "core/night/leg_movement.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/base/short_sort.h"

namespace charley {
namespace {

// To the microsecond, so that 20.1 - 10.1 is ten seconds.
double Between(double from_s, double to_s) { return std::round((to_s - from_s) * 1e6) / 1e6; }

double Length(const TimeSpan& span) { return Between(span.from_s, span.to_s); }

bool Overlap(double from_s, double to_s, double other_from_s, double other_to_s) {
  return Between(from_s, other_to_s) >= 0 && Between(other_from_s, to_s) >= 0;
}

// A movement of one leg.
struct Part {
  TimeSpan span;
  bool left;
};

// Parts that are one movement: a piece of the list.
using Group = std::span<const Part>;

std::vector<Part> Parts(const LegMovementNight& night, const LegMovementRules& rules) {
  std::vector<Part> parts;
  const auto add = [&](const std::vector<TimeSpan>& spans, bool left) {
    for (const TimeSpan& span : spans) {
      const double length = Length(span);
      if (!(length >= rules.min_duration_s) || !std::isfinite(span.from_s)) continue;
      if (rules.long_is_no_lm && length > rules.max_one_leg_s) continue;
      parts.push_back({span, left});
    }
  };
  add(night.left, true);
  add(night.right, false);
  ShortSort(parts, [](const Part& a, const Part& b) { return a.span.from_s < b.span.from_s; });
  return parts;
}

bool Joins(Group group, const Part& part, const LegMovementRules& rules) {
  if (rules.both_legs == BothLegsRule::kOnsets) {
    const Part& first = group.front();
    return first.left != part.left && Between(first.span.from_s, part.span.from_s) < rules.both_legs_s;
  }
  return std::any_of(group.begin(), group.end(), [&](const Part& member) {
    return member.left != part.left && Between(member.span.to_s, part.span.from_s) < rules.both_legs_s;
  });
}

// The validity of a candidate: of one leg by its length, of both by three rules.
NoCandidate WhyNot(Group group, double length_s, const LegMovementRules& rules) {
  if (rules.long_is_no_lm) return NoCandidate::kNone;  // AASM has no candidates: an LM is one
  const bool has_long = std::any_of(group.begin(), group.end(),
                                    [&](const Part& part) { return Length(part.span) > rules.max_one_leg_s; });
  if (group.size() == 1) return has_long ? NoCandidate::kTooLong : NoCandidate::kNone;
  if (has_long) return NoCandidate::kHasLongPart;
  if (static_cast<int>(group.size()) > rules.max_parts) return NoCandidate::kTooManyParts;
  return length_s > rules.max_both_legs_s ? NoCandidate::kBothTooLong : NoCandidate::kNone;
}

ScoredMovement Merge(Group group, const LegMovementRules& rules) {
  ScoredMovement out;
  out.onset_s = group.front().span.from_s;
  out.end_s = group.front().span.to_s;
  out.parts = static_cast<int>(group.size());
  for (const Part& part : group) {
    out.end_s = std::max(out.end_s, part.span.to_s);
    (part.left ? out.left : out.right) = true;
  }
  out.no_candidate = WhyNot(group, Between(out.onset_s, out.end_s), rules);
  return out;
}

bool WithBreathing(const ScoredMovement& movement, const LegMovementNight& night, RespiratoryRule rule) {
  return std::any_of(night.respiratory.begin(), night.respiratory.end(), [&](const TimeSpan& event) {
    switch (rule) {
      case RespiratoryRule::kWide: return Overlap(movement.onset_s, movement.end_s, event.to_s - 2, event.to_s + 10.25);
      case RespiratoryRule::kNarrow: return Overlap(movement.onset_s, movement.end_s, event.to_s - .5, event.to_s + .5);
      case RespiratoryRule::kDuring: break;
    }
    return Overlap(movement.onset_s, movement.end_s, event.from_s - .5, event.to_s + .5);
  });
}

bool WithArousal(const ScoredMovement& movement, const LegMovementNight& night, double gap_s) {
  return std::any_of(night.arousals.begin(), night.arousals.end(), [&](const TimeSpan& arousal) {
    return Between(movement.end_s, arousal.from_s) < gap_s && Between(arousal.to_s, movement.onset_s) < gap_s;
  });
}

SleepState StateAt(const std::vector<StateSpan>& states, double time_s) {
  for (const StateSpan& span : states) {
    if (time_s >= span.from_s && time_s < span.to_s) return span.state;
  }
  return SleepState::kUnknown;
}

// Wake in one piece between two onsets that is long enough to end a series. `states` in order.
bool WakeBreaks(const LegMovementNight& night, const LegMovementRules& rules, double from_s, double to_s) {
  double run = 0;
  for (const StateSpan& span : night.states) {
    const double inside = std::min(to_s, span.to_s) - std::max(from_s, span.from_s);
    if (inside <= 0) continue;
    run = span.state == SleepState::kWake ? run + inside : 0;
    if (run >= rules.wake_breaks_s - 1e-6) return true;
  }
  return false;
}

bool InRange(double imi_s, const LegMovementRules& rules) {
  return imi_s >= rules.min_imi_s && (imi_s < rules.max_imi_s || (rules.max_imi_included && imi_s == rules.max_imi_s));
}

// Runs of candidates of which each follows the one before within the range. A short interval and an LM that is no
// candidate both end a run; the one after a short interval may begin another.
void MarkSeries(const std::vector<ScoredMovement*>& list, const LegMovementNight& night, LegMovementScore& score,
                bool without_respiratory) {
  const LegMovementRules& rules = score.rules;
  std::size_t from = 0;
  while (from < list.size()) {
    std::size_t to = from + 1;
    while (list[from]->candidate() && to < list.size() && list[to]->candidate() &&
           InRange(Between(list[to - 1]->onset_s, list[to]->onset_s), rules) &&
           !(rules.only_sleep && WakeBreaks(night, rules, list[to - 1]->onset_s, list[to]->onset_s))) {
      ++to;
    }
    const bool series = list[from]->candidate() && static_cast<int>(to - from) >= rules.min_series;
    for (std::size_t i = from; series && i < to; ++i) {
      if (without_respiratory) list[i]->in_series_without_respiratory = true;
      else list[i]->series = score.series;
    }
    if (series && !without_respiratory) ++score.series;
    from = to;
  }
}

void FindSeries(LegMovementScore& score, const LegMovementNight& night) {
  std::vector<ScoredMovement*> all, without;
  for (ScoredMovement& movement : score.movements) {
    if (score.rules.only_sleep && movement.state == SleepState::kWake) continue;
    all.push_back(&movement);
    if (!(movement.candidate() && movement.respiratory)) without.push_back(&movement);
  }
  MarkSeries(all, night, score, false);
  MarkSeries(without, night, score, true);
}

void Intervals(std::vector<ScoredMovement>& movements) {
  for (std::size_t i = 1; i < movements.size(); ++i)
    movements[i].imi_s = Between(movements[i - 1].onset_s, movements[i].onset_s);
}

void Count(LegMovementScore& score) {
  for (const ScoredMovement& movement : score.movements) {
    ++score.lm;
    if (movement.imi_s >= 0 && movement.imi_s < score.rules.min_imi_s) ++score.short_intervals;
    if (!movement.candidate()) continue;
    const bool sleep = movement.state == SleepState::kSleep;
    ++score.clm;
    if (movement.respiratory) ++score.clm_respiratory;
    if (movement.arousal) ++score.clm_arousal;
    if (movement.in_series_without_respiratory) ++score.plm_without_respiratory;
    if (movement.in_series_without_respiratory && sleep) ++score.plm_sleep_without_respiratory;
    if (!movement.periodic()) {
      if (movement.imi_s < 0 || movement.imi_s >= score.rules.min_imi_s) ++score.isolated;
      continue;
    }
    ++score.plm;
    if (sleep) ++score.plm_sleep;
    if (movement.state == SleepState::kWake) ++score.plm_wake;
    if (movement.arousal) ++score.plm_arousal;
  }
  if (score.clm > 0) score.plm_share_of_clm = static_cast<double>(score.plm) / score.clm;
}

void Periodicity(LegMovementScore& score) {
  constexpr std::size_t kRun = 3;
  std::size_t all = 0, periodic = 0, run = 0;
  for (const ScoredMovement& movement : score.movements) {
    if (movement.imi_s < 0) continue;
    ++all;
    const auto bin = static_cast<std::size_t>(movement.imi_s / LegMovementScore::kHistogramStepS);
    ++score.imi_histogram[std::min(bin, LegMovementScore::kHistogramBins - 1)];
    run = movement.imi_s > 10 && movement.imi_s <= 90 ? run + 1 : 0;
    if (run == kRun) periodic += kRun;
    else if (run > kRun) ++periodic;
  }
  if (all > 0) score.periodicity_index = static_cast<double>(periodic) / static_cast<double>(all);
}

void LogIntervals(LegMovementScore& score) {
  std::vector<double> logs;
  for (std::size_t i = 1; i < score.movements.size(); ++i) {
    const ScoredMovement& movement = score.movements[i];
    const bool linked = movement.periodic() && movement.series == score.movements[i - 1].series;
    if (linked) logs.push_back(std::log(movement.imi_s));
  }
  score.log_imi_count = static_cast<int>(logs.size());
  if (logs.empty()) return;
  const auto count = static_cast<double>(logs.size());
  for (const double each : logs) score.log_imi_mean += each / count;
  double squares = 0;
  for (const double each : logs) squares += (each - score.log_imi_mean) * (each - score.log_imi_mean);
  if (logs.size() > 1) score.log_imi_sd = std::sqrt(squares / (count - 1));
}

void Hours(LegMovementScore& score, const LegMovementNight& night) {
  score.recording_h = night.recording_s / 3600;
  for (const TimeSpan& span : night.rest) score.rest_h += std::max(0.0, Length(span)) / 3600;
  for (const StateSpan& span : night.states) {
    const double hours = std::max(0.0, span.to_s - span.from_s) / 3600;
    if (span.state == SleepState::kSleep) score.sleep_h += hours;
    if (span.state == SleepState::kWake) score.wake_h += hours;
  }
}

}  // namespace

std::optional<LegMovementPreset> PresetFromName(std::string_view name) {
  for (std::size_t i = 0; i < kPresetNames.size(); ++i) {
    if (kPresetNames[i] == name) return static_cast<LegMovementPreset>(i);
  }
  return std::nullopt;
}

LegMovementRules RulesOf(LegMovementPreset preset) {
  LegMovementRules rules;
  if (preset == LegMovementPreset::kWorldSleep2016) return rules;
  rules.preset = preset;
  rules.long_is_no_lm = true;
  rules.min_imi_s = 5;
  rules.max_imi_included = true;
  rules.both_legs = BothLegsRule::kOnsets;
  rules.both_legs_s = 5;
  rules.respiratory = RespiratoryRule::kDuring;
  rules.only_sleep = true;
  return rules;
}

LegMovementScore ScoreLegMovements(const LegMovementNight& night, const LegMovementRules& rules) {
  LegMovementScore score;
  score.rules = rules;
  const std::vector<Part> parts = Parts(night, rules);
  for (std::size_t from = 0, to = 0; from < parts.size(); from = to) {
    const auto group = [&] { return Group(parts).subspan(from, to - from); };
    do ++to;
    while (to < parts.size() && Joins(group(), parts[to], rules));
    ScoredMovement movement = Merge(group(), rules);
    movement.respiratory = WithBreathing(movement, night, rules.respiratory);
    if (movement.respiratory && rules.respiratory == RespiratoryRule::kDuring) continue;
    movement.arousal = WithArousal(movement, night, rules.arousal_gap_s);
    movement.state = StateAt(night.states, movement.onset_s);
    score.movements.push_back(movement);
  }
  Intervals(score.movements);
  FindSeries(score, night);
  Count(score);
  Periodicity(score);
  LogIntervals(score);
  Hours(score, night);
  return score;
}

std::optional<double> PerHour(int count, double hours) {
  if (!(hours > 0)) return std::nullopt;
  return count / hours;
}

IndexName NameOfIndex(const ScoredLegs& legs, bool staged) {
  const bool both = legs.left && legs.right;
  if (legs.all_tibialis && both) return staged ? IndexName::kPlms : IndexName::kPlmBothTibialis;
  if (legs.all_tibialis) return IndexName::kPlmLikeOneTibialis;
  if (legs.all_calf) return both ? IndexName::kPlmLikeBothCalves : IndexName::kPlmLikeOneCalf;
  return IndexName::kPlmLikeLegs;
}

IndexSpread SpreadOf(std::vector<double> indices) {
  IndexSpread out;
  out.nights = static_cast<int>(indices.size());
  if (indices.empty()) return out;
  std::sort(indices.begin(), indices.end());
  const std::size_t middle = indices.size() / 2;
  out.lowest = indices.front();
  out.highest = indices.back();
  out.median = indices.size() % 2 == 1 ? indices[middle] : (indices[middle - 1] + indices[middle]) / 2;
  double mean = 0;
  for (const double each : indices) mean += each / static_cast<double>(indices.size());
  double squares = 0;
  for (const double each : indices) squares += (each - mean) * (each - mean);
  if (indices.size() > 1) out.sd = std::sqrt(squares / static_cast<double>(indices.size() - 1));
  return out;
}

}  // namespace charley
