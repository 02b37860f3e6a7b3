// A recording as EDF+ or CSV. Two passes over the log, in pieces of any size, so that a night needs little memory:
// first Scan all pieces, then Begin, then Write the same pieces again, then End.
#ifndef CHARLEY_RECORDING_EXPORTER_H_
#define CHARLEY_RECORDING_EXPORTER_H_

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "core/recording/edf.h"
#include "core/recording/log_player.h"

namespace charley {

enum class ExportFormat : std::uint8_t {
  kEdfContinuous,     // EDF+C: gaps filled with the last value and annotated "Charley gap <stream>: <reason>"
  kEdfDiscontinuous,  // EDF+D: records that lie in a gap of the fastest stream are left out
  kCsv,               // one row a sample of the fastest stream, with absolute time
};

struct ExportOptions {
  ExportFormat format = ExportFormat::kEdfContinuous;
  int utc_offset_min = 0;  // EDF has local time without a zone
};

// The fastest stream, and every stream with its rate and counter, goes out sample for sample. Slower ones (without a
// counter of their own) are laid on the same clock: each place takes the sample that is nearest in time.
class Exporter {
 public:
  explicit Exporter(const ExportOptions& options) : options_(options) {}

  Result<bool> Scan(Bytes piece);                     // errors: those of LogReader and Player
  Result<std::string> Begin();                        // header; errors: file-format (no samples)
  Result<bool> Write(Bytes piece, std::string& out);  // appends what is complete
  void End(std::string& out);

  std::int64_t records() const { return records_; }
  const EdfHeader& edf_header() const { return header_; }

 private:
  struct Lane {  // one stream on its way out
    bool used = false;
    bool exact = false;  // sample for sample
    int channels = 1;
    int per_record = 1;
    double rate_hz = 0;        // measured over the whole recording
    double start_s = 0;        // recorder's time of its sample 0
    std::int64_t shift = 0;    // exact: sample number = place + shift
    std::int64_t total = 0;    // samples, lost ones included
    std::deque<float> values;  // from sample `base` on, channels interleaved
    std::int64_t base = 0;
    std::deque<std::pair<std::int64_t, std::int64_t>> holes;  // [from, to) not received
    std::vector<float> last;
  };

  using Holes = std::vector<std::pair<std::int64_t, std::int64_t>>;  // [from, to) not received

  void NoteGap(const SampleBlock& block);
  void Plan();
  void CollectNotes();
  double FileTime(const Lane& lane, std::int64_t sample) const;
  void Take(const SampleBlock& block);
  void Drain(bool all, std::string& out);
  bool Ready(std::int64_t record, bool all) const;
  std::int64_t SampleFor(const Lane& lane, std::int64_t record, int place) const;
  float Value(const Lane& lane, std::int64_t sample, int channel) const;
  bool Missing(const Lane& lane, std::int64_t sample) const;
  void EdfRecord(std::int64_t record, std::string& out);
  void CsvRows(std::int64_t record, std::string& out);
  void Forget(std::int64_t record);
  std::string CsvHeader() const;

  ExportOptions options_;
  LogPlayer scan_{Playing::kAnalyzed}, write_{Playing::kSamplesOnly};
  const Player* scanned_ = nullptr;
  std::vector<Holes> gaps_;  // of each stream, in order
  std::vector<Lane> lanes_;
  std::size_t main_ = 0;
  EdfHeader header_;
  std::vector<EdfAnnotation> notes_;
  int note_bytes_ = 120;  // for annotations, a record
  std::size_t next_note_ = 0, next_csv_note_ = 0;
  double lead_s_ = 0;  // part of a second by which the recording begins after the header's start time
  double zero_s_ = 0;  // recorder's time of place 0
  std::int64_t records_ = 0, next_record_ = 0, csv_last_ = -1;
  std::vector<std::int64_t> csv_shown_;  // last sample of each slower lane that a row has shown
};

}  // namespace charley

#endif  // CHARLEY_RECORDING_EXPORTER_H_
