// The rules that keep a person safe, each read anew from the answers: these tests name no rule of data/triage.json, so
// that a rule that is lost or weakened shows. CHARLEY_PROPERTY_RUNS sets the number of answer sets.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "core/medication/medication_index.h"
#include "core/report/flow_json.h"
#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/outcome.h"
#include "tests/support/random_answers.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

const Questionnaire& Questions() { return Knowledge().questionnaire; }

using Setting = std::pair<std::string, std::string>;

template <std::size_t kSize>
const Setting& Pick(const Setting (&list)[kSize], std::mt19937& random) {
  return list[std::uniform_int_distribution<std::size_t>(0, kSize - 1)(random)];
}

void Set(AnswerMap& answers, const Setting& setting) { answers[setting.first] = {setting.second}; }

const Setting kSides[] = {{"side", "always-left"},
                          {"side", "always-right"},
                          {"side", "mostly-left"},
                          {"side", "mostly-right"},
                          {"side", "not-sure"}};
const Setting kPlaces[] = {{"where", "calf"},       {"where", "behind-knee"}, {"where", "front-thigh"},
                           {"where", "back-thigh"}, {"where", "foot-toes"},   {"where", "shin"},
                           {"where", "not-sure"}};
const Setting kLasting[] = {{"soreness", "over-1-day"}, {"duration", "does-not-stop"}, {"feels", "constant-severe"}};
const Setting kStays[] = {{"pain-stays-one-leg", "yes"}, {"pain-stays-one-leg", "not-sure"}};
const Setting kClotRisks[] = {{"clot-cancer", "yes"},
                              {"clot-bed-surgery", "yes"},
                              {"clot-surgery", "yes"},
                              {"clot-surgery", "not-sure"},
                              {"clot-cast", "yes"},
                              {"clot-past", "yes"},
                              {"clot-trip", "yes"},
                              {"clot-hormones", "yes"},
                              {"clot-family", "yes"},
                              {"conditions", "cancer"},
                              {"conditions", "past-clot"},
                              {"pregnancy", "weeks-1-13"},
                              {"pregnancy", "weeks-14-27"},
                              {"pregnancy", "weeks-28-plus"},
                              {"pregnancy", "birth-6-weeks"},
                              {"medicines", "oestrogen"},
                              {"medicines", "combined-pill"},
                              {"medicines", "raloxifene"},
                              {"medicines", "tamoxifen"},
                              {"medicines", "lenalidomide"},
                              {"medicines", "antipsychotic"},
                              {"medicines", "tki"},
                              {"medicines", "neurotoxic-chemo"},
                              {"medicines", "aromatase-inhibitor"}};

void AddLastingOneSidedPain(AnswerMap& answers, std::mt19937& random) {
  if (std::uniform_int_distribution<int>(0, 3)(random) == 0) {
    Set(answers, Pick(kStays, random));
    return;
  }
  Set(answers, Pick(kSides, random));
  Set(answers, Pick(kPlaces, random));
  Set(answers, Pick(kLasting, random));
}

// What presses on the leg or warms it. "cold-pack" is held back as well, by the same reason.
const std::set<std::string> kNeverOnAClot = {"massage",         "stretch-now",   "walk-it-off", "apply-heat",
                                             "hot-bath",        "cold-pack",     "compression", "bedtime-stretch",
                                             "stationary-bike", "seated-stretch"};

void ExpectNothingDoneToTheLeg(const Outcome& outcome, const std::string& what) {
  for (const auto& phase : outcome.plan.phases) {
    for (const PlannedAdvice& planned : phase) {
      ASSERT_FALSE(kNeverOnAClot.contains(planned.advice->id)) << planned.advice->id << " with " << what;
    }
  }
}

TEST(Safety, LastingPainOnOneSideWithAnyClotRiskIsSameDayOrMore) {
  std::mt19937 random(31);
  for (int i = 0; i < PropertyRuns(); ++i) {
    AnswerMap answers = RandomAnswers(Questions(), random, i % 2 == 0);
    AddLastingOneSidedPain(answers, random);
    const Setting& risk = Pick(kClotRisks, random);
    Set(answers, risk);
    const Outcome outcome = RunCheck(answers);
    ASSERT_LE(outcome.assessment.triage.tier, Tier::kSameDay) << risk.first << " " << risk.second << " in run " << i;
    ExpectNothingDoneToTheLeg(outcome, risk.first);
  }
}

