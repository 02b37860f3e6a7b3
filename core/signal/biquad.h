// Second-order sections in a row, sample in, sample out. Coefficients and state in double.
#ifndef CHARLEY_SIGNAL_BIQUAD_H_
#define CHARLEY_SIGNAL_BIQUAD_H_

#include <array>
#include <cstddef>
#include <vector>

namespace charley {

// y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2]
struct Biquad {
  double b0 = 1, b1 = 0, b2 = 0, a1 = 0, a2 = 0;
};

// Transposed direct form II with the gains of all sections taken together in front, so that a section costs five
// operations (band-pass: b = 1, 0, -1) or seven (notch: b = 1, b1, 1) instead of nine.
class Cascade {
 public:
  static constexpr std::size_t kMaxSections = 8;

  Cascade() = default;
  explicit Cascade(const std::vector<Biquad>& sections);  // at most kMaxSections; the designers below stay under it

  double Step(double x) {
    x *= gain_;
    for (std::size_t i = 0; i < count_; ++i) {
      const Biquad& s = sections_[i];
      const double y = x + state_[i][0];
      state_[i][0] = s.b1 * x - s.a1 * y + state_[i][1];
      state_[i][1] = s.b2 * x - s.a2 * y;
      x = y;
    }
    return x;
  }

  // Filters `count` samples that lie `stride` apart, after subtracting `offset`; any block size gives the same values.
  void Run(const float* in, std::size_t count, std::size_t stride, double offset, float* out);

  void Reset();

 private:
  template <std::size_t kNotches>
  void RunFour(const float* in, std::size_t count, std::size_t stride, double offset, float* out);

  std::size_t count_ = 0;
  bool four_band_pass_ = false;  // four sections b = 1, 0, -1, then only b = 1, b1, 1: the chain of every night
  double gain_ = 1;
  std::array<Biquad, kMaxSections> sections_{};  // b0 = 1
  std::array<std::array<double, 2>, kMaxSections> state_{};
};

// Digital Butterworth filters by the bilinear transform with prewarping (Oppenheim & Schafer, Discrete-Time Signal
// Processing, 7.1), the same transfer functions as scipy.signal.butter(order, .., output="sos").
// 0 < cut < rate / 2; order 1..8 (band-pass: 1..4, it gives 2 x order poles).
std::vector<Biquad> ButterworthLowPass(int order, double cut_hz, double rate_hz);
std::vector<Biquad> ButterworthHighPass(int order, double cut_hz, double rate_hz);
std::vector<Biquad> ButterworthBandPass(int order, double low_hz, double high_hz, double rate_hz);

// Notch of quality `q` = frequency / width at -3 dB, as scipy.signal.iirnotch.
Biquad Notch(double frequency_hz, double q, double rate_hz);

}  // namespace charley

#endif  // CHARLEY_SIGNAL_BIQUAD_H_
