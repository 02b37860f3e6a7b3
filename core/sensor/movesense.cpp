// Movesense, GATT SensorData Protocol. Sources: movesense-commander docs/gsp-protocol.md @216f762, movesense-py
// @800da2a. Replies [1][ref][status u16][data]; data [2][ref][u32 ms][f32 ..]; continuation [3][ref][rest].
// Little-endian. A reference number means what the profile's start writes subscribed with it.
#include <cmath>
#include <cstring>
#include <map>

#include "core/sensor/decoder.h"

namespace charley {
namespace {

enum Code : std::uint8_t { kResponse = 1, kData = 2, kContinuation = 3 };
enum Command : std::uint8_t { kSubscribe = 1, kGet = 4 };
constexpr std::string_view kBatteryPath = "/System/Energy/Level";
constexpr std::string_view kClockPath = "/Time/Detailed";
constexpr std::size_t kMaxPacket = 1024;
constexpr float kMicrovoltsPerEcgStep = 0.381469726563F;

class MovesenseDecoder final : public Decoder {
 public:
  explicit MovesenseDecoder(const DeviceProfile& profile) : Decoder(profile) {
    for (const ProfileWrite& write : profile.start) {
      if (write.bytes.size() < 3) continue;
      const std::uint8_t command = write.bytes[0];
      if (command != kSubscribe && command != kGet) continue;
      std::string path(write.bytes.begin() + 2, write.bytes.end());
      while (!path.empty() && path.back() == '\0') path.pop_back();
      paths_[write.bytes[1]] = std::move(path);
    }
  }

  void Flush(std::vector<Frame>& out) override {
    for (auto& [ref, packet] : held_) Give(ref, packet, out);
    held_.clear();
  }

 private:
  void Decode(const Characteristic& from, Bytes value, std::vector<Frame>& out) override {
    if (from.id != "data") return;
    if (value.size() < 2 || !paths_.contains(value[1])) return Bad();
    const std::uint8_t ref = value[1];
    switch (value[0]) {
      case kResponse: return Response(ref, value.subspan(2));
      case kData: {
        // The packet before may have been split: it is complete only now that another begins.
        const auto held = held_.find(ref);
        if (held != held_.end()) Give(ref, held->second, out);
        held_[ref].assign(value.begin() + 2, value.end());
        return;
      }
      case kContinuation: {
        const auto held = held_.find(ref);
        if (held == held_.end() || held->second.size() + value.size() > kMaxPacket) return Bad();
        held->second.insert(held->second.end(), value.begin() + 2, value.end());
        return;
      }
      default: return Bad();
    }
  }

  void Response(std::uint8_t ref, Bytes rest) {
    ByteReader reader(rest);
    const int status = reader.U16();
    if (!reader.ok()) return Bad();
    if (status != 200) return;
    if (paths_[ref] == kBatteryPath && reader.left() >= 1) SetBattery(reader.U8());
    if (paths_[ref] == kClockPath) Clock(reader);
  }

  void Clock(ByteReader reader) {
    const std::uint64_t utc_us = reader.U64();
    const std::uint32_t relative_ms = reader.U32();
    if (!reader.ok()) return Bad();
    facts_.clock_utc_us = utc_us;
    facts_.clock_relative_ms = relative_ms;
  }

  void HeartRate(ByteReader reader) {
    const float bpm = reader.F32();
    if (!reader.ok() || !(bpm >= 0 && bpm < 400)) return Bad();
    facts_.heart_rate_bpm = static_cast<double>(bpm);
    facts_.rr_ms.clear();
    while (reader.left() >= 2) facts_.rr_ms.push_back(reader.U16());
  }

  // Firmware sends stamp and value in either order: the one that gives a temperature of this world is right.
  void Temperature(ByteReader reader) {
    const std::uint32_t first = reader.U32();
    const std::uint32_t second = reader.U32();
    if (!reader.ok()) return Bad();
    for (const std::uint32_t bits : {first, second}) {
      float kelvin = 0;
      std::memcpy(&kelvin, &bits, sizeof kelvin);
      if (!(kelvin >= 233 && kelvin <= 398)) continue;
      facts_.temperature_k = static_cast<double>(kelvin);
      return;
    }
    Bad();
  }

  // Streams that a path carries, in the order of their blocks in the packet.
  static std::vector<std::string_view> Parts(std::string_view path) {
    if (path.starts_with("/Meas/Acc/")) return {"acc"};
    if (path.starts_with("/Meas/Gyro/")) return {"gyro"};
    if (path.starts_with("/Meas/Magn/")) return {"mag"};
    if (path.starts_with("/Meas/IMU6/")) return {"acc", "gyro"};
    if (path.starts_with("/Meas/IMU9/")) return {"acc", "gyro", "mag"};
    return {};
  }

  void Give(std::uint8_t ref, const std::vector<std::uint8_t>& packet, std::vector<Frame>& out) {
    const std::string& path = paths_[ref];
    if (path == "/Meas/HR") return HeartRate(ByteReader(packet));
    if (path == "/Meas/Temp") return Temperature(ByteReader(packet));
    if (path == kClockPath) return Clock(ByteReader(packet));
    if (path.starts_with("/Meas/ECG/")) return GiveEcg(packet, path.ends_with("/mV"), out);
    const auto parts = Parts(path);
    ByteReader reader(packet);
    const std::uint32_t stamp = reader.U32();
    const std::size_t set = 12 * parts.size();
    if (parts.empty() || !reader.ok() || reader.left() == 0 || reader.left() % set != 0) return Bad();
    const std::size_t samples = reader.left() / set;
    for (std::string_view part : parts) {
      Frame frame{profile_.StreamIndex(part), true, stamp, 3, {}};
      for (std::size_t i = 0; i < 3 * samples; ++i) {
        const float value = reader.F32();
        frame.values.push_back(std::isfinite(value) ? value : 0);
      }
      if (frame.stream >= 0) out.push_back(std::move(frame));
    }
  }

  // 0.5-40 Hz: a heart signal from the leg, never EMG.
  void GiveEcg(const std::vector<std::uint8_t>& packet, bool short_format, std::vector<Frame>& out) {
    ByteReader reader(packet);
    Frame frame{profile_.StreamIndex("ecg"), true, reader.U32(), 1, {}};
    const std::size_t size = short_format ? 2 : 4;
    if (!reader.ok() || reader.left() == 0 || reader.left() % size != 0) return Bad();
    while (reader.left() > 0) {
      frame.values.push_back(short_format
                                 ? static_cast<float>(reader.I16())
                                 : static_cast<float>(static_cast<std::int32_t>(reader.U32())) * kMicrovoltsPerEcgStep);
    }
    if (frame.stream >= 0) out.push_back(std::move(frame));
  }

  std::map<std::uint8_t, std::string> paths_;
  std::map<std::uint8_t, std::vector<std::uint8_t>> held_;
};

}  // namespace

std::unique_ptr<Decoder> MakeMovesenseDecoder(const DeviceProfile& profile) {
  return std::make_unique<MovesenseDecoder>(profile);
}

}  // namespace charley
