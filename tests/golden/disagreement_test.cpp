// Section B of the evidence: where sources disagree, the words that a person reads next to the advice concerned. Each
// row names the text and what must be in it, so that an edit cannot quietly drop the doubt.
#include <gtest/gtest.h>

#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

struct Row {
  const char* topic;
  const char* key;
  std::vector<const char*> says;
};

const std::vector<Row> kRows = {
    {"B1 electrolytes or nerves", "advice.electrolyte-theory.body", {"You may read", "normal"}},
    {"B1", "advice.nerve-theory.body", {"theory, not a fact"}},
    {"B2 magnesium", "advice.magnesium.body", {"no better than dummy pills", "250 to 300 mg", "does not support"}},
    {"B2 in pregnancy", "advice.magnesium-pregnancy.body", {"do not agree", "midwife"}},
    {"B3 heat or cold", "advice.apply-heat.body", {"what feels better", "Neither"}},
    {"B3", "advice.cold-pack.body", {"Some advise cold, some warmth", "Neither"}},
    {"B4 B12", "advice.vitamin-b12.body", {"most effective", "not so", "mix of four", "unless you are short of it"}},
    {"B4", "advice.vitamin-b-complex.body", {"1998", "not been repeated"}},
    {"B5 gabapentin", "advice.gabapentin.body", {"most effective", "without a comparison", "restless legs"}},
    {"B6 fluids", "advice.fluids.body", {"drink plenty", "not been shown"}},
    {"B7 stretching", "advice.bedtime-stretch.body", {"One trial found", "another found no change"}},
    {"B8 quinine", "advice.quinine.body", {"Countries differ", "US", "UK", "rarely, kill"}},
    {"B8", "advice.tonic-water.body", {"not a safe substitute"}},
    {"B9 diuretics", "medicine.thiazide.note", {"some studies, not in others", "type or dose can be reviewed"}},
    {"B10 calcium channel blockers",
     "medicine.calcium-channel-blocker.note",
     {"both to cause and to ease", "start after"}},
    {"B11 statins", "medicine.statin.note", {"only weakly linked", "different and urgent"}},
    {"B12 ten minutes",
     "advice.how-long.body",
     {"nine minutes", "others say less", "over 10 minutes", "does not count"}},
    {"B13 restless legs can hurt", "pattern.restless-legs.body", {"can hurt", "need to move"}},
    {"B14 walking eases both", "advice.walk-it-off.body", {"restless legs too", "does not tell the two apart"}},
    {"B15 sex", "advice.women-and-men.body", {"others no difference", "does not count"}},
    {"B16 diabetes", "cause.diabetes.body", {"do not agree", "Check your feet"}},
    {"B17 stenosis", "cause.lumbar-stenosis.body", {"some studies, not in others", "rarely"}},
    {"B18 potassium", "advice.dietary-potassium.body", {"Do not take potassium tablets"}},
    {"B19 alcohol", "cause.alcohol.body", {"very uncertain"}},
    {"B20 K2", "advice.vitamin-k2.body", {"retracted and replaced", "unsafe with warfarin"}},
    {"B21 tests", "advice.blood-tests.body", {"Most people need none"}},
};

TEST(Disagreement, IsSaidInWordsNextToTheAdvice) {
  const Json& texts = EnglishLocale()["texts"];
  for (const Row& row : kRows) {
    ASSERT_TRUE(texts.contains(row.key)) << row.topic;
    const std::string text = texts[row.key].get<std::string>();
    for (const char* words : row.says)
      EXPECT_NE(text.find(words), std::string::npos) << row.topic << ": \"" << text << "\" lacks \"" << words << "\"";
  }
}

// A reader who never met the claim must not meet it for the first time as our advice.
TEST(Disagreement, CorrectedClaimsAreNeverAdvice) {
  for (const Advice& advice : Knowledge().advice) {
    const bool corrected = advice.id == "vitamin-b12" || advice.id == "gabapentin" || advice.id == "magnesium";
    if (corrected) EXPECT_EQ(advice.phase, Phase::kTreatment) << advice.id;
  }
}

}  // namespace
}  // namespace charley::testing
