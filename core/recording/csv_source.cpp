// CSV into the analyzer, line by line.
#include <algorithm>
#include <cmath>

#include "core/base/decimal.h"
#include "core/recording/import_source.h"
#include "core/recording/iso_time.h"
#include "core/recording/leg_label.h"

namespace charley {
namespace {

constexpr std::size_t kMaxLine = 4096;
constexpr std::size_t kRateRows = 200;  // the rate is the median step of this many rows
constexpr double kMaxGapS = 12 * 3600;
constexpr double kHoldS = .5;  // a column without a value for longer has a gap

// RFC 4180: fields between commas (or semicolons), quotes doubled inside quotes.
std::vector<std::string> Split(const std::string& line, char separator) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      fields.back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

std::string Lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

bool ToNumber(const std::string& text, double& value) {
  const std::size_t first = text.find_first_not_of(' ');
  const auto number = first == std::string::npos ? std::nullopt : ParseDecimal(std::string_view(text).substr(first));
  if (number) value = *number;
  return number.has_value();
}

class CsvSource final : public Importer::Source {
 public:
  explicit CsvSource(double mains_hz) { settings_.emg.mains_hz = mains_hz; }

  Result<bool> Push(Bytes piece) override {
    for (std::uint8_t byte : piece) {
      if (byte == '\n') {
        Result<bool> done = Line();
        if (!done) return done;
        line_.clear();
      } else if (line_.size() < kMaxLine) {
        line_ += static_cast<char>(byte);
      } else {
        return Bad("a line is too long to be one");
      }
    }
    return true;
  }

  Result<Json> Finish(LegMovementPreset preset) override {
    if (!line_.empty()) {
      Result<bool> done = Line();
      if (!done) return tl::unexpected<Error>(done.error());
    }
    if (rows_.size() + given_ < 10)
      return Fail(ErrorCode::kFileFormat, "fewer than ten rows of samples", "line " + std::to_string(line_number_));
    if (!analyzer_) Start();
    analyzer_->Finish();
    ReportContext context;
    context.profile = "csv";
    context.started_at_ms = std::isfinite(start_ms_) ? start_ms_ : 0;
    context.duration_s = last_s_;
    context.demo = demo_;
    context.preset = preset;
    for (std::size_t i = 0; i < lanes_.size(); ++i)
      context.streams.push_back({rate_hz_, lanes_[i].received, lanes_[i].lost, 0, 0});
    return NightReport(*analyzer_, context);
  }

  const NightAnalyzer* analyzer() const override { return analyzer_.get(); }

 private:
  struct Lane {
    const char* id;
    std::string unit;
    double scale = 1;
    std::vector<std::size_t> columns;
    std::vector<std::string> names;
    std::int64_t next = 0, received = 0, lost = 0;
  };
  struct Cell {
    double number = NAN;  // NaN where there is none
    bool empty = true;
  };
  struct Row {
    double seconds;
    std::vector<Cell> values;  // by column
  };

  tl::unexpected<Error> Bad(const char* message) const {
    return Fail(ErrorCode::kFileFormat, message, "line " + std::to_string(line_number_));
  }

  Result<bool> Line() {
    ++line_number_;
    if (!line_.empty() && line_.back() == '\r') line_.pop_back();
    if (line_.empty() || line_[0] == '#') return true;
    if (lanes_.empty()) return Header();
    return RowLine();
  }

