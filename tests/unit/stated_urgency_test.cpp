// Guards against advice that sounds more urgent than the result it stands in.
#include "core/knowledge/stated_urgency.h"

#include <gtest/gtest.h>

#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

const UrgencyWords kWords = {{"emergency"}, {"today", "same day"}, {"if"}};

TEST(StatedUrgency, ReadsTheMostUrgentSentence) {
  EXPECT_EQ(StatedUrgency("Ask your pharmacist today.", kWords), Tier::kSameDay);
  EXPECT_EQ(StatedUrgency("Go today. Get emergency help.", kWords), Tier::kEmergency);
  EXPECT_EQ(StatedUrgency("Ask at your next visit.", kWords), Tier::kSelfCare);
}

TEST(StatedUrgency, LeavesConditionalSentencesOut) {
  EXPECT_EQ(StatedUrgency("If it swells, go the same day.", kWords), Tier::kSelfCare);
  EXPECT_EQ(StatedUrgency("If it swells, rest. Call today.", kWords), Tier::kSameDay);
}

// Our content says what a rule beside it says; a text that shouts alone is refused, in a caution as well.
TEST(StatedUrgency, RefusesATextThatNoRuleStandsBehind) {
  const auto problems_with = [](const std::string& key, const std::string& text) {
    Json locale = EnglishLocale();
    locale["texts"][key] = text;
    Problems problems;
    CheckStatedUrgency(Knowledge(), locale, "en.json", problems);
    return problems;
  };
  EXPECT_TRUE(problems_with("advice.massage.body", "Rub it.").empty());
  const Problems alone = problems_with("advice.massage.body", "Rub it and call a doctor today.");
  ASSERT_EQ(alone.size(), 1u);
  EXPECT_EQ(alone[0].code, ErrorCode::kOutOfRange);
  EXPECT_EQ(problems_with("caution.warm-not-hot", "Call today.").size(), 2u);  // two entries carry it
  // The same words where a same-day rule is sure to fire, and an emergency above it.
  EXPECT_TRUE(problems_with("advice.interaction-today.body", "Ask today.").empty());
  EXPECT_EQ(problems_with("advice.interaction-today.body", "Call emergency help.").size(), 1u);
}

TEST(StatedUrgency, AConditionImpliesWhatItsShapeShows) {
  const Definitions& definitions = Knowledge().definitions;
  const auto named = [&](const char* name) {
    return definitions.conditions[static_cast<std::size_t>(definitions.index.at(name))];
  };
  EXPECT_TRUE(Implies(named("clot-signs"), named("clot-suspected"), definitions));
  EXPECT_FALSE(Implies(named("clot-suspected"), named("clot-signs"), definitions));
  EXPECT_TRUE(Implies(named("pregnant"), named("pregnant-or-birth"), definitions));
  EXPECT_FALSE(Implies(named("pregnant-or-birth"), named("pregnant"), definitions));
}

}  // namespace
}  // namespace charley::testing
