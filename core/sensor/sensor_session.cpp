#include "core/sensor/sensor_session.h"

#include <algorithm>

namespace charley {

SensorSession::SensorSession(std::unique_ptr<Decoder> decoder) : decoder_(std::move(decoder)) {
  for (const StreamInfo& info : streams()) clocks_.emplace_back(info);
}

Result<std::unique_ptr<SensorSession>> SensorSession::Make(const DeviceProfile& profile) {
  auto decoder = MakeDecoder(profile);
  if (!decoder) return Fail(ErrorCode::kUnsupported, "no decoder for this profile", profile.id);
  return std::unique_ptr<SensorSession>(new SensorSession(std::move(decoder)));
}

void SensorSession::Place(double arrival_s, std::vector<SampleBlock>& out) {
  for (Frame& frame : frames_) {
    if (frame.values.empty()) continue;
    const Placement place = clocks_[static_cast<std::size_t>(frame.stream)].Place(frame.has_counter, frame.counter,
                                                                                  frame.samples(), arrival_s);
    if (place.repeated) continue;
    out.push_back({frame.stream, frame.channels, place.first_sample, place.gap_before, place.restarted, arrival_s,
                   std::move(frame.values)});
  }
  frames_.clear();
}

void SensorSession::Notify(int characteristic, Bytes value, double arrival_s, std::vector<SampleBlock>& out) {
  last_arrival_s_ = std::max(last_arrival_s_, arrival_s);
  decoder_->Notify(characteristic, value, frames_);
  Place(last_arrival_s_, out);
}

void SensorSession::LinkLost(std::vector<SampleBlock>& out) {
  decoder_->Flush(frames_);
  Place(last_arrival_s_, out);
  for (StreamClock& clock : clocks_) clock.LinkLost();
}

bool SensorSession::RateIsWrong() const {
  return std::any_of(clocks_.begin(), clocks_.end(), [&, i = std::size_t{0}](const StreamClock& clock) mutable {
    const StreamInfo& info = streams()[i++];
    if (!clock.measured() || info.counter == CounterKind::kNone) return false;
    return clock.rate_hz() > 1.8 * info.nominal_rate_hz || clock.rate_hz() < 0.5 * info.nominal_rate_hz;
  });
}

}  // namespace charley
