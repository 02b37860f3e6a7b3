// For whom each kind of advice is not, member by member: every row here is one answer, beside an ordinary night cramp,
// that must keep something back. It names no definition of data/triage.json, so that one that is narrowed shows.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/case_file.h"
#include "tests/support/outcome.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

Outcome With(const AnswerMap& set) {
  const AnswerMap answers = BaseWith(set);
  return RunCheck(answers);
}

bool Gives(const Outcome& outcome, const std::string& advice) {
  const auto is_it = [&](const PlannedAdvice& each) { return each.advice->id == advice; };
  return std::any_of(outcome.plan.phases.begin(), outcome.plan.phases.end(),
                     [&](const auto& phase) { return std::any_of(phase.begin(), phase.end(), is_it); });
}

std::string Named(const AnswerMap& set) {
  std::string out;
  for (const auto& [link_id, values] : set) out += link_id + "=" + ::testing::PrintToString(values) + " ";
  return out;
}

// Each answer alone keeps `advice` back, which the ordinary cramp with `usual` gives.
void ExpectKeptBack(const std::string& advice, const AnswerMap& usual, const std::vector<AnswerMap>& sets) {
  EXPECT_TRUE(Gives(With(usual), advice)) << advice << " is never given";
  for (const AnswerMap& set : sets) {
    AnswerMap answers = usual;
    for (const auto& [link_id, values] : set) answers[link_id] = values;
    EXPECT_FALSE(Gives(With(answers), advice)) << advice << " with " << Named(set);
  }
}

std::vector<AnswerMap> Each(const std::string& link_id, const std::vector<std::string>& values) {
  std::vector<AnswerMap> out;
  for (const std::string& value : values) out.push_back({{link_id, {value}}});
  return out;
}

