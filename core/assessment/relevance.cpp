#include "core/assessment/relevance.h"

#include <algorithm>

#include "core/assessment/pattern.h"

namespace charley {
namespace {

// What the answers that are still open can make of one pattern.
struct Reach {
  const Pattern* pattern;
  Reading reading;
  int low = 0, high = 0;  // net weight
  Fit worst = Fit::kNot, best = Fit::kNot;
  bool fits() const { return best <= Fit::kPartly; }
};

class Finder {
 public:
  Finder(const KnowledgeBase& knowledge, const Answered& answered)
      : knowledge_(knowledge), answered_(answered), relevant_(answered.states.size(), 0) {
    answered_.looking_ahead = true;
  }

  ItemFlags Run() {
    bool emergency = false;
    for (const TriageRule& rule : knowledge_.rules) {
      const Reading reading = knowledge_.ReadingOf(rule.tier);
      Need(rule.when, reading);
      emergency = emergency || (rule.tier == Tier::kEmergency && Test(rule.when, reading) == Truth::kTrue);
    }
    for (const Contradiction& each : knowledge_.contradictions) Need(each.when, Reading::kPlain);
    NeedPatterns();
    if (!emergency) {  // in an emergency there are neither hints nor a plan
      NeedHints();
      for (const Advice& advice : knowledge_.advice) NeedAdvice(advice);
    }
    AddThoseThatOpenOthers();
    for (std::size_t i = 0; i < relevant_.size(); ++i) {
      const ItemState state = answered_.states[i];
      if (state == ItemState::kOpen && knowledge_.always_ask[i] != 0) relevant_[i] = 1;
      if (state != ItemState::kOpen && state != ItemState::kUndetermined) relevant_[i] = 0;
    }
    return std::move(relevant_);
  }

 private:
  Truth Test(const Condition& condition, Reading reading) const {
    return EvaluateCondition(condition, knowledge_.definitions, answered_, reading);
  }
  void Need(const Condition& condition, Reading reading) {
    for (int item : OpenItems(condition, knowledge_.definitions, answered_, reading)) Mark(item);
  }
  void Mark(int item) { relevant_[static_cast<std::size_t>(item)] = 1; }

  Truth Must(const Reach& reach) const {
    return reach.pattern->must ? Test(*reach.pattern->must, reach.reading) : Truth::kTrue;
  }

  Reach ReachOf(const Pattern& pattern) const {
    Reach reach{&pattern, knowledge_.ReadingOf(pattern.urgency)};
    for (const Criterion& criterion : pattern.supports) {
      const Truth truth = Test(criterion.when, reach.reading);
      if (truth == Truth::kTrue) reach.low += criterion.weight;
      if (truth != Truth::kFalse) reach.high += criterion.weight;
    }
    for (const Criterion& criterion : pattern.opposes) {
      const Truth truth = Test(criterion.when, Reading::kPlain);
      if (truth != Truth::kFalse) reach.low -= criterion.weight;
      if (truth == Truth::kTrue) reach.high -= criterion.weight;
    }
    // A recording may come later.
    for (const SensorCriterion& criterion : pattern.sensor_supports) reach.high += criterion.weight;
    for (const SensorCriterion& criterion : pattern.sensor_opposes) reach.low -= criterion.weight;
    const Truth must = Must(reach);
    const Truth hidden = pattern.hide ? Test(*pattern.hide, Reading::kCautious) : Truth::kFalse;
    const Truth complete = pattern.well_needs ? Test(*pattern.well_needs, reach.reading) : Truth::kTrue;
    const auto fit = [&](int net, bool allowed, bool whole) {
      if (!allowed || net < pattern.partly) return Fit::kNot;
      return net >= pattern.well && whole ? Fit::kWell : Fit::kPartly;
    };
    reach.best = fit(reach.high, must != Truth::kFalse && hidden != Truth::kTrue, complete != Truth::kFalse);
    reach.worst = fit(reach.low, must == Truth::kTrue && hidden == Truth::kFalse, complete == Truth::kTrue);
    return reach;
  }

  // Whether their order is open: the same place by fit and urgency, and net weights that may go either way.
  static bool MayCompete(const Reach& a, const Reach& b) {
    if (a.pattern->urgency != b.pattern->urgency || !a.fits() || !b.fits()) return false;
    if (a.best > b.worst || b.best > a.worst) return false;
    return a.high * b.pattern->well >= b.low * a.pattern->well && b.high * a.pattern->well >= a.low * b.pattern->well;
  }

