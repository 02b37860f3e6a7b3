#include "core/guidance/plan.h"

namespace charley {
namespace {

class Planner {
 public:
  Planner(const KnowledgeBase& knowledge, const Answered& answered) : knowledge_(knowledge), answered_(answered) {}

  void Add(const Advice& advice, Plan& plan) const {
    if (advice.when && Test(*advice.when, Reading::kPlain) != Truth::kTrue) return;
    if (const Suppression* held = FirstPossible(advice)) {
      if (!held->silent && advice.phase != Phase::kAsk && advice.phase != Phase::kAbout) {
        plan.withheld.push_back(Withhold(advice, *held));
      }
      return;
    }
    PlannedAdvice planned{&advice, {}, {}};
    if (advice.when) planned.facts = SupportingFacts(*advice.when, knowledge_.definitions, answered_, Reading::kPlain);
    for (const Caution& caution : advice.cautions) {
      if (Test(caution.when, Reading::kCautious) == Truth::kTrue) planned.cautions.push_back(caution.text);
    }
    plan.phases[static_cast<std::size_t>(advice.phase)].push_back(std::move(planned));
  }

  std::optional<WithheldAdvice> Held(const Advice& advice) const {
    const Suppression* held = FirstPossible(advice);
    if (held == nullptr) return std::nullopt;
    return Withhold(advice, *held);
  }

 private:
  Truth Test(const Condition& condition, Reading reading) const {
    return EvaluateCondition(condition, knowledge_.definitions, answered_, reading);
  }

  // The suppression to name: one that is true by plain answers, else by a "not sure", else an open one.
  const Suppression* FirstPossible(const Advice& advice) const {
    const Suppression* unsure = nullptr;
    const Suppression* open = nullptr;
    for (const Suppression& suppression : advice.hide) {
      const Truth cautious = Test(suppression.when, Reading::kCautious);
      if (cautious == Truth::kFalse) continue;
      if (Test(suppression.when, Reading::kPlain) == Truth::kTrue) return &suppression;
      if (cautious == Truth::kTrue && unsure == nullptr) unsure = &suppression;
      if (cautious == Truth::kUnknown && open == nullptr) open = &suppression;
    }
    return unsure != nullptr ? unsure : open;
  }

  WithheldAdvice Withhold(const Advice& advice, const Suppression& suppression) const {
    if (Test(suppression.when, Reading::kPlain) == Truth::kTrue) {
      return {&advice,
              suppression.reason,
              SupportingFacts(suppression.when, knowledge_.definitions, answered_, Reading::kPlain),
              {}};
    }
    if (Test(suppression.when, Reading::kCautious) == Truth::kTrue) {
      return {&advice,
              kReasonNotSure,
              SupportingFacts(suppression.when, knowledge_.definitions, answered_, Reading::kCautious),
              {}};
    }
    return {&advice,
            kReasonNotAnswered,
            {},
            OpenItems(suppression.when, knowledge_.definitions, answered_, Reading::kCautious)};
  }

  const KnowledgeBase& knowledge_;
  const Answered& answered_;
};

}  // namespace

std::optional<WithheldAdvice> HeldBack(const KnowledgeBase& knowledge, const Answered& answered, const Advice& advice) {
  return Planner(knowledge, answered).Held(advice);
}

Plan MakePlan(const KnowledgeBase& knowledge, const Answered& answered, Tier tier) {
  Plan plan;
  if (tier == Tier::kEmergency) return plan;
  const Planner planner(knowledge, answered);
  for (const Advice& advice : knowledge.advice) planner.Add(advice, plan);
  return plan;
}

}  // namespace charley
