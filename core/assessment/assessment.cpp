#include "core/assessment/assessment.h"

namespace charley {

Facts TickedSigns(const Answered& answered) {
  Facts signs;
  const std::vector<Item>& items = answered.questionnaire->items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool row = items[i].parent >= 0 && items[static_cast<std::size_t>(items[i].parent)].checklist;
    const int item = static_cast<int>(i);
    if (!row || !answered.Counts(item)) continue;
    const int yes = items[i].OptionIndex("yes");
    for (std::size_t option = 0; option < items[i].options.size(); ++option) {
      const bool told = static_cast<int>(option) == yes || items[i].unsure[option];
      if (told && answered.Get(item).options[option]) signs.push_back({item, static_cast<int>(option)});
    }
  }
  return signs;
}

std::vector<FoundContradiction> FindContradictions(const KnowledgeBase& knowledge, const Answered& answered) {
  std::vector<FoundContradiction> found;
  for (const Contradiction& contradiction : knowledge.contradictions) {
    if (EvaluateCondition(contradiction.when, knowledge.definitions, answered, Reading::kPlain) != Truth::kTrue)
      continue;
    found.push_back(
        {&contradiction, SupportingFacts(contradiction.when, knowledge.definitions, answered, Reading::kPlain)});
  }
  return found;
}

Assessment Assess(const KnowledgeBase& knowledge, const Answered& answered, std::vector<SensorRecording> recordings) {
  Assessment out;
  out.triage = RunTriage(knowledge, answered);
  out.recordings = std::move(recordings);
  out.patterns = JudgePatterns(knowledge, answered, out.recordings);
  if (out.triage.tier > Tier::kSameDay) out.hints = FindHints(knowledge, answered);
  out.contradictions = FindContradictions(knowledge, answered);
  out.exclusive_conflicts = ExclusiveConflicts(answered);
  return out;
}

}  // namespace charley
