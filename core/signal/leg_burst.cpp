#include "core/signal/leg_burst.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace charley {
namespace {

constexpr double kRectifiedOfRms = .7978845608;  // mean of |x| over RMS for a Gaussian signal: sqrt(2 / pi)

std::int64_t Hops(double seconds, double hop_s) {
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::llround(seconds / hop_s)));
}

}  // namespace

LegBurstDetector::LegBurstDetector(const LegBurstSettings& settings, double hop_s)
    : settings_(settings),
      end_hops_(Hops(settings.end_after_s, hop_s)),
      min_hops_(Hops(settings.min_duration_s, hop_s)),
      high_(static_cast<std::size_t>(Hops(settings.morphology_s, hop_s))) {}

void LegBurstDetector::OnSamples(const float* filtered, std::size_t count) {
  double sum = sum_;
  for (std::size_t i = 0; i < count; ++i) sum += std::abs(static_cast<double>(filtered[i]));
  sum_ = sum;
  count_ += count;
}

double LegBurstDetector::Smoothed() const {
  return std::accumulate(ring_.begin(), ring_.end(), 0.0) / static_cast<double>(kSmooth);
}

double LegBurstDetector::Off(double rest) const {
  return rest + std::max(settings_.off_above_rest_uv, settings_.off_share_of_rest * rest);
}

void LegBurstDetector::OnHop(const HopValue& value) {
  const double level = count_ > 0 ? sum_ / static_cast<double>(count_) : 0;
  sum_ = 0;
  count_ = 0;
  ring_[ring_at_] = level;
  ring_at_ = (ring_at_ + 1) % kSmooth;
  ++hop_;
  ++since_gap_;
  // After a gap the filters settle, and the ring has to fill.
  if (since_gap_ < static_cast<std::int64_t>(3 * kSmooth)) return;
  const double rest = kRectifiedOfRms * static_cast<double>(value.rest);
  const double smooth = Smoothed();
  if (!active_ && smooth > rest + settings_.on_above_rest_uv && rest <= settings_.max_rest_uv) Begin(smooth, rest);
  if (!active_) return;
  Morphology(level, rest);
  Follow(smooth, rest);
}

// `hop_` is the first hop after the smoothed value; its middle is half the ring earlier.
void LegBurstDetector::Begin(double level, double rest) {
  active_ = true;
  shaped_ = false;
  below_since_ = -1;
  std::fill(high_.begin(), high_.end(), false);
  highs_ = seen_ = 0;
  const std::int64_t middle = hop_ - static_cast<std::int64_t>(kSmooth + 1) / 2;
  now_ = {std::max(middle, last_end_), 0, static_cast<float>(level), static_cast<float>(rest), false};
}

void LegBurstDetector::Follow(double level, double rest) {
  now_.peak = std::max(now_.peak, static_cast<float>(level));
  if (level > Off(rest)) {
    below_since_ = -1;
    return;
  }
  // It has fallen before all that is averaged here.
  const std::int64_t first = hop_ - static_cast<std::int64_t>(kSmooth);
  if (below_since_ < 0) below_since_ = std::max(first, now_.onset_hop);
  if (hop_ - below_since_ >= end_hops_) End(below_since_, false);
}

// The median of a window is above a level when more than half of its values are.
void LegBurstDetector::Morphology(double hop_level, double rest) {
  if (shaped_) return;
  const bool high = hop_level >= Off(rest);
  if (high_[high_at_]) --highs_;
  if (high) ++highs_;
  high_[high_at_] = high;
  high_at_ = (high_at_ + 1) % high_.size();
  ++seen_;
  shaped_ = seen_ >= high_.size() && 2 * highs_ > high_.size();
}

void LegBurstDetector::End(std::int64_t end_hop, bool cut) {
  active_ = false;
  last_end_ = end_hop;
  now_.end_hop = end_hop;
  now_.cut = cut;
  if (shaped_ && now_.end_hop - now_.onset_hop >= min_hops_) ended_.push_back(now_);
}

void LegBurstDetector::OnGap(std::int64_t hops) {
  if (active_) End(below_since_ >= 0 ? below_since_ : hop_, true);
  hop_ += hops;
  since_gap_ = 0;
  sum_ = 0;
  count_ = 0;
  ring_.fill(0);
}

std::vector<LegBurst> LegBurstDetector::TakeEnded() {
  std::vector<LegBurst> out;
  out.swap(ended_);
  return out;
}

}  // namespace charley
