#include "core/knowledge/condition.h"

#include <gtest/gtest.h>

#include <memory>

#include "core/knowledge/reachability.h"
#include "tests/support/small_questionnaire.h"

namespace charley::testing {
namespace {

class ConditionTest : public ::testing::Test {
 protected:
  Condition Read(const std::string& text) {
    documents_.push_back(std::make_unique<Json>(ParseOrDie(text)));
    return ReadCondition(JsonNode(*documents_.back(), "c", problems_), questionnaire_, definitions_);
  }
  Truth Test(const std::string& text, const std::vector<std::pair<std::string, std::string>>& given,
             Reading reading = Reading::kPlain) {
    const Condition condition = Read(text);
    const Response response = Respond(questionnaire_, given);
    return EvaluateCondition(condition, definitions_, Evaluate(questionnaire_, response), reading);
  }
  bool Alive(const std::string& text) { return CanBeTrue(Read(text), definitions_, questionnaire_); }

  const Questionnaire questionnaire_ = SmallQuestionnaire();
  Definitions definitions_;
  Problems problems_;
  std::vector<std::unique_ptr<Json>> documents_;
};

const char* const kKnot = R"({"item":"feels","is":["knot"]})";
const char* const kNotKnot = R"({"not":{"item":"feels","is":["knot"]}})";

TEST_F(ConditionTest, ReadsAnAnswerAnotherAnswerAndNone) {
  EXPECT_EQ(Test(kKnot, {{"feels", "knot"}}), Truth::kTrue);
  EXPECT_EQ(Test(kKnot, {{"feels", "urge"}}), Truth::kFalse);
  EXPECT_EQ(Test(kKnot, {}), Truth::kUnknown);
}

TEST_F(ConditionTest, ReadsNotSureAsUnknownWhenPlain) {
  EXPECT_EQ(Test(kKnot, {{"feels", "not-sure"}}), Truth::kUnknown);
  EXPECT_EQ(Test(kNotKnot, {{"feels", "not-sure"}}), Truth::kUnknown);
}

// Guards against "not sure" calming a red flag through a "not": it must count for the whole condition.
TEST_F(ConditionTest, ReadsNotSureForTheWholeConditionWhenCautious) {
  EXPECT_EQ(Test(kKnot, {{"feels", "not-sure"}}, Reading::kCautious), Truth::kTrue);
  EXPECT_EQ(Test(kNotKnot, {{"feels", "not-sure"}}, Reading::kCautious), Truth::kTrue);
}

// Guards against "not sure where it hurts" being read as a jaw that does not open: only rows of a checklist read so.
TEST_F(ConditionTest, ReadsNotSureAsYesOnRowsOfAChecklistOnlyWhenReadAsAChecklist) {
  EXPECT_EQ(Test(kKnot, {{"feels", "not-sure"}}, Reading::kChecklist), Truth::kUnknown);
  EXPECT_EQ(Test(kNotKnot, {{"feels", "not-sure"}}, Reading::kChecklist), Truth::kUnknown);
  const char* const rest = R"({"yes":["rest"]})";
  EXPECT_EQ(Test(rest, {{"feels", "urge"}, {"rest", "not-sure"}}, Reading::kChecklist), Truth::kTrue);
  EXPECT_EQ(Test(rest, {{"feels", "urge"}, {"rest", "no"}}, Reading::kChecklist), Truth::kFalse);
}

TEST_F(ConditionTest, SeesTextThatWasNotUnderstood) {
  const char* const kLeft = R"({"item":"where","unknownText":true})";
  EXPECT_EQ(Test(kLeft, {{"where", "text:my big toe"}}), Truth::kTrue);
  EXPECT_EQ(Test(kLeft, {{"where", "calf"}, {"where", "text:my big toe"}}), Truth::kTrue);
  EXPECT_EQ(Test(kLeft, {{"where", "calf"}}), Truth::kFalse);
  EXPECT_EQ(Test(kLeft, {}), Truth::kUnknown);
  EXPECT_TRUE(Alive(kLeft));
  EXPECT_TRUE(problems_.empty());
}

TEST_F(ConditionTest, RefusesUnknownTextWhereNoneCanBeWritten) {
  Read(R"({"item":"feels","unknownText":true})");
  Read(R"({"item":"where","unknownText":false})");
  ASSERT_EQ(problems_.size(), 2u);
  EXPECT_EQ(problems_[0].code, ErrorCode::kWrongType);
  EXPECT_EQ(problems_[1].code, ErrorCode::kUnsupported);
}

TEST_F(ConditionTest, StaysUnknownOnOpenItemsEvenWhenCautious) {
  EXPECT_EQ(Test(kKnot, {}, Reading::kCautious), Truth::kUnknown);
}

TEST_F(ConditionTest, AnOptionalQuestionLeftOutHasNoBearing) {
  EXPECT_EQ(Test(R"({"item":"pain","atLeast":5})", {}), Truth::kFalse);
  EXPECT_EQ(Test(R"({"item":"pain","atLeast":5})", {{"pain", "5"}}), Truth::kTrue);
  EXPECT_EQ(Test(R"({"item":"pain","atMost":4})", {{"pain", "5"}}), Truth::kFalse);
}

TEST_F(ConditionTest, OtherMeansSomethingOutsideOfTheList) {
  const char* const other = R"({"item":"where","other":["none"]})";
  EXPECT_EQ(Test(other, {{"where", "none"}}), Truth::kFalse);
  EXPECT_EQ(Test(other, {{"where", "calf"}}), Truth::kTrue);
  EXPECT_EQ(Test(other, {{"where", "text:toe"}}), Truth::kTrue);
}

TEST_F(ConditionTest, CountsOptions) {
  const char* const two = R"({"item":"where","is":["calf","foot"],"count":2})";
  EXPECT_EQ(Test(two, {{"where", "calf"}}), Truth::kFalse);
  EXPECT_EQ(Test(two, {{"where", "calf"}, {"where", "foot"}}), Truth::kTrue);
  EXPECT_EQ(Test(two, {}), Truth::kUnknown);
  Read(R"({"item":"where","is":["calf","foot"],"count":3})");
  ASSERT_EQ(problems_.size(), 1u);
  EXPECT_EQ(problems_[0].code, ErrorCode::kOutOfRange);
}

TEST_F(ConditionTest, NamesTheAnswersThatDecided) {
  const Condition condition = Read(R"({"any":[{"item":"where","is":["calf","foot"]},{"item":"feels","is":["urge"]}]})");
  const Response response = Respond(questionnaire_, {{"feels", "knot"}, {"where", "foot"}});
  const Facts facts = SupportingFacts(condition, definitions_, Evaluate(questionnaire_, response), Reading::kPlain);
  EXPECT_EQ(facts, (Facts{{questionnaire_.Find("where"), 1}}));
}

// Guards against a hint that lists every other medicine somebody takes as its reason.
TEST_F(ConditionTest, DoesNotNameWhatWasChosenInsteadBesideARealReason) {
  const Condition condition =
      Read(R"({"all":[{"item":"where","is":["calf"]},{"not":{"item":"feels","is":["urge"]}}]})");
  const Response response = Respond(questionnaire_, {{"feels", "knot"}, {"where", "calf"}});
  const Facts facts = SupportingFacts(condition, definitions_, Evaluate(questionnaire_, response), Reading::kPlain);
  EXPECT_EQ(facts, (Facts{{questionnaire_.Find("where"), 0}}));
}

TEST_F(ConditionTest, NamesTheAnswerBehindANegationWhenThereIsNoOther) {
  const Condition condition = Read(kNotKnot);
  const Response response = Respond(questionnaire_, {{"feels", "urge"}});
  const Facts facts = SupportingFacts(condition, definitions_, Evaluate(questionnaire_, response), Reading::kPlain);
  EXPECT_EQ(facts, (Facts{{questionnaire_.Find("feels"), 1}}));
}

TEST_F(ConditionTest, NamesWhatIsStillOpen) {
  const Condition condition = Read(R"({"all":[{"item":"feels","is":["knot"]},{"item":"where","is":["calf"]}]})");
  const Response response = Respond(questionnaire_, {{"feels", "knot"}});
  EXPECT_EQ(OpenItems(condition, definitions_, Evaluate(questionnaire_, response), Reading::kCautious),
            std::vector<int>{questionnaire_.Find("where")});
}

TEST_F(ConditionTest, FindsConditionsThatCanNeverBeTrue) {
  EXPECT_TRUE(Alive(kKnot));
  EXPECT_FALSE(Alive(R"({"all":[{"item":"feels","is":["knot"]},{"item":"feels","is":["urge"]}]})"));
  EXPECT_FALSE(Alive(R"({"all":[{"item":"feels","is":["knot"]},{"not":{"item":"feels","is":["knot","urge"]}}]})"));
  EXPECT_FALSE(Alive(R"({"item":"pain","atLeast":11})"));
  EXPECT_FALSE(Alive(R"({"item":"feels","is":[]})"));
  EXPECT_TRUE(Alive(R"({"all":[{"item":"where","is":["calf"]},{"item":"where","is":["foot"]}]})"));
}

// Guards against a rule on a branch that its own other demands keep closed.
TEST_F(ConditionTest, FindsConditionsOnQuestionsThatAreNeverAsked) {
  EXPECT_TRUE(Alive(R"({"yes":["rest"]})"));
  EXPECT_TRUE(Alive(R"({"all":[{"item":"feels","is":["urge"]},{"yes":["rest"]}]})"));
  EXPECT_FALSE(Alive(R"({"all":[{"item":"feels","is":["knot"]},{"yes":["rest"]}]})"));
  EXPECT_TRUE(Alive(R"({"all":[{"item":"feels","is":["knot"]},{"not":{"yes":["rest"]}}]})"));
}

TEST_F(ConditionTest, ReportsWhatItCannotRead) {
  Read(R"({"item":"nowhere","is":["a"]})");
  Read(R"({"item":"feels","is":["zzz"]})");
  Read(R"({"named":"undefined"})");
  Read(R"({"some":[]})");
  Read(R"({"item":"feels","atLeast":3})");
  ASSERT_EQ(problems_.size(), 5u);
  EXPECT_EQ(problems_[0].code, ErrorCode::kUnknownItem);
  EXPECT_EQ(problems_[1].code, ErrorCode::kUnknownCode);
  EXPECT_EQ(problems_[2].code, ErrorCode::kUnknownId);
  EXPECT_EQ(problems_[3].code, ErrorCode::kUnsupported);
  EXPECT_EQ(problems_[4].code, ErrorCode::kWrongType);
}

}  // namespace
}  // namespace charley::testing
