// One device from bytes to placed samples: decoder and one clock a stream.
#ifndef CHARLEY_SENSOR_SENSOR_SESSION_H_
#define CHARLEY_SENSOR_SENSOR_SESSION_H_

#include <memory>
#include <vector>

#include "core/sensor/decoder.h"
#include "core/sensor/stream_clock.h"

namespace charley {

class SensorSession {
 public:
  // Errors: unsupported (no such decoder, or the profile lacks a stream that the decoder fills).
  static Result<std::unique_ptr<SensorSession>> Make(const DeviceProfile& profile);

  // Appends what the notification holds. `arrival_s` on the recorder's clock.
  void Notify(int characteristic, Bytes value, double arrival_s, std::vector<SampleBlock>& out);

  // The link went down: half packets are given up, clocks expect a new start.
  void LinkLost(std::vector<SampleBlock>& out);

  const Decoder& decoder() const { return *decoder_; }
  const std::vector<StreamInfo>& streams() const { return decoder_->profile().streams; }
  const StreamClock& clock(std::size_t stream) const { return clocks_[stream]; }
  double last_arrival_s() const { return last_arrival_s_; }

  // A stream runs at less than half or more than 1.8 times its nominal rate (a doubled subscription, a sick device).
  bool RateIsWrong() const;

 private:
  explicit SensorSession(std::unique_ptr<Decoder> decoder);
  void Place(double arrival_s, std::vector<SampleBlock>& out);

  std::unique_ptr<Decoder> decoder_;
  std::vector<StreamClock> clocks_;
  std::vector<Frame> frames_;
  double last_arrival_s_ = 0;
};

}  // namespace charley

#endif  // CHARLEY_SENSOR_SENSOR_SESSION_H_
