// A person's answers and their urgency as one FHIR R4 Bundle (http://hl7.org/fhir/R4/bundle.html), for a doctor's
// system.
#ifndef CHARLEY_REPORT_FHIR_BUNDLE_H_
#define CHARLEY_REPORT_FHIR_BUNDLE_H_

#include <string_view>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/knowledge/knowledge_base.h"

namespace charley {

// A Bundle of type "collection": the QuestionnaireResponse with the words of the questions and answers, without answers
// to questions that do not apply, an Observation
// for each answer that data/fhir.json maps, and one for the urgency in our own code system. The Questionnaire is named
// by its canonical address and version. Not sure, unanswered and skipped questions give no Observation.
// `context`: {"timestamp": FHIR instant, "ids": [two UUIDs and one for each line of the mapping], "mapping":
// data/fhir.json, "locale": data/locales/*.json}. The caller gives time and ids, since the core has neither clock nor
// chance.
// Errors: those of ParseJson and ReadResponse for the response; missing-field, wrong-type and unknown-item for
// `context`.
Result<Json> FhirBundle(const KnowledgeBase& knowledge, std::string_view response_json, std::string_view context_json);

}  // namespace charley

#endif  // CHARLEY_REPORT_FHIR_BUNDLE_H_
