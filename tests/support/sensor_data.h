// Made-up muscles and the devices that would send them. Everything from one seed, with our own generator, so that
// every platform makes the same numbers.
#ifndef CHARLEY_TESTS_SUPPORT_SENSOR_DATA_H_
#define CHARLEY_TESTS_SUPPORT_SENSOR_DATA_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/sensor/device_profile.h"

namespace charley::testing {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2654435769u + 88172645463325252u) {}
  std::uint64_t Next();
  double Uniform();  // [0, 1)
  double Gauss();

 private:
  std::uint64_t state_;
};

Json ProfileJson(const std::string& id);
DeviceProfile Profile(const std::string& id);

// Gaussian noise with the spectrum of a muscle (Stulen & De Luca, 55 to 115 Hz), given RMS in uV.
std::vector<float> Muscle(double rate_hz, double seconds, double rms, std::uint64_t seed);
std::vector<float> WhiteNoise(double rate_hz, double seconds, double rms, std::uint64_t seed);
void AddHum(std::vector<float>& signal, double rate_hz, double rms, double frequency_hz);
void Append(std::vector<float>& to, const std::vector<float>& more);

using Packet = std::vector<std::uint8_t>;
Packet UmyoEmg(std::uint32_t index, const std::vector<float>& microvolts, std::size_t at);  // 24 samples from `at`
Packet UmyoAux(double ax_g, double ay_g, double az_g);
Packet NpgPacket(std::uint8_t counter, const std::vector<std::vector<int>>& ten_samples);
Packet MovesenseImu6(std::uint32_t stamp_ms, int samples, double az);

// Real recordings; empty when the folder is not there (see CHARLEY_RECORDINGS_DIR).
std::string RecordingsFolder();
std::vector<float> ReadFloats(const std::string& path);  // interleaved, as stored

}  // namespace charley::testing

#endif  // CHARLEY_TESTS_SUPPORT_SENSOR_DATA_H_
