#include "core/guidance/plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

Json ResultOf(const std::map<std::string, std::vector<std::string>>& changes,
              const std::vector<std::string>& unset = {}) {
  AnswerMap answers = BaseWith(changes);
  for (const std::string& link_id : unset) answers.erase(link_id);
  return *AssessText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, answers)));
}

const Json* Find(const Json& entries, const std::string& id) {
  for (const Json& entry : entries) {
    if (entry["id"] == id) return &entry;
  }
  return nullptr;
}

TEST(Plan, SaysWhyAdviceIsHeldBackAndBecauseOfWhichAnswer) {
  const Json result = ResultOf({{"conditions", {"kidney-disease"}}});
  const Json* magnesium = Find(result["plan"]["withheld"], "magnesium");
  ASSERT_NE(magnesium, nullptr);
  EXPECT_EQ((*magnesium)["reason"], "reason.magnesium-kidney");
  EXPECT_EQ((*magnesium)["facts"], ParseOrDie(R"([{"code":"kidney-disease","item":"conditions"}])"));
}

TEST(Plan, HoldsAdviceBackWhileAQuestionIsOpen) {
  const Json result = ResultOf({}, {"conditions"});
  EXPECT_EQ(Find(result["plan"]["prevent"], "fluids"), nullptr);
  const Json* fluids = Find(result["plan"]["withheld"], "fluids");
  ASSERT_NE(fluids, nullptr);
  EXPECT_EQ((*fluids)["reason"], "reason.not-answered");
  EXPECT_EQ((*fluids)["open"], Json::array({"conditions"}));
}

TEST(Plan, HoldsAdviceBackWhenAPersonIsNotSure) {
  const Json result = ResultOf({{"conditions", {"not-sure"}}});
  const Json* fluids = Find(result["plan"]["withheld"], "fluids");
  ASSERT_NE(fluids, nullptr);
  EXPECT_EQ((*fluids)["reason"], "reason.not-sure");
}

TEST(Plan, GivesNothingButTheCallInAnEmergency) {
  const Json result = ResultOf({{"chest-or-breath", {"yes"}}});
  for (const auto& phase : result["plan"].items()) EXPECT_TRUE(phase.value().empty()) << phase.key();
  EXPECT_TRUE(result["hints"].empty());
}

TEST(Plan, NamesNoMedicineToAChild) {
  const Json result = ResultOf({{"age", {"under-18"}}});
  EXPECT_TRUE(result["plan"]["treatment"].size() <= 1) << result["plan"]["treatment"].dump();
  for (const char* id : {"magnesium", "gabapentin", "vitamin-b-complex", "vitamin-k2"}) {
    EXPECT_EQ(Find(result["plan"]["treatment"], id), nullptr) << id;
    EXPECT_EQ(Find(result["plan"]["withheld"], id), nullptr) << id;
  }
}

TEST(Plan, AddsCautionsToTheAdviceConcerned) {
  const Json result = ResultOf({{"pregnancy", {"weeks-14-27"}}, {"age", {"18-39"}}});
  const Json* heat = Find(result["plan"]["now"], "apply-heat");
  ASSERT_NE(heat, nullptr);
  EXPECT_EQ((*heat)["cautions"], Json::array({"caution.warm-not-hot"}));
}

TEST(Plan, OffersTheSeatedStretchInPlaceOfTheStandingOne) {
  const Json result = ResultOf({{"conditions", {"falls-dizzy"}}});
  EXPECT_NE(Find(result["plan"]["prevent"], "seated-stretch"), nullptr);
  EXPECT_EQ(Find(result["plan"]["prevent"], "bedtime-stretch"), nullptr);
}

