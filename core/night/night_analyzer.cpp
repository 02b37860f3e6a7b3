#include "core/night/night_analyzer.h"

#include <algorithm>
#include <cmath>

namespace charley {
namespace {

constexpr double kStandardGravity = 9.80665;  // m/s2, exact by definition

bool IsEmg(const StreamInfo& info) { return info.id == "emg"; }
bool IsMotion(const StreamInfo& info) { return info.id == "acc" && info.channels.size() == 3; }

}  // namespace

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
  stream.channels.clear();
  stream.announced.assign(info.channels.size(), false);
  if (stream.emg) {
    for (std::size_t i = 0; i < info.channels.size(); ++i) {
      stream.channels.emplace_back(rate_hz, info.physical_min, info.physical_max, info.unit == "uV", settings_.emg);
    }
  }
  if (stream.motion) stream.activity = std::make_unique<ActivityMeter>(rate_hz, settings_.activity);
}

void NightAnalyzer::Push(const SampleBlock& block, double first_time_s, double rate_hz, bool rate_known) {
  if (block.stream < 0 || static_cast<std::size_t>(block.stream) >= state_.size() || block.values.empty()) return;
  const auto index = static_cast<std::size_t>(block.stream);
  Stream& stream = state_[index];
  const StreamInfo& info = streams_[index];
  const double nominal = info.nominal_rate_hz > 0 ? info.nominal_rate_hz : rate_hz;
  const bool off = rate_known && std::abs(rate_hz / stream.chain_rate_hz - 1) > settings_.rate_tolerance;
  if (stream.started && block.gap_before > 0) Gap(block.stream, block);
  // Filters for the rate that the device really has; what came before keeps its events.
  if (!stream.started) Begin(stream, info, nominal, block.first_sample);
  else if (off && rate_hz >= 8) Begin(stream, info, rate_hz, block.first_sample);
  stream.line = {block.first_sample, first_time_s, rate_hz > 0 ? rate_hz : nominal};
  if (stream.emg) PushEmg(block.stream, block);
  if (stream.motion) PushMotion(block.stream, block);
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
    stream.channels[i].Gap(block.gap_before);
    TakeContractions(index, i);
  }
  if (stream.activity) stream.activity->Gap(block.gap_before);
  NightEvent event;
  event.kind = EventKind::kGap;
  event.stream = index;
  event.onset_s = stream.line.At(static_cast<double>(block.first_sample - block.gap_before));
  event.duration_s = static_cast<double>(block.gap_before) / rate;
  event.samples = block.gap_before;
  event.cut = block.restarted;  // by the clock on the wall, not by the device's counter
  event.text = gap_reason_.empty() ? "lost" : gap_reason_;
  events_.push_back(std::move(event));
}

void NightAnalyzer::PushEmg(int index, const SampleBlock& block) {
  Stream& stream = state_[static_cast<std::size_t>(index)];
  const auto stride = static_cast<std::size_t>(block.channels);
  const auto count = static_cast<std::size_t>(block.samples());
  for (std::size_t i = 0; i < stream.channels.size() && i < stride; ++i) {
    EmgChain& chain = stream.channels[i];
    const bool main = index == main_emg_ && i == 0;
    const std::size_t seconds = chain.seconds().size();
    chain.Push(block.values.data() + i, count, stride, [&](const HopValue& value) {
      TakeContractions(index, i);
      if (!main) return;
      const double time = HopTime(stream, chain, value.hop);
      Display(time, value.low, value.high, value.envelope);
      FeedPlacement(time, value.envelope, chain.flags());
    });
    if (!main) continue;
    for (std::size_t s = seconds; s < chain.seconds().size(); ++s) {
      const double end = stream.line.At(static_cast<double>(block.first_sample) + static_cast<double>(count));
      seconds_.push_back({end, chain.seconds()[s] == 0});
    }
  }
  if (index == main_emg_ && block.gap_before == 0) gap_reason_.clear();
}

