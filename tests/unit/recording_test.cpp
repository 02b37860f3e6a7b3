// A recording through decoder, clocks, analyzer, EDF+ and CSV, and back.
#include <gtest/gtest.h>

#include <cmath>

#include "core/recording/exporter.h"
#include "core/recording/importer.h"
#include "core/recording/iso_time.h"
#include "tests/support/made_recording.h"

namespace charley::testing {
namespace {

const MadeRecording& Made() {
  static const MadeRecording made = MakeUmyoRecording(4, 1);
  return made;
}

Bytes AsBytes(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

struct Imported {
  Json report;
  std::vector<NightEvent> events;
};

Imported Import(Bytes file, std::size_t piece = 9973) {
  Importer importer;
  for (std::size_t at = 0; at < file.size(); at += piece) {
    const auto pushed = importer.Push(file.subspan(at, std::min(piece, file.size() - at)));
    if (!pushed) ADD_FAILURE() << pushed.error().message << pushed.error().where;
    if (!pushed) return {};
  }
  auto report = importer.Finish();
  if (!report) ADD_FAILURE() << report.error().message << report.error().where;
  return report ? Imported{*report, importer.analyzer()->events()} : Imported{};
}

std::string Export(Bytes log, ExportFormat format, std::size_t piece = 10'007) {
  Exporter exporter({format, 0});
  for (std::size_t at = 0; at < log.size(); at += piece)
    EXPECT_TRUE(exporter.Scan(log.subspan(at, std::min(piece, log.size() - at))));
  const auto header = exporter.Begin();
  if (!header) ADD_FAILURE() << header.error().message;
  if (!header) return {};
  std::string out = *header;
  for (std::size_t at = 0; at < log.size(); at += piece)
    EXPECT_TRUE(exporter.Write(log.subspan(at, std::min(piece, log.size() - at)), out));
  exporter.End(out);
  return out;
}

TEST(Recording, ReportHoldsTheCrampItsMarkAndEveryGap) {
  const Imported seen = Import(Made().log);
  ASSERT_EQ(seen.report["contractions"].size(), 1U);
  const Json& contraction = seen.report["contractions"][0];
  EXPECT_NEAR(contraction["onsetS"].get<double>(), 60, .3);
  EXPECT_NEAR(contraction["durationS"].get<double>(), 42, .5);
  EXPECT_TRUE(contraction["crampLike"]);
  ASSERT_EQ(seen.report["marks"].size(), 1U);
  EXPECT_NEAR(seen.report["marks"][0]["contraction"]["durationS"].get<double>(), 42, .5);
  EXPECT_EQ(seen.report["movements"]["count"], 1);
  std::vector<std::int64_t> gaps;
  for (const GapEvent& gap : EventsOf<GapEvent>(seen.events)) {
    if (gap.stream == 0) gaps.push_back(gap.samples);
  }
  ASSERT_EQ(gaps.size(), Made().holes.size());
  for (std::size_t i = 0; i < gaps.size(); ++i) EXPECT_EQ(gaps[i], Made().holes[i].second - Made().holes[i].first);
  EXPECT_EQ(seen.report["startedAtMs"].get<double>(), 1'795'316'400'345.0);
}

TEST(Recording, ContractionIsToldWithinTenSecondsOfItsOnset) {
  const auto started = EventsOf<ContractionStarted>(Import(Made().log).events);
  ASSERT_EQ(started.size(), 1U);
  EXPECT_GE(started[0].duration_s, 4);
  EXPECT_LE(started[0].duration_s, 10);
}

TEST(Recording, PiecesOfAnySizeGiveTheSameReport) {
  const std::string once = DumpJson(Import(Made().log, Made().log.size()).report);
  EXPECT_EQ(DumpJson(Import(Made().log, 17).report), once);
}

TEST(Recording, AFileCutAnywhereIsReadUpToItsLastWholeRecord) {
  const Bytes log = Made().log;
  for (const std::size_t cut : {log.size() - 1, log.size() - 30, log.size() / 2, std::size_t{3000}}) {
    Importer importer;
    ASSERT_TRUE(importer.Push(log.first(cut)));
    ASSERT_TRUE(importer.Finish()) << cut;
  }
  for (const std::size_t cut : {std::size_t{0}, std::size_t{5}, std::size_t{12}, std::size_t{200}}) {
    Importer importer;
    static_cast<void>(importer.Push(log.first(cut)));
    const auto report = importer.Finish();
    ASSERT_FALSE(report) << cut;
    EXPECT_EQ(report.error().code, ErrorCode::kFileFormat);
  }
}

// Reads an EDF file without our reader of recordings: the values of one signal.
std::vector<double> EdfValues(const std::string& file, std::size_t wanted, const EdfHeader& header) {
  std::size_t record_bytes = 0;
  std::size_t at_signal = 0;
  for (std::size_t i = 0; i < header.signals.size(); ++i) {
    if (i == wanted) at_signal = record_bytes;
    record_bytes += static_cast<std::size_t>(header.signals[i].samples_per_record) * 2;
  }
  std::vector<double> values;
  for (std::size_t at = EdfHeaderBytes(file); at + record_bytes <= file.size(); at += record_bytes) {
    for (int i = 0; i < header.signals[wanted].samples_per_record; ++i) {
      const std::size_t byte = at + at_signal + static_cast<std::size_t>(i) * 2;
      const auto digital = static_cast<std::int16_t>(static_cast<std::uint8_t>(file[byte]) |
                                                     static_cast<std::uint8_t>(file[byte + 1]) << 8);
      values.push_back(header.signals[wanted].ToPhysical(digital));
    }
  }
  return values;
}

bool Hole(std::int64_t sample) {
  for (const auto& [from, to] : Made().holes) {
    if (sample >= from && sample < to) return true;
  }
  return false;
}

constexpr double kUmyoStep = 3.6e6 / 16384 / 80;
double Sent(std::size_t i) {
  return (std::round(static_cast<double>(Made().emg[i]) / kUmyoStep) + 8000 - 8192) * kUmyoStep;
}

TEST(Export, EdfHoldsEverySampleWithinHalfAStep) {
  const std::string file = Export(Made().log, ExportFormat::kEdfContinuous);
  const auto header = ReadEdfHeader(file);
  ASSERT_TRUE(header) << header.error().message;
  EXPECT_FALSE(header->discontinuous);
  const auto values = EdfValues(file, 0, *header);
  const std::size_t sent = Made().emg.size() / 24 * 24;
  ASSERT_GE(values.size(), sent);
  for (std::size_t i = 0; i < sent; ++i) {
    if (Hole(static_cast<std::int64_t>(i))) continue;
    ASSERT_NEAR(values[i], Sent(i), kUmyoStep / 2) << i;
  }
  EXPECT_EQ(header->records * header->signals[0].samples_per_record, static_cast<std::int64_t>(values.size()));
  EXPECT_NEAR(header->signals[0].samples_per_record / header->record_s, 1131.5, .3);
}

// Streams without a counter are laid on the clock of the fastest; their gaps move by a sample.
std::vector<GapEvent> GapsOfTheFirst(const std::vector<NightEvent>& events) {
  auto gaps = EventsOf<GapEvent>(events);
  gaps.erase(std::remove_if(gaps.begin(), gaps.end(), [](const GapEvent& gap) { return gap.stream != 0; }), gaps.end());
  return gaps;
}

template <typename Kind>
void ExpectSameTimes(const std::vector<Kind>& left, const std::vector<Kind>& right, double tolerance_s) {
  ASSERT_EQ(left.size(), right.size());
  for (std::size_t i = 0; i < left.size(); ++i)
    EXPECT_NEAR(left[i].onset_s - left[0].onset_s, right[i].onset_s - right[0].onset_s, tolerance_s);
}

void ExpectSameEvents(const std::vector<NightEvent>& a, const std::vector<NightEvent>& b, double tolerance_s) {
  const auto left = EventsOf<ContractionEvent>(a);
  const auto right = EventsOf<ContractionEvent>(b);
  ExpectSameTimes(left, right, tolerance_s);
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    EXPECT_NEAR(left[i].duration_s, right[i].duration_s, tolerance_s);
    EXPECT_EQ(left[i].rejection, right[i].rejection);
  }
  const auto left_gaps = GapsOfTheFirst(a);
  const auto right_gaps = GapsOfTheFirst(b);
  ExpectSameTimes(left_gaps, right_gaps, tolerance_s);
  for (std::size_t i = 0; i < std::min(left_gaps.size(), right_gaps.size()); ++i)
    EXPECT_EQ(left_gaps[i].samples, right_gaps[i].samples);
  ExpectSameTimes(EventsOf<MarkEvent>(a), EventsOf<MarkEvent>(b), tolerance_s);
}

TEST(Export, EdfAndCsvGiveTheEventsOfTheRecording) {
  const auto original = Import(Made().log).events;
  for (const ExportFormat format :
       {ExportFormat::kEdfContinuous, ExportFormat::kEdfDiscontinuous, ExportFormat::kCsv}) {
    const std::string file = Export(Made().log, format);
    const Imported back = Import(AsBytes(file));
    ExpectSameEvents(original, back.events, .1);
    EXPECT_NEAR(back.report["startedAtMs"].get<double>(), 1'795'316'400'345.0, 1100);
  }
}

TEST(Export, GapsStandWhereTheSamplesAreMissing) {
  for (const ExportFormat format : {ExportFormat::kEdfContinuous, ExportFormat::kEdfDiscontinuous}) {
    const std::string file = Export(Made().log, format);
    const auto header = ReadEdfHeader(file);
    ASSERT_TRUE(header);
    const double rate = header->signals[0].samples_per_record / header->record_s;
    std::size_t next = 0;
    for (const GapEvent& gap : EventsOf<GapEvent>(Import(AsBytes(file)).events)) {
      if (gap.stream != 0) continue;
      ASSERT_LT(next, Made().holes.size());
      EXPECT_NEAR(gap.onset_s * rate, static_cast<double>(Made().holes[next++].first), 1) << static_cast<int>(format);
    }
    EXPECT_EQ(next, Made().holes.size());
  }
}

TEST(Export, ADemonstrationStaysOneThroughEveryFile) {
  EXPECT_EQ(Import(Made().log).report["demo"], false);
  std::vector<std::uint8_t> log;
  Json header = {{"profile", ProfileJson("umyo")}, {"startedAtMs", 1'795'316'400'345.0}};
  header["demo"] = true;
  AppendLogHeader(header, log);
  const auto signal = Muscle(1131.5, 30, 4, 9);
  for (std::size_t at = 0; at + 24 <= signal.size(); at += 24)
    AppendLogRecord(RecordType::kValue, 0, static_cast<double>(at + 24) / 1131.5,
                    UmyoEmg(static_cast<std::uint32_t>(at), signal, at), log);
  EXPECT_EQ(Import(log).report["demo"], true);
  for (const ExportFormat format :
       {ExportFormat::kEdfContinuous, ExportFormat::kEdfDiscontinuous, ExportFormat::kCsv}) {
    EXPECT_EQ(Import(AsBytes(Export(log, format))).report["demo"], true) << static_cast<int>(format);
    EXPECT_EQ(Import(AsBytes(Export(Made().log, format))).report["demo"], false) << static_cast<int>(format);
  }
}

TEST(Export, DiscontinuousEdfLeavesTheLostLinkOut) {
  const std::string whole = Export(Made().log, ExportFormat::kEdfContinuous);
  const std::string file = Export(Made().log, ExportFormat::kEdfDiscontinuous);
  const auto header = ReadEdfHeader(file);
  ASSERT_TRUE(header);
  EXPECT_TRUE(header->discontinuous);
  EXPECT_NEAR(static_cast<double>(ReadEdfHeader(whole)->records - header->records), 6, 1);
  EXPECT_EQ(file.size(), EdfHeaderBytes(file) + header->record_bytes() * static_cast<std::size_t>(header->records));
}

TEST(Export, OtherDevices) {
  for (const auto& log : {MakeNpgRecording(3, 2), MakeMovesenseRecording(2, 3), MakeUartRecording(3, 4)}) {
    const auto original = Import(log);
    for (const ExportFormat format :
         {ExportFormat::kEdfContinuous, ExportFormat::kEdfDiscontinuous, ExportFormat::kCsv}) {
      const auto back = Import(AsBytes(Export(log, format)));
      EXPECT_EQ(back.report["contractions"].size(), original.report["contractions"].size());
      EXPECT_NEAR(back.report["movements"]["count"].get<double>(), original.report["movements"]["count"].get<double>(),
                  0);
      EXPECT_EQ(back.report["streams"][0]["lost"], original.report["streams"][0]["lost"]);
    }
  }
}

TEST(Export, ARecordingWithoutSamplesSaysSo) {
  std::vector<std::uint8_t> log;
  AppendLogHeader({{"profile", ProfileJson("umyo")}, {"startedAtMs", 0}}, log);
  Exporter exporter({ExportFormat::kEdfContinuous, 0});
  ASSERT_TRUE(exporter.Scan(log));
  const auto header = exporter.Begin();
  ASSERT_FALSE(header);
  EXPECT_EQ(header.error().code, ErrorCode::kFileFormat);
}

TEST(Import, SaysWhatIsWrongAndWhere) {
  const auto error = [](const std::string& text) {
    Importer importer;
    const auto pushed = importer.Push(AsBytes(text));
    if (!pushed) return std::string(ErrorCodeName(pushed.error().code)) + " " + pushed.error().where;
    const auto report = importer.Finish();
    return report ? std::string("ok") : std::string(ErrorCodeName(report.error().code)) + " " + report.error().where;
  };
  EXPECT_EQ(error(""), "file-format line 0");
  EXPECT_EQ(error("\x89PNG\r\n\x1a\n0000"), "file-format line 1");
  EXPECT_EQ(error("time,heart\n0,70\n"), "file-format line 1");
  EXPECT_EQ(error("time,emg\n0,1\n0.1,2\n"), "file-format line 3");
  EXPECT_EQ(error("time,emg\n0,1\n0.1\n"), "file-format line 3");
  EXPECT_EQ(error("time,emg\n0,1\n0.1,2\n0.05,2\n"), "file-format line 4");
  EXPECT_EQ(error("time,emg\nx,1\n"), "file-format line 2");
  EXPECT_EQ(error("time,emg\n0,1\n900000,1\n"), "file-format line 3");
  EXPECT_EQ(error(std::string(10'000, 'a')), "file-format line 0");
  EXPECT_EQ(error("CHARLEYR\x02"), "file-format byte 0");
  const std::string edf = Export(Made().log, ExportFormat::kEdfContinuous);
  EXPECT_EQ(error(edf.substr(0, 200)), "file-format byte 200");
  EXPECT_EQ(error(edf.substr(0, EdfHeaderBytes(edf))), "file-format records");
  std::string broken = edf.substr(0, 100'000);
  broken.replace(252, 4, "zero");
  EXPECT_EQ(error(broken), "file-format byte 252");
}

TEST(Import, PlainCsvOfOtherPrograms) {
  std::string text = "Zeit;EMG links (mV);Acc X (mg);Acc Y (mg);Acc Z (mg)\n";
  const auto leg = Muscle(250, 60, .002, 1);
  const auto tight = Muscle(250, 12, .06, 2);
  std::vector<float> signal = leg;
  Append(signal, tight);
  Append(signal, leg);
  for (std::size_t i = 0; i < signal.size(); ++i) {
    text += std::to_string(static_cast<double>(i) / 250) + ";" + std::to_string(signal[i]) + ";0;0;1000\n";
  }
  const Imported seen = Import(AsBytes(text));
  ASSERT_EQ(seen.report["contractions"].size(), 1U);
  EXPECT_NEAR(seen.report["contractions"][0]["onsetS"].get<double>(), 60, .2);
  EXPECT_NEAR(seen.report["streams"][0]["rateHz"].get<double>(), 250, .1);
}

TEST(IsoTime, BothWays) {
  EXPECT_EQ(IsoTime(1'795'316'400'345.0), "2026-11-22T03:00:00.345Z");
  EXPECT_EQ(ParseIsoTime("2026-11-22T03:00:00.345Z"), 1'795'316'400'345.0);
  EXPECT_EQ(IsoTime(-1), "1969-12-31T23:59:59.999Z");
  EXPECT_TRUE(std::isnan(ParseIsoTime("yesterday")));
  EXPECT_TRUE(std::isnan(ParseIsoTime("2026-02-31T00:00:00Z")));
}

}  // namespace
}  // namespace charley::testing
