#include "core/recording/edf.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "core/base/decimal.h"

namespace charley {
namespace {

constexpr std::size_t kMainHeader = 256, kSignalHeader = 256;
constexpr char kDurationSeparator = 0x15, kTextSeparator = 0x14;
constexpr std::array<const char*, 12> kMonths = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                 "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};

std::string Field(std::string text, std::size_t width) {
  for (char& c : text) {
    if (c < 0x20 || c > 0x7e) c = '_';
  }
  text.resize(width, ' ');
  return text;
}

// The most exact decimal number that fits in eight characters.
std::string Number8(double value) {
  for (int digits = 8; digits >= 0; --digits) {
    std::string text = Short(value, digits);
    if (text.size() <= 8) return text;
  }
  return "0";
}

struct Civil {
  int year, month, day, hour, minute, second;
};

Civil ToCivil(double ms) {
  const auto seconds = static_cast<std::int64_t>(std::floor(ms / 1000));
  const std::int64_t days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400;
  const auto in_day = static_cast<int>(seconds - days * 86400);
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          in_day / 3600,
          in_day / 60 % 60,
          in_day % 60};
}

std::string Dotted(int a, int b, int c) { return Padded(a, 2) + "." + Padded(b, 2) + "." + Padded(c, 2); }

std::string Trim(std::string_view text) {
  const auto last = text.find_last_not_of(' ');
  const auto first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string() : std::string(text.substr(first, last - first + 1));
}

bool ParseNumber(std::string_view text, double& value) {
  const std::string trimmed = Trim(text);
  std::size_t used = 0;
  const auto number = ParseDecimal(trimmed, &used);
  if (!number || used != trimmed.size()) return false;
  value = *number;
  return true;
}

tl::unexpected<Error> Bad(std::string message, std::size_t byte) {
  return Fail(ErrorCode::kFileFormat, std::move(message), "byte " + std::to_string(byte));
}

std::string Onset(double seconds) { return (seconds < 0 ? "" : "+") + Short(seconds, 6); }

// Three numbers of two digits with one character between them.
bool ThreeNumbers(std::string_view text, int& a, int& b, int& c) {
  if (text.size() != 8) return false;
  for (std::size_t i = 0; i < 8; ++i) {
    if (i % 3 != 2 && (text[i] < '0' || text[i] > '9')) return false;
  }
  const auto pair = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  a = pair(0);
  b = pair(3);
  c = pair(6);
  return true;
}

// "dd.mm.yy" and "hh.mm.ss"; years 85-99 are 1985-1999 (EDF+, 2.1.3.2).
bool ParseStart(std::string_view date, std::string_view time, double& ms) {
  int d = 0, m = 0, y = 0, hour = 0, minute = 0, second = 0;
  if (!ThreeNumbers(date, d, m, y) || !ThreeNumbers(time, hour, minute, second)) return false;
  if (d < 1 || m < 1 || m > 12 || hour > 23 || minute > 59 || second > 59) return false;
  const std::chrono::year_month_day day{std::chrono::year{y >= 85 ? 1900 + y : 2000 + y},
                                        std::chrono::month{static_cast<unsigned>(m)},
                                        std::chrono::day{static_cast<unsigned>(d)}};
  if (!day.ok()) return false;
  const auto days = static_cast<double>(std::chrono::sys_days{day}.time_since_epoch().count());
  ms = (days * 86400 + hour * 3600 + minute * 60 + second) * 1000;
  return true;
}

Result<EdfSignal> ReadSignal(std::string_view text, std::size_t count, std::size_t index) {
  // Each field stands once a signal, field after field.
  constexpr std::array<std::size_t, 10> kWidths = {16, 80, 8, 8, 8, 8, 8, 80, 8, 32};
  std::array<std::string_view, kWidths.size()> fields;
  std::size_t at = kMainHeader;
  for (std::size_t f = 0; f < kWidths.size(); ++f) {
    fields[f] = text.substr(at + index * kWidths[f], kWidths[f]);
    at += count * kWidths[f];
  }
  EdfSignal signal;
  signal.label = Trim(fields[0]);
  signal.unit = Trim(fields[2]);
  double digital_min = 0, digital_max = 0, samples = 0;
  const std::size_t where = kMainHeader + index * 16;
  if (!ParseNumber(fields[3], signal.physical_min) || !ParseNumber(fields[4], signal.physical_max) ||
      !ParseNumber(fields[5], digital_min) || !ParseNumber(fields[6], digital_max) ||
      !ParseNumber(fields[8], samples)) {
    return Bad("signal \"" + signal.label + "\" has a number that is none", where);
  }
  const bool sensible = std::abs(digital_min) <= 8388608 && std::abs(digital_max) <= 8388608;
  signal.digital_min = sensible ? static_cast<int>(digital_min) : 0;
  signal.digital_max = sensible ? static_cast<int>(digital_max) : 0;
  if (signal.annotations()) {  // nothing in it is measured
    signal.physical_min = signal.digital_min = 0;
    signal.physical_max = signal.digital_max = 1;
  } else if (signal.digital_max <= signal.digital_min || signal.physical_max == signal.physical_min) {
    return Bad("signal \"" + signal.label + "\" has an empty range", where);
  }
  if (samples < 1 || samples > 1'000'000) return Bad("signal \"" + signal.label + "\" has no samples", where);
  signal.samples_per_record = static_cast<int>(samples);
  return signal;
}

}  // namespace

