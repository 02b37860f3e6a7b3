#include "core/recording/exporter.h"

#include <algorithm>
#include <cmath>

#include "core/base/decimal.h"
#include "core/recording/iso_time.h"

namespace charley {
namespace {

constexpr double kSameRate = 1e-3;
constexpr double kLateS = 30;  // a slower stream that is this far behind has died; it is not waited for

// Seven significant digits: more than any converter of a sensor has.
std::string ShortNumber(double value) {
  const double size = std::abs(value);
  int digits = 6;
  for (double limit = 10; digits > 0 && size >= limit; limit *= 10) --digits;
  return Short(value, size < 0.1 ? 9 : digits);
}

// An event as a note in the file, before gaps are laid where their samples are missing. No text: it is not written.
struct EventNote {
  EdfAnnotation operator()(const ContractionStarted&) const { return {}; }
  EdfAnnotation operator()(const ContractionEvent& event) const {
    return {event.onset_s, event.duration_s,
            event.cramp_like() ? "Charley cramp-like contraction" : "Charley contraction"};
  }
  EdfAnnotation operator()(const MovementEvent& event) const {
    return {event.onset_s, event.duration_s, "Charley movement"};
  }
  EdfAnnotation operator()(const PostureEvent& event) const {
    return {event.onset_s, event.duration_s, "Charley posture"};
  }
  EdfAnnotation operator()(const MarkEvent& event) const { return {event.onset_s, -1, Named("mark", event.text)}; }
  EdfAnnotation operator()(const GapEvent& event) const {
    return {event.onset_s, event.duration_s, Named("gap", event.reason)};
  }
  EdfAnnotation operator()(const LinkEvent& event) const { return {event.onset_s, -1, Named("link", event.reason)}; }
  EdfAnnotation operator()(const PlacementEvent&) const { return {}; }
  EdfAnnotation operator()(const LegMovementEvent&) const { return {}; }  // a night has hundreds: asked for apart

  static std::string Named(const char* name, const std::string& text) {
    return std::string("Charley ") + name + (text.empty() ? "" : ": " + text);
  }
};

}  // namespace

Result<bool> Exporter::Scan(Bytes piece) {
  return scan_.Push(piece, [this](const SampleBlock& block) { NoteGap(block); });
}

void Exporter::NoteGap(const SampleBlock& block) {
  const auto stream = static_cast<std::size_t>(block.stream);
  if (gaps_.size() <= stream) gaps_.resize(stream + 1);
  if (block.gap_before > 0) gaps_[stream].emplace_back(block.first_sample - block.gap_before, block.first_sample);
}

void Exporter::Plan() {
  scanned_ = scan_.player();
  const auto& streams = scanned_->session().streams();
  gaps_.resize(streams.size());
  lanes_.resize(streams.size());
  double best = 0;
  for (std::size_t i = 0; i < streams.size(); ++i) {
    const StreamClock& clock = scanned_->session().clock(i);
    Lane& lane = lanes_[i];
    lane.used = clock.received() > 0;
    lane.channels = static_cast<int>(streams[i].channels.size());
    lane.rate_hz = clock.rate_hz();
    lane.total = clock.next_sample();
    lane.start_s = clock.TimeOf(0);
    lane.last.assign(streams[i].channels.size(), 0);
    if (lane.used && lane.rate_hz > best) {
      best = lane.rate_hz;
      main_ = i;
    }
  }
  Lane& main = lanes_[main_];
  zero_s_ = std::max(0.0, main.start_s);
  main.per_record = static_cast<int>(std::max(1.0, std::round(main.rate_hz)));
  header_.record_s = EdfRecordLength(main.per_record / main.rate_hz);
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    Lane& lane = lanes_[i];
    if (!lane.used) continue;
    const bool same = streams[i].counter == streams[main_].counter && streams[i].counter != CounterKind::kNone &&
                      streams[i].nominal_rate_hz == streams[main_].nominal_rate_hz &&
                      std::abs(lane.rate_hz / main.rate_hz - 1) < kSameRate;
    lane.exact = i == main_ || same;
    lane.per_record =
        lane.exact ? main.per_record : static_cast<int>(std::max(1.0, std::round(lane.rate_hz * header_.record_s)));
    if (lane.exact) lane.shift = std::llround((main.start_s - lane.start_s) * main.rate_hz);
  }
  records_ = (main.total + main.per_record - 1) / main.per_record;
}

