#include "core/night/night_report.h"

#include <algorithm>
#include <cmath>

#include "core/night/leg_movement_report.h"

namespace charley {
namespace {

double Milli(double value) { return std::round(value * 1000) / 1000; }

double OnsetS(const NightEvent& event) {
  return std::visit([](const auto& each) { return each.onset_s; }, event);
}

// All events by onset: the same for any order of blocks.
using Ordered = std::vector<const NightEvent*>;
Ordered InOrder(const std::vector<NightEvent>& events) {
  Ordered out;
  for (const NightEvent& event : events) out.push_back(&event);
  ShortSort(out, [](const NightEvent* a, const NightEvent* b) { return OnsetS(*a) < OnsetS(*b); });  // nearly in order
  return out;
}

// The contraction that a mark belongs to: began at most `mark_before_s` after it, ended at most `mark_after_s` before.
const ContractionEvent* ContractionAt(const Ordered& events, const NightSettings& settings, double mark_s) {
  const ContractionEvent* best = nullptr;
  for (const NightEvent* each : events) {
    const auto* found = std::get_if<ContractionEvent>(each);
    if (found == nullptr) continue;
    const ContractionEvent& event = *found;
    if (!event.cramp_like() && event.rejection != Rejection::kShort) continue;
    if (event.onset_s - settings.mark_before_s > mark_s || event.end_s() + settings.mark_after_s < mark_s) continue;
    if (best == nullptr || event.duration_s > best->duration_s) best = &event;
  }
  return best;
}

void AddPlace(Json& out, const StreamInfo& info, std::size_t channel, const ReportContext& context) {
  const ChannelPlace place = PlaceOf(info, channel, context);
  out["site"] = place.site;
  out["side"] = place.side;
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

Json QualityJson(const NightAnalyzer& analyzer, const ReportContext& context) {
  Json out = Json::array();
  for (const auto& [stream, channel, timeline] : analyzer.Quality()) {
    const StreamInfo& info = analyzer.streams()[static_cast<std::size_t>(stream)];
    Json entry;
    entry["channel"] = info.channels[static_cast<std::size_t>(channel)];
    AddPlace(entry, info, static_cast<std::size_t>(channel), context);
    entry["seconds"] = timeline->counts()[0];
    entry["usable"] = timeline->counts()[1];
    for (std::size_t i = 0; i < kQualityNames.size(); ++i)
      entry[std::string(kQualityNames[i])] = timeline->counts()[2 + i];
    out.push_back(std::move(entry));
  }
  return out;
}

Json MarkJson(const NightAnalyzer& analyzer, const Ordered& events, const MarkEvent& event) {
  Json mark;
  mark["timeS"] = Milli(event.onset_s);
  mark["text"] = event.text;
  mark["usable"] = analyzer.UsableAround(event.onset_s - 60, event.onset_s);
  if (const auto* contraction = ContractionAt(events, analyzer.settings(), event.onset_s)) {
    Json& at = mark["contraction"];
    at["onsetS"] = Milli(contraction->onset_s);
    at["durationS"] = Milli(contraction->duration_s);
    at["crampLike"] = contraction->cramp_like();
  }
  return mark;
}

void AddChannel(Json& out, const NightAnalyzer& analyzer, int stream, int channel) {
  const StreamInfo& info = analyzer.streams()[static_cast<std::size_t>(stream)];
  out["stream"] = info.id;
  out["channel"] = info.channels[static_cast<std::size_t>(channel)];
  out["unit"] = info.unit;
}

void AddText(Json& out, const std::string& text) {
  if (!text.empty()) out["text"] = text;
}

// Not inlined: each assignment to a Json makes much code.
[[gnu::noinline]] void Put(Json& out, const char* key, double value) { out[key] = Milli(value); }
[[gnu::noinline]] void PutFlag(Json& out, const char* key, bool value) { out[key] = value; }

// What each kind of event has beside its name and its onset.
struct EventFields {
  const NightAnalyzer& analyzer;
  Json& out;

  const std::string& StreamId(int stream) const { return analyzer.streams()[static_cast<std::size_t>(stream)].id; }
  void Length(double duration_s) const { Put(out, "durationS", duration_s); }

  void operator()(const ContractionStarted& event) const {
    Length(event.duration_s);
    AddChannel(out, analyzer, event.stream, event.channel);
    Put(out, "peak", event.peak);
    Put(out, "rest", event.rest);
  }
  void operator()(const ContractionEvent& event) const {
    Length(event.duration_s);
    AddChannel(out, analyzer, event.stream, event.channel);
    Put(out, "peak", event.peak);
    Put(out, "rest", event.rest);
    PutFlag(out, "crampLike", event.cramp_like());
    PutFlag(out, "poorSignal", event.poor_signal);
    PutFlag(out, "moving", event.moving);
    PutFlag(out, "cut", event.cut);
    if (!event.cramp_like()) out["rejection"] = kRejectionNames[static_cast<std::size_t>(event.rejection)];
  }
  void operator()(const MovementEvent& event) const {
    Length(event.duration_s);
    out["stream"] = StreamId(event.stream);
    Put(out, "peak", event.peak_g);
  }
  void operator()(const PostureEvent& event) const {
    Length(event.duration_s);
    out["stream"] = StreamId(event.stream);
    Put(out, "peak", event.degrees);
  }
  void operator()(const MarkEvent& event) const { AddText(out, event.text); }
  void operator()(const GapEvent& event) const {
    Length(event.duration_s);
    AddText(out, event.reason);
    out["stream"] = StreamId(event.stream);
    out["samples"] = event.samples;
    PutFlag(out, "byWallClock", event.by_arrival_times);
  }
  void operator()(const LegMovementEvent& event) const {
    Length(event.duration_s);
    AddChannel(out, analyzer, event.stream, event.channel);
    Put(out, "peak", event.peak);
    Put(out, "rest", event.rest);
    PutFlag(out, "cut", event.cut);
    PutFlag(out, "poorSignal", event.poor_signal);
  }
  void operator()(const LinkEvent& event) const { AddText(out, event.reason); }
  void operator()(const PlacementEvent& event) const {
    Length(0);
    AddText(out, event.why);
    Put(out, "rest", event.relaxed);
    Put(out, "peak", event.tensed);
  }
};

}  // namespace

ChannelPlace PlaceOf(const StreamInfo& info, std::size_t channel, const ReportContext& context) {
  ChannelPlace place = channel < info.places.size() ? info.places[channel] : ChannelPlace{};
  if (place.site.empty()) place.site = context.site;
  if (place.side.empty()) place.side = context.side;
  return place;
}

Json EventJson(const NightAnalyzer& analyzer, const NightEvent& event) {
  Json out;
  out["kind"] = EventName(event);
  out["onsetS"] = Milli(OnsetS(event));
  std::visit(EventFields{analyzer, out}, event);
  return out;
}

Json NightReport(const NightAnalyzer& analyzer, const ReportContext& context) {
  const Ordered events = InOrder(analyzer.events());
  Json contractions = Json::array();
  Json gaps = Json::array();
  Json marks = Json::array();
  std::int64_t movements = 0;
  std::int64_t postures = 0;
  double moving_s = 0;
  for (const NightEvent* event : events) {
    if (const auto* contraction = std::get_if<ContractionEvent>(event)) {
      contractions.push_back(EventJson(analyzer, *event));
      AddPlace(contractions.back(), analyzer.streams()[static_cast<std::size_t>(contraction->stream)],
               static_cast<std::size_t>(contraction->channel), context);
    } else if (std::holds_alternative<GapEvent>(*event)) {
      gaps.push_back(EventJson(analyzer, *event));
    } else if (const auto* mark = std::get_if<MarkEvent>(event)) {
      marks.push_back(MarkJson(analyzer, events, *mark));
    } else if (const auto* movement = std::get_if<MovementEvent>(event)) {
      ++movements;
      moving_s += movement->duration_s;
    } else if (std::holds_alternative<PostureEvent>(*event)) {
      ++postures;
    }
  }
  // One by one: a long list in braces makes three times the code.
  Json out;
  out["type"] = kNightReportType;
  out["version"] = 1;
  out["profile"] = context.profile;
  out["device"] = context.device;
  out["firmware"] = context.firmware;
  out["site"] = context.site;
  out["side"] = context.side;
  out["startedAtMs"] = context.started_at_ms;
  out["durationS"] = Milli(context.duration_s);
  out["demo"] = context.demo;
  out["badPackets"] = context.bad_packets;
  out["streams"] = Streams(analyzer, context);
  out["quality"] = QualityJson(analyzer, context);
  out["contractions"] = std::move(contractions);
  out["movements"]["count"] = movements;
  out["movements"]["movingS"] = Milli(moving_s);
  out["movements"]["postureChanges"] = postures;
  out["marks"] = std::move(marks);
  out["gaps"] = std::move(gaps);
  out["legMovements"] = LegMovementReport(analyzer, context);
  out["settings"]["sustainedMinS"] = analyzer.settings().contraction.min_duration_s;
  out["settings"]["crampLikeMinS"] = analyzer.settings().cramp_like_min_s;
  out["settings"]["crampLikeMaxS"] = analyzer.settings().cramp_like_max_s;
  return out;
}

}  // namespace charley
