// The evidence table against the data: no row may be lost. The lists below are copied from the table by
// hand and change only when it does.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

struct Row {
  const char* trigger;  // rule in data/triage.json
  const char* tier;
  AnswerMap answers;  // linkIds by which a person reaches it
};

// Section D: each trigger row, the items that reach it and its tier.
const std::vector<Row> kRedFlags = {
    {"pe-or-heart", "emergency", {{"chest-or-breath", {"yes"}}}},
    {"acute-limb-ischaemia", "emergency", {{"leg-cold-suddenly", {"yes"}}}},
    {"acute-limb-ischaemia", "emergency", {{"leg-colder-paler", {"yes"}}, {"cold-leg-sudden", {"yes"}}}},
    {"compartment-syndrome", "emergency", {{"racing-tight-pain", {"yes"}}}},
    {"rhabdomyolysis", "emergency", {{"dark-urine", {"yes"}}}},
    {"tetanus", "emergency", {{"jaw-or-spasms", {"yes"}}}},
    {"cauda-equina", "emergency", {{"saddle-or-bladder", {"yes"}}}},
    {"spreading-weakness", "emergency", {{"weakness-spreading", {"yes"}}}},
    {"salt-crisis", "emergency", {{"salt-signs", {"yes"}}}},
    {"quinine-reaction", "emergency", {{"quinine-reaction", {"yes"}}}},
    {"poison", "emergency", {{"poison-or-bite", {"yes"}}}},
    {"severe-infection", "emergency", {{"very-unwell-hot-leg", {"yes"}}}},
    {"heat-illness", "emergency", {{"heat-collapse", {"yes"}}}},
    {"cord-compression", "emergency", {{"cancer-back-legs", {"yes"}}}},
    {"possible-clot", "same-day", {{"one-leg-swollen", {"yes"}}}},
    {"possible-clot", "same-day", {{"warm-red-patch", {"yes"}}}},
    {"possible-clot", "same-day", {{"hard-tender-vein", {"yes"}}}},
    {"possible-clot", "same-day", {{"constant-calf-pain", {"yes"}}}},
    {"clot-maternity", "same-day", {{"pregnancy", {"weeks-1-13"}}, {"one-leg-swollen", {"yes"}}}},
    {"clot-maternity",
     "same-day",
     {{"pregnancy", {"birth-6-weeks"}}, {"side", {"always-left"}}, {"soreness", {"over-1-day"}}}},
    {"pre-eclampsia", "same-day", {{"pregnancy", {"weeks-28-plus"}}, {"pre-eclampsia-signs", {"yes"}}}},
    {"clot-with-risk", "same-day", {{"warm-red-patch", {"yes"}}, {"clot-trip", {"yes"}}}},
    {"clot-with-risk", "same-day", {{"warm-red-patch", {"yes"}}, {"medicines", {"tamoxifen"}}}},
    {"cramp-over-10-minutes", "same-day", {{"duration", {"over-10-minutes"}}, {"ends-it", {"nothing"}}}},
    {"tetanus-risk", "same-day", {{"dirty-wound", {"yes"}}, {"tetanus-not-covered", {"yes"}}}},
    {"metal-contact", "same-day", {{"dirty-wound", {"yes"}}, {"metals-or-pesticide", {"yes"}}}},
    {"muscle-damage", "same-day", {{"medicines", {"statin"}}, {"widespread-muscle-pain", {"yes"}}}},
    {"muscle-damage", "same-day", {{"medicines", {"fibrate"}}, {"widespread-muscle-pain", {"yes"}}}},
    {"muscle-damage", "same-day", {{"medicines", {"colchicine"}}, {"widespread-muscle-pain", {"yes"}}}},
    {"rest-pain", "same-day", {{"ends-it", {"hanging-leg-down"}}, {"foot-pain-hang-down", {"yes"}}}},
    {"rest-pain", "same-day", {{"sore-or-black-skin", {"yes"}}}},
    {"fluid-loss", "same-day", {{"losing-fluid", {"yes"}}}},
    {"dialysis-unwell", "same-day", {{"conditions", {"dialysis"}}, {"dialysis-unwell", {"yes"}}}},
    {"liver-unwell", "same-day", {{"conditions", {"liver-disease"}}, {"liver-unwell", {"yes"}}}},
    {"fever-calf", "same-day", {{"fever-painful-calf", {"yes"}}}},
    {"diabetic-foot", "same-day", {{"conditions", {"diabetes"}}, {"foot-wound", {"yes"}}}},
    {"weakness", "within-days", {{"weak-muscle", {"yes"}}}},
    {"weakness", "within-days", {{"thinner-muscle", {"yes"}}}},
    {"weakness", "within-days", {{"foot-catches", {"yes"}}}},
    {"weakness", "within-days", {{"constant-twitching", {"yes"}}}},
    {"cramps-elsewhere", "within-days", {{"where", {"hands-arms"}}}},
    {"cramps-elsewhere", "within-days", {{"where", {"belly-back"}}}},
    {"new-numbness", "within-days", {{"numb-tingling", {"yes"}}, {"numb-spreading", {"yes"}}}},
    {"claudication", "within-days", {{"when", {"walking"}}, {"gone-in-10-min", {"yes"}}}},
    {"claudication", "within-days", {{"when", {"walking"}}, {"distance-shrinking", {"yes"}}}},
    {"lean-forward-pain", "within-days", {{"when", {"walking"}}, {"needs-sit-lean", {"yes"}}}},
    {"both-legs-swollen", "within-days", {{"both-legs-swollen", {"yes"}}}},
    {"new-medicine", "within-days", {{"medicines", {"naproxen"}}, {"medicine-start", {"within-3-months"}}}},
    {"kidney-team", "within-days", {{"conditions", {"kidney-disease"}}}},
    {"liver-team", "within-days", {{"conditions", {"liver-disease"}}}},
    {"quinine-use", "within-days", {{"medicines", {"quinine"}}}},
    {"quinine-use", "within-days", {{"medicines", {"tonic-water"}}}},
    {"thyroid", "within-days", {{"slow-and-cold", {"yes"}}}},
    {"weight-loss-cancer", "within-days", {{"weight-loss-sweats", {"yes"}}}},
    {"weight-loss-cancer", "within-days", {{"conditions", {"cancer"}}, {"since", {"under-4-weeks"}}}},
    {"parkinson-posture", "within-days", {{"conditions", {"parkinsons"}}, {"posture-new", {"yes"}}}},
    {"sleep-affected", "routine", {{"sleep-effect", {"tired-by-day"}}}},
    {"three-a-week", "routine", {{"frequency", {"nightly"}}}},
    {"self-care-failed", "routine", {{"tried", {"stretching"}}}},
    {"veins", "routine", {{"conditions", {"varicose-veins"}}, {"heavy-by-evening", {"yes"}}}},
    {"pregnancy-cramps", "routine", {{"pregnancy", {"weeks-14-27"}}}},
    {"under-18", "routine", {{"age", {"under-18"}}}},
};

