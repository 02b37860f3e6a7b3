// Clinical cases: short lists of answers with what must come of them, as in tests/cases. A folder of cases is a
// clinic's own check of its content.
//
//   base.json: {"answers": {linkId: code | [codes] | number}}
//   other files: {"cases": [{"id", "set": answers, "unset": [linkIds], "expect": {"tier", "provisional", "lead", "say",
//   "not"}}]}
//
// A case starts from base.json and changes it by "set"; rows of a checklist that apply and that nobody answered are no.
// "unset" leaves questions open ("*": all). Text answers are written "text:...".
#ifndef CHARLEY_CLI_CASE_FILE_H_
#define CHARLEY_CLI_CASE_FILE_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/questionnaire/questionnaire.h"

namespace charley {

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

// Errors: those of ReadJsonFile; missing-field, wrong-type with file and place.
Result<AnswerMap> ReadBaseAnswers(const std::string& folder);
// All files but base.json, by name.
Result<std::vector<ClinicalCase>> ReadCaseFolder(const Questionnaire& questionnaire, const std::string& folder);

// What a result does not do that the case expects; empty when all is well.
std::vector<std::string> Disappointments(const ClinicalCase& expected, const Json& result);

}  // namespace charley

#endif  // CHARLEY_CLI_CASE_FILE_H_
