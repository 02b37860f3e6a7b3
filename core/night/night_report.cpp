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
    Json entry;
    entry["id"] = info.id;
    entry["channels"] = info.channels;
    entry["unit"] = info.unit;
    entry["rateHz"] = Milli(summary.rate_hz);
    entry["received"] = summary.received;
    entry["lost"] = summary.lost;
    entry["repeated"] = summary.repeated;
    entry["restarts"] = summary.restarts;
    out.push_back(std::move(entry));
  }
  return out;
}

Json QualityJson(const NightAnalyzer& analyzer) {
  Json out = Json::array();
  for (const auto& summary : analyzer.Quality()) {
    const StreamInfo& info = analyzer.streams()[static_cast<std::size_t>(summary.stream)];
    Json entry;
    entry["channel"] = info.channels[static_cast<std::size_t>(summary.channel)];
    entry["seconds"] = summary.seconds[0];
    entry["usable"] = summary.seconds[1];
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
    Json mark;
    mark["timeS"] = Milli(event.onset_s);
    mark["text"] = event.text;
    mark["usable"] = analyzer.UsableAround(event.onset_s - 60, event.onset_s);
    if (const NightEvent* contraction = ContractionAt(analyzer, event.onset_s)) {
      Json& at = mark["contraction"];
      at["onsetS"] = Milli(contraction->onset_s);
      at["durationS"] = Milli(contraction->duration_s);
      at["crampLike"] = contraction->cramp_like;
    }
    out.push_back(std::move(mark));
  }
  return out;
}

}  // namespace

Json EventJson(const NightAnalyzer& analyzer, const NightEvent& event) {
  Json out;
  out["kind"] = kEventNames[static_cast<std::size_t>(event.kind)];
  out["onsetS"] = Milli(event.onset_s);
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
  // One by one: a long list in braces makes three times the code.
  Json out;
  out["type"] = kNightReportType;
  out["version"] = 1;
  out["profile"] = context.profile;
  out["device"] = context.device;
  out["firmware"] = context.firmware;
  out["site"] = context.site.empty() ? "calf" : context.site;
  out["side"] = context.side;
  out["startedAtMs"] = context.started_at_ms;
  out["durationS"] = Milli(context.duration_s);
  out["demo"] = context.demo;
  out["badPackets"] = context.bad_packets;
  out["streams"] = Streams(analyzer, context);
  out["quality"] = QualityJson(analyzer);
  out["contractions"] = std::move(contractions);
  out["movements"]["count"] = movements;
  out["movements"]["movingS"] = Milli(moving_s);
  out["movements"]["postureChanges"] = postures;
  out["marks"] = Marks(analyzer);
  out["gaps"] = std::move(gaps);
  out["settings"]["sustainedMinS"] = rules.min_duration_s;
  out["settings"]["crampLikeMinS"] = rules.cramp_like_s;
  return out;
}

}  // namespace charley
