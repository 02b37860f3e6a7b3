#include "core/signal/spectrum.h"

#include <cmath>
#include <numbers>
#include <utility>

namespace charley {

Periodogram::Periodogram(std::size_t size, double rate_hz)
    : size_(size),
      rate_hz_(rate_hz),
      window_(size),
      cos_(size / 2),
      sin_(size / 2),
      re_(size),
      im_(size),
      power_(size / 2 + 1) {
  for (std::size_t i = 0; i < size; ++i) {
    window_[i] = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size));
    window_power_ += window_[i] * window_[i];
  }
  for (std::size_t i = 0; i < size / 2; ++i) {
    const double angle = -2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size);
    cos_[i] = std::cos(angle);
    sin_[i] = std::sin(angle);
  }
}

// Radix 2, decimation in time, in place.
void Periodogram::Fft() {
  for (std::size_t i = 1, j = 0; i < size_; ++i) {
    std::size_t bit = size_ >> 1;
    for (; (j & bit) != 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) std::swap(re_[i], re_[j]);
  }
  for (std::size_t length = 2; length <= size_; length <<= 1) {
    const std::size_t step = size_ / length;
    for (std::size_t start = 0; start < size_; start += length) {
      for (std::size_t k = 0; k < length / 2; ++k) {
        const std::size_t a = start + k;
        const std::size_t b = a + length / 2;
        const double re = re_[b] * cos_[k * step] - im_[b] * sin_[k * step];
        const double im = re_[b] * sin_[k * step] + im_[b] * cos_[k * step];
        re_[b] = re_[a] - re;
        im_[b] = im_[a] - im;
        re_[a] += re;
        im_[a] += im;
      }
    }
  }
}

const std::vector<double>& Periodogram::Compute(const float* samples) {
  double mean = 0;
  for (std::size_t i = 0; i < size_; ++i) mean += static_cast<double>(samples[i]);
  mean /= static_cast<double>(size_);
  for (std::size_t i = 0; i < size_; ++i) {
    re_[i] = (static_cast<double>(samples[i]) - mean) * window_[i];
    im_[i] = 0;
  }
  Fft();
  const double scale = 1 / (rate_hz_ * window_power_);
  for (std::size_t i = 0; i < power_.size(); ++i) {
    const double twice = i == 0 || i + 1 == power_.size() ? 1 : 2;
    power_[i] = (re_[i] * re_[i] + im_[i] * im_[i]) * scale * twice;
  }
  return power_;
}

}  // namespace charley
