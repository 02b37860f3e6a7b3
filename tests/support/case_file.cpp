#include "tests/support/case_file.h"

#include <algorithm>

#include "core/cli/data_folder.h"
#include "core/questionnaire/flow.h"
#include "core/questionnaire/response.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

Json ReadOrDie(const std::string& path) { return ParseOrDie(ReadFile(path).value_or("missing " + path)); }

std::vector<std::string> Values(const Json& value) {
  std::vector<std::string> out;
  if (value.is_array()) {
    for (const Json& each : value) out.push_back(each.get<std::string>());
  } else if (value.is_number()) {
    out.push_back("number:" + std::to_string(value.get<int>()));
  } else {
    out.push_back(value.get<std::string>());
  }
  return out;
}

void Merge(const Json& from, AnswerMap& into) {
  for (const auto& entry : from.items()) into[entry.key()] = Values(entry.value());
}

Json AnswerJson(const Questionnaire& questionnaire, const std::string& value) {
  if (value.rfind("text:", 0) == 0) return {{"valueString", value.substr(5)}};
  if (value.rfind("number:", 0) == 0) return {{"valueInteger", std::stoi(value.substr(7))}};
  return {{"valueCoding", {{"system", questionnaire.code_system}, {"code", value}}}};
}

Json ItemsBelow(const Questionnaire& questionnaire, const AnswerMap& answers, int parent) {
  Json items = Json::array();
  for (std::size_t i = 0; i < questionnaire.items.size(); ++i) {
    const Item& item = questionnaire.items[i];
    if (item.parent != parent || item.type == ItemType::kDisplay) continue;
    Json entry = {{"linkId", item.link_id}};
    if (const auto given = answers.find(item.link_id); given != answers.end()) {
      for (const std::string& value : given->second) entry["answer"].push_back(AnswerJson(questionnaire, value));
    }
    Json below = ItemsBelow(questionnaire, answers, static_cast<int>(i));
    if (!below.empty()) entry["item"] = std::move(below);
    if (entry.contains("answer") || entry.contains("item")) items.push_back(std::move(entry));
  }
  return items;
}

std::vector<std::string> OptionalStrings(const Json& object, const char* key) {
  std::vector<std::string> out;
  if (object.contains(key)) out = Values(object[key]);
  return out;
}

// A case may set rows of checklists that do not apply; such answers are kept and do not count.
ClinicalCase ReadCase(const Json& json) {
  ClinicalCase out;
  out.id = json["id"].get<std::string>();
  out.answers = BaseAnswers();
  Merge(json["set"], out.answers);
  FillChecklists(Knowledge().questionnaire, out.answers);
  for (const std::string& link_id : OptionalStrings(json, "unset")) {
    if (link_id == "*") out.answers.clear();
    out.answers.erase(link_id);
    const int group = Knowledge().questionnaire.Find(link_id);
    for (const Item& item : Knowledge().questionnaire.items) {
      if (group >= 0 && item.parent == group) out.answers.erase(item.link_id);
    }
  }
  const Json& expect = json["expect"];
  out.tier = expect["tier"].get<std::string>();
  if (expect.contains("provisional")) out.provisional = expect["provisional"].get<bool>();
  out.lead = OptionalStrings(expect, "lead");
  out.say = OptionalStrings(expect, "say");
  out.must_not = OptionalStrings(expect, "not");
  return out;
}

}  // namespace

Json MakeResponse(const Questionnaire& questionnaire, const AnswerMap& answers) {
  return {{"resourceType", "QuestionnaireResponse"},
          {"questionnaire", questionnaire.url + "|" + questionnaire.version},
          {"status", "completed"},
          {"item", ItemsBelow(questionnaire, answers, -1)}};
}

void FillChecklists(const Questionnaire& questionnaire, AnswerMap& answers) {
  for (bool changed = true; changed;) {
    changed = false;
    const Result<Response> response = ReadResponse(MakeResponse(questionnaire, answers), questionnaire);
    if (!response) return;
    const Answered answered = Evaluate(questionnaire, *response);
    for (std::size_t i = 0; i < questionnaire.items.size(); ++i) {
      const Item& item = questionnaire.items[i];
      const bool row = item.parent >= 0 && questionnaire.items[static_cast<std::size_t>(item.parent)].checklist;
      if (!row || !item.IsQuestion() || answered.states[i] != ItemState::kOpen) continue;
      answers[item.link_id] = {"no"};
      changed = true;
    }
  }
}

AnswerMap BaseAnswers() {
  AnswerMap answers;
  Merge(ReadOrDie("tests/cases/base.json")["answers"], answers);
  return answers;
}

std::vector<ClinicalCase> ReadCases() {
  std::vector<ClinicalCase> cases;
  for (const char* name : {"emergency", "same-day", "within-days", "routine", "self-care", "provisional", "coverage"}) {
    const Json file = ReadOrDie(std::string("tests/cases/") + name + ".json");
    for (const Json& entry : file["cases"]) cases.push_back(ReadCase(entry));
  }
  return cases;
}

}  // namespace charley::testing
