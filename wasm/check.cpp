// What every visitor loads: questions and result. Plain exports instead of Embind, whose glue and registry would be 8
// kB of everybody's download for five calls; web/src/core/check-module.js wraps them into the same interface as the
// other modules have.
//
// Texts come in one after the other in the buffer that charley_input gives; an answer lies at the returned place,
// charley_size bytes long, until the next call.
#include <emscripten/emscripten.h>

#include "core/report/result_json.h"
#include "wasm/check_calls.h"

namespace {

std::string& In() {
  static std::string text;
  return text;
}

std::string& Out() {
  static std::string text;
  return text;
}

const char* Give(std::string text) {
  Out() = std::move(text);
  In() = std::string();  // gives the memory back
  return Out().data();
}

// The part of the input from `from` on, `size` bytes or what there is.
std::string Part(std::size_t from, std::size_t size) {
  return from < In().size() ? In().substr(from, size) : std::string();
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE char* charley_input(std::size_t size) {
  In().resize(size);
  return In().data();
}

EMSCRIPTEN_KEEPALIVE std::size_t charley_size() { return Out().size(); }

EMSCRIPTEN_KEEPALIVE const char* charley_load() { return Give(charley::border::Load(std::move(In()))); }

EMSCRIPTEN_KEEPALIVE const char* charley_load_words() { return Give(charley::border::LoadWords(In())); }

EMSCRIPTEN_KEEPALIVE const char* charley_assess() {
  using namespace charley::border;
  return Give(Loaded() ? Envelope(charley::AssessAnswers(*Loaded(), In())) : NotLoaded());
}

EMSCRIPTEN_KEEPALIVE const char* charley_flow(std::size_t response, std::size_t after, bool quick) {
  return Give(charley::border::Flow(Part(0, response), Part(response, after), quick));
}

EMSCRIPTEN_KEEPALIVE const char* charley_search_medicines(std::size_t query, int limit) {
  return Give(charley::border::SearchMedicines(Part(0, query), limit));
}

EMSCRIPTEN_KEEPALIVE const char* charley_read_medicines() { return Give(charley::border::ReadMedicines(In())); }
}
