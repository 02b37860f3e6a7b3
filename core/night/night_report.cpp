#include "core/night/night_report.h"

#include <algorithm>
#include <cmath>

namespace charley {
namespace {

double Milli(double value) { return std::round(value * 1000) / 1000; }

// The contraction that a mark belongs to: began at most `mark_before_s` after it, ended at most `mark_after_s` before.
const NightEvent* ContractionAt(const NightAnalyzer& analyzer, double mark_s) {
  const NightSettings& settings = analyzer.settings();
  const NightEvent* best = nullptr;
  for (const NightEvent& event : analyzer.events()) {
    if (event.kind != EventKind::kContraction || event.poor_signal || event.moving) continue;
    const double end = event.onset_s + event.duration_s;
    if (event.onset_s - settings.mark_before_s > mark_s || end + settings.mark_after_s < mark_s) continue;
    if (best == nullptr || event.duration_s > best->duration_s) best = &event;
  }
  return best;
}

Json Streams(const NightAnalyzer& analyzer, const ReportContext& context) {
  Json out = Json::array();
  for (std::size_t i = 0; i < analyzer.streams().size(); ++i) {
    const StreamInfo& info = analyzer.streams()[i];
    const StreamSummary summary = i < context.streams.size() ? context.streams[i] : StreamSummary{};
    if (summary.received == 0) continue;
    out.push_back({{"id", info.id},
                   {"channels", info.channels},
                   {"unit", info.unit},
                   {"rateHz", Milli(summary.rate_hz)},
                   {"received", summary.received},
                   {"lost", summary.lost},
                   {"repeated", summary.repeated},
                   {"restarts", summary.restarts}});
  }
  return out;
}

Json QualityJson(const NightAnalyzer& analyzer) {
  Json out = Json::array();
  for (const auto& summary : analyzer.Quality()) {
    const StreamInfo& info = analyzer.streams()[static_cast<std::size_t>(summary.stream)];
    Json entry = {{"channel", info.channels[static_cast<std::size_t>(summary.channel)]},
                  {"seconds", summary.seconds[0]},
                  {"usable", summary.seconds[1]}};
    for (std::size_t i = 0; i < kQualityNames.size(); ++i)
      entry[std::string(kQualityNames[i])] = summary.seconds[2 + i];
    out.push_back(std::move(entry));
  }
  return out;
}

Json Marks(const NightAnalyzer& analyzer) {
  Json out = Json::array();
  for (const NightEvent& event : analyzer.events()) {
    if (event.kind != EventKind::kMark) continue;
    Json mark = {{"timeS", Milli(event.onset_s)},
                 {"text", event.text},
                 {"usable", analyzer.UsableAround(event.onset_s - 60, event.onset_s)}};
    if (const NightEvent* contraction = ContractionAt(analyzer, event.onset_s)) {
      mark["contraction"] = {{"onsetS", Milli(contraction->onset_s)},
                             {"durationS", Milli(contraction->duration_s)},
                             {"crampLike", contraction->cramp_like}};
    }
    out.push_back(std::move(mark));
  }
  return out;
}

}  // namespace

Json EventJson(const NightAnalyzer& analyzer, const NightEvent& event) {
  Json out = {{"kind", kEventNames[static_cast<std::size_t>(event.kind)]}, {"onsetS", Milli(event.onset_s)}};
  if (event.kind != EventKind::kMark && event.kind != EventKind::kLink) out["durationS"] = Milli(event.duration_s);
  if (!event.text.empty()) out["text"] = event.text;
  if (event.stream >= 0) {
    const StreamInfo& info = analyzer.streams()[static_cast<std::size_t>(event.stream)];
    out["stream"] = info.id;
    if (event.channel >= 0) out["channel"] = info.channels[static_cast<std::size_t>(event.channel)];
    if (event.channel >= 0) out["unit"] = info.unit;
  }
  if (event.kind == EventKind::kGap) {
    out["samples"] = event.samples;
    out["byWallClock"] = event.cut;
  }
  const bool contraction = event.kind == EventKind::kContraction || event.kind == EventKind::kContractionStarted;
  if (contraction || event.kind == EventKind::kMovement || event.kind == EventKind::kPosture)
    out["peak"] = Milli(event.peak);
  if (contraction || event.kind == EventKind::kPlacement) out["rest"] = Milli(event.rest);
  if (event.kind == EventKind::kPlacement) out["peak"] = Milli(event.peak);
  if (event.kind == EventKind::kContraction) {
    out["crampLike"] = event.cramp_like;
    out["poorSignal"] = event.poor_signal;
    out["moving"] = event.moving;
    out["cut"] = event.cut;
  }
  return out;
}

Json NightReport(const NightAnalyzer& analyzer, const ReportContext& context) {
  Json contractions = Json::array();
  Json gaps = Json::array();
  std::int64_t movements = 0;
  std::int64_t postures = 0;
  double moving_s = 0;
  for (const NightEvent& event : analyzer.events()) {
    if (event.kind == EventKind::kContraction) contractions.push_back(EventJson(analyzer, event));
    if (event.kind == EventKind::kGap) gaps.push_back(EventJson(analyzer, event));
    if (event.kind == EventKind::kPosture) ++postures;
    if (event.kind == EventKind::kMovement) {
      ++movements;
      moving_s += event.duration_s;
    }
  }
  const ContractionSettings& rules = analyzer.settings().emg.contraction;
  return {{"type", kNightReportType},
          {"version", 1},
          {"profile", context.profile},
          {"device", context.device},
          {"firmware", context.firmware},
          {"site", context.site.empty() ? "calf" : context.site},
          {"side", context.side},
          {"startedAtMs", context.started_at_ms},
          {"durationS", Milli(context.duration_s)},
          {"badPackets", context.bad_packets},
          {"streams", Streams(analyzer, context)},
          {"quality", QualityJson(analyzer)},
          {"contractions", std::move(contractions)},
          {"movements", {{"count", movements}, {"movingS", Milli(moving_s)}, {"postureChanges", postures}}},
          {"marks", Marks(analyzer)},
          {"gaps", std::move(gaps)},
          {"settings", {{"sustainedMinS", rules.min_duration_s}, {"crampLikeMinS", rules.cramp_like_s}}}};
}

}  // namespace charley
