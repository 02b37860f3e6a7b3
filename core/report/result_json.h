// The whole check as JSON: responses in, flow and results out. The same text natively and in WebAssembly.
#ifndef CHARLEY_REPORT_RESULT_JSON_H_
#define CHARLEY_REPORT_RESULT_JSON_H_

#include <string_view>

#include "core/assessment/assessment.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/guidance/plan.h"

namespace charley {

// Limits for responses, which are far smaller than the knowledge.
inline constexpr JsonLimits kResponseLimits = {512'000, 40};

// The result as docs/result.md describes it: ids, tiers, facts, text keys, sources, data version.
Json ResultJson(const KnowledgeBase& knowledge, const Answered& answered, const Assessment& assessment,
                const Plan& plan);

// Reads a QuestionnaireResponse and assesses it. Errors: those of ParseJson and ReadResponse.
Result<Json> AssessText(const KnowledgeBase& knowledge, std::string_view response_json,
                        std::string_view sensor_reports_json = {});

// {"screens": [{"item", "kind": "question"|"checklist", "optional", "complete", "rows"?}], "next": linkId | null,
//  "missing": [linkId], "contradictions": [..]}. `next` is the first screen after `after` that applies, or, when
// there is none, the first incomplete one; null when nothing is left. `after` may be empty.
Result<Json> FlowText(const KnowledgeBase& knowledge, std::string_view response_json, std::string_view after);

}  // namespace charley

#endif  // CHARLEY_REPORT_RESULT_JSON_H_
