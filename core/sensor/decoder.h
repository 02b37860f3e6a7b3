// From the bytes of a notification to frames of samples. Decoders are pure: no clock, no device, no state but
// half packets. Bytes that make no sense are counted, never guessed.
#ifndef CHARLEY_SENSOR_DECODER_H_
#define CHARLEY_SENSOR_DECODER_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/sensor/byte_reader.h"
#include "core/sensor/device_profile.h"
#include "core/sensor/sample_block.h"

namespace charley {

// Values that come now and then.
struct DeviceFacts {
  std::optional<int> battery_percent;  // 0..100
  std::string firmware;
  std::string model;
  std::optional<double> heart_rate_bpm;
  std::vector<int> rr_ms;  // intervals between heart beats of the last packet
  std::optional<double> temperature_k;
  std::optional<std::uint64_t> clock_utc_us;  // the device's clock, since 1970
  std::uint32_t clock_relative_ms = 0;        // since its start
};

struct DecodeCounts {
  std::int64_t packets = 0;      // notifications seen
  std::int64_t bad_packets = 0;  // truncated, of no known length, or not text where text was expected
};

class Decoder {
 public:
  explicit Decoder(DeviceProfile profile) : profile_(std::move(profile)) {}
  virtual ~Decoder() = default;
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  // Appends what the value of characteristic `index` (of the profile) says. Battery (0x2A19) and device information
  // (0x2A24, 0x2A26) are read here for every device.
  void Notify(int index, Bytes value, std::vector<Frame>& out);

  // The link is gone or the recording ends: gives out what was held back, forgets half packets.
  virtual void Flush(std::vector<Frame>& out) { (void)out; }

  const DeviceProfile& profile() const { return profile_; }
  const DecodeCounts& counts() const { return counts_; }
  const DeviceFacts& facts() const { return facts_; }

 protected:
  virtual void Decode(const Characteristic& from, Bytes value, std::vector<Frame>& out) = 0;
  void Bad() { ++counts_.bad_packets; }
  void SetBattery(int percent);

  DeviceProfile profile_;
  DecodeCounts counts_;
  DeviceFacts facts_;
};

// Nothing when the profile names a decoder that we do not have.
std::unique_ptr<Decoder> MakeDecoder(const DeviceProfile& profile);

std::unique_ptr<Decoder> MakeMovesenseDecoder(const DeviceProfile& profile);
std::unique_ptr<Decoder> MakeUmyoDecoder(const DeviceProfile& profile);
std::unique_ptr<Decoder> MakeNpgLiteDecoder(const DeviceProfile& profile);
std::unique_ptr<Decoder> MakeUartLineDecoder(const DeviceProfile& profile);

}  // namespace charley

#endif  // CHARLEY_SENSOR_DECODER_H_
