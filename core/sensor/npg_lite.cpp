// NPG Lite (Upside Down Labs): 3 or 6 channels of EMG, 500 Hz. Source: Chords-Web npg-lite/page.tsx @62203d8 and
// NPG-LITE-BLE.ino @1a104b58. Records of [counter u8][channels x u16 big-endian, 12 bit, centre 2048]; ten in a
// notification, or one. The gain is not published, so values stay counts.
#include "core/sensor/decoder.h"

namespace charley {
namespace {

constexpr float kCentre = 2048;
constexpr std::size_t kBatch = 10;

class NpgLiteDecoder final : public Decoder {
 public:
  NpgLiteDecoder(const DeviceProfile& profile, int emg)
      : Decoder(profile), emg_(emg), channels_(profile.streams[static_cast<std::size_t>(emg)].channels.size()) {}

 private:
  void Decode(const Characteristic& from, Bytes value, std::vector<Frame>& out) override {
    if (from.id != "data") return;
    const std::size_t record = 1 + 2 * channels_;
    if (value.size() != record && value.size() != kBatch * record) return Bad();
    ByteReader reader(value);
    Frame* frame = nullptr;
    std::uint8_t expected = 0;
    while (reader.left() > 0) {
      const std::uint8_t counter = reader.U8();
      if (frame == nullptr || counter != expected) {  // a hole inside a packet begins a new frame
        out.push_back({emg_, true, counter, static_cast<int>(channels_), {}});
        frame = &out.back();
      }
      expected = static_cast<std::uint8_t>(counter + 1);
      for (std::size_t i = 0; i < channels_; ++i) {
        frame->values.push_back(static_cast<float>(reader.U16Big() & 0x0fff) - kCentre);
      }
    }
  }

  int emg_;
  std::size_t channels_;
};

}  // namespace

std::unique_ptr<Decoder> MakeNpgLiteDecoder(const DeviceProfile& profile) {
  const int emg = profile.StreamIndex("emg");
  if (emg < 0) return nullptr;
  return std::make_unique<NpgLiteDecoder>(profile, emg);
}

}  // namespace charley
