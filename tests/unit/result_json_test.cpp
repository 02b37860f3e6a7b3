#include "core/report/result_json.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

std::string CodeOf(const std::string& text) {
  const Result<Json> result = AssessText(Knowledge(), text);
  return result ? "" : std::string(ErrorCodeName(result.error().code));
}

TEST(AssessText, AnswersBadInputWithACode) {
  EXPECT_EQ(CodeOf(""), "json-syntax");
  EXPECT_EQ(CodeOf("{"), "json-syntax");
  EXPECT_EQ(CodeOf(std::string(10'000'000, ' ')), "json-too-large");
  EXPECT_EQ(CodeOf(std::string(50'000, '[')), "json-too-deep");
  EXPECT_EQ(CodeOf("[]"), "wrong-type");
  EXPECT_EQ(CodeOf("{}"), "missing-field");
  EXPECT_EQ(CodeOf(R"({"resourceType":"Patient"})"), "unsupported");
  EXPECT_EQ(CodeOf(R"({"resourceType":"QuestionnaireResponse","item":7})"), "wrong-type");
  EXPECT_EQ(CodeOf(R"({"resourceType":"QuestionnaireResponse","item":[{"linkId":"zzz"}]})"), "unknown-item");
}

TEST(AssessText, NestedItemsBelowTheLimitAreStillHeldBack) {
  std::string open, close;
  for (int i = 0; i < 18; ++i) {
    open += R"({"linkId":"safety","item":[)";
    close += "]}";
  }
  EXPECT_EQ(CodeOf(R"({"resourceType":"QuestionnaireResponse","item":[)" + open + close + "]}"), "json-too-deep");
}

TEST(AssessText, CallsAnEmptyResponseProvisionalAndNeverSelfCare) {
  const Result<Json> result = AssessText(Knowledge(), R"({"resourceType":"QuestionnaireResponse"})");
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ((*result)["tier"], "routine");
  EXPECT_EQ((*result)["couldBe"], "emergency");
  EXPECT_TRUE((*result)["provisional"].get<bool>());
  EXPECT_GE((*result)["missing"].size(), 40u);
}

TEST(AssessText, GivesTheSameBytesTwice) {
  const std::string response = DumpJson(MakeResponse(Knowledge().questionnaire, BaseAnswers()));
  EXPECT_EQ(DumpJson(*AssessText(Knowledge(), response)), DumpJson(*AssessText(Knowledge(), response)));
}

TEST(AssessText, ShowsContradictionsInsteadOfDroppingAnswers) {
  AnswerMap answers = BaseAnswers();
  answers["conditions"] = {"diabetes", "none"};
  answers["duration"] = {"does-not-stop"};
  FillChecklists(Knowledge().questionnaire, answers);
  const Result<Json> result = AssessText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, answers)));
  ASSERT_TRUE(result.has_value());
  const Json& found = (*result)["contradictions"];
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0]["id"], "exclusive");
  EXPECT_EQ(found[0]["exclusive"], "none");
  EXPECT_EQ(found[1]["id"], "stretch-ends-constant");
  // "none" drops nothing: diabetes still gives its hint.
  bool diabetes = false;
  for (const Json& hint : (*result)["hints"]) diabetes = diabetes || hint["id"] == "diabetes";
  EXPECT_TRUE(diabetes);
}

TEST(AssessText, DialysisTimingWithoutDialysisIsAsked) {
  AnswerMap answers = BaseAnswers();
  answers["when"] = {"dialysis"};
  FillChecklists(Knowledge().questionnaire, answers);
  const Result<Json> result = AssessText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, answers)));
  ASSERT_TRUE(result.has_value());
  ASSERT_EQ((*result)["contradictions"].size(), 1u);
  EXPECT_EQ((*result)["contradictions"][0]["id"], "dialysis-not-ticked");
}

TEST(AssessText, MatchesTheSevenCriteriaOfHallegraeff) {
  AnswerMap answers = BaseAnswers();
  FillChecklists(Knowledge().questionnaire, answers);
  const Json result = *AssessText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, answers)));
  EXPECT_EQ(result["patterns"][0]["id"], "night-cramps");
  EXPECT_EQ(result["patterns"][0]["checklist"], ParseOrDie(R"({"id":"hallegraeff-2017","met":6,"of":7})"));
}

