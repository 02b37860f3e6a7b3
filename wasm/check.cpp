// The border of the check: strings of JSON in, strings of JSON out, nothing to free by hand.
// Every function returns {"ok":true,"value":..} or {"ok":false,"error":{code,message,where}}.
// The names exported here are typed in wasm/check.d.ts; a test compares both.
#include <memory>

#include "core/report/result_json.h"
#include "wasm/border.h"

namespace {

using namespace charley::border;
using charley::Error;
using charley::ErrorCode;
using charley::Json;
using charley::KnowledgeBase;
using charley::Result;

std::unique_ptr<KnowledgeBase>& Loaded() {
  static std::unique_ptr<KnowledgeBase> knowledge;
  return knowledge;
}

std::string NotLoaded() { return Envelope(charley::Fail(ErrorCode::kNotLoaded, "load() comes first")); }

// Replaces the knowledge only when the new one is sound.
std::string Load(const std::string& bundle_text) {
  const Result<Json> bundle = charley::ParseJson(bundle_text);
  if (!bundle) return Envelope(tl::unexpected<Error>(bundle.error()));
  charley::Problems problems;
  auto knowledge = std::make_unique<KnowledgeBase>(charley::ReadKnowledge(*bundle, problems));
  if (!problems.empty()) return Envelope(tl::unexpected<Error>(problems.front()));
  Loaded() = std::move(knowledge);
  return Envelope(Json{{"version", Loaded()->version}, {"date", Loaded()->date}});
}

std::string Assess(const std::string& response, const std::string& sensor_reports) {
  return Loaded() ? Envelope(charley::AssessText(*Loaded(), response, sensor_reports)) : NotLoaded();
}

std::string Flow(const std::string& response, const std::string& after) {
  return Loaded() ? Envelope(charley::FlowText(*Loaded(), response, after)) : NotLoaded();
}

std::string SearchMedicines(const std::string& query, int limit) {
  if (!Loaded()) return NotLoaded();
  Json matches = Json::array();
  for (const auto& match : Loaded()->medication_index.Search(query, limit < 0 ? 0 : static_cast<std::size_t>(limit))) {
    matches.push_back({{"name", match.entry->name}, {"generic", match.entry->generic}, {"code", match.entry->code}});
  }
  return Envelope(matches);
}

}  // namespace

EMSCRIPTEN_BINDINGS(charley_check) {
  emscripten::function("load", &Load);
  emscripten::function("assess", &Assess);
  emscripten::function("flow", &Flow);
  emscripten::function("searchMedicines", &SearchMedicines);
}
