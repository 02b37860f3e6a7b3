#include "core/questionnaire/flow.h"

#include <gtest/gtest.h>

#include "core/report/flow_json.h"
#include "tests/support/case_file.h"
#include "tests/support/small_questionnaire.h"

namespace charley::testing {
namespace {

class FlowTest : public ::testing::Test {
 protected:
  ItemState State(const Answered& answered, const char* link_id) const {
    return answered.states[static_cast<std::size_t>(questionnaire_.Find(link_id))];
  }
  std::vector<std::string> Names(const std::vector<Screen>& screens) const {
    std::vector<std::string> out;
    for (const Screen& screen : screens)
      out.push_back(questionnaire_.items[static_cast<std::size_t>(screen.item)].link_id);
    return out;
  }
  const Questionnaire questionnaire_ = SmallQuestionnaire();
};

// Guards against "not asked" turning into "no": a branch is only ruled out by an answer.
TEST_F(FlowTest, ABranchIsUndeterminedUntilItsQuestionIsAnswered) {
  const Response empty = Respond(questionnaire_, {});
  EXPECT_EQ(State(Evaluate(questionnaire_, empty), "rest"), ItemState::kUndetermined);
  const Response knot = Respond(questionnaire_, {{"feels", "knot"}});
  EXPECT_EQ(State(Evaluate(questionnaire_, knot), "rest"), ItemState::kNotApplicable);
  const Response urge = Respond(questionnaire_, {{"feels", "urge"}});
  EXPECT_EQ(State(Evaluate(questionnaire_, urge), "rest"), ItemState::kOpen);
}

TEST_F(FlowTest, AnswersOfABranchThatNoLongerAppliesAreKeptButDoNotCount) {
  const Response response = Respond(questionnaire_, {{"feels", "knot"}, {"rest", "yes"}});
  const Answered answered = Evaluate(questionnaire_, response);
  EXPECT_FALSE(answered.Counts(questionnaire_.Find("rest")));
  EXPECT_TRUE(answered.Get(questionnaire_.Find("rest")).Given());
}

TEST_F(FlowTest, AGivenAnswerCountsWhileItsBranchIsUndetermined) {
  const Response response = Respond(questionnaire_, {{"rest", "yes"}});
  EXPECT_TRUE(Evaluate(questionnaire_, response).Counts(questionnaire_.Find("rest")));
}

TEST_F(FlowTest, ScreensFollowTheAnswers) {
  const Response knot = Respond(questionnaire_, {{"feels", "knot"}});
  EXPECT_EQ(Names(Screens(Evaluate(questionnaire_, knot))), (std::vector<std::string>{"feels", "where", "pain"}));
  const Response urge = Respond(questionnaire_, {{"feels", "urge"}});
  EXPECT_EQ(Names(Screens(Evaluate(questionnaire_, urge))),
            (std::vector<std::string>{"feels", "branch", "where", "pain"}));
}

TEST_F(FlowTest, OnlyRequiredQuestionsThatApplyAreMissing) {
  const Response response = Respond(questionnaire_, {{"feels", "knot"}});
  const std::vector<int> missing = MissingItems(Evaluate(questionnaire_, response));
  EXPECT_EQ(missing, std::vector<int>{questionnaire_.Find("where")});
}

TEST_F(FlowTest, NoneTogetherWithATickIsAConflict) {
  const Response both = Respond(questionnaire_, {{"where", "calf"}, {"where", "none"}});
  const auto conflicts = ExclusiveConflicts(Evaluate(questionnaire_, both));
  ASSERT_EQ(conflicts.size(), 1u);
  EXPECT_EQ(conflicts[0].item, questionnaire_.Find("where"));
  const Response with_text = Respond(questionnaire_, {{"where", "none"}, {"where", "text:toe"}});
  EXPECT_EQ(ExclusiveConflicts(Evaluate(questionnaire_, with_text)).size(), 1u);
  const Response alone = Respond(questionnaire_, {{"where", "none"}});
  EXPECT_TRUE(ExclusiveConflicts(Evaluate(questionnaire_, alone)).empty());
}

// Walks the real questionnaire as the page does and must end.
TEST(FlowText, LeadsFromTheFirstScreenToTheEnd) {
  const Json response = MakeResponse(Knowledge().questionnaire, [] {
    AnswerMap answers = BaseAnswers();
    FillChecklists(Knowledge().questionnaire, answers);
    return answers;
  }());
  std::string at;
  int steps = 0;
  for (;; ++steps) {
    const Result<Json> flow = FlowText(Knowledge(), DumpJson(response), at);
    ASSERT_TRUE(flow.has_value());
    if ((*flow)["next"].is_null()) break;
    at = (*flow)["next"].get<std::string>();
    ASSERT_LT(steps, 60);
  }
  EXPECT_EQ(at, "tried");
  EXPECT_EQ(steps, 11);
}

TEST(FlowText, ComesBackToWhatIsOpenAfterTheLastScreen) {
  AnswerMap answers = BaseAnswers();
  FillChecklists(Knowledge().questionnaire, answers);
  answers.erase("side");
  const Result<Json> flow = FlowText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, answers)), "tried");
  ASSERT_TRUE(flow.has_value());
  EXPECT_EQ((*flow)["next"], "where-page");
  EXPECT_EQ((*flow)["missing"], Json::array({"side"}));
}

TEST(FlowText, RefusesAPlaceThatDoesNotExist) {
  const Result<Json> flow = FlowText(Knowledge(), R"({"resourceType":"QuestionnaireResponse"})", "nowhere");
  ASSERT_FALSE(flow.has_value());
  EXPECT_EQ(flow.error().code, ErrorCode::kUnknownItem);
}

}  // namespace
}  // namespace charley::testing
