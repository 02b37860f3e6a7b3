#include "core/night/emg_chain.h"

#include <algorithm>
#include <cmath>

namespace charley {
namespace {

constexpr std::size_t kBlock = 256;

std::vector<Biquad> Design(double rate_hz, const EmgSettings& settings) {
  const double high = std::min(settings.high_hz, 0.45 * rate_hz);
  const double low = std::min(settings.low_hz, 0.5 * high);
  std::vector<Biquad> sections = ButterworthBandPass(4, low, high, rate_hz);
  for (int harmonic = 1; harmonic * settings.mains_hz < 0.48 * rate_hz; ++harmonic) {
    if (sections.size() == Cascade::kMaxSections - 1) break;
    sections.push_back(Notch(harmonic * settings.mains_hz, settings.notch_q, rate_hz));
  }
  return sections;
}

}  // namespace

EmgChain::EmgChain(double rate_hz, double range_min, double range_max, bool microvolts, const EmgSettings& settings)
    : rate_hz_(rate_hz),
      settings_(settings),
      hop_samples_(static_cast<std::size_t>(std::max(1.0, std::round(rate_hz * settings.hop_s)))),
      filter_(Design(rate_hz, settings)),
      rms_(hop_samples_),
      quality_(rate_hz, range_min, range_max, microvolts),
      filtered_(kBlock) {}

void EmgChain::Push(const float* samples, std::size_t count, std::size_t stride,
                    const std::function<void(const HopValue&)>& on_hop) {
  if (count == 0) return;
  if (fresh_) {  // the filters start from the first value: the converter's offset is no step for them
    offset_ = static_cast<double>(samples[0]);
    filter_.Reset();
    fresh_ = false;
  }
  last_ = samples[(count - 1) * stride];
  Run(samples, count, stride, false, on_hop);
}

// Cuts at the ends of hops and of seconds, so that both happen at the same sample whatever the blocks are.
void EmgChain::Run(const float* samples, std::size_t count, std::size_t stride, bool missing,
                   const std::function<void(const HopValue&)>& on_hop) {
  while (count > 0) {
    const std::size_t to_hop = skip_ > 0 ? skip_ : rms_.samples_to_hop_end();
    const std::size_t part = std::min({count, kBlock, to_hop, quality_.samples_to_second_end()});
    filter_.Run(samples, part, stride, offset_, filtered_.data());
    sample_ += static_cast<std::int64_t>(part);
    if (skip_ > 0) {
      skip_ -= part;
    } else {
      for (std::size_t i = 0; i < part; ++i) {
        low_ = std::min(low_, filtered_[i]);
        high_ = std::max(high_, filtered_[i]);
      }
      for (EmgDetector* detector : detectors_) detector->OnSamples(filtered_.data(), part);
      rms_.Push(filtered_.data(), part, [&](float envelope) { Hop(envelope, on_hop); });
    }
    bool second = false;
    for (std::size_t i = 0; i < part; ++i)
      second = missing ? quality_.PushMissing() : quality_.Push(samples[i * stride]);
    if (second) EndSecond();
    samples += part * stride;
    count -= part;
  }
}

void EmgChain::Hop(float envelope, const std::function<void(const HopValue&)>& on_hop) {
  if (warm_hops_ > 0) {
    --warm_hops_;
    if (rest_.known()) envelope = std::min(envelope, rest_.level());
  }
  envelope_ = envelope;
  second_sum_ += static_cast<double>(envelope);
  ++hops_in_second_;
  // Before anything is known of this muscle its level is its rest.
  const HopValue value{hop_++, envelope, rest_.known() ? rest_.level() : envelope, low_, high_};
  for (EmgDetector* detector : detectors_) detector->OnHop(value);
  if (on_hop) on_hop(value);
  low_ = high_ = 0;
}

void EmgChain::EndSecond() {
  second_flags_.push_back(quality_.flags());
  // What an open lead shows is no muscle at rest.
  const bool held =
      !IsUsable(quality_.flags()) ||
      std::any_of(detectors_.begin(), detectors_.end(), [](const EmgDetector* each) { return each->HoldsRest(); });
  if (hops_in_second_ > 0 && !held) rest_.Push(static_cast<float>(second_sum_ / static_cast<double>(hops_in_second_)));
  second_sum_ = 0;
  hops_in_second_ = 0;
}

void EmgChain::Gap(std::int64_t samples) {
  if (samples <= 0) return;
  if (!fresh_ && static_cast<double>(samples) <= settings_.bridge_s * rate_hz_) {
    const std::vector<float> held(static_cast<std::size_t>(samples), last_);
    Run(held.data(), held.size(), 1, true, {});
    return;
  }
  for (std::int64_t i = 0; i < samples; ++i) {
    if (quality_.PushMissing()) EndSecond();
  }
  const auto hop = static_cast<std::int64_t>(hop_samples_);
  sample_ += samples;
  const std::int64_t next_hop = (sample_ + hop - 1) / hop;
  skip_ = static_cast<std::size_t>(next_hop * hop - sample_);
  const std::int64_t hops = std::max<std::int64_t>(0, next_hop - hop_);
  for (EmgDetector* detector : detectors_) detector->OnGap(hops);
  hop_ += hops;
  rms_.Reset();
  low_ = high_ = 0;
  fresh_ = true;
  warm_hops_ = static_cast<std::int64_t>(std::ceil(settings_.warm_up_s / hop_s()));
}

}  // namespace charley
