// A file from signal to score: what was taken for what, under which rules, and what the index is called.
#include <gtest/gtest.h>

#include "core/night/sleep_notes.h"
#include "core/recording/importer.h"
#include "tests/support/edf_file.h"
#include "tests/support/made_recording.h"

namespace charley::testing {
namespace {

constexpr double kRate = 250;

// Ten minutes of rest with movements of two seconds at these times.
std::vector<float> Leg(const std::vector<double>& onsets, std::uint64_t seed) {
  std::vector<float> signal = Muscle(kRate, 600, 1.6, seed);
  for (const double onset : onsets) {
    const std::vector<float> burst = Muscle(kRate, 2, 40, ++seed);
    std::copy(burst.begin(), burst.end(), signal.begin() + static_cast<std::ptrdiff_t>(onset * kRate));
  }
  return signal;
}

std::vector<double> Every(double first_s, int count, double interval_s) {
  std::vector<double> out;
  for (int i = 0; i < count; ++i) out.push_back(first_s + i * interval_s);
  return out;
}

EdfTrack Track(const char* label, std::vector<float> values) {
  return {label, "uV", kRate, 2000, std::move(values), {}};
}
EdfTrack Notes(std::vector<EdfAnnotation> notes) { return {"", "", 0, 0, {}, std::move(notes)}; }

Json Scored(const std::vector<EdfTrack>& tracks, LegMovementPreset preset = LegMovementPreset::kWorldSleep2016) {
  const std::string file = EdfFile(tracks, 30);
  Importer importer(50, preset);
  EXPECT_TRUE(importer.Push({reinterpret_cast<const std::uint8_t*>(file.data()), file.size()}));
  const auto report = importer.Finish();
  EXPECT_TRUE(report);
  return report.value_or(Json());
}

TEST(NightScored, ALaboratorysNightWithStagesIsAPlmsIndex) {
  const Json report =
      Scored({Track("Chin EMG", Leg(Every(50, 20, 25), 7)), Track("LAT", Leg(Every(100, 6, 40), 1)),
              Track("RAT", Leg(Every(120, 6, 40), 3)), Notes({{0, 150, "Sleep stage W"}, {150, 450, "Sleep stage N2"}}),
              Notes({{30, -1, "Lights off"}, {225, 14, "Obstructive apnea"}, {261, 5, "EEG arousal"}})});
  const Json& legs = report["legMovements"];
  EXPECT_EQ(legs["preset"], "world_sleep_2016");
  EXPECT_EQ(legs["index"], "PLMS index");
  ASSERT_EQ(legs["legs"].size(), 2U);
  EXPECT_EQ(legs["legs"][0]["channel"], "LAT");
  EXPECT_EQ(legs["legs"][1]["side"], "right");
  EXPECT_EQ(legs["counts"]["plm"], 12);
  EXPECT_EQ(legs["counts"]["plmWake"], 3);
  EXPECT_EQ(legs["counts"]["plmSleep"], 9);
  EXPECT_EQ(legs["counts"]["clmRespiratory"], 1);
  EXPECT_EQ(legs["counts"]["plmArousal"], 1);
  EXPECT_NEAR(legs["perHour"]["plmsPerHourOfSleep"].get<double>(), 72, .1);
  EXPECT_NEAR(legs["hours"]["rest"].get<double>(), 570.0 / 3600, .001);
  EXPECT_TRUE(report["marks"].empty());  // nobody pressed a button
}

TEST(NightScored, ThePresetDecides) {
  const std::vector<EdfTrack> tracks = {Track("Tib L", Leg(Every(100, 8, 7), 1)), Notes({})};
  EXPECT_EQ(Scored(tracks)["legMovements"]["counts"]["plm"], 0);  // 7 s: too short an interval
  const Json aasm = Scored(tracks, LegMovementPreset::kAasm)["legMovements"];
  EXPECT_EQ(aasm["preset"], "aasm");
  EXPECT_EQ(aasm["counts"]["plm"], 8);
  EXPECT_TRUE(aasm["perHour"]["plmsPerHourOfSleep"].is_null());
}

TEST(NightScored, OneCalfHasNoClinicalName) {
  const Json calf = Scored({Track("EMG Calf L", Leg(Every(100, 8, 20), 1)), Notes({})})["legMovements"];
  EXPECT_EQ(calf["index"], "PLM-like index, one calf");
  EXPECT_EQ(calf["counts"]["plm"], 8);
  const Json live = [] {
    const MadeRecording made = MakeUmyoRecording(3, 1);
    Importer importer;
    EXPECT_TRUE(importer.Push(made.log));
    return importer.Finish().value_or(Json())["legMovements"];
  }();
  EXPECT_EQ(live["index"], "PLM-like index, one calf");
  EXPECT_EQ(Scored({Track("EMG", Leg(Every(100, 8, 20), 1)), Notes({})})["legMovements"]["index"],
            "PLM-like index, muscle not named");
}

TEST(NightScored, CalfAndShinOfOneLegAreNotTwoLegs) {
  const Json legs = Scored(
      {Track("EMG Calf L", Leg(Every(100, 8, 20), 1)), Track("EMG Tib L", Leg({}, 3)), Notes({})})["legMovements"];
  ASSERT_EQ(legs["legs"].size(), 1U);
  EXPECT_EQ(legs["legs"][0]["channel"], "EMG Tib L");
  EXPECT_EQ(legs["counts"]["plm"], 0);
}

TEST(NightScored, ACrampIsNoPeriodicMovement) {
  std::vector<float> signal = Leg({}, 1);
  const std::vector<float> cramp = Muscle(kRate, 45, 110, 9);
  std::copy(cramp.begin(), cramp.end(), signal.begin() + 200 * 250);
  const Json report = Scored({Track("EMG Calf L", signal), Notes({})});
  EXPECT_EQ(report["contractions"].size(), 1U);
  EXPECT_EQ(report["legMovements"]["counts"]["lm"], 1);
  EXPECT_EQ(report["legMovements"]["counts"]["clm"], 0);
}

TEST(NightScored, LostContactIsNotScored) {
  std::vector<float> signal = Leg(Every(30, 5, 20), 1);
  for (int i = 0; i < 6; ++i) {  // an open lead that comes and goes
    std::vector<float> open = WhiteNoise(kRate, 8, 40, static_cast<std::uint64_t>(20 + i));
    AddHum(open, kRate, 150, 50);
    std::copy(open.begin(), open.end(), signal.begin() + (200 + i * 30) * 250);
  }
  const Json counts = Scored({Track("EMG Calf L", signal), Notes({})})["legMovements"]["counts"];
  EXPECT_EQ(counts["plm"], 5);
}

TEST(NightScored, AnAccelerometerAloneHasNoLegMovementsByTheseRules) {
  const std::vector<float> still(30'000, 0);
  const Json report = Scored({{"Acc X", "g", 50, 8, still, {}},
                              {"Acc Y", "g", 50, 8, still, {}},
                              {"Acc Z", "g", 50, 8, still, {}},
                              Notes({})});
  EXPECT_TRUE(report["legMovements"].is_null());
}

TEST(SleepNotes, AreTakenAsLaboratoriesWriteThem) {
  SleepNotes notes;
  for (const char* text :
       {"Sleep stage W", "Sleep stage N1", "Sleep stage 4", "Sleep stage R", "Stage N2", "REM", "Sleep stage ?"})
    EXPECT_TRUE(TakeSleepNote(text, 0, 30, notes)) << text;
  ASSERT_EQ(notes.states.size(), 7U);
  EXPECT_EQ(notes.states[0].state, SleepState::kWake);
  EXPECT_EQ(notes.states[3].state, SleepState::kSleep);
  EXPECT_EQ(notes.states[6].state, SleepState::kUnknown);
  for (const char* text : {"Central Apnea", "Hypopnea", "Obstructive apnoea"})
    EXPECT_TRUE(TakeSleepNote(text, 5, 12, notes));
  EXPECT_EQ(notes.respiratory.size(), 3U);
  EXPECT_TRUE(TakeSleepNote("Arousal (ARO RES)", 9, 3, notes));
  EXPECT_TRUE(TakeSleepNote("LIGHTS OFF", 100, -1, notes));
  EXPECT_TRUE(TakeSleepNote("Lights on", 900, -1, notes));
  EXPECT_DOUBLE_EQ(notes.lights_off_s, 100);
  EXPECT_DOUBLE_EQ(notes.lights_on_s, 900);
  for (const char* text : {"cramp", "R", "2", "cough", "electrode fixed"})
    EXPECT_FALSE(TakeSleepNote(text, 0, -1, notes)) << text;
}

}  // namespace
}  // namespace charley::testing
