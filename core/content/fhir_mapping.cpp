#include "core/content/fhir_mapping.h"

#include <string>

namespace charley {

void CheckFhirMapping(const KnowledgeBase& knowledge, const Json& mapping, Problems& problems) {
  const JsonNode root(mapping, "fhir.json", problems);
  for (const JsonNode& line : root.Items("observations")) {
    const std::string link_id = line.Str("item");
    line.Str("text");
    const JsonNode coding = line.Object("coding");
    coding.Str("system");
    coding.Str("code");
    const int index = knowledge.questionnaire.Find(link_id);
    if (index < 0) {
      line.Problem(ErrorCode::kUnknownItem, "the questionnaire has no item \"" + link_id + "\"");
      continue;
    }
    for (const std::string& code : line.StrsOr("is")) {
      if (knowledge.questionnaire.items[static_cast<std::size_t>(index)].OptionIndex(code) < 0)
        line.Problem(ErrorCode::kUnknownCode, "\"" + link_id + "\" has no answer \"" + code + "\"");
    }
  }
}

}  // namespace charley
