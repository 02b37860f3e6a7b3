// The calls of the check: strings of JSON in, envelopes out (wasm/envelope.h), nothing to free by hand.
#ifndef CHARLEY_WASM_CHECK_CALLS_H_
#define CHARLEY_WASM_CHECK_CALLS_H_

#include <memory>
#include <string>

#include "core/report/flow_json.h"
#include "core/report/medicine_json.h"
#include "wasm/envelope.h"

namespace charley::border {

inline std::unique_ptr<KnowledgeBase>& Loaded() {
  static std::unique_ptr<KnowledgeBase> knowledge;
  return knowledge;
}

inline std::string NotLoaded() { return Envelope(Fail(ErrorCode::kNotLoaded, "load() comes first")); }

// Replaces the knowledge only when the new one is sound.
inline std::string Load(std::string bundle_text) {
  const Result<Json> bundle = ParseJson(bundle_text);
  bundle_text = std::string();  // gives the memory back before the knowledge takes its own
  if (!bundle) return Envelope(tl::unexpected<Error>(bundle.error()));
  Problems problems;
  auto knowledge = std::make_unique<KnowledgeBase>(ReadKnowledge(*bundle, problems));
  if (!problems.empty()) return Envelope(tl::unexpected<Error>(problems.front()));
  Loaded() = std::move(knowledge);
  return Envelope(Json{{"version", Loaded()->version}, {"date", Loaded()->date}});
}

// What load() left out: the words of people. Free text is refused as not-loaded until then.
inline std::string LoadWords(const std::string& words_text) {
  if (!Loaded()) return NotLoaded();
  const Result<Json> words = ParseJson(words_text);
  if (!words) return Envelope(tl::unexpected<Error>(words.error()));
  Problems problems;
  ReadWords(*words, *Loaded(), problems);
  if (!problems.empty()) return Envelope(tl::unexpected<Error>(problems.front()));
  return Envelope(Json());
}

inline std::string Flow(const std::string& response, const std::string& after, bool quick) {
  if (!Loaded()) return NotLoaded();
  return Envelope(FlowText(*Loaded(), response, after, quick ? Path::kQuick : Path::kFull));
}

inline std::string SearchMedicines(const std::string& query, int limit) {
  if (!Loaded() || !Loaded()->medication_index) return NotLoaded();
  Json matches = Json::array();
  for (const auto& match : Loaded()->medication_index->Search(query, limit < 0 ? 0 : static_cast<std::size_t>(limit))) {
    matches.push_back(MedicineJson(*match.entry));
  }
  return Envelope(matches);
}

inline std::string ReadMedicines(const std::string& text) {
  if (!Loaded() || !Loaded()->medication_index) return NotLoaded();
  return Envelope(ReadingJson(Loaded()->medication_index->Read(text)));
}

}  // namespace charley::border

#endif  // CHARLEY_WASM_CHECK_CALLS_H_