double EdfSignal::ToPhysical(int digital) const {
  const double step = (physical_max - physical_min) / (digital_max - digital_min);
  return physical_min + (digital - digital_min) * step;
}

int EdfSignal::ToDigital(double physical) const {
  const double step = (physical_max - physical_min) / (digital_max - digital_min);
  const double digital = digital_min + (physical - physical_min) / step;
  return static_cast<int>(
      std::lround(std::clamp(digital, static_cast<double>(digital_min), static_cast<double>(digital_max))));
}

std::size_t EdfHeader::record_bytes() const {
  std::size_t bytes = 0;
  for (const EdfSignal& signal : signals) bytes += static_cast<std::size_t>(signal.samples_per_record) * (wide ? 3 : 2);
  return bytes;
}

EdfSignal EdfAnnotationSignal(int bytes) { return {"EDF Annotations", "", -1, 1, -32768, 32767, bytes / 2}; }

double EdfRecordLength(double seconds) { return ParseDecimal(Number8(seconds)).value_or(1); }

std::string EdfHeaderText(const EdfHeader& header) {
  const Civil start = ToCivil(header.started_at_ms);
  const std::size_t count = header.signals.size();
  std::string out = Field("0", 8) + Field(header.patient, 80);
  const std::string date =
      Padded(start.day, 2) + "-" + kMonths[static_cast<std::size_t>(start.month - 1)] + "-" + Padded(start.year, 4);
  out += Field("Startdate " + date + " X X " + header.recording, 80);
  out += Field(Dotted(start.day, start.month, start.year % 100), 8);
  out += Field(Dotted(start.hour, start.minute, start.second), 8);
  out += Field(std::to_string(kMainHeader + count * kSignalHeader), 8);
  out += Field(header.plus ? (header.discontinuous ? "EDF+D" : "EDF+C") : "", 44);
  out +=
      Field(std::to_string(header.records), 8) + Field(Number8(header.record_s), 8) + Field(std::to_string(count), 4);
  const auto each = [&](std::size_t width, auto text) {
    for (const EdfSignal& signal : header.signals) out += Field(text(signal), width);
  };
  each(16, [](const EdfSignal& s) { return s.label; });
  each(80, [](const EdfSignal&) { return std::string(); });
  each(8, [](const EdfSignal& s) { return s.unit; });
  each(8, [](const EdfSignal& s) { return Number8(s.physical_min); });
  each(8, [](const EdfSignal& s) { return Number8(s.physical_max); });
  each(8, [](const EdfSignal& s) { return std::to_string(s.digital_min); });
  each(8, [](const EdfSignal& s) { return std::to_string(s.digital_max); });
  each(80, [](const EdfSignal&) { return std::string(); });
  each(8, [](const EdfSignal& s) { return std::to_string(s.samples_per_record); });
  each(32, [](const EdfSignal&) { return std::string(); });
  return out;
}

