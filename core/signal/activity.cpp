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
      const bool counts = static_cast<double>(now_.end - now_.onset) >= settings_.min_duration_s * rate_hz_;
      if (counts && waiting_) {
        waiting_->end = now_.end;
        waiting_->peak_g = std::max(waiting_->peak_g, now_.peak_g);
      } else if (counts) {
        waiting_ = now_;
      }
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

void ActivityMeter::Gap(std::int64_t samples) {
  if (moving_) {
    moving_ = false;
    now_.end = sample_;
    if (static_cast<double>(now_.end - now_.onset) >= settings_.min_duration_s * rate_hz_) waiting_ = now_;
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
