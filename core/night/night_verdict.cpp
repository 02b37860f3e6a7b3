// What is held of each contraction and movement of the night, once all that decides about it is known.
#include <algorithm>
#include <cmath>

#include "core/night/night_analyzer.h"

namespace charley {

const QualityTimeline& NightAnalyzer::QualityOf(int stream, int channel) const {
  return state_[static_cast<std::size_t>(stream)].quality[static_cast<std::size_t>(channel)];
}

// Whether all that decides about the contraction is known: its own channel's quality and whatever moves.
bool NightAnalyzer::AllPassed(const ContractionEvent& event) const {
  if (QualityOf(event.stream, event.channel).end_s() < event.end_s()) return false;
  return std::all_of(state_.begin(), state_.end(), [&](const Stream& stream) {
    if (!stream.motion) return true;
    if (!stream.activity) return false;  // nothing has come yet
    const double sample = stream.line.SampleAt(event.end_s()) - static_cast<double>(stream.chain_origin);
    return stream.activity->Settled(static_cast<std::int64_t>(std::ceil(sample)));
  });
}

// The verdict must not depend on how the streams are cut into blocks, so it waits for all of them.
void NightAnalyzer::JudgeWaiting(bool all) {
  for (std::size_t i = 0; i < waiting_.size();) {
    if (!all && !AllPassed(waiting_[i])) {
      ++i;
      continue;
    }
    Judge(waiting_[i]);
    events_.push_back(waiting_[i]);
    waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

void NightAnalyzer::JudgeBursts(bool all) {
  std::size_t kept = 0;
  for (LegMovementEvent& event : waiting_bursts_) {
    const QualityTimeline& quality = QualityOf(event.stream, event.channel);
    if (!all && quality.end_s() < event.end_s()) {
      waiting_bursts_[kept++] = event;
      continue;
    }
    event.poor_signal = quality.BadShare(event.onset_s, event.end_s()) > settings_.poor_share;
    events_.push_back(event);
  }
  waiting_bursts_.resize(kept);
}

void NightAnalyzer::Judge(ContractionEvent& event) const {
  const QualityTimeline& quality = QualityOf(event.stream, event.channel);
  event.poor_signal = quality.BadShare(event.onset_s, event.end_s()) > settings_.poor_share;
  event.moving = MovingShare(event.onset_s, event.end_s()) > settings_.moving_share;
  if (event.poor_signal) event.rejection = Rejection::kPoorSignal;
  else if (event.moving) event.rejection = Rejection::kMoving;
  else if (event.duration_s < settings_.cramp_like_min_s) event.rejection = Rejection::kShort;
  else if (event.duration_s > settings_.cramp_like_max_s) event.rejection = Rejection::kTooLong;
}

// Of the accelerometer that moved most.
double NightAnalyzer::MovingShare(double from_s, double to_s) const {
  if (to_s <= from_s) return 0;
  double most = 0;
  for (const Stream& stream : state_) {
    if (!stream.activity) continue;
    double moving = 0;
    const auto count = [&](double onset_s, double end_s) {
      moving += std::max(0.0, std::min(to_s, end_s) - std::max(from_s, onset_s));
    };
    for (auto it = stream.movements.rbegin(); it != stream.movements.rend() && it->second > from_s; ++it)
      count(it->first, it->second);
    const auto [from, to] = stream.activity->open();
    if (from < to) {
      count(stream.line.At(static_cast<double>(stream.chain_origin + from)),
            stream.line.At(static_cast<double>(stream.chain_origin + to)));
    }
    most = std::max(most, moving);
  }
  return most / (to_s - from_s);
}

bool NightAnalyzer::UsableAround(double from_s, double to_s) const {
  bool any = false;
  for (const ChannelQuality& each : Quality()) {
    if (each.timeline->UsableSeconds(from_s, to_s) < 0.8 * (to_s - from_s)) return false;
    any = true;
  }
  return any;
}

}  // namespace charley
