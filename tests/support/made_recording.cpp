#include "tests/support/made_recording.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "core/recording/recording_log.h"

namespace charley::testing {
namespace {

constexpr double kStartMs = 1'795'316'400'345.0;  // 2026-11-22T03:00:00.345Z

std::vector<std::uint8_t> Begin(const std::string& profile, const std::string& device) {
  std::vector<std::uint8_t> log;
  AppendLogHeader({{"profile", ProfileJson(profile)}, {"device", device}, {"startedAtMs", kStartMs}, {"side", "left"}},
                  log);
  return log;
}

void Text(RecordType type, double time_s, const std::string& text, std::vector<std::uint8_t>& log) {
  const Packet bytes(text.begin(), text.end());
  AppendLogRecord(type, 0, time_s, bytes, log);
}

// Rest with a cramp from 60 s to 102 s.
std::vector<float> Leg(double rate_hz, double seconds, double rest, double cramp, std::uint64_t seed) {
  std::vector<float> signal = Muscle(rate_hz, 60, rest, seed);
  Append(signal, Muscle(rate_hz, 42, cramp, seed + 1));
  Append(signal, Muscle(rate_hz, seconds - 102, rest, seed + 2));
  return signal;
}

}  // namespace

MadeRecording MakeUmyoRecording(double minutes, std::uint64_t seed) {
  constexpr double kRate = 1131.5;
  MadeRecording made;
  made.log = Begin("umyo", "uMyo-1A2B");
  made.emg = Leg(kRate, minutes * 60, 2, 110, seed);
  made.cramp_onset_s = 60;
  made.cramp_s = 42;
  made.mark_s = 72;
  Random random(seed);
  constexpr std::uint32_t kFirstIndex = 4294960000;  // wraps after 7 s
  Text(RecordType::kLink, 0, "connected", made.log);
  bool marked = false;
  bool down = false;
  double aux_s = 0;
  for (std::size_t at = 0; at + 24 <= made.emg.size(); at += 24) {
    const double time = static_cast<double>(at + 24) / kRate;
    const bool link_down = time > 150 && time < 157;
    if (link_down && !down) Text(RecordType::kLink, time, "lost", made.log);
    if (!link_down && down) Text(RecordType::kLink, time, "connected", made.log);
    down = link_down;
    const bool lost = down || (at > 0 && random.Uniform() < 0.002);
    if (!lost) {
      const double jitter = random.Uniform() * 0.004;
      AppendLogRecord(RecordType::kValue, 0, time + jitter,
                      UmyoEmg(kFirstIndex + static_cast<std::uint32_t>(at), made.emg, at), made.log);
    } else if (!made.holes.empty() && made.holes.back().second == static_cast<std::int64_t>(at)) {
      made.holes.back().second += 24;
    } else {
      made.holes.emplace_back(at, at + 24);
    }
    for (; aux_s < time && !down; aux_s += 0.04) {
      const bool shaking = aux_s > 120 && aux_s < 124;
      const double shake = shaking && std::fmod(aux_s, 0.16) < 0.08 ? 0.5 : 0;
      AppendLogRecord(RecordType::kValue, 0, time, UmyoAux(shake, 0, 1 - shake), made.log);
    }
    if (down) aux_s = time;
    if (time > made.mark_s && !marked) {
      Text(RecordType::kMark, made.mark_s, "cramp", made.log);
      marked = true;
    }
  }
  return made;
}

std::vector<std::uint8_t> MakeNpgRecording(double minutes, std::uint64_t seed) {
  constexpr double kRate = 500;
  std::vector<std::uint8_t> log = Begin("npg-lite-3", "NPG-Lite-3CH:AA:BB");
  const std::vector<float> leg = Leg(kRate, minutes * 60, 6, 300, seed);
  std::uint8_t counter = 250;
  for (std::size_t at = 0; at + 10 <= leg.size(); at += 10) {
    std::vector<std::vector<int>> samples;
    for (std::size_t i = 0; i < 10; ++i) {
      const int value = 2048 + static_cast<int>(std::lround(static_cast<double>(leg[at + i])));
      samples.push_back({value, 2048 + static_cast<int>(i), 2000});
    }
    const double time = static_cast<double>(at + 10) / kRate;
    if (time < 130 || time > 131) AppendLogRecord(RecordType::kValue, 0, time, NpgPacket(counter, samples), log);
    counter = static_cast<std::uint8_t>(counter + 10);
  }
  return log;
}

std::vector<std::uint8_t> MakeMovesenseRecording(double minutes, std::uint64_t seed) {
  std::vector<std::uint8_t> log = Begin("movesense", "Movesense 1234");
  Random random(seed);
  for (int sample = 0; sample < minutes * 60 * 52; sample += 4) {
    const double time = sample / 52.0;
    const double shake = time > 30 && time < 33 ? 3 * (random.Uniform() - .5) : 0;
    AppendLogRecord(RecordType::kValue, 0, time + .08,
                    MovesenseImu6(static_cast<std::uint32_t>(5000 + time * 1000), 4, 9.81 + shake), log);
  }
  return log;
}

std::vector<std::uint8_t> MakeUartRecording(double minutes, std::uint64_t seed) {
  constexpr double kRate = 250;
  std::vector<std::uint8_t> log = Begin("uart-line", "Charley-DIY");
  const std::vector<float> leg = Leg(kRate, minutes * 60, 2, 80, seed);
  std::string text;
  for (std::size_t at = 0; at < leg.size(); ++at) {
    std::array<char, 64> line{};
    std::snprintf(line.data(), line.size(), "%u,0.01,0.02,0.99,%.2f\n", static_cast<unsigned>(at & 0xffff),
                  static_cast<double>(leg[at]));
    text += line.data();
    if (at % 5 != 4) continue;
    const Packet packet(text.begin(), text.end());
    AppendLogRecord(RecordType::kValue, 0, static_cast<double>(at + 1) / kRate, packet, log);
    text.clear();
  }
  return log;
}

}  // namespace charley::testing
