// A result as readable plain text, for the command line and for "copy as text".
#ifndef CHARLEY_REPORT_TEXT_REPORT_H_
#define CHARLEY_REPORT_TEXT_REPORT_H_

#include <string>

#include "core/base/json.h"
#include "core/knowledge/knowledge_base.h"

namespace charley {

enum class Audience { kPatient, kClinician };

// `result` as written by ResultJson, which says what is shown (core/check/view.h); `locale` the content of
// data/locales/<language>.json, for clinicians with the texts of <language>-clinician.json added. A text key that the
// locale lacks is shown as the key. Clinicians also get certainty, sources, effect sizes and codes, and all that is
// kept for who asks, as does `all`.
std::string TextReport(const Json& result, const Questionnaire& questionnaire, const Json& locale, Audience audience,
                       bool all = false);

}  // namespace charley

#endif  // CHARLEY_REPORT_TEXT_REPORT_H_
