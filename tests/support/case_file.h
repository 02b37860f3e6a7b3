// Clinical cases: short answer lists in tests/cases, expanded to FHIR QuestionnaireResponses.
#ifndef CHARLEY_TESTS_SUPPORT_CASE_FILE_H_
#define CHARLEY_TESTS_SUPPORT_CASE_FILE_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/questionnaire/questionnaire.h"

namespace charley::testing {

// linkId -> option codes; "text:..." is free text, "number:..." an integer.
using AnswerMap = std::map<std::string, std::vector<std::string>>;

struct ClinicalCase {
  std::string id;
  AnswerMap answers;
  std::string tier;
  std::optional<bool> provisional;
  std::vector<std::string> lead;      // any of these is among the first two patterns that fit
  std::vector<std::string> say;       // "trigger:", "hint:", "advice:" or "avoid:" and an id
  std::vector<std::string> must_not;  // the same
};

// A response with the groups of the questionnaire. Items keep its order.
Json MakeResponse(const Questionnaire& questionnaire, const AnswerMap& answers);

// Rows of every checklist that applies and that nobody answered become "no".
void FillChecklists(const Questionnaire& questionnaire, AnswerMap& answers);

// The ordinary night cramp that cases start from.
AnswerMap BaseAnswers();

std::vector<ClinicalCase> ReadCases();  // all of tests/cases, by file and order

}  // namespace charley::testing

#endif  // CHARLEY_TESTS_SUPPORT_CASE_FILE_H_
