#include "core/report/result_json.h"

#include <string>

#include "core/assessment/relevance.h"

namespace charley {
namespace {

class Writer {
 public:
  Writer(const KnowledgeBase& knowledge, const Answered& answered) : knowledge_(knowledge), answered_(answered) {}

  Json LinkIds(const std::vector<int>& items) const {
    Json out = Json::array();
    for (int item : items) out.push_back(At(item).link_id);
    return out;
  }

  Json FactList(const Facts& facts) const {
    Json out = Json::array();
    for (const Fact& fact : facts) {
      const Item& item = At(fact.item);
      Json entry;
      entry["item"] = item.link_id;
      const Answer& answer = answered_.Get(fact.item);
      if (fact.option >= 0) {
        entry["code"] = item.options[static_cast<std::size_t>(fact.option)].code;
      } else if (answer.number) {
        entry["value"] = *answer.number;
      } else if (!answer.texts.empty()) {
        entry["text"] = answer.texts.front();
      }
      out.push_back(std::move(entry));
    }
    return out;
  }

  static Json EntryHead(const Entry& entry) {
    Json out;  // one by one: a list in braces makes more code
    out["id"] = entry.id;
    out["sources"] = entry.sources;
    out["certainty"] = entry.certainty;
    out["review"]["status"] = entry.review_status;
    out["review"]["date"] = entry.review_date;
    out["review"]["next"] = entry.review_next;
    if (!entry.review_role.empty()) out["review"]["role"] = entry.review_role;
    if (!entry.text.empty()) out["text"] = entry.text;
    return out;
  }

  Json OtherAnswerJson(const OtherAnswer& answer) const {
    const Item& item = At(answer.item);
    Json out;
    out["item"] = item.link_id;
    if (answer.option >= 0) out["code"] = item.options[static_cast<std::size_t>(answer.option)].code;
    else out["value"] = answer.number;
    if (answer.removed) out["removed"] = true;
    return out;
  }

  Json TierChanges(const std::vector<TierChange>& changes) const {
    Json out = Json::array();
    for (const TierChange& change : changes) {
      Json entry = OtherAnswerJson(change.answer);
      entry["tier"] = TierName(change.tier);
      out.push_back(std::move(entry));
    }
    return out;
  }

  Json FitChanges(const std::vector<FitChange>& changes) const {
    Json out = Json::array();
    for (const FitChange& change : changes) {
      Json entry = OtherAnswerJson(change.answer);
      entry["fit"] = FitName(change.fit);
      out.push_back(std::move(entry));
    }
    return out;
  }

  Json Trigger(const FiredRule& fired) const {
    Json out = EntryHead(*fired.rule);
    out["tier"] = TierName(fired.rule->tier);
    out["facts"] = FactList(fired.facts);
    return out;
  }

  Json PatternEntry(const JudgedPattern& judged) const {
    const Pattern& pattern = *judged.pattern;
    Json out = EntryHead(pattern);
    out["fit"] = FitName(judged.fit);
    out["urgency"] = TierName(pattern.urgency);
    out["for"] = FactList(judged.supports);
    out["against"] = FactList(judged.opposes);
    out["open"] = LinkIds(judged.open);
    if (!pattern.checklist.empty()) {
      out["checklist"]["id"] = pattern.checklist_id;
      out["checklist"]["met"] = judged.criteria_met;
      out["checklist"]["of"] = pattern.checklist.size();
    }
    if (!judged.sensor_for.empty()) out["sensorFor"] = judged.sensor_for;
    if (!judged.sensor_against.empty()) out["sensorAgainst"] = judged.sensor_against;
    if (!pattern.icd10cm.empty()) out["icd10cm"] = pattern.icd10cm;
    return out;
  }

  Json HintEntry(const Hint& hint, bool first) const {
    Json out = EntryHead(*hint.entry);
    out["id"] = hint.id;
    out["strength"] = std::string(1, hint.strength);
    out["facts"] = FactList(hint.facts);
    out["first"] = first;
    if (hint.medicine != nullptr) {
      out["medicine"] = hint.medicine->id;
      out["timing"] = hint.timing;
      if (!hint.medicine->stat.empty()) out["stat"] = hint.medicine->stat;
    }
    return out;
  }

  Json PlanEntry(const PlannedAdvice& planned) const {
    Json out = EntryHead(*planned.advice);
    out["facts"] = FactList(planned.facts);
    out["cautions"] = planned.cautions;
    if (!planned.advice->patterns.empty()) out["patterns"] = planned.advice->patterns;
    if (!planned.advice->audience.empty()) out["audience"] = planned.advice->audience;
    if (!planned.advice->picture.empty()) out["picture"] = planned.advice->picture;
    return out;
  }

