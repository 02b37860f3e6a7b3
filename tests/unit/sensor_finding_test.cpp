// What a recording adds to an assessment: evidence, never urgency and never a diagnosis.
#include "core/assessment/sensor_finding.h"

#include <gtest/gtest.h>

#include "core/recording/importer.h"
#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/made_recording.h"
#include "tests/support/random_answers.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

Json Report() {
  static const Json report = [] {
    Importer importer;
    const auto log = MakeUmyoRecording(4, 1).log;
    EXPECT_TRUE(importer.Push(log));
    return *importer.Finish();
  }();
  return report;
}

// Without what would change the result, which takes nearly all of the time.
Json Result_(const AnswerMap& answers, const Json& reports) {
  const Json response = MakeResponse(Knowledge().questionnaire, answers);
  return *AssessText(Knowledge(), DumpJson(response), reports.empty() ? "" : DumpJson(reports), WhatIf::kLeaveOut);
}

AnswerMap Ordinary() {
  AnswerMap answers = BaseAnswers();
  FillChecklists(Knowledge().questionnaire, answers);
  return answers;
}

const Json& Pattern(const Json& result, const std::string& id) {
  for (const Json& pattern : result["patterns"]) {
    if (pattern["id"] == id) return pattern;
  }
  ADD_FAILURE() << id;
  return result;
}

std::string ErrorOf(const Json& reports) {
  const auto read = ReadSensorReports(Knowledge(), reports);
  return read ? "ok" : std::string(ErrorCodeName(read.error().code));
}

TEST(SensorFinding, AContractionNextToTheMarkSpeaksForNightCramps) {
  const Json result = Result_(Ordinary(), Json::array({Report()}));
  ASSERT_EQ(result["sensor"].size(), 1U);
  const Json& finding = result["sensor"][0]["findings"][0];
  EXPECT_EQ(finding["id"], "contraction-at-mark");
  EXPECT_NEAR(finding["longestS"].get<double>(), 42, 1);
  EXPECT_EQ(finding["sources"], Json({"chaney-sherman"}));
  EXPECT_EQ(finding["certainty"], "very-low");
  EXPECT_EQ(Pattern(result, "night-cramps")["sensorFor"], Json({"contraction-at-mark"}));
}

TEST(SensorFinding, AMarkWithoutContractionSpeaksAgainst) {
  Json report = Report();
  report["contractions"] = Json::array();
  report["marks"] = {{{"timeS", 90}, {"text", "cramp"}, {"usable", true}}};
  const Json result = Result_(Ordinary(), Json::array({report}));
  EXPECT_EQ(Pattern(result, "night-cramps")["sensorAgainst"], Json({"no-contraction-at-mark"}));
  report["marks"][0]["usable"] = false;  // no good signal: nothing is said
  EXPECT_FALSE(Pattern(Result_(Ordinary(), Json::array({report})), "night-cramps").contains("sensorAgainst"));
}

TEST(SensorFinding, AContractionInSleepIsToldWithoutWeight) {
  Json report = Report();
  report["marks"] = Json::array();
  const Json result = Result_(Ordinary(), Json::array({report}));
  EXPECT_EQ(result["sensor"][0]["findings"][0]["id"], "contraction-without-mark");
  EXPECT_FALSE(Pattern(result, "night-cramps").contains("sensorFor"));
}

// Whatever a recording shows, tier, triggers, hints and plan are those of the answers alone.
TEST(SensorFinding, NeverChangesUrgencyHintsOrPlan) {
  for (const ClinicalCase& each : SomeCases()) {
    const Json plain = Result_(each.answers, Json::array());
    const Json with = Result_(each.answers, Json::array({Report()}));
    for (const char* key : {"tier", "provisional", "couldBe", "triggers", "hints", "plan", "missing"}) {
      EXPECT_EQ(plain[key], with[key]) << each.id << " " << key;
    }
  }
}

// A third of healthy people move their legs often in sleep: counts never speak for restless legs.
TEST(SensorFinding, CountsOfMovementsChangeNothing) {
  Json calm = Report();
  Json restless = calm;
  restless["movements"] = {{"count", 400}, {"movingS", 900}, {"postureChanges", 30}};
  for (const ClinicalCase& each : SomeCases()) {
    EXPECT_EQ(Result_(each.answers, Json::array({calm}))["patterns"],
              Result_(each.answers, Json::array({restless}))["patterns"])
        << each.id;
  }
}

TEST(SensorFinding, AReportOfAFileHasNeitherSideNorDevice) {
  Json report = Report();
  report["side"] = "";
  report["device"] = "";
  EXPECT_EQ(ErrorOf(Json::array({report})), "ok");
}

TEST(SensorFinding, BadReportsGetACode) {
  EXPECT_EQ(ErrorOf(Json::object()), "wrong-type");
  EXPECT_EQ(ErrorOf(Json::array({7})), "wrong-type");
  EXPECT_EQ(ErrorOf(Json::array({Json::object()})), "missing-field");
  Json report = Report();
  EXPECT_EQ(ErrorOf(Json::array({report})), "ok");
  report["version"] = 2;
  EXPECT_EQ(ErrorOf(Json::array({report})), "unsupported");
  report = Report();
  report["demo"] = true;
  EXPECT_EQ(ErrorOf(Json::array({report})), "unsupported");
  report = Report();
  report["durationS"] = -1;
  EXPECT_EQ(ErrorOf(Json::array({report})), "out-of-range");
  report = Report();
  report["contractions"][0].erase("onsetS");
  EXPECT_EQ(ErrorOf(Json::array({report})), "missing-field");
  report = Report();
  report["marks"] = "many";
  EXPECT_EQ(ErrorOf(Json::array({report})), "wrong-type");
  EXPECT_EQ(ErrorOf(Json(61, Report())), "out-of-range");
  const auto text = AssessText(Knowledge(), R"({"resourceType":"QuestionnaireResponse"})", "{");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, ErrorCode::kJsonSyntax);
}

TEST(SensorFinding, AnyDamageToAReportIsSurvived) {
  const std::string whole = DumpJson(Json::array({Report()}));
  for (std::size_t i = 0; i < whole.size(); i += 7) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x11);
    static_cast<void>(
        AssessText(Knowledge(), R"({"resourceType":"QuestionnaireResponse"})", damaged, WhatIf::kLeaveOut));
  }
}

}  // namespace
}  // namespace charley::testing
