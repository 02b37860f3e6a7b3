#include "core/knowledge/knowledge_check.h"

#include <initializer_list>
#include <set>
#include <string>

#include "core/knowledge/reachability.h"
#include "core/knowledge/stated_urgency.h"

namespace charley {
namespace {

class Checker {
 public:
  Checker(const KnowledgeBase& knowledge, const Json& locale, std::string_view locale_name, Problems& problems)
      : knowledge_(knowledge), locale_name_(locale_name), problems_(problems) {
    const auto texts = locale.find("texts");
    if (locale.is_object() && texts != locale.end() && texts->is_object()) {
      texts_ = &*texts;
    } else {
      problems.push_back({ErrorCode::kMissingField, "\"texts\" is missing", std::string(locale_name) + "#"});
    }
  }

  void Check() {
    used_sources_.insert(knowledge_.regions_source);
    for (const TriageRule& rule : knowledge_.rules) {
      CheckEntry(rule, {".title", ".why"});
      CheckAlive(rule.when, rule.where);
    }
    for (const Contradiction& entry : knowledge_.contradictions) {
      CheckEntry(entry, {""});
      CheckAlive(entry.when, entry.where);
    }
    for (const FindingEntry& finding : knowledge_.findings) CheckEntry(finding, {""});
    for (const Pattern& pattern : knowledge_.patterns) CheckPattern(pattern);
    for (const Cause& cause : knowledge_.causes) {
      CheckEntry(cause, {".title", ".body"});
      CheckAlive(cause.when, cause.where);
      if (cause.hide) CheckAlive(*cause.hide, cause.where + "/hide");
    }
    for (const Advice& advice : knowledge_.advice) CheckAdvice(advice);
    for (const MedicineClass& medicine : knowledge_.medicines) {
      MarkSources(medicine);
      if (!medicine.text.empty()) CheckText(medicine.text, medicine.where);
    }
    for (int i = 0; i < kErrorCodeCount; ++i) {
      const std::string key = "error." + std::string(ErrorCodeName(static_cast<ErrorCode>(i)));
      CheckText(key + ".title", "core/base/error.h");
      CheckText(key + ".do", "core/base/error.h");
    }
    for (std::string_view tier : kTierNames) CheckText("tier." + std::string(tier) + ".title", "triage.json#/tiers");
    for (const auto& [id, verified] : knowledge_.sources) {
      if (!used_sources_.contains(id))
        Note(ErrorCode::kUnknownId, "source \"" + id + "\" is used nowhere", "sources.json");
    }
  }

 private:
  void Note(ErrorCode code, std::string message, std::string where) {
    problems_.push_back({code, std::move(message), std::move(where)});
  }

  void CheckText(const std::string& key, const std::string& where) {
    if (texts_ == nullptr) return;
    const auto found = texts_->find(key);
    if (found == texts_->end() || !found->is_string() || found->get_ref<const std::string&>().empty()) {
      Note(ErrorCode::kMissingText, std::string(locale_name_) + " has no text \"" + key + "\"", where);
    }
  }

  void MarkSources(const Entry& entry) { used_sources_.insert(entry.sources.begin(), entry.sources.end()); }

  void CheckEntry(const Entry& entry, std::initializer_list<const char*> suffixes) {
    MarkSources(entry);
    if (entry.text.empty()) Note(ErrorCode::kMissingField, "\"text\" is missing", entry.where);
    for (const char* suffix : suffixes) CheckText(entry.text + suffix, entry.where);
  }

  void CheckAlive(const Condition& condition, const std::string& where) {
    if (!CanBeTrue(condition, knowledge_.definitions, knowledge_.questionnaire)) {
      Note(ErrorCode::kDeadRule, "no answers can ever make this condition true", where);
    }
  }

