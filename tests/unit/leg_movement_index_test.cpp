// What is counted from scored leg movements: by state and by hour, periodicity, intervals, names, nights.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "core/night/leg_movement.h"

namespace charley::testing {
namespace {

LegMovementNight Night(std::vector<double> onsets) {
  LegMovementNight night;
  for (const double onset : onsets) night.left.push_back({onset, onset + 2});
  night.recording_s = 7200;
  return night;
}

std::vector<double> Every(double first_s, int count, double interval_s) {
  std::vector<double> out;
  for (int i = 0; i < count; ++i) out.push_back(first_s + i * interval_s);
  return out;
}

std::vector<double> operator+(std::vector<double> a, const std::vector<double>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

LegMovementScore Score(const LegMovementNight& night, LegMovementPreset preset = LegMovementPreset::kWorldSleep2016) {
  return ScoreLegMovements(night, RulesOf(preset));
}

TEST(LegMovementIndex, PerHourOfRecordingRestAndSleep) {
  LegMovementNight night = Night(Every(100, 12, 20));
  night.rest = {{0, 1800}, {3600, 5400}};
  night.states = {{0, 600, SleepState::kSleep}, {600, 1200, SleepState::kWake}, {1200, 7200, SleepState::kSleep}};
  const LegMovementScore score = Score(night);
  EXPECT_DOUBLE_EQ(*PerHour(score.plm, score.recording_h), 6);
  EXPECT_DOUBLE_EQ(*PerHour(score.plm, score.rest_h), 12);
  EXPECT_NEAR(score.sleep_h, 6600.0 / 3600, 1e-9);
  EXPECT_NEAR(score.wake_h, 600.0 / 3600, 1e-9);
}

TEST(LegMovementIndex, HoursThatAreNotKnownGiveNoIndex) {
  const LegMovementScore score = Score(Night(Every(100, 12, 20)));
  EXPECT_FALSE(PerHour(score.plm, score.sleep_h));
  EXPECT_FALSE(PerHour(score.plm, score.rest_h));
  EXPECT_EQ(score.plm_sleep, 0);
}

TEST(LegMovementWake, WorldSleepScoresPlmInWakeToo) {
  LegMovementNight night = Night(Every(500, 8, 20));
  night.states = {{0, 560, SleepState::kWake}, {560, 7200, SleepState::kSleep}};
  const LegMovementScore score = Score(night);
  EXPECT_EQ(score.plm, 8);
  EXPECT_EQ(score.plm_wake, 3);
  EXPECT_EQ(score.plm_sleep, 5);
}

TEST(LegMovementWake, AasmMovementsInWakeAreInNoSeries) {
  LegMovementNight night = Night(Every(500, 8, 20));
  night.states = {{0, 560, SleepState::kWake}, {560, 7200, SleepState::kSleep}};
  const LegMovementScore score = Score(night, LegMovementPreset::kAasm);
  EXPECT_EQ(score.plm, 5);
  EXPECT_EQ(score.plm_wake, 0);
}

TEST(LegMovementWake, AasmLessThanNinetySecondsOfWakeDoNotEndASeries) {
  const auto plm = [](double wake_s) {
    LegMovementNight night = Night({100, 120, 120 + 2.5 + wake_s, 140 + 2.5 + wake_s});
    night.states = {
        {0, 121, SleepState::kSleep}, {121, 121 + wake_s, SleepState::kWake}, {121 + wake_s, 7200, SleepState::kSleep}};
    // The range is widened, so that the rule of wake alone decides.
    LegMovementRules rules = RulesOf(LegMovementPreset::kAasm);
    rules.max_imi_s = 200;
    return ScoreLegMovements(night, rules).plm;
  };
  EXPECT_EQ(plm(89), 4);
  EXPECT_EQ(plm(90), 0);
}

TEST(LegMovementIndex, PlmInSleepWithoutRespiratoryOnes) {
  LegMovementNight night = Night(Every(100, 6, 20));
  night.states = {{0, 130, SleepState::kWake}, {130, 7200, SleepState::kSleep}};
  night.respiratory = {{120, 140}};  // its end goes with the third
  const LegMovementScore score = Score(night);
  EXPECT_EQ(score.plm_sleep, 4);
  EXPECT_EQ(score.plm_without_respiratory, 5);
  EXPECT_EQ(score.plm_sleep_without_respiratory, 3);
}

TEST(LegMovementIntervals, ShortOnesAndIsolatedMovementsAreCounted) {
  // Four periodic, one 6 s after the last of them, one alone.
  const LegMovementScore score = Score(Night(Every(100, 4, 20) + std::vector<double>{166, 1000}));
  EXPECT_EQ(score.plm, 4);
  EXPECT_EQ(score.short_intervals, 1);
  EXPECT_EQ(score.isolated, 1);
  EXPECT_EQ(score.clm, 6);
}

TEST(LegMovementIntervals, HistogramHasEveryIntervalOnce) {
  const LegMovementScore score = Score(Night({100, 103, 123, 143, 500}));
  EXPECT_EQ(score.imi_histogram[1], 1);   // 3 s
  EXPECT_EQ(score.imi_histogram[10], 2);  // 20 s
  EXPECT_EQ(score.imi_histogram.back(), 1);
  EXPECT_EQ(std::accumulate(score.imi_histogram.begin(), score.imi_histogram.end(), 0), 4);
}

TEST(LegMovementIntervals, LogarithmOfThoseWithinSeries) {
  const LegMovementScore score = Score(Night({100, 120, 150, 195, 1000}));
  EXPECT_EQ(score.log_imi_count, 3);
  const double a = std::log(20), b = std::log(30), c = std::log(45);
  const double mean = (a + b + c) / 3;
  EXPECT_NEAR(score.log_imi_mean, mean, 1e-12);
  EXPECT_NEAR(score.log_imi_sd,
              std::sqrt(((a - mean) * (a - mean) + (b - mean) * (b - mean) + (c - mean) * (c - mean)) / 2), 1e-12);
}

TEST(PeriodicityIndex, Ferri2006RunsOfThreeIntervalsOverAll) {
  EXPECT_DOUBLE_EQ(Score(Night(Every(100, 10, 20))).periodicity_index, 1);
  // Two intervals in range are no run; five of seven are in one.
  EXPECT_DOUBLE_EQ(Score(Night({100, 120, 140, 400})).periodicity_index, 0);
  EXPECT_DOUBLE_EQ(Score(Night(Every(100, 6, 20) + std::vector<double>{205, 800})).periodicity_index, 5.0 / 7);
  EXPECT_LT(Score(Night({100})).periodicity_index, 0);
}

TEST(PeriodicityIndex, TenSecondsIsNotInAndNinetyIs) {
  EXPECT_DOUBLE_EQ(Score(Night(Every(100, 5, 10))).periodicity_index, 0);
  EXPECT_DOUBLE_EQ(Score(Night(Every(100, 5, 90))).periodicity_index, 1);
}

TEST(PeriodicityIndex, TheShareOfCandidatesIsNamedApart) {
  const LegMovementScore score = Score(Night(Every(100, 4, 20) + std::vector<double>{1000}));
  EXPECT_DOUBLE_EQ(score.plm_share_of_clm, .8);
}

TEST(LegMovementScore, NothingIsNothing) {
  const LegMovementScore score = Score(Night({}));
  EXPECT_EQ(score.lm, 0);
  EXPECT_DOUBLE_EQ(*PerHour(score.plm, score.recording_h), 0);
}

TEST(LegMovementPresets, HaveTheirNames) {
  EXPECT_EQ(PresetFromName("aasm"), LegMovementPreset::kAasm);
  EXPECT_EQ(PresetFromName("world_sleep_2016"), LegMovementPreset::kWorldSleep2016);
  EXPECT_FALSE(PresetFromName("wasm"));
}

TEST(IndexNames, TheClinicalNameIsForBothTibialisWithStages) {
  ScoredLegs legs{true, true, true, false};
  EXPECT_EQ(NameOfIndex(legs, true), IndexName::kPlms);
  EXPECT_EQ(NameOfIndex(legs, false), IndexName::kPlmBothTibialis);
  legs.right = false;
  EXPECT_EQ(NameOfIndex(legs, true), IndexName::kPlmLikeOneTibialis);
  EXPECT_EQ(NameOfIndex({true, false, false, true}, true), IndexName::kPlmLikeOneCalf);
  EXPECT_EQ(NameOfIndex({true, true, false, true}, true), IndexName::kPlmLikeBothCalves);
  EXPECT_EQ(NameOfIndex({true, true, false, false}, true), IndexName::kPlmLikeLegs);
}

TEST(IndexSpread, LowestMedianHighestOfSeveralNights) {
  const IndexSpread spread = SpreadOf({30, 5, 12});
  EXPECT_EQ(spread.nights, 3);
  EXPECT_DOUBLE_EQ(spread.lowest, 5);
  EXPECT_DOUBLE_EQ(spread.median, 12);
  EXPECT_DOUBLE_EQ(spread.highest, 30);
  EXPECT_NEAR(spread.sd, 12.897, .001);
  EXPECT_DOUBLE_EQ(SpreadOf({4, 8}).median, 6);
  EXPECT_EQ(SpreadOf({}).nights, 0);
}

}  // namespace
}  // namespace charley::testing
