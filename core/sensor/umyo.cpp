// uMyo v3.1: EMG patch with motion sensor. Source: ultimaterobotics/uMyo, uMyo_fw_v3_1/main.c @d3a14b3 (2026-03-23).
// The length of a notification says what it is; little-endian. Microvolts are worked out from the schematic
// (3.6 V / 16384 steps / gain 80) and therefore approximate.
#include "core/sensor/decoder.h"

namespace charley {
namespace {

constexpr float kMicrovoltsPerStep = 3.6e6F / 16384 / 80;
constexpr float kCentre = 8192;
constexpr float kGPerStep = 1.0F / 16384;
constexpr float kDegreesPerSecondPerStep = 500.0F / 28572;
constexpr std::size_t kIndexBytes = 4, kChunkBytes = 16, kQuaternionBytes = 8, kAuxBytes = 26;

enum Type : std::uint8_t { kMixed = 1, kEmg = 2, kAux = 3 };  // leading byte of the announced next format

class UmyoDecoder final : public Decoder {
 public:
  explicit UmyoDecoder(const DeviceProfile& profile)
      : Decoder(profile),
        emg_(profile.StreamIndex("emg")),
        acc_(profile.StreamIndex("acc")),
        gyro_(profile.StreamIndex("gyro")) {}

 private:
  void Decode(const Characteristic& from, Bytes value, std::vector<Frame>& out) override {
    if (from.id != "telemetry") return;
    switch (value.size()) {
      case kIndexBytes + kChunkBytes:
      case kIndexBytes + 2 * kChunkBytes:
      case kIndexBytes + 3 * kChunkBytes: return Emg(value, 0, out);
      case kIndexBytes + 3 * kChunkBytes + kQuaternionBytes: return Emg(value, kQuaternionBytes, out);
      case kAuxBytes: return Aux(value, out);
      case 1 + kIndexBytes + 3 * kChunkBytes: return value[0] == kEmg ? Emg(value.subspan(1), 0, out) : Bad();
      case 1 + kAuxBytes: return value[0] == kAux ? Aux(value.subspan(1), out) : Bad();
      case 1 + kIndexBytes + 3 * kChunkBytes + kQuaternionBytes:
        return value[0] == kMixed ? Emg(value.subspan(1), kQuaternionBytes, out) : Bad();
      default: return Bad();
    }
  }

  void Emg(Bytes value, std::size_t tail, std::vector<Frame>& out) const {
    ByteReader reader(value);
    Frame frame;
    frame.stream = emg_;
    frame.has_counter = true;
    frame.counter = reader.U32();
    while (reader.left() > tail) {
      frame.values.push_back((static_cast<float>(reader.I16()) - kCentre) * kMicrovoltsPerStep);
    }
    out.push_back(std::move(frame));
  }

  static Frame Triple(ByteReader& reader, int stream, float scale) {
    Frame frame;
    frame.stream = stream;
    frame.channels = 3;
    for (int axis = 0; axis < 3; ++axis) frame.values.push_back(static_cast<float>(reader.I16()) * scale);
    return frame;
  }

  void Aux(Bytes value, std::vector<Frame>& out) const {
    ByteReader reader(value);
    out.push_back(Triple(reader, acc_, kGPerStep));
    out.push_back(Triple(reader, gyro_, kDegreesPerSecondPerStep));
  }

  int emg_, acc_, gyro_;
};

}  // namespace

std::unique_ptr<Decoder> MakeUmyoDecoder(const DeviceProfile& profile) {
  if (profile.StreamIndex("emg") < 0 || profile.StreamIndex("acc") < 0 || profile.StreamIndex("gyro") < 0)
    return nullptr;
  return std::make_unique<UmyoDecoder>(profile);
}

}  // namespace charley
