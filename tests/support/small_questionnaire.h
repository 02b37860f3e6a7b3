// A questionnaire small enough to reason about: a parent, a branch, a checklist and a number.
#ifndef CHARLEY_TESTS_SUPPORT_SMALL_QUESTIONNAIRE_H_
#define CHARLEY_TESTS_SUPPORT_SMALL_QUESTIONNAIRE_H_

#include <string>
#include <utility>
#include <vector>

#include "core/questionnaire/flow.h"
#include "tests/support/test_data.h"

namespace charley::testing {

inline Questionnaire SmallQuestionnaire() {
  static const Json json = ParseOrDie(R"json({
    "resourceType": "Questionnaire", "url": "u", "version": "1", "item": [
      {"linkId": "feels", "text": "Feels?", "type": "choice", "required": true, "answerOption": [
        {"valueCoding": {"system": "s", "code": "knot", "display": "Knot"}},
        {"valueCoding": {"system": "s", "code": "urge", "display": "Urge"}},
        {"valueCoding": {"system": "s", "code": "not-sure", "display": "Not sure"}}]},
      {"linkId": "branch", "text": "Branch", "type": "group", "required": true,
       "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
         "valueCodeableConcept": {"coding": [{"code": "htable"}]}}],
       "enableWhen": [{"question": "feels", "operator": "=", "answerCoding": {"system": "s", "code": "urge"}}],
       "item": [
        {"linkId": "rest", "text": "At rest?", "type": "choice", "required": true, "answerOption": [
          {"valueCoding": {"system": "s", "code": "yes", "display": "Yes"}},
          {"valueCoding": {"system": "s", "code": "no", "display": "No"}},
          {"valueCoding": {"system": "s", "code": "not-sure", "display": "Not sure"}}]}]},
      {"linkId": "where", "text": "Where?", "type": "open-choice", "required": true, "repeats": true, "answerOption": [
        {"valueCoding": {"system": "s", "code": "calf", "display": "Calf"}},
        {"valueCoding": {"system": "s", "code": "foot", "display": "Foot"}},
        {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive", "valueBoolean": true}],
         "valueCoding": {"system": "s", "code": "none", "display": "None"}}]},
      {"linkId": "pain", "text": "Pain?", "type": "integer", "required": false, "extension": [
        {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0},
        {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 10}]}
    ]})json");
  Problems problems;
  Questionnaire questionnaire = ReadQuestionnaire(JsonNode(json, "small", problems), {"not-sure"});
  return questionnaire;
}

// {"feels", "knot"} pairs; a number for an integer item; "text:.." for free text.
inline Response Respond(const Questionnaire& questionnaire,
                        const std::vector<std::pair<std::string, std::string>>& given) {
  Response response;
  response.answers.resize(questionnaire.items.size());
  for (const auto& [link_id, value] : given) {
    const auto index = static_cast<std::size_t>(questionnaire.Find(link_id));
    Answer& answer = response.answers[index];
    if (questionnaire.items[index].type == ItemType::kInteger) answer.number = std::stoi(value);
    else if (value.rfind("text:", 0) == 0) answer.texts.push_back(value.substr(5));
    else answer.options.set(static_cast<std::size_t>(questionnaire.items[index].OptionIndex(value)));
  }
  return response;
}

}  // namespace charley::testing

#endif  // CHARLEY_TESTS_SUPPORT_SMALL_QUESTIONNAIRE_H_
