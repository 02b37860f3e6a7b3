// From placed samples to what happened in the night: contractions, movements, changes of posture, marks, and how
// much of it can be trusted. Sample blocks in, events and a report out; the same code live and afterwards.
#ifndef CHARLEY_NIGHT_NIGHT_ANALYZER_H_
#define CHARLEY_NIGHT_NIGHT_ANALYZER_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/night/emg_chain.h"
#include "core/night/placement.h"
#include "core/sensor/sample_block.h"
#include "core/signal/activity.h"

namespace charley {

struct NightSettings {
  EmgSettings emg;
  ActivitySettings activity;
  double poor_share = .5;       // a contraction with this share of bad seconds is marked "poor signal"
  double moving_share = .7;     // with this share of movement it is no cramp-like one: a walk, a stretch
  double mark_before_s = 30;    // a mark belongs to a contraction that began up to this much after it ..
  double mark_after_s = 180;    // .. or ended up to this long before it
  double rate_tolerance = .05;  // the filters are designed anew when the measured rate is further away
};

enum class EventKind : std::uint8_t {
  kContractionStarted,
  kContraction,
  kMovement,
  kPosture,
  kMark,
  kGap,
  kLink,
  kPlacement
};
inline constexpr std::array<std::string_view, 8> kEventNames = {
    "contraction-started", "contraction", "movement", "posture", "mark", "gap", "link", "placement"};

struct NightEvent {
  EventKind kind = EventKind::kMark;
  double onset_s = 0;     // on the recorder's clock
  double duration_s = 0;  // so far, for kContractionStarted
  int stream = -1;
  int channel = -1;
  double peak = 0;  // envelope in the signal's unit, or g, or degrees (posture)
  double rest = 0;  // resting level at onset
  bool cramp_like = false;
  bool poor_signal = false;
  bool moving = false;
  bool cut = false;
  std::int64_t samples = 0;  // kGap: exactly this many are missing
  std::string text;          // mark, reason of a gap, verdict of the placement check
};

struct LiveState {
  bool has_emg = false;
  bool microvolts = false;
  float envelope = 0, rest = 0;
  std::uint8_t flags = 0;
  bool sustained = false;
  double sustained_s = 0;
  bool moving = false;
  float dynamic_g = 0;
  std::string_view placement_phase;  // "", "relax", "tense"
};

// Rows of the live picture: time s, low, high, envelope (of the first EMG channel, else movement in g).
inline constexpr int kDisplayColumns = 4;

class NightAnalyzer {
 public:
  explicit NightAnalyzer(std::vector<StreamInfo> streams, const NightSettings& settings = {});

  // `first_time_s`: recorder's time of the block's first sample; `rate_hz` as measured, `rate_known` once it settled.
  void Push(const SampleBlock& block, double first_time_s, double rate_hz, bool rate_known);
  void LinkLost(double time_s, std::string reason);
  void Mark(double time_s, std::string text);
  void BeginPlacement();
  void Finish();

  const std::vector<NightEvent>& events() const { return events_; }
  std::vector<NightEvent> TakeNewEvents();  // since the last call
  LiveState live() const;
  const NightSettings& settings() const { return settings_; }

  void set_collect_display(bool on) { collect_display_ = on; }
  std::vector<float> TakeDisplay();

  // Seconds by quality flag, of one EMG channel: [all, usable, missing, saturated, flat, mains, no-contact].
  struct QualitySummary {
    int stream = 0, channel = 0;
    std::array<std::int64_t, 7> seconds{};
  };
  std::vector<QualitySummary> Quality() const;

  // Whether the EMG was usable for most of the given span.
  bool UsableAround(double from_s, double to_s) const;
  const std::vector<StreamInfo>& streams() const { return streams_; }

 private:
  struct TimeLine {  // sample number -> recorder's clock
    std::int64_t sample = 0;
    double time_s = 0, rate_hz = 0;
    double At(double index) const { return time_s + (index - static_cast<double>(sample)) / rate_hz; }
  };
  struct Stream {
    bool started = false, emg = false, motion = false;
    double chain_rate_hz = 0;
    std::int64_t chain_origin = 0;  // sample number where the chain began
    TimeLine line;
    std::vector<EmgChain> channels;
    std::vector<bool> announced;
    std::unique_ptr<ActivityMeter> activity;
    double to_g = 1;
  };
  struct SecondMark {
    double time_s;
    bool usable;
  };

  void Begin(Stream& stream, const StreamInfo& info, double rate_hz, std::int64_t origin);
  void PushEmg(int index, const SampleBlock& block);
  void PushMotion(int index, const SampleBlock& block);
  void Gap(int index, const SampleBlock& block);
  void TakeContractions(int index, std::size_t channel);
  void AddContraction(int index, std::size_t channel, const Contraction& contraction);
  void AddMovement(int index, const Movement& movement);
  double HopTime(const Stream& stream, const EmgChain& chain, std::int64_t hop) const;
  double MovingShare(double from_s, double to_s) const;
  double BadShare(double from_s, double to_s) const;
  void Display(double time_s, float low, float high, float envelope);
  void FeedPlacement(double time_s, float value, std::uint8_t flags);

  std::vector<StreamInfo> streams_;
  NightSettings settings_;
  std::vector<Stream> state_;
  int main_emg_ = -1, motion_ = -1;
  std::vector<NightEvent> events_;
  std::size_t taken_ = 0;
  std::string gap_reason_;
  std::vector<SecondMark> seconds_;  // of the main EMG channel
  std::vector<std::pair<double, double>> movements_;
  bool collect_display_ = false;
  std::vector<float> display_;
  std::int64_t motion_count_ = 0;
  bool placing_ = false, placement_tense_ = false;
  double placement_start_s_ = -1;
  PlacementInput placement_;
};

}  // namespace charley

#endif  // CHARLEY_NIGHT_NIGHT_ANALYZER_H_