Result<std::string> Exporter::Begin() {
  if (scan_.player() == nullptr) return Fail(ErrorCode::kFileFormat, "the recording has no header", "byte 0");
  scan_.Finish([this](const SampleBlock& block) { NoteGap(block); });
  Plan();
  const Lane& main = lanes_[main_];
  if (!main.used || main.total == 0) return Fail(ErrorCode::kFileFormat, "the recording holds no samples", "records");
  const auto& streams = scanned_->session().streams();
  const double start_ms = scanned_->started_at_ms() + zero_s_ * 1000 + options_.utc_offset_min * 60'000.0;
  header_.started_at_ms = std::floor(start_ms / 1000) * 1000;
  lead_s_ = (start_ms - header_.started_at_ms) / 1000;
  header_.recording = "Charley_" + scanned_->context().profile;
  header_.discontinuous = options_.format == ExportFormat::kEdfDiscontinuous;
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    if (!lanes_[i].used) continue;
    const StreamInfo& info = streams[i];
    for (const std::string& channel : info.channels) {
      header_.signals.push_back({info.id == "emg" ? channel + " Calf" : channel, info.unit, info.physical_min,
                                 info.physical_max, info.digital_min, info.digital_max, lanes_[i].per_record});
    }
  }
  CollectNotes();
  header_.signals.push_back(EdfAnnotationSignal(note_bytes_));
  csv_shown_.assign(lanes_.size(), -1);
  header_.records = records_;
  if (header_.discontinuous) {  // those that lie in a gap are left out
    for (const auto& [from, to] : gaps_[main_]) {
      const std::int64_t first = (from + main.per_record - 1) / main.per_record;
      header_.records -= std::max<std::int64_t>(0, to / main.per_record - first);
    }
  }
  return options_.format == ExportFormat::kCsv ? CsvHeader() : EdfHeaderText(header_);
}

// When a sample stands in the file, s after its start.
double Exporter::FileTime(const Lane& lane, std::int64_t sample) const {
  if (lane.exact) return static_cast<double>(sample - lane.shift) * header_.record_s / lane.per_record;
  return static_cast<double>(sample) / lane.rate_hz + lane.start_s - zero_s_;
}

void Exporter::CollectNotes() {
  const auto& streams = scanned_->session().streams();
  if (scanned_->context().demo) notes_.push_back({0, -1, std::string(kDemoNote)});
  std::vector<std::size_t> seen(lanes_.size(), 0);
  for (const NightEvent& event : scanned_->analyzer().events()) {
    EdfAnnotation note = std::visit(EventNote{}, event);
    if (note.text.empty()) continue;
    note.onset_s -= zero_s_;
    if (const auto* gap = std::get_if<GapEvent>(&event)) {
      // Where the samples are missing, not where the clock stood when it noticed.
      const auto stream = static_cast<std::size_t>(gap->stream);
      if (seen[stream] >= gaps_[stream].size()) continue;
      const auto& [from, to] = gaps_[stream][seen[stream]++];
      note.onset_s = FileTime(lanes_[stream], from);
      note.duration_s = FileTime(lanes_[stream], to) - note.onset_s;
      note.text = "Charley gap " + streams[stream].id + ": " + gap->reason;
    }
    notes_.push_back(std::move(note));
  }
  std::sort(notes_.begin(), notes_.end(), [](const EdfAnnotation& a, const EdfAnnotation& b) {
    return a.onset_s != b.onset_s ? a.onset_s < b.onset_s : a.text < b.text;
  });
  std::size_t most = 0;
  std::vector<std::size_t> in_record(static_cast<std::size_t>(records_) + 1, 0);
  for (const EdfAnnotation& note : notes_) {
    const auto record =
        std::clamp<std::int64_t>(static_cast<std::int64_t>(note.onset_s / header_.record_s), 0, records_);
    most =
        std::max(most, in_record[static_cast<std::size_t>(record)] += 40 + std::min<std::size_t>(60, note.text.size()));
  }
  note_bytes_ = static_cast<int>((std::clamp<std::size_t>(most + 40, 120, 4000) + 1) / 2 * 2);
}