// The rows of the suppression matrix F.4: each answer must hold back each advice.
TEST(Plan, FollowsTheSuppressionMatrix) {
  struct Row {
    std::map<std::string, std::vector<std::string>> answers;
    std::vector<std::string> held;
  };
  const std::vector<Row> rows = {
      {{{"one-leg-swollen", {"yes"}}}, {"massage", "stretch-now", "bedtime-stretch"}},
      {{{"recent-injury", {"yes"}}}, {"massage", "stretch-now", "bedtime-stretch"}},
      {{{"conditions", {"heart-failure"}}}, {"fluids", "pickle-juice"}},
      {{{"conditions", {"dialysis"}}}, {"fluids", "dietary-potassium", "magnesium", "pickle-juice"}},
      {{{"conditions", {"liver-disease"}}}, {"fluids", "pickle-juice"}},
      {{{"conditions", {"limit-fluid-salt"}}}, {"fluids", "pickle-juice"}},
      {{{"lately", {"drinking-lots"}}}, {"fluids"}},
      {{{"conditions", {"kidney-disease"}}}, {"dietary-potassium", "magnesium", "pickle-juice"}},
      {{{"medicines", {"arb"}}}, {"dietary-potassium"}},
      {{{"medicines", {"potassium-sparing-diuretic"}}}, {"dietary-potassium"}},
      {{{"numb-tingling", {"yes"}}}, {"apply-heat", "hot-bath", "cold-pack", "bedtime-stretch", "walk-it-off"}},
      {{{"conditions", {"artery-heart-disease"}}}, {"apply-heat", "hot-bath", "cold-pack"}},
      {{{"conditions", {"raynaud"}}}, {"cold-pack"}},
      {{{"conditions", {"falls-dizzy"}}}, {"hot-bath", "walk-it-off", "bedtime-stretch"}},
      {{{"conditions", {"neuropathy"}}}, {"walk-it-off", "vitamin-b-complex"}},
      {{{"conditions", {"artery-heart-disease", "varicose-veins"}}}, {"compression"}},
      {{{"conditions", {"high-blood-pressure"}}}, {"pickle-juice"}},
      {{{"lately", {"alcohol-heavy"}}}, {"limit-alcohol-caffeine"}},
      {{{"medicines", {"warfarin"}}}, {"vitamin-k2"}},
  };
  for (const Row& row : rows) {
    const Json result = ResultOf(row.answers);
    for (const std::string& id : row.held) {
      SCOPED_TRACE(row.answers.begin()->first + "=" + row.answers.begin()->second.front() + " holds " + id);
      EXPECT_NE(Find(result["plan"]["withheld"], id), nullptr);
      for (const char* phase : {"now", "prevent", "treatment"}) EXPECT_EQ(Find(result["plan"][phase], id), nullptr);
    }
  }
}

// Each reason by itself: exactly these are held back for it, on a person for whom all of them would be offered.
TEST(Plan, HoldsBackExactlyTheseForEachReason) {
  using Ids = std::set<std::string>;
  struct Row {
    const char* reason;
    AnswerMap answers;
    Ids held;
  };
  const Ids physical = {"stretch-now",     "walk-it-off",    "massage",         "apply-heat", "hot-bath",   "cold-pack",
                        "bedtime-stretch", "seated-stretch", "stationary-bike", "be-active",  "compression"};
  Ids clot = physical;
  clot.insert("legs-up");
  const std::vector<Row> rows = {
      {"reason.clot", {{"one-leg-swollen", {"yes"}}, {"conditions", {"varicose-veins", "falls-dizzy"}}}, clot},
      {"reason.injury", {{"recent-injury", {"yes"}}, {"conditions", {"varicose-veins", "falls-dizzy"}}}, physical},
      {"reason.infection",
       {{"fever-painful-calf", {"yes"}}, {"conditions", {"varicose-veins", "falls-dizzy"}}},
       physical},
      {"reason.numb", {{"conditions", {"neuropathy"}}}, {"apply-heat", "hot-bath", "cold-pack"}},
      {"reason.circulation",
       {{"conditions", {"artery-heart-disease", "varicose-veins"}}},
       {"massage", "apply-heat", "hot-bath", "cold-pack", "stationary-bike", "compression", "legs-up"}},
      {"reason.falls",
       {{"conditions", {"falls-dizzy"}}},
       {"walk-it-off", "hot-bath", "bedtime-stretch", "stationary-bike"}},
      {"reason.raynaud", {{"conditions", {"raynaud"}}}, {"cold-pack"}},
      {"reason.fluid-limit", {{"conditions", {"heart-failure"}}}, {"fluids"}},
      {"reason.potassium", {{"medicines", {"ace-inhibitor"}}}, {"dietary-potassium"}},
      {"reason.salt", {{"conditions", {"high-blood-pressure"}}}, {"pickle-juice"}},
      {"reason.magnesium-kidney", {{"conditions", {"kidney-disease"}}}, {"magnesium"}},
      {"reason.b6-nerves", {{"conditions", {"neuropathy"}}}, {"vitamin-b-complex"}},
      {"reason.warfarin", {{"medicines", {"warfarin"}}}, {"vitamin-k2"}},
      {"reason.heavy-alcohol", {{"lately", {"alcohol-heavy"}}}, {"limit-alcohol-caffeine"}},
  };
  for (const Row& row : rows) {
    AnswerMap answers = row.answers;
    answers.try_emplace("lately", std::vector<std::string>{"sitting"});
    const Json result = ResultOf(answers);
    Ids held;
    for (const Json& entry : result["plan"]["withheld"]) {
      if (entry["reason"] == row.reason) held.insert(entry["id"].get<std::string>());
    }
    EXPECT_EQ(held, row.held) << row.reason;
  }
}

