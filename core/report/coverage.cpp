#include "core/report/coverage.h"

namespace charley {

void Coverage::Note(const Json& result) {
  const auto note = [&](const std::string& kind, const Json& id) { met_.insert(kind + " " + id.get<std::string>()); };
  for (const Json& trigger : result["triggers"]) note("rule", trigger["id"]);
  for (const Json& hint : result["hints"]) {
    note(hint.contains("medicine") ? "medicine" : "cause", hint[hint.contains("medicine") ? "medicine" : "id"]);
  }
  for (const Json& pattern : result["patterns"]) {
    if (pattern["fit"] == "well" || pattern["fit"] == "partly") note("pattern", pattern["id"]);
  }
  for (std::string_view phase : kPhaseNames) {
    for (const Json& entry : result["plan"][std::string(phase)]) {
      note("advice", entry["id"]);
      for (const Json& caution : entry["cautions"]) note("text", caution);
    }
  }
  for (const Json& entry : result["plan"]["withheld"]) {
    note("suppression", entry["id"].get<std::string>() + " " + entry["reason"].get<std::string>());
  }
  for (const Json& each : result["contradictions"]) note("contradiction", each["id"]);
}

std::vector<std::string> Coverage::Missing() const {
  std::vector<std::string> missing;
  const auto expect = [&](const std::string& what) {
    if (!met_.contains(what)) missing.push_back(what);
  };
  for (const TriageRule& rule : knowledge_.rules) expect("rule " + rule.id);
  for (const Contradiction& each : knowledge_.contradictions) expect("contradiction " + each.id);
  for (const Pattern& pattern : knowledge_.patterns) expect("pattern " + pattern.id);
  for (const Cause& cause : knowledge_.causes) expect("cause " + cause.id);
  for (const MedicineClass& medicine : knowledge_.medicines) {
    if (medicine.strength != ' ') expect("medicine " + medicine.id);
  }
  for (const Advice& advice : knowledge_.advice) {
    expect("advice " + advice.id);
    for (const Caution& caution : advice.cautions) expect("text " + caution.text);
    const bool listed = advice.phase != Phase::kAsk && advice.phase != Phase::kAbout;
    for (const Suppression& suppression : advice.hide) {
      if (listed && !suppression.silent) expect("suppression " + advice.id + " " + suppression.reason);
    }
  }
  return missing;
}

}  // namespace charley
