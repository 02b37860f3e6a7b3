#include "core/sensor/stream_clock.h"

#include <gtest/gtest.h>

#include "tests/support/sensor_data.h"

namespace charley::testing {
namespace {

StreamInfo Counted(double rate_hz, std::uint64_t modulus, bool restarts = false) {
  StreamInfo info;
  info.nominal_rate_hz = rate_hz;
  info.counter = CounterKind::kSamples;
  info.modulus = modulus;
  info.restarts_on_start = restarts;
  return info;
}

constexpr std::uint64_t kWide = 4294967296;

TEST(StreamClock, WideCounterGivesEveryGapExactly) {
  StreamClock clock(Counted(1116, kWide));
  Random random(3);
  std::uint64_t index = kWide - 500;  // wraps on the way
  std::int64_t expected = 0;
  double time = 10;
  clock.Place(true, index, 24, time);
  for (int i = 0; i < 5000; ++i) {
    expected += 24;
    index = (index + 24) % kWide;
    time += 24 / 1130.0 + random.Uniform() * 0.01;
    std::uint64_t gap = 0;
    if (random.Uniform() < 0.02) {
      gap = 1 + random.Next() % 60'000;
      time += static_cast<double>(gap) / 1130.0;
      if (gap > 3000) clock.LinkLost();
    }
    index = (index + gap) % kWide;
    expected += static_cast<std::int64_t>(gap);
    const Placement place = clock.Place(true, index, 24, time);
    ASSERT_EQ(place.gap_before, static_cast<std::int64_t>(gap)) << i;
    ASSERT_EQ(place.first_sample, expected);
    ASSERT_FALSE(place.restarted);
  }
}

TEST(StreamClock, MeasuresTheRateWithin200PartsInAMillion) {
  StreamClock clock(Counted(1116, kWide));
  Random random(4);
  double time = 0;
  EXPECT_EQ(clock.rate_hz(), 1116);
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    time = static_cast<double>(i) * 24 / 1131.7;
    clock.Place(true, i * 24, 24, time + random.Uniform() * 0.02);
  }
  EXPECT_NEAR(clock.rate_hz(), 1131.7, 1131.7 * 2e-4);
  EXPECT_NEAR(clock.TimeOf(clock.next_sample()), time, 0.05);
}

TEST(StreamClock, ShortCounterIsUnwrappedByTheWall) {
  StreamClock clock(Counted(500, 256));
  std::uint64_t index = 0;
  double time = 0;
  for (int i = 0; i < 500; ++i, index += 10, time += 0.02) clock.Place(true, index % 256, 10, time);
  for (const std::uint64_t gap : {10U, 250U, 256U, 1000U, 30'000U}) {
    index += gap;
    time += static_cast<double>(gap) / 500;
    const Placement place = clock.Place(true, index % 256, 10, time + 0.1);
    EXPECT_EQ(place.gap_before, static_cast<std::int64_t>(gap));
    index += 10;
    time += 0.02;
    for (int i = 0; i < 200; ++i, index += 10, time += 0.02)
      ASSERT_EQ(clock.Place(true, index % 256, 10, time).gap_before, 0);
  }
}

TEST(StreamClock, CounterThatBeginsAnewIsPlacedByTheWall) {
  for (const bool short_counter : {false, true}) {
    const StreamInfo info = short_counter ? Counted(500, 256, true) : Counted(500, kWide);
    StreamClock clock(info);
    double time = 0;
    std::uint64_t index = short_counter ? 7 : 900'000;
    for (int i = 0; i < 1000; ++i, index += 10, time += 0.02) clock.Place(true, index % info.modulus, 10, time);
    clock.LinkLost();
    const double pause = 17.3;
    const Placement place = clock.Place(true, 0, 10, time - 0.02 + pause);
    EXPECT_TRUE(place.restarted);
    // Within one notification (10 samples) of the wall.
    EXPECT_NEAR(static_cast<double>(place.gap_before), pause * 500 - 10, 10);
    EXPECT_EQ(clock.restarts(), 1);
    EXPECT_EQ(clock.Place(true, 10, 10, time + pause).gap_before, 0);
  }
}

// A board whose 16-bit counter restarts while the link stays up (a reset, a flat battery swapped).
TEST(StreamClock, ShortCounterThatBeginsAnewIsNeitherRepeatedNorUnwrapped) {
  for (const std::uint64_t reached : {std::uint64_t{3000}, std::uint64_t{30'000}, std::uint64_t{60'000}}) {
    StreamClock clock(Counted(250, 65536));
    double time = 0;
    for (std::uint64_t index = 0; index < reached; index += 5, time += 0.02) clock.Place(true, index, 5, time);
    const Placement place = clock.Place(true, 0, 5, time + 1.5);
    EXPECT_TRUE(place.restarted) << reached;
    EXPECT_NEAR(static_cast<double>(place.gap_before), 1.5 * 250, 10) << reached;
    EXPECT_EQ(clock.Place(true, 5, 5, time + 1.52).gap_before, 0);
    EXPECT_EQ(clock.repeated(), 0);
  }
}

TEST(StreamClock, DoubledAndLatePacketsAreLeftOut) {
  for (const std::uint64_t modulus : {kWide, std::uint64_t{65536}, std::uint64_t{256}}) {
    StreamClock clock(Counted(500, modulus));
    for (std::uint64_t i = 0; i < 300; ++i) {
      const double time = static_cast<double>(i) * 0.02;
      ASSERT_FALSE(clock.Place(true, i * 10 % modulus, 10, time).repeated);
      ASSERT_TRUE(clock.Place(true, i * 10 % modulus, 10, time + 0.001).repeated) << modulus << " " << i;
    }
    EXPECT_EQ(clock.received(), 3000);
    EXPECT_EQ(clock.repeated(), 3000);
    EXPECT_EQ(clock.lost(), 0);
  }
}

TEST(StreamClock, MillisecondStampsGiveGapsExactly) {
  StreamInfo info;
  info.nominal_rate_hz = 52;
  info.counter = CounterKind::kMilliseconds;
  StreamClock clock(info);
  const double rate = 52.19;
  std::int64_t sample = 0;
  const auto place = [&] {
    const double seconds = static_cast<double>(sample) / rate;
    const Placement out = clock.Place(true, static_cast<std::uint64_t>(1000 + seconds * 1000), 4, 3 + seconds);
    sample += 4;
    return out;
  };
  for (int i = 0; i < 2000; ++i) ASSERT_EQ(place().gap_before, 0) << i;
  for (const int gap : {4, 40, 400, 3120}) {
    sample += gap;
    EXPECT_EQ(place().gap_before, gap);
    for (int i = 0; i < 300; ++i) ASSERT_EQ(place().gap_before, 0);
  }
  EXPECT_NEAR(clock.rate_hz(), rate, 0.01);
}

TEST(StreamClock, WithoutACounterOnlyARealPauseIsAGap) {
  StreamInfo info;
  info.nominal_rate_hz = 25;
  StreamClock clock(info);
  double time = 0;
  for (int i = 0; i < 500; ++i, time += 0.04) ASSERT_EQ(clock.Place(false, 0, 1, time + 0.03 * (i % 2)).gap_before, 0);
  clock.LinkLost();
  const Placement place = clock.Place(false, 0, 1, time + 8);
  EXPECT_NEAR(static_cast<double>(place.gap_before), 200, 2);
}

TEST(StreamClock, ArrivalsThatRunBackwardsAreTakenAsNow) {
  StreamClock clock(Counted(500, kWide));
  clock.Place(true, 0, 10, 5);
  EXPECT_EQ(clock.Place(true, 10, 10, 4).gap_before, 0);
  EXPECT_EQ(clock.Place(true, 20, 10, 5.1).gap_before, 0);
}

}  // namespace
}  // namespace charley::testing