// Advice that is given with a warning: each answer must bring its own.
TEST(Plan, SaysTheCautionOfEachIllnessAndMedicine) {
  struct Row {
    AnswerMap answers;
    const char* phase;
    const char* advice;
    const char* caution;
  };
  const std::vector<Row> rows = {
      {{{"medicines", {"arb"}}}, "now", "walk-it-off", "dizzy"},
      {{{"medicines", {"warfarin"}}}, "now", "massage", "gentle-rub"},
      {{{"medicines", {"opioid"}}}, "now", "hot-bath", "dizzy"},
      {{{"medicines", {"nsaid"}}}, "now", "pain-relief-after", "twice"},
      {{{"medicines", {"tricyclic"}}}, "prevent", "bedtime-stretch", "dizzy"},
      {{{"conditions", {"kidney-disease"}}}, "prevent", "fluids", "own-limits"},
      {{{"medicines", {"ssri"}}}, "prevent", "fluids", "low-sodium"},
      {{{"conditions", {"diabetes"}}}, "prevent", "balanced-diet", "own-limits"},
      {{{"conditions", {"heart-failure"}}}, "prevent", "stationary-bike", "effort"},
      {{{"conditions", {"diabetes"}}, {"lately", {"shoes"}}}, "prevent", "supportive-shoes", "new-shoes"},
      {{{"conditions", {"falls-dizzy"}}, {"lately", {"sitting"}}}, "prevent", "be-active", "steady-walk"},
      {{{"conditions", {"heart-failure"}}, {"lately", {"sitting"}}}, "prevent", "be-active", "effort"},
      {{{"pregnancy", {"birth-6-weeks"}}, {"age", {"18-39"}}}, "treatment", "magnesium", "ask-midwife"},
      {{{"lately", {"stomach-upset"}}}, "treatment", "magnesium", "magnesium-diarrhoea"},
      {{{"pregnancy", {"weeks-14-27"}}, {"age", {"18-39"}}, {"medicines", {"thyroxine"}}},
       "treatment",
       "magnesium-pregnancy",
       "magnesium-spacing"},
      {{{"pregnancy", {"weeks-14-27"}}, {"age", {"18-39"}}}, "treatment", "vitamin-b-complex", "ask-midwife"},
      {{{"medicines", {"vitamin-b"}}}, "treatment", "vitamin-b-complex", "twice"},
      {{{"medicines", {"opioid"}}}, "treatment", "gabapentin", "gabapentin-sedatives"},
      {{{"conditions", {"falls-dizzy"}}}, "treatment", "gabapentin", "drowsy-falls"},
      {{{"conditions", {"dialysis"}}}, "treatment", "gabapentin", "weak-kidney-liver"},
      {{{"medicines", {"beta-blocker"}}}, "treatment", "calcium-blockers", "slow-pulse"},
      {{{"conditions", {"liver-disease"}}}, "treatment", "naftidrofuryl", "weak-kidney-liver"},
      {{{"age", {"75-plus"}}}, "treatment", "orphenadrine", "drowsy-falls"},
      {{{"medicines", {"doac"}}}, "treatment", "vitamin-e", "bleeding"},
      {{{"medicines", {"potassium"}}}, "avoid", "potassium-tablets", "potassium-prescribed"},
  };
  for (const Row& row : rows) {
    const Json result = ResultOf(row.answers);
    const Json* advice = Find(result["plan"][row.phase], row.advice);
    ASSERT_NE(advice, nullptr) << row.advice << " " << row.caution;
    const Json& cautions = (*advice)["cautions"];
    EXPECT_NE(std::find(cautions.begin(), cautions.end(), std::string("caution.") + row.caution), cautions.end())
        << row.advice << " " << row.caution;
  }
}

