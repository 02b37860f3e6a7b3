// What a recording showed, as data: for the page, for `charley analyze` and for `assess`.
#ifndef CHARLEY_NIGHT_NIGHT_REPORT_H_
#define CHARLEY_NIGHT_NIGHT_REPORT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/night/night_analyzer.h"
#include "core/night/sleep_notes.h"

namespace charley {

struct StreamSummary {
  double rate_hz = 0;
  std::int64_t received = 0, lost = 0, repeated = 0, restarts = 0;  // samples; restarts of the device's counter
};

struct ReportContext {
  std::string profile;  // "umyo", or "edf", "csv" for an imported file
  std::string device;   // name as the device gives it
  std::string firmware;
  std::string site;          // of the sensor as a whole
  std::string side;          // "left", "right" or ""
  double started_at_ms = 0;  // since 1970, UTC; 0 when not known
  double duration_s = 0;
  bool demo = false;  // a made-up signal: never evidence
  std::int64_t bad_packets = 0;
  std::vector<StreamSummary> streams;
  LegMovementPreset preset = LegMovementPreset::kWorldSleep2016;
  SleepNotes sleep;  // as annotations of the file say
};

// Where a channel is: as its source says, else as the recording says.
ChannelPlace PlaceOf(const StreamInfo& info, std::size_t channel, const ReportContext& context);

inline constexpr const char* kNightReportType = "charley-night-report";
// Stands among the events of an exported file, so that a made-up signal is known as one wherever it is opened again.
inline constexpr std::string_view kDemoNote = "Charley demonstration";

// Times are seconds since the start of the recording, to the millisecond.
Json NightReport(const NightAnalyzer& analyzer, const ReportContext& context);
Json EventJson(const NightAnalyzer& analyzer, const NightEvent& event);

}  // namespace charley

#endif  // CHARLEY_NIGHT_NIGHT_REPORT_H_