std::string EdfAnnotationBytes(double record_onset_s, const std::vector<EdfAnnotation>& waiting, std::size_t& next,
                               int bytes) {
  std::string out = Onset(record_onset_s) + kTextSeparator + kTextSeparator + '\0';
  while (next < waiting.size()) {
    const EdfAnnotation& note = waiting[next];
    std::string text = note.text.substr(0, 60);
    for (char& c : text) {
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    std::string entry = Onset(note.onset_s);
    if (note.duration_s >= 0) entry += kDurationSeparator + Onset(note.duration_s).substr(1);
    entry += kTextSeparator + text + kTextSeparator + '\0';
    if (out.size() + entry.size() > static_cast<std::size_t>(bytes)) break;
    out += entry;
    ++next;
  }
  out.resize(static_cast<std::size_t>(bytes), '\0');
  return out;
}

std::size_t EdfHeaderBytes(std::string_view text) {
  double count = 0;
  if (text.size() < kMainHeader || !ParseNumber(text.substr(252, 4), count) || count < 1 || count > 512) return 0;
  return kMainHeader + static_cast<std::size_t>(count) * kSignalHeader;
}

Result<EdfHeader> ReadEdfHeader(std::string_view text) {
  if (text.size() < kMainHeader) return Bad("shorter than an EDF header", text.size());
  EdfHeader header;
  header.wide = text.substr(0, 8) ==
                "\xff"
                "BIOSEMI";
  if (!header.wide && Trim(text.substr(0, 8)) != "0") return Bad("not an EDF file", 0);
  const std::size_t bytes = EdfHeaderBytes(text);
  if (bytes == 0) return Bad("the number of signals is not one", 252);
  if (text.size() < bytes) return Bad("the header is cut short", text.size());
  header.patient = Trim(text.substr(8, 80));
  header.recording = Trim(text.substr(88, 80));
  if (!ParseStart(text.substr(168, 8), text.substr(176, 8), header.started_at_ms)) header.started_at_ms = 0;
  const std::string_view reserved = text.substr(192, 5);
  header.plus = reserved == "EDF+C" || reserved == "EDF+D" || reserved == "BDF+C" || reserved == "BDF+D";
  header.discontinuous = reserved == "EDF+D" || reserved == "BDF+D";
  double records = 0;
  if (!ParseNumber(text.substr(236, 8), records) || records < -1) return Bad("the number of records is not one", 236);
  if (!ParseNumber(text.substr(244, 8), header.record_s) || header.record_s < 0) {
    return Bad("the length of a record is not a number", 244);
  }
  header.records = static_cast<std::int64_t>(records);
  const std::size_t count = bytes / kSignalHeader - 1;
  for (std::size_t i = 0; i < count; ++i) {
    Result<EdfSignal> signal = ReadSignal(text, count, i);
    if (!signal) return tl::unexpected<Error>(signal.error());
    header.signals.push_back(std::move(*signal));
  }
  return header;
}

EdfRecordNotes ReadEdfAnnotations(Bytes bytes) {
  EdfRecordNotes notes;
  const std::string text(bytes.begin(), bytes.end());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find('\0', at);
    const std::string entry = text.substr(at, end == std::string::npos ? std::string::npos : end - at);
    at = end == std::string::npos ? text.size() : end + 1;
    const std::size_t stamp_end = entry.find(kTextSeparator);
    if (entry.empty() || stamp_end == std::string::npos) continue;
    const std::string stamp = entry.substr(0, stamp_end);
    const std::size_t split = stamp.find(kDurationSeparator);
    EdfAnnotation note;
    if (!ParseNumber(stamp.substr(0, split), note.onset_s)) continue;
    if (split != std::string::npos && !ParseNumber(stamp.substr(split + 1), note.duration_s)) note.duration_s = -1;
    std::size_t from = stamp_end + 1;
    bool first = true;
    while (from <= entry.size()) {
      const std::size_t stop = entry.find(kTextSeparator, from);
      if (stop == std::string::npos) break;
      note.text = entry.substr(from, stop - from);
      from = stop + 1;
      if (first && note.text.empty() && !notes.has_onset) {
        notes.onset_s = note.onset_s;
        notes.has_onset = true;
      } else if (!note.text.empty()) {
        notes.annotations.push_back(note);
      }
      first = false;
    }
  }
  return notes;
}

}  // namespace charley
