#include "core/questionnaire/flow.h"

namespace charley {
namespace {

Truth Holds(const EnableWhen& when, const Answered& answered) {
  const auto question = static_cast<std::size_t>(when.question);
  const ItemState state = answered.states[question];
  if (state == ItemState::kUndetermined || state == ItemState::kOpen) return Truth::kUnknown;
  const bool given = state == ItemState::kAnswered;
  if (when.op == EnableWhen::Operator::kExists) return ToTruth(given == when.exists);
  const bool equal = given && answered.response->answers[question].options[static_cast<std::size_t>(when.option)];
  return ToTruth(equal == (when.op == EnableWhen::Operator::kEqual));
}

Truth Enabled(const Item& item, const Answered& answered) {
  if (item.enable_when.empty()) return Truth::kTrue;
  Truth result = item.enable_any ? Truth::kFalse : Truth::kTrue;
  for (const EnableWhen& when : item.enable_when) {
    const Truth holds = Holds(when, answered);
    result = item.enable_any ? Or(result, holds) : And(result, holds);
  }
  return result;
}

bool Applies(ItemState state) { return state == ItemState::kOpen || state == ItemState::kAnswered; }

}  // namespace

Answered Evaluate(const Questionnaire& questionnaire, const Response& response) {
  Answered answered{&questionnaire, &response, {}, false};
  answered.states.assign(questionnaire.items.size(), ItemState::kNotApplicable);
  for (std::size_t i = 0; i < questionnaire.items.size(); ++i) {
    const Item& item = questionnaire.items[i];
    Truth enabled = Enabled(item, answered);
    if (item.parent >= 0) {
      const ItemState parent = answered.states[static_cast<std::size_t>(item.parent)];
      if (parent == ItemState::kNotApplicable) enabled = Truth::kFalse;
      if (parent == ItemState::kUndetermined) enabled = And(enabled, Truth::kUnknown);
    }
    if (enabled == Truth::kFalse) continue;
    // An answer that was given counts unless the item is known not to apply: a red flag that was
    // ticked is never lost because an earlier question is still open.
    if (response.answers[i].Given()) {
      answered.states[i] = ItemState::kAnswered;
    } else {
      answered.states[i] = enabled == Truth::kUnknown ? ItemState::kUndetermined : ItemState::kOpen;
    }
  }
  for (const int row : response.counted_by_words) answered.states[static_cast<std::size_t>(row)] = ItemState::kAnswered;
  return answered;
}

std::vector<int> MissingItems(const Answered& answered) {
  std::vector<int> missing;
  for (std::size_t i = 0; i < answered.states.size(); ++i) {
    const Item& item = answered.questionnaire->items[i];
    if (item.IsQuestion() && item.required && answered.states[i] == ItemState::kOpen) {
      missing.push_back(static_cast<int>(i));
    }
  }
  return missing;
}

std::vector<Screen> Screens(const Answered& answered) {
  const std::vector<Item>& items = answered.questionnaire->items;
  std::vector<Screen> screens;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    if (!Applies(answered.states[i]) || item.hidden) continue;
    if (item.OneScreen()) {
      screens.push_back({static_cast<int>(i), !item.required, true});
      continue;
    }
    if (!item.IsQuestion()) continue;
    const bool complete = answered.states[i] == ItemState::kAnswered || !item.required;
    const bool row = item.parent >= 0 && items[static_cast<std::size_t>(item.parent)].OneScreen();
    if (row && !Applies(answered.states[static_cast<std::size_t>(item.parent)])) continue;
    if (row) {
      screens.back().complete = screens.back().complete && complete;
    } else {
      screens.push_back({static_cast<int>(i), !item.required, complete});
    }
  }
  return screens;
}

std::vector<ExclusiveConflict> ExclusiveConflicts(const Answered& answered) {
  std::vector<ExclusiveConflict> conflicts;
  for (std::size_t i = 0; i < answered.states.size(); ++i) {
    if (answered.states[i] != ItemState::kAnswered) continue;
    const Item& item = answered.questionnaire->items[i];
    const Answer& answer = answered.response->answers[i];
    const OptionSet exclusive = answer.options & item.exclusive;
    if (exclusive.none() || answer.options.count() + answer.texts.size() < 2) continue;
    for (std::size_t option = 0; option < item.options.size(); ++option) {
      if (exclusive[option]) {
        conflicts.push_back({static_cast<int>(i), static_cast<int>(option)});
        break;
      }
    }
  }
  return conflicts;
}

}  // namespace charley
