#include "core/assessment/hint.h"

#include <algorithm>

#include "core/base/short_sort.h"

namespace charley {
namespace {

bool MayBeTrue(const std::optional<Condition>& condition, const KnowledgeBase& knowledge, const Answered& answered) {
  return condition &&
         EvaluateCondition(*condition, knowledge.definitions, answered, Reading::kCautious) != Truth::kFalse;
}

void AddMedicineHints(const KnowledgeBase& knowledge, const Answered& answered, std::vector<Hint>& hints) {
  if (!answered.Counts(knowledge.medicines_item) || MayBeTrue(knowledge.medicines_hide, knowledge, answered)) return;
  const bool timing =
      knowledge.medicines_timing &&
      EvaluateCondition(*knowledge.medicines_timing, knowledge.definitions, answered, Reading::kPlain) == Truth::kTrue;
  const OptionSet& taken = answered.Get(knowledge.medicines_item).options;
  for (const MedicineClass& medicine : knowledge.medicines) {
    if (medicine.strength == ' ' || !taken[static_cast<std::size_t>(medicine.option)]) continue;
    Facts facts = {{knowledge.medicines_item, medicine.option}};
    if (timing) {
      const Facts more = SupportingFacts(*knowledge.medicines_timing, knowledge.definitions, answered, Reading::kPlain);
      facts.insert(facts.end(), more.begin(), more.end());
    }
    hints.push_back({"medicine-" + medicine.id, &medicine, &medicine, medicine.strength, timing, std::move(facts)});
  }
}

}  // namespace

std::vector<Hint> FindHints(const KnowledgeBase& knowledge, const Answered& answered) {
  std::vector<Hint> hints;
  for (const Cause& cause : knowledge.causes) {
    if (MayBeTrue(cause.hide, knowledge, answered)) continue;
    if (EvaluateCondition(cause.when, knowledge.definitions, answered, Reading::kPlain) != Truth::kTrue) continue;
    hints.push_back({cause.id, &cause, nullptr, cause.strength, false,
                     SupportingFacts(cause.when, knowledge.definitions, answered, Reading::kPlain)});
  }
  AddMedicineHints(knowledge, answered, hints);
  ShortSort(hints, [](const Hint& a, const Hint& b) {
    if ((a.medicine != nullptr) != (b.medicine != nullptr)) return a.medicine != nullptr;
    return a.timing != b.timing ? a.timing : a.strength < b.strength;
  });
  return hints;
}

}  // namespace charley
