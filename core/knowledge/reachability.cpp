#include "core/knowledge/reachability.h"

#include <algorithm>
#include <map>

namespace charley {
namespace {

using Op = Condition::Op;

using Demands = std::map<int, OptionSet>;  // single-answer item -> options still allowed

OptionSet AllOptions(const Item& item) {
  OptionSet all;
  for (std::size_t i = 0; i < item.options.size(); ++i) all.set(i);
  return all;
}

bool CanApply(int item, const Questionnaire& questionnaire, Demands& demands);

bool CanHold(const EnableWhen& when, const Questionnaire& questionnaire, Demands& demands) {
  const Item& question = questionnaire.items[static_cast<std::size_t>(when.question)];
  const bool needs_answer =
      when.op == EnableWhen::Operator::kEqual || (when.op == EnableWhen::Operator::kExists && when.exists);
  if (needs_answer && !CanApply(when.question, questionnaire, demands)) return false;
  if (when.op == EnableWhen::Operator::kExists || question.repeats) return true;
  OptionSet wanted;
  wanted.set(static_cast<std::size_t>(when.option));
  if (when.op == EnableWhen::Operator::kNotEqual) wanted.flip();
  const auto entry = demands.try_emplace(when.question, AllOptions(question)).first;
  entry->second &= wanted;
  return entry->second.any();
}

// Whether the item can be asked at all, given what is already demanded of other answers.
bool CanApply(int item, const Questionnaire& questionnaire, Demands& demands) {
  const Item& question = questionnaire.items[static_cast<std::size_t>(item)];
  if (question.parent >= 0 && !CanApply(question.parent, questionnaire, demands)) return false;
  if (question.enable_when.empty()) return true;
  if (!question.enable_any) {
    return std::all_of(question.enable_when.begin(), question.enable_when.end(),
                       [&](const EnableWhen& when) { return CanHold(when, questionnaire, demands); });
  }
  return std::any_of(question.enable_when.begin(), question.enable_when.end(), [&](const EnableWhen& when) {
    Demands branch = demands;  // one way in is enough, and none of them is fixed
    return CanHold(when, questionnaire, branch);
  });
}

bool AtomCanBe(const Condition& condition, bool value, const Questionnaire& questionnaire, Demands& demands) {
  if (condition.item < 0) return true;  // already reported as unknown
  const Item& item = questionnaire.items[static_cast<std::size_t>(condition.item)];
  if (value && !CanApply(condition.item, questionnaire, demands)) return false;
  if (condition.op == Op::kAtLeast) return value ? condition.number <= item.max : condition.number > item.min;
  if (condition.op == Op::kAtMost) return value ? condition.number >= item.min : condition.number < item.max;
  if (item.type == ItemType::kOpenChoice || item.repeats)
    return !value || condition.op == Op::kOther || condition.op == Op::kUnknownText || condition.options.any();
  const bool inside = (condition.op == Op::kOptions) == value;
  const auto entry = demands.try_emplace(condition.item, AllOptions(item)).first;
  entry->second &= inside ? condition.options : ~condition.options;
  return entry->second.any();
}

bool CanBe(const Condition& condition, bool value, const Definitions& definitions, const Questionnaire& questionnaire,
           Demands& demands) {
  switch (condition.op) {
    case Op::kNot: return CanBe(condition.children.front(), !value, definitions, questionnaire, demands);
    case Op::kNamed:
      return CanBe(definitions.conditions[static_cast<std::size_t>(condition.number)], value, definitions,
                   questionnaire, demands);
    case Op::kAll:
    case Op::kAny: break;
    default: return AtomCanBe(condition, value, questionnaire, demands);
  }
  if ((condition.op == Op::kAll) == value) {  // every child is needed
    for (const Condition& child : condition.children) {
      if (!CanBe(child, value, definitions, questionnaire, demands)) return false;
    }
    return true;
  }
  for (const Condition& child : condition.children) {  // one child is enough, each tried alone
    Demands branch = demands;
    if (CanBe(child, value, definitions, questionnaire, branch)) return true;
  }
  return false;
}

}  // namespace

bool CanBeTrue(const Condition& condition, const Definitions& definitions, const Questionnaire& questionnaire) {
  Demands demands;
  return CanBe(condition, true, definitions, questionnaire, demands);
}

}  // namespace charley