void NightAnalyzer::TakeContractions(int index, std::size_t channel) {
  Stream& stream = state_[static_cast<std::size_t>(index)];
  EmgChain& chain = stream.channels[channel];
  ContractionDetector& detector = chain.detector();
  while (const auto ended = detector.TakeEnded()) {
    AddContraction(index, channel, *ended);
    if (!detector.sustained()) stream.announced[channel] = false;
  }
  if (!detector.sustained()) {
    if (!detector.above()) stream.announced[channel] = false;
    return;
  }
  if (stream.announced[channel]) return;
  stream.announced[channel] = true;
  NightEvent event;
  event.kind = EventKind::kContractionStarted;
  event.stream = index;
  event.channel = static_cast<int>(channel);
  event.onset_s = HopTime(stream, chain, detector.current().onset_hop);
  event.duration_s = detector.current_duration_s();
  event.peak = static_cast<double>(detector.current().peak);
  event.rest = static_cast<double>(detector.current().rest);
  events_.push_back(std::move(event));
}

void NightAnalyzer::AddContraction(int index, std::size_t channel, const Contraction& contraction) {
  const Stream& stream = state_[static_cast<std::size_t>(index)];
  const EmgChain& chain = stream.channels[channel];
  NightEvent event;
  event.kind = EventKind::kContraction;
  event.stream = index;
  event.channel = static_cast<int>(channel);
  event.onset_s = HopTime(stream, chain, contraction.onset_hop);
  event.duration_s = static_cast<double>(contraction.end_hop - contraction.onset_hop) *
                     static_cast<double>(chain.hop_samples()) / stream.line.rate_hz;
  event.peak = static_cast<double>(contraction.peak);
  event.rest = static_cast<double>(contraction.rest);
  event.cut = contraction.cut;
  const double end_s = event.onset_s + event.duration_s;
  event.poor_signal = BadShare(event.onset_s, end_s) > settings_.poor_share;
  event.moving = MovingShare(event.onset_s, end_s) > settings_.moving_share;
  event.cramp_like = event.duration_s >= settings_.emg.contraction.cramp_like_s && !event.poor_signal && !event.moving;
  events_.push_back(std::move(event));
}

