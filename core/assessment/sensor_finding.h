// What recordings of a leg sensor add to the answers: evidence for or against, never a diagnosis. Counts of movements
// are no evidence for restless legs and are not read here at all (Frauscher 2014: a third of healthy people exceed
// 5 an hour).
#ifndef CHARLEY_ASSESSMENT_SENSOR_FINDING_H_
#define CHARLEY_ASSESSMENT_SENSOR_FINDING_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/knowledge/knowledge_base.h"

namespace charley {

struct SensorFinding {
  const FindingEntry* entry;
  int count = 0;         // contractions, or marks
  double longest_s = 0;  // of the contractions; 0 when the finding is about their absence
};

struct SensorRecording {
  double started_at_ms = 0;
  double duration_s = 0;
  double usable_s = 0;  // of EMG; 0 when the device has none
  std::string device;
  std::string side;
  std::vector<SensorFinding> findings;
};

// `reports`: an array of reports as `NightReport` writes them, at most 60. Errors: wrong-type, missing-field,
// out-of-range, unsupported (another type or a later version).
Result<std::vector<SensorRecording>> ReadSensorReports(const KnowledgeBase& knowledge, const Json& reports);

// Whether any recording holds the finding.
bool Found(const std::vector<SensorRecording>& recordings, std::string_view finding);

}  // namespace charley

#endif  // CHARLEY_ASSESSMENT_SENSOR_FINDING_H_
