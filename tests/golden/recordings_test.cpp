// Real recordings of legs (CHARLEY_RECORDINGS_DIR, not part of the project). Each clip stands between 60 s of made-up
// rest. Counts are what is pinned: how many must be found, how many may be false.
#include <gtest/gtest.h>

#include <sstream>

#include "core/cli/data_folder.h"
#include "core/night/emg_chain.h"
#include "core/night/leg_movement.h"
#include "core/signal/leg_burst.h"
#include "core/signal/onset.h"
#include "tests/support/sensor_data.h"

namespace charley::testing {
namespace {

constexpr double kRestS = 60;

std::vector<float> Column(const std::vector<float>& rows, std::size_t width, std::size_t column) {
  std::vector<float> out;
  for (std::size_t i = column; i < rows.size(); i += width) out.push_back(rows[i]);
  return out;
}

std::vector<float> BetweenRest(const std::vector<float>& clip, double rate_hz, std::uint64_t seed) {
  std::vector<float> signal = Muscle(rate_hz, kRestS, 1.6, seed);
  Append(signal, clip);
  Append(signal, Muscle(rate_hz, kRestS, 1.6, seed + 1));
  return signal;
}

struct Found {
  std::vector<Contraction> contractions;
  int plm = 0, lm = 0;
  std::vector<std::uint8_t> seconds;
  double confirmed_after_s = 0;  // latest confirmation after its onset
};

Found Analyse(const std::vector<float>& signal, double rate_hz) {
  EmgChain chain(rate_hz, -22500, 22500, true, {});
  ContractionDetector detector({}, chain.hop_s(), true);
  chain.Attach(&detector);
  LegBurstDetector bursts({}, chain.hop_s());
  chain.Attach(&bursts);
  Found found;
  bool announced = false;
  const auto take = [&] {
    while (const auto ended = detector.TakeEnded()) found.contractions.push_back(*ended);
    if (detector.sustained() && !announced) {
      found.confirmed_after_s = std::max(found.confirmed_after_s, detector.current_duration_s());
    }
    announced = detector.sustained();
  };
  for (std::size_t at = 0; at < signal.size(); at += 24) {
    chain.Push(signal.data() + at, std::min<std::size_t>(24, signal.size() - at), 1, [&](const HopValue&) { take(); });
  }
  for (int i = 0; i < 2; ++i) {
    detector.Finish();
    take();
  }
  found.seconds = chain.seconds();
  bursts.Finish();
  LegMovementNight night;
  for (const LegBurst& burst : bursts.TakeEnded())
    night.left.push_back({static_cast<double>(burst.onset_hop) * .02, static_cast<double>(burst.end_hop) * .02});
  const LegMovementScore score = ScoreLegMovements(night, RulesOf(LegMovementPreset::kWorldSleep2016));
  found.lm = score.lm;
  found.plm = score.plm;
  return found;
}

#define NEEDS_RECORDINGS()                       \
  const std::string folder = RecordingsFolder(); \
  if (folder.empty()) GTEST_SKIP() << "no recordings: set CHARLEY_RECORDINGS_DIR to the folder of data"

TEST(Recordings, EveryStrongIsometricContractionIsOneSustainedContraction) {
  NEEDS_RECORDINGS();
  for (int person = 1; person <= 8; ++person) {
    const auto rows = ReadFloats(folder + "/elderly_emg_cc0/id0" + std::to_string(person) + "_TA.f32");
    ASSERT_GT(rows.size(), 50'000U);
    const auto found = Analyse(BetweenRest(Column(rows, 3, 0), 2000, static_cast<std::uint64_t>(person)), 2000);
    ASSERT_EQ(found.contractions.size(), 1U) << person;
    const Contraction& contraction = found.contractions[0];
    const double onset = static_cast<double>(contraction.onset_hop) * .02;
    const double end = static_cast<double>(contraction.end_hop) * .02;
    EXPECT_NEAR(onset, kRestS, 1) << person;  // two people begin to pull up to 0.8 s into their clip
    EXPECT_NEAR(end, kRestS + 10, .5) << person;
    EXPECT_LE(found.confirmed_after_s, 10) << person;
    EXPECT_GT(found.confirmed_after_s, 0) << person;
  }
}

TEST(Recordings, FiveMinutesOfWalkingAreNoSustainedContractionAndNoPlm) {
  NEEDS_RECORDINGS();
  const Result<std::string> text = ReadFile(folder + "/gait_emg_mit/walk_ID0012_emg_TA_PL_GM_GL_SO.csv");
  ASSERT_TRUE(text.has_value());
  std::istringstream lines(*text);
  std::string line;
  std::getline(lines, line);
  std::vector<std::vector<float>> muscles(5);
  while (std::getline(lines, line)) {
    std::istringstream fields(line);
    std::string field;
    std::getline(fields, field, ',');
    for (auto& muscle : muscles) {
      std::getline(fields, field, ',');
      muscle.push_back(std::stof(field));
    }
  }
  const char* const names[] = {"TA", "PL", "GM", "GL", "SO"};
  for (std::size_t i = 0; i < muscles.size(); ++i) {
    std::vector<float> walk;
    while (walk.size() < 300'000) Append(walk, muscles[i]);
    const auto found = Analyse(BetweenRest(walk, 1000, 20 + i), 1000);
    EXPECT_EQ(found.contractions.size(), 0U) << names[i];
    EXPECT_GT(found.lm, 0) << names[i];   // it is seen ..
    EXPECT_EQ(found.plm, 0) << names[i];  // .. and not periodic
  }
}

TEST(Recordings, TheDeadChannelIsNoContact) {
  NEEDS_RECORDINGS();
  for (int person = 1; person <= 8; ++person) {
    const auto rows = ReadFloats(folder + "/elderly_emg_cc0/id0" + std::to_string(person) + "_TA.f32");
    const auto dead = Column(rows, 3, 1);
    std::vector<float> minute;
    while (minute.size() < 120'000) Append(minute, dead);
    const auto found = Analyse(minute, 2000);
    EXPECT_TRUE(found.contractions.empty()) << person;
    std::size_t flagged = 0;
    for (std::size_t i = 5; i < found.seconds.size(); ++i) flagged += (found.seconds[i] & kNoContact) != 0 ? 1 : 0;
    EXPECT_GE(flagged, (found.seconds.size() - 5) * 95 / 100) << person;
  }
}

TEST(Recordings, AContractingMuscleHasContact) {
  NEEDS_RECORDINGS();
  for (int person = 1; person <= 8; ++person) {
    const auto rows = ReadFloats(folder + "/elderly_emg_cc0/id0" + std::to_string(person) + "_TA.f32");
    const auto found = Analyse(Column(rows, 3, 0), 2000);
    for (std::size_t i = 1; i < found.seconds.size(); ++i) EXPECT_EQ(found.seconds[i], 0) << person << " " << i;
  }
}

}  // namespace
}  // namespace charley::testing
