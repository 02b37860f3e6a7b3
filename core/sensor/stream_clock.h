// Places packets on the stream's own time line: what was lost, what came twice, how fast it really runs.
#ifndef CHARLEY_SENSOR_STREAM_CLOCK_H_
#define CHARLEY_SENSOR_STREAM_CLOCK_H_

#include <cstdint>

#include "core/sensor/sample_block.h"

namespace charley {

struct Placement {
  std::int64_t first_sample = 0;
  std::int64_t gap_before = 0;
  bool restarted = false;
  bool repeated = false;  // already seen (a doubled subscription, a packet out of order): leave it out
};

class StreamClock {
 public:
  explicit StreamClock(const StreamInfo& info);

  // `arrival_s` on the recorder's clock, never running backwards. A counter that runs on gives the gap exactly:
  // short counters (modulus up to 65536) are unwrapped by the time of arrival. A counter that steps back by more
  // than two seconds, or that disagrees with the wall by more than 2 s + 10 %, began anew; then the gap is by the wall,
  // as it is for streams without a counter (from three packet intervals on).
  Placement Place(bool has_counter, std::uint64_t counter, int samples, double arrival_s);

  // The link went down: the next packet may start anew.
  void LinkLost() { link_lost_ = true; }

  // Measured once 5 s of data are there, before that the nominal rate. Hz.
  double rate_hz() const;
  bool measured() const { return weight_time_ > 0 && span_s_ >= kMeasureAfterS; }

  // Time of a sample on the recorder's clock, s, by the line through what has arrived.
  double TimeOf(std::int64_t sample) const;

  std::int64_t next_sample() const { return next_; }
  std::int64_t lost() const { return lost_; }
  std::int64_t received() const { return received_; }
  std::int64_t repeated() const { return repeated_; }
  std::int64_t restarts() const { return restarts_; }

 private:
  static constexpr double kMeasureAfterS = 5;

  std::int64_t WallGap(int samples, double arrival_s) const;
  bool IsRepeatedBy(std::uint64_t behind) const;
  bool Disagrees(std::int64_t gap, std::int64_t wall, double arrival_s) const;
  Placement PlaceBySamples(std::uint64_t counter, int samples, double arrival_s);
  Placement PlaceByTime(std::uint64_t milliseconds, int samples, double arrival_s);
  Placement PlaceByWall(int samples, double arrival_s) const;
  Placement Restarted(int samples, double arrival_s) const;
  void Learn(double x_s, std::int64_t sample);

  StreamInfo info_;
  bool started_ = false;
  bool link_lost_ = false;
  std::uint64_t expected_counter_ = 0;  // kSamples: counter of the next sample
  double last_stamp_ms_ = 0;            // kMilliseconds: stamp of the last packet's first sample
  std::int64_t last_first_ = 0;
  double last_arrival_s_ = 0;
  double packet_interval_s_ = 0;
  std::int64_t next_ = 0;
  std::int64_t lost_ = 0, received_ = 0, repeated_ = 0, restarts_ = 0;
  // Straight line sample = offset + rate * x, least squares with slow forgetting; x is the device's own clock in
  // seconds where it sends one, else the arrival.
  double weight_time_ = 0, mean_x_ = 0, mean_y_ = 0, var_x_ = 0, cov_ = 0;
  double origin_x_ = 0, span_s_ = 0, settled_rate_hz_ = 0;
  double arrival_anchor_s_ = 0;  // smoothed arrival of sample `anchor_sample_`
  std::int64_t anchor_sample_ = 0;
};

}  // namespace charley

#endif  // CHARLEY_SENSOR_STREAM_CLOCK_H_
