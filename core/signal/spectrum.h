// Power spectrum of a short window.
#ifndef CHARLEY_SIGNAL_SPECTRUM_H_
#define CHARLEY_SIGNAL_SPECTRUM_H_

#include <cstddef>
#include <vector>

namespace charley {

// Periodogram with Hann window of 2^k samples (16 to 1024), mean removed, one-sided, in unit^2 / Hz.
class Periodogram {
 public:
  Periodogram(std::size_t size, double rate_hz);

  std::size_t size() const { return size_; }
  double bin_hz() const { return rate_hz_ / static_cast<double>(size_); }

  // `samples`: size() values. The result (size() / 2 + 1 bins) is valid until the next call.
  const std::vector<double>& Compute(const float* samples);

 private:
  void Fft();

  std::size_t size_;
  double rate_hz_;
  double window_power_ = 0;
  std::vector<double> window_, cos_, sin_, re_, im_, power_;
};

}  // namespace charley

#endif  // CHARLEY_SIGNAL_SPECTRUM_H_
