// The texts of another language, held against those that the content was written in.
#ifndef CHARLEY_KNOWLEDGE_TRANSLATION_H_
#define CHARLEY_KNOWLEDGE_TRANSLATION_H_

#include <string>
#include <string_view>

#include "core/base/json.h"

namespace charley {

// A question in the language of `locale`: its text "item.<linkId>", else the questionnaire's own.
std::string ItemText(const Json& locale, const std::string& link_id, const std::string& own);

// An answer: "option.<linkId>.<code>", else "option.<code>" (yes, no and not sure are said once), else the own one.
std::string OptionText(const Json& locale, const std::string& link_id, const std::string& code, const std::string& own);

// Tells what `translation` lacks of `original` and of `questionnaire` (the FHIR resource), what it has too much, and
// texts whose placeholders ({name}) or lists (parted by "|") differ. Plural forms ("key.one") may be those of the
// language (Unicode CLDR: zero, one, two, few, many, other); only "other" must be there.
void CheckTranslation(const Json& questionnaire, const Json& original, const Json& translation, std::string_view name,
                      Problems& problems);

}  // namespace charley

#endif  // CHARLEY_KNOWLEDGE_TRANSLATION_H_
