#include "core/assessment/triage.h"

#include <algorithm>

#include "core/assessment/relevance.h"
#include "core/base/short_sort.h"

namespace charley {

std::vector<UnreadText> UnreadTexts(const KnowledgeBase& knowledge, const Answered& answered) {
  std::vector<UnreadText> unread;
  for (std::size_t i = 0; i < answered.states.size(); ++i) {
    const int item = static_cast<int>(i);
    if (knowledge.own_words[i] == 0 || !answered.Counts(item)) continue;
    for (const std::string& text : answered.Get(item).texts) unread.push_back({item, text});
  }
  return unread;
}

Triage RunTriage(const KnowledgeBase& knowledge, const Answered& answered) {
  Triage triage;
  triage.missing = MissingAndRelevant(answered, RelevantItems(knowledge, answered));
  triage.unread = UnreadTexts(knowledge, answered);
  triage.provisional = !triage.missing.empty() || !triage.unread.empty();
  for (const TriageRule& rule : knowledge.rules) {
    const Reading reading = knowledge.ReadingOf(rule.tier);
    const Truth truth = EvaluateCondition(rule.when, knowledge.definitions, answered, reading);
    if (truth == Truth::kTrue) {
      triage.fired.push_back({&rule, SupportingFacts(rule.when, knowledge.definitions, answered, reading)});
      triage.tier = std::min(triage.tier, rule.tier);
    } else if (truth == Truth::kUnknown && rule.tier < triage.could_be &&
               !OpenItems(rule.when, knowledge.definitions, answered, reading).empty()) {
      triage.could_be = rule.tier;
    }
  }
  if (triage.provisional) triage.tier = std::min(triage.tier, knowledge.provisional_floor);
  triage.could_be = std::min(triage.could_be, triage.tier);
  ShortSort(triage.fired, [](const FiredRule& a, const FiredRule& b) { return a.rule->tier < b.rule->tier; });
  return triage;
}

}  // namespace charley
