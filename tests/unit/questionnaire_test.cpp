#include "core/questionnaire/questionnaire.h"

#include <gtest/gtest.h>

#include "tests/support/small_questionnaire.h"

namespace charley::testing {
namespace {

Problems ProblemsOf(const std::string& items) {
  const Json json = ParseOrDie(R"({"resourceType":"Questionnaire","url":"u","version":"1","item":)" + items + "}");
  Problems problems;
  ReadQuestionnaire(JsonNode(json, "q", problems), {"not-sure"});
  return problems;
}

const std::string kChoice =
    R"("type":"choice","text":"t","answerOption":[{"valueCoding":{"system":"s","code":"a","display":"A"}},)"
    R"({"valueCoding":{"system":"s","code":"b","display":"B"}}])";

TEST(Questionnaire, ReadsGroupsOptionsAndChecklists) {
  const Questionnaire questionnaire = SmallQuestionnaire();
  const Item& branch = questionnaire.items[static_cast<std::size_t>(questionnaire.Find("branch"))];
  EXPECT_TRUE(branch.checklist);
  EXPECT_EQ(questionnaire.items[static_cast<std::size_t>(questionnaire.Find("rest"))].parent,
            questionnaire.Find("branch"));
  const Item& where = questionnaire.items[static_cast<std::size_t>(questionnaire.Find("where"))];
  EXPECT_TRUE(where.exclusive[2]);
  EXPECT_FALSE(where.exclusive[0]);
}

TEST(Questionnaire, RefusesALinkIdThatOccursTwice) {
  const Problems problems = ProblemsOf("[{\"linkId\":\"a\"," + kChoice + "},{\"linkId\":\"a\"," + kChoice + "}]");
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, ErrorCode::kDuplicateId);
  EXPECT_EQ(problems[0].where, "q#/item/1");
}

// Guards against a branch that depends on a later answer, which would jump back and forth.
TEST(Questionnaire, RefusesEnableWhenOnALaterItem) {
  const Problems problems =
      ProblemsOf(R"([{"linkId":"a","enableWhen":[{"question":"b","operator":"exists","answerBoolean":true}],)" +
                 kChoice + "},{\"linkId\":\"b\"," + kChoice + "}]");
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, ErrorCode::kUnknownId);
  EXPECT_EQ(problems[0].where, "q#/item/0/enableWhen/0");
}

TEST(Questionnaire, RefusesWhatItDoesNotSupport) {
  EXPECT_EQ(ProblemsOf(R"([{"linkId":"a","text":"t","type":"date"}])")[0].code, ErrorCode::kUnsupported);
  EXPECT_EQ(ProblemsOf("[{\"linkId\":\"a\"," + kChoice +
                       R"(},{"linkId":"b","enableWhen":[{"question":"a","operator":">"}],)" + kChoice + "}]")[0]
                .code,
            ErrorCode::kUnsupported);
}

TEST(Questionnaire, NeedsEnableBehaviorForSeveralConditions) {
  const std::string when = R"({"question":"a","operator":"=","answerCoding":{"code":"a"}})";
  const Problems problems = ProblemsOf("[{\"linkId\":\"a\"," + kChoice + "},{\"linkId\":\"b\",\"enableWhen\":[" + when +
                                       "," + when + "]," + kChoice + "}]");
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, ErrorCode::kMissingField);
}

TEST(Questionnaire, NamesAnOptionThatDoesNotExist) {
  const Problems problems =
      ProblemsOf("[{\"linkId\":\"a\"," + kChoice +
                 R"(},{"linkId":"b","enableWhen":[{"question":"a","operator":"=","answerCoding":{"code":"zzz"}}],)" +
                 kChoice + "}]");
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, ErrorCode::kUnknownCode);
}

}  // namespace
}  // namespace charley::testing
