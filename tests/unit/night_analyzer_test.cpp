// The verdict over a night: the same however its streams are cut into blocks, each channel by its own quality.
#include "core/night/night_analyzer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

#include "core/recording/importer.h"
#include "tests/support/edf_file.h"
#include "tests/support/sensor_data.h"

namespace charley::testing {
namespace {

constexpr double kRate = 250, kMotionRate = 50;

StreamInfo Emg(std::vector<std::string> channels) {
  StreamInfo info;
  info.id = "emg";
  info.channels = std::move(channels);
  info.unit = "uV";
  info.nominal_rate_hz = kRate;
  info.physical_min = -2000;
  info.physical_max = 2000;
  return info;
}

StreamInfo Motion() {
  StreamInfo info;
  info.id = "acc";
  info.channels = {"Acc X", "Acc Y", "Acc Z"};
  info.unit = "g";
  info.nominal_rate_hz = kMotionRate;
  return info;
}

std::vector<float> OpenLead(double seconds, std::uint64_t seed) {
  std::vector<float> open = WhiteNoise(kRate, seconds, 12, seed);
  AddHum(open, kRate, 120, 50);
  return open;
}

// Twelve minutes of two legs: a cramp on the left, contact lost on the right for 100 s, a walk of 30 s, a cramp on the
// right while the left lead is off.
struct TwoLegs {
  std::vector<float> left, right, x;

  TwoLegs() {
    Part(90, 2, 2, false);
    Part(25, 90, 2, false);  // a cramp on the left
    Part(60, 2, 2, false);
    Append(left, Muscle(kRate, 100, 2, ++seed));
    Append(right, OpenLead(100, ++seed));
    Still(100);
    Part(61.3, 2, 2, false);
    Part(30, 80, 80, true);  // a walk
    Part(60, 2, 2, false);
    Append(left, OpenLead(130, ++seed));
    Append(right, Muscle(kRate, 50, 2, ++seed));
    Append(right, Muscle(kRate, 40, 90, ++seed));  // a cramp on the right
    Append(right, Muscle(kRate, 40, 2, ++seed));
    Still(130);
    Part(60.2, 2, 2, false);
  }

  void Part(double seconds, double left_rms, double right_rms, bool moving) {
    Append(left, Muscle(kRate, seconds, left_rms, ++seed));
    Append(right, Muscle(kRate, seconds, right_rms, ++seed));
    moving ? Shake(seconds) : Still(seconds);
  }
  void Still(double seconds) { x.resize(x.size() + static_cast<std::size_t>(std::lround(seconds * kMotionRate)), 0); }
  void Shake(double seconds) {
    for (int i = 0; i < static_cast<int>(seconds * kMotionRate); ++i) x.push_back(i % 4 < 2 ? .4F : -.4F);
  }

  std::uint64_t seed = 400;
};

// What must be equal: the kinds, the times to a microsecond, the verdicts.
std::string Summary(const std::vector<NightEvent>& events) {
  std::ostringstream out;
  out.setf(std::ios::fixed);
  out.precision(6);
  for (const auto& event : EventsOf<ContractionStarted>(events))
    out << "started " << event.stream << event.channel << ' ' << event.onset_s << ' ' << event.duration_s << '\n';
  for (const auto& event : EventsOf<ContractionEvent>(events)) {
    out << "contraction " << event.stream << event.channel << ' ' << event.onset_s << ' ' << event.duration_s << ' '
        << kRejectionNames[static_cast<std::size_t>(event.rejection)] << event.poor_signal << event.moving << '\n';
  }
  for (const auto& event : EventsOf<LegMovementEvent>(events)) {
    out << "leg movement " << event.stream << event.channel << ' ' << event.onset_s << ' ' << event.duration_s << ' '
        << event.poor_signal << '\n';
  }
  for (const auto& event : EventsOf<MovementEvent>(events))
    out << "movement " << event.onset_s << ' ' << event.duration_s << '\n';
  for (const auto& event : EventsOf<PostureEvent>(events)) out << "posture " << event.onset_s << '\n';
  return out.str();
}

struct Feed {
  int stream;
  int channels;
  double rate_hz;
  std::vector<float> values;  // interleaved
  std::size_t at = 0;

