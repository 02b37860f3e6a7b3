// The check, and what few visitors use: what other answers would change, recordings of a sensor, a clinic's own
// content, questions in somebody's own words, export. Takes the place of the check when one of them is first wanted.
#include <emscripten/bind.h>

#include "core/ask/ask.h"
#include "core/content/content_check.h"
#include "core/report/ask_json.h"
#include "core/report/fhir_bundle.h"
#include "core/report/result_json.h"
#include "wasm/check_calls.h"

namespace {

using namespace charley::border;
using charley::Error;
using charley::Json;
using charley::KnowledgeBase;
using charley::Result;

// Refers to the knowledge and goes with it.
std::unique_ptr<charley::AskIndex>& Asking() {
  static std::unique_ptr<charley::AskIndex> index;
  return index;
}

std::string LoadAnew(const std::string& bundle_text) {
  const KnowledgeBase* before = Loaded().get();
  std::string answer = Load(bundle_text);
  if (Loaded().get() != before) Asking().reset();
  return answer;
}

std::string Assess(const std::string& response, const std::string& sensor_reports, bool changes) {
  if (!Loaded()) return NotLoaded();
  return Envelope(charley::AssessText(*Loaded(), response, sensor_reports,
                                      changes ? charley::WhatIf::kTell : charley::WhatIf::kLeaveOut));
}

// A clinic's own content, which nobody has tried yet: everything that is wrong with it, none when it may be used.
std::string Check(const std::string& content_text) {
  const Result<Json> content = charley::ParseJson(content_text);
  if (!content) return Envelope(tl::unexpected<Error>(content.error()));
  const charley::Problems problems = charley::CheckContent(*content).problems;
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

// The answers as a FHIR Bundle; `context` as in core/report/fhir_bundle.h.
std::string Fhir(const std::string& response, const std::string& context) {
  return Loaded() ? Envelope(charley::FhirBundle(*Loaded(), response, context)) : NotLoaded();
}

}  // namespace

EMSCRIPTEN_BINDINGS(charley_whole) {
  emscripten::function("load", &LoadAnew);
  emscripten::function("loadWords", &LoadWords);
  emscripten::function("assess", &Assess);
  emscripten::function("flow", &Flow);
  emscripten::function("searchMedicines", &SearchMedicines);
  emscripten::function("readMedicines", &ReadMedicines);
  emscripten::function("check", &Check);
  emscripten::function("askLoad", &AskLoad);
  emscripten::function("ask", &Ask);
  emscripten::function("fhir", &Fhir);
}