Result<bool> Exporter::Write(Bytes piece, std::string& out) {
  return write_.Push(piece, [&](const SampleBlock& block) {
    Take(block);
    Drain(false, out);
  });
}

void Exporter::End(std::string& out) {
  write_.Finish([&](const SampleBlock& block) { Take(block); });
  Drain(true, out);
}

void Exporter::Take(const SampleBlock& block) {
  Lane& lane = lanes_[static_cast<std::size_t>(block.stream)];
  const auto channels = static_cast<std::size_t>(lane.channels);
  if (static_cast<std::size_t>(block.channels) != channels) return;
  if (block.gap_before > 0) {
    lane.holes.emplace_back(block.first_sample - block.gap_before, block.first_sample);
    for (std::int64_t i = 0; i < block.gap_before; ++i)
      lane.values.insert(lane.values.end(), lane.last.begin(), lane.last.end());
  }
  lane.values.insert(lane.values.end(), block.values.begin(), block.values.end());
  lane.last.assign(block.values.end() - static_cast<std::ptrdiff_t>(channels), block.values.end());
}

std::int64_t Exporter::SampleFor(const Lane& lane, std::int64_t record, int place) const {
  if (lane.exact) return record * lane.per_record + place + lane.shift;
  const double time = (static_cast<double>(record) + (place + 0.5) / lane.per_record) * header_.record_s + zero_s_;
  return std::llround((time - lane.start_s) * lane.rate_hz - 0.5);
}

bool Exporter::Ready(std::int64_t record, bool all) const {
  if (all) return true;
  const Lane& main = lanes_[main_];
  const std::int64_t main_end = main.base + static_cast<std::int64_t>(main.values.size()) / main.channels;
  if (main_end < (record + 1) * main.per_record) return false;
  const double ahead_s = static_cast<double>(main_end - record * main.per_record) / main.rate_hz;
  for (const Lane& lane : lanes_) {
    if (!lane.used) continue;
    const std::int64_t end = lane.base + static_cast<std::int64_t>(lane.values.size()) / lane.channels;
    if (end <= SampleFor(lane, record, lane.per_record - 1) && end < lane.total && ahead_s < kLateS) return false;
  }
  return true;
}

float Exporter::Value(const Lane& lane, std::int64_t sample, int channel) const {
  const std::int64_t end = lane.base + static_cast<std::int64_t>(lane.values.size()) / lane.channels;
  if (end == lane.base) return lane.last[static_cast<std::size_t>(channel)];
  const std::int64_t at = std::clamp(sample, lane.base, end - 1) - lane.base;
  return lane.values[static_cast<std::size_t>(at * lane.channels + channel)];
}

bool Exporter::Missing(const Lane& lane, std::int64_t sample) const {
  if (sample < 0 || sample >= lane.total) return true;
  return std::any_of(lane.holes.begin(), lane.holes.end(),
                     [&](const auto& hole) { return sample >= hole.first && sample < hole.second; });
}

void Exporter::Drain(bool all, std::string& out) {
  while (next_record_ < records_ && Ready(next_record_, all)) {
    if (options_.format == ExportFormat::kCsv) CsvRows(next_record_, out);
    else EdfRecord(next_record_, out);
    Forget(next_record_);
    ++next_record_;
  }
}

// Lets go of what no later record needs.
void Exporter::Forget(std::int64_t record) {
  for (Lane& lane : lanes_) {
    if (!lane.used) continue;
    const std::int64_t end = lane.base + static_cast<std::int64_t>(lane.values.size()) / lane.channels;
    const std::int64_t keep = std::min(end - 1, SampleFor(lane, record + 1, 0) - 1);
    if (keep <= lane.base) continue;
    const auto drop = static_cast<std::ptrdiff_t>((keep - lane.base) * lane.channels);
    lane.values.erase(lane.values.begin(), lane.values.begin() + drop);
    lane.base = keep;
    while (!lane.holes.empty() && lane.holes.front().second <= keep) lane.holes.pop_front();
  }
}

