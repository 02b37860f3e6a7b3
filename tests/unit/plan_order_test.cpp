// What of the plan goes first, what waits on demand, and what is left out beside a call: over all clinical cases.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/guidance/plan.h"
#include "tests/support/case_file.h"
#include "tests/support/outcome.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

constexpr Phase kToDo[] = {Phase::kNow, Phase::kPrevent, Phase::kAsk};

const std::vector<std::pair<std::string, Outcome>>& Outcomes() {
  static const auto outcomes = [] {
    std::vector<std::pair<std::string, Outcome>> all;
    for (const ClinicalCase& each : ReadCases()) all.emplace_back(each.id, RunCheck(each.answers));
    return all;
  }();
  return outcomes;
}

TEST(PlanOrder, BesideACallOnTheSameDayStandsOnlyWhatToSayAndWhatNotToDo) {
  int seen = 0;
  for (const auto& [id, outcome] : Outcomes()) {
    if (outcome.assessment.triage.tier != Tier::kSameDay) continue;
    ++seen;
    EXPECT_TRUE(outcome.assessment.hints.empty()) << id;
    for (const Phase phase : {Phase::kNow, Phase::kPrevent, Phase::kTreatment, Phase::kAbout}) {
      EXPECT_TRUE(outcome.plan.Of(phase).empty()) << id << ": " << outcome.plan.Of(phase).front().advice->id;
    }
    for (const WithheldAdvice& held : outcome.plan.withheld) {
      const bool done_by_oneself = held.advice->phase == Phase::kNow || held.advice->phase == Phase::kPrevent;
      EXPECT_TRUE(done_by_oneself || held.advice->same_day) << id << ": " << held.advice->id;
    }
  }
  EXPECT_GT(seen, 60);
}

TEST(PlanOrder, FiveThingsToDoGoFirstAndWhatIsAboutHarmIsNeverBehindMore) {
  for (const auto& [id, outcome] : Outcomes()) {
    std::size_t all = 0;
    std::size_t first = 0;
    std::size_t harm = 0;
    for (const Phase phase : kToDo) {
      for (const PlannedAdvice& planned : outcome.plan.Of(phase)) {
        ++all;
        first += planned.more ? 0 : 1;
        harm += planned.advice->first ? 1 : 0;
        EXPECT_FALSE(planned.more && planned.advice->first) << id << ": " << planned.advice->id;
      }
    }
    EXPECT_LE(first, std::min(all, std::max(harm, kFirstItems))) << id;
    EXPECT_GE(first, std::min<std::size_t>(all, 2)) << id;
  }
}

// Each has a plan of its own: what it names goes first, and nothing that is for another explanation.
TEST(PlanOrder, WhatServesTheExplanationGoesFirst) {
  const std::map<std::string, std::pair<std::string, std::set<std::string>>> wanted = {
      {"restless-legs-own-plan", {"restless-legs", {"restless-evening", "iron-test", "restless-not-cramps"}}},
      {"claudication-own-plan", {"claudication", {"stop-and-rest", "leg-artery-check", "stop-smoking"}}},
      {"stenosis-own-plan", {"spinal-stenosis", {"sit-and-lean", "lean-forward-ask"}}},
      {"neuropathy-own-plan", {"neuropathy", {"look-at-feet", "b12-test"}}},
      {"ordinary", {"night-cramps", {"stretch-now", "walk-it-off", "bedtime-stretch"}}}};
  std::size_t seen = 0;
  for (const auto& [id, outcome] : Outcomes()) {
    const auto found = wanted.find(id);
    if (found == wanted.end()) continue;
    ++seen;
    std::set<std::string> first;
    for (const Phase phase : kToDo) {
      for (const PlannedAdvice& planned : outcome.plan.Of(phase)) {
        if (!planned.more) first.insert(planned.advice->id);
        const std::vector<std::string>& serves = planned.advice->patterns;
        const bool fits =
            serves.empty() || std::find(serves.begin(), serves.end(), found->second.first) != serves.end();
        EXPECT_TRUE(planned.more || fits) << id << " has " << planned.advice->id << " first";
      }
    }
    for (const std::string& advice : found->second.second) EXPECT_TRUE(first.contains(advice)) << id << " " << advice;
  }
  EXPECT_EQ(seen, wanted.size());
}

TEST(PlanOrder, OwnMedicinesComeFirstAmongContributorsAndAgeLast) {
  int seen = 0;
  for (const auto& [id, outcome] : Outcomes()) {
    bool others = false;
    const std::vector<Hint>& hints = outcome.assessment.hints;
    for (const Hint& hint : hints) {
      EXPECT_FALSE(others && hint.medicine != nullptr) << id << ": " << hint.id;
      others = others || hint.medicine == nullptr;
      seen += hint.medicine != nullptr ? 1 : 0;
      EXPECT_TRUE(hint.id != "ageing" || &hint == &hints.back()) << id;
    }
  }
  EXPECT_GT(seen, 20);
}

}  // namespace
}  // namespace charley::testing
