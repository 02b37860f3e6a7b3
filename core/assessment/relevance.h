// Which questions can still change what a person is told. A question that cannot is skipped.
//
// What a person is told: the tier and every trigger, which patterns fit well or partly and in which order, their
// checklists, the hints, the plan with its cautions, what is held back and why, and answers that contradict each other.
// Each of these is looked at under three-valued truth, with every unanswered question unknown: what is settled then
// stays settled whatever the answers are, so a question that only settled things rest on cannot matter any more.
#ifndef CHARLEY_ASSESSMENT_RELEVANCE_H_
#define CHARLEY_ASSESSMENT_RELEVANCE_H_

#include <vector>

#include "core/knowledge/knowledge_base.h"
#include "core/questionnaire/flow.h"

namespace charley {

// Questions that the data names in "alwaysAsk" are relevant whenever they apply.
// By item: whether an answer to it can still change something, by itself or by opening another question that can.
// Never true for an answered item or one that does not apply.
ItemFlags RelevantItems(const KnowledgeBase& knowledge, const Answered& answered);

// Required questions that apply, are not answered and are relevant, in order.
std::vector<int> MissingAndRelevant(const Answered& answered, const ItemFlags& relevant);

}  // namespace charley

#endif  // CHARLEY_ASSESSMENT_RELEVANCE_H_
