// The whole check as JSON: responses in, flow and results out. The same text natively and in WebAssembly.
#ifndef CHARLEY_REPORT_RESULT_JSON_H_
#define CHARLEY_REPORT_RESULT_JSON_H_

#include <string_view>

#include "core/ask/ask.h"
#include "core/assessment/assessment.h"
#include "core/assessment/what_if.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/guidance/plan.h"

namespace charley {

// Limits for responses, which are far smaller than the knowledge.
inline constexpr JsonLimits kResponseLimits = {512'000, 40};

// The result as docs/result.md describes it: ids, tiers, facts, text keys, sources, data version.
// `changes` may be null.
Json ResultJson(const KnowledgeBase& knowledge, const Answered& answered, const Assessment& assessment,
                const Plan& plan, const Changes* changes);

// Whether the result says which other answers would change it; that costs most of the time.
enum class WhatIf : unsigned char { kLeaveOut, kTell };

// Reads a QuestionnaireResponse and assesses it. Errors: those of ParseJson and ReadResponse.
Result<Json> AssessText(const KnowledgeBase& knowledge, std::string_view response_json,
                        std::string_view sensor_reports_json = {}, WhatIf what_if = WhatIf::kTell);

// The same without recordings and without what other answers would change: what most visitors need, and what they load.
Result<Json> AssessAnswers(const KnowledgeBase& knowledge, std::string_view response_json);

// Which questions are asked: all, or those of the short version and what they open.
enum class Path : unsigned char { kFull, kQuick };

// {"screens": [{"item", "kind": "question"|"checklist"|"page", "optional", "complete", "rows"?}], "next": linkId |
// null,
//  "emergency": whether the answers mean one already, "missing": [linkId], "skipped": [linkId], "contradictions":
//  [..]}.
// `next` is the first screen after `after` that applies, or, when there is none, the first incomplete one; null when
// nothing is left. `after` may be empty.
// `skipped`: required questions that apply and are not asked because no answer to them can change anything any more.
Result<Json> FlowText(const KnowledgeBase& knowledge, std::string_view response_json, std::string_view after,
                      Path path = Path::kFull);

// {"tier", "answers": [{"kind", "id", "text", certainty and sources as in the result, "medicine"?, "tier"?,
// "withheld"?:
// {"reason", "facts", "open"}}]}. Errors: those of ParseJson and ReadResponse.
Result<Json> AskText(const KnowledgeBase& knowledge, const AskIndex& index, std::string_view response_json,
                     std::string_view question);

}  // namespace charley

#endif  // CHARLEY_REPORT_RESULT_JSON_H_