void NightAnalyzer::PushMotion(int index, const SampleBlock& block) {
  Stream& stream = state_[static_cast<std::size_t>(index)];
  const auto g = static_cast<float>(stream.to_g);
  const auto shown_every = static_cast<std::int64_t>(std::max(1.0, std::round(stream.chain_rate_hz / 50)));
  for (int i = 0; i < block.samples(); ++i) {
    const float* xyz = block.values.data() + static_cast<std::ptrdiff_t>(i) * block.channels;
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
  const Stream& stream = state_[static_cast<std::size_t>(index)];
  NightEvent event;
  event.kind = EventKind::kMovement;
  event.stream = index;
  event.onset_s = stream.line.At(static_cast<double>(stream.chain_origin + movement.onset));
  event.duration_s = static_cast<double>(movement.end - movement.onset) / stream.line.rate_hz;
  event.peak = static_cast<double>(movement.peak_g);
  movements_.emplace_back(event.onset_s, event.onset_s + event.duration_s);
  events_.push_back(event);
  if (!movement.posture_changed) return;
  event.kind = EventKind::kPosture;
  event.peak = movement.posture_degrees;
  events_.push_back(std::move(event));
}

double NightAnalyzer::MovingShare(double from_s, double to_s) const {
  if (to_s <= from_s) return 0;
  double moving = 0;
  const auto count = [&](double onset_s, double end_s) {
    moving += std::max(0.0, std::min(to_s, end_s) - std::max(from_s, onset_s));
  };
  for (auto it = movements_.rbegin(); it != movements_.rend() && it->second > from_s - 3600; ++it)
    count(it->first, it->second);
  if (motion_ >= 0 && state_[static_cast<std::size_t>(motion_)].activity) {
    const Stream& stream = state_[static_cast<std::size_t>(motion_)];
    for (const auto& [from, to] : stream.activity->open()) {
      if (from == to) continue;
      count(stream.line.At(static_cast<double>(stream.chain_origin + from)),
            stream.line.At(static_cast<double>(stream.chain_origin + to)));
    }
  }
  return moving / (to_s - from_s);
}

double NightAnalyzer::BadShare(double from_s, double to_s) const {
  int all = 0;
  int bad = 0;
  for (auto it = seconds_.rbegin(); it != seconds_.rend() && it->time_s > from_s; ++it) {
    if (it->time_s > to_s + 1) continue;
    ++all;
    if (!it->usable) ++bad;
  }
  return all > 0 ? static_cast<double>(bad) / all : 0;
}

bool NightAnalyzer::UsableAround(double from_s, double to_s) const {
  int good = 0;
  for (const SecondMark& second : seconds_) {
    if (second.time_s >= from_s && second.time_s <= to_s && second.usable) ++good;
  }
  return good >= 0.8 * (to_s - from_s);
}

void NightAnalyzer::LinkLost(double time_s, std::string reason) {
  gap_reason_ = reason;
  NightEvent event;
  event.kind = EventKind::kLink;
  event.onset_s = time_s;
  event.text = std::move(reason);
  events_.push_back(std::move(event));
}

void NightAnalyzer::Mark(double time_s, std::string text) {
  NightEvent event;
  event.onset_s = time_s;
  event.text = std::move(text);
  events_.push_back(std::move(event));
}

void NightAnalyzer::BeginPlacement() {
  placing_ = true;
  placement_tense_ = false;
  placement_start_s_ = -1;
  placement_ = {};
}

void NightAnalyzer::FeedPlacement(double time_s, float value, std::uint8_t flags) {
  if (!placing_) return;
  if (placement_start_s_ < 0) placement_start_s_ = time_s;
  const double since = time_s - placement_start_s_;
  placement_tense_ = since >= kRelaxS;
  placement_.flags |= flags;
  // The first half second of each part is the person's reaction time.
  if (since >= .5 && since < kRelaxS) placement_.relaxed.push_back(value);
  else if (since >= kRelaxS + .5 && since < kRelaxS + kTenseS) placement_.tensed.push_back(value);
  if (since < kRelaxS + kTenseS) return;
  placing_ = false;
  placement_.movement_only = main_emg_ < 0;
  placement_.microvolts = main_emg_ >= 0 && streams_[static_cast<std::size_t>(main_emg_)].unit == "uV";
  const PlacementVerdict verdict = JudgePlacement(placement_);
  NightEvent event;
  event.kind = EventKind::kPlacement;
  event.onset_s = time_s;
  event.peak = static_cast<double>(verdict.tensed);
  event.rest = static_cast<double>(verdict.relaxed);
  event.text = verdict.why;
  events_.push_back(std::move(event));
}

void NightAnalyzer::Finish() {
  for (std::size_t i = 0; i < state_.size(); ++i) {
    Stream& stream = state_[i];
    for (std::size_t c = 0; c < stream.channels.size(); ++c) {
      stream.channels[c].detector().Finish();
      TakeContractions(static_cast<int>(i), c);
      stream.channels[c].detector().Finish();
      TakeContractions(static_cast<int>(i), c);
    }
    if (!stream.activity) continue;
    if (const auto movement = stream.activity->Finish()) AddMovement(static_cast<int>(i), *movement);
  }
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
      const EmgChain& chain = state_[index].channels.front();
      live.envelope = chain.envelope();
      live.rest = chain.rest();
      live.flags = chain.flags();
      live.sustained = chain.detector().sustained();
      live.sustained_s = live.sustained ? chain.detector().current_duration_s() : 0;
    }
  }
  if (motion_ >= 0 && state_[static_cast<std::size_t>(motion_)].activity) {
    const ActivityMeter& activity = *state_[static_cast<std::size_t>(motion_)].activity;
    live.moving = activity.moving();
    live.dynamic_g = activity.dynamic_g();
  }
  if (placing_) live.placement_phase = placement_tense_ ? "tense" : "relax";
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

std::vector<NightAnalyzer::QualitySummary> NightAnalyzer::Quality() const {
  std::vector<QualitySummary> out;
  for (std::size_t i = 0; i < state_.size(); ++i) {
    for (std::size_t c = 0; c < state_[i].channels.size(); ++c) {
      QualitySummary summary{static_cast<int>(i), static_cast<int>(c), {}};
      for (std::uint8_t flags : state_[i].channels[c].seconds()) {
        ++summary.seconds[0];
        if (flags == 0) ++summary.seconds[1];
        for (std::size_t bit = 0; bit < kQualityNames.size(); ++bit) {
          if ((flags >> bit & 1) != 0) ++summary.seconds[2 + bit];
        }
      }
      out.push_back(summary);
    }
  }
  return out;
}

}  // namespace charley
