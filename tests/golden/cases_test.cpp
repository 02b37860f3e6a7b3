// The clinical cases of tests/cases against the rules. All but those of coverage.json were written from the
// evidence before the rules; change one only when the evidence says so. Not labelled by a clinician.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/report/coverage.h"
#include "core/report/flow_json.h"
#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

const std::vector<ClinicalCase>& Cases() {
  static const std::vector<ClinicalCase> cases = ReadCases();
  return cases;
}

class ClinicalCases : public ::testing::TestWithParam<std::size_t> {};

TEST_P(ClinicalCases, GiveTheTierPatternAndWordsOfTheEvidence) {
  const ClinicalCase& each = Cases()[GetParam()];
  SCOPED_TRACE(each.id);
  const Json response = MakeResponse(Knowledge().questionnaire, each.answers);
  const Result<Json> result = AssessText(Knowledge(), DumpJson(response));
  ASSERT_TRUE(result.has_value()) << result.error().message << " " << result.error().where;
  for (const std::string& each_one : Disappointments(each, *result)) ADD_FAILURE() << each_one;
}

std::string CaseName(const ::testing::TestParamInfo<std::size_t>& info) {
  std::string name = Cases()[info.param].id;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, ClinicalCases, ::testing::Range<std::size_t>(0, Cases().size()), CaseName);

TEST(ClinicalCaseFiles, ExerciseEverything) {
  Coverage coverage(Knowledge());
  for (const ClinicalCase& each : Cases())
    coverage.Note(*AssessText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, each.answers))));
  EXPECT_EQ(coverage.Missing(), std::vector<std::string>{});
}

// "advice:" of what not to do, or of an id that nobody has, is never said: such a line could not fail.
TEST(ClinicalCaseFiles, ForbidOnlyWhatCanBeSaid) {
  std::set<std::string> sayable;
  const KnowledgeBase& knowledge = Knowledge();
  for (const TriageRule& rule : knowledge.rules) sayable.insert("trigger:" + rule.id);
  for (const Cause& cause : knowledge.causes) sayable.insert("hint:" + cause.id);
  for (const MedicineClass& medicine : knowledge.medicines) sayable.insert("hint:medicine-" + medicine.id);
  for (const Advice& advice : knowledge.advice) {
    sayable.insert("avoid:" + advice.id);
    if (advice.phase != Phase::kAvoid) sayable.insert("advice:" + advice.id);
  }
  for (const ClinicalCase& each : Cases()) {
    for (const std::string& token : each.must_not) EXPECT_TRUE(sayable.contains(token)) << each.id << " " << token;
  }
}

// The page says an emergency at once by what the flow says, before it asks for the result.
TEST(ClinicalCaseFiles, AreAnEmergencyInTheFlowExactlyWhenTheyAreInTheResult) {
  for (const ClinicalCase& each : Cases()) {
    const std::string response = DumpJson(MakeResponse(Knowledge().questionnaire, each.answers));
    const Json result = *AssessText(Knowledge(), response, {}, WhatIf::kLeaveOut);
    for (Path path : {Path::kFull, Path::kQuick}) {
      const Json flow = *FlowText(Knowledge(), response, "", path);
      // A sign that stands only in own words is asked about first.
      if (flow["again"].empty()) EXPECT_EQ(flow["emergency"], result["tier"] == "emergency") << each.id;
      else EXPECT_EQ(flow["emergency"], false) << each.id;
    }
  }
}

TEST(ClinicalCaseFiles, HoldAtLeast120CasesAndEveryTier) {
  std::map<std::string, int> tiers;
  for (const ClinicalCase& each : Cases()) ++tiers[each.tier];
  EXPECT_GE(Cases().size(), 120u);
  for (std::string_view tier : kTierNames) EXPECT_GE(tiers[std::string(tier)], 5) << tier;
}

}  // namespace
}  // namespace charley::testing
