// Plays a recording through decoder, clocks and analyzer: record by record while it is made, or all of it afterwards.
#ifndef CHARLEY_RECORDING_PLAYER_H_
#define CHARLEY_RECORDING_PLAYER_H_

#include <functional>
#include <memory>
#include <vector>

#include "core/night/night_analyzer.h"
#include "core/night/night_report.h"
#include "core/recording/recording_log.h"
#include "core/sensor/sensor_session.h"

namespace charley {

class Player {
 public:
  // `header`: {"profile": a profile of data/sensors, "device", "site", "side", "startedAtMs", "mainsHz"}.
  // Errors: those of ReadDeviceProfile and SensorSession::Make.
  static Result<std::unique_ptr<Player>> Make(const Json& header, bool analyze = true);

  // `on_block` sees every placed block (for export); may be empty.
  void Feed(const LogRecord& record, const std::function<void(const SampleBlock&)>& on_block = {});
  void Finish(const std::function<void(const SampleBlock&)>& on_block = {});

  const SensorSession& session() const { return *session_; }
  NightAnalyzer& analyzer() { return *analyzer_; }
  const NightAnalyzer& analyzer() const { return *analyzer_; }
  double duration_s() const { return duration_s_; }
  double started_at_ms() const { return context_.started_at_ms; }
  ReportContext context() const;
  Json Report() const { return NightReport(*analyzer_, context()); }
  void set_preset(LegMovementPreset preset) { context_.preset = preset; }

 private:
  Player() = default;
  void Give(const std::function<void(const SampleBlock&)>& on_block);

  std::unique_ptr<SensorSession> session_;
  std::unique_ptr<NightAnalyzer> analyzer_;
  bool analyze_ = true;
  std::vector<SampleBlock> blocks_;
  ReportContext context_;
  double duration_s_ = 0;
};

}  // namespace charley

#endif  // CHARLEY_RECORDING_PLAYER_H_