  bool Give(NightAnalyzer& analyzer, std::size_t samples) {
    const std::size_t width = static_cast<std::size_t>(channels);
    const std::size_t count = std::min(samples, values.size() / width - at);
    if (count == 0) return false;
    SampleBlock block;
    block.stream = stream;
    block.channels = channels;
    block.first_sample = static_cast<std::int64_t>(at);
    const auto from = values.begin() + static_cast<std::ptrdiff_t>(at * width);
    block.values.assign(from, from + static_cast<std::ptrdiff_t>(count * width));
    analyzer.Push(block, static_cast<double>(at) / rate_hz, rate_hz, false);
    at += count;
    return true;
  }
};

std::vector<Feed> Feeds(const TwoLegs& legs) {
  Feed emg{0, 2, kRate, {}};
  for (std::size_t i = 0; i < legs.left.size(); ++i) {
    emg.values.push_back(legs.left[i]);
    emg.values.push_back(legs.right[i]);
  }
  Feed motion{1, 3, kMotionRate, {}};
  for (const float x : legs.x) motion.values.insert(motion.values.end(), {x, 0, 1});
  return {emg, motion};
}

std::vector<StreamInfo> Streams() { return {Emg({"Tib L", "Tib R"}), Motion()}; }

std::vector<NightEvent> InOneBlock(const TwoLegs& legs, bool motion_first) {
  NightAnalyzer analyzer(Streams());
  std::vector<Feed> feeds = Feeds(legs);
  if (motion_first) std::swap(feeds[0], feeds[1]);
  for (Feed& feed : feeds) feed.Give(analyzer, SIZE_MAX);
  analyzer.Finish();
  return analyzer.events();
}

// Guards against what happened: a record of EMG was judged before its accelerometer and its quality had arrived, so
// that the length of a file's records decided how many cramps there were.
TEST(NightAnalyzer, AnyBlocksInAnyOrderOfStreamsGiveTheSameEvents) {
  const TwoLegs legs;
  const std::string once = Summary(InOneBlock(legs, false));
  EXPECT_EQ(Summary(InOneBlock(legs, true)), once);
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    Random random(seed);
    NightAnalyzer analyzer(Streams());
    std::vector<Feed> feeds = Feeds(legs);
    const std::size_t largest = std::size_t{1} << (4 + seed);  // 32 samples to 4 minutes
    for (std::size_t still = 0; still < 40;)
      still = feeds[random.Next() % 2].Give(analyzer, 1 + random.Next() % largest) ? 0 : still + 1;
    analyzer.Finish();
    EXPECT_EQ(Summary(analyzer.events()), once) << seed;
  }
}

TEST(NightAnalyzer, EachChannelIsJudgedByItsOwnQuality) {
  const auto found = EventsOf<ContractionEvent>(InOneBlock(TwoLegs(), false));
  std::vector<std::pair<int, double>> cramps;
  for (const ContractionEvent& event : found) {
    if (event.cramp_like()) cramps.emplace_back(event.channel, event.onset_s);
  }
  ASSERT_EQ(cramps.size(), 2U);
  EXPECT_EQ(cramps[0].first, 0);
  EXPECT_NEAR(cramps[0].second, 90, .3);
  EXPECT_EQ(cramps[1].first, 1);  // while the lead on the left is off
  EXPECT_NEAR(cramps[1].second, 90 + 25 + 60 + 100 + 61.3 + 30 + 60 + 50, .3);
}

TEST(NightAnalyzer, ARejectedContractionKeepsItsReason) {
  const auto found = EventsOf<ContractionEvent>(InOneBlock(TwoLegs(), false));
  const auto of = [&](Rejection why) {
    return std::count_if(found.begin(), found.end(), [&](const auto& each) { return each.rejection == why; });
  };
  EXPECT_EQ(of(Rejection::kMoving), 2);  // the walk, in both legs
  EXPECT_GE(of(Rejection::kPoorSignal), 1);
}

std::string Edf(const TwoLegs& legs, double record_s) {
  const std::vector<float> rest(legs.x.size(), 0);
  const std::vector<float> gravity(legs.x.size(), 1);
  return EdfFile({{"EMG Tib L", "uV", kRate, 2000, legs.left, {}},
                  {"Acc X", "g", kMotionRate, 8, legs.x, {}},
                  {"Acc Y", "g", kMotionRate, 8, rest, {}},
                  {"EMG Tib R", "uV", kRate, 2000, legs.right, {}},
                  {"Acc Z", "g", kMotionRate, 8, gravity, {}},
                  {"", "", 0, 0, {}, {}}},
                 record_s);
}

std::string FileSummary(const std::string& file, std::size_t piece) {
  Importer importer;
  const Bytes bytes(reinterpret_cast<const std::uint8_t*>(file.data()), file.size());
  for (std::size_t at = 0; at < bytes.size(); at += piece)
    EXPECT_TRUE(importer.Push(bytes.subspan(at, std::min(piece, bytes.size() - at))));
  EXPECT_TRUE(importer.Finish());
  return Summary(importer.analyzer()->events());
}

TEST(NightAnalyzer, TheLengthOfAFilesRecordsDecidesNothing) {
  TwoLegs legs;  // 616.5 s: brought to whole minutes, so that no record is filled up
  legs.Part(660 - static_cast<double>(legs.left.size()) / kRate, 2, 2, false);
  legs.left.resize(660 * 250), legs.right.resize(660 * 250), legs.x.resize(660 * 50);
  const std::string once = FileSummary(Edf(legs, 1), 1 << 16);
  EXPECT_NE(once.find("contraction"), std::string::npos);
  for (const double record_s : {10.0, 30.0, 60.0})
    EXPECT_EQ(FileSummary(Edf(legs, record_s), 10'007), once) << record_s;
}

NightAnalyzer OneChannel(const NightSettings& settings = {}) { return NightAnalyzer({Emg({"EMG"})}, settings); }

std::vector<ContractionEvent> Contractions(const std::vector<float>& signal, double hop_rate_hz = kRate) {
  NightAnalyzer analyzer = OneChannel();
  Feed feed{0, 1, hop_rate_hz, signal};
  while (feed.Give(analyzer, 50)) {
  }
  analyzer.Finish();
  return EventsOf<ContractionEvent>(analyzer.events());
}

// The measured rate comes some seconds after the start: what ran then was thrown away.
TEST(NightAnalyzer, ARunningContractionIsKeptWhenTheMeasuredRateRestartsTheChain) {
  NightAnalyzer analyzer = OneChannel();
  std::vector<float> signal = Muscle(280, 30, 2, 1);
  Append(signal, Muscle(280, 30, 90, 2));
  Append(signal, Muscle(280, 10, 2, 3));
  for (std::size_t at = 0; at + 56 <= signal.size(); at += 56) {
    SampleBlock block;
    block.first_sample = static_cast<std::int64_t>(at);
    block.values.assign(signal.begin() + static_cast<std::ptrdiff_t>(at),
                        signal.begin() + static_cast<std::ptrdiff_t>(at + 56));
    analyzer.Push(block, static_cast<double>(at) / 280, 280, at >= 45 * 280);
  }
  analyzer.Finish();
  const auto found = EventsOf<ContractionEvent>(analyzer.events());
  ASSERT_EQ(found.size(), 2U);  // before and after
  EXPECT_NEAR(found[0].onset_s, 30, .3);
  EXPECT_TRUE(found[0].cut);
  EXPECT_NEAR(found[0].duration_s + found[1].duration_s, 30, 1);
  EXPECT_NEAR(found[1].rest, 2, .7);                           // the resting level is known from before
  EXPECT_GE(analyzer.Quality()[0].timeline->counts()[0], 69);  // so are the seconds
}

TEST(NightAnalyzer, WhatIsNoNumberIsAGapAndPoisonsNothing) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  std::vector<float> signal(static_cast<std::size_t>(5 * kRate), kNan);  // also before the first sample
  Append(signal, Muscle(kRate, 60, 2, 1));
  for (std::size_t i = 20 * 250; i < 30 * 250; ++i) signal[i] = kNan;
  Append(signal, Muscle(kRate, 20, 90, 2));
  Append(signal, Muscle(kRate, 10, 2, 3));
  NightAnalyzer analyzer = OneChannel();
  Feed feed{0, 1, kRate, signal};
  while (feed.Give(analyzer, 77)) {
  }
  analyzer.Finish();
  const auto found = EventsOf<ContractionEvent>(analyzer.events());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].onset_s, 65, .3);
  EXPECT_NEAR(static_cast<double>(analyzer.Quality()[0].timeline->counts()[2]), 15, 1);  // missing
}