  Result<bool> Header() {
    separator_ = std::count(line_.begin(), line_.end(), ';') > std::count(line_.begin(), line_.end(), ',') ? ';' : ',';
    const std::vector<std::string> names = Split(line_, separator_);
    if (names.size() < 2) return Bad("this is neither EDF nor CSV");
    // Legs by name; else an EMG of a muscle that the names leave open.
    const bool legs = std::any_of(names.begin(), names.end(), [](const std::string& name) {
      return ReadLegLabel(name).kind == LegLabelKind::kLeg;
    });
    const LegLabelKind wanted = legs ? LegLabelKind::kLeg : LegLabelKind::kEmg;
    Lane emg{"emg", "uV", 1, {}, {}, 0, 0, 0};
    Lane acc{"acc", "g", 1, {}, {}, 0, 0, 0};
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string name = Lower(names[i]);
      const auto has = [&](const char* word) { return name.find(word) != std::string::npos; };
      if (name == "seconds") seconds_column_ = i;
      else if (name == "missing_before") missing_column_ = i;
      else if (name == "event") event_column_ = i;
      else if (ReadLegLabel(names[i]).kind == wanted && emg.columns.size() < 8) {
        emg.columns.push_back(i);
        emg.names.push_back(names[i]);
        if (has("(mv)")) emg.scale = 1e3;
        if (has("(v)")) emg.scale = 1e6;
        if (has("(count)")) emg.unit = "count";
      } else if (has("acc") && acc.columns.size() < 3) {
        acc.columns.push_back(i);
        acc.names.push_back(names[i]);
        if (has("(m/s2)")) acc.scale = 1 / 9.80665;
        if (has("(mg)")) acc.scale = 1e-3;
      }
    }
    if (!emg.columns.empty()) lanes_.push_back(emg);
    if (acc.columns.size() == 3) lanes_.push_back(acc);
    columns_ = names.size();
    if (lanes_.empty()) return Bad("no column is named EMG, and no three are named Acc X, Acc Y, Acc Z");
    return true;
  }

  Result<bool> RowLine() {
    const std::vector<std::string> fields = Split(line_, separator_);
    if (fields.size() != columns_) return Bad("a row has another number of columns than the line of names");
    Row row{0, std::vector<Cell>(columns_)};
    for (std::size_t i = 0; i < columns_; ++i) {
      row.values[i].empty = fields[i].find_first_not_of(' ') == std::string::npos;
      if (!ToNumber(fields[i], row.values[i].number)) row.values[i].number = NAN;
    }
    const double absolute = ParseIsoTime(fields[0]);
    if (seconds_column_ < columns_) row.seconds = row.values[seconds_column_].number;
    else if (std::isfinite(absolute))
      row.seconds = (absolute - (std::isfinite(start_ms_) ? start_ms_ : absolute)) / 1000;
    else row.seconds = row.values[0].number;
    if (!std::isfinite(start_ms_) && std::isfinite(absolute))
      start_ms_ = absolute - (seconds_column_ < columns_ ? row.seconds * 1000 : 0);
    if (!std::isfinite(row.seconds)) return Bad("a row has no time");
    if (row.seconds < last_s_ - 1e-9) return Bad("time runs backwards");
    if (given_ + rows_.size() > 0 && row.seconds - last_s_ > kMaxGapS) return Bad("a pause of more than twelve hours");
    last_s_ = row.seconds;
    if (event_column_ < columns_) Event(fields[event_column_], row.seconds);
    rows_.push_back(std::move(row));
    if (analyzer_ || rows_.size() >= kRateRows) Give();
    return true;
  }

  void Event(const std::string& text, double seconds) {
    demo_ = demo_ || text.find(kDemoNote) != std::string::npos;
    constexpr std::string_view kMark = "Charley mark";
    const std::size_t at = text.find(kMark);
    if (at == std::string::npos) return;
    std::string rest = text.substr(at + kMark.size());
    rest = rest.substr(0, rest.find(';'));
    marks_.emplace_back(seconds, rest.rfind(": ", 0) == 0 ? rest.substr(2) : "cramp");
  }

