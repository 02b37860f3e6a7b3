// The signal chain against SciPy, against itself in other block sizes, and against made-up muscles.
#include <gtest/gtest.h>

#include <cmath>

#include "core/cli/data_folder.h"
#include "core/night/emg_chain.h"
#include "core/night/night_analyzer.h"
#include "core/night/placement.h"
#include "core/signal/activity.h"
#include "core/signal/biquad.h"
#include "core/signal/onset.h"
#include "core/signal/spectrum.h"
#include "tests/support/sensor_data.h"

namespace charley::testing {
namespace {

const Json& References() {
  static const Json json = *ReadJsonFile("tests/golden/filters.json");
  return json;
}

std::vector<Biquad> Design(const Json& reference) {
  const std::string kind = reference["kind"];
  const double rate = reference["rateHz"];
  if (kind == "notch") return {Notch(reference["cutHz"], reference["q"], rate)};
  const int order = reference["order"];
  if (kind == "band-pass") return ButterworthBandPass(order, reference["lowHz"], reference["highHz"], rate);
  return kind == "low-pass" ? ButterworthLowPass(order, reference["cutHz"], rate)
                            : ButterworthHighPass(order, reference["cutHz"], rate);
}

TEST(Filters, AgreeWithScipyTo1e9InDouble) {
  const auto input = References()["input"].get<std::vector<double>>();
  for (const Json& reference : References()["cases"]) {
    Cascade cascade(Design(reference));
    for (std::size_t i = 0; i < input.size(); ++i) {
      ASSERT_NEAR(cascade.Step(input[i]), reference["output"][i].get<double>(), 1e-9) << reference["kind"] << i;
    }
  }
}

TEST(Filters, AgreeWithScipyTo1e4ThroughFloats) {
  const auto doubles = References()["input"].get<std::vector<double>>();
  const std::vector<float> input(doubles.begin(), doubles.end());
  std::vector<float> output(input.size());
  for (const Json& reference : References()["cases"]) {
    Cascade cascade(Design(reference));
    cascade.Run(input.data(), input.size(), 1, 0, output.data());
    double peak = 0;
    for (const Json& value : reference["output"]) peak = std::max(peak, std::abs(value.get<double>()));
    for (std::size_t i = 0; i < input.size(); ++i) {
      const double expected = reference["output"][i];
      ASSERT_NEAR(static_cast<double>(output[i]), expected, 1e-4 * std::max(std::abs(expected), 1e-3 * peak))
          << reference["kind"];
    }
  }
}

TEST(Filters, PeriodogramAgreesWithScipy) {
  const auto doubles = References()["input"].get<std::vector<double>>();
  const std::vector<float> input(doubles.begin(), doubles.end());
  Periodogram periodogram(256, 250);
  const auto& power = periodogram.Compute(input.data());
  for (std::size_t i = 0; i < power.size(); ++i) {
    const double expected = References()["periodogram"][i];
    ASSERT_NEAR(power[i], expected, 1e-9 + 1e-9 * std::abs(expected)) << i;
  }
}

struct Outcome {
  std::vector<HopValue> hops;
  std::vector<Contraction> contractions;
  std::vector<std::uint8_t> seconds;
};

Outcome Chain(const std::vector<float>& signal, double rate_hz, std::size_t block, bool microvolts = true) {
  EmgChain chain(rate_hz, -22500, 22500, microvolts, {});
  ContractionDetector detector({}, chain.hop_s(), microvolts);
  chain.Attach(&detector);
  Outcome run;
  const auto take = [&] {
    while (const auto ended = detector.TakeEnded()) run.contractions.push_back(*ended);
  };
  Random random(7);
  for (std::size_t at = 0; at < signal.size();) {
    const std::size_t size = std::min<std::size_t>(signal.size() - at, block > 0 ? block : 1 + random.Next() % 400);
    chain.Push(signal.data() + at, size, 1, [&](const HopValue& value) {
      run.hops.push_back(value);
      take();
    });
    at += size;
  }
  detector.Finish();
  take();
  detector.Finish();
  take();
  run.seconds = chain.seconds();
  return run;
}

TEST(EmgChain, AnyBlockSizeGivesTheSameValues) {
  for (const double rate : {250.0, 1116.0}) {
    std::vector<float> signal = Muscle(rate, 20, 2, 1);
    Append(signal, Muscle(rate, 9, 90, 2));
    Append(signal, Muscle(rate, 10, 2, 3));
    const Outcome once = Chain(signal, rate, signal.size());
    ASSERT_EQ(once.contractions.size(), 1U);
    for (const std::size_t block : {std::size_t{1}, std::size_t{24}, std::size_t{0}}) {
      const Outcome pieces = Chain(signal, rate, block);
      ASSERT_EQ(pieces.hops.size(), once.hops.size());
      for (std::size_t i = 0; i < once.hops.size(); ++i) {
        ASSERT_EQ(pieces.hops[i].envelope, once.hops[i].envelope) << i;
        ASSERT_EQ(pieces.hops[i].low, once.hops[i].low);
      }
      EXPECT_EQ(pieces.seconds, once.seconds);
      ASSERT_EQ(pieces.contractions.size(), 1U);
      EXPECT_EQ(pieces.contractions[0].onset_hop, once.contractions[0].onset_hop);
      EXPECT_EQ(pieces.contractions[0].end_hop, once.contractions[0].end_hop);
    }
  }
}

double Hops(const Contraction& contraction) {
  return static_cast<double>(contraction.end_hop - contraction.onset_hop) * .02;
}

TEST(EmgChain, FindsOnsetAndDurationOfAContraction) {
  const double rate = 1000;
  std::vector<float> signal = Muscle(rate, 30, 1.6, 1);
  Append(signal, Muscle(rate, 12, 60, 2));
  Append(signal, Muscle(rate, 30, 1.6, 3));
  const Outcome run = Chain(signal, rate, 24);
  ASSERT_EQ(run.contractions.size(), 1U);
  EXPECT_NEAR(static_cast<double>(run.contractions[0].onset_hop) * .02, 30, .1);
  EXPECT_NEAR(Hops(run.contractions[0]), 12, .4);
  EXPECT_NEAR(static_cast<double>(run.contractions[0].rest), 1.6, .4);
}

TEST(EmgChain, ShortTwitchesAndTremorAreNoSustainedContraction) {
  const double rate = 1000;
  std::vector<float> signal = Muscle(rate, 30, 1.6, 1);
  for (int i = 0; i < 60; ++i) {
    Append(signal, Muscle(rate, .5, 80, static_cast<std::uint64_t>(10 + i)));
    Append(signal, Muscle(rate, .5, 1.6, static_cast<std::uint64_t>(110 + i)));
  }
  Append(signal, Muscle(rate, 3.5, 80, 5));
  Append(signal, Muscle(rate, 10, 1.6, 6));
  EXPECT_TRUE(Chain(signal, rate, 24).contractions.empty());
}

TEST(EmgChain, AContractionThatResumesAtOnceIsOne) {
  const double rate = 1000;
  std::vector<float> signal = Muscle(rate, 30, 1.6, 1);
  Append(signal, Muscle(rate, 8, 60, 2));
  Append(signal, Muscle(rate, 1, 1.6, 3));
  Append(signal, Muscle(rate, 8, 60, 4));
  Append(signal, Muscle(rate, 20, 1.6, 5));
  const Outcome run = Chain(signal, rate, 24);
  ASSERT_EQ(run.contractions.size(), 1U);
  EXPECT_NEAR(Hops(run.contractions[0]), 17, .5);
}

TEST(EmgChain, ALongContractionDoesNotBecomeTheRestingLevel) {
  const double rate = 500;
  std::vector<float> signal = Muscle(rate, 60, 1.6, 1);
  Append(signal, Muscle(rate, 600, 40, 2));
  Append(signal, Muscle(rate, 30, 1.6, 3));
  const Outcome run = Chain(signal, rate, 24);
  ASSERT_EQ(run.contractions.size(), 1U);
  EXPECT_NEAR(Hops(run.contractions[0]), 600, 1);
}

TEST(EmgChain, CountsWithoutAScaleUseTheRestingLevelAlone) {
  const double rate = 500;
  std::vector<float> signal = Muscle(rate, 30, 12, 1);
  Append(signal, Muscle(rate, 10, 300, 2));
  Append(signal, Muscle(rate, 10, 12, 3));
  EXPECT_EQ(Chain(signal, rate, 10, false).contractions.size(), 1U);
}

TEST(EmgChain, AGapCutsWhatRunsAndLeavesNoEdge) {
  const double rate = 1000;
  EmgChain chain(rate, -22500, 22500, true, {});
  ContractionDetector detector({}, chain.hop_s(), true);
  chain.Attach(&detector);
  std::vector<float> rest = Muscle(rate, 30, 1.6, 1);
  for (float& value : rest) value += 500;  // an offset, as converters have
  const std::vector<float> tight = Muscle(rate, 8, 60, 2);
  chain.Push(rest.data(), rest.size(), 1, {});
  std::vector<float> offset = tight;
  for (float& value : offset) value += 500;
  chain.Push(offset.data(), offset.size(), 1, {});
  chain.Gap(20'000);
  chain.Push(rest.data(), rest.size(), 1, {});
  const auto ended = detector.TakeEnded();
  ASSERT_TRUE(ended.has_value());
  EXPECT_TRUE(ended->cut);
  EXPECT_NEAR(Hops(*ended), 8, .3);
  EXPECT_FALSE(detector.TakeEnded().has_value());
  EXPECT_EQ(detector.hop(), (30 + 8 + 20 + 30) * 50);
  const auto missing =
      std::count_if(chain.seconds().begin(), chain.seconds().end(), [](auto f) { return (f & kMissing) != 0; });
  EXPECT_NEAR(static_cast<double>(missing), 20, 1);
}

double Share(const std::vector<std::uint8_t>& seconds, int flag) {
  double hits = 0;
  for (std::size_t i = 5; i < seconds.size(); ++i) hits += (seconds[i] & flag) != 0 ? 1 : 0;
  return hits / static_cast<double>(seconds.size() - 5);
}

// Contact cannot be told from amplitude: a dead input has 1.3 uV, a healthy calf at rest 1.3 to 3.7 uV.
TEST(Quality, RestingCalfIsNotCalledNoContact) {
  for (const double rate : {250.0, 500.0, 1116.0, 2000.0}) {
    for (const double rms : {1.3, 1.6, 2.5, 3.7}) {
      std::vector<float> signal = Muscle(rate, 60, rms, static_cast<std::uint64_t>(rate + rms * 10));
      AddHum(signal, rate, .5, 50);
      EXPECT_LE(Share(Chain(signal, rate, 24).seconds, kNoContact), .01) << rate << " " << rms;
    }
  }
}

TEST(Quality, DeadInputAndOpenLeadAreNoContact) {
  for (const double rate : {500.0, 1116.0, 2000.0}) {
    // A converter's noise shrinks with the bandwidth: 1.3 uV at 2000 Hz is 0.65 uV at 500 Hz.
    const double noise = rate < 900 ? .65 : 1.3;
    EXPECT_GE(Share(Chain(WhiteNoise(rate, 60, noise, 5), rate, 24).seconds, kNoContact), .95) << rate;
    std::vector<float> open = WhiteNoise(rate, 60, 12, 6);
    AddHum(open, rate, 120, 50);
    EXPECT_GE(Share(Chain(open, rate, 24).seconds, kNoContact), .95) << rate;
  }
}

TEST(Quality, SaturatedFlatAndHum) {
  std::vector<float> rail(60'000, 22500);
  for (std::size_t i = 0; i < rail.size(); i += 7) rail[i] = 100;
  EXPECT_GE(Share(Chain(rail, 1000, 24).seconds, kSaturated), .99);
  EXPECT_GE(Share(Chain(std::vector<float>(60'000, 5), 1000, 24).seconds, kFlat), .99);
  std::vector<float> hum = Muscle(1000, 60, 5, 1);
  AddHum(hum, 1000, 20, 60);
  EXPECT_GE(Share(Chain(hum, 1000, 24).seconds, kMains), .95);
  EXPECT_LE(Share(Chain(Muscle(1000, 60, 100, 1), 1000, 24).seconds, 0xff), .01);
}

TEST(Quality, AnOpenLeadIsNoContraction) {
  std::vector<float> signal = Muscle(1000, 30, 2, 1);
  std::vector<float> open = WhiteNoise(1000, 30, 4, 6);
  AddHum(open, 1000, 200, 50);
  Append(signal, open);
  Append(signal, Muscle(1000, 10, 2, 2));
  EXPECT_TRUE(Chain(signal, 1000, 24).contractions.empty());
}

TEST(Activity, MovementAndChangeOfPosture) {
  ActivityMeter meter(52);
  std::vector<Movement> found;
  const auto push = [&](double seconds, float x, float y, float z, float shake) {
    for (int i = 0; i < static_cast<int>(seconds * 52); ++i) {
      const float wobble = i % 4 < 2 ? shake : -shake;
      if (const auto movement = meter.Push(x + wobble, y, z + wobble)) found.push_back(*movement);
    }
  };
  push(20, 0, 0, 1, 0);
  push(3, 0, 0, 1, .4F);
  push(20, 0, 0, 1, 0);
  push(4, .7F, 0, .7F, .4F);
  push(20, 1, 0, 0, 0);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_NEAR(static_cast<double>(found[0].onset) / 52, 20, .2);
  EXPECT_FALSE(found[0].posture_changed);
  EXPECT_TRUE(found[1].posture_changed);
  EXPECT_NEAR(found[1].posture_degrees, 90, 10);
}

// An EMG and an accelerometer, fed side by side in blocks of a fifth of a second.
class TwoStreams {
 public:
  explicit TwoStreams(double rate_hz = 250) : rate_hz_(rate_hz), analyzer_({Emg(rate_hz), Motion()}) {}

  void Give(double seconds, double rms, bool shaking, std::int64_t gap = 0, double real_rate_hz = 0) {
    const double real = real_rate_hz > 0 ? real_rate_hz : rate_hz_;
    const std::vector<float> muscle = Muscle(real, seconds, rms, ++seed_);
    const auto block = static_cast<std::size_t>(real / 5);
    emg_ += gap;
    for (std::size_t at = 0; at + block <= muscle.size(); at += block, gap = 0) {
      SampleBlock emg;
      emg.first_sample = emg_;
      emg.gap_before = gap;
      const auto from = muscle.begin() + static_cast<std::ptrdiff_t>(at);
      emg.values.assign(from, from + static_cast<std::ptrdiff_t>(block));
      analyzer_.Push(emg, time_s_, real, true);
      emg_ += static_cast<std::int64_t>(block);
      SampleBlock motion;
      motion.stream = 1;
      motion.channels = 3;
      motion.first_sample = motion_;
      for (int i = 0; i < 10; ++i) {
        const float shake = shaking ? (i % 4 < 2 ? .4F : -.4F) : 0;
        motion.values.insert(motion.values.end(), {shake, 0, 1});
      }
      analyzer_.Push(motion, time_s_, 50, true);
      motion_ += 10;
      time_s_ += .2;
    }
  }

  template <typename Kind>
  std::vector<Kind> Of() const {
    return EventsOf<Kind>(analyzer_.events());
  }

 private:
  static StreamInfo Emg(double rate_hz) {
    StreamInfo info;
    info.id = "emg";
    info.channels = {"EMG"};
    info.unit = "uV";
    info.nominal_rate_hz = rate_hz;
    info.physical_min = -2000;
    info.physical_max = 2000;
    return info;
  }
  static StreamInfo Motion() {
    StreamInfo info;
    info.id = "acc";
    info.channels = {"Acc X", "Acc Y", "Acc Z"};
    info.unit = "g";
    info.nominal_rate_hz = 50;
    return info;
  }

  double rate_hz_;
  NightAnalyzer analyzer_;
  double time_s_ = 0;
  std::int64_t emg_ = 0, motion_ = 0;
  std::uint64_t seed_ = 40;
};

TEST(NightAnalyzer, AMovementThatGoesOnAfterTheContractionCounts) {
  for (const bool shaking : {false, true}) {
    TwoStreams streams;
    streams.Give(30, 2, false);
    streams.Give(20, 100, shaking);
    streams.Give(10, 2, shaking);  // the leg still moves when the muscle lets go
    const auto contractions = streams.Of<ContractionEvent>();
    ASSERT_EQ(contractions.size(), 1U);
    EXPECT_EQ(contractions[0].moving, shaking);
    EXPECT_EQ(contractions[0].cramp_like(), !shaking);
  }
}

TEST(NightAnalyzer, AGapIsToldAlsoWhenTheFiltersAreDesignedAnew) {
  TwoStreams streams;
  streams.Give(10, 2, false);
  streams.Give(10, 2, false, 1234, 280);
  const auto gaps = streams.Of<GapEvent>();
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_EQ(gaps[0].samples, 1234);
}

TEST(Placement, SaysWhy) {
  PlacementInput input;
  input.microvolts = true;
  input.relaxed.assign(100, 2);
  input.tensed.assign(150, 80);
  EXPECT_TRUE(JudgePlacement(input).passed);
  input.tensed.assign(150, 5);
  EXPECT_EQ(JudgePlacement(input).why, "too-weak");
  input.flags = kNoContact;
  EXPECT_EQ(JudgePlacement(input).why, "no-contact");
  input.flags = kMains;
  EXPECT_EQ(JudgePlacement(input).why, "mains");
  input.flags = kSaturated;
  EXPECT_EQ(JudgePlacement(input).why, "saturated");
  input.flags = 0;
  input.relaxed.assign(100, 40);
  input.tensed.assign(150, 60);
  EXPECT_EQ(JudgePlacement(input).why, "restless");
  input.tensed.clear();
  EXPECT_EQ(JudgePlacement(input).why, "no-data");
  PlacementInput moved;
  moved.movement_only = true;
  moved.relaxed.assign(100, .01F);
  moved.tensed.assign(150, .2F);
  EXPECT_TRUE(JudgePlacement(moved).passed);
}

}  // namespace
}  // namespace charley::testing
