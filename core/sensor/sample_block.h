// Samples on their way from a sensor to the signal chain.
#ifndef CHARLEY_SENSOR_SAMPLE_BLOCK_H_
#define CHARLEY_SENSOR_SAMPLE_BLOCK_H_

#include <cstdint>
#include <string>
#include <vector>

namespace charley {

enum class CounterKind : unsigned char {
  kNone,          // the device sends nothing to count by: gaps by the time of arrival only
  kSamples,       // index of the packet's first sample, modulo `modulus`
  kMilliseconds,  // the device's own time of the packet's first sample
};

// Where on the body a channel is, as far as its source says so.
struct ChannelPlace {
  std::string site;  // "calf", "tibialis" or ""
  std::string side;  // "left", "right" or ""
};

// Channels that are sampled together.
struct StreamInfo {
  std::string id;                     // "emg", "acc"
  std::vector<std::string> channels;  // labels, e.g. "Acc X"
  std::string unit;                   // "uV", "count", "g", "m/s2", "deg/s", "uT", ""
  double nominal_rate_hz = 0;
  CounterKind counter = CounterKind::kNone;
  std::uint64_t modulus = 0;       // kSamples: the counter is taken modulo this
  bool restarts_on_start = false;  // the counter begins again with each connection
  // Range of the converter in `unit`; the same line maps `digital_min..digital_max` to it (EDF, section "physical").
  double physical_min = 0, physical_max = 0;
  int digital_min = -32768, digital_max = 32767;
  std::vector<ChannelPlace> places;  // one a channel, or none
};

// What one packet said, before its place in time is known.
struct Frame {
  int stream = 0;
  bool has_counter = false;
  std::uint64_t counter = 0;  // of the first sample
  int channels = 1;
  std::vector<float> values;  // sample by sample, channels interleaved

  int samples() const { return static_cast<int>(values.size()) / channels; }
};

// Samples with their place. `first_sample` counts lost samples too, so it is a clock of the stream.
struct SampleBlock {
  int stream = 0;
  int channels = 1;
  std::int64_t first_sample = 0;
  std::int64_t gap_before = 0;  // samples lost just before this block
  bool restarted = false;       // the device's counter began anew: the gap is by the time of arrival
  double arrival_s = 0;         // on the recorder's clock
  std::vector<float> values;    // sample by sample, channels interleaved

  int samples() const { return static_cast<int>(values.size()) / channels; }
};

}  // namespace charley

#endif  // CHARLEY_SENSOR_SAMPLE_BLOCK_H_
