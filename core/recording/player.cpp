#include "core/recording/player.h"

#include <algorithm>

namespace charley {
namespace {

std::string Text(const Json& header, const char* key) {
  const auto found = header.find(key);
  return found != header.end() && found->is_string() ? found->get<std::string>() : std::string();
}

double Number(const Json& header, const char* key, double fallback) {
  const auto found = header.find(key);
  return found != header.end() && found->is_number() ? found->get<double>() : fallback;
}

}  // namespace

Result<std::unique_ptr<Player>> Player::Make(const Json& header, bool analyze) {
  Problems problems;
  const JsonNode root(header, "header", problems);
  const DeviceProfile profile = ReadDeviceProfile(root.Object("profile"));
  if (!problems.empty()) return tl::unexpected<Error>(problems.front());
  auto session = SensorSession::Make(profile);
  if (!session) return tl::unexpected<Error>(session.error());
  std::unique_ptr<Player> player(new Player());
  player->session_ = std::move(*session);
  player->analyze_ = analyze;
  NightSettings settings;
  settings.emg.mains_hz = Number(header, "mainsHz", 50) == 60 ? 60 : 50;
  player->analyzer_ = std::make_unique<NightAnalyzer>(player->session_->streams(), settings);
  player->context_.profile = profile.id;
  player->context_.device = Text(header, "device");
  player->context_.site = Text(header, "site");
  if (player->context_.site.empty()) player->context_.site = "calf";
  player->context_.side = Text(header, "side");
  const auto demo = header.find("demo");
  player->context_.demo = demo != header.end() && *demo == true;
  player->context_.started_at_ms = Number(header, "startedAtMs", 0);
  return player;
}

void Player::Give(const std::function<void(const SampleBlock&)>& on_block) {
  for (const SampleBlock& block : blocks_) {
    const StreamClock& clock = session_->clock(static_cast<std::size_t>(block.stream));
    if (analyze_) analyzer_->Push(block, clock.TimeOf(block.first_sample), clock.rate_hz(), clock.measured());
    if (on_block) on_block(block);
  }
  blocks_.clear();
}

void Player::Feed(const LogRecord& record, const std::function<void(const SampleBlock&)>& on_block) {
  duration_s_ = std::max(duration_s_, record.time_s);
  switch (record.type) {
    case RecordType::kValue:
      session_->Notify(record.channel, record.bytes, record.time_s, blocks_);
      return Give(on_block);
    case RecordType::kLink:
      if (record.text() == "connected") return;
      session_->LinkLost(blocks_);
      Give(on_block);
      if (analyze_) analyzer_->LinkLost(record.time_s, record.text());
      return;
    case RecordType::kMark:
      if (analyze_) analyzer_->Mark(record.time_s, record.text());
      return;
    case RecordType::kNote: return;
  }
}

void Player::Finish(const std::function<void(const SampleBlock&)>& on_block) {
  session_->LinkLost(blocks_);
  Give(on_block);
  if (analyze_) analyzer_->Finish();
}

ReportContext Player::context() const {
  ReportContext context = context_;
  context.firmware = session_->decoder().facts().firmware;
  context.duration_s = duration_s_;
  context.bad_packets = session_->decoder().counts().bad_packets;
  for (std::size_t i = 0; i < session_->streams().size(); ++i) {
    const StreamClock& clock = session_->clock(i);
    context.streams.push_back({clock.rate_hz(), clock.received(), clock.lost(), clock.repeated(), clock.restarts()});
  }
  return context;
}

}  // namespace charley
