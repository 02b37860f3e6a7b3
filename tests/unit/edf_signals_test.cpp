// Which signal of a file is which: annotations anywhere and several times, names as laboratories write them.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/recording/importer.h"
#include "core/recording/leg_label.h"
#include "tests/support/edf_file.h"
#include "tests/support/sensor_data.h"

namespace charley::testing {
namespace {

std::vector<float> Burst(double rate_hz, std::uint64_t seed) {
  std::vector<float> signal = Muscle(rate_hz, 60, 2, seed);
  Append(signal, Muscle(rate_hz, 15, 80, seed + 1));
  Append(signal, Muscle(rate_hz, 25, 2, seed + 2));
  return signal;
}

EdfTrack Rest(const std::string& label, std::uint64_t seed) {
  return {label, "uV", 250, 2000, Muscle(250, 100, 2, seed), {}};
}
EdfTrack Notes(std::vector<EdfAnnotation> notes = {}) { return {"", "", 0, 0, {}, std::move(notes)}; }

Json Report(const std::vector<EdfTrack>& tracks) {
  const std::string file = EdfFile(tracks, 10);
  Importer importer;
  EXPECT_TRUE(importer.Push({reinterpret_cast<const std::uint8_t*>(file.data()), file.size()}));
  const auto report = importer.Finish();
  EXPECT_TRUE(report) << report.error().message;
  return report.value_or(Json());
}

// With one annotation signal before the legs and one between them the left leg's burst was told as the right leg's, and
// the right leg was lost.
TEST(EdfSignals, AnnotationsMayStandAnywhereAndSeveralTimes) {
  const EdfTrack left{"EMG Tib L", "uV", 250, 2000, Burst(250, 1), {}};
  const Json report =
      Report({Notes(), left, Notes({{33, -1, "turned over"}}), Rest("EMG Tib R", 9), Notes({{44, 2, "cough"}})});
  ASSERT_EQ(report["contractions"].size(), 1U);
  EXPECT_EQ(report["contractions"][0]["channel"], "EMG Tib L");
  EXPECT_EQ(report["contractions"][0]["side"], "left");
  EXPECT_NEAR(report["contractions"][0]["onsetS"].get<double>(), 60, .3);
  ASSERT_EQ(report["quality"].size(), 2U);
  EXPECT_EQ(report["quality"][1]["channel"], "EMG Tib R");
  EXPECT_EQ(report["quality"][1]["seconds"], 100);
  std::vector<std::string> marks;
  for (const Json& mark : report["marks"]) marks.push_back(mark["text"]);
  EXPECT_EQ(marks, (std::vector<std::string>{"turned over", "cough"}));
}

TEST(EdfSignals, BothLegsAreReadWhenTheirRatesDiffer) {
  const Json report =
      Report({{"LAT", "uV", 500, 2000, Burst(500, 1), {}}, {"RAT", "uV", 250, 2000, Burst(250, 5), {}}, Notes()});
  ASSERT_EQ(report["contractions"].size(), 2U);
  for (const Json& each : report["contractions"]) EXPECT_NEAR(each["onsetS"].get<double>(), 60, .3);
  EXPECT_NE(report["contractions"][0]["side"], report["contractions"][1]["side"]);
  EXPECT_EQ(report["contractions"][0]["site"], "tibialis");
}

TEST(EdfSignals, AChinIsNoLeg) {
  const Json report = Report({{"Chin EMG", "uV", 250, 2000, Burst(250, 1), {}}, Rest("Leg 1", 5), Notes()});
  EXPECT_TRUE(report["contractions"].empty());
  ASSERT_EQ(report["quality"].size(), 1U);
  EXPECT_EQ(report["quality"][0]["channel"], "Leg 1");
}

struct LabelCase {
  const char* label;
  LegLabelKind kind;
  const char* site;
  const char* side;
};

TEST(LegLabel, ReadsTheNamesThatLaboratoriesUse) {
  constexpr LegLabelKind kLeg = LegLabelKind::kLeg;
  for (const LabelCase& each : {LabelCase{"EMG Tib L", kLeg, "tibialis", "left"},
                                {"EMG Tib.R", kLeg, "tibialis", "right"},
                                {"LAT", kLeg, "tibialis", "left"},
                                {"RAT", kLeg, "tibialis", "right"},
                                {"EMG LAT", kLeg, "tibialis", "left"},
                                {"Leg 1", kLeg, "", ""},
                                {"Leg/L", kLeg, "", "left"},
                                {"L Leg", kLeg, "", "left"},
                                {"Right Leg", kLeg, "", "right"},
                                {"RLEG-", kLeg, "", "right"},
                                {"TIB+/TIB-", kLeg, "tibialis", ""},
                                {"EMG LLEG-RLEG", kLeg, "", ""},
                                {"PLMl", kLeg, "", "left"},
                                {"EMG Calf", kLeg, "calf", ""},
                                {"EMG1 Calf", kLeg, "calf", ""},
                                {"Gastrocnemius_R", kLeg, "calf", "right"},
                                {"EMG", LegLabelKind::kEmg, "", ""},
                                {"EMG2", LegLabelKind::kEmg, "", ""},
                                {"EMG chin", LegLabelKind::kOther, "", ""},
                                {"EMG submental", LegLabelKind::kOther, "", ""},
                                {"Chin1-Chin2", LegLabelKind::kOther, "", ""},
                                {"EMG Ment", LegLabelKind::kOther, "", ""},
                                {"EOG L", LegLabelKind::kOther, "", ""},
                                {"ECG", LegLabelKind::kOther, "", ""},
                                {"L Arm EMG", LegLabelKind::kOther, "", ""},
                                {"C3-A2", LegLabelKind::kUnknown, "", ""}}) {
    const LegLabel read = ReadLegLabel(each.label);
    EXPECT_EQ(static_cast<int>(read.kind), static_cast<int>(each.kind)) << each.label;
    EXPECT_EQ(read.place.site, each.site) << each.label;
    EXPECT_EQ(read.place.side, each.side) << each.label;
  }
}

}  // namespace
}  // namespace charley::testing
