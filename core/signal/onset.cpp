#include "core/signal/onset.h"

#include <algorithm>
#include <cmath>

namespace charley {

ContractionDetector::ContractionDetector(const ContractionSettings& settings, double hop_s, bool microvolts)
    : settings_(settings),
      hop_s_(hop_s),
      microvolts_(microvolts),
      recent_(static_cast<std::size_t>(std::max(1.0, std::round(settings.min_duration_s / hop_s)))) {}

// Once a contraction has lasted the minimum and its last `min_duration_s` were steady, it is one.
void ContractionDetector::Confirm(float envelope) {
  recent_[recent_at_] = envelope;
  recent_at_ = (recent_at_ + 1) % recent_.size();
  if (confirmed_ || !Long()) return;
  sorted_ = recent_;
  const auto rank = [&](double share) {
    const auto at = sorted_.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(sorted_.size() - 1));
    std::nth_element(sorted_.begin(), at, sorted_.end());
    return static_cast<double>(*at);
  };
  const double low = rank(.1);
  confirmed_ = low >= settings_.steady_ratio * rank(.9);
}

void ContractionDetector::Push(float envelope, float rest) {
  const auto value = static_cast<double>(envelope);
  const auto resting = static_cast<double>(rest);
  if (!active_ && value <= resting * settings_.on_times_rest) {  // nearly always: nothing runs and nothing begins
    ++hop_;
    if (waiting_) Release();
    return;
  }
  const double on = std::max(resting * settings_.on_times_rest, microvolts_ ? resting + settings_.on_above_rest_uv : 0);
  if (!active_ && value > on && on > 0) {
    active_ = true;
    confirmed_ = false;
    now_ = {hop_, hop_, envelope, 0, rest, false};
    sum_ = 0;
    level_ = value;
    below_since_ = -1;
  }
  if (active_) {
    const auto base = static_cast<double>(now_.rest);
    const double off = std::max({base * settings_.off_times_rest, microvolts_ ? base + settings_.off_above_rest_uv : 0,
                                 level_ * settings_.off_share_of_level});
    if (value < off) {
      if (below_since_ < 0) below_since_ = hop_;
      if (static_cast<double>(hop_ + 1 - below_since_) * hop_s_ >= settings_.end_after_s) End(below_since_, false);
    } else {
      below_since_ = -1;
      level_ += (value - level_) * hop_s_ / settings_.level_memory_s;
    }
    sum_ += value;
    now_.peak = std::max(now_.peak, envelope);
    if (active_) Confirm(envelope);
  }
  ++hop_;
  Release();
}

void ContractionDetector::End(std::int64_t end_hop, bool cut) {
  active_ = false;
  now_.end_hop = end_hop;
  now_.cut = cut;
  const auto hops = std::max<std::int64_t>(1, hop_ - now_.onset_hop);
  now_.mean = static_cast<float>(sum_ / static_cast<double>(hops));
  if (!confirmed_ || static_cast<double>(end_hop - now_.onset_hop) * hop_s_ < settings_.min_duration_s) return;
  if (waiting_ && static_cast<double>(now_.onset_hop - waiting_->end_hop) * hop_s_ <= settings_.merge_within_s) {
    waiting_->end_hop = now_.end_hop;
    waiting_->peak = std::max(waiting_->peak, now_.peak);
    waiting_->cut = cut;
    return;
  }
  if (waiting_) ended_ = waiting_;
  waiting_ = now_;
}

// Gives out what waited once nothing can resume it any more.
void ContractionDetector::Release() {
  if (!waiting_ || ended_) return;
  if (active_ && static_cast<double>(now_.onset_hop - waiting_->end_hop) * hop_s_ <= settings_.merge_within_s) return;
  if (static_cast<double>(hop_ - waiting_->end_hop) * hop_s_ <= settings_.merge_within_s) return;
  ended_ = waiting_;
  waiting_.reset();
}

void ContractionDetector::OnGap(std::int64_t hops) {
  if (active_) End(hop_, true);
  hop_ += hops;
  Release();
}

void ContractionDetector::Finish() {
  if (active_) End(hop_, true);
  if (waiting_ && !ended_) {
    ended_ = waiting_;
    waiting_.reset();
  }
}

std::optional<Contraction> ContractionDetector::TakeEnded() {
  if (!ended_) return std::nullopt;
  std::optional<Contraction> out = ended_;
  ended_.reset();
  return out;
}

}  // namespace charley
