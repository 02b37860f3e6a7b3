#include "tests/support/sensor_data.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <numbers>

#include "core/cli/data_folder.h"
#include "core/signal/biquad.h"

namespace charley::testing {
namespace {

void Put(std::uint64_t value, int bytes, Packet& out) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void PutFloat(float value, Packet& out) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  Put(bits, 4, out);
}

void ScaleTo(std::vector<float>& signal, double rms) {
  double square = 0;
  for (float value : signal) square += static_cast<double>(value) * static_cast<double>(value);
  const double factor = rms / std::sqrt(square / static_cast<double>(signal.size()));
  for (float& value : signal) value = static_cast<float>(static_cast<double>(value) * factor);
}

}  // namespace

std::uint64_t Random::Next() {  // xorshift64*
  state_ ^= state_ >> 12;
  state_ ^= state_ << 25;
  state_ ^= state_ >> 27;
  return state_ * 2685821657736338717u;
}

double Random::Uniform() { return static_cast<double>(Next() >> 11) / 9007199254740992.0; }

double Random::Gauss() {  // sum of twelve: no library function whose last bit differs
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += Uniform();
  return sum;
}

Json ProfileJson(const std::string& id) {
  const Result<Json> json = ReadJsonFile("data/sensors/" + id + ".json");
  if (!json) std::abort();
  return *json;
}

DeviceProfile Profile(const std::string& id) {
  Problems problems;
  const Json json = ProfileJson(id);
  DeviceProfile profile = ReadDeviceProfile(JsonNode(json, id, problems));
  if (!problems.empty()) std::abort();
  return profile;
}

std::vector<float> Muscle(double rate_hz, double seconds, double rms, std::uint64_t seed) {
  Random random(seed);
  std::vector<float> out(static_cast<std::size_t>(rate_hz * seconds));
  // |H|^2 ~ f^2 fh^4 / ((f^2 + fl^2) (f^2 + fh^2)^2): one high-pass and two low-pass poles.
  const double high = std::exp(-2 * std::numbers::pi * 55 / rate_hz);
  const double low = std::exp(-2 * std::numbers::pi * 115 / rate_hz);
  double previous = 0, hp = 0, lp1 = 0, lp2 = 0;
  for (float& value : out) {
    const double x = random.Gauss();
    hp = high * (hp + x - previous);
    previous = x;
    lp1 += (1 - low) * (hp - lp1);
    lp2 += (1 - low) * (lp1 - lp2);
    value = static_cast<float>(lp2);
  }
  ScaleTo(out, rms);
  return out;
}

std::vector<float> WhiteNoise(double rate_hz, double seconds, double rms, std::uint64_t seed) {
  Random random(seed);
  std::vector<float> out(static_cast<std::size_t>(rate_hz * seconds));
  for (float& value : out) value = static_cast<float>(random.Gauss());
  ScaleTo(out, rms);
  return out;
}

void AddHum(std::vector<float>& signal, double rate_hz, double rms, double frequency_hz) {
  for (std::size_t i = 0; i < signal.size(); ++i) {
    const double phase = 2 * std::numbers::pi * frequency_hz * static_cast<double>(i) / rate_hz;
    signal[i] += static_cast<float>(rms * std::numbers::sqrt2 * std::sin(phase));
  }
}

void Append(std::vector<float>& to, const std::vector<float>& more) { to.insert(to.end(), more.begin(), more.end()); }

Packet UmyoEmg(std::uint32_t index, const std::vector<float>& microvolts, std::size_t at) {
  Packet out;
  Put(index, 4, out);
  for (std::size_t i = 0; i < 24; ++i) {
    const double value = at + i < microvolts.size() ? static_cast<double>(microvolts[at + i]) : 0;
    const double raw = std::round(value / (3.6e6 / 16384 / 80)) + 8000;
    Put(static_cast<std::uint64_t>(static_cast<std::int64_t>(std::fmin(std::fmax(raw, 0), 16383))), 2, out);
  }
  return out;
}

Packet UmyoAux(double ax_g, double ay_g, double az_g) {
  Packet out;
  for (double g : {ax_g, ay_g, az_g}) Put(static_cast<std::uint64_t>(std::llround(g * 16384)), 2, out);
  for (int i = 0; i < 6; ++i) Put(0, 2, out);
  for (int value : {32000, 0, 0, 0}) Put(static_cast<std::uint64_t>(value), 2, out);
  return out;
}

Packet NpgPacket(std::uint8_t counter, const std::vector<std::vector<int>>& ten_samples) {
  Packet out;
  for (const std::vector<int>& sample : ten_samples) {
    out.push_back(counter++);
    for (int value : sample) {
      out.push_back(static_cast<std::uint8_t>(value >> 8));
      out.push_back(static_cast<std::uint8_t>(value & 0xff));
    }
  }
  return out;
}

Packet MovesenseImu6(std::uint32_t stamp_ms, int samples, double az) {
  Packet out = {2, 10};
  Put(stamp_ms, 4, out);
  for (int block = 0; block < 2; ++block) {
    for (int i = 0; i < samples; ++i) {
      for (int axis = 0; axis < 3; ++axis) PutFloat(block == 0 && axis == 2 ? static_cast<float>(az) : 0.0F, out);
    }
  }
  return out;
}

std::string RecordingsFolder() {
  const char* given = std::getenv("CHARLEY_RECORDINGS_DIR");
  const std::string folder = given != nullptr ? given : "../shared/data";
  std::error_code error;
  return std::filesystem::exists(folder + "/elderly_emg_cc0", error) ? folder : std::string();
}

std::vector<float> ReadFloats(const std::string& path) {
  const Result<std::string> bytes = ReadFile(path);
  if (!bytes) return {};
  std::vector<float> out(bytes->size() / 4);
  std::memcpy(out.data(), bytes->data(), out.size() * 4);
  return out;
}

}  // namespace charley::testing
