// Competing explanations, each with the answers for and against it. Weights only order them and
// set the three words people see; they are not probabilities.
#ifndef CHARLEY_ASSESSMENT_PATTERN_H_
#define CHARLEY_ASSESSMENT_PATTERN_H_

#include <array>
#include <string_view>
#include <vector>

#include "core/assessment/sensor_finding.h"
#include "core/knowledge/knowledge_base.h"
#include "core/questionnaire/flow.h"

namespace charley {

enum class Fit : unsigned char { kWell, kPartly, kUnclear, kNot };
inline constexpr std::array<std::string_view, 4> kFitNames = {"well", "partly", "unclear", "not"};
constexpr std::string_view FitName(Fit fit) { return kFitNames[static_cast<std::size_t>(fit)]; }

struct JudgedPattern {
  const Pattern* pattern;
  Fit fit;
  int net;  // weight for minus weight against
  Facts supports;
  Facts opposes;
  std::vector<int> open;                                // open questions that could change it
  int criteria_met = 0;                                 // of the pattern's checklist
  std::vector<std::string> sensor_for, sensor_against;  // findings
};

// Best fit first; among equals the more urgent, then the stronger, then the order of the data.
// A pattern whose "hide" may be true is left out.
std::vector<JudgedPattern> JudgePatterns(const KnowledgeBase& knowledge, const Answered& answered,
                                         const std::vector<SensorRecording>& recordings = {});

// How one pattern fits; kNot when its "hide" may be true.
Fit FitOf(const KnowledgeBase& knowledge, const Answered& answered, const Pattern& pattern,
          const std::vector<SensorRecording>& recordings);

// The patterns that go on side by side: each at least fits partly and one fits well, and the data say of each that it
// has advice of its own ("alongside"). Empty when there are fewer than two. `judged` as JudgePatterns gives it.
std::vector<const Pattern*> Together(const std::vector<JudgedPattern>& judged);

}  // namespace charley

#endif  // CHARLEY_ASSESSMENT_PATTERN_H_