TEST(AssessText, ShowsAtMostFourHintsFirst) {
  AnswerMap answers = BaseAnswers();
  answers["conditions"] = {"diabetes", "arthritis", "thyroid", "low-iron", "back-spine", "varicose-veins"};
  answers["medicines"] = {"laba", "statin"};
  FillChecklists(Knowledge().questionnaire, answers);
  const Json result = *AssessText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, answers)));
  ASSERT_GT(result["hints"].size(), 4u);
  std::string last = "A";
  for (std::size_t i = 0; i < result["hints"].size(); ++i) {
    const Json& hint = result["hints"][i];
    EXPECT_EQ(hint["shown"], i < 4 ? "open" : "more");
    EXPECT_FALSE(hint["facts"].empty());
    EXPECT_LE(last, hint["strength"].get<std::string>());
    last = hint["strength"].get<std::string>();
  }
}

std::vector<std::string> Fitting(const AnswerMap& changes) {
  const AnswerMap answers = BaseWith(changes);
  const Json result = *AssessText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, answers)));
  std::vector<std::string> ids;
  for (const Json& pattern : result["patterns"]) {
    if (pattern["fit"] == "well" || pattern["fit"] == "partly") ids.push_back(pattern["id"].get<std::string>());
  }
  return ids;
}

using Names = std::vector<std::string>;

TEST(Patterns, AnOrdinaryNightCrampFitsNothingElse) { EXPECT_EQ(Fitting({}), Names{"night-cramps"}); }

// A condition or a habit alone must not bring its pattern: something of the pattern itself is needed.
TEST(Patterns, BackgroundAloneMakesNoPattern) {
  EXPECT_EQ(Fitting({{"conditions", {"artery-heart-disease"}}, {"lately", {"smoking"}}, {"where", {"foot-toes"}}}),
            Names{"night-cramps"});
  EXPECT_EQ(Fitting({{"conditions", {"back-spine"}}, {"side", {"both-together"}}}), Names{"night-cramps"});
  EXPECT_EQ(Fitting({{"side", {"always-left"}}, {"clot-trip", {"yes"}}, {"clot-past", {"yes"}}}),
            Names{"night-cramps"});
  EXPECT_EQ(Fitting({{"medicines", {"thiazide"}}, {"lately", {"hard-exercise", "heat-sweat"}}}), Names{"night-cramps"});
  EXPECT_EQ(Fitting({{"when", {"asleep"}}, {"medicines", {"ssri", "antihistamine"}}}), Names{"night-cramps"});
  EXPECT_EQ(Fitting({{"medicines", {"ppi"}}, {"where", {"calf", "hands-arms"}}}), Names{"night-cramps"});
  EXPECT_EQ(Fitting({{"medicines", {"statin"}}, {"medicine-start", {"within-3-months"}}, {"where", {"front-thigh"}}}),
            Names{"night-cramps"});
  EXPECT_EQ(Fitting({{"when", {"dialysis"}}}), Names{"night-cramps"});
  EXPECT_EQ(Fitting({{"feels", {"urge-to-move"}},
                     {"medicine-start", {"within-3-months"}},
                     {"medicines", {"naproxen"}},
                     {"urge-first", {"no"}}}),
            Names{"night-cramps"});
}

// "It is a pregnancy cramp" or "a side effect" is never shown while a clot is possible.
TEST(Patterns, HarmlessExplanationsWaitForTheClotQuestions) {
  const AnswerMap pregnant = {{"pregnancy", {"weeks-28-plus"}}, {"age", {"18-39"}}};
  const auto has = [](const Names& names, const char* id) {
    return std::find(names.begin(), names.end(), id) != names.end();
  };
  EXPECT_TRUE(has(Fitting(pregnant), "pregnancy-cramps"));
  for (const char* sign : {"warm-red-patch", "hard-tender-vein"}) {
    AnswerMap suspicious = pregnant;
    suspicious[sign] = {"not-sure"};
    EXPECT_FALSE(has(Fitting(suspicious), "pregnancy-cramps")) << sign;
    EXPECT_TRUE(has(Fitting(suspicious), "clot")) << sign;
    EXPECT_FALSE(has(Fitting({{sign, {"yes"}}, {"medicines", {"statin"}}, {"widespread-muscle-pain", {"yes"}}}),
                     "statin-muscle"));
  }
}

}  // namespace
}  // namespace charley::testing
