#include "tests/support/edf_file.h"

#include <algorithm>
#include <cmath>

namespace charley::testing {
namespace {

constexpr int kNoteBytes = 600;

bool IsNotes(const EdfTrack& track) { return track.values.empty(); }

std::string Samples(const EdfTrack& track, const EdfSignal& signal, std::size_t record) {
  std::string out;
  const auto count = static_cast<std::size_t>(signal.samples_per_record);
  for (std::size_t i = record * count; i < (record + 1) * count; ++i) {
    const double value = i < track.values.size() ? static_cast<double>(track.values[i]) : 0;
    const auto digital = static_cast<unsigned>(signal.ToDigital(value));
    out += static_cast<char>(digital & 0xff);
    out += static_cast<char>(digital >> 8 & 0xff);
  }
  return out;
}

// Only the first signal of annotations keeps the time.
std::string Notes(const EdfTrack& track, double from_s, double record_s, bool keeps_time) {
  std::vector<EdfAnnotation> due;
  for (const EdfAnnotation& note : track.notes) {
    if (note.onset_s >= from_s && note.onset_s < from_s + record_s) due.push_back(note);
  }
  std::size_t next = 0;
  std::string bytes = EdfAnnotationBytes(from_s, due, next, kNoteBytes);
  if (keeps_time) return bytes;
  bytes.erase(0, bytes.find('\0') + 1);
  bytes.resize(kNoteBytes, '\0');
  return bytes;
}

}  // namespace

std::string EdfFile(const std::vector<EdfTrack>& tracks, double record_s) {
  EdfHeader header;
  header.record_s = record_s;
  header.started_at_ms = 1'795'316'400'000.0;
  double length_s = 0;
  for (const EdfTrack& track : tracks) {
    if (IsNotes(track)) {
      header.signals.push_back(EdfAnnotationSignal(kNoteBytes));
      continue;
    }
    header.signals.push_back({track.label, track.unit, -track.limit, track.limit, -32768, 32767,
                              static_cast<int>(std::lround(track.rate_hz * record_s))});
    length_s = std::max(length_s, static_cast<double>(track.values.size()) / track.rate_hz);
  }
  header.records = static_cast<std::int64_t>(std::ceil(length_s / record_s));
  std::string out = EdfHeaderText(header);
  for (std::size_t record = 0; record < static_cast<std::size_t>(header.records); ++record) {
    bool keeps_time = true;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
      if (!IsNotes(tracks[i])) {
        out += Samples(tracks[i], header.signals[i], record);
        continue;
      }
      out += Notes(tracks[i], static_cast<double>(record) * record_s, record_s, keeps_time);
      keeps_time = false;
    }
  }
  return out;
}

}  // namespace charley::testing
