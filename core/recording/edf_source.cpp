// EDF, EDF+ and BDF into the analyzer, record by record.
#include <algorithm>
#include <cmath>

#include "core/recording/import_source.h"
#include "core/recording/leg_label.h"

namespace charley {
namespace {

std::string Lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

bool HasAny(const std::string& text, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return text.find(word) != std::string::npos; });
}

double VoltScale(const std::string& unit) {  // to microvolts; 0: no voltage
  if (unit == "uV" || unit == "\xb5V" || unit == "\xc2\xb5V") return 1;
  if (unit == "mV") return 1e3;
  return unit == "V" ? 1e6 : 0;
}

double GravityScale(const std::string& unit) {  // to g; 0: no acceleration
  if (unit == "g") return 1;
  if (unit == "mg") return 1e-3;
  return unit == "m/s2" || unit == "m/s^2" ? 1 / 9.80665 : 0;
}

// Records longer than this are no recording of ours to load (64 MB a record).
constexpr std::size_t kMaxRecordBytes = 64'000'000;

class EdfSource final : public Importer::Source {
 public:
  explicit EdfSource(double mains_hz) { settings_.emg.mains_hz = mains_hz; }

  Result<bool> Push(Bytes piece) override {
    buffer_.insert(buffer_.end(), piece.begin(), piece.end());
    if (!analyzer_) {
      Result<bool> ready = Open();
      if (!ready || !analyzer_) return ready;
    }
    std::size_t at = 0;
    while (buffer_.size() - at >= record_bytes_) {
      Record(Bytes(buffer_).subspan(at, record_bytes_));
      at += record_bytes_;
    }
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(at));
    return true;
  }

  Result<Json> Finish(LegMovementPreset preset) override {
    if (!analyzer_)
      return Fail(ErrorCode::kFileFormat, "the file ends within its header", "byte " + std::to_string(buffer_.size()));
    if (records_ == 0) return Fail(ErrorCode::kFileFormat, "the file holds no whole record", "records");
    analyzer_->Finish();
    ReportContext context;
    context.profile = "edf";
    // EDF+: "Startdate dd-MMM-yyyy admin technician equipment"; the equipment is the device.
    context.device = header_.recording.substr(header_.recording.rfind(' ') + 1);
    context.started_at_ms = header_.started_at_ms;
    context.duration_s = end_s_;
    context.demo = demo_;
    context.preset = preset;
    context.sleep = sleep_;
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      context.streams.push_back({lanes_[i].rate_hz, lanes_[i].received, lanes_[i].lost, 0, 0});
    }
    return NightReport(*analyzer_, context);
  }

  const NightAnalyzer* analyzer() const override { return analyzer_.get(); }

 private:
  struct Lane {
    StreamInfo info;
    std::vector<std::size_t> signals;  // indices into header_.signals
    double scale = 1;
    double rate_hz = 0;
    std::int64_t next = 0, received = 0, lost = 0;
    std::vector<std::pair<double, double>> holes;  // annotated, seconds
  };

  Result<bool> Open() {
    const std::string text(
        buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(buffer_.size(), 200'000)));
    if (text.size() < 256) return true;
    const std::size_t bytes = EdfHeaderBytes(text);
    if (bytes > text.size()) return true;
    Result<EdfHeader> header = ReadEdfHeader(text);
    if (!header) return tl::unexpected<Error>(header.error());
    header_ = std::move(*header);
    if (header_.record_s <= 0) return Fail(ErrorCode::kFileFormat, "records of no length hold no signals", "byte 244");
    record_bytes_ = header_.record_bytes();
    if (record_bytes_ == 0 || record_bytes_ > kMaxRecordBytes)
      return Fail(ErrorCode::kFileFormat, "records of no sensible size", "byte 244");
    Choose();
    if (lanes_.empty())
      return Fail(ErrorCode::kFileFormat, "no EMG and no accelerometer among the signals", "byte 256");
    std::vector<StreamInfo> infos;
    for (const Lane& lane : lanes_) infos.push_back(lane.info);
    analyzer_ = std::make_unique<NightAnalyzer>(std::move(infos), settings_);
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(bytes));
    return true;
  }

  void AddLane(const char* id, const char* unit, const std::vector<std::size_t>& signals, double scale) {
    Lane lane;
    const EdfSignal& first = header_.signals[signals.front()];
    lane.signals = signals;
    lane.scale = scale;
    lane.rate_hz = first.samples_per_record / header_.record_s;
    lane.info.id = id;
    lane.info.unit = unit;
    lane.info.nominal_rate_hz = lane.rate_hz;
    lane.info.physical_min = std::min(first.physical_min, first.physical_max) * scale;
    lane.info.physical_max = std::max(first.physical_min, first.physical_max) * scale;
    for (std::size_t signal : signals) {
      lane.info.channels.push_back(header_.signals[signal].label);
      lane.info.places.push_back(ReadLegLabel(header_.signals[signal].label).place);
    }
    lanes_.push_back(std::move(lane));
  }

  // Signals with these names and units, those alike in rate, unit and range together: one stream each.
  template <typename Fits>
  bool AddEmg(const char* unit, Fits fits) {
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < header_.signals.size(); ++i) {
      if (header_.signals[i].annotations() || !fits(header_.signals[i])) continue;
      const auto group = std::find_if(groups.begin(), groups.end(), [&](const std::vector<std::size_t>& members) {
        return Alike(header_.signals[members.front()], header_.signals[i]);
      });
      if (group != groups.end()) group->push_back(i);
      else groups.push_back({i});
    }
    for (const std::vector<std::size_t>& group : groups) {
      const double scale = VoltScale(header_.signals[group.front()].unit);
      AddLane("emg", unit, group, scale > 0 ? scale : 1);
    }
    return !groups.empty();
  }

  static bool Alike(const EdfSignal& a, const EdfSignal& b) {
    return a.samples_per_record == b.samples_per_record && a.unit == b.unit && a.physical_min == b.physical_min &&
           a.physical_max == b.physical_max;
  }

  // Legs by name; else an EMG of a muscle that the names leave open; else, where no name says anything, any voltage.
  void Choose() {
    const auto kind = [](const EdfSignal& signal) { return ReadLegLabel(signal.label).kind; };
    const auto volts = [](const EdfSignal& signal) { return VoltScale(signal.unit) > 0; };
    std::vector<std::size_t> acc;
    for (std::size_t i = 0; i < header_.signals.size(); ++i) {
      const EdfSignal& signal = header_.signals[i];
      if (GravityScale(signal.unit) > 0 && HasAny(Lower(signal.label), {"acc"}) && acc.size() < 3) acc.push_back(i);
    }
    const bool found =
        AddEmg("uV", [&](const EdfSignal& s) { return volts(s) && kind(s) == LegLabelKind::kLeg; }) ||
        AddEmg("uV", [&](const EdfSignal& s) { return volts(s) && kind(s) == LegLabelKind::kEmg; }) ||
        AddEmg("count", [&](const EdfSignal& s) { return s.unit == "count" && kind(s) >= LegLabelKind::kEmg; });
    const bool named = std::any_of(header_.signals.begin(), header_.signals.end(),
                                   [&](const EdfSignal& s) { return kind(s) == LegLabelKind::kOther; });
    if (!found && !named && acc.empty()) AddEmg("uV", volts);
    if (acc.size() == 3) AddLane("acc", "g", acc, GravityScale(header_.signals[acc.front()].unit));
  }

  int Digital(Bytes record, std::size_t at) const {
    if (!header_.wide) return static_cast<std::int16_t>(record[at] | record[at + 1] << 8);
    const int value = record[at] | record[at + 1] << 8 | record[at + 2] << 16;
    return value >= 1 << 23 ? value - (1 << 24) : value;
  }

  void Record(Bytes record) {
    const std::size_t width = header_.wide ? 3 : 2;
    std::vector<std::size_t> starts;  // byte where each signal begins
    std::size_t at = 0;
    EdfRecordNotes notes;
    bool first = true;
    for (const EdfSignal& signal : header_.signals) {
      const std::size_t bytes = static_cast<std::size_t>(signal.samples_per_record) * width;
      starts.push_back(at);
      if (signal.annotations()) {
        EdfRecordNotes more = ReadEdfAnnotations(record.subspan(at, bytes));
        if (first) notes = std::move(more);  // only the first of them keeps the time (EDF+, 2.2.4)
        else notes.annotations.insert(notes.annotations.end(), more.annotations.begin(), more.annotations.end());
        first = false;
      }
      at += bytes;
    }
    if (notes.has_onset && records_ == 0) lead_s_ = notes.onset_s;
    double onset = static_cast<double>(records_) * header_.record_s;
    if (notes.has_onset && header_.discontinuous) onset = std::max(end_s_, notes.onset_s - lead_s_);
    for (const EdfAnnotation& note : notes.annotations) Note(note);
    for (std::size_t i = 0; i < lanes_.size(); ++i) Feed(i, record, starts, onset);
    ++records_;
    end_s_ = onset + header_.record_s;
  }

  void Note(const EdfAnnotation& note) {
    const double onset = note.onset_s - lead_s_;
    constexpr std::string_view kGap = "Charley gap ";
    if (note.text.rfind(kGap, 0) == 0) {
      const std::string stream = note.text.substr(kGap.size(), note.text.find(':') - kGap.size());
      for (Lane& lane : lanes_) {
        if (lane.info.id == stream) lane.holes.emplace_back(onset, onset + note.duration_s);
      }
    } else if (note.text.rfind("Charley mark", 0) == 0) {
      const std::size_t colon = note.text.find(": ");
      analyzer_->Mark(onset, colon == std::string::npos ? "cramp" : note.text.substr(colon + 2));
    } else if (note.text == kDemoNote) {
      demo_ = true;
    } else if (note.text.rfind("Charley ", 0) != 0 && !TakeSleepNote(note.text, onset, note.duration_s, sleep_)) {
      analyzer_->Mark(onset, note.text.substr(0, 60));
    }
  }

  void Feed(std::size_t index, Bytes record, const std::vector<std::size_t>& starts, double onset) {
    Lane& lane = lanes_[index];
    const std::size_t width = header_.wide ? 3 : 2;
    const int count = header_.signals[lane.signals.front()].samples_per_record;
    const auto first = static_cast<std::int64_t>(std::llround(onset * lane.rate_hz));
    SampleBlock block;
    block.stream = static_cast<int>(index);
    block.channels = static_cast<int>(lane.signals.size());
    const auto flush = [&] {
      if (block.values.empty()) return;
      lane.lost += block.gap_before;
      lane.received += block.samples();
      analyzer_->Push(block, static_cast<double>(block.first_sample) / lane.rate_hz, lane.rate_hz, false);
      block.values.clear();
    };
    for (int i = 0; i < count; ++i) {
      const std::int64_t sample = first + i;
      const bool hole = std::any_of(lane.holes.begin(), lane.holes.end(), [&](const auto& span) {
        return sample >= std::llround(span.first * lane.rate_hz) && sample < std::llround(span.second * lane.rate_hz);
      });
      if (hole || sample < lane.next) {
        flush();
        continue;
      }
      if (block.values.empty()) {
        block.first_sample = sample;
        block.gap_before = sample - lane.next;
      }
      for (std::size_t signal : lane.signals) {
        const EdfSignal& description = header_.signals[signal];
        const double value =
            description.ToPhysical(Digital(record, starts[signal] + static_cast<std::size_t>(i) * width));
        block.values.push_back(static_cast<float>(value * lane.scale));
      }
      lane.next = sample + 1;
    }
    flush();
    lane.holes.erase(
        std::remove_if(lane.holes.begin(), lane.holes.end(), [&](const auto& span) { return span.second < onset; }),
        lane.holes.end());
  }

  NightSettings settings_;
  std::vector<std::uint8_t> buffer_;
  EdfHeader header_;
  std::unique_ptr<NightAnalyzer> analyzer_;
  std::vector<Lane> lanes_;
  std::size_t record_bytes_ = 0;
  std::int64_t records_ = 0;
  double lead_s_ = 0, end_s_ = 0;
  bool demo_ = false;
  SleepNotes sleep_;
};

}  // namespace

std::unique_ptr<Importer::Source> MakeEdfSource(double mains_hz) { return std::make_unique<EdfSource>(mains_hz); }

}  // namespace charley