// Lists in the definitions: each of their members counts.
TEST(Plan, CountsEveryMemberOfItsLists) {
  const auto cautious = [](const AnswerMap& answers, const char* phase, const char* id, const char* caution) {
    const Json result = ResultOf(answers);
    const Json* advice = Find(result["plan"][phase], id);
    if (advice == nullptr) return false;
    const Json& cautions = (*advice)["cautions"];
    return std::find(cautions.begin(), cautions.end(), std::string("caution.") + caution) != cautions.end();
  };
  for (const char* medicine : {"thiazide",
                               "loop-diuretic",
                               "potassium-sparing-diuretic",
                               "calcium-channel-blocker",
                               "arb",
                               "ace-inhibitor",
                               "beta-blocker",
                               "diltiazem-verapamil",
                               "antipsychotic",
                               "tricyclic",
                               "other-antidepressant",
                               "benzodiazepine",
                               "zolpidem",
                               "z-drug",
                               "gabapentinoid",
                               "opioid",
                               "sedating-antihistamine",
                               "muscle-relaxant",
                               "levodopa",
                               "dopamine-agonist"}) {
    EXPECT_TRUE(cautious({{"medicines", {medicine}}}, "now", "walk-it-off", "dizzy")) << medicine;
  }
  for (const char* medicine : {"warfarin", "doac"})
    EXPECT_TRUE(cautious({{"medicines", {medicine}}}, "now", "massage", "gentle-rub")) << medicine;
  for (const AnswerMap& answers : {AnswerMap{{"conditions", {"falls-dizzy"}}},
                                   AnswerMap{{"conditions", {"neuropathy"}}}, AnswerMap{{"numb-tingling", {"yes"}}},
                                   AnswerMap{{"weak-muscle", {"yes"}}}, AnswerMap{{"foot-catches", {"yes"}}}}) {
    EXPECT_TRUE(cautious(answers, "treatment", "gabapentin", "drowsy-falls")) << answers.begin()->first;
  }
  for (const AnswerMap& answers :
       {AnswerMap{{"conditions", {"thyroid"}}}, AnswerMap{{"conditions", {"liver-disease"}}},
        AnswerMap{{"slow-and-cold", {"yes"}}}, AnswerMap{{"medicines", {"loop-diuretic"}}}}) {
    const Json result = ResultOf(answers);
    EXPECT_NE(Find(result["plan"]["ask"], "blood-tests-ask"), nullptr) << answers.begin()->first;
    EXPECT_EQ(Find(result["plan"]["about"], "blood-tests"), nullptr) << answers.begin()->first;
  }
  for (const char* feels : {"urge-to-move", "burning-tingling", "heavy-ache", "pain-walking", "painless-jerks",
                            "constant-severe", "shooting-from-back"}) {
    const Json result = ResultOf({{"feels", {feels}}, {"ends-it", {"nothing"}}});
    EXPECT_EQ(Find(result["plan"]["prevent"], "loose-covers"), nullptr) << feels;
  }
}

// No advice about medicines reaches a child, whatever else is ticked.
TEST(Plan, KeepsEveryMedicineFromAChild) {
  const AnswerMap adult = {{"medicines", {"statin", "statin-interacting", "quinine", "digoxin"}},
                           {"conditions", {"liver-disease", "dialysis"}}};
  AnswerMap child = adult;
  child["age"] = {"under-18"};
  const auto medical = [](const Json& result) {
    std::set<std::string> ids;
    for (const char* id : {"medicine-review", "interaction-today", "quinine-interaction", "cirrhosis-drugs",
                           "dialysis-options", "gabapentin", "vitamin-e", "orphenadrine", "naftidrofuryl"}) {
      for (const char* phase : {"now", "ask", "treatment"}) {
        if (Find(result["plan"][phase], id) != nullptr) ids.insert(id);
      }
    }
    return ids;
  };
  const std::set<std::string> beside_the_call = {"interaction-today", "quinine-interaction"};
  EXPECT_EQ(medical(ResultOf(adult)), beside_the_call);
  EXPECT_TRUE(medical(ResultOf(child)).empty());
  // Without the pairs it is no matter of the same day, and all the rest stands in the adult's plan.
  AnswerMap calm = adult;
  calm["medicines"] = {"statin", "digoxin"};
  EXPECT_EQ(medical(ResultOf(calm)).size(), 7u);
  calm["age"] = {"under-18"};
  EXPECT_TRUE(medical(ResultOf(calm)).empty());
  child["pregnancy"] = {"weeks-14-27"};
  child["conditions"] = {"none"};
  const Json pregnant = ResultOf(child);
  for (const char* id : {"magnesium-pregnancy", "pregnancy-vitamins"}) {
    EXPECT_EQ(Find(pregnant["plan"]["treatment"], id), nullptr) << id;
  }
}

}  // namespace
}  // namespace charley::testing
