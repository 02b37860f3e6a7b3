// Which items are enabled, which screen comes next, what is missing, what contradicts itself.
#ifndef CHARLEY_QUESTIONNAIRE_FLOW_H_
#define CHARLEY_QUESTIONNAIRE_FLOW_H_

#include <string_view>
#include <vector>

#include "core/base/truth.h"
#include "core/questionnaire/questionnaire.h"
#include "core/questionnaire/response.h"

namespace charley {

enum class ItemState : unsigned char {
  kNotApplicable,  // the answers so far rule the item out; FHIR: not enabled
  kUndetermined,   // whether it applies depends on an item that is still open
  kOpen,           // applies, not answered
  kAnswered,
};

// A response together with the state of every item. Answers of items that do not apply are kept
// in the response but never count, so that editing back restores the earlier result.
struct Answered {
  const Questionnaire* questionnaire;
  const Response* response;
  std::vector<ItemState> states;
  // Optional questions that were not answered may still be: they are unknown, not without bearing.
  bool looking_ahead = false;

  bool Counts(int item) const { return states[static_cast<std::size_t>(item)] == ItemState::kAnswered; }
  const Answer& Get(int item) const { return response->answers[static_cast<std::size_t>(item)]; }
};

// `questionnaire` and `response` must outlive the result.
Answered Evaluate(const Questionnaire& questionnaire, const Response& response);

// Required questions that apply and are not answered, in order.
std::vector<int> MissingItems(const Answered& answered);

struct Screen {
  int item;  // a question, a checklist, or a page of questions
  bool optional;
  bool complete;  // every required question on it is answered
};

// The screens that apply now, in order.
std::vector<Screen> Screens(const Answered& answered);

struct ExclusiveConflict {
  int item;
  int option;  // the "none of these" that was ticked with something else
};
std::vector<ExclusiveConflict> ExclusiveConflicts(const Answered& answered);

}  // namespace charley

#endif  // CHARLEY_QUESTIONNAIRE_FLOW_H_