  Json WithheldEntry(const WithheldAdvice& withheld) const {
    Json out = EntryHead(*withheld.advice);
    out["reason"] = withheld.reason;
    out["facts"] = FactList(withheld.facts);
    out["open"] = LinkIds(withheld.open);
    if (!withheld.advice->audience.empty()) out["audience"] = withheld.advice->audience;
    return out;
  }

  Json Contradictions(const std::vector<FoundContradiction>& found,
                      const std::vector<ExclusiveConflict>& conflicts) const {
    Json out = Json::array();
    for (const ExclusiveConflict& conflict : conflicts) {
      const Item& item = At(conflict.item);
      Json entry;
      entry["id"] = "exclusive";
      entry["text"] = "contradiction.exclusive";
      entry["items"].push_back(item.link_id);
      entry["exclusive"] = item.options[static_cast<std::size_t>(conflict.option)].code;
      out.push_back(std::move(entry));
    }
    for (const FoundContradiction& each : found) {
      Json entry;
      entry["id"] = each.contradiction->id;
      entry["text"] = each.contradiction->text;
      entry["items"] = LinkIds(each.contradiction->items);
      out.push_back(std::move(entry));
    }
    return out;
  }

 private:
  const Item& At(int item) const { return knowledge_.questionnaire.items[static_cast<std::size_t>(item)]; }

