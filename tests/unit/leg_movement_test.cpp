// Leg movements by their rules: one hand-made case for each clause, each named after it.
// Sources: AASM Manual v2/3; Ferri et al., World Sleep 2016 (numbers of clauses as in PMC9619152 and its appendix).
#include "core/night/leg_movement.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace charley::testing {
namespace {

const LegMovementRules kWorldSleep = RulesOf(LegMovementPreset::kWorldSleep2016);
const LegMovementRules kAasm = RulesOf(LegMovementPreset::kAasm);

TimeSpan At(double onset_s, double duration_s = 2) { return {onset_s, onset_s + duration_s}; }

std::vector<TimeSpan> Train(double first_s, int count, double interval_s, double duration_s = 2) {
  std::vector<TimeSpan> out;
  for (int i = 0; i < count; ++i) out.push_back(At(first_s + i * interval_s, duration_s));
  return out;
}

std::vector<TimeSpan> operator+(std::vector<TimeSpan> a, const std::vector<TimeSpan>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

LegMovementNight OneLeg(std::vector<TimeSpan> left) {
  LegMovementNight night;
  night.left = std::move(left);
  night.recording_s = 3600;
  return night;
}

LegMovementNight TwoLegs(std::vector<TimeSpan> left, std::vector<TimeSpan> right) {
  LegMovementNight night = OneLeg(std::move(left));
  night.right = std::move(right);
  return night;
}

LegMovementScore World(const LegMovementNight& night) { return ScoreLegMovements(night, kWorldSleep); }
LegMovementScore Aasm(const LegMovementNight& night) { return ScoreLegMovements(night, kAasm); }

// --- the movement itself

TEST(LegMovementDuration, ShorterThanHalfASecondIsNoLm) {
  for (const auto& rules : {kWorldSleep, kAasm}) {
    EXPECT_EQ(ScoreLegMovements(OneLeg({At(10, .49)}), rules).lm, 0);
    EXPECT_EQ(ScoreLegMovements(OneLeg({At(10.1, .5)}), rules).lm, 1);
  }
}

TEST(LegMovementDuration, WorldSleepTenSecondsIsACandidateAndLongerIsAnLmThatIsNone) {
  EXPECT_EQ(World(OneLeg({At(10.1, 10)})).clm, 1);
  const LegMovementScore score = World(OneLeg({At(10.1, 10.01)}));
  EXPECT_EQ(score.lm, 1);
  EXPECT_EQ(score.clm, 0);
  EXPECT_EQ(score.movements[0].no_candidate, NoCandidate::kTooLong);
}

TEST(LegMovementDuration, AasmLongerThanTenSecondsIsNoLm) {
  EXPECT_EQ(Aasm(OneLeg({At(10, 10)})).lm, 1);
  EXPECT_EQ(Aasm(OneLeg({At(10, 10.01)})).lm, 0);
}

TEST(LegMovementDuration, WhatIsNoNumberIsNoMovement) {
  EXPECT_EQ(World(OneLeg({{NAN, 3}, {3, NAN}, {5, 4}, {-INFINITY, INFINITY}})).lm, 0);
}

// --- both legs

TEST(LegMovementBothLegs, WorldSleepLessThanHalfASecondFromEndToOnsetIsOne) {
  const LegMovementScore joined = World(TwoLegs({At(10, 2)}, {At(12.49, 2)}));
  ASSERT_EQ(joined.lm, 1);
  EXPECT_TRUE(joined.movements[0].left && joined.movements[0].right);
  EXPECT_DOUBLE_EQ(joined.movements[0].onset_s, 10);
  EXPECT_DOUBLE_EQ(joined.movements[0].end_s, 14.49);
  EXPECT_EQ(World(TwoLegs({At(10, 2)}, {At(12.5, 2)})).lm, 2);
}

TEST(LegMovementBothLegs, WorldSleepChainsAreOne) {
  const LegMovementScore score = World(TwoLegs({At(10, 2), At(14.5, 2)}, {At(12.3, 2)}));
  ASSERT_EQ(score.lm, 1);
  EXPECT_EQ(score.movements[0].parts, 3);
}

TEST(LegMovementBothLegs, WorldSleepMovementsOfTheSameLegAreNotCombined) {
  EXPECT_EQ(World(OneLeg({At(10, 2), At(12.2, 2)})).lm, 2);
}

TEST(LegMovementBothLegs, WorldSleepUpToFifteenSecondsTogetherIsACandidate) {
  EXPECT_EQ(World(TwoLegs({At(10, 8)}, {At(17, 8)})).clm, 1);  // 15 s
  const LegMovementScore score = World(TwoLegs({At(10, 8)}, {At(17.01, 8)}));
  EXPECT_EQ(score.clm, 0);
  EXPECT_EQ(score.movements[0].no_candidate, NoCandidate::kBothTooLong);
}

TEST(LegMovementBothLegs, WorldSleepUpToFourPartsIsACandidate) {
  const std::vector<TimeSpan> left = {At(10, 1), At(12, 1), At(14, 1)};
  EXPECT_EQ(World(TwoLegs(left, {At(11, 1), At(13, .6)})).movements[0].no_candidate, NoCandidate::kTooManyParts);
  EXPECT_EQ(World(TwoLegs({At(10, 1), At(12, 1)}, {At(11, 1), At(13, 1)})).clm, 1);
}

TEST(LegMovementBothLegs, WorldSleepAPartThatIsNoCandidateMakesTheWholeNone) {
  const LegMovementScore score = World(TwoLegs({At(10, 10.5)}, {At(12, 2)}));
  ASSERT_EQ(score.lm, 1);
  EXPECT_EQ(score.movements[0].no_candidate, NoCandidate::kHasLongPart);
}

TEST(LegMovementBothLegs, AasmOnsetsLessThanFiveSecondsApartAreOne) {
  EXPECT_EQ(Aasm(TwoLegs({At(10, 1)}, {At(14.99, 1)})).lm, 1);
  EXPECT_EQ(Aasm(TwoLegs({At(10, 1)}, {At(15, 1)})).lm, 2);
}

// --- series

TEST(LegMovementSeries, FourMovementsTwentySecondsApartFormASeries) {
  for (const auto& rules : {kWorldSleep, kAasm}) {
    const LegMovementScore score = ScoreLegMovements(OneLeg(Train(10, 4, 20)), rules);
    EXPECT_EQ(score.plm, 4);
    EXPECT_EQ(score.series, 1);
    EXPECT_EQ(ScoreLegMovements(OneLeg(Train(10, 3, 20)), rules).plm, 0);
  }
}

TEST(LegMovementSeries, WorldSleepIntervalsAreFromTenToBelowNinetySeconds) {
  EXPECT_EQ(World(OneLeg(Train(10.1, 4, 10))).plm, 4);
  EXPECT_EQ(World(OneLeg(Train(10.1, 4, 9.99))).plm, 0);
  EXPECT_EQ(World(OneLeg(Train(10.1, 4, 89.99))).plm, 4);
  EXPECT_EQ(World(OneLeg(Train(10.1, 4, 90))).plm, 0);
}

TEST(LegMovementSeries, AasmIntervalsAreFromFiveToNinetySeconds) {
  EXPECT_EQ(Aasm(OneLeg(Train(10.1, 4, 5))).plm, 4);
  EXPECT_EQ(Aasm(OneLeg(Train(10.1, 4, 4.99))).plm, 0);
  EXPECT_EQ(Aasm(OneLeg(Train(10.1, 4, 90))).plm, 4);
  EXPECT_EQ(Aasm(OneLeg(Train(10.1, 4, 90.01))).plm, 0);
}

TEST(LegMovementSeries, WorldSleepAShortIntervalEndsASeries) {
  // The seventh follows 6 s after the sixth: it ends the series and may begin the next.
  const LegMovementScore score = World(OneLeg(Train(10, 6, 20) + Train(116, 3, 20)));
  EXPECT_EQ(score.plm, 6);
  EXPECT_EQ(score.series, 1);
  EXPECT_EQ(score.short_intervals, 1);
  const LegMovementScore two = World(OneLeg(Train(10, 6, 20) + Train(116, 4, 20)));
  EXPECT_EQ(two.plm, 10);
  EXPECT_EQ(two.series, 2);
}

TEST(LegMovementSeries, WorldSleepAShortIntervalEndsASeriesThatWouldBeOneWithoutIt) {
  // Ten in a row would be periodic if the one in the middle were not there.
  const LegMovementScore score = World(OneLeg(Train(10, 3, 20) + std::vector<TimeSpan>{At(54)} + Train(70, 3, 20)));
  EXPECT_EQ(score.plm, 4);  // from the one in the middle on: 54, 70, 90, 110
  EXPECT_EQ(score.movements[2].series, -1);
}

TEST(LegMovementSeries, WorldSleepAnLmThatIsNoCandidateEndsASeries) {
  const LegMovementScore score =
      World(OneLeg(Train(10, 3, 20) + std::vector<TimeSpan>{At(70, 11)} + Train(100, 3, 20)));
  EXPECT_EQ(score.lm, 7);
  EXPECT_EQ(score.plm, 0);
  // For AASM it is no movement at all, and 50 to 100 s is an interval within the range.
  EXPECT_EQ(Aasm(OneLeg(Train(10, 3, 20) + std::vector<TimeSpan>{At(70, 11)} + Train(100, 3, 20))).plm, 6);
}

TEST(LegMovementSeries, WorldSleepIntervalsCountFromTheLmBeforeAlsoWhenItIsNoCandidate) {
  const LegMovementScore score = World(OneLeg({At(10, 11), At(25, 2)}));
  EXPECT_DOUBLE_EQ(score.movements[1].imi_s, 15);
}

TEST(LegMovementSeries, BothLegsInTurnFormOneSeries) {
  EXPECT_EQ(World(TwoLegs(Train(10, 2, 40), Train(30, 2, 40))).plm, 4);
}

TEST(LegMovementSeries, TheOrderOfTheListsDoesNotMatter) {
  std::vector<TimeSpan> backwards = Train(10, 6, 20);
  std::reverse(backwards.begin(), backwards.end());
  EXPECT_EQ(World(OneLeg(backwards)).plm, 6);
}

// --- breathing

LegMovementNight WithBreath(std::vector<TimeSpan> legs, std::vector<TimeSpan> respiratory) {
  LegMovementNight night = OneLeg(std::move(legs));
  night.respiratory = std::move(respiratory);
  return night;
}

TEST(LegMovementRespiratory, WorldSleepFromTwoSecondsBeforeToTenAndAQuarterAfterTheEnd) {
  const auto found = [](double onset_s, double duration_s) {
    return World(WithBreath({At(onset_s, duration_s)}, {{70, 100}})).clm_respiratory;
  };
  EXPECT_EQ(found(96, 2), 1);      // ends 2 s before
  EXPECT_EQ(found(95.9, 2), 0);    // ends 2.1 s before
  EXPECT_EQ(found(110.25, 2), 1);  // begins 10.25 s after
  EXPECT_EQ(found(110.26, 2), 0);
  EXPECT_EQ(found(80, 2), 0);  // within the apnea, far from its end
}

TEST(LegMovementRespiratory, WorldSleepNarrowVariantIsHalfASecondAroundTheEnd) {
  LegMovementRules rules = kWorldSleep;
  rules.respiratory = RespiratoryRule::kNarrow;
  const auto found = [&](double onset_s, double duration_s) {
    return ScoreLegMovements(WithBreath({At(onset_s, duration_s)}, {{70, 100}}), rules).clm_respiratory;
  };
  EXPECT_EQ(found(97.5, 2), 1);
  EXPECT_EQ(found(97.4, 2), 0);
  EXPECT_EQ(found(100.5, 2), 1);
  EXPECT_EQ(found(100.51, 2), 0);
}

TEST(LegMovementRespiratory, WorldSleepBothIndicesAreGivenAndTheSecondIsFoundAnew) {
  // The third and the fourth of six go with breathing: without them 30 to 90 s are an interval of 60 s.
  const LegMovementScore score = World(WithBreath(Train(10, 6, 20), {{30, 50}, {50, 70}}));
  EXPECT_EQ(score.plm, 6);
  EXPECT_EQ(score.clm_respiratory, 2);
  EXPECT_EQ(score.plm_without_respiratory, 4);
  // Of five nothing is left.
  EXPECT_EQ(World(WithBreath(Train(10, 5, 20), {{30, 50}, {50, 70}})).plm_without_respiratory, 0);
}

TEST(LegMovementRespiratory, AasmFromHalfASecondBeforeToHalfASecondAfterIsNotScored) {
  const auto lm = [](double onset_s, double duration_s) {
    return Aasm(WithBreath({At(onset_s, duration_s)}, {{70, 100}})).lm;
  };
  EXPECT_EQ(lm(67, 2.5), 0);
  EXPECT_EQ(lm(67, 2.4), 1);
  EXPECT_EQ(lm(85, 2), 0);
  EXPECT_EQ(lm(100.5, 2), 0);
  EXPECT_EQ(lm(100.51, 2), 1);
}

// --- arousals

TEST(LegMovementArousal, OverlapOrLessThanHalfASecondInEitherOrder) {
  const auto found = [](TimeSpan arousal, const LegMovementRules& rules) {
    LegMovementNight night = OneLeg({At(50, 2)});
    night.arousals = {arousal};
    return ScoreLegMovements(night, rules).clm_arousal;
  };
  for (const auto& rules : {kWorldSleep, kAasm}) {
    EXPECT_EQ(found({51, 55}, rules), 1);
    EXPECT_EQ(found({52.49, 56}, rules), 1);
    EXPECT_EQ(found({52.5, 56}, rules), 0);
    EXPECT_EQ(found({40, 49.51}, rules), 1);
    EXPECT_EQ(found({40, 49.5}, rules), 0);
  }
}

TEST(LegMovementArousal, PlmWithArousalsAreCounted) {
  LegMovementNight night = OneLeg(Train(10, 5, 20));
  night.arousals = {{31, 36}, {71, 75}};
  EXPECT_EQ(World(night).plm_arousal, 2);
}

}  // namespace
}  // namespace charley::testing
