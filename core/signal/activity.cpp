#include "core/signal/activity.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace charley {
namespace {

double AngleDegrees(const std::array<double, 3>& a, const std::array<double, 3>& b) {
  const double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const double lengths =
      std::sqrt((a[0] * a[0] + a[1] * a[1] + a[2] * a[2]) * (b[0] * b[0] + b[1] * b[1] + b[2] * b[2]));
  if (lengths <= 0) return 0;
  return std::acos(std::clamp(dot / lengths, -1.0, 1.0)) * 180 / std::numbers::pi;
}

}  // namespace

ActivityMeter::ActivityMeter(double rate_hz, const ActivitySettings& settings)
    : settings_(settings), rate_hz_(rate_hz) {
  for (Cascade& filter : gravity_) filter = Cascade(ButterworthLowPass(2, settings.gravity_cut_hz, rate_hz));
}

std::optional<Movement> ActivityMeter::Push(float x, float y, float z) {
  const std::array<double, 3> raw = {static_cast<double>(x), static_cast<double>(y), static_cast<double>(z)};
  if (fresh_) {
    base_ = raw;
    for (Cascade& filter : gravity_) filter.Reset();
    fresh_ = false;
  }
  double square = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const double gravity = base_[i] + gravity_[i].Step(raw[i] - base_[i]);
    square += (raw[i] - gravity) * (raw[i] - gravity);
  }
  dynamic_ = static_cast<float>(std::sqrt(square));
  const auto dynamic = static_cast<double>(dynamic_);
  if (!moving_ && dynamic > settings_.on_g) {
    moving_ = true;
    now_ = {sample_, sample_, 0, 0, false};
    below_since_ = -1;
    const bool calm_enough = static_cast<double>(calm_samples_) >= settings_.calm_s * rate_hz_;
    if (calm_enough && !waiting_) {
      before_ = direction_;
      have_before_ = true;
    }
  }
  std::optional<Movement> done;
  if (moving_) {
    now_.peak_g = std::max(now_.peak_g, dynamic_);
    if (dynamic >= settings_.off_g) below_since_ = -1;
    else if (below_since_ < 0) below_since_ = sample_;
    if (below_since_ >= 0 && static_cast<double>(sample_ - below_since_) >= settings_.hold_s * rate_hz_) {
      moving_ = false;
      calm_samples_ = 0;
      now_.end = below_since_;
      Keep();
    }
  } else {
    if (calm_samples_++ == 0) direction_ = raw;
    for (std::size_t i = 0; i < 3; ++i) direction_[i] += (raw[i] - direction_[i]) / (0.5 * rate_hz_);
    if (waiting_ && static_cast<double>(calm_samples_) >= settings_.calm_s * rate_hz_) {
      if (have_before_) waiting_->posture_degrees = AngleDegrees(before_, direction_);
      waiting_->posture_changed = waiting_->posture_degrees >= settings_.posture_degrees;
      done = waiting_;
      waiting_.reset();
    }
  }
  ++sample_;
  return done;
}

bool ActivityMeter::Counts(std::int64_t end) const {
  return static_cast<double>(end - now_.onset) >= settings_.min_duration_s * rate_hz_;
}

// The movement that has just ended waits for the new posture; one that followed at once is the same.
void ActivityMeter::Keep() {
  if (!Counts(now_.end)) return;
  if (!waiting_) {
    waiting_ = now_;
    return;
  }
  waiting_->end = now_.end;
  waiting_->peak_g = std::max(waiting_->peak_g, now_.peak_g);
}

ActivityMeter::Span ActivityMeter::open() const {
  if (moving_ && Counts(sample_)) return {waiting_ ? waiting_->onset : now_.onset, sample_};
  return waiting_ ? Span(waiting_->onset, waiting_->end) : Span();
}

bool ActivityMeter::Settled(std::int64_t sample) const {
  if (sample_ < sample) return false;
  // It counts already and was above the threshold after `sample`: all before belongs to it.
  const std::int64_t end = below_since_ < 0 ? sample_ : below_since_;
  if (moving_ && end > sample && Counts(end)) return true;
  if (moving_ && now_.onset < sample) return false;
  return !waiting_ || waiting_->onset >= sample;
}

void ActivityMeter::Gap(std::int64_t samples) {
  if (moving_) {
    moving_ = false;
    now_.end = sample_;
    Keep();
  }
  fresh_ = true;
  calm_samples_ = 0;
  sample_ += samples;
}

std::optional<Movement> ActivityMeter::Finish() {
  if (moving_) Gap(0);
  std::optional<Movement> done = waiting_;
  waiting_.reset();
  return done;
}

}  // namespace charley
