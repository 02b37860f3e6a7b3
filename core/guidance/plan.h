// What to do now, how to prevent, what to ask, what people ask about, and what not to do and why.
#ifndef CHARLEY_GUIDANCE_PLAN_H_
#define CHARLEY_GUIDANCE_PLAN_H_

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment/triage.h"
#include "core/knowledge/knowledge_base.h"
#include "core/questionnaire/flow.h"

namespace charley {

struct PlannedAdvice {
  const Advice* advice;
  Facts facts;                        // answers that brought it here; empty when it is for everybody
  std::vector<std::string> cautions;  // text keys
};

struct WithheldAdvice {
  const Advice* advice;
  std::string reason;     // text key
  Facts facts;            // answers behind the reason
  std::vector<int> open;  // open questions behind the reason
};

struct Plan {
  std::array<std::vector<PlannedAdvice>, kPhaseNames.size()> phases;
  std::vector<WithheldAdvice> withheld;

  const std::vector<PlannedAdvice>& Of(Phase phase) const { return phases[static_cast<std::size_t>(phase)]; }
};

// Text keys of reasons that this file gives itself.
inline constexpr const char* kReasonNotAnswered = "reason.not-answered";
inline constexpr const char* kReasonNotSure = "reason.not-sure";

// Advice is given only when every condition that would hold it back is known to be false: an open
// question holds it back, and so does a "not sure". In an emergency there is no self-care at all.
Plan MakePlan(const KnowledgeBase& knowledge, const Answered& answered, Tier tier);

// Why a piece of advice is held back from this person, whether or not it would be part of the plan.
std::optional<WithheldAdvice> HeldBack(const KnowledgeBase& knowledge, const Answered& answered, const Advice& advice);

}  // namespace charley

#endif  // CHARLEY_GUIDANCE_PLAN_H_
