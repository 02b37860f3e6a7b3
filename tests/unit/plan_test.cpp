#include "core/guidance/plan.h"

#include <gtest/gtest.h>

#include <set>

#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

Json ResultOf(const std::map<std::string, std::vector<std::string>>& changes,
              const std::vector<std::string>& unset = {}) {
  AnswerMap answers = BaseAnswers();
  for (const auto& [link_id, values] : changes) answers[link_id] = values;
  FillChecklists(Knowledge().questionnaire, answers);
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

// No advice about medicines reaches a child, whatever else is ticked.
TEST(Plan, KeepsEveryMedicineFromAChild) {
  const AnswerMap adult = {{"medicines", {"statin", "statin-interacting", "quinine", "digoxin"}},
                           {"conditions", {"liver-disease", "dialysis"}}};
  AnswerMap child = adult;
  child["age"] = {"under-18"};
  const auto medical = [](const Json& result) {
    std::set<std::string> ids;
    for (const char* id :
         {"pain-relief-after", "medicine-review", "interaction-today", "quinine-interaction", "cirrhosis-drugs",
          "dialysis-options", "gabapentin", "vitamin-e", "orphenadrine", "naftidrofuryl"}) {
      for (const char* phase : {"now", "ask", "treatment"}) {
        if (Find(result["plan"][phase], id) != nullptr) ids.insert(id);
      }
    }
    return ids;
  };
  EXPECT_EQ(medical(ResultOf(adult)).size(), 10u);
  EXPECT_TRUE(medical(ResultOf(child)).empty());
  child["pregnancy"] = {"weeks-14-27"};
  child["conditions"] = {"none"};
  const Json pregnant = ResultOf(child);
  for (const char* id : {"magnesium-pregnancy", "pregnancy-vitamins"}) {
    EXPECT_EQ(Find(pregnant["plan"]["treatment"], id), nullptr) << id;
  }
}

}  // namespace
}  // namespace charley::testing
