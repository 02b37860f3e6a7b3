// Red flags to an urgency tier: every rule is looked at, the highest tier wins.
#ifndef CHARLEY_ASSESSMENT_TRIAGE_H_
#define CHARLEY_ASSESSMENT_TRIAGE_H_

#include <string>
#include <vector>

#include "core/knowledge/knowledge_base.h"
#include "core/questionnaire/flow.h"

namespace charley {

struct FiredRule {
  const TriageRule* rule;
  Facts facts;
};

// Words of a person that no option and no medicine stands for.
struct UnreadText {
  int item;
  std::string text;
};

struct Triage {
  Tier tier = Tier::kSelfCare;
  bool provisional = false;         // a required question that could change something is open, or words are unread
  std::vector<int> missing;         // those questions
  std::vector<UnreadText> unread;   // free text that was not understood, of the items that data lists in "ownWords"
  Tier could_be = Tier::kSelfCare;  // most urgent tier that an open answer could still lead to
  std::vector<FiredRule> fired;     // most urgent first, then in the order of the data
};

std::vector<UnreadText> UnreadTexts(const KnowledgeBase& knowledge, const Answered& answered);

// On tiers that data marks "unsureAsYes", "not sure" is read cautiously. A provisional result is never
// below the provisional floor (and so never self-care).
Triage RunTriage(const KnowledgeBase& knowledge, const Answered& answered);

}  // namespace charley

#endif  // CHARLEY_ASSESSMENT_TRIAGE_H_
