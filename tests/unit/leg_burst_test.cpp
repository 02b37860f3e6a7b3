// Movements of a leg in the signal: where they begin and end, and what is none.
#include "core/signal/leg_burst.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/night/emg_chain.h"
#include "tests/support/sensor_data.h"

namespace charley::testing {
namespace {

struct Found {
  double onset_s, end_s;
  bool cut;
};

// Pieces of (seconds, RMS in uV) one after the other.
std::vector<float> Leg(double rate_hz, const std::vector<std::pair<double, double>>& pieces, std::uint64_t seed = 1) {
  std::vector<float> signal;
  for (const auto& piece : pieces) Append(signal, Muscle(rate_hz, piece.first, piece.second, ++seed));
  return signal;
}

std::vector<Found> Detect(const std::vector<float>& signal, double rate_hz, std::size_t block = 24,
                          std::int64_t gap_at = -1) {
  EmgChain chain(rate_hz, -22500, 22500, true, {});
  LegBurstDetector detector({}, chain.hop_s());
  chain.Attach(&detector);
  for (std::size_t at = 0; at < signal.size(); at += block) {
    if (gap_at >= 0 && static_cast<std::int64_t>(at) >= gap_at) {
      chain.Gap(static_cast<std::int64_t>(rate_hz));
      gap_at = -1;
    }
    chain.Push(signal.data() + at, std::min(block, signal.size() - at), 1, {});
  }
  detector.Finish();
  std::vector<Found> found;
  for (const LegBurst& burst : detector.TakeEnded()) {
    found.push_back({static_cast<double>(burst.onset_hop) * chain.hop_s(),
                     static_cast<double>(burst.end_hop) * chain.hop_s(), burst.cut});
  }
  return found;
}

double Quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

TEST(LegBurst, EveryMovementOfASeriesIsFoundWhereItBegins) {
  for (const double rate : {250.0, 500.0, 1000.0}) {
    std::vector<std::pair<double, double>> pieces = {{60, 1.6}};
    constexpr int kCount = 60;
    for (int i = 0; i < kCount; ++i) {
      pieces.emplace_back(2.6, 18 + i % 7 * 6);  // 18 to 54 uV
      pieces.emplace_back(20, 1.6);
    }
    const auto found = Detect(Leg(rate, pieces), rate);
    ASSERT_EQ(found.size(), static_cast<std::size_t>(kCount)) << rate;
    std::vector<double> onset, end;
    for (int i = 0; i < kCount; ++i) {
      onset.push_back(std::abs(found[static_cast<std::size_t>(i)].onset_s - (60 + i * 22.6)));
      end.push_back(std::abs(found[static_cast<std::size_t>(i)].end_s - (62.6 + i * 22.6)));
    }
    EXPECT_LE(Quantile(onset, .5), .020) << rate;
    EXPECT_LE(Quantile(onset, .95), .150) << rate;
    EXPECT_LE(Quantile(end, .95), .250) << rate;  // the notch of the mains rings after a burst
  }
}

TEST(LegBurst, HalfASecondWithinTwoMicrovoltsOfRestEndsIt) {
  EXPECT_EQ(Detect(Leg(250, {{60, 1.6}, {2, 40}, {.3, 1.6}, {2, 40}, {10, 1.6}}), 250).size(), 1U);
  EXPECT_EQ(Detect(Leg(250, {{60, 1.6}, {2, 40}, {.9, 1.6}, {2, 40}, {10, 1.6}}), 250).size(), 2U);
  // A level between the two thresholds does not end it.
  EXPECT_EQ(Detect(Leg(250, {{60, 1.6}, {2, 40}, {.9, 7}, {2, 40}, {10, 1.6}}), 250).size(), 1U);
}

TEST(LegBurst, BelowEightMicrovoltsNothingBegins) {
  EXPECT_TRUE(Detect(Leg(250, {{60, 1.6}, {3, 8}, {10, 1.6}}), 250).empty());  // 6.4 uV rectified, 5 above rest
  EXPECT_EQ(Detect(Leg(250, {{60, 1.6}, {3, 16}, {10, 1.6}}), 250).size(), 1U);
}

TEST(LegBurst, AShortTwitchIsNone) { EXPECT_TRUE(Detect(Leg(250, {{60, 1.6}, {.25, 60}, {10, 1.6}}), 250).empty()); }

// Rectified levels hop by hop (20 ms), past the filters.
std::size_t DetectLevels(const std::vector<std::pair<int, float>>& levels) {
  LegBurstDetector detector({}, .02);
  std::int64_t hop = 0;
  for (const auto& level : levels) {
    for (int i = 0; i < level.first; ++i) {
      const std::vector<float> samples(5, level.second);
      detector.OnSamples(samples.data(), samples.size());
      detector.OnHop({hop++, level.second, 1.6F, 0, 0});
    }
  }
  detector.Finish();
  return detector.TakeEnded().size();
}

// Two spikes keep the end rule from ending it, but for most of the time there is nothing: experts do not accept this.
TEST(LegBurst, WorldSleepHalfOfAHalfSecondIsAboveRest) {
  EXPECT_EQ(DetectLevels({{100, 1.3F}, {5, 30}, {18, 1.3F}, {5, 30}, {100, 1.3F}}), 0U);
  EXPECT_EQ(DetectLevels({{100, 1.3F}, {5, 30}, {18, 4.5F}, {5, 30}, {100, 1.3F}}), 1U);
}

TEST(LegBurst, RestIsFollowedThroughTheNight) {
  // The floor rises to 9 uV RMS (7 rectified): no movement; bursts above it are found.
  const auto found = Detect(Leg(250, {{120, 1.6}, {200, 4}, {200, 9}, {3, 45}, {60, 9}}), 250);
  ASSERT_FALSE(found.empty());
  EXPECT_NEAR(found.back().onset_s, 520, .15);
  EXPECT_NEAR(found.back().end_s, 523, .6);
}

TEST(LegBurst, AFloorAboveFifteenMicrovoltsIsNoRest) {
  EXPECT_TRUE(Detect(Leg(250, {{120, 25}, {3, 90}, {20, 25}}), 250).empty());
}

TEST(LegBurst, ALongOneIsOneAndKeepsItsLength) {
  const auto found = Detect(Leg(250, {{60, 1.6}, {25, 40}, {20, 1.6}}), 250);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].end_s - found[0].onset_s, 25, .3);
}

TEST(LegBurst, AGapCutsItAndNoneBeginsBecauseOfTheGap) {
  const auto signal = Leg(250, {{60, 1.6}, {4, 40}, {20, 1.6}});
  const auto found = Detect(signal, 250, 24, 62 * 250);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_TRUE(found[0].cut);
  EXPECT_TRUE(Detect(Leg(250, {{60, 1.6}, {20, 1.6}}), 250, 24, 62 * 250).empty());
}

TEST(LegBurst, AnyBlockSizeGivesTheSame) {
  const auto signal = Leg(500, {{30, 1.6}, {2, 40}, {20, 1.6}, {1, 25}, {10, 1.6}});
  const auto once = Detect(signal, 500, signal.size());
  ASSERT_EQ(once.size(), 2U);
  for (const std::size_t block : {1U, 7U, 256U}) {
    const auto pieces = Detect(signal, 500, block);
    ASSERT_EQ(pieces.size(), once.size());
    for (std::size_t i = 0; i < once.size(); ++i) EXPECT_EQ(pieces[i].onset_s, once[i].onset_s);
  }
}

}  // namespace
}  // namespace charley::testing