TEST(NightAnalyzer, AnAccelerometerThatIsNoNumberDoesNotMove) {
  NightAnalyzer analyzer({Motion()});
  Feed feed{0, 3, kMotionRate, {}};
  for (int i = 0; i < 6000; ++i) {
    const bool gone = i % 500 < 100;
    const float shake = i >= 5000 && i < 5200 ? (i % 4 < 2 ? .4F : -.4F) : 0;
    const float value = gone && i < 4000 ? std::numeric_limits<float>::quiet_NaN() : 1;
    feed.values.insert(feed.values.end(), {shake, 0, value});
  }
  while (feed.Give(analyzer, 13)) {
  }
  analyzer.Finish();
  const auto found = EventsOf<MovementEvent>(analyzer.events());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].onset_s, 100, .1);
}

TEST(NightAnalyzer, AContractionLongerThanTenMinutesIsNoCramp) {
  for (const double minutes : {9.5, 12.0}) {
    std::vector<float> signal = Muscle(kRate, 60, 2, 1);
    Append(signal, Muscle(kRate, minutes * 60, 60, 2));
    Append(signal, Muscle(kRate, 20, 2, 3));
    const auto found = Contractions(signal);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].rejection, minutes < 10 ? Rejection::kNone : Rejection::kTooLong);
  }
}

