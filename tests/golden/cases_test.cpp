// The clinical cases of tests/cases against the rules. All but those of coverage.json were written from the
// evidence before the rules; change one only when the evidence says so. Not labelled by a clinician.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

const std::vector<ClinicalCase>& Cases() {
  static const std::vector<ClinicalCase> cases = ReadCases();
  return cases;
}

void AddIds(const Json& entries, const std::string& kind, std::set<std::string>& said) {
  for (const Json& entry : entries) said.insert(kind + ":" + entry["id"].get<std::string>());
}

// Everything a result tells a person, as "kind:id".
std::set<std::string> Said(const Json& result) {
  std::set<std::string> said;
  AddIds(result["triggers"], "trigger", said);
  AddIds(result["hints"], "hint", said);
  for (const char* phase : {"now", "prevent", "ask", "treatment"}) AddIds(result["plan"][phase], "advice", said);
  AddIds(result["plan"]["avoid"], "avoid", said);
  AddIds(result["plan"]["withheld"], "avoid", said);
  return said;
}

std::vector<std::string> LeadPatterns(const Json& result, std::size_t count) {
  std::vector<std::string> lead;
  for (const Json& pattern : result["patterns"]) {
    const std::string fit = pattern["fit"].get<std::string>();
    if ((fit == "well" || fit == "partly") && lead.size() < count) lead.push_back(pattern["id"].get<std::string>());
  }
  return lead;
}

class ClinicalCases : public ::testing::TestWithParam<std::size_t> {};

TEST_P(ClinicalCases, GiveTheTierPatternAndWordsOfTheEvidence) {
  const ClinicalCase& each = Cases()[GetParam()];
  SCOPED_TRACE(each.id);
  const Json response = MakeResponse(Knowledge().questionnaire, each.answers);
  const Result<Json> result = AssessText(Knowledge(), DumpJson(response));
  ASSERT_TRUE(result.has_value()) << result.error().message << " " << result.error().where;
  EXPECT_EQ((*result)["tier"].get<std::string>(), each.tier);
  if (each.provisional) {
    EXPECT_EQ((*result)["provisional"].get<bool>(), *each.provisional) << (*result)["missing"].dump();
  } else {
    EXPECT_FALSE((*result)["provisional"].get<bool>()) << (*result)["missing"].dump();
  }
  if (!each.lead.empty()) {
    const auto lead = LeadPatterns(*result, 2);
    const bool found = std::any_of(each.lead.begin(), each.lead.end(), [&](const std::string& id) {
      return std::find(lead.begin(), lead.end(), id) != lead.end();
    });
    EXPECT_TRUE(found) << "lead patterns: " << ::testing::PrintToString(lead);
  }
  const std::set<std::string> said = Said(*result);
  for (const std::string& token : each.say) EXPECT_TRUE(said.contains(token)) << "must say " << token;
  for (const std::string& token : each.must_not) EXPECT_FALSE(said.contains(token)) << "must not say " << token;
}

std::string CaseName(const ::testing::TestParamInfo<std::size_t>& info) {
  std::string name = Cases()[info.param].id;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, ClinicalCases, ::testing::Range<std::size_t>(0, Cases().size()), CaseName);

// What no case has exercised, nobody has looked at. Medicine hints are walked one by one in evidence_test.cpp.
TEST(ClinicalCaseFiles, ExerciseEveryRulePatternCauseAdviceSuppressionAndCaution) {
  std::set<std::string> met;
  const auto note = [&](const std::string& kind, const std::string& id) { met.insert(kind + " " + id); };
  for (const ClinicalCase& each : Cases()) {
    const Json result = *AssessText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, each.answers)));
    for (const Json& trigger : result["triggers"]) note("rule", trigger["id"]);
    for (const Json& hint : result["hints"]) note("cause", hint["id"]);
    for (const Json& pattern : result["patterns"]) {
      if (pattern["fit"] == "well" || pattern["fit"] == "partly") note("pattern", pattern["id"]);
    }
    for (std::string_view phase : kPhaseNames) {
      for (const Json& entry : result["plan"][std::string(phase)]) {
        note("advice", entry["id"]);
        for (const Json& caution : entry["cautions"]) note("caution", caution);
      }
    }
    for (const Json& entry : result["plan"]["withheld"]) {
      note("suppression", entry["id"].get<std::string>() + " " + entry["reason"].get<std::string>());
    }
  }
  const auto expect = [&](const std::string& what) { EXPECT_TRUE(met.contains(what)) << "no case exercises " << what; };
  for (const TriageRule& rule : Knowledge().rules) expect("rule " + rule.id);
  for (const Pattern& pattern : Knowledge().patterns) expect("pattern " + pattern.id);
  for (const Cause& cause : Knowledge().causes) expect("cause " + cause.id);
  for (const Advice& advice : Knowledge().advice) {
    expect("advice " + advice.id);
    for (const Caution& caution : advice.cautions) expect("caution " + caution.text);
    for (const Suppression& suppression : advice.hide) {
      if (!suppression.silent) expect("suppression " + advice.id + " " + suppression.reason);
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
