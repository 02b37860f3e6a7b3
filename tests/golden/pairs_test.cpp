// Every two things that must not come together, member by member: a kind of medicine that is lost from a rule shows.
// The table names no definition of data/triage.json. Sources and doubts of each pair stand with its rule there.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/assessment/assessment.h"
#include "tests/support/case_file.h"
#include "tests/support/outcome.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

// One answer: a question and a code.
using One = std::pair<std::string, std::string>;
using Ones = std::vector<One>;

Ones Medicines(const std::vector<std::string>& codes) {
  Ones out;
  for (const std::string& code : codes) out.emplace_back("medicines", code);
  return out;
}

Ones Of(const std::string& link_id, const std::vector<std::string>& codes) {
  Ones out;
  for (const std::string& code : codes) out.emplace_back(link_id, code);
  return out;
}

Ones operator+(Ones a, const Ones& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

Outcome With(const Ones& ones) {
  AnswerMap changes;
  for (const auto& [link_id, code] : ones) changes[link_id].push_back(code);
  return RunCheck(BaseWith(changes));
}

bool Fires(const Outcome& outcome, const std::string& rule) {
  const auto& fired = outcome.assessment.triage.fired;
  return std::any_of(fired.begin(), fired.end(), [&](const FiredRule& each) { return each.rule->id == rule; });
}

struct Pair {
  const char* rule;
  Tier tier;
  Ones first;
  Ones second;
  Ones third;  // as well, where it takes three
};

const Ones& AntiInflammatory() {
  static const Ones all = Medicines({"nsaid", "naproxen", "celecoxib"});
  return all;
}

std::vector<Pair> OfTheSameDay() {
  return {
      {"lithium-pair",
       Tier::kSameDay,
       Medicines({"lithium"}),
       Medicines({"thiazide", "loop-diuretic", "ace-inhibitor", "arb"}) + AntiInflammatory() +
           Of("lately", {"stomach-upset", "heat-sweat", "drinking-little"}),
       {}},
      {"bleeding-pair",
       Tier::kSameDay,
       Medicines({"warfarin", "doac", "antiplatelet-heparin"}),
       AntiInflammatory(),
       {}},
      {"bleeding-pair",
       Tier::kSameDay,
       Medicines({"warfarin", "doac"}),
       Medicines({"statin-interacting", "trimethoprim", "amiodarone", "antiplatelet-heparin"}),
       {}},
      {"medicine-pair", Tier::kSameDay, Medicines({"nitrate"}), Medicines({"erection-tablet"}), {}},
      {"medicine-pair", Tier::kSameDay, Medicines({"immune-tablet"}), Medicines({"gout-tablet", "trimethoprim"}), {}},
      {"medicine-pair",
       Tier::kSameDay,
       Medicines({"mao-inhibitor"}),
       Medicines({"ssri", "other-antidepressant", "tricyclic", "opioid", "stimulant"}),
       {}},
      {"medicine-pair", Tier::kSameDay, Medicines({"warfarin", "doac"}), Medicines({"thinner-changer"}), {}},
      {"pregnancy-medicine",
       Tier::kSameDay,
       Of("pregnancy", {"weeks-1-13", "weeks-14-27", "weeks-28-plus"}),
       Medicines({"statin", "ace-inhibitor", "arb", "lithium", "isotretinoin", "warfarin", "doac", "seizure-medicine",
                  "immune-tablet", "lenalidomide", "trimethoprim"}) +
           AntiInflammatory(),
       {}},
      {"k2-warfarin", Tier::kSameDay, Medicines({"vitamin-k2", "vitamin-k"}), Medicines({"warfarin"}), {}},
      {"slow-heart-pair", Tier::kSameDay, Medicines({"diltiazem-verapamil"}), Medicines({"beta-blocker"}),
       Of("conditions", {"heart-failure"})},
      {"slow-heart-pair",
       Tier::kSameDay,
       Medicines({"digoxin"}),
       Medicines({"diltiazem-verapamil", "amiodarone", "statin-interacting"}),
       {}},
      {"clot-maternity",
       Tier::kSameDay,
       Of("pregnancy", {"weeks-1-13", "weeks-14-27", "weeks-28-plus", "birth-6-weeks"}),
       Of("one-leg-swollen", {"yes"}) + Of("pain-stays-one-leg", {"yes"}),
       {}},
  };
}

std::vector<Pair> WithinDays() {
  return {
      {"opioid-gabapentinoid",
       Tier::kWithinDays,
       Medicines({"opioid"}),
       Medicines({"gabapentinoid", "benzodiazepine", "z-drug", "muscle-relaxant"}),
       {}},
      {"opioid-gabapentinoid",
       Tier::kWithinDays,
       Medicines({"gabapentinoid"}),
       Medicines({"benzodiazepine", "z-drug"}),
       {}},
      {"opioid-gabapentinoid",
       Tier::kWithinDays,
       Medicines({"opioid", "benzodiazepine", "z-drug", "gabapentinoid"}),
       Of("lately", {"alcohol-heavy"}),
       {}},
      {"slow-heart-two", Tier::kWithinDays, Medicines({"diltiazem-verapamil"}), Medicines({"beta-blocker"}), {}},
      {"nsaid-kidney-heart",
       Tier::kWithinDays,
       AntiInflammatory(),
       Of("conditions", {"kidney-disease", "dialysis", "heart-failure"}),
       {}},
      {"nsaid-kidney-heart", Tier::kWithinDays, AntiInflammatory(), Medicines({"ace-inhibitor", "arb"}),
       Medicines({"thiazide", "loop-diuretic", "potassium-sparing-diuretic"})},
  };
}

std::vector<Pair> Pairs() {
  std::vector<Pair> all = OfTheSameDay();
  for (const Pair& each : WithinDays()) all.push_back(each);
  return all;
}

TEST(SafetyPairs, EachOfThemIsNamedAndNeverLessUrgent) {
  int pairs = 0;
  const auto check = [&](const Pair& pair, const Ones& ones) {
    const Outcome outcome = With(ones);
    EXPECT_TRUE(Fires(outcome, pair.rule)) << pair.rule << " with " << ::testing::PrintToString(ones);
    EXPECT_LE(outcome.assessment.triage.tier, pair.tier) << pair.rule << " with " << ::testing::PrintToString(ones);
    ++pairs;
  };
  for (const Pair& pair : Pairs()) {
    for (const One& a : pair.first) {
      for (const One& b : pair.second) {
        if (pair.third.empty()) check(pair, {a, b});
        for (const One& c : pair.third) check(pair, {a, b, c});
      }
    }
  }
  EXPECT_GT(pairs, 100);
}

TEST(SafetyPairs, OneOfThemAloneIsNone) {
  for (const Pair& pair : Pairs()) {
    for (const Ones& side : {pair.first, pair.second}) {
      for (const One& each : side) EXPECT_FALSE(Fires(With({each}), pair.rule)) << pair.rule << " with " << each.second;
    }
  }
}

// Any two of what makes drowsy, beside falls.
TEST(SafetyPairs, TwoThatMakeDrowsyAndFalls) {
  const std::vector<std::string> drowsy = {"benzodiazepine",         "z-drug",        "opioid",    "gabapentinoid",
                                           "sedating-antihistamine", "antipsychotic", "tricyclic", "muscle-relaxant"};
  for (std::size_t i = 0; i < drowsy.size(); ++i) {
    const Ones two = Medicines({drowsy[i], drowsy[(i + 1) % drowsy.size()]});
    EXPECT_TRUE(Fires(With(two + Of("conditions", {"falls-dizzy"})), "sedatives-and-falls")) << drowsy[i];
    EXPECT_FALSE(Fires(With(two), "sedatives-and-falls")) << drowsy[i];
    EXPECT_FALSE(Fires(With(Medicines({drowsy[i]}) + Of("conditions", {"falls-dizzy"})), "sedatives-and-falls"));
  }
}

// What only together is a sign.
TEST(SafetyPairs, SignsThatTakeTwoOrThree) {
  EXPECT_TRUE(Fires(With(Of("recent-injury", {"yes"}) + Of("worse-toes-up", {"yes"})), "compartment-syndrome"));
  EXPECT_FALSE(Fires(With(Of("recent-injury", {"yes"})), "compartment-syndrome"));
  const Ones cord = Of("conditions", {"cancer"}) + Of("weak-muscle", {"yes"}) + Of("feels", {"shooting-from-back"});
  EXPECT_TRUE(Fires(With(cord), "cord-compression"));
  for (std::size_t i = 0; i < cord.size(); ++i) {
    Ones two = cord;
    two.erase(two.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_FALSE(Fires(With(two), "cord-compression")) << "without " << cord[i].second;
  }
  for (const char* row : {"weak-muscle", "thinner-muscle", "foot-catches", "constant-twitching"})
    EXPECT_TRUE(Fires(With(Of(row, {"yes"})), "weakness")) << row;
  for (const char* row : {"weakness-spreads", "stairs-rash"})
    EXPECT_TRUE(Fires(With(Of("weak-muscle", {"yes"}) + Of(row, {"yes"})), "weakness")) << row;
  for (const char* feels : {"urge-to-move", "burning-tingling", "heavy-ache", "pain-walking", "painless-jerks"})
    EXPECT_TRUE(Fires(With(Of("feels", {feels})), "not-typical")) << feels;
  EXPECT_TRUE(Fires(With(Of("numb-tingling", {"yes"})), "not-typical"));
  EXPECT_TRUE(Fires(With(Of("when", {"dialysis"})), "kidney-team"));
  EXPECT_TRUE(Fires(With(Of("feels", {"pain-walking"}) + Of("gone-in-10-min", {"yes"})), "claudication"));
  EXPECT_TRUE(Fires(With(Of("when", {"walking"}) + Of("gone-in-10-min", {"yes"})), "claudication"));
  EXPECT_FALSE(Fires(With(Of("when", {"walking"})), "claudication"));
}

}  // namespace
}  // namespace charley::testing
