// What data/sensors/*.json says about a device: how it is found, what is written to it, what it sends.
#ifndef CHARLEY_SENSOR_DEVICE_PROFILE_H_
#define CHARLEY_SENSOR_DEVICE_PROFILE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/sensor/sample_block.h"

namespace charley {

struct Characteristic {
  std::string id;       // "telemetry", "battery"
  std::string service;  // 128-bit UUID, lower case
  std::string uuid;
  bool notify = false;
  bool read = false;      // read once after connecting
  bool optional = false;  // the device may lack it
};

struct ProfileWrite {
  int characteristic = -1;  // index
  std::vector<std::uint8_t> bytes;
};

struct DeviceProfile {
  std::string id;
  std::string name;
  std::string decoder;  // one of kDevices in device_table.h
  std::vector<std::string> name_prefixes;
  std::vector<Characteristic> characteristics;  // at most 255
  std::vector<ProfileWrite> start;
  std::vector<ProfileWrite> stop;
  std::vector<StreamInfo> streams;
  std::vector<std::string> notes;  // text keys: what the page must say about this device
  std::string source;

  int CharacteristicIndex(std::string_view wanted_id) const;  // -1 when there is none
  int StreamIndex(std::string_view stream_id) const;
};

// Notes missing-field, wrong-type, unknown-id (a write to a characteristic that is not there), unsupported (a decoder
// or unit that we do not have), out-of-range.
DeviceProfile ReadDeviceProfile(const JsonNode& node);

// Even number of hex digits, spaces allowed. Nothing else.
Result<std::vector<std::uint8_t>> ParseHex(std::string_view text);

}  // namespace charley

#endif  // CHARLEY_SENSOR_DEVICE_PROFILE_H_