// However long the cramps have been there: that dates the cramps, not the pain.
TEST(Safety, LastingPainOnOneSideWithoutARiskIsWithinDaysOrMore) {
  std::mt19937 random(32);
  for (int i = 0; i < PropertyRuns(); ++i) {
    AnswerMap answers = RandomAnswers(Questions(), random, true);
    AddLastingOneSidedPain(answers, random);
    const Outcome outcome = RunCheck(answers);
    ASSERT_LE(outcome.assessment.triage.tier, Tier::kWithinDays) << "run " << i;
    ExpectNothingDoneToTheLeg(outcome, "pain that lasts");
  }
}

TEST(Safety, WordsThatAreNotUnderstoodAreNeverSelfCare) {
  const Setting kWords[] = {
      {"feels", "text:zzq brrk"}, {"conditions", "text:hypoxantholithiasis"}, {"medicines", "text:Zorbamycin 5"}};
  std::mt19937 random(36);
  for (int i = 0; i < PropertyRuns(); ++i) {
    AnswerMap answers = RandomAnswers(Questions(), random, true);
    const Setting& words = Pick(kWords, random);
    Set(answers, words);
    const Outcome outcome = RunCheck(answers);
    ASSERT_LT(outcome.assessment.triage.tier, Tier::kSelfCare) << words.second << " in run " << i;
    ASSERT_FALSE(outcome.assessment.triage.unread.empty()) << words.second << " in run " << i;
    for (const PlannedAdvice& planned : outcome.plan.Of(Phase::kNow)) {
      for (const char* id : {"stretch-now", "walk-it-off", "massage", "apply-heat", "hot-bath", "cold-pack"})
        ASSERT_NE(planned.advice->id, id) << words.second << " in run " << i;
    }
  }
}

// Each pair by the medicines that make it, typed or ticked, among any other answers.
TEST(Safety, AResultIsNeverLowerThanThePairOfMedicinesInIt) {
  struct Pair {
    std::vector<std::string> medicines;
    Tier tier;
  };
  const Pair kPairs[] = {{{"statin", "text:erythromycin"}, Tier::kSameDay},
                         {{"text:simvastatin 40 mg", "gemfibrozil"}, Tier::kSameDay},
                         {{"ace-inhibitor", "potassium-sparing-diuretic", "potassium"}, Tier::kSameDay},
                         {{"vitamin-k2", "text:warfarin"}, Tier::kSameDay},
                         {{"text:Priadel", "thiazide"}, Tier::kSameDay},
                         {{"lithium", "text:ibuprofen"}, Tier::kSameDay},
                         {{"text:gabapentin 300mg", "opioid"}, Tier::kWithinDays},
                         {{"text:oxycodone", "text:diazepam"}, Tier::kWithinDays}};
  std::mt19937 random(37);
  for (int i = 0; i < PropertyRuns(); ++i) {
    AnswerMap answers = RandomAnswers(Questions(), random, true);
    const Pair& pair = kPairs[static_cast<std::size_t>(i) % std::size(kPairs)];
    answers["medicines"] = pair.medicines;
    ASSERT_LE(RunCheck(answers).assessment.triage.tier, pair.tier) << pair.medicines[0] << " in run " << i;
  }
}

