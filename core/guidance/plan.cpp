#include "core/guidance/plan.h"

#include <algorithm>
#include <utility>

#include "core/assessment/pattern.h"

namespace charley {
namespace {

// What serves an explanation that fits well, then what is for everybody or for one that may fit, then the rest.
int Rank(const Advice& advice, const std::vector<JudgedPattern>& judged) {
  const bool nothing_fits = judged.empty() || judged.front().fit > Fit::kPartly;
  int rank = advice.patterns.empty() || nothing_fits ? 1 : 2;
  for (const JudgedPattern& each : judged) {
    const bool served =
        std::find(advice.patterns.begin(), advice.patterns.end(), each.pattern->id) != advice.patterns.end();
    if (served && each.fit == Fit::kWell) return 0;
    if (served && each.fit == Fit::kPartly) rank = 1;
  }
  return rank;
}

// Two of what to do now, two of what to do before the next one and one to ask, what serves the best explanation before
// what is for everybody; what is left free the others take. What is about harm goes first whatever the number, and what
// serves only explanations that do not fit never.
void ChooseFirst(Plan& plan) {
  constexpr std::pair<Phase, std::size_t> kShares[] = {{Phase::kNow, 2}, {Phase::kPrevent, 2}, {Phase::kAsk, 1}};
  constexpr int kSteps = 5;  // what is about harm; the shares by rank 0 and 1; what they leave, by rank 0 and 1
  std::size_t left = kFirstItems;
  for (int step = 0; step < kSteps; ++step) {
    for (const auto& [phase, share] : kShares) {
      std::size_t taken = 0;
      for (PlannedAdvice& planned : plan.Of(phase)) {
        if (step == 0) planned.more = !planned.advice->first;
        const bool wanted = step > 0 && left > 0 && planned.rank == (step - 1) % 2 && (step > 2 || taken < share);
        if (planned.more && !wanted) continue;
        if ((step == 0 || planned.more) && left > 0) --left;
        planned.more = false;
        ++taken;
      }
    }
  }
}

class Planner {
 public:
  Planner(const KnowledgeBase& knowledge, const Answered& answered)
      : knowledge_(knowledge), answered_(answered), unread_(!UnreadTexts(knowledge, answered).empty()) {}

  void Add(const Advice& advice, int rank, bool same_day, Plan& plan) const {
    const bool stands = !same_day || (advice.same_day && Test(*advice.same_day, Reading::kCautious) == Truth::kTrue);
    if (!stands && advice.phase != Phase::kNow && advice.phase != Phase::kPrevent) return;
    if (advice.when && Test(*advice.when, Reading::kPlain) != Truth::kTrue) return;
    if (const Suppression* held = FirstPossible(advice)) {
      if (!held->silent && advice.phase != Phase::kAsk && advice.phase != Phase::kAbout) {
        plan.withheld.push_back(Withhold(advice, *held));
      }
      return;
    }
    if (unread_ && advice.needs_all_words) {
      plan.withheld.push_back({&advice, kReasonUnread, {}, {}});
      return;
    }
    if (!stands) return;
    PlannedAdvice planned{&advice, rank, {}, {}};
    if (advice.when) planned.facts = SupportingFacts(*advice.when, knowledge_.definitions, answered_, Reading::kPlain);
    for (const Caution& caution : advice.cautions) {
      if (Test(caution.when, Reading::kCautious) == Truth::kTrue) planned.cautions.push_back(caution.text);
    }
    plan.phases[static_cast<std::size_t>(advice.phase)].push_back(std::move(planned));
  }

  std::optional<WithheldAdvice> Held(const Advice& advice) const {
    const Suppression* held = FirstPossible(advice);
    if (held == nullptr && unread_ && advice.needs_all_words) return WithheldAdvice{&advice, kReasonUnread, {}, {}};
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
  bool unread_;
};

}  // namespace

std::optional<WithheldAdvice> HeldBack(const KnowledgeBase& knowledge, const Answered& answered, const Advice& advice) {
  return Planner(knowledge, answered).Held(advice);
}

Plan MakePlan(const KnowledgeBase& knowledge, const Answered& answered, Tier tier) {
  Plan plan;
  if (tier == Tier::kEmergency) return plan;
  const Planner planner(knowledge, answered);
  const std::vector<JudgedPattern> judged = JudgePatterns(knowledge, answered);
  for (int rank = 0; rank <= 2; ++rank) {
    for (const Advice& advice : knowledge.advice) {
      if (Rank(advice, judged) == rank) planner.Add(advice, rank, tier == Tier::kSameDay, plan);
    }
  }
  ChooseFirst(plan);
  return plan;
}

}  // namespace charley