std::vector<AnswerMap> operator+(std::vector<AnswerMap> a, const std::vector<AnswerMap>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST(SafetyHeldBack, SaltWhereSaltDoesHarm) {
  ExpectKeptBack("pickle-juice", {},
                 Each("conditions", {"heart-failure", "liver-disease", "kidney-disease", "dialysis",
                                     "high-blood-pressure", "limit-fluid-salt"}) +
                     Each("when", {"dialysis"}) +
                     Each("medicines", {"thiazide", "loop-diuretic", "potassium-sparing-diuretic"}) +
                     Each("pregnancy", {"weeks-1-13", "weeks-14-27", "weeks-28-plus"}));
}

TEST(SafetyHeldBack, DrinkingMoreWhereFluidIsLimited) {
  ExpectKeptBack("fluids", {},
                 Each("conditions", {"heart-failure", "dialysis", "liver-disease", "limit-fluid-salt"}) +
                     Each("when", {"dialysis"}));
}

TEST(SafetyHeldBack, PotassiumWhereItMayRunHigh) {
  ExpectKeptBack(
      "dietary-potassium", {},
      Each("conditions", {"kidney-disease", "dialysis", "limit-fluid-salt"}) + Each("when", {"dialysis"}) +
          Each("medicines", {"ace-inhibitor", "arb", "potassium-sparing-diuretic", "potassium", "trimethoprim"}));
}

TEST(SafetyHeldBack, RubbingWhereAClotIsPossible) {
  std::vector<AnswerMap> sets;
  for (const char* sign :
       {"one-leg-swollen", "warm-red-patch", "hard-tender-vein", "constant-calf-pain", "pain-stays-one-leg"}) {
    sets.push_back({{sign, {"yes"}}});
  }
  sets.push_back({{"pain-stays-one-leg", {"not-sure"}}});
  sets.push_back({{"conditions", {"past-clot"}}, {"clot-treated", {"yes"}}});
  sets.push_back({{"conditions", {"past-clot"}}, {"scan-clear", {"yes"}}, {"worse-since-check", {"yes"}}});
  // One leg that hurts on, without any risk.
  for (const char* side : {"always-left", "always-right", "mostly-left", "mostly-right", "not-sure"}) {
    for (const char* where : {"calf", "behind-knee", "foot-toes", "shin", "front-thigh", "back-thigh", "not-sure"}) {
      for (const auto& [link_id, value] : {std::pair{"soreness", "over-1-day"}, std::pair{"duration", "does-not-stop"},
                                           std::pair{"feels", "constant-severe"}}) {
        sets.push_back({{"side", {side}}, {"where", {where}}, {link_id, {value}}});
      }
    }
  }
  sets.push_back({{"side", {"mostly-left"}}, {"feels", {"heavy-ache"}}, {"since", {"under-4-weeks"}}});
  // With a risk also what is no more than a heavy leg, pain of walking that is new, or pain that goes on, in any leg.
  for (const auto& [risk, value] : {std::pair{"clot-cancer", "yes"},
                                    std::pair{"clot-bed-surgery", "yes"},
                                    std::pair{"clot-surgery", "yes"},
                                    std::pair{"clot-cast", "yes"},
                                    std::pair{"clot-past", "yes"},
                                    std::pair{"clot-trip", "yes"},
                                    std::pair{"clot-hormones", "yes"},
                                    std::pair{"clot-family", "yes"},
                                    std::pair{"conditions", "cancer"},
                                    std::pair{"conditions", "past-clot"},
                                    std::pair{"pregnancy", "weeks-1-13"},
                                    std::pair{"pregnancy", "weeks-14-27"},
                                    std::pair{"pregnancy", "weeks-28-plus"},
                                    std::pair{"pregnancy", "birth-6-weeks"},
                                    std::pair{"pregnancy", "prefer-not-to-say"},
                                    std::pair{"medicines", "oestrogen"},
                                    std::pair{"medicines", "combined-pill"},
                                    std::pair{"medicines", "raloxifene"},
                                    std::pair{"medicines", "tamoxifen"},
                                    std::pair{"medicines", "lenalidomide"},
                                    std::pair{"medicines", "antipsychotic"}}) {
    sets.push_back({{risk, {value}}, {"side", {"mostly-left"}}, {"feels", {"heavy-ache"}}});
    sets.push_back({{risk, {value}}, {"soreness", {"over-1-day"}}, {"side", {"both-together"}}});
    sets.push_back({{risk, {value}}, {"duration", {"does-not-stop"}}, {"side", {"both-together"}}});
  }
  for (const char* since : {"under-4-weeks", "not-sure"}) {
    sets.push_back(
        {{"clot-trip", {"yes"}}, {"side", {"mostly-left"}}, {"feels", {"pain-walking"}}, {"since", {since}}});
  }
  ExpectKeptBack("massage", {}, sets);
}

TEST(SafetyHeldBack, RubbingAndWarmthWhereBloodDoesNotComeThrough) {
  const std::vector<AnswerMap> sets =
      Each("conditions", {"artery-heart-disease"}) + Each("leg-colder-paler", {"yes"}) +
      Each("sore-or-black-skin", {"yes"}) + Each("leg-cold-suddenly", {"yes"}) +
      std::vector<AnswerMap>{{{"feels", {"pain-walking"}}, {"gone-in-10-min", {"yes"}}},
                             {{"when", {"walking"}}, {"gone-in-10-min", {"yes"}}},
                             {{"ends-it", {"hanging-leg-down"}}, {"foot-pain-hang-down", {"yes"}}}};
  ExpectKeptBack("massage", {}, sets);
  ExpectKeptBack("apply-heat", {}, sets);
}

TEST(SafetyHeldBack, WarmthWhereAFootIsNumb) {
  ExpectKeptBack("apply-heat", {}, Each("conditions", {"neuropathy"}) + Each("numb-tingling", {"yes"}));
  ExpectKeptBack("apply-heat", {{"conditions", {"diabetes"}}}, Each("cannot-feel-floor", {"yes"}));
}

TEST(SafetyHeldBack, WalkingItOffWhereOneMayFall) {
  ExpectKeptBack("walk-it-off", {},
                 Each("conditions", {"falls-dizzy", "neuropathy"}) + Each("numb-tingling", {"yes"}) +
                     Each("weak-muscle", {"yes"}) + Each("foot-catches", {"yes"}));
  ExpectKeptBack("walk-it-off", {{"conditions", {"diabetes"}}}, Each("cannot-feel-floor", {"yes"}));
}

TEST(SafetyHeldBack, RubbingAndStretchingAfterAnInjury) {
  for (const char* advice : {"massage", "walk-it-off", "stretch-now"}) {
    ExpectKeptBack(advice, {}, Each("recent-injury", {"yes"}) + Each("racing-tight-pain", {"yes"}));
  }
}

TEST(SafetyHeldBack, MagnesiumWithWeakKidneys) {
  ExpectKeptBack("magnesium", {}, Each("conditions", {"kidney-disease", "dialysis"}) + Each("when", {"dialysis"}));
}

bool Warns(const Outcome& outcome, const std::string& advice, const std::string& caution) {
  for (const auto& phase : outcome.plan.phases) {
    for (const PlannedAdvice& each : phase) {
      if (each.advice->id != advice) continue;
      return std::find(each.cautions.begin(), each.cautions.end(), caution) != each.cautions.end();
    }
  }
  return false;
}

// Each answer alone adds a caution that the ordinary cramp does not have.
void ExpectWarned(const std::string& advice, const std::string& caution, const std::vector<AnswerMap>& sets) {
  EXPECT_FALSE(Warns(With({}), advice, caution)) << advice << " always says " << caution;
  for (const AnswerMap& set : sets) EXPECT_TRUE(Warns(With(set), advice, caution)) << advice << " with " << Named(set);
}

TEST(SafetyWarned, QuinineInAnyFormForWhomItIsWorst) {
  for (const char* form : {"quinine", "tonic-water"}) {
    ExpectWarned(form, "caution.quinine-pregnancy", Each("pregnancy", {"weeks-1-13", "weeks-14-27", "weeks-28-plus"}));
    ExpectWarned(form, "caution.quinine-heart",
                 Each("conditions", {"atrial-fibrillation"}) +
                     Each("medicines", {"qt-medicine", "digoxin", "warfarin", "seizure-medicine"}));
  }
}

TEST(SafetyWarned, VitaminsAndBathsInPregnancy) {
  const std::vector<AnswerMap> weeks = Each("pregnancy", {"weeks-1-13", "weeks-14-27", "weeks-28-plus"});
  ExpectWarned("hot-bath", "caution.warm-not-hot", weeks);
  for (const char* vitamin : {"vitamin-e", "vitamin-k2"})
    ExpectWarned(vitamin, "caution.ask-midwife", weeks + Each("pregnancy", {"birth-6-weeks"}));
}

}  // namespace
}  // namespace charley::testing
