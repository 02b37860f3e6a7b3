// A FHIR R4 QuestionnaireResponse (http://hl7.org/fhir/R4/questionnaireresponse.html), read against its
// questionnaire. Reading keeps everything a person said; which answers count is decided by flow.h.
#ifndef CHARLEY_QUESTIONNAIRE_RESPONSE_H_
#define CHARLEY_QUESTIONNAIRE_RESPONSE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/questionnaire/questionnaire.h"

namespace charley {

struct Answer {
  OptionSet options;
  std::vector<std::string> texts;  // open-choice free text that matches no option
  std::optional<int> number;

  bool Given() const { return options.any() || !texts.empty() || number.has_value(); }
};

struct Response {
  std::vector<Answer> answers;  // one an item of the questionnaire
};

// Lower case ASCII letters and digits, words joined by one space. Other bytes are kept.
std::string NormaliseText(std::string_view text);

// Errors: missing-field, wrong-type, unsupported, unknown-item, unknown-code, out-of-range,
// duplicate-id (one linkId answered in two places). The first problem is returned, with its place.
Result<Response> ReadResponse(const Json& resource, const Questionnaire& questionnaire);

}  // namespace charley

#endif  // CHARLEY_QUESTIONNAIRE_RESPONSE_H_