// One medicine of the first list with one answer of the second, beside the answers of an ordinary cramp.
TEST(Safety, EachMemberOfAPairCounts) {
  struct Pair {
    std::vector<std::string> some;
    const char* item;
    std::vector<std::string> others;
    Tier tier;
  };
  const std::vector<std::string> pain = {"nsaid", "naproxen", "celecoxib"};
  const std::vector<std::string> keeps = {"ace-inhibitor", "arb", "potassium-sparing-diuretic"};
  const Pair kPairs[] = {
      {{"warfarin", "doac"}, "medicines", pain, Tier::kSameDay},
      {{"potassium"},
       "medicines",
       {"ace-inhibitor", "arb", "potassium-sparing-diuretic", "trimethoprim"},
       Tier::kSameDay},
      {{"potassium"}, "conditions", {"kidney-disease", "dialysis"}, Tier::kSameDay},
      {{"trimethoprim"}, "medicines", keeps, Tier::kSameDay},
      {pain, "conditions", {"kidney-disease", "dialysis", "heart-failure"}, Tier::kWithinDays},
      {{"statin", "ace-inhibitor", "arb", "nsaid", "naproxen", "celecoxib", "lithium", "isotretinoin", "immune-tablet"},
       "pregnancy",
       {"weeks-1-13", "weeks-14-27", "weeks-28-plus"},
       Tier::kSameDay},
      {{"opioid"}, "medicines", {"gabapentinoid", "benzodiazepine", "z-drug", "muscle-relaxant"}, Tier::kWithinDays},
      {{"gabapentinoid"}, "medicines", {"benzodiazepine", "z-drug"}, Tier::kWithinDays},
      {{"opioid", "benzodiazepine", "z-drug", "gabapentinoid"}, "lately", {"alcohol-heavy"}, Tier::kWithinDays},
      {{"diltiazem-verapamil"}, "medicines", {"beta-blocker"}, Tier::kWithinDays},
      {{"nitrate"}, "medicines", {"erection-tablet"}, Tier::kSameDay},
      {{"immune-tablet"}, "medicines", {"gout-tablet", "trimethoprim"}, Tier::kSameDay},
      {{"mao-inhibitor"}, "medicines", {"ssri", "other-antidepressant", "tricyclic", "opioid"}, Tier::kSameDay},
      {{"warfarin", "doac"}, "medicines", {"thinner-changer"}, Tier::kSameDay},
      {{"ace-inhibitor"}, "medicines", {"arb", "potassium-sparing-diuretic"}, Tier::kWithinDays}};
  for (const Pair& pair : kPairs) {
    for (const std::string& one : pair.some) {
      for (const std::string& other : pair.others) {
        AnswerMap answers = BaseAnswers();
        answers["medicines"] = {one};
        if (std::string_view(pair.item) == "medicines") answers["medicines"].push_back(other);
        else answers[pair.item] = {other};
        FillChecklists(Questions(), answers);
        EXPECT_LE(RunCheck(answers).assessment.triage.tier, pair.tier) << one << " with " << other;
      }
    }
  }
}

// Those who take a blood pressure tablet and a water tablet beside it.
TEST(Safety, APainTabletBesideTwoThatStrainTheKidneysIsWithinDays) {
  for (const char* tablet : {"ace-inhibitor", "arb"}) {
    for (const char* water : {"thiazide", "loop-diuretic", "potassium-sparing-diuretic"}) {
      AnswerMap answers = BaseAnswers();
      answers["medicines"] = {tablet, water, "naproxen"};
      FillChecklists(Questions(), answers);
      EXPECT_LE(RunCheck(answers).assessment.triage.tier, Tier::kWithinDays) << tablet << " and " << water;
    }
  }
}

// A clear scan, treatment, or any other answer to what was done about the leg never makes a sign less urgent.
TEST(Safety, WhatWasDoneAboutTheLegNeverLowersTheUrgency) {
  std::mt19937 random(33);
  for (int i = 0; i < PropertyRuns(); ++i) {
    AnswerMap answers = RandomAnswers(Questions(), random, true);
    AddLastingOneSidedPain(answers, random);
    answers["scan-clear"] = answers["clot-treated"] = {"no"};
    const Tier before = RunCheck(answers).assessment.triage.tier;
    answers["scan-clear"] = {i % 2 == 0 ? "yes" : "no"};
    answers["clot-treated"] = {i % 2 == 0 ? "no" : "yes"};
    answers["scan-when"] = {"within-week"};
    answers["worse-since-check"] = {"no"};
    ASSERT_LE(RunCheck(answers).assessment.triage.tier, before) << "run " << i;
  }
}

TEST(Safety, WorseSinceTheLegWasCheckedGoesBackTheSameDay) {
  std::mt19937 random(34);
  for (int i = 0; i < PropertyRuns() / 4; ++i) {
    AnswerMap answers = RandomAnswers(Questions(), random, true);
    Set(answers, Pick(kStays, random));
    answers["scan-clear"] = {"yes"};
    answers["worse-since-check"] = {i % 2 == 0 ? "yes" : "not-sure"};
    ASSERT_LE(RunCheck(answers).assessment.triage.tier, Tier::kSameDay) << "run " << i;
  }
}

// The list in triage.json and the flags of medicines.json say the same.
TEST(Safety, EveryMedicineFlaggedAsAClotRiskCountsAsOne) {
  for (const MedicineClass& medicine : Knowledge().medicines) {
    if (std::find(medicine.flags.begin(), medicine.flags.end(), "clot-risk") == medicine.flags.end()) continue;
    AnswerMap answers = BaseAnswers();
    answers["side"] = {"always-left"};
    answers["soreness"] = {"over-1-day"};
    answers["medicines"] = {medicine.id};
    FillChecklists(Questions(), answers);
    EXPECT_LE(RunCheck(answers).assessment.triage.tier, Tier::kSameDay) << medicine.id;
  }
}

