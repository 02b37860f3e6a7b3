#include "core/report/result_json.h"

#include <string>

#include "core/report/json_writer.h"
#include "core/report/response_text.h"

namespace charley {
namespace {

Json PlanJson(const JsonWriter& writer, const Plan& plan) {
  Json out = Json::object();
  for (std::size_t phase = 0; phase < kPhaseNames.size(); ++phase) {
    Json entries = Json::array();
    for (const PlannedAdvice& planned : plan.phases[phase]) entries.push_back(writer.PlanEntry(planned));
    out[std::string(kPhaseNames[phase])] = std::move(entries);
  }
  Json withheld = Json::array();
  for (const WithheldAdvice& each : plan.withheld) withheld.push_back(writer.WithheldEntry(each));
  out["withheld"] = std::move(withheld);
  return out;
}

Json RecordingJson(const SensorRecording& recording) {
  Json findings = Json::array();
  for (const SensorFinding& finding : recording.findings) {
    Json entry = JsonWriter::EntryHead(*finding.entry);
    entry["count"] = finding.count;
    if (finding.longest_s > 0) entry["longestS"] = finding.longest_s;
    findings.push_back(std::move(entry));
  }
  Json out;
  out["startedAtMs"] = recording.started_at_ms;
  out["durationS"] = recording.duration_s;
  out["usableS"] = recording.usable_s;
  out["device"] = recording.device;
  out["side"] = recording.side;
  out["findings"] = std::move(findings);
  return out;
}

template <typename Each, std::size_t N>
Json Names(const std::vector<Each>& list, const std::array<std::string_view, N>& names) {
  Json out = Json::array();
  for (const Each each : list) out.push_back(names[static_cast<std::size_t>(each)]);
  return out;
}

}  // namespace

Json ResultJson(const KnowledgeBase& knowledge, const Answered& answered, const Assessment& assessment,
                const Plan& plan, const Changes* changes) {
  const JsonWriter writer(knowledge, answered);
  const Triage& triage = assessment.triage;
  const View view = MakeView(assessment, plan);
  Json triggers = Json::array();
  for (std::size_t i = 0; i < view.triggers; ++i) {
    triggers.push_back(writer.Trigger(triage.fired[i]));
    if (changes != nullptr) triggers.back()["changes"] = writer.TierChanges(changes->triggers[i]);
  }
  Json patterns = Json::array();
  for (std::size_t i = 0; i < view.patterns.size(); ++i) {
    patterns.push_back(writer.PatternEntry(assessment.patterns[i], view.patterns[i]));
    if (changes != nullptr) patterns.back()["changes"] = writer.FitChanges(changes->patterns[i]);
  }
  Json together = Json::array();
  for (const Pattern* pattern : view.together) together.push_back(pattern->id);
  Json hints = Json::array();
  for (const Hint& hint : assessment.hints) {
    hints.push_back(writer.HintEntry(hint, ShownOf(hint, hints.size(), knowledge)));
  }
  Json result;
  result["dataVersion"] = knowledge.version;
  result["dataDate"] = knowledge.date;
  result["questionnaire"] = knowledge.questionnaire.url + "|" + knowledge.questionnaire.version;
  result["tier"] = TierName(triage.tier);
  result["provisional"] = triage.provisional;
  result["missing"] = writer.LinkIds(triage.missing);
  result["unread"] = writer.Unread(triage.unread, answered.response->heard);
  result["heard"] = writer.HeardTexts(answered.response->heard);
  result["couldBe"] = TierName(triage.could_be);
  result["triggers"] = std::move(triggers);
  result["signs"] = writer.FactList(TickedSigns(answered));
  result["denied"] = DeniedSigns(answered);
  result["answered"] = writer.LinkIds(CountedAnswers(answered));
  result["patterns"] = std::move(patterns);
  result["together"] = std::move(together);
  result["hints"] = std::move(hints);
  result["plan"] = PlanJson(writer, plan);
  result["contradictions"] = writer.Contradictions(assessment.contradictions, assessment.exclusive_conflicts);
  result["notes"] = Names(view.notes, kNoteNames);
  result["sections"] = Names(view.sections, kSectionNames);
  if (changes != nullptr) result["changes"] = writer.TierChanges(changes->tier);
  if (assessment.recordings.empty()) return result;
  Json recordings = Json::array();
  for (const SensorRecording& recording : assessment.recordings) recordings.push_back(RecordingJson(recording));
  result["sensor"] = std::move(recordings);
  return result;
}

Result<Json> AssessAnswers(const KnowledgeBase& knowledge, std::string_view response_json) {
  const Result<Response> response = ReadResponseText(knowledge, response_json);
  if (!response) return tl::unexpected<Error>(response.error());
  const Answered answered = Evaluate(knowledge.questionnaire, *response);
  const Assessment assessment = Assess(knowledge, answered, {});
  return ResultJson(knowledge, answered, assessment, MakePlan(knowledge, answered, assessment.triage.tier), nullptr);
}

Result<Json> AssessText(const KnowledgeBase& knowledge, std::string_view response_json,
                        std::string_view sensor_reports_json, WhatIf what_if) {
  Result<Response> response = ReadResponseText(knowledge, response_json);
  if (!response) return tl::unexpected<Error>(response.error());
  const Answered answered = Evaluate(knowledge.questionnaire, *response);
  std::vector<SensorRecording> recordings;
  if (!sensor_reports_json.empty()) {
    const Result<Json> reports = ParseJson(sensor_reports_json);
    if (!reports) return tl::unexpected<Error>(reports.error());
    auto read = ReadSensorReports(knowledge, *reports);
    if (!read) return tl::unexpected<Error>(read.error());
    recordings = std::move(*read);
  }
  const Assessment assessment = Assess(knowledge, answered, std::move(recordings));
  const Plan plan = MakePlan(knowledge, answered, assessment.triage.tier);
  if (what_if == WhatIf::kLeaveOut) return ResultJson(knowledge, answered, assessment, plan, nullptr);
  const Changes changes = FindChanges(knowledge, *response, assessment);
  return ResultJson(knowledge, answered, assessment, plan, &changes);
}

}  // namespace charley