  const KnowledgeBase& knowledge_;
  const Answered& answered_;
};

Json PlanJson(const Writer& writer, const Plan& plan) {
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
    Json entry = Writer::EntryHead(*finding.entry);
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

// A question is asked when it is answered already (so that it can be seen and changed), or when the path has it and an
// answer can still change something. A screen is asked when one of its questions is.
struct AskedScreen {
  Screen screen;
  std::vector<int> questions;
};

std::vector<AskedScreen> AskedScreens(const KnowledgeBase& knowledge, const Answered& answered,
                                      const ItemFlags& relevant, Path path) {
  const std::vector<Item>& items = knowledge.questionnaire.items;
  std::vector<AskedScreen> asked;
  for (const Screen& screen : Screens(answered)) {
    AskedScreen out{screen, {}};
    out.screen.complete = true;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const bool here = static_cast<int>(i) == screen.item || items[i].parent == screen.item;
      if (!here || !items[i].IsQuestion()) continue;
      const bool given = answered.states[i] == ItemState::kAnswered;
      const bool wanted = answered.states[i] == ItemState::kOpen && relevant[i] != 0 &&
                          (path == Path::kFull || knowledge.quick[i] != 0);
      if (given || wanted) out.questions.push_back(static_cast<int>(i));
      if (wanted && items[i].required) out.screen.complete = false;
    }
    if (!out.questions.empty()) asked.push_back(std::move(out));
  }
  return asked;
}

Json ScreenJson(const Writer& writer, const Questionnaire& questionnaire, const AskedScreen& asked) {
  const Item& item = questionnaire.items[static_cast<std::size_t>(asked.screen.item)];
  Json out;
  out["item"] = item.link_id;
  out["kind"] = item.checklist ? "checklist" : item.page ? "page" : "question";
  out["optional"] = asked.screen.optional;
  out["complete"] = asked.screen.complete;
  if (item.OneScreen()) out["rows"] = writer.LinkIds(asked.questions);
  return out;
}

// Index of the next screen, or -1.
int NextScreen(const Questionnaire& questionnaire, const std::vector<AskedScreen>& screens, std::string_view after) {
  const int from = after.empty() ? -1 : questionnaire.Find(after);
  for (std::size_t i = 0; i < screens.size(); ++i) {
    if (screens[i].screen.item > from) return static_cast<int>(i);
  }
  for (std::size_t i = 0; i < screens.size(); ++i) {
    if (!screens[i].screen.complete) return static_cast<int>(i);
  }
  return -1;
}

Result<Response> ReadResponseText(const KnowledgeBase& knowledge, std::string_view text) {
  const Result<Json> parsed = ParseJson(text, kResponseLimits);
  if (!parsed) return tl::unexpected<Error>(parsed.error());
  return ReadResponse(*parsed, knowledge.questionnaire);
}

}  // namespace

Json ResultJson(const KnowledgeBase& knowledge, const Answered& answered, const Assessment& assessment,
                const Plan& plan, const Changes* changes) {
  const Writer writer(knowledge, answered);
  const Triage& triage = assessment.triage;
  Json triggers = Json::array();
  for (const FiredRule& fired : triage.fired) {
    triggers.push_back(writer.Trigger(fired));
    if (changes != nullptr) triggers.back()["changes"] = writer.TierChanges(changes->triggers[triggers.size() - 1]);
  }
  Json patterns = Json::array();
  for (const JudgedPattern& judged : assessment.patterns) {
    patterns.push_back(writer.PatternEntry(judged));
    if (changes != nullptr) patterns.back()["changes"] = writer.FitChanges(changes->patterns[patterns.size() - 1]);
  }
  Json together = Json::array();
  for (const Pattern* pattern : Together(assessment.patterns)) together.push_back(pattern->id);
  Json hints = Json::array();
  for (const Hint& hint : assessment.hints) {
    hints.push_back(writer.HintEntry(hint, static_cast<int>(hints.size()) < knowledge.causes_shown_first));
  }
  Json result;
  result["dataVersion"] = knowledge.version;
  result["dataDate"] = knowledge.date;
  result["questionnaire"] = knowledge.questionnaire.url + "|" + knowledge.questionnaire.version;
  result["tier"] = TierName(triage.tier);
  result["provisional"] = triage.provisional;
  result["missing"] = writer.LinkIds(triage.missing);
  result["couldBe"] = TierName(triage.could_be);
  result["triggers"] = std::move(triggers);
  result["patterns"] = std::move(patterns);
  result["together"] = std::move(together);
  result["hints"] = std::move(hints);
  result["plan"] = PlanJson(writer, plan);
  result["contradictions"] = writer.Contradictions(assessment.contradictions, assessment.exclusive_conflicts);
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

Result<Json> AskText(const KnowledgeBase& knowledge, const AskIndex& index, std::string_view response_json,
                     std::string_view question) {
  constexpr std::size_t kMostAnswers = 4;
  const Result<Response> response = ReadResponseText(knowledge, response_json);
  if (!response) return tl::unexpected<Error>(response.error());
  const Answered answered = Evaluate(knowledge.questionnaire, *response);
  const Tier tier = RunTriage(knowledge, answered).tier;
  const Writer writer(knowledge, answered);
  Json answers = Json::array();
  for (const AskAnswer& answer : index.Ask(answered, tier, question, kMostAnswers)) {
    Json entry = Writer::EntryHead(*answer.entry);
    entry["kind"] = kAnswerKindNames[static_cast<std::size_t>(answer.kind)];
    if (answer.kind == AnswerKind::kTriage)
      entry["tier"] = TierName(static_cast<const TriageRule*>(answer.entry)->tier);
    if (answer.held_back) {
      entry["withheld"]["reason"] = answer.why.reason;
      entry["withheld"]["facts"] = writer.FactList(answer.why.facts);
      entry["withheld"]["open"] = writer.LinkIds(answer.why.open);
    }
    answers.push_back(std::move(entry));
  }
  Json out;
  out["tier"] = TierName(tier);
  out["answers"] = std::move(answers);
  return out;
}

Result<Json> FlowText(const KnowledgeBase& knowledge, std::string_view response_json, std::string_view after,
                      Path path) {
  const Result<Json> parsed = ParseJson(response_json, kResponseLimits);
  if (!parsed) return tl::unexpected<Error>(parsed.error());
  const Questionnaire& questionnaire = knowledge.questionnaire;
  const Result<Response> response = ReadResponse(*parsed, questionnaire);
  if (!response) return tl::unexpected<Error>(response.error());
  if (!after.empty() && questionnaire.Find(after) < 0) {
    return Fail(ErrorCode::kUnknownItem, "the questionnaire has no item \"" + std::string(after) + "\"");
  }
  const Answered answered = Evaluate(questionnaire, *response);
  const ItemFlags relevant = RelevantItems(knowledge, answered);
  const std::vector<AskedScreen> screens = AskedScreens(knowledge, answered, relevant, path);
  std::vector<int> skipped = MissingItems(answered);
  std::erase_if(skipped, [&](int item) { return relevant[static_cast<std::size_t>(item)] != 0; });
  const Writer writer(knowledge, answered);
  Json list = Json::array();
  for (const AskedScreen& screen : screens) list.push_back(ScreenJson(writer, questionnaire, screen));
  const int next = NextScreen(questionnaire, screens, after);
  Json out;
  out["next"] = next < 0 ? Json() : list[static_cast<std::size_t>(next)]["item"];
  out["screens"] = std::move(list);
  out["emergency"] = RunTriage(knowledge, answered).tier == Tier::kEmergency;
  out["missing"] = writer.LinkIds(MissingAndRelevant(answered, relevant));
  out["skipped"] = writer.LinkIds(skipped);
  out["contradictions"] = writer.Contradictions(FindContradictions(knowledge, answered), ExclusiveConflicts(answered));
  return out;
}

}  // namespace charley
