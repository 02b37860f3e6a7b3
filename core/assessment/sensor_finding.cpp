#include "core/assessment/sensor_finding.h"

#include <algorithm>
#include <cmath>

namespace charley {
namespace {

constexpr std::size_t kMaxReports = 60;
constexpr double kMaxSeconds = 7 * 86400;
constexpr double kEnoughSignalS = 3600;
constexpr std::string_view kType = "charley-night-report";

double Number(const JsonNode& node, const char* key, double most) {
  const auto child = node.Child(key);
  if (!child || !child->value().is_number()) {
    node.Problem(child ? ErrorCode::kWrongType : ErrorCode::kMissingField, std::string(key) + " must be a number");
    return 0;
  }
  const double value = child->value().get<double>();
  if (!std::isfinite(value) || value < 0 || value > most) {
    child->Problem(ErrorCode::kOutOfRange, std::string(key) + " is out of range");
    return 0;
  }
  return value;
}

// A text that may be empty or absent.
std::string Text(const JsonNode& node, const char* key) {
  const auto child = node.Child(key);
  if (!child) return {};
  if (!child->value().is_string()) child->Problem(ErrorCode::kWrongType, std::string(key) + " must be a text");
  return child->value().is_string() ? child->value().get<std::string>().substr(0, 64) : std::string();
}

class ReportReader {
 public:
  ReportReader(const KnowledgeBase& knowledge, const JsonNode& node) : knowledge_(knowledge), node_(node) {}

  SensorRecording Read() {
    if (node_.Str("type") != kType || node_.IntOr("version", 0) != 1) {
      node_.Problem(ErrorCode::kUnsupported, "not a report of a night, or of a later version");
      return {};
    }
    if (node_.BoolOr("demo", false)) {
      node_.Problem(ErrorCode::kUnsupported, "a demonstration is no evidence");
      return {};
    }
    out_.started_at_ms = Number(node_, "startedAtMs", 1e14);
    out_.duration_s = Number(node_, "durationS", kMaxSeconds);
    out_.device = Text(node_, "device");
    out_.side = Text(node_, "side");
    for (const JsonNode& channel : node_.Items("quality")) {
      out_.usable_s = std::max(out_.usable_s, Number(channel, "usable", kMaxSeconds));
    }
    ReadMarks();
    ReadContractions();
    if (has_emg_ && out_.usable_s < kEnoughSignalS && out_.findings.empty()) Add("too-little-signal", 1, 0);
    return std::move(out_);
  }

 private:
  void ReadMarks() {
    int with = 0;
    int without = 0;
    double longest = 0;
    for (const JsonNode& mark : node_.Items("marks")) {
      Number(mark, "timeS", kMaxSeconds);
      if (const auto contraction = mark.Child("contraction")) {
        ++with;
        at_marks_.push_back(Number(*contraction, "onsetS", kMaxSeconds));
        longest = std::max(longest, Number(*contraction, "durationS", kMaxSeconds));
      } else if (mark.BoolOr("usable", false)) {
        ++without;
      }
    }
    if (with > 0) Add("contraction-at-mark", with, longest);
    if (without > 0) Add("no-contraction-at-mark", without, 0);
  }

  void ReadContractions() {
    int unmarked = 0;
    double longest = 0;
    has_emg_ = !node_.Items("quality").empty();
    for (const JsonNode& contraction : node_.Items("contractions")) {
      const double onset = Number(contraction, "onsetS", kMaxSeconds);
      const double duration = Number(contraction, "durationS", kMaxSeconds);
      const bool marked =
          std::any_of(at_marks_.begin(), at_marks_.end(), [&](double at) { return std::abs(at - onset) < .01; });
      if (!contraction.BoolOr("crampLike", false) || marked) continue;
      ++unmarked;
      longest = std::max(longest, duration);
    }
    if (unmarked > 0) Add("contraction-without-mark", unmarked, longest);
  }

  void Add(std::string_view id, int count, double longest_s) {
    for (const FindingEntry& entry : knowledge_.findings) {
      if (entry.id == id) out_.findings.push_back({&entry, count, longest_s});
    }
  }

  const KnowledgeBase& knowledge_;
  const JsonNode& node_;
  SensorRecording out_;
  std::vector<double> at_marks_;
  bool has_emg_ = false;
};

}  // namespace

Result<std::vector<SensorRecording>> ReadSensorReports(const KnowledgeBase& knowledge, const Json& reports) {
  std::vector<SensorRecording> recordings;
  if (!reports.is_array()) return Fail(ErrorCode::kWrongType, "sensor reports come as an array", "sensor");
  if (reports.size() > kMaxReports) return Fail(ErrorCode::kOutOfRange, "more than 60 sensor reports", "sensor");
  Problems problems;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const std::string place = "sensor/" + std::to_string(i);
    if (!reports[i].is_object()) return Fail(ErrorCode::kWrongType, "a sensor report is an object", place);
    const JsonNode node(reports[i], place, problems);
    recordings.push_back(ReportReader(knowledge, node).Read());
    if (!problems.empty()) return tl::unexpected<Error>(problems.front());
  }
  return recordings;
}

bool Found(const std::vector<SensorRecording>& recordings, std::string_view finding) {
  return std::any_of(recordings.begin(), recordings.end(), [&](const SensorRecording& recording) {
    return std::any_of(recording.findings.begin(), recording.findings.end(),
                       [&](const SensorFinding& each) { return each.entry->id == finding; });
  });
}

}  // namespace charley
