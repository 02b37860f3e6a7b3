// What is asked, and what the answers mean already, as JSON.
#ifndef CHARLEY_REPORT_FLOW_JSON_H_
#define CHARLEY_REPORT_FLOW_JSON_H_

#include <string_view>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/check/course.h"

namespace charley {

// {"screens": [{"item", "kind": "question"|"checklist"|"page", "optional", "complete", "rows"?}],
//  "next": linkId | null,
//  "emergency": whether the answers mean one already,
//  "urgent": "emergency" or "same-day" when the answers mean that already, however much is open, else null,
//  "again": [{"row", "item", "text"}], "missing": [linkId], "skipped": [linkId], "contradictions": [..]}.
// `next` is the first screen after `after` that applies, or, when there is none, the first incomplete one; null when
// nothing is left. `after` may be empty.
// `again`: rows that free text speaks of and that are not ticked: to be asked with these words in sight. The rest of
// the flow leaves them out. `skipped`: required questions that apply and are not asked because no answer to them can
// change anything any more.
Result<Json> FlowText(const KnowledgeBase& knowledge, std::string_view response_json, std::string_view after,
                      Path path = Path::kFull);

}  // namespace charley

#endif  // CHARLEY_REPORT_FLOW_JSON_H_
