#include "core/signal/quality.h"

#include <algorithm>
#include <cmath>

namespace charley {
namespace {

std::size_t WindowSize(double rate_hz) {
  std::size_t size = 16;
  while (size * 2 <= static_cast<std::size_t>(rate_hz) && size < 1024) size *= 2;
  return size;
}

}  // namespace

QualityMeter::QualityMeter(double rate_hz, double range_min, double range_max, bool microvolts,
                           const QualitySettings& settings)
    : rate_hz_(rate_hz),
      low_(static_cast<float>(range_min + (range_max - range_min) * 0.002)),
      high_(static_cast<float>(range_max - (range_max - range_min) * 0.002)),
      microvolts_(microvolts),
      settings_(settings),
      second_samples_(std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(rate_hz)))),
      periodogram_(WindowSize(rate_hz), rate_hz),
      ring_(periodogram_.size()) {}

bool QualityMeter::Push(float sample) {
  ring_[at_] = sample;
  at_ = at_ + 1 == ring_.size() ? 0 : at_ + 1;
  ++fresh_;
  if (sample <= low_ || sample >= high_) ++at_rail_;
  if (sample != previous_) ++changes_;
  previous_ = sample;
  return Count();
}

bool QualityMeter::PushMissing() {
  ++missing_;
  fresh_ = 0;
  return Count();
}

bool QualityMeter::Count() {
  if (++counted_ < second_samples_) return false;
  Judge();
  counted_ = missing_ = at_rail_ = changes_ = 0;
  return true;
}

double QualityMeter::Power(double from_hz, double to_hz) const {
  const double bin = periodogram_.bin_hz();
  const auto first = static_cast<std::size_t>(std::ceil(from_hz / bin));
  const auto last = std::min(average_.size() - 1, static_cast<std::size_t>(to_hz / bin));
  double sum = 0;
  for (std::size_t i = first; i <= last; ++i) sum += average_[i];
  return last >= first ? sum / static_cast<double>(last - first + 1) : 0;
}

// Hum at 50 or 60 Hz and its harmonics, whichever is stronger.
double QualityMeter::MainsPower(double& share) const {
  const double bin = periodogram_.bin_hz();
  const double nyquist = rate_hz_ / 2;
  double best = 0;
  for (const double mains : {50.0, 60.0}) {
    double sum = 0;
    for (int harmonic = 1; harmonic * mains < nyquist - 2 * bin; ++harmonic) {
      const double line = harmonic * mains;
      const auto centre = static_cast<std::size_t>(std::lround(line / bin));
      for (std::size_t i = centre - 2; i <= centre + 2 && i < last_.size(); ++i) sum += last_[i];
    }
    best = std::max(best, sum);
  }
  double total = 0;
  for (auto i = static_cast<std::size_t>(std::ceil(15 / bin)); i < last_.size(); ++i) total += last_[i];
  share = total > 0 ? best / total : 0;
  return best * bin;
}

// Nothing but white noise of the amplifier: no muscle, no heart, no hum.
bool QualityMeter::LooksDead() const {
  if (!microvolts_ || seconds_averaged_ < 3) return false;
  const double nyquist = rate_hz_ / 2;
  const bool wide = rate_hz_ >= 900;
  const std::array<double, 4> bands = {Power(20, 45), Power(65, 95), wide ? Power(125, 145) : Power(100, 118),
                                       wide ? Power(0.6 * nyquist, 0.9 * nyquist) : Power(65, 95)};
  const double most = *std::max_element(bands.begin(), bands.end());
  const double least = *std::min_element(bands.begin(), bands.end());
  if (least <= 0 || nyquist < 118) return false;
  const double rms = std::sqrt(Power(20, nyquist) * (nyquist - 20));
  return most < settings_.white_ratio * least && rms < (wide ? settings_.quiet_max : settings_.quiet_slow_max);
}

void QualityMeter::Judge() {
  flags_ = 0;
  const auto second = static_cast<double>(counted_);
  if (static_cast<double>(missing_) > 0.1 * second) flags_ |= kMissing;
  if (static_cast<double>(at_rail_) > 0.01 * second) flags_ |= kSaturated;
  if (missing_ < counted_ && changes_ <= 1) flags_ |= kFlat | kNoContact;
  if (fresh_ < ring_.size() || (flags_ & (kMissing | kFlat)) != 0) return;
  // The ring is read from its oldest sample.
  std::vector<float> window(ring_.size());
  std::rotate_copy(ring_.begin(), ring_.begin() + static_cast<std::ptrdiff_t>(at_), ring_.end(), window.begin());
  last_ = periodogram_.Compute(window.data());
  if (average_.empty()) average_.assign(last_.size(), 0);
  seconds_averaged_ = std::min(settings_.average_s, seconds_averaged_ + 1);
  for (std::size_t i = 0; i < last_.size(); ++i) average_[i] += (last_[i] - average_[i]) / seconds_averaged_;
  if (!microvolts_) return;
  double share = 0;
  const double mains = std::sqrt(MainsPower(share));
  if (mains >= settings_.mains_min && share >= settings_.mains_share) flags_ |= kMains;
  if (mains >= settings_.open_lead_mains && share >= settings_.open_lead_share) flags_ |= kNoContact;
  if (LooksDead()) flags_ |= kNoContact;
}

}  // namespace charley
