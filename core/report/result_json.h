// The result of the check as JSON. The same text natively and in WebAssembly.
#ifndef CHARLEY_REPORT_RESULT_JSON_H_
#define CHARLEY_REPORT_RESULT_JSON_H_

#include <string_view>

#include "core/assessment/assessment.h"
#include "core/assessment/what_if.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/guidance/plan.h"

namespace charley {

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

}  // namespace charley

#endif  // CHARLEY_REPORT_RESULT_JSON_H_