Json ResultOf(const AnswerMap& changes) {
  const AnswerMap answers = BaseWith(changes);
  return *AssessText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, answers)));
}

TEST(EvidenceSectionD, EveryTriggerIsReachedByItsItemsWithItsTier) {
  for (const Row& row : kRedFlags) {
    SCOPED_TRACE(std::string(row.trigger) + " by " + row.answers.rbegin()->first);
    for (const auto& [link_id, values] : row.answers) {
      EXPECT_GE(Knowledge().questionnaire.Find(link_id), 0) << link_id;
    }
    const Json result = ResultOf(row.answers);
    EXPECT_FALSE(result["provisional"].get<bool>()) << result["missing"].dump();
    bool found = false;
    for (const Json& trigger : result["triggers"]) {
      if (trigger["id"] == row.trigger) {
        found = true;
        EXPECT_EQ(trigger["tier"], row.tier);
        EXPECT_FALSE(trigger["facts"].empty());
      }
    }
    EXPECT_TRUE(found) << result["triggers"].dump();
  }
}

// The answer that reaches a row must also be offered: its screen must apply on that path.
TEST(EvidenceSectionD, EveryItemThatReachesATriggerIsShownOnItsPath) {
  for (const Row& row : kRedFlags) {
    const AnswerMap answers = BaseWith(row.answers);
    const Json response = MakeResponse(Knowledge().questionnaire, answers);
    const Response read = *ReadResponse(response, Knowledge().questionnaire);
    const Answered answered = Evaluate(Knowledge().questionnaire, read);
    for (const auto& [link_id, values] : row.answers) {
      EXPECT_TRUE(answered.Counts(Knowledge().questionnaire.Find(link_id))) << row.trigger << " " << link_id;
    }
  }
}