  void CheckPattern(const Pattern& pattern) {
    CheckEntry(pattern, {".title", ".body"});
    int reachable = 0;
    for (std::size_t i = 0; i < pattern.supports.size(); ++i) {
      CheckAlive(pattern.supports[i].when, pattern.where + "/for/" + std::to_string(i));
      reachable += pattern.supports[i].weight;
    }
    for (std::size_t i = 0; i < pattern.opposes.size(); ++i) {
      CheckAlive(pattern.opposes[i].when, pattern.where + "/against/" + std::to_string(i));
    }
    if (reachable < pattern.well) Note(ErrorCode::kDeadRule, "\"well\" can never be reached", pattern.where);
    if (pattern.must) CheckAlive(*pattern.must, pattern.where + "/must");
    if (pattern.well_needs) CheckAlive(*pattern.well_needs, pattern.where + "/wellNeeds");
    for (const ChecklistCriterion& criterion : pattern.checklist) {
      CheckText("criterion." + criterion.id, pattern.where + "/checklist");
      CheckAlive(criterion.when, pattern.where + "/checklist");
    }
  }

  void CheckAdvice(const Advice& advice) {
    if (!advice.picture.empty()) CheckText("picture." + advice.picture, advice.where);
    CheckEntry(advice, {".title", ".body"});
    if (advice.when) CheckAlive(*advice.when, advice.where + "/when");
    for (std::size_t i = 0; i < advice.hide.size(); ++i) {
      const std::string where = advice.where + "/hide/" + std::to_string(i);
      CheckAlive(advice.hide[i].when, where);
      CheckText(advice.hide[i].reason, where);
    }
    for (std::size_t i = 0; i < advice.cautions.size(); ++i) {
      const std::string where = advice.where + "/cautions/" + std::to_string(i);
      CheckAlive(advice.cautions[i].when, where);
      CheckText(advice.cautions[i].text, where);
    }
  }

  const KnowledgeBase& knowledge_;
  const Json* texts_ = nullptr;
  std::string_view locale_name_;
  Problems& problems_;
  std::set<std::string> used_sources_;
};

// The text keys of all entries that make a statement.
std::set<std::string> EntryTexts(const KnowledgeBase& knowledge) {
  std::set<std::string> keys;
  for (const TriageRule& entry : knowledge.rules) keys.insert(entry.text);
  for (const Pattern& entry : knowledge.patterns) keys.insert(entry.text);
  for (const Cause& entry : knowledge.causes) keys.insert(entry.text);
  for (const Advice& entry : knowledge.advice) keys.insert(entry.text);
  for (const FindingEntry& entry : knowledge.findings) keys.insert(entry.text);
  for (const MedicineClass& entry : knowledge.medicines) keys.insert("medicine." + entry.id);
  return keys;
}

// The keys of an object member, or none and a problem.
std::set<std::string> Keys(const Json& json, const char* member, std::string_view name, Problems& problems) {
  std::set<std::string> keys;
  const auto found = json.is_object() ? json.find(member) : json.end();
  if (!json.is_object() || found == json.end() || !found->is_object()) {
    problems.push_back(
        {ErrorCode::kMissingField, "\"" + std::string(member) + "\" is missing", std::string(name) + "#"});
    return keys;
  }
  for (const auto& entry : found->items()) keys.insert(entry.key());
  return keys;
}

}  // namespace

void CheckClinicianTexts(const KnowledgeBase& knowledge, const Json& locale, std::string_view locale_name,
                         Problems& problems) {
  const std::string name(locale_name);
  std::set<std::string> left = Keys(locale, "texts", locale_name, problems);
  if (left.empty()) return;
  for (const std::string& key : EntryTexts(knowledge)) {
    if (left.erase(key + ".clinician") == 0)
      problems.push_back({ErrorCode::kMissingText, name + " has no text \"" + key + ".clinician\"", name + "#/texts"});
  }
  for (const std::string& key : left)
    problems.push_back({ErrorCode::kUnknownId, "\"" + key + "\" belongs to no entry", name + "#/texts"});
}

void CheckAskWords(const KnowledgeBase& knowledge, const Json& ask, std::string_view ask_name, Problems& problems) {
  const std::set<std::string> known = EntryTexts(knowledge);
  for (const std::string& key : Keys(ask, "words", ask_name, problems)) {
    if (!known.contains(key))
      problems.push_back(
          {ErrorCode::kUnknownId, "\"" + key + "\" belongs to no entry", std::string(ask_name) + "#/words"});
  }
}

void CheckKnowledge(const KnowledgeBase& knowledge, const Json& locale, std::string_view locale_name,
                    Problems& problems) {
  Checker(knowledge, locale, locale_name, problems).Check();
  CheckStatedUrgency(knowledge, locale, locale_name, problems);
}

}  // namespace charley
