#include "core/signal/biquad.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace charley {
namespace {

using Complex = std::complex<double>;
constexpr double kPi = std::numbers::pi;

enum class Zeros { kBothAtMinusOne, kBothAtPlusOne, kOneEach };

// Section with the given poles and zeros on the unit circle, with gain 1 at `unity` (a point on it).
Biquad Section(Complex p1, Complex p2, Zeros zeros, Complex unity) {
  Biquad s;
  s.a1 = -(p1 + p2).real();
  s.a2 = (p1 * p2).real();
  s.b0 = 1;
  s.b1 = zeros == Zeros::kOneEach ? 0 : (zeros == Zeros::kBothAtMinusOne ? 2 : -2);
  s.b2 = zeros == Zeros::kOneEach ? -1 : 1;
  const Complex z1 = 1.0 / unity;
  const double gain = std::abs((1.0 + s.a1 * z1 + s.a2 * z1 * z1) / (s.b0 + s.b1 * z1 + s.b2 * z1 * z1));
  s.b0 *= gain;
  s.b1 *= gain;
  s.b2 *= gain;
  return s;
}

// One real pole.
Biquad FirstOrder(double pole, bool high_pass) {
  Biquad s;
  s.a1 = -pole;
  const double gain = high_pass ? (1 + pole) / 2 : (1 - pole) / 2;
  s.b0 = gain;
  s.b1 = high_pass ? -gain : gain;
  return s;
}

Complex Bilinear(Complex s) { return (2.0 + s) / (2.0 - s); }
double Prewarp(double frequency_hz, double rate_hz) { return 2 * std::tan(kPi * frequency_hz / rate_hz); }

// Upper half of the analogue prototype's poles; the real one last when the order is odd.
std::vector<Complex> PrototypePoles(int order) {
  std::vector<Complex> poles;
  for (int k = 0; k < (order + 1) / 2; ++k) {
    const double angle = kPi * (2 * k + order + 1) / (2.0 * order);
    poles.emplace_back(std::cos(angle), 2 * k + 1 == order ? 0 : std::sin(angle));
  }
  return poles;
}

std::vector<Biquad> LowOrHigh(int order, double cut_hz, double rate_hz, bool high_pass) {
  const double warped = Prewarp(cut_hz, rate_hz);
  std::vector<Biquad> sections;
  for (const Complex& prototype : PrototypePoles(order)) {
    const Complex pole = Bilinear(high_pass ? warped / prototype : warped * prototype);
    if (prototype.imag() == 0) {
      sections.push_back(FirstOrder(pole.real(), high_pass));
    } else {
      sections.push_back(Section(pole, std::conj(pole), high_pass ? Zeros::kBothAtPlusOne : Zeros::kBothAtMinusOne,
                                 high_pass ? Complex(-1) : Complex(1)));
    }
  }
  return sections;
}

}  // namespace

Cascade::Cascade(const std::vector<Biquad>& sections) : count_(std::min(sections.size(), kMaxSections)) {
  four_band_pass_ = count_ >= 4;
  for (std::size_t i = 0; i < count_; ++i) {
    Biquad& s = sections_[i] = sections[i];
    gain_ *= s.b0;
    s.b1 /= s.b0;
    s.b2 /= s.b0;
    s.b0 = 1;
    const bool fits = i < 4 ? s.b1 == 0 && s.b2 == -1 : s.b2 == 1;
    four_band_pass_ = four_band_pass_ && fits;
  }
}

void Cascade::Reset() { state_ = {}; }

// The same operations in the same order as Step, without those that multiply by 0, 1 or -1; the number of sections is
// known to the compiler, so that they overlap in the processor.
template <std::size_t kNotches>
void Cascade::RunFour(const float* in, std::size_t count, std::size_t stride, double offset, float* out) {
  constexpr std::size_t kAll = 4 + kNotches;
  std::array<Biquad, kAll> s;
  std::array<std::array<double, 2>, kAll> w;
  std::copy_n(sections_.begin(), kAll, s.begin());
  std::copy_n(state_.begin(), kAll, w.begin());
  for (std::size_t n = 0; n < count; ++n) {
    double x = (static_cast<double>(in[n * stride]) - offset) * gain_;
#pragma GCC unroll 8
    for (std::size_t i = 0; i < 4; ++i) {
      const double y = x + w[i][0];
      w[i][0] = w[i][1] - s[i].a1 * y;
      w[i][1] = -x - s[i].a2 * y;
      x = y;
    }
#pragma GCC unroll 8
    for (std::size_t i = 4; i < kAll; ++i) {
      const double y = x + w[i][0];
      w[i][0] = s[i].b1 * x - s[i].a1 * y + w[i][1];
      w[i][1] = x - s[i].a2 * y;
      x = y;
    }
    out[n] = static_cast<float>(x);
  }
  std::copy_n(w.begin(), kAll, state_.begin());
}

void Cascade::Run(const float* in, std::size_t count, std::size_t stride, double offset, float* out) {
  if (four_band_pass_) {
    switch (count_) {
      case 5: return RunFour<1>(in, count, stride, offset, out);
      case 6: return RunFour<2>(in, count, stride, offset, out);
      case 7: return RunFour<3>(in, count, stride, offset, out);
      default: break;
    }
  }
  for (std::size_t n = 0; n < count; ++n) {
    out[n] = static_cast<float>(Step(static_cast<double>(in[n * stride]) - offset));
  }
}

std::vector<Biquad> ButterworthLowPass(int order, double cut_hz, double rate_hz) {
  return LowOrHigh(order, cut_hz, rate_hz, false);
}

std::vector<Biquad> ButterworthHighPass(int order, double cut_hz, double rate_hz) {
  return LowOrHigh(order, cut_hz, rate_hz, true);
}

std::vector<Biquad> ButterworthBandPass(int order, double low_hz, double high_hz, double rate_hz) {
  const double low = Prewarp(low_hz, rate_hz);
  const double high = Prewarp(high_hz, rate_hz);
  const double width = high - low;
  const double centre = std::sqrt(low * high);
  const Complex unity = Bilinear(Complex(0, centre));  // the point of the unit circle with gain 1
  std::vector<Biquad> sections;
  for (const Complex& prototype : PrototypePoles(order)) {
    const Complex half = prototype * (width / 2);
    const Complex root = std::sqrt(half * half - centre * centre);
    const Complex p1 = Bilinear(half + root);
    const Complex p2 = Bilinear(half - root);
    if (prototype.imag() == 0) {
      sections.push_back(Section(p1, p2, Zeros::kOneEach, unity));
    } else {
      sections.push_back(Section(p1, std::conj(p1), Zeros::kOneEach, unity));
      sections.push_back(Section(p2, std::conj(p2), Zeros::kOneEach, unity));
    }
  }
  return sections;
}

Biquad Notch(double frequency_hz, double q, double rate_hz) {
  const double w0 = 2 * kPi * frequency_hz / rate_hz;
  const double gain = 1 / (1 + std::tan(w0 / q / 2));
  return {gain, -2 * gain * std::cos(w0), gain, -2 * gain * std::cos(w0), 2 * gain - 1};
}

}  // namespace charley
