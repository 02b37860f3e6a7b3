// Which single answer, were it another one, would change the urgency or the fit of a pattern.
#ifndef CHARLEY_ASSESSMENT_WHAT_IF_H_
#define CHARLEY_ASSESSMENT_WHAT_IF_H_

#include <vector>

#include "core/assessment/assessment.h"
#include "core/knowledge/knowledge_base.h"
#include "core/questionnaire/flow.h"

namespace charley {

// One answer instead of the present one. Of a question with several choices one option is ticked or taken away.
struct OtherAnswer {
  int item = -1;
  int option = -1;  // -1 for a number
  int number = 0;
  bool removed = false;  // the option is taken away, not added
};

struct TierChange {
  OtherAnswer answer;
  Tier tier;  // by the rules alone, as if nothing were missing
};

struct FitChange {
  OtherAnswer answer;
  Fit fit;
};

struct Changes {
  std::vector<TierChange> tier;                   // answers that give another tier
  std::vector<std::vector<TierChange>> triggers;  // like Triage::fired: answers after which the rule does not fire
  std::vector<std::vector<FitChange>> patterns;   // like Assessment::patterns: answers that give another fit
};

// Every other answer to every question that applies ("not sure" and free text excepted), one at a time. Of a number
// the nearest value that changes something. `response` is the one behind `answered` and comes back as it was.
Changes FindChanges(const KnowledgeBase& knowledge, Response& response, const Assessment& assessment);

}  // namespace charley

#endif  // CHARLEY_ASSESSMENT_WHAT_IF_H_
