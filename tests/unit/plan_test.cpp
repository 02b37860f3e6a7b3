#include "core/guidance/plan.h"

#include <gtest/gtest.h>

#include <algorithm>

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

}  // namespace
}  // namespace charley::testing
