// Whether a rule can ever fire. Finds demands that exclude each other on one single-answer question, bounds outside of
// a number's range, and questions that the rule's own demands keep from being asked.
#ifndef CHARLEY_KNOWLEDGE_REACHABILITY_H_
#define CHARLEY_KNOWLEDGE_REACHABILITY_H_

#include "core/knowledge/condition.h"

namespace charley {

// False is certain; true means that no contradiction was found (alternatives are tried one by one, not together).
bool CanBeTrue(const Condition& condition, const Definitions& definitions, const Questionnaire& questionnaire);

}  // namespace charley

#endif  // CHARLEY_KNOWLEDGE_REACHABILITY_H_