  void Start() {
    std::vector<double> steps;
    for (std::size_t i = 1; i < rows_.size(); ++i) steps.push_back(rows_[i].seconds - rows_[i - 1].seconds);
    std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
    double step = steps.empty() ? 0.01 : steps[steps.size() / 2];
    // Times in whole milliseconds: the mean of what is near the median is the finer figure.
    double sum = 0;
    double count = 0;
    for (double each : steps) {
      if (std::abs(each - step) > 0.5 * step) continue;
      sum += each;
      ++count;
    }
    if (count > 0) step = sum / count;
    rate_hz_ = step > 1e-5 ? 1 / step : 100;
    origin_s_ = rows_.empty() ? 0 : rows_.front().seconds;
    std::vector<StreamInfo> infos;
    for (const Lane& lane : lanes_) {
      StreamInfo info;
      info.id = lane.id;
      info.unit = lane.unit;
      info.channels = lane.names;
      for (const std::string& name : lane.names) info.places.push_back(ReadLegLabel(name).place);
      info.nominal_rate_hz = rate_hz_;
      info.physical_min = -1e6;
      info.physical_max = 1e6;
      infos.push_back(std::move(info));
    }
    analyzer_ = std::make_unique<NightAnalyzer>(std::move(infos), settings_);
    Give();
  }

  void Give() {
    if (!analyzer_) return Start();
    for (const auto& [seconds, text] : marks_) analyzer_->Mark(seconds, text);
    marks_.clear();
    for (const Row& row : rows_) {
      ++given_;
      for (std::size_t i = 0; i < lanes_.size(); ++i) GiveLane(i, row);
    }
    rows_.clear();
  }

  // A slower stream stands in some rows only: its last value holds in between, but not for long. NaN: missing.
  double Held(std::size_t column, const Row& row, double scale) {
    const Cell& cell = row.values[column];
    if (!cell.empty) {
      seen_[column] = true;
      held_[column] = cell.number * scale;
      held_at_s_[column] = row.seconds;
    }
    return row.seconds - held_at_s_[column] <= kHoldS ? held_[column] : NAN;
  }

  void GiveLane(std::size_t index, const Row& row) {
    Lane& lane = lanes_[index];
    SampleBlock block;
    block.stream = static_cast<int>(index);
    block.channels = static_cast<int>(lane.columns.size());
    for (std::size_t column : lane.columns) {
      if (!seen_[column] && row.values[column].empty) return;
      block.values.push_back(static_cast<float>(Held(column, row, lane.scale)));
    }
    std::int64_t missing = 0;
    if (lane.received > 0) {
      const double missing_before = missing_column_ < columns_ ? row.values[missing_column_].number : NAN;
      if (missing_column_ < columns_)
        missing = std::isfinite(missing_before) ? static_cast<std::int64_t>(missing_before) : 0;
      else missing = std::llround((row.seconds - origin_s_) * rate_hz_) - lane.next;
      if (missing_column_ >= columns_ && missing < 3) missing = 0;  // jitter of the written times
    }
    block.gap_before = std::max<std::int64_t>(0, missing);
    block.first_sample = lane.next + block.gap_before;
    lane.next = block.first_sample + 1;
    lane.lost += block.gap_before;
    ++lane.received;
    analyzer_->Push(block, row.seconds, rate_hz_, false);
  }

  NightSettings settings_;
  std::string line_;
  std::int64_t line_number_ = 0;
  char separator_ = ',';
  std::size_t columns_ = 0;
  std::size_t seconds_column_ = SIZE_MAX, missing_column_ = SIZE_MAX, event_column_ = SIZE_MAX;
  std::vector<Lane> lanes_;
  std::vector<Row> rows_;
  std::vector<std::pair<double, std::string>> marks_;
  std::array<double, 4096> held_{};
  std::array<double, 4096> held_at_s_{};
  std::array<bool, 4096> seen_{};
  double start_ms_ = NAN, last_s_ = -1e300, rate_hz_ = 0, origin_s_ = 0;
  std::size_t given_ = 0;
  bool demo_ = false;
  std::unique_ptr<NightAnalyzer> analyzer_;
};

}  // namespace

std::unique_ptr<Importer::Source> MakeCsvSource(double mains_hz) { return std::make_unique<CsvSource>(mains_hz); }

}  // namespace charley
