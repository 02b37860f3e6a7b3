// A text of advice must not be more urgent than the result it stands in.
#ifndef CHARLEY_KNOWLEDGE_STATED_URGENCY_H_
#define CHARLEY_KNOWLEDGE_STATED_URGENCY_H_

#include <string_view>

#include "core/knowledge/knowledge_base.h"

namespace charley {

// The most urgent tier that the text states in a sentence without a condition ("if ..."), by the words of the language;
// self-care when it states none.
Tier StatedUrgency(std::string_view text, const UrgencyWords& words);

// Notes out-of-range for every text of advice (title, body, cautions) that states an urgency although no triage rule of
// that tier or above is sure to fire where the text is shown. `locale`: the content of data/locales/<language>.json; a
// language without words in "statedUrgency" of triage.json is not checked.
void CheckStatedUrgency(const KnowledgeBase& knowledge, const Json& locale, std::string_view locale_name,
                        Problems& problems);

}  // namespace charley

#endif  // CHARLEY_KNOWLEDGE_STATED_URGENCY_H_
