#include "core/night/night_analyzer.h"

#include <algorithm>
#include <cmath>

namespace charley {
namespace {

constexpr double kStandardGravity = 9.80665;  // m/s2, exact by definition

bool IsEmg(const StreamInfo& info) { return info.id == "emg"; }
bool IsMotion(const StreamInfo& info) { return info.id == "acc" && info.channels.size() == 3; }

}  // namespace

NightAnalyzer::Channel::Channel(double rate_hz, const StreamInfo& info, const NightSettings& settings)
    : chain(rate_hz, info.physical_min, info.physical_max, info.unit == "uV", settings.emg),
      contraction(settings.contraction, chain.hop_s(), info.unit == "uV") {
  chain.Attach(&contraction);
  if (info.unit != "uV") return;
  bursts.emplace(settings.leg_movement, chain.hop_s());
  chain.Attach(&*bursts);
}

NightAnalyzer::NightAnalyzer(std::vector<StreamInfo> streams, const NightSettings& settings)
    : streams_(std::move(streams)), settings_(settings), state_(streams_.size()) {
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    state_[i].emg = IsEmg(streams_[i]);
    state_[i].motion = IsMotion(streams_[i]);
    state_[i].to_g = streams_[i].unit == "m/s2" ? 1 / kStandardGravity : 1;
    if (state_[i].emg && main_emg_ < 0) main_emg_ = static_cast<int>(i);
    if (state_[i].motion && motion_ < 0) motion_ = static_cast<int>(i);
  }
}

void NightAnalyzer::Begin(Stream& stream, const StreamInfo& info, double rate_hz, std::int64_t origin) {
  stream.chain_rate_hz = rate_hz;
  stream.chain_origin = origin;
  stream.started = true;
  stream.quality.resize(stream.emg ? info.channels.size() : 0);
  std::vector<std::unique_ptr<Channel>> before;
  before.swap(stream.channels);
  for (std::size_t i = 0; i < stream.quality.size(); ++i) {
    stream.channels.push_back(std::make_unique<Channel>(rate_hz, info, settings_));
    if (i < before.size()) stream.channels[i]->chain.set_resting_level(before[i]->chain.resting_level());
  }
  if (stream.motion) stream.activity = std::make_unique<ActivityMeter>(rate_hz, settings_.activity);
}

// What runs is over and kept.
void NightAnalyzer::End(int index) {
  Stream& stream = state_[static_cast<std::size_t>(index)];
  for (std::size_t i = 0; i < stream.channels.size(); ++i) {
    for (int left = 0; left < 2; ++left) {  // one that waited to be resumed, and the one that runs
      stream.channels[i]->contraction.Finish();
      TakeContractions(index, i);
    }
    if (stream.channels[i]->bursts) stream.channels[i]->bursts->Finish();
    TakeBursts(index, i);
  }
  if (!stream.activity) return;
  if (const auto movement = stream.activity->Finish()) AddMovement(index, *movement);
}

void NightAnalyzer::Push(const SampleBlock& block, double first_time_s, double rate_hz, bool rate_known) {
  if (block.stream < 0 || static_cast<std::size_t>(block.stream) >= state_.size() || block.values.empty()) return;
  const auto index = static_cast<std::size_t>(block.stream);
  Stream& stream = state_[index];
  const StreamInfo& info = streams_[index];
  const double nominal = info.nominal_rate_hz > 0 ? info.nominal_rate_hz : rate_hz;
  const bool off = rate_known && std::abs(rate_hz / stream.chain_rate_hz - 1) > settings_.rate_tolerance;
  if (stream.started && block.gap_before > 0) Gap(block.stream, block);
  if (!stream.started) {
    Begin(stream, info, nominal, block.first_sample);
  } else if (off && rate_hz >= 8) {  // filters for the rate that the device really has; what came before is kept
    End(block.stream);
    Begin(stream, info, rate_hz, block.first_sample);
  }
  stream.line = {block.first_sample, first_time_s, rate_hz > 0 ? rate_hz : nominal};
  if (stream.emg) PushEmg(block.stream, block);
  if (stream.motion) PushMotion(block.stream, block);
  JudgeWaiting(false);
  JudgeBursts(false);
}

double NightAnalyzer::HopTime(const Stream& stream, const EmgChain& chain, std::int64_t hop) const {
  const double sample =
      static_cast<double>(stream.chain_origin) + static_cast<double>(hop) * static_cast<double>(chain.hop_samples());
  return stream.line.At(sample);
}

void NightAnalyzer::Gap(int index, const SampleBlock& block) {
  Stream& stream = state_[static_cast<std::size_t>(index)];
  const double rate = stream.line.rate_hz > 0 ? stream.line.rate_hz : stream.chain_rate_hz;
  for (std::size_t i = 0; i < stream.channels.size(); ++i) {
    stream.channels[i]->chain.Gap(block.gap_before);
    TakeSeconds(stream, i);
    TakeContractions(index, i);
    TakeBursts(index, i);
  }
  if (stream.activity) stream.activity->Gap(block.gap_before);
  GapEvent event;
  event.stream = index;
  event.onset_s = stream.line.At(static_cast<double>(block.first_sample - block.gap_before));
  event.duration_s = static_cast<double>(block.gap_before) / rate;
  event.samples = block.gap_before;
  event.by_arrival_times = block.restarted;
  event.reason = gap_reason_.empty() ? "lost" : gap_reason_;
  events_.push_back(std::move(event));
}

