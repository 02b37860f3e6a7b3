// Text lines over the Nordic UART service, our own recommendation for sketches: "seq,ax,ay,az[,emg..]" and a newline.
// seq counts samples modulo 65536, ax..az are g, emg are microvolts. Lines may be split or joined.
#include <algorithm>
#include <cmath>

#include "core/base/decimal.h"
#include "core/sensor/decoder.h"

namespace charley {
namespace {

constexpr std::size_t kMaxLine = 256;
constexpr std::size_t kMaxNumbers = 4 + 8;

class UartLineDecoder final : public Decoder {
 public:
  UartLineDecoder(const DeviceProfile& profile, int acc)
      : Decoder(profile),
        acc_(acc),
        emg_(profile.StreamIndex("emg")),
        emg_channels_(emg_ < 0 ? 0 : profile.streams[static_cast<std::size_t>(emg_)].channels.size()) {}

  void Flush(std::vector<Frame>& out) override {
    (void)out;
    line_.clear();
    skipping_ = true;  // what comes first after a lost link may be the end of a line
  }

 private:
  void Decode(const Characteristic& from, Bytes value, std::vector<Frame>& out) override {
    if (from.id != "receive") return;
    for (std::uint8_t byte : value) {
      if (byte == '\n') {
        if (!skipping_) Line(out);
        line_.clear();
        skipping_ = false;
      } else if (line_.size() < kMaxLine) {
        line_ += static_cast<char>(byte);
      } else if (!skipping_) {
        Bad();
        skipping_ = true;
      }
    }
  }

  void Line(std::vector<Frame>& out) {
    if (!line_.empty() && line_.back() == '\r') line_.pop_back();
    if (line_.empty()) return;
    std::vector<double> numbers;
    std::string_view left = line_;
    while (true) {
      left.remove_prefix(std::min(left.find_first_not_of(' '), left.size()));
      std::size_t used = 0;
      const auto number = ParseDecimal(left, &used);
      if (!number || numbers.size() == kMaxNumbers) return Bad();
      numbers.push_back(*number);
      left.remove_prefix(used);
      left.remove_prefix(std::min(left.find_first_not_of(' '), left.size()));
      if (left.empty()) break;
      if (left.front() != ',') return Bad();
      left.remove_prefix(1);
    }
    const double seq = numbers[0];
    if (numbers.size() < 4 || seq < 0 || seq > 65535 || seq != std::floor(seq)) return Bad();
    const std::size_t emg_count = numbers.size() - 4;
    if (emg_count > 0 && emg_count < emg_channels_) return Bad();
    const auto counter = static_cast<std::uint64_t>(seq);
    const auto value = [&](std::size_t i) { return static_cast<float>(numbers[i]); };
    out.push_back({acc_, true, counter, 3, {value(1), value(2), value(3)}});
    if (emg_ < 0 || emg_count == 0) return;
    Frame frame{emg_, true, counter, static_cast<int>(emg_channels_), {}};
    for (std::size_t i = 0; i < emg_channels_; ++i) frame.values.push_back(value(4 + i));
    out.push_back(std::move(frame));
  }

  int acc_;
  int emg_;
  std::size_t emg_channels_;
  std::string line_;
  bool skipping_ = false;
};

}  // namespace

std::unique_ptr<Decoder> MakeUartLineDecoder(const DeviceProfile& profile) {
  const int acc = profile.StreamIndex("acc");
  if (acc < 0) return nullptr;
  return std::make_unique<UartLineDecoder>(profile, acc);
}

}  // namespace charley