void Exporter::EdfRecord(std::int64_t record, std::string& out) {
  const Lane& main = lanes_[main_];
  if (header_.discontinuous) {
    const std::int64_t from = record * main.per_record;
    const bool hollow = std::any_of(main.holes.begin(), main.holes.end(), [&](const auto& hole) {
      return hole.first <= from && hole.second >= from + main.per_record;
    });
    if (hollow) return;
  }
  std::size_t signal = 0;
  for (const Lane& lane : lanes_) {
    if (!lane.used) continue;
    for (int channel = 0; channel < lane.channels; ++channel, ++signal) {
      for (int place = 0; place < lane.per_record; ++place) {
        const float value = Value(lane, SampleFor(lane, record, place), channel);
        const auto digital = static_cast<unsigned>(header_.signals[signal].ToDigital(static_cast<double>(value)));
        out += static_cast<char>(digital & 0xff);
        out += static_cast<char>(digital >> 8 & 0xff);
      }
    }
  }
  // A record carries the notes up to its end; what does not fit goes into the next.
  const double onset = static_cast<double>(record) * header_.record_s;
  std::size_t until = next_note_;
  while (until < notes_.size() && (notes_[until].onset_s < onset + header_.record_s || record + 1 == records_)) ++until;
  std::vector<EdfAnnotation> due(notes_.begin() + static_cast<std::ptrdiff_t>(next_note_),
                                 notes_.begin() + static_cast<std::ptrdiff_t>(until));
  for (EdfAnnotation& note : due) note.onset_s += lead_s_;
  std::size_t written = 0;
  out += EdfAnnotationBytes(onset + lead_s_, due, written, note_bytes_);
  next_note_ += written;
}

std::string Exporter::CsvHeader() const {
  std::string out = "time,seconds";
  const auto& streams = scanned_->session().streams();
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    if (!lanes_[i].used) continue;
    for (const std::string& channel : streams[i].channels) out += "," + channel + " (" + streams[i].unit + ")";
  }
  return out + ",missing_before,event\r\n";
}

void Exporter::CsvRows(std::int64_t record, std::string& out) {
  const Lane& main = lanes_[main_];
  for (int place = 0; place < main.per_record; ++place) {
    const std::int64_t sample = record * main.per_record + place;
    if (sample >= main.total) return;
    if (Missing(main, sample)) continue;
    const double seconds = static_cast<double>(sample) / main.rate_hz;
    out += IsoTime(scanned_->started_at_ms() + (zero_s_ + seconds) * 1000);
    out += "," + Fixed(seconds, 6);
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      const Lane& lane = lanes_[i];
      if (!lane.used) continue;
      std::int64_t at = sample + lane.shift;
      bool show = true;
      if (!lane.exact) {
        at = static_cast<std::int64_t>(std::floor((seconds + zero_s_ - lane.start_s) * lane.rate_hz));
        show = at > csv_shown_[i] && at >= 0;
      }
      show = show && !Missing(lane, at);
      for (int channel = 0; channel < lane.channels; ++channel) {
        out += ',';
        if (show) out += ShortNumber(static_cast<double>(Value(lane, at, channel)));
      }
      if (show) csv_shown_[i] = at;
    }
    const std::int64_t missing = sample - csv_last_ - 1;
    csv_last_ = sample;
    out += missing > 0 ? "," + std::to_string(missing) + "," : std::string(",,");
    std::string note;
    while (next_csv_note_ < notes_.size() && notes_[next_csv_note_].onset_s <= seconds) {
      const EdfAnnotation& due = notes_[next_csv_note_++];
      note += (note.empty() ? "" : "; ") + due.text;
      if (due.duration_s >= 0) note += " " + ShortNumber(std::round(due.duration_s * 1000) / 1000) + " s";
    }
    // Quoted by RFC 4180; a leading character that a spreadsheet would run is never ours, marks begin with a word.
    if (!note.empty()) {
      out += '"';
      for (char c : note) out += c == '"' ? std::string("\"\"") : std::string(1, c);
      out += '"';
    }
    out += "\r\n";
  }
}

}  // namespace charley