// "Not sure" where it hurts, what it feels like, how long it lasts: asked further, never an emergency by itself and
// never self-care.
TEST(Safety, NotSureOnAChoiceIsNeitherAnEmergencyNorSelfCare) {
  for (const char* question : {"where", "feels"}) {
    AnswerMap answers = BaseAnswers();
    answers[question] = {"not-sure"};
    FillChecklists(Questions(), answers);
    const Tier tier = RunCheck(answers).assessment.triage.tier;
    EXPECT_EQ(tier, Tier::kRoutine) << question;
  }
}

// Guards against a warning that waits for certainty: who is not sure about the illness or medicine behind a caution
// reads it.
TEST(Safety, NotSureIsEnoughForACaution) {
  int met = 0;
  for (const Advice& advice : Knowledge().advice) {
    for (const Caution& caution : advice.cautions) {
      for (int item : MentionedItems(caution.when, Knowledge().definitions)) {
        const Item& question = Questions().items[static_cast<std::size_t>(item)];
        AnswerMap answers = BaseAnswers();
        if (question.unsure.none() || question.link_id == "pregnancy") continue;
        answers[question.link_id] = {"not-sure"};
        if (question.link_id == "quinine-past-reaction") answers["medicines"] = {"quinine"};
        FillChecklists(Questions(), answers);
        const Outcome outcome = RunCheck(answers);
        const auto& phase = outcome.plan.Of(advice.phase);
        const auto planned =
            std::find_if(phase.begin(), phase.end(), [&](const PlannedAdvice& each) { return each.advice == &advice; });
        if (planned == phase.end()) continue;  // held back altogether
        ++met;
        EXPECT_NE(std::find(planned->cautions.begin(), planned->cautions.end(), caution.text), planned->cautions.end())
            << advice.id << " with " << question.link_id << " not sure: " << caution.text;
      }
    }
  }
  EXPECT_GE(met, 3);
}

// ---- quinine

TEST(Quinine, AReactionSaysNeverAgainAndNeverAskBeforeTheNextDose) {
  for (const char* row : {"quinine-reaction", "quinine-bad-signs", "quinine-past-reaction"}) {
    AnswerMap answers = BaseAnswers();
    answers["medicines"] = {"quinine"};
    answers[row] = {"yes"};
    FillChecklists(Questions(), answers);
    const Json result = *AssessText(Knowledge(), DumpJson(MakeResponse(Questions(), answers)));
    const Json& texts = EnglishLocale()["texts"];
    std::string told;
    for (const Json& trigger : result["triggers"]) {
      const std::string key = trigger["text"].get<std::string>() + ".do";
      if (texts.contains(key)) told += NormaliseText(texts[key].get<std::string>()) + " ";
    }
    EXPECT_NE(told.find("quinine"), std::string::npos) << row;
    EXPECT_NE(told.find("packet"), std::string::npos) << row;
    EXPECT_NE(told.find("in any form"), std::string::npos) << row;
    EXPECT_EQ(told.find("next dose"), std::string::npos) << row;
    for (const Json& advice : result["plan"]["ask"]) EXPECT_NE(advice["id"], "quinine-review") << row;
  }
}

// ---- said at once

TEST(Flow, SaysASameDaySignAsSoonAsItIsTicked) {
  const auto urgent = [](const AnswerMap& answers) {
    return (*FlowText(Knowledge(), DumpJson(MakeResponse(Questions(), answers)), ""))["urgent"];
  };
  EXPECT_EQ(urgent({}), Json());
  EXPECT_EQ(urgent({{"one-leg-swollen", {"yes"}}}), "same-day");
  EXPECT_EQ(urgent({{"one-leg-swollen", {"not-sure"}}}), "same-day");
  EXPECT_EQ(urgent({{"foot-wound", {"yes"}}, {"conditions", {"diabetes"}}}), "same-day");
  EXPECT_EQ(urgent({{"chest-or-breath", {"yes"}}, {"one-leg-swollen", {"yes"}}}), "emergency");
  EXPECT_EQ(urgent({{"weak-muscle", {"yes"}}}), Json());
}

}  // namespace
}  // namespace charley::testing