TEST(EvidenceSectionD, NotSureCountsAsYesOnEmergencyAndSameDayRows) {
  for (const Row& row : kRedFlags) {
    const std::string tier = row.tier;
    if (tier != "emergency" && tier != "same-day") continue;
    AnswerMap unsure = row.answers;
    for (auto& [link_id, values] : unsure) {
      if (values == std::vector<std::string>{"yes"}) values = {"not-sure"};
    }
    const Json result = ResultOf(unsure);
    bool found = false;
    for (const Json& trigger : result["triggers"]) found = found || trigger["id"] == row.trigger;
    EXPECT_TRUE(found) << row.trigger;
  }
}

std::set<std::string> SeedIds(const std::string& seed) {
  std::set<std::string> ids;
  const auto add = [&](const auto& entries) {
    for (const auto& entry : entries) {
      if (std::find(entry.seeds.begin(), entry.seeds.end(), seed) != entry.seeds.end()) ids.insert(entry.id);
    }
  };
  add(Knowledge().causes);
  add(Knowledge().advice);
  add(Knowledge().medicines);
  return ids;
}

// Section A: everything that the two seed articles name, in their order.
TEST(EvidenceSectionA, HoldsEveryItemOfSeed000) {
  const std::set<std::string> ids = SeedIds("000");
  for (const char* id : {"overexertion",
                         "prolonged-sitting",
                         "dehydration",
                         "pregnancy",
                         "diabetes",
                         "low-potassium",
                         "neuromuscular",
                         "alcohol",
                         "saba",
                         "niacin",
                         "thiazide",
                         "loop-diuretic",
                         "potassium-sparing-diuretic",
                         "calcium-channel-blocker",
                         "antipsychotic",
                         "electrolyte-theory",
                         "cause-unknown",
                         "walk-it-off",
                         "massage",
                         "stretch-now",
                         "cold-pack",
                         "hot-bath",
                         "fluids",
                         "bedtime-stretch",
                         "dietary-potassium",
                         "doctor-if-frequent",
                         "vitamin-b12",
                         "gabapentin"}) {
    EXPECT_TRUE(ids.contains(id)) << id;
  }
  EXPECT_GE(Knowledge().questionnaire.Find("urge-first"), 0);  // its description of restless legs
}

TEST(EvidenceSectionA, HoldsEveryItemOfSeed003) {
  const std::set<std::string> ids = SeedIds("003");
  for (const char* id :
       {"nerve-theory",    "overexertion",   "vascular-disease", "lumbar-stenosis", "liver-disease", "haemodialysis",
        "pregnancy",       "kidney-disease", "hypothyroidism",   "iv-iron",         "oestrogen",     "raloxifene",
        "naproxen",        "teriparatide",   "stretch-now",      "massage",         "apply-heat",    "fluids",
        "bedtime-stretch", "balanced-diet",  "loose-covers",     "foot-position",   "magnesium"}) {
    EXPECT_TRUE(ids.contains(id)) << id;
  }
}

