#include "core/sensor/decoder.h"

namespace charley {
namespace {

// Bluetooth SIG assigned numbers: Battery Level, Model Number String, Firmware Revision String.
constexpr std::string_view kBatteryLevel = "00002a19-0000-1000-8000-00805f9b34fb";
constexpr std::string_view kModelNumber = "00002a24-0000-1000-8000-00805f9b34fb";
constexpr std::string_view kFirmwareRevision = "00002a26-0000-1000-8000-00805f9b34fb";

struct NamedDecoder {
  std::string_view name;
  std::unique_ptr<Decoder> (*make)(const DeviceProfile& profile);
};
constexpr NamedDecoder kDecoders[] = {{"umyo", MakeUmyoDecoder},
                                      {"uart-line", MakeUartLineDecoder},
                                      {"npg-lite", MakeNpgLiteDecoder},
                                      {"movesense", MakeMovesenseDecoder}};

// Printable ASCII only, at most 64 characters: it is shown and written into files.
std::string CleanText(Bytes value) {
  std::string text;
  for (std::uint8_t byte : value) {
    if (byte == 0 || text.size() == 64) break;
    if (byte >= 0x20 && byte < 0x7f) text += static_cast<char>(byte);
  }
  return text;
}

}  // namespace

void Decoder::SetBattery(int percent) {
  if (percent <= 100) facts_.battery_percent = percent;
  else Bad();
}

void Decoder::Notify(int index, Bytes value, std::vector<Frame>& out) {
  ++counts_.packets;
  if (index < 0 || static_cast<std::size_t>(index) >= profile_.characteristics.size()) {
    Bad();
    return;
  }
  const Characteristic& from = profile_.characteristics[static_cast<std::size_t>(index)];
  if (from.uuid == kBatteryLevel || from.id == "battery") {
    if (value.size() == 1) SetBattery(value[0]);
    else Bad();
  } else if (from.uuid == kFirmwareRevision) {
    facts_.firmware = CleanText(value);
  } else if (from.uuid == kModelNumber) {
    facts_.model = CleanText(value);
  } else {
    Decode(from, value, out);
  }
}

std::unique_ptr<Decoder> MakeDecoder(const DeviceProfile& profile) {
  for (const auto& [name, make] : kDecoders) {
    if (profile.decoder == name) return make(profile);
  }
  return nullptr;
}

}  // namespace charley