// Each channel for itself: what is no number is missing in that channel alone.
void NightAnalyzer::PushEmg(int index, const SampleBlock& block) {
  Stream& stream = state_[static_cast<std::size_t>(index)];
  for (std::size_t i = 0; i < stream.channels.size() && i < static_cast<std::size_t>(block.channels); ++i) {
    const auto missing = [&](int sample) {
      return !std::isfinite(block.values[static_cast<std::size_t>(sample * block.channels) + i]);
    };
    for (int from = 0, to = 0; from < block.samples(); from = to) {
      const bool gap = missing(from);
      while (to < block.samples() && missing(to) == gap) ++to;
      if (gap) stream.channels[i]->chain.Gap(to - from);
      else PushChannel(index, i, block, from, to);
    }
    TakeSeconds(stream, i);
    TakeContractions(index, i);
    TakeBursts(index, i);
  }
  if (index == main_emg_ && block.gap_before == 0) gap_reason_.clear();
}

void NightAnalyzer::PushChannel(int index, std::size_t channel, const SampleBlock& block, int from, int to) {
  Stream& stream = state_[static_cast<std::size_t>(index)];
  EmgChain& chain = stream.channels[channel]->chain;
  const bool main = index == main_emg_ && channel == 0;
  const auto stride = static_cast<std::size_t>(block.channels);
  const float* first = block.values.data() + static_cast<std::size_t>(from) * stride + channel;
  chain.Push(first, static_cast<std::size_t>(to - from), stride, [&](const HopValue& value) {
    TakeContractions(index, channel);
    if (!main) return;
    const double time = HopTime(stream, chain, value.hop);
    Display(time, value.low, value.high, value.envelope);
    FeedPlacement(time, value.envelope, chain.flags());
  });
}

void NightAnalyzer::TakeSeconds(Stream& stream, std::size_t channel) {
  Channel& source = *stream.channels[channel];
  const auto length = static_cast<double>(source.chain.second_samples());
  for (; source.seconds_taken < source.chain.seconds().size(); ++source.seconds_taken) {
    const double from = static_cast<double>(stream.chain_origin) + static_cast<double>(source.seconds_taken) * length;
    stream.quality[channel].Add(stream.line.At(from), stream.line.At(from + length),
                                source.chain.seconds()[source.seconds_taken]);
  }
}

void NightAnalyzer::TakeContractions(int index, std::size_t channel) {
  Stream& stream = state_[static_cast<std::size_t>(index)];
  Channel& source = *stream.channels[channel];
  while (const auto ended = source.contraction.TakeEnded()) {
    ContractionEvent event;
    event.stream = index;
    event.channel = static_cast<int>(channel);
    event.onset_s = HopTime(stream, source.chain, ended->onset_hop);
    event.duration_s = static_cast<double>(ended->end_hop - ended->onset_hop) *
                       static_cast<double>(source.chain.hop_samples()) / stream.line.rate_hz;
    event.peak = static_cast<double>(ended->peak);
    event.rest = static_cast<double>(ended->rest);
    event.cut = ended->cut;
    waiting_.push_back(event);
  }
  if (!source.contraction.above()) source.announced = false;
  if (source.contraction.sustained() && !source.announced) Announce(index, channel);
}

void NightAnalyzer::Announce(int index, std::size_t channel) {
  Stream& stream = state_[static_cast<std::size_t>(index)];
  Channel& source = *stream.channels[channel];
  source.announced = true;
  ContractionStarted event;
  event.stream = index;
  event.channel = static_cast<int>(channel);
  event.onset_s = HopTime(stream, source.chain, source.contraction.current().onset_hop);
  event.duration_s = source.contraction.current_duration_s();
  event.peak = static_cast<double>(source.contraction.current().peak);
  event.rest = static_cast<double>(source.contraction.current().rest);
  events_.push_back(event);
}

void NightAnalyzer::TakeBursts(int index, std::size_t channel) {
  const Stream& stream = state_[static_cast<std::size_t>(index)];
  Channel& source = *stream.channels[channel];
  if (!source.bursts) return;
  for (const LegBurst& burst : source.bursts->TakeEnded()) {
    LegMovementEvent event;
    event.stream = index;
    event.channel = static_cast<int>(channel);
    event.onset_s = HopTime(stream, source.chain, burst.onset_hop);
    event.duration_s = HopTime(stream, source.chain, burst.end_hop) - event.onset_s;
    event.peak = static_cast<double>(burst.peak);
    event.rest = static_cast<double>(burst.rest);
    event.cut = burst.cut;
    waiting_bursts_.push_back(event);
  }
}