TEST(NightAnalyzer, HumThatIsFilteredOutLeavesTheNightUsable) {
  std::vector<float> signal = Muscle(kRate, 60, 4, 1);
  Append(signal, Muscle(kRate, 20, 60, 2));
  Append(signal, Muscle(kRate, 20, 4, 3));
  AddHum(signal, kRate, 20, 50);
  NightAnalyzer analyzer = OneChannel();
  Feed feed{0, 1, kRate, signal};
  feed.Give(analyzer, SIZE_MAX);
  analyzer.Finish();
  const auto& counts = analyzer.Quality()[0].timeline->counts();
  EXPECT_GT(counts[5], 60);         // hum was seen ..
  EXPECT_EQ(counts[1], counts[0]);  // .. and every second can be used
  const auto found = EventsOf<ContractionEvent>(analyzer.events());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].cramp_like());
}

TEST(NightAnalyzer, AMinuteIsUsableOnlyWhenEveryChannelIs) {
  NightAnalyzer analyzer(Streams());
  std::vector<Feed> feeds = Feeds(TwoLegs());
  feeds[0].Give(analyzer, SIZE_MAX);
  EXPECT_TRUE(analyzer.UsableAround(20, 80));
  EXPECT_FALSE(analyzer.UsableAround(200, 260));  // contact lost on the right
}

}  // namespace
}  // namespace charley::testing
