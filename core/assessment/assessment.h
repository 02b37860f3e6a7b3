// Runs triage, patterns, hints and the search for contradictions over one response.
#ifndef CHARLEY_ASSESSMENT_ASSESSMENT_H_
#define CHARLEY_ASSESSMENT_ASSESSMENT_H_

#include <vector>

#include "core/assessment/hint.h"
#include "core/assessment/pattern.h"
#include "core/assessment/triage.h"

namespace charley {

struct FoundContradiction {
  const Contradiction* contradiction;
  Facts facts;
};

struct Assessment {
  Triage triage;
  std::vector<JudgedPattern> patterns;
  std::vector<Hint> hints;  // none in an emergency or on the same day: nothing may stand beside the call
  std::vector<FoundContradiction> contradictions;
  std::vector<ExclusiveConflict> exclusive_conflicts;
  std::vector<SensorRecording> recordings;
};

// Recordings of a sensor can add to the patterns; urgency, hints and plan rest on answers alone.
// `knowledge` and everything behind `answered` must outlive the result.
Assessment Assess(const KnowledgeBase& knowledge, const Answered& answered,
                  std::vector<SensorRecording> recordings = {});

// Rows of checklists that apply and were answered "yes" or "not sure", in the order of the questionnaire.
Facts TickedSigns(const Answered& answered);

std::vector<FoundContradiction> FindContradictions(const KnowledgeBase& knowledge, const Answered& answered);

}  // namespace charley

#endif  // CHARLEY_ASSESSMENT_ASSESSMENT_H_
