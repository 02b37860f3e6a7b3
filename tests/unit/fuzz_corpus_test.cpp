// Every fuzz target over its committed corpus: what once broke stays fixed, on every platform.
#include <gtest/gtest.h>

#include "core/cli/data_folder.h"
#include "tests/fuzz/targets.h"
#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

const char* const kResponses[] = {"empty.json",       "truncated.json", "wrong-types.json", "deep-items.json",
                                  "two-answers.json", "free-text.json", "not-utf8.json",    "huge-number.json"};
const char* const kKnowledge[] = {"empty-object.json", "bare-rule.json", "self-reference.json",
                                  "odd-questionnaire.json"};

TEST(FuzzCorpus, ResponsesNeverCrash) {
  for (const char* name : kResponses) {
    const auto bytes = ReadFile(std::string("tests/fuzz/corpus/response/") + name);
    ASSERT_TRUE(bytes.has_value()) << name;
    FuzzResponse(*bytes);
  }
}

TEST(FuzzCorpus, KnowledgeNeverCrashes) {
  for (const char* name : kKnowledge) {
    const auto bytes = ReadFile(std::string("tests/fuzz/corpus/knowledge/") + name);
    ASSERT_TRUE(bytes.has_value()) << name;
    FuzzKnowledge(*bytes);
  }
}

// A real response cut at every length and with every byte changed once.
TEST(FuzzCorpus, DamagedResponsesNeverCrash) {
  AnswerMap answers = BaseAnswers();
  const std::string whole = DumpJson(MakeResponse(Knowledge().questionnaire, answers));
  for (std::size_t i = 0; i < whole.size(); i += 3) {
    FuzzResponse(std::string_view(whole).substr(0, i));
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x15);
    FuzzResponse(damaged);
  }
}

}  // namespace
}  // namespace charley::testing
