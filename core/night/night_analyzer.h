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
#include "core/night/night_event.h"
#include "core/night/placement.h"
#include "core/night/quality_timeline.h"
#include "core/sensor/sample_block.h"
#include "core/signal/activity.h"
#include "core/signal/leg_burst.h"
#include "core/signal/onset.h"

namespace charley {

struct NightSettings {
  EmgSettings emg;
  ContractionSettings contraction;
  LegBurstSettings leg_movement;
  ActivitySettings activity;
  double cramp_like_min_s = 10;   // "cramp-like" from here on ..
  double cramp_like_max_s = 600;  // .. up to here: people report seconds to ten minutes (Hallegraeff 2017)
  double poor_share = .5;         // a contraction with this share of its channel's bad time is marked "poor signal"
  double moving_share = .7;       // with this share of movement it is no cramp-like one: a walk, a stretch
  double mark_before_s = 30;      // a mark belongs to a contraction that began up to this much after it ..
  double mark_after_s = 180;      // .. or ended up to this long before it
  double rate_tolerance = .05;    // the filters are designed anew when the measured rate is further away
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

  struct ChannelQuality {
    int stream = 0, channel = 0;
    const QualityTimeline* timeline = nullptr;
  };
  std::vector<ChannelQuality> Quality() const;  // of each EMG channel

  // Whether every EMG channel was usable for most of the given span: only then was no contraction missed.
  bool UsableAround(double from_s, double to_s) const;
  const std::vector<StreamInfo>& streams() const { return streams_; }

 private:
  struct TimeLine {  // sample number -> recorder's clock
    std::int64_t sample = 0;
    double time_s = 0, rate_hz = 0;
    double At(double index) const { return time_s + (index - static_cast<double>(sample)) / rate_hz; }
    double SampleAt(double seconds) const { return static_cast<double>(sample) + (seconds - time_s) * rate_hz; }
  };
  // A chain with its detectors. They point to each other, so it stays where it is.
  struct Channel {
    Channel(double rate_hz, const StreamInfo& info, const NightSettings& settings);
    EmgChain chain;
    ContractionDetector contraction;
    std::optional<LegBurstDetector> bursts;  // where the unit is microvolts
    bool announced = false;
    std::size_t seconds_taken = 0;
  };
  struct Stream {
    bool started = false, emg = false, motion = false;
    double chain_rate_hz = 0;
    std::int64_t chain_origin = 0;  // sample number where the chain began
    TimeLine line;
    std::vector<std::unique_ptr<Channel>> channels;
    std::vector<QualityTimeline> quality;  // one a channel; stays when the chains begin anew
    std::unique_ptr<ActivityMeter> activity;
    std::vector<std::pair<double, double>> movements;
    double to_g = 1;
  };

  void Begin(Stream& stream, const StreamInfo& info, double rate_hz, std::int64_t origin);
  void End(int index);
  void PushEmg(int index, const SampleBlock& block);
  void PushChannel(int index, std::size_t channel, const SampleBlock& block, int from, int to);
  void PushMotion(int index, const SampleBlock& block);
  void Gap(int index, const SampleBlock& block);
  void TakeSeconds(Stream& stream, std::size_t channel);
  void TakeContractions(int index, std::size_t channel);
  void TakeBursts(int index, std::size_t channel);
  void Announce(int index, std::size_t channel);
  void AddMovement(int index, const Movement& movement);
  double HopTime(const Stream& stream, const EmgChain& chain, std::int64_t hop) const;
  const QualityTimeline& QualityOf(int stream, int channel) const;
  bool AllPassed(const ContractionEvent& event) const;
  void JudgeWaiting(bool all);
  void JudgeBursts(bool all);
  void Judge(ContractionEvent& event) const;
  double MovingShare(double from_s, double to_s) const;
  void Display(double time_s, float low, float high, float envelope);
  void FeedPlacement(double time_s, float value, std::uint8_t flags);

  std::vector<StreamInfo> streams_;
  NightSettings settings_;
  std::vector<Stream> state_;
  int main_emg_ = -1, motion_ = -1;
  std::vector<NightEvent> events_;
  std::size_t taken_ = 0;
  std::string gap_reason_;
  std::vector<ContractionEvent> waiting_;  // until every stream that has a say has passed their end
  std::vector<LegMovementEvent> waiting_bursts_;
  bool collect_display_ = false;
  std::vector<float> display_;
  std::int64_t motion_count_ = 0;
  PlacementCheck placement_;
};

}  // namespace charley

#endif  // CHARLEY_NIGHT_NIGHT_ANALYZER_H_
