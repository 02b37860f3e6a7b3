// What reading the knowledge does not need but a release does.
#ifndef CHARLEY_KNOWLEDGE_KNOWLEDGE_CHECK_H_
#define CHARLEY_KNOWLEDGE_KNOWLEDGE_CHECK_H_

#include <string_view>

#include "core/knowledge/knowledge_base.h"

namespace charley {

// Every text key exists in `locale` (the content of
// data/locales/<language>.json), no rule is dead, no source is unused, no advice states an urgency above its result's.
void CheckKnowledge(const KnowledgeBase& knowledge, const Json& locale, std::string_view locale_name,
                    Problems& problems);

// Every entry has a text "<text>.clinician" (a medicine class "medicine.<id>.clinician") in `locale` (the content of
// data/locales/<language>-clinician.json), and none is left over.
void CheckClinicianTexts(const KnowledgeBase& knowledge, const Json& locale, std::string_view locale_name,
                         Problems& problems);

// Every key of "words" in `ask` (the content of data/ask/<language>.json) is the text key of an entry.
void CheckAskWords(const KnowledgeBase& knowledge, const Json& ask, std::string_view ask_name, Problems& problems);

}  // namespace charley

#endif  // CHARLEY_KNOWLEDGE_KNOWLEDGE_CHECK_H_
