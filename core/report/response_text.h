// A response as it comes in: JSON text within limits.
#ifndef CHARLEY_REPORT_RESPONSE_TEXT_H_
#define CHARLEY_REPORT_RESPONSE_TEXT_H_

#include <string_view>

#include "core/base/json.h"
#include "core/knowledge/knowledge_base.h"
#include "core/questionnaire/response.h"

namespace charley {

// Limits for responses, which are far smaller than the knowledge.
inline constexpr JsonLimits kResponseLimits = {512'000, 40};

// Errors: those of ParseJson and ReadResponse.
inline Result<Response> ReadResponseText(const KnowledgeBase& knowledge, std::string_view text,
                                         Hearing hearing = Hearing::kAsYes) {
  const Result<Json> parsed = ParseJson(text, kResponseLimits);
  if (!parsed) return tl::unexpected<Error>(parsed.error());
  return ReadResponse(*parsed, knowledge.questionnaire, hearing);
}

}  // namespace charley

#endif  // CHARLEY_REPORT_RESPONSE_TEXT_H_
