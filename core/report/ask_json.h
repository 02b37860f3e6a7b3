// Answers to a question in somebody's own words, as JSON.
#ifndef CHARLEY_REPORT_ASK_JSON_H_
#define CHARLEY_REPORT_ASK_JSON_H_

#include <string_view>

#include "core/ask/ask.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/knowledge/knowledge_base.h"

namespace charley {

// {"tier", "answers": [{"kind", "id", "text", certainty and sources as in the result, "medicine"?, "tier"?,
// "withheld"?:
// {"reason", "facts", "open"}}]}. Errors: those of ParseJson and ReadResponse.
Result<Json> AskText(const KnowledgeBase& knowledge, const AskIndex& index, std::string_view response_json,
                     std::string_view question);

}  // namespace charley

#endif  // CHARLEY_REPORT_ASK_JSON_H_
