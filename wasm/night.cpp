// The border of the night while it is recorded: bytes in through a buffer that the core owns, small JSON and copied
// arrays out. Functions that can fail return {"ok":true,"value":..} or {"ok":false,"error":{code,message,where}}.
// The names exported here are typed in wasm/night.d.ts; a test compares both.
#include <cmath>
#include <memory>

#include "core/recording/log_player.h"
#include "wasm/border.h"

namespace {

using namespace charley::border;
using charley::Bytes;
using charley::Error;
using charley::Json;
using charley::Result;

struct Session {
  std::unique_ptr<charley::Player> fresh;
  charley::LogPlayer resumed;         // an unfinished recording that goes on
  charley::Player* player = nullptr;  // of one of both
  std::vector<std::uint8_t> log;      // not yet taken
};

std::unique_ptr<Session>& Current() {
  static std::unique_ptr<Session> session;
  return session;
}

std::string Open(const std::string& header_text) {
  const Result<Json> header = charley::ParseJson(header_text);
  if (!header) return Envelope(header);
  auto player = charley::Player::Make(*header);
  if (!player) return Envelope(Result<Json>(tl::unexpected<Error>(player.error())));
  Current() = std::make_unique<Session>();
  Current()->fresh = std::move(*player);
  Current()->player = Current()->fresh.get();
  Current()->player->analyzer().set_collect_display(true);
  charley::AppendLogHeader(*header, Current()->log);
  return Envelope(Result<Json>(Json()));
}

// Begins with the bytes of an unfinished recording: give them all with resumePush, then go on with push.
void ResumeBegin() { Current() = std::make_unique<Session>(); }

std::string ResumePush(int size) {
  if (!Current()) return NotOpen();
  Session& session = *Current();
  const Result<bool> pushed = session.resumed.Push(Input(size));
  if (!pushed) return Done(pushed);
  session.player = session.resumed.player();
  if (session.player) {
    static_cast<void>(session.player->analyzer().TakeNewEvents());
    session.player->analyzer().set_collect_display(true);
    static_cast<void>(session.player->analyzer().TakeDisplay());
  }
  // What is left is the torn end of the last write: the file must be cut there before it grows again.
  const double reached = session.player ? session.player->duration_s() : 0;
  return Envelope(Result<Json>(Json{{"torn", session.resumed.torn()}, {"durationS", reached}}));
}

// One record: 1 value of characteristic `channel`, 2 link, 3 mark, 4 note; `size` bytes of the buffer.
bool Push(int type, int channel, double time_s, int size) {
  Session* session = Current().get();
  if (session == nullptr || !session->player || type < 1 || type > 4) return false;
  charley::LogRecord record;
  record.type = static_cast<charley::RecordType>(type);
  record.channel = static_cast<std::uint8_t>(channel);
  const Bytes bytes = Input(size);
  record.bytes.assign(bytes.begin(), bytes.end());
  // Kept times are whole ticks; live and afterwards must see the same.
  record.time_s = std::round(time_s * 10'000) / 10'000;
  charley::AppendLogRecord(record.type, record.channel, record.time_s, record.bytes, session->log);
  session->player->Feed(record);
  return true;
}

emscripten::val TakeLog() {
  std::vector<std::uint8_t> log;
  if (Current()) log.swap(Current()->log);
  return CopyOut("Uint8Array", emscripten::val(emscripten::typed_memory_view(log.size(), log.data())));
}

// Rows of four: time s, low, high, envelope.
emscripten::val TakeDisplay() {
  std::vector<float> rows;
  if (Current() && Current()->player) rows = Current()->player->analyzer().TakeDisplay();
  return CopyOut("Float32Array", emscripten::val(emscripten::typed_memory_view(rows.size(), rows.data())));
}

Json LiveJson(charley::Player& player) {
  const charley::LiveState live = player.analyzer().live();
  const charley::DeviceFacts& facts = player.session().decoder().facts();
  const charley::ReportContext context = player.context();
  Json streams = Json::array();
  for (std::size_t i = 0; i < context.streams.size(); ++i) {
    const charley::StreamSummary& summary = context.streams[i];
    Json entry;
    entry["id"] = player.session().streams()[i].id;
    entry["rateHz"] = summary.rate_hz;
    entry["measured"] = player.session().clock(i).measured();
    entry["received"] = summary.received;
    entry["lost"] = summary.lost;
    entry["repeated"] = summary.repeated;
    streams.push_back(std::move(entry));
  }
  Json events = Json::array();
  for (const charley::NightEvent& event : player.analyzer().TakeNewEvents()) {
    events.push_back(charley::EventJson(player.analyzer(), event));
  }
  Json quality = Json::array();
  for (std::size_t bit = 0; bit < charley::kQualityNames.size(); ++bit) {
    if ((live.flags >> bit & 1) != 0) quality.push_back(charley::kQualityNames[bit]);
  }
  // One by one: a long list in braces makes three times the code.
  Json out;
  out["hasEmg"] = live.has_emg;
  out["microvolts"] = live.microvolts;
  out["envelope"] = live.envelope;
  out["rest"] = live.rest;
  out["quality"] = std::move(quality);
  out["sustained"] = live.sustained;
  out["sustainedS"] = live.sustained_s;
  out["moving"] = live.moving;
  out["dynamicG"] = live.dynamic_g;
  out["placement"] = live.placement_phase;
  out["battery"] = facts.battery_percent ? Json(*facts.battery_percent) : Json();
  out["firmware"] = facts.firmware;
  out["badPackets"] = context.bad_packets;
  out["rateWrong"] = player.session().RateIsWrong();
  out["durationS"] = context.duration_s;
  out["lastArrivalS"] = player.session().last_arrival_s();
  out["streams"] = std::move(streams);
  out["events"] = std::move(events);
  return out;
}

std::string LiveText() {
  if (!Current() || !Current()->player) return NotOpen();
  return Envelope(Result<Json>(LiveJson(*Current()->player)));
}

void BeginPlacement() {
  if (Current() && Current()->player) Current()->player->analyzer().BeginPlacement();
}

// The report; the session stays open until the next one begins.
std::string Finish() {
  if (!Current() || !Current()->player) return NotOpen();
  Current()->player->Finish();
  return Envelope(Result<Json>(Current()->player->Report()));
}

}  // namespace

EMSCRIPTEN_BINDINGS(charley_night) {
  emscripten::function("buffer", &Buffer);
  emscripten::function("open", &Open);
  emscripten::function("resumeBegin", &ResumeBegin);
  emscripten::function("resumePush", &ResumePush);
  emscripten::function("push", &Push);
  emscripten::function("takeLog", &TakeLog);
  emscripten::function("takeDisplay", &TakeDisplay);
  emscripten::function("live", &LiveText);
  emscripten::function("beginPlacement", &BeginPlacement);
  emscripten::function("finish", &Finish);
}
