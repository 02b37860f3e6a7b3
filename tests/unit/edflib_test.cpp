// EDF+ files of ours in the hands of edflib (Debian's libedf-dev), the reader that others use. Native builds only.
#include <edflib.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>

#include "core/recording/exporter.h"
#include "tests/support/made_recording.h"

namespace charley::testing {
namespace {

constexpr double kStep = 3.6e6 / 16384 / 80;

std::string Export(const std::vector<std::uint8_t>& log, ExportFormat format) {
  Exporter exporter({format, 0});
  EXPECT_TRUE(exporter.Scan(log));
  std::string out = *exporter.Begin();
  EXPECT_TRUE(exporter.Write(log, out));
  exporter.End(out);
  return out;
}

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes) {
    path_ = "/tmp/charley-edf-XXXXXX";
    const int handle = mkstemp(path_.data());
    EXPECT_GE(handle, 0);
    close(handle);
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { std::remove(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const char* path() const { return path_.c_str(); }

 private:
  std::string path_;
};

TEST(EdfLib, ReadsEverySampleWithinHalfAStepAndEveryGap) {
  const MadeRecording made = MakeUmyoRecording(4, 1);
  const TemporaryFile file(Export(made.log, ExportFormat::kEdfContinuous));
  edf_hdr_struct header{};
  ASSERT_EQ(edfopen_file_readonly(file.path(), &header, EDFLIB_READ_ALL_ANNOTATIONS), 0) << header.filetype;
  EXPECT_EQ(header.filetype, EDFLIB_FILETYPE_EDFPLUS);
  EXPECT_EQ(header.edfsignals, 7);
  EXPECT_EQ(header.startdate_year, 2026);
  EXPECT_EQ(header.startdate_month, 11);
  EXPECT_EQ(header.starttime_hour, 3);
  const auto count = static_cast<std::size_t>(header.signalparam[0].smp_in_file);
  std::vector<double> values(count);
  ASSERT_EQ(edfread_physical_samples(header.handle, 0, static_cast<int>(count), values.data()),
            static_cast<int>(count));
  std::size_t hole = 0;
  for (std::size_t i = 0; i < made.emg.size() / 24 * 24; ++i) {
    while (hole < made.holes.size() && static_cast<std::int64_t>(i) >= made.holes[hole].second) ++hole;
    if (hole < made.holes.size() && static_cast<std::int64_t>(i) >= made.holes[hole].first) continue;
    const double sent = (std::round(static_cast<double>(made.emg[i]) / kStep) + 8000 - 8192) * kStep;
    ASSERT_NEAR(values[i], sent, kStep / 2) << i;
  }
  std::size_t gaps = 0;
  bool cramp = false;
  for (int i = 0; i < header.annotations_in_file; ++i) {
    edf_annotation_struct note{};
    ASSERT_EQ(edf_get_annotation(header.handle, i, &note), 0);
    const std::string text = note.annotation;
    if (text.rfind("Charley gap emg", 0) == 0) ++gaps;
    cramp = cramp || text == "Charley cramp-like contraction";
  }
  EXPECT_EQ(gaps, made.holes.size());
  EXPECT_TRUE(cramp);
  edfclose_file(header.handle);
}

TEST(EdfLib, ReadsTheOtherDevices) {
  for (const auto& log : {MakeNpgRecording(3, 2), MakeMovesenseRecording(2, 3), MakeUartRecording(3, 4)}) {
    const TemporaryFile file(Export(log, ExportFormat::kEdfContinuous));
    edf_hdr_struct header{};
    ASSERT_EQ(edfopen_file_readonly(file.path(), &header, EDFLIB_READ_ALL_ANNOTATIONS), 0) << header.filetype;
    edfclose_file(header.handle);
  }
}

// Why EDF+D is on request only: this reader refuses it.
TEST(EdfLib, RefusesDiscontinuousFiles) {
  const TemporaryFile file(Export(MakeUmyoRecording(4, 1).log, ExportFormat::kEdfDiscontinuous));
  edf_hdr_struct header{};
  EXPECT_NE(edfopen_file_readonly(file.path(), &header, EDFLIB_READ_ALL_ANNOTATIONS), 0);
  EXPECT_EQ(header.filetype, EDFLIB_FILE_IS_DISCONTINUOUS);
}

}  // namespace
}  // namespace charley::testing