TEST(EvidenceSectionE, EveryLinkedMedicineGivesItsHintAndTheTimingSharpensIt) {
  for (const MedicineClass& medicine : Knowledge().medicines) {
    for (const bool recent : {false, true}) {
      const Json result =
          ResultOf({{"medicines", {medicine.id}}, {"medicine-start", {recent ? "within-year" : "longer-before"}}});
      const auto& hints = result["hints"];
      const auto found = std::find_if(hints.begin(), hints.end(),
                                      [&](const Json& hint) { return hint["id"] == "medicine-" + medicine.id; });
      ASSERT_EQ(found != hints.end(), medicine.strength != ' ') << medicine.id;
      if (found == hints.end()) continue;
      EXPECT_EQ((*found)["timing"].get<bool>(), recent) << medicine.id;
      EXPECT_EQ((*found)["strength"], std::string(1, medicine.strength));
    }
  }
}

// Caution 5 and rule 4: clot-risk medicines open the clot questions.
TEST(EvidenceSectionE, ClotRiskMedicinesOpenTheClotQuestions) {
  for (const MedicineClass& medicine : Knowledge().medicines) {
    if (std::find(medicine.flags.begin(), medicine.flags.end(), "clot-risk") == medicine.flags.end()) continue;
    AnswerMap answers = BaseAnswers();
    answers["medicines"] = {medicine.id};
    FillChecklists(Knowledge().questionnaire, answers);
    EXPECT_TRUE(answers.contains("clot-past")) << medicine.id;
  }
}

// Section C: every condition of the differential diagnosis is a pattern (growing pains: the rule under-18).
TEST(EvidenceSectionC, HoldsEveryCondition) {
  std::set<std::string> ids;
  for (const Pattern& pattern : Knowledge().patterns) ids.insert(pattern.id);
  for (const char* id : {"night-cramps",
                         "restless-legs",
                         "periodic-limb-movements",
                         "claudication",
                         "rest-pain",
                         "acute-limb-ischaemia",
                         "clot",
                         "neuropathy",
                         "nerve-root",
                         "spinal-stenosis",
                         "venous-insufficiency",
                         "statin-muscle",
                         "rhabdomyolysis",
                         "myositis",
                         "hypothyroidism",
                         "motor-neurone",
                         "cirrhosis-cramps",
                         "dialysis-cramps",
                         "low-potassium",
                         "low-calcium-magnesium",
                         "low-sodium",
                         "pregnancy-cramps",
                         "parkinson-dystonia",
                         "exercise-cramp",
                         "compartment-acute",
                         "compartment-chronic",
                         "calf-injury",
                         "akathisia",
                         "tetanus"}) {
    EXPECT_TRUE(ids.contains(id)) << id;
  }
}

// Section F: the core questions and the branches, by linkId.
TEST(EvidenceSectionF, AsksEveryCoreQuestionAndBranch) {
  for (const char* id : {"age",
                         "pregnancy",
                         "emergency-now",
                         "emergency-also",
                         "leg-today",
                         "feels",
                         "where",
                         "side",
                         "when",
                         "duration",
                         "ends-it",
                         "frequency",
                         "since",
                         "pain",
                         "soreness",
                         "sleep-effect",
                         "between-cramps",
                         "conditions",
                         "medicines",
                         "medicine-start",
                         "lately",
                         "clot-risk",
                         "restless",
                         "walking",
                         "circulation",
                         "weakness-course",
                         "muscle-damage",
                         "kidney-signs",
                         "quinine-signs",
                         "exposure",
                         "feet",
                         "tried"}) {
    EXPECT_GE(Knowledge().questionnaire.Find(id), 0) << id;
  }
}

TEST(EvidenceSectionF, OffersNotSureOnEveryRowOfEveryChecklist) {
  for (const Item& item : Knowledge().questionnaire.items) {
    const bool row =
        item.parent >= 0 && Knowledge().questionnaire.items[static_cast<std::size_t>(item.parent)].checklist;
    if (row && item.IsQuestion()) EXPECT_GE(item.OptionIndex("not-sure"), 0) << item.link_id;
  }
}

}  // namespace
}  // namespace charley::testing