  void NeedPatterns() {
    std::vector<Reach> reaches;
    for (const Pattern& pattern : knowledge_.patterns) reaches.push_back(ReachOf(pattern));
    for (const Reach& reach : reaches) {
      const bool competes = std::any_of(reaches.begin(), reaches.end(), [&](const Reach& other) {
        return other.pattern != reach.pattern && MayCompete(reach, other);
      });
      if (reach.best == reach.worst && !competes) {
        if (reach.fits()) NeedChecklist(reach);
        continue;
      }
      const Pattern& pattern = *reach.pattern;
      for (const Criterion& criterion : pattern.supports) Need(criterion.when, reach.reading);
      for (const Criterion& criterion : pattern.opposes) Need(criterion.when, Reading::kPlain);
      if (pattern.must) Need(*pattern.must, reach.reading);
      if (pattern.well_needs) Need(*pattern.well_needs, reach.reading);
      if (pattern.hide) Need(*pattern.hide, Reading::kCautious);
      NeedChecklist(reach);
    }
  }

  void NeedChecklist(const Reach& reach) {
    for (const ChecklistCriterion& criterion : reach.pattern->checklist) Need(criterion.when, reach.reading);
  }

  void NeedHints() {
    for (const Cause& cause : knowledge_.causes) {
      const Truth hidden = cause.hide ? Test(*cause.hide, Reading::kCautious) : Truth::kFalse;
      if (hidden == Truth::kTrue || Test(cause.when, Reading::kPlain) == Truth::kFalse) continue;
      Need(cause.when, Reading::kPlain);
      if (cause.hide) Need(*cause.hide, Reading::kCautious);
    }
    const Truth hidden =
        knowledge_.medicines_hide ? Test(*knowledge_.medicines_hide, Reading::kCautious) : Truth::kFalse;
    if (hidden == Truth::kTrue) return;
    if (!answered_.Counts(knowledge_.medicines_item)) {
      Mark(knowledge_.medicines_item);
      return;
    }
    const OptionSet& taken = answered_.Get(knowledge_.medicines_item).options;
    const bool linked = std::any_of(knowledge_.medicines.begin(), knowledge_.medicines.end(), [&](const auto& each) {
      return each.strength != ' ' && taken[static_cast<std::size_t>(each.option)];
    });
    if (!linked) return;
    if (knowledge_.medicines_hide) Need(*knowledge_.medicines_hide, Reading::kCautious);
    if (knowledge_.medicines_timing) Need(*knowledge_.medicines_timing, Reading::kPlain);
  }

  void NeedAdvice(const Advice& advice) {
    if (advice.when && Test(*advice.when, Reading::kPlain) == Truth::kFalse) return;
    if (advice.when) Need(*advice.when, Reading::kPlain);
    bool held = false;
    for (const Suppression& suppression : advice.hide) {
      const Truth truth = Test(suppression.when, Reading::kCautious);
      if (truth == Truth::kFalse) continue;
      held = held || truth == Truth::kTrue;
      Need(suppression.when, Reading::kCautious);
      Need(suppression.when, Reading::kPlain);  // which reason is named
      if (Test(suppression.when, Reading::kPlain) == Truth::kTrue) break;
    }
    if (held) return;
    for (const Caution& caution : advice.cautions) Need(caution.when, Reading::kCautious);
  }

  // A relevant question of which it is open whether it applies makes the questions relevant that decide this.
  void AddThoseThatOpenOthers() {
    const std::vector<Item>& items = answered_.questionnaire->items;
    for (std::size_t i = items.size(); i-- > 0;) {  // an item is enabled by earlier ones only
      if (relevant_[i] == 0 || answered_.states[i] != ItemState::kUndetermined) continue;
      for (const EnableWhen& when : items[i].enable_when) Mark(when.question);
      if (items[i].parent >= 0) Mark(items[i].parent);
    }
  }

  const KnowledgeBase& knowledge_;
  Answered answered_;
  ItemFlags relevant_;
};

}  // namespace

ItemFlags RelevantItems(const KnowledgeBase& knowledge, const Answered& answered) {
  return Finder(knowledge, answered).Run();
}

std::vector<int> MissingAndRelevant(const Answered& answered, const ItemFlags& relevant) {
  std::vector<int> missing = MissingItems(answered);
  std::erase_if(missing, [&](int item) { return relevant[static_cast<std::size_t>(item)] == 0; });
  return missing;
}

}  // namespace charley
