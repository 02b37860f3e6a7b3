// The devices that we know, in one place: what data/sensors/ describes, decoders, tests and fuzzers go by this table.
#ifndef CHARLEY_SENSOR_DEVICE_TABLE_H_
#define CHARLEY_SENSOR_DEVICE_TABLE_H_

#include <array>
#include <string_view>

namespace charley {

struct KnownDevice {
  std::string_view id;       // of data/sensors/<id>.json
  std::string_view decoder;  // of kDecoders in decoder.cpp
};

// By priority, the first one first: where a device may be one of several, the person is asked in this order. Those that
// measure the muscle in microvolts stand before those that count, these before those that do not measure it.
inline constexpr std::array<KnownDevice, 5> kDevices = {{
    {"umyo", "umyo"},
    {"uart-line", "uart-line"},
    {"npg-lite-3", "npg-lite"},
    {"npg-lite-6", "npg-lite"},
    {"movesense", "movesense"},
}};

constexpr bool IsDecoder(std::string_view name) {
  for (const KnownDevice& device : kDevices) {
    if (device.decoder == name) return true;
  }
  return false;
}

// Its place in the table, 1 for the first; 0 when it is not there.
constexpr int PriorityOf(std::string_view id) {
  for (std::size_t i = 0; i < kDevices.size(); ++i) {
    if (kDevices[i].id == id) return static_cast<int>(i) + 1;
  }
  return 0;
}

}  // namespace charley

#endif  // CHARLEY_SENSOR_DEVICE_TABLE_H_
