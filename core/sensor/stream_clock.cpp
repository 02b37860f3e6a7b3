#include "core/sensor/stream_clock.h"

#include <algorithm>
#include <cmath>

namespace charley {
namespace {

constexpr double kForgetS = 600;       // the line forgets with this time constant
constexpr double kRepeatWindowS = 2;   // a step back within this is a repeated packet, beyond it a restart
constexpr double kDisagreeS = 2;       // after a lost link: more than this and ...
constexpr double kDisagreeShare = .1;  // ... this share of the pause away from the wall means a new start
constexpr std::uint64_t kShortCounter = 65536;
constexpr double kGapIntervals = 3;  // without a counter a pause of this many packets is a gap

}  // namespace

StreamClock::StreamClock(const StreamInfo& info) : info_(info) {}

double StreamClock::rate_hz() const {
  if (settled_rate_hz_ > 0) return settled_rate_hz_;
  return info_.nominal_rate_hz > 0 ? info_.nominal_rate_hz : (var_x_ > 0 ? cov_ / var_x_ : 0);
}

double StreamClock::TimeOf(std::int64_t sample) const {
  const double rate = rate_hz();
  return rate > 0 ? arrival_anchor_s_ + static_cast<double>(sample - anchor_sample_) / rate : arrival_anchor_s_;
}

// Samples that are missing by the time of arrival between the last packet and this one.
std::int64_t StreamClock::WallGap(int samples, double arrival_s) const {
  const double missing = (arrival_s - last_arrival_s_) * rate_hz() - samples;
  return std::max<std::int64_t>(0, std::llround(missing));
}

Placement StreamClock::Restarted(int samples, double arrival_s) const {
  Placement place;
  place.gap_before = WallGap(samples, arrival_s);
  place.first_sample = next_ + place.gap_before;
  place.restarted = true;
  return place;
}

// A step back of so many samples is a packet that came twice, not a device that began anew.
bool StreamClock::IsRepeatedBy(std::uint64_t behind) const {
  return rate_hz() <= 0 || static_cast<double>(behind) <= kRepeatWindowS * rate_hz();
}

// Whether the counter's gap and the wall's are too far apart to be of one count. A stream that arrives late without
// a gap in its counter (the system was busy) never disagrees.
bool StreamClock::Disagrees(std::int64_t gap, std::int64_t wall, double arrival_s) const {
  if (rate_hz() <= 0 || (gap == 0 && !link_lost_)) return false;
  const double away_s = std::abs(static_cast<double>(gap - wall)) / rate_hz();
  return away_s > kDisagreeS + kDisagreeShare * (arrival_s - last_arrival_s_);
}

Placement StreamClock::PlaceBySamples(std::uint64_t counter, int samples, double arrival_s) {
  const std::uint64_t modulus = info_.modulus;
  if (link_lost_ && info_.restarts_on_start) return Restarted(samples, arrival_s);
  const std::uint64_t ahead = (counter + modulus - expected_counter_) % modulus;
  const std::int64_t wall = WallGap(samples, arrival_s);
  Placement place;
  if (modulus <= kShortCounter) {
    // The counter says the gap modulo `modulus`; the wall says which turn.
    const auto turn = static_cast<double>(modulus);
    // A short pause cannot hide a whole turn: a counter just behind the expected one is a repetition.
    const std::uint64_t behind = modulus - ahead;
    if (!link_lost_ && ahead != 0 && wall < samples && behind <= modulus / 4 && IsRepeatedBy(behind)) {
      place.repeated = true;
      return place;
    }
    const double turns = std::max(0.0, std::round((static_cast<double>(wall) - static_cast<double>(ahead)) / turn));
    place.gap_before = static_cast<std::int64_t>(ahead) + static_cast<std::int64_t>(turns * turn);
    if (Disagrees(place.gap_before, wall, arrival_s)) return Restarted(samples, arrival_s);
    place.first_sample = next_ + place.gap_before;
    return place;
  }
  const bool backward = ahead > modulus / 2;
  if (backward) {
    const std::uint64_t behind = modulus - ahead;
    if (!link_lost_ && IsRepeatedBy(behind)) {
      place.repeated = true;
      return place;
    }
    return Restarted(samples, arrival_s);
  }
  place.gap_before = static_cast<std::int64_t>(ahead);
  if (Disagrees(place.gap_before, wall, arrival_s)) return Restarted(samples, arrival_s);
  place.first_sample = next_ + place.gap_before;
  return place;
}

Placement StreamClock::PlaceByTime(std::uint64_t milliseconds, int samples, double arrival_s) {
  const double step_ms = static_cast<double>(milliseconds) - last_stamp_ms_;
  Placement place;
  if (step_ms <= 0) {
    if (!link_lost_ && step_ms > -kRepeatWindowS * 1000) {
      place.repeated = true;
      return place;
    }
    return Restarted(samples, arrival_s);
  }
  const double pause_s = arrival_s - last_arrival_s_;
  if (std::abs(step_ms / 1000 - pause_s) > kDisagreeS + kDisagreeShare * pause_s) return Restarted(samples, arrival_s);
  const auto steps = std::llround(step_ms / 1000 * rate_hz());
  place.gap_before = std::max<std::int64_t>(0, last_first_ + steps - next_);
  // Half a packet of jitter is not a loss: the stamps are whole milliseconds and the rate is still being learnt.
  if (place.gap_before * 2 < samples) place.gap_before = 0;
  place.first_sample = next_ + place.gap_before;
  return place;
}

Placement StreamClock::PlaceByWall(int samples, double arrival_s) const {
  Placement place;
  const double pause_s = arrival_s - last_arrival_s_;
  const double usual_s = packet_interval_s_ > 0 ? packet_interval_s_ : samples / std::max(1.0, rate_hz());
  if (link_lost_ || pause_s > kGapIntervals * usual_s + 0.25) place.gap_before = WallGap(samples, arrival_s);
  place.first_sample = next_ + place.gap_before;
  place.restarted = place.gap_before > 0;
  return place;
}

void StreamClock::Learn(double x_s, std::int64_t sample) {
  if (weight_time_ <= 0) {
    origin_x_ = x_s;
    mean_x_ = mean_y_ = var_x_ = cov_ = 0;
    mean_y_ = static_cast<double>(sample);
    weight_time_ = 1;
    span_s_ = 0;
    return;
  }
  const double x = x_s - origin_x_;
  const double keep = std::exp(-(x - span_s_) / kForgetS);
  span_s_ = x;
  const double old_weight = weight_time_ * keep;
  weight_time_ = old_weight + 1;
  const double dx = x - mean_x_;
  const double dy = static_cast<double>(sample) - mean_y_;
  mean_x_ += dx / weight_time_;
  mean_y_ += dy / weight_time_;
  var_x_ = var_x_ * keep + dx * dx * old_weight / weight_time_;
  cov_ = cov_ * keep + dx * dy * old_weight / weight_time_;
  if (span_s_ >= kMeasureAfterS && var_x_ > 0) settled_rate_hz_ = cov_ / var_x_;
}

Placement StreamClock::Place(bool has_counter, std::uint64_t counter, int samples, double arrival_s) {
  arrival_s = std::max(arrival_s, last_arrival_s_);
  const bool counted = has_counter && info_.counter != CounterKind::kNone;
  Placement place;
  if (!started_) started_ = true;
  else if (counted && info_.counter == CounterKind::kSamples) place = PlaceBySamples(counter, samples, arrival_s);
  else if (counted) place = PlaceByTime(counter, samples, arrival_s);
  else place = PlaceByWall(samples, arrival_s);
  if (place.repeated) {
    repeated_ += samples;
    return place;
  }
  const double device_s = static_cast<double>(counter) / 1000;
  const bool by_device = counted && info_.counter == CounterKind::kMilliseconds;
  if (place.restarted) {
    weight_time_ = 0;  // a new line; the rate that was learnt stays until the new one is settled
    if (counted) ++restarts_;
  }
  const std::int64_t end = place.first_sample + samples;
  Learn(by_device ? device_s : arrival_s, by_device ? place.first_sample : end);
  // Arrivals are late by a varying time, never early: follow slowly, jump only after a gap.
  const double predicted = TimeOf(end);
  const bool fresh = received_ == 0 || place.restarted;
  arrival_anchor_s_ = fresh ? arrival_s : predicted + 0.002 * (arrival_s - predicted);
  anchor_sample_ = end;
  if (received_ > 0 && place.gap_before == 0) {
    const double interval = arrival_s - last_arrival_s_;
    packet_interval_s_ =
        packet_interval_s_ > 0 ? packet_interval_s_ + 0.05 * (interval - packet_interval_s_) : interval;
  }
  expected_counter_ = info_.modulus > 0 ? (counter + static_cast<std::uint64_t>(samples)) % info_.modulus : 0;
  last_stamp_ms_ = static_cast<double>(counter);
  last_first_ = place.first_sample;
  last_arrival_s_ = arrival_s;
  next_ = end;
  lost_ += place.gap_before;
  received_ += samples;
  link_lost_ = false;
  return place;
}

}  // namespace charley
