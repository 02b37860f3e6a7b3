// The calls of the check: strings of JSON in, envelopes out (wasm/envelope.h), nothing to free by hand.
#ifndef CHARLEY_WASM_CHECK_CALLS_H_
#define CHARLEY_WASM_CHECK_CALLS_H_

#include <memory>
#include <string>

#include "core/report/result_json.h"
#include "wasm/envelope.h"

namespace charley::border {

inline std::unique_ptr<KnowledgeBase>& Loaded() {
  static std::unique_ptr<KnowledgeBase> knowledge;
  return knowledge;
}

inline std::string NotLoaded() { return Envelope(Fail(ErrorCode::kNotLoaded, "load() comes first")); }

// Replaces the knowledge only when the new one is sound.
inline std::string Load(const std::string& bundle_text) {
  const Result<Json> bundle = ParseJson(bundle_text);
  if (!bundle) return Envelope(tl::unexpected<Error>(bundle.error()));
  Problems problems;
  auto knowledge = std::make_unique<KnowledgeBase>(ReadKnowledge(*bundle, problems));
  if (!problems.empty()) return Envelope(tl::unexpected<Error>(problems.front()));
  Loaded() = std::move(knowledge);
  return Envelope(Json{{"version", Loaded()->version}, {"date", Loaded()->date}});
}

inline std::string Flow(const std::string& response, const std::string& after, bool quick) {
  if (!Loaded()) return NotLoaded();
  return Envelope(FlowText(*Loaded(), response, after, quick ? Path::kQuick : Path::kFull));
}

inline std::string SearchMedicines(const std::string& query, int limit) {
  if (!Loaded()) return NotLoaded();
  Json matches = Json::array();
  for (const auto& match : Loaded()->medication_index.Search(query, limit < 0 ? 0 : static_cast<std::size_t>(limit))) {
    matches.push_back({{"name", match.entry->name}, {"generic", match.entry->generic}, {"code", match.entry->code}});
  }
  return Envelope(matches);
}

}  // namespace charley::border

#endif  // CHARLEY_WASM_CHECK_CALLS_H_
