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

// Words that somebody wrote, and the options that they chose.
struct OwnWords {
  OptionSet options;
  std::string text;
  int item;  // under which they stand
};

struct Answer {
  OptionSet options;
  std::vector<OwnWords> chosen_by;  // "amiodarone" chooses more than one option, and none of that name
  std::vector<std::string> texts;   // pieces of open-choice free text that were not understood
  std::vector<std::string> said;    // open-choice free text as it was written, whether understood or not
  std::optional<int> number;

  bool Given() const { return options.any() || !texts.empty() || !said.empty() || number.has_value(); }
};

// A row of a checklist that free text speaks of. Nobody has asked the person about it with these words in sight.
struct HeardSign {
  int row;
  int item;  // where it was written
  std::string text;
};

struct Response {
  std::vector<Answer> answers;   // one an item of the questionnaire
  std::vector<HeardSign> heard;  // in the order of the texts
  // Rows that count although their question may not apply: nobody could ask it.
  std::vector<int> counted_by_words;
};

// Marks a valueString, with the linkId of a row: the person has seen that row together with these words, and the answer
// of the row counts.
inline constexpr std::string_view kAskedExtension = "https://charley.example/fhir/StructureDefinition/asked";

// What a sign that was heard makes of its row.
enum class Hearing : unsigned char {
  kAsYes,     // "yes": what somebody writes outweighs what was ticked or never asked
  kAsUnsure,  // "not sure", unless the row says yes: of a question it is not known whether it is about its asker
  kApart,     // nothing, for whoever can still ask; what is hidden is "not sure", since nobody can
};

// Lower case ASCII letters and digits, words joined by one space. Other bytes are kept.
std::string NormaliseText(std::string_view text);

// Free text that names options ("CKD stage 4") chooses them, and an item with a reader is chosen from, wherever the
// names are written: a medicine under what was tried is taken. What else stands beside them stays in `texts`. An item
// that has not been asked is "not sure" beside what was named, or, kept apart, not answered. Free text of an item with
// a reader becomes the options that it names; what is not understood of it stays in `texts`, the whole text if nothing
// is. A coding's display may name more than its code does: co-amilofruse, picked as a loop diuretic, spares potassium
// too.
//
// `heard` becomes part of the answers or stays apart.
//
// Errors: not-loaded (free text, and the words are still apart), missing-field, wrong-type, unsupported, unknown-item,
// unknown-code, out-of-range, duplicate-id (one linkId answered in two places). The first problem is returned, with its
// place.
Result<Response> ReadResponse(const Json& resource, const Questionnaire& questionnaire,
                              Hearing hearing = Hearing::kAsYes);

// Adds what a question in somebody's own words says of its asker: signs as "not sure", illnesses as chosen. "Can I rub
// a swollen calf" is asked by somebody whose calf may be swollen. The questionnaire has a sign_reader.
void HearQuestion(std::string_view text, const Questionnaire& questionnaire, Response& response);

}  // namespace charley

#endif  // CHARLEY_QUESTIONNAIRE_RESPONSE_H_
