// Contributing causes: each has at least one supporting answer, ordered by strength of evidence.
#ifndef CHARLEY_ASSESSMENT_HINT_H_
#define CHARLEY_ASSESSMENT_HINT_H_

#include <string>
#include <vector>

#include "core/knowledge/knowledge_base.h"
#include "core/questionnaire/flow.h"

namespace charley {

struct Hint {
  std::string id;  // cause id, or "medicine-" and the class
  const Entry* entry;
  const MedicineClass* medicine = nullptr;  // set for a medicine hint
  char strength = 'C';
  bool timing = false;  // the medicine was started in the time before the cramps
  Facts facts;
};

// The person's own medicines first, those that were started before the cramps before others; then A before B before C
// and the order of the data.
std::vector<Hint> FindHints(const KnowledgeBase& knowledge, const Answered& answered);

}  // namespace charley

#endif  // CHARLEY_ASSESSMENT_HINT_H_
