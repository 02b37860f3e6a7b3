// data/fhir.json: which answers leave as Observations, in which code systems.
#ifndef CHARLEY_CONTENT_FHIR_MAPPING_H_
#define CHARLEY_CONTENT_FHIR_MAPPING_H_

#include "core/base/json.h"
#include "core/knowledge/knowledge_base.h"

namespace charley {

// Tells what is wrong with data/fhir.json: missing fields, items and answers that the questionnaire lacks.
void CheckFhirMapping(const KnowledgeBase& knowledge, const Json& mapping, Problems& problems);

}  // namespace charley

#endif  // CHARLEY_CONTENT_FHIR_MAPPING_H_
