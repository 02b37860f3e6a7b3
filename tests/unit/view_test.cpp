// What is shown beside what: decided once for page, print, text, the page for the visit and FHIR.
#include "core/check/view.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/report/result_json.h"
#include "core/report/text_report.h"
#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

Json ResultOf(const AnswerMap& changes) {
  const AnswerMap answers = BaseWith(changes);
  return *AssessText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, answers)));
}

bool Contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(View, InAnEmergencyNothingStandsBesideTheCall) {
  const Json result = ResultOf({{"chest-or-breath", {"yes"}}, {"conditions", {"diabetes", "none"}}});
  EXPECT_EQ(result["sections"], ParseOrDie(R"(["why","answers","take"])"));
  EXPECT_EQ(result["notes"], ParseOrDie(R"(["heard"])"));
  for (const Json& pattern : result["patterns"]) EXPECT_EQ(pattern["shown"], "not") << pattern["id"];
  for (const Audience audience : {Audience::kPatient, Audience::kClinician}) {
    const std::string text = TextReport(result, Knowledge().questionnaire, EnglishLocale(), audience, true);
    for (const char* calm : {"What fits", "Get help sooner", "Call emergency at once with", "not a diagnosis",
                             "Please check these answers", "Get help the same day with:"}) {
      EXPECT_FALSE(Contains(text, calm)) << calm << "\n" << text;
    }
  }
}

TEST(View, OnTheSameDayACalmerExplanationIsOnDemand) {
  const Json result = ResultOf({{"one-leg-swollen", {"yes"}}});
  ASSERT_EQ(result["tier"], "same-day");
  EXPECT_EQ(result["together"], Json::array());
  bool calmer = false;
  for (const Json& pattern : result["patterns"]) {
    if (pattern["id"] != "night-cramps") continue;
    EXPECT_EQ(pattern["fit"], "well");
    EXPECT_EQ(pattern["shown"], "more");
    calmer = true;
  }
  EXPECT_TRUE(calmer);
}

// Whoever asks for all is told all that a page would open.
TEST(View, AllThatIsOnDemandIsInTheWholeText) {
  const Json result = ResultOf({{"one-leg-swollen", {"yes"}}});
  const auto text = [&](bool all) {
    return TextReport(result, Knowledge().questionnaire, EnglishLocale(), Audience::kPatient, all);
  };
  EXPECT_FALSE(Contains(text(false), "- Night leg cramps:"));
  EXPECT_TRUE(Contains(text(true), "What else fits\n- Night leg cramps: fits well\n"));
}

TEST(View, NobodyReadsThatAPossibleClotDoesNotFitWhileSomethingSpeaksForIt) {
  for (const auto& [changes, shown] :
       {std::pair<AnswerMap, const char*>{{{"conditions", {"past-clot"}}}, "not"}, {{}, "more"}}) {
    const Json result = ResultOf(changes);
    for (const Json& pattern : result["patterns"]) {
      if (pattern["id"] != "clot") continue;
      EXPECT_EQ(pattern["fit"], "not");
      EXPECT_EQ(pattern["for"].empty(), *shown == 'm');
      EXPECT_EQ(pattern["shown"], shown);
    }
  }
}

TEST(View, WhatTheAnswersCouldStillMeanIsSaidWhenItIsMoreUrgent) {
  const auto has = [](const Json& result, const char* note) {
    return std::find(result["notes"].begin(), result["notes"].end(), note) != result["notes"].end();
  };
  const Json empty = *AssessText(Knowledge(), R"({"resourceType":"QuestionnaireResponse"})");
  EXPECT_TRUE(has(empty, "missing"));
  EXPECT_TRUE(has(empty, "could-be"));
  EXPECT_FALSE(has(ResultOf({}), "missing"));
  EXPECT_FALSE(has(ResultOf({}), "could-be"));
}

TEST(View, OnlyAnswersThatApplyCount) {
  const Json result = ResultOf({{"duration", {"1-to-10-minutes"}}, {"cramp-over-10", {"yes"}}});
  const Json& answered = result["answered"];
  EXPECT_NE(std::find(answered.begin(), answered.end(), "duration"), answered.end());
  EXPECT_EQ(std::find(answered.begin(), answered.end(), "cramp-over-10"), answered.end());
}

TEST(View, RowsThatWereDeniedAreCounted) {
  const int none = ResultOf({})["denied"].get<int>();
  EXPECT_GT(none, 10);
  EXPECT_EQ(ResultOf({{"fever-painful-calf", {"yes"}}})["denied"].get<int>(), none - 1);
}

TEST(View, WithoutEvidenceAdviceIsCommonAndAStatementAnOpinion) {
  Entry entry;
  entry.certainty = "none";
  EXPECT_EQ(CertaintyText(entry, Says::kAdvice), "certainty.none");
  EXPECT_EQ(CertaintyText(entry, Says::kStatement), "certainty.opinion");
  entry.certainty = "low";
  EXPECT_EQ(CertaintyText(entry, Says::kStatement), "certainty.low");
}

}  // namespace
}  // namespace charley::testing
