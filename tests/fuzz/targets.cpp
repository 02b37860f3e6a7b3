#include "tests/fuzz/targets.h"

#include <cstdlib>

#include "core/knowledge/knowledge_check.h"
#include "core/report/result_json.h"
#include "tests/support/test_data.h"

namespace charley::testing {

void FuzzResponse(std::string_view bytes) {
  const Result<Json> result = AssessText(Knowledge(), bytes);
  if (result) {
    const std::string text = DumpJson(*result);
    if (!ParseJson(text)) std::abort();
    // Whatever comes in: an incomplete response never says self-care.
    if ((*result)["provisional"] == true && (*result)["tier"] == "self-care") std::abort();
  } else if (ErrorCodeName(result.error().code).empty()) {
    std::abort();
  }
  static_cast<void>(FlowText(Knowledge(), bytes, ""));
  Knowledge().medication_index.Search(bytes, 5);
}

void FuzzKnowledge(std::string_view bytes) {
  const Result<Json> bundle = ParseJson(bytes);
  if (!bundle) return;
  // A fuzzed file takes the place of one file of the real bundle, so that the readers are reached.
  for (const char* file : {"questionnaire", "triage", "patterns", "causes", "advice", "medicines"}) {
    Json mixed = DataBundle();
    mixed[file] = *bundle;
    Problems problems;
    const KnowledgeBase knowledge = ReadKnowledge(mixed, problems);
    if (problems.empty()) CheckKnowledge(knowledge, EnglishLocale(), "en", problems);
  }
}

}  // namespace charley::testing
