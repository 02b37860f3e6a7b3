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
  int rank;                           // 0: serves what fits well; 1: for everybody or what may fit; 2: the rest
  Facts facts;                        // answers that brought it here; empty when it is for everybody
  std::vector<std::string> cautions;  // text keys
  bool more = false;                  // on demand: not among the few that go first
};

struct WithheldAdvice {
  const Advice* advice;
  std::string reason;     // text key
  Facts facts;            // answers behind the reason
  std::vector<int> open;  // open questions behind the reason
};

// Of what to do now, before the next cramp and at the doctor's as many go first; what is about harm always does.
inline constexpr std::size_t kFirstItems = 5;

struct Plan {
  std::array<std::vector<PlannedAdvice>, kPhaseNames.size()> phases;
  std::vector<WithheldAdvice> withheld;

  const std::vector<PlannedAdvice>& Of(Phase phase) const { return phases[static_cast<std::size_t>(phase)]; }
  std::vector<PlannedAdvice>& Of(Phase phase) { return phases[static_cast<std::size_t>(phase)]; }
};

// Text keys of reasons that this file gives itself.
inline constexpr const char* kReasonNotAnswered = "reason.not-answered";
inline constexpr const char* kReasonNotSure = "reason.not-sure";
inline constexpr const char* kReasonUnread = "reason.unread";

// Advice is given only when every condition that would hold it back is known to be false: an open
// question holds it back, and so does a "not sure"; where the data say so, so do words that nobody could read. In an
// emergency there is no self-care at all; on the same day only what to say and what not to do. In each phase what
// serves an explanation that fits well stands before what is for everybody, and that before the rest; fit is judged by
// the answers alone.
Plan MakePlan(const KnowledgeBase& knowledge, const Answered& answered, Tier tier);

// Why a piece of advice is held back from this person, whether or not it would be part of the plan.
std::optional<WithheldAdvice> HeldBack(const KnowledgeBase& knowledge, const Answered& answered, const Advice& advice);

}  // namespace charley

#endif  // CHARLEY_GUIDANCE_PLAN_H_