void NightAnalyzer::PushMotion(int index, const SampleBlock& block) {
  Stream& stream = state_[static_cast<std::size_t>(index)];
  const auto g = static_cast<float>(stream.to_g);
  const auto shown_every = static_cast<std::int64_t>(std::max(1.0, std::round(stream.chain_rate_hz / 50)));
  for (int i = 0; i < block.samples(); ++i) {
    const float* xyz = block.values.data() + static_cast<std::ptrdiff_t>(i) * block.channels;
    if (!std::isfinite(xyz[0] + xyz[1] + xyz[2])) {
      stream.activity->Gap(1);
      continue;
    }
    const auto movement = stream.activity->Push(xyz[0] * g, xyz[1] * g, xyz[2] * g);
    if (movement) AddMovement(index, *movement);
    if (main_emg_ >= 0 || ++motion_count_ % shown_every != 0) continue;
    const double time = stream.line.At(static_cast<double>(block.first_sample + i));
    const float dynamic = stream.activity->dynamic_g();
    Display(time, 0, dynamic, dynamic);
    FeedPlacement(time, dynamic, 0);
  }
}

void NightAnalyzer::AddMovement(int index, const Movement& movement) {
  Stream& stream = state_[static_cast<std::size_t>(index)];
  MovementEvent event;
  event.stream = index;
  event.onset_s = stream.line.At(static_cast<double>(stream.chain_origin + movement.onset));
  event.duration_s = static_cast<double>(movement.end - movement.onset) / stream.line.rate_hz;
  event.peak_g = static_cast<double>(movement.peak_g);
  stream.movements.emplace_back(event.onset_s, event.onset_s + event.duration_s);
  events_.push_back(event);
  if (movement.posture_changed)
    events_.push_back(PostureEvent{event.onset_s, event.duration_s, index, movement.posture_degrees});
}

void NightAnalyzer::LinkLost(double time_s, std::string reason) {
  gap_reason_ = reason;
  events_.push_back(LinkEvent{time_s, std::move(reason)});
}

void NightAnalyzer::Mark(double time_s, std::string text) { events_.push_back(MarkEvent{time_s, std::move(text)}); }

void NightAnalyzer::BeginPlacement() {
  const bool microvolts = main_emg_ >= 0 && streams_[static_cast<std::size_t>(main_emg_)].unit == "uV";
  placement_.Begin(main_emg_ < 0, microvolts);
}

void NightAnalyzer::FeedPlacement(double time_s, float value, std::uint8_t flags) {
  const auto verdict = placement_.Feed(time_s, value, flags);
  if (!verdict) return;
  events_.push_back(PlacementEvent{time_s, static_cast<double>(verdict->tensed), static_cast<double>(verdict->relaxed),
                                   std::string(verdict->why)});
}

void NightAnalyzer::Finish() {
  for (std::size_t i = 0; i < state_.size(); ++i) End(static_cast<int>(i));
  JudgeWaiting(true);
  JudgeBursts(true);
}

std::vector<NightEvent> NightAnalyzer::TakeNewEvents() {
  std::vector<NightEvent> fresh(events_.begin() + static_cast<std::ptrdiff_t>(taken_), events_.end());
  taken_ = events_.size();
  return fresh;
}

LiveState NightAnalyzer::live() const {
  LiveState live;
  if (main_emg_ >= 0) {
    const auto index = static_cast<std::size_t>(main_emg_);
    live.has_emg = true;
    live.microvolts = streams_[index].unit == "uV";
    if (!state_[index].channels.empty()) {
      const EmgChain& chain = state_[index].channels.front()->chain;
      const ContractionDetector& contraction = state_[index].channels.front()->contraction;
      live.envelope = chain.envelope();
      live.rest = chain.rest();
      live.flags = chain.flags();
      live.sustained = contraction.sustained();
      live.sustained_s = live.sustained ? contraction.current_duration_s() : 0;
    }
  }
  if (motion_ >= 0 && state_[static_cast<std::size_t>(motion_)].activity) {
    const ActivityMeter& activity = *state_[static_cast<std::size_t>(motion_)].activity;
    live.moving = activity.moving();
    live.dynamic_g = activity.dynamic_g();
  }
  live.placement_phase = placement_.phase();
  return live;
}

void NightAnalyzer::Display(double time_s, float low, float high, float envelope) {
  if (!collect_display_) return;
  for (float value : {static_cast<float>(time_s), low, high, envelope}) display_.push_back(value);
  constexpr std::size_t kMost = std::size_t{3000} * kDisplayColumns;  // a minute: nobody took it, nobody looks
  if (display_.size() > 2 * kMost)
    display_.erase(display_.begin(), display_.end() - static_cast<std::ptrdiff_t>(kMost));
}

std::vector<float> NightAnalyzer::TakeDisplay() {
  std::vector<float> rows;
  rows.swap(display_);
  return rows;
}

std::vector<NightAnalyzer::ChannelQuality> NightAnalyzer::Quality() const {
  std::vector<ChannelQuality> out;
  for (std::size_t i = 0; i < state_.size(); ++i) {
    for (std::size_t c = 0; c < state_[i].quality.size(); ++c)
      out.push_back({static_cast<int>(i), static_cast<int>(c), &state_[i].quality[c]});
  }
  return out;
}

}  // namespace charley
