// The border of the check: strings of JSON in, strings of JSON out, nothing to free by hand.
// Every function returns {"ok":true,"value":..} or {"ok":false,"error":{code,message,where}}.
// The names exported here are typed in wasm/check.d.ts; a test compares both.
#include <memory>

#include "core/ask/ask.h"
#include "core/knowledge/knowledge_check.h"
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

// Refers to the knowledge and goes with it.
std::unique_ptr<charley::AskIndex>& Asking() {
  static std::unique_ptr<charley::AskIndex> index;
  return index;
}

std::string NotLoaded() { return Envelope(charley::Fail(ErrorCode::kNotLoaded, "load() comes first")); }

// Replaces the knowledge only when the new one is sound.
std::string Load(const std::string& bundle_text) {
  const Result<Json> bundle = charley::ParseJson(bundle_text);
  if (!bundle) return Envelope(tl::unexpected<Error>(bundle.error()));
  charley::Problems problems;
  auto knowledge = std::make_unique<KnowledgeBase>(charley::ReadKnowledge(*bundle, problems));
  if (!problems.empty()) return Envelope(tl::unexpected<Error>(problems.front()));
  Asking().reset();
  Loaded() = std::move(knowledge);
  return Envelope(Json{{"version", Loaded()->version}, {"date", Loaded()->date}});
}

// A clinic's own bundle, which nobody has tried yet: everything that is wrong with it, none when it may be used.
std::string Check(const std::string& bundle_text) {
  const Result<Json> bundle = charley::ParseJson(bundle_text);
  if (!bundle) return Envelope(tl::unexpected<Error>(bundle.error()));
  charley::Problems problems;
  const KnowledgeBase knowledge = charley::ReadKnowledge(*bundle, problems);
  const auto locale = bundle->find("locale");
  if (problems.empty()) {
    charley::CheckKnowledge(knowledge, locale == bundle->end() ? Json() : *locale, "the locale", problems);
  }
  Json found = Json::array();
  for (const Error& problem : problems) {
    Json entry;
    entry["code"] = charley::ErrorCodeName(problem.code);
    entry["message"] = problem.message;
    entry["where"] = problem.where;
    found.push_back(std::move(entry));
  }
  return Envelope(found);
}

std::string Assess(const std::string& response, const std::string& sensor_reports, bool changes) {
  if (!Loaded()) return NotLoaded();
  return Envelope(charley::AssessText(*Loaded(), response, sensor_reports,
                                      changes ? charley::WhatIf::kTell : charley::WhatIf::kLeaveOut));
}

std::string Flow(const std::string& response, const std::string& after, bool quick) {
  if (!Loaded()) return NotLoaded();
  return Envelope(charley::FlowText(*Loaded(), response, after, quick ? charley::Path::kQuick : charley::Path::kFull));
}

// {"texts": {..}, "ask": the content of data/ask/<language>.json}
std::string AskLoad(const std::string& text) {
  if (!Loaded()) return NotLoaded();
  const Result<Json> json = charley::ParseJson(text);
  if (!json) return Envelope(json);
  auto index = charley::AskIndex::Make(*Loaded(), json->value("texts", Json()), json->value("ask", Json()));
  if (!index) return Envelope(tl::unexpected<Error>(index.error()));
  Asking() = std::move(*index);
  return Envelope(Json());
}

std::string Ask(const std::string& response, const std::string& question) {
  return Asking() ? Envelope(charley::AskText(*Loaded(), *Asking(), response, question)) : NotLoaded();
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
  emscripten::function("check", &Check);
  emscripten::function("assess", &Assess);
  emscripten::function("flow", &Flow);
  emscripten::function("searchMedicines", &SearchMedicines);
  emscripten::function("askLoad", &AskLoad);
  emscripten::function("ask", &Ask);
}
