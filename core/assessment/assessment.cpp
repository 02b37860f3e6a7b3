#include "core/assessment/assessment.h"

namespace charley {

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
  if (out.triage.tier != Tier::kEmergency) out.hints = FindHints(knowledge, answered);
  out.contradictions = FindContradictions(knowledge, answered);
  out.exclusive_conflicts = ExclusiveConflicts(answered);
  return out;
}

}  // namespace charley
