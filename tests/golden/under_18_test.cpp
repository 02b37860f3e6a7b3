// What reaches somebody under 18: nothing about medicines, treatments or tests.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "core/medication/medication_index.h"
#include "core/report/result_json.h"
#include "tests/support/outcome.h"
#include "tests/support/random_answers.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

const Questionnaire& Questions() { return Knowledge().questionnaire; }

// Whether the rule answers medicines that are taken; then it has to speak of them.
bool IsAboutMedicines(const Json& trigger) {
  const KnowledgeBase& knowledge = Knowledge();
  return std::any_of(knowledge.rules.begin(), knowledge.rules.end(), [&](const TriageRule& rule) {
    const std::vector<int> items = MentionedItems(rule.when, knowledge.definitions);
    return rule.id == trigger["id"] && std::find(items.begin(), items.end(), knowledge.medicines_item) != items.end();
  });
}

// Every text of a result by key, without those of medicines that are taken.
void CollectTexts(const Json& node, const Json& texts, std::set<std::string>& found) {
  if (node.is_string()) {
    for (const char* part : {"", ".title", ".body", ".why", ".do"}) {
      const std::string key = node.get<std::string>() + part;
      if (texts.contains(key)) found.insert(key);
    }
  }
  for (const auto& [key, value] : node.items()) {
    if (!node.is_structured() || key == "changes" || key == "contradictions") continue;
    if (node.is_array() && value.contains("tier") && IsAboutMedicines(value)) continue;
    CollectTexts(value, texts, found);
  }
}

Json OnlyPatternsThatFit(Json result) {
  Json fitting = Json::array();
  for (const Json& pattern : result["patterns"]) {
    if (pattern["fit"] == "well" || pattern["fit"] == "partly") fitting.push_back(pattern);
  }
  result["patterns"] = fitting;
  return result;
}

bool NamesAMedicineOrATest(const std::string& text) {
  const std::string padded = " " + NormaliseText(text) + " ";
  for (const char* word : {" tablet", " pill", " vitamin", " supplement", " dose ", " prescri", " treatment",
                           " blood test", " iron test", " sleep test", " b12"}) {
    if (padded.find(word) != std::string::npos) return true;
  }
  return std::any_of(Knowledge().medication_index->names().begin(), Knowledge().medication_index->names().end(),
                     [&](const MedicineName& name) {
                       const std::string word = NormaliseText(name.name);
                       return word.size() > 4 && padded.find(" " + word + " ") != std::string::npos;
                     });
}

TEST(Under18, NothingAboutMedicinesTreatmentsOrTestsIsShown) {
  // Illnesses and habits that carry the name of a medicine, and what answers a sign that was ticked.
  const std::set<std::string> allowed = {"caution.gentle-rub",
                                         "triage.clot-treated.do",
                                         "pattern.low-calcium-magnesium.title",
                                         "cause.stimulants.title",
                                         "triage.cauda-equina.why",
                                         "triage.stopped-suddenly.title",
                                         "triage.withdrawal.title",
                                         "triage.quinine-reaction.title",
                                         "triage.quinine-reaction.why",
                                         "triage.quinine-reaction.do",
                                         "triage.quinine-past-reaction.title",
                                         "triage.quinine-past-reaction.why",
                                         "triage.quinine-past-reaction.do"};
  std::mt19937 random(36);
  const Json& texts = EnglishLocale()["texts"];
  std::set<std::string> looked_at;  // each text once: there are thousands of names to look for
  std::vector<AnswerMap> people;
  for (const ClinicalCase& each : SomeCases()) people.push_back(each.answers);
  for (int i = 0; i < PropertyRuns() / 10; ++i) people.push_back(RandomAnswers(Questions(), random, true));
  for (AnswerMap& answers : people) {
    answers["age"] = {"under-18"};
    std::set<std::string> found;
    const Json result = *AssessText(Knowledge(), DumpJson(MakeResponse(Questions(), answers)), {}, WhatIf::kLeaveOut);
    ASSERT_TRUE(result["plan"]["treatment"].empty());
    CollectTexts(OnlyPatternsThatFit(result), texts, found);
    ASSERT_FALSE(found.contains("advice.compression.title"));
    for (const std::string& key : found) {
      if (allowed.contains(key) || !looked_at.insert(key).second) continue;
      ASSERT_FALSE(NamesAMedicineOrATest(texts[key].get<std::string>())) << key << ": " << texts[key];
    }
  }
}

// By name, whatever its words are: what a case gives to an adult and is not for somebody younger.
TEST(Under18, NoneOfWhatIsForAdultsIsGiven) {
  const std::set<std::string> adults = {
      "pain-relief-after", "pickle-juice",        "compression",        "dietary-potassium",
      "interaction-today", "quinine-interaction", "medicine-review",    "quinine-review",
      "after-clear-scan",  "come-off-slowly",     "b12-test",           "blood-tests-ask",
      "iron-test",         "leg-artery-check",    "stop-smoking",       "kidney-session",
      "liver-options",     "parkinson-team",      "restless-medicines", "lean-forward-ask",
      "magnesium",         "magnesium-pregnancy", "pregnancy-vitamins", "vitamin-b12",
      "vitamin-b-complex", "gabapentin",          "calcium-blockers",   "naftidrofuryl",
      "orphenadrine",      "vitamin-e",           "vitamin-k2",         "carisoprodol",
      "lidocaine",         "cirrhosis-drugs",     "dialysis-options",   "quinine",
      "tonic-water",       "potassium-tablets",   "blood-tests"};
  std::set<std::string> given;
  for (const ClinicalCase& each : ReadCases()) {
    AnswerMap answers = each.answers;
    for (const char* age : {"60-74", "under-18"}) {
      answers["age"] = {age};
      const Outcome outcome = RunCheck(answers);
      for (const auto& phase : outcome.plan.phases) {
        for (const PlannedAdvice& planned : phase) {
          if (!adults.contains(planned.advice->id)) continue;
          given.insert(planned.advice->id);
          EXPECT_NE(std::string(age), "under-18") << each.id << ": " << planned.advice->id;
        }
      }
    }
  }
  EXPECT_EQ(given, adults) << "each of them is given to some adult";
}

}  // namespace
}  // namespace charley::testing
