#include "core/night/leg_movement_report.h"

#include <algorithm>
#include <cmath>

namespace charley {
namespace {

double Milli(double value) { return std::round(value * 1000) / 1000; }

struct Leg {
  int stream = 0, channel = 0;
  ChannelPlace place;
  const QualityTimeline* quality = nullptr;
};

std::vector<Leg> Candidates(const NightAnalyzer& analyzer, const ReportContext& context) {
  std::vector<Leg> legs;
  for (const auto& [stream, channel, timeline] : analyzer.Quality()) {
    const StreamInfo& info = analyzer.streams()[static_cast<std::size_t>(stream)];
    if (info.unit != "uV") continue;
    legs.push_back({stream, channel, PlaceOf(info, static_cast<std::size_t>(channel), context), timeline});
  }
  return legs;
}

// Of several channels on one leg the tibialis anterior, for which the rules were made; else the first.
const Leg* Best(const std::vector<Leg>& legs, std::string_view side) {
  const Leg* best = nullptr;
  for (const Leg& leg : legs) {
    if (leg.place.side != side) continue;
    const bool better = best == nullptr || (leg.place.site == "tibialis" && best->place.site != "tibialis");
    if (better) best = &leg;
  }
  return best;
}

struct Chosen {
  const Leg* left = nullptr;
  const Leg* right = nullptr;
};

// Where no side is named, two channels of the same muscle are the two legs; two muscles may be one leg's.
Chosen Choose(const std::vector<Leg>& legs) {
  Chosen chosen{Best(legs, "left"), Best(legs, "right")};
  if (chosen.left != nullptr || chosen.right != nullptr) return chosen;
  chosen.left = Best(legs, "");
  for (const Leg& leg : legs) {
    if (chosen.right == nullptr && &leg != chosen.left && leg.place.site == chosen.left->place.site)
      chosen.right = &leg;
  }
  return chosen;
}

std::vector<TimeSpan> MovementsOf(const std::vector<NightEvent>& events, const Leg* leg) {
  std::vector<TimeSpan> out;
  if (leg == nullptr) return out;
  for (const NightEvent& each : events) {
    const auto* event = std::get_if<LegMovementEvent>(&each);
    if (event == nullptr || event->stream != leg->stream || event->channel != leg->channel) continue;
    if (!event->poor_signal) out.push_back({event->onset_s, event->end_s()});
  }
  return out;
}

ScoredLegs Describe(const Chosen& chosen) {
  ScoredLegs out{chosen.left != nullptr, chosen.right != nullptr, true, true};
  for (const Leg* leg : {chosen.left, chosen.right}) {
    if (leg == nullptr) continue;
    out.all_tibialis = out.all_tibialis && leg->place.site == "tibialis";
    out.all_calf = out.all_calf && leg->place.site == "calf";
  }
  return out;
}

LegMovementNight NightOf(const NightAnalyzer& analyzer, const ReportContext& context, const Chosen& chosen) {
  LegMovementNight night;
  night.left = MovementsOf(analyzer.events(), chosen.left);
  night.right = MovementsOf(analyzer.events(), chosen.right);
  night.states = context.sleep.states;
  night.respiratory = context.sleep.respiratory;
  night.arousals = context.sleep.arousals;
  for (const Leg* leg : {chosen.left, chosen.right}) {
    if (leg != nullptr) night.recording_s = std::max(night.recording_s, static_cast<double>(leg->quality->counts()[1]));
  }
  const double on = context.sleep.lights_on_s >= 0 ? context.sleep.lights_on_s : context.duration_s;
  if (context.sleep.lights_off_s >= 0 && on > context.sleep.lights_off_s)
    night.rest.push_back({context.sleep.lights_off_s, on});
  return night;
}

Json Legs(const NightAnalyzer& analyzer, const Chosen& chosen) {
  Json out = Json::array();
  for (const Leg* leg : {chosen.left, chosen.right}) {
    if (leg == nullptr) continue;
    Json entry;
    entry["channel"] =
        analyzer.streams()[static_cast<std::size_t>(leg->stream)].channels[static_cast<std::size_t>(leg->channel)];
    entry["site"] = leg->place.site;
    entry["side"] = leg->place.side;
    out.push_back(std::move(entry));
  }
  return out;
}

// Tables instead of assignments: a third of the code in the module that the page loads.
struct CountField {
  const char* name;
  int LegMovementScore::*count;
};
constexpr CountField kCounts[] = {{"lm", &LegMovementScore::lm},
                                  {"clm", &LegMovementScore::clm},
                                  {"plm", &LegMovementScore::plm},
                                  {"series", &LegMovementScore::series},
                                  {"plmSleep", &LegMovementScore::plm_sleep},
                                  {"plmWake", &LegMovementScore::plm_wake},
                                  {"clmRespiratory", &LegMovementScore::clm_respiratory},
                                  {"plmWithoutRespiratory", &LegMovementScore::plm_without_respiratory},
                                  {"plmSleepWithoutRespiratory", &LegMovementScore::plm_sleep_without_respiratory},
                                  {"clmArousal", &LegMovementScore::clm_arousal},
                                  {"plmArousal", &LegMovementScore::plm_arousal},
                                  {"shortIntervals", &LegMovementScore::short_intervals},
                                  {"isolated", &LegMovementScore::isolated}};

struct HourlyField {
  const char* name;
  int LegMovementScore::*count;
  double LegMovementScore::*hours;
};
constexpr HourlyField kHourly[] = {
    {"plmPerHour", &LegMovementScore::plm, &LegMovementScore::recording_h},
    {"plmPerHourOfRest", &LegMovementScore::plm, &LegMovementScore::rest_h},
    {"plmsPerHourOfSleep", &LegMovementScore::plm_sleep, &LegMovementScore::sleep_h},
    {"plmsPerHourOfSleepWithoutRespiratory", &LegMovementScore::plm_sleep_without_respiratory,
     &LegMovementScore::sleep_h},
    {"plmwPerHourOfWake", &LegMovementScore::plm_wake, &LegMovementScore::wake_h},
    {"clmPerHour", &LegMovementScore::clm, &LegMovementScore::recording_h},
    {"shortIntervalsPerHour", &LegMovementScore::short_intervals, &LegMovementScore::recording_h},
    {"isolatedPerHour", &LegMovementScore::isolated, &LegMovementScore::recording_h}};

struct HoursField {
  const char* name;
  double LegMovementScore::*hours;
};
constexpr HoursField kHours[] = {{"usable", &LegMovementScore::recording_h},
                                 {"rest", &LegMovementScore::rest_h},
                                 {"sleep", &LegMovementScore::sleep_h},
                                 {"wake", &LegMovementScore::wake_h}};

// null below 0: not known.
Json KnownShare(double share) { return share >= 0 ? Json(Milli(share)) : Json(); }

}  // namespace

Json LegMovementReport(const NightAnalyzer& analyzer, const ReportContext& context) {
  const std::vector<Leg> legs = Candidates(analyzer, context);
  if (legs.empty()) return {};
  const Chosen chosen = Choose(legs);
  const LegMovementNight night = NightOf(analyzer, context, chosen);
  const LegMovementScore score = ScoreLegMovements(night, RulesOf(context.preset));
  // One by one: a long list in braces makes three times the code.
  Json out;
  out["preset"] = kPresetNames[static_cast<std::size_t>(context.preset)];
  out["index"] = kIndexNames[static_cast<std::size_t>(NameOfIndex(Describe(chosen), score.sleep_h > 0))];
  out["legs"] = Legs(analyzer, chosen);
  for (const HoursField& field : kHours) out["hours"][field.name] = Milli(score.*field.hours);
  for (const CountField& field : kCounts) out["counts"][field.name] = score.*field.count;
  for (const HourlyField& field : kHourly) {  // null where the hours are not known
    const auto index = PerHour(score.*field.count, score.*field.hours);
    out["perHour"][field.name] = KnownShare(index ? *index : -1);
  }
  out["periodicityIndex"] = KnownShare(score.periodicity_index);
  out["plmShareOfClm"] = KnownShare(score.plm_share_of_clm);
  out["logImi"]["count"] = score.log_imi_count;
  out["logImi"]["mean"] = Milli(score.log_imi_mean);
  out["logImi"]["sd"] = Milli(score.log_imi_sd);
  out["imiHistogram"]["stepS"] = LegMovementScore::kHistogramStepS;
  for (const int count : score.imi_histogram) out["imiHistogram"]["counts"].push_back(count);
  return out;
}

}  // namespace charley
