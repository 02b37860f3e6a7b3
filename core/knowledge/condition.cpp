#include "core/knowledge/condition.h"

#include <algorithm>

#include "core/base/short_sort.h"

namespace charley {
namespace {

using Op = Condition::Op;

const Condition& Named(const Condition& condition, const Definitions& definitions) {
  return definitions.conditions[static_cast<std::size_t>(condition.number)];
}

// ---- reading

int ReadItemIndex(const JsonNode& node, const std::string& link_id, const Questionnaire& questionnaire) {
  const int index = questionnaire.Find(link_id);
  if (index < 0 || !questionnaire.items[static_cast<std::size_t>(index)].IsQuestion()) {
    node.Problem(ErrorCode::kUnknownItem, "the questionnaire has no question \"" + link_id + "\"");
    return -1;
  }
  return index;
}

OptionSet ReadOptionSet(const JsonNode& node, const Item& item, const std::vector<std::string>& codes) {
  OptionSet set;
  for (const std::string& code : codes) {
    const int option = item.OptionIndex(code);
    if (option < 0) {
      node.Problem(ErrorCode::kUnknownCode, "\"" + item.link_id + "\" has no option \"" + code + "\"");
    } else {
      set.set(static_cast<std::size_t>(option));
    }
  }
  return set;
}

Condition Options(const JsonNode& node, const std::string& link_id, const std::vector<std::string>& codes,
                  const Questionnaire& questionnaire) {
  Condition condition;
  condition.op = Op::kOptions;
  condition.item = ReadItemIndex(node, link_id, questionnaire);
  if (condition.item < 0) return Condition{};
  condition.options = ReadOptionSet(node, questionnaire.items[static_cast<std::size_t>(condition.item)], codes);
  return condition;
}

Condition AnyRow(const JsonNode& node, const char* key, const Questionnaire& questionnaire) {
  Condition any;
  any.op = Op::kAny;
  for (const std::string& row : node.Strs(key)) any.children.push_back(Options(node, row, {key}, questionnaire));
  return any;
}

Condition ReadItemTest(const JsonNode& node, const Questionnaire& questionnaire) {
  const std::string link_id = node.Str("item");
  if (node.Has("is")) return Options(node, link_id, node.Strs("is"), questionnaire);
  if (node.Has("other")) {
    Condition condition = Options(node, link_id, node.Strs("other"), questionnaire);
    if (condition.item >= 0) condition.op = Op::kOther;
    return condition;
  }
  Condition condition;
  condition.op = node.Has("atMost") ? Op::kAtMost : Op::kAtLeast;
  condition.item = ReadItemIndex(node, link_id, questionnaire);
  condition.number = node.Int(condition.op == Op::kAtMost ? "atMost" : "atLeast");
  if (condition.item < 0) return Condition{};
  if (questionnaire.items[static_cast<std::size_t>(condition.item)].type != ItemType::kInteger) {
    node.Problem(ErrorCode::kWrongType, "\"" + link_id + "\" is not a number");
  }
  return condition;
}

// ---- evaluating

struct Context {
  const Definitions& definitions;
  const Answered& answered;
  Reading reading;
};

bool IsUnsure(const Context& context, int item) {
  const Item& question = context.answered.questionnaire->items[static_cast<std::size_t>(item)];
  return (context.answered.Get(item).options & question.unsure).any();
}

Truth TestAnswer(const Condition& condition, const Answer& answer) {
  switch (condition.op) {
    case Op::kOptions: return ToTruth((answer.options & condition.options).any());
    case Op::kOther: return ToTruth((answer.options & ~condition.options).any() || !answer.texts.empty());
    case Op::kAtLeast: return ToTruth(answer.number.value_or(condition.number - 1) >= condition.number);
    default: return ToTruth(answer.number.value_or(condition.number + 1) <= condition.number);
  }
}

// `wanted` is the truth that would help the whole condition: it flips below a "not".
Truth EvaluateAtom(const Condition& condition, const Context& context, bool wanted) {
  switch (context.answered.states[static_cast<std::size_t>(condition.item)]) {
    case ItemState::kNotApplicable: return Truth::kFalse;
    case ItemState::kUndetermined:
    case ItemState::kOpen:
      // An optional question that was left out has no bearing; only a required one leaves a gap.
      return context.answered.looking_ahead ||
                     context.answered.questionnaire->items[static_cast<std::size_t>(condition.item)].required
                 ? Truth::kUnknown
                 : Truth::kFalse;
    case ItemState::kAnswered: break;
  }
  const Truth plain = TestAnswer(condition, context.answered.Get(condition.item));
  if (plain == Truth::kTrue || !IsUnsure(context, condition.item)) return plain;
  return context.reading == Reading::kCautious ? ToTruth(wanted) : Truth::kUnknown;
}

Truth Walk(const Condition& condition, const Context& context, bool wanted) {
  switch (condition.op) {
    case Op::kAll: {
      Truth result = Truth::kTrue;
      for (const Condition& child : condition.children) result = And(result, Walk(child, context, wanted));
      return result;
    }
    case Op::kAny: {
      Truth result = Truth::kFalse;
      for (const Condition& child : condition.children) result = Or(result, Walk(child, context, wanted));
      return result;
    }
    case Op::kNot: return Not(Walk(condition.children.front(), context, !wanted));
    case Op::kNamed: return Walk(Named(condition, context.definitions), context, wanted);
    default: return EvaluateAtom(condition, context, wanted);
  }
}

void AddAtomFacts(const Condition& condition, const Context& context, bool value, Facts& facts) {
  if (!context.answered.Counts(condition.item)) return;
  const Answer& answer = context.answered.Get(condition.item);
  const Item& item = context.answered.questionnaire->items[static_cast<std::size_t>(condition.item)];
  OptionSet shown = answer.options;
  if (value && condition.op == Op::kOptions) {
    shown &= condition.options;
    if (shown.none()) shown = answer.options & item.unsure;
  }
  if (value && condition.op == Op::kOther) shown &= ~condition.options;
  for (std::size_t i = 0; i < item.options.size(); ++i) {
    if (shown[i]) facts.push_back({condition.item, static_cast<int>(i)});
  }
  if (answer.number || (shown.none() && !answer.texts.empty())) facts.push_back({condition.item, -1});
}

// Adds the answers that give the condition the value `value`.
void AddFacts(const Condition& condition, const Context& context, bool value, bool wanted, Facts& facts) {
  const Truth goal = ToTruth(value);
  if (Walk(condition, context, wanted) != goal) return;
  switch (condition.op) {
    case Op::kAll:
    case Op::kAny:
      for (const Condition& child : condition.children) AddFacts(child, context, value, wanted, facts);
      return;
    case Op::kNot: AddFacts(condition.children.front(), context, !value, !wanted, facts); return;
    case Op::kNamed: AddFacts(Named(condition, context.definitions), context, value, wanted, facts); return;
    default: AddAtomFacts(condition, context, value, facts);
  }
}

void AddOpenItems(const Condition& condition, const Context& context, bool wanted, std::vector<int>& items) {
  if (Walk(condition, context, wanted) != Truth::kUnknown) return;
  switch (condition.op) {
    case Op::kAll:
    case Op::kAny:
      for (const Condition& child : condition.children) AddOpenItems(child, context, wanted, items);
      return;
    case Op::kNot: AddOpenItems(condition.children.front(), context, !wanted, items); return;
    case Op::kNamed: AddOpenItems(Named(condition, context.definitions), context, wanted, items); return;
    default:
      if (!context.answered.Counts(condition.item)) items.push_back(condition.item);
  }
}

void AddMentioned(const Condition& condition, const Definitions& definitions, std::vector<int>& items) {
  for (const Condition& child : condition.children) AddMentioned(child, definitions, items);
  if (condition.op == Op::kNamed) AddMentioned(Named(condition, definitions), definitions, items);
  if (condition.item >= 0) items.push_back(condition.item);
}

std::vector<int> Unique(std::vector<int> items) {
  ShortUnique(items);
  return items;
}

}  // namespace

Condition ReadCondition(const JsonNode& node, const Questionnaire& questionnaire, const Definitions& definitions) {
  Condition condition;
  if (node.Has("all") || node.Has("any")) {
    condition.op = node.Has("all") ? Op::kAll : Op::kAny;
    for (const JsonNode& child : node.Items(node.Has("all") ? "all" : "any")) {
      condition.children.push_back(ReadCondition(child, questionnaire, definitions));
    }
    if (condition.children.empty()) node.Problem(ErrorCode::kMissingField, "an empty list of conditions");
  } else if (node.Has("not")) {
    condition.op = Op::kNot;
    condition.children.push_back(ReadCondition(node.Object("not"), questionnaire, definitions));
  } else if (node.Has("named")) {
    const std::string name = node.Str("named");
    const auto found = definitions.index.find(name);
    if (found == definitions.index.end()) {
      node.Problem(ErrorCode::kUnknownId, "no definition \"" + name + "\" stands before this");
      return condition;
    }
    condition.op = Op::kNamed;
    condition.number = found->second;
  } else if (node.Has("yes")) {
    condition = AnyRow(node, "yes", questionnaire);
  } else if (node.Has("no")) {
    condition = AnyRow(node, "no", questionnaire);
  } else if (node.Has("item")) {
    condition = ReadItemTest(node, questionnaire);
  } else {
    node.Problem(ErrorCode::kUnsupported, "a condition needs all, any, not, named, yes, no or item");
  }
  return condition;
}

Truth EvaluateCondition(const Condition& condition, const Definitions& definitions, const Answered& answered,
                        Reading reading) {
  return Walk(condition, {definitions, answered, reading}, true);
}

Facts SupportingFacts(const Condition& condition, const Definitions& definitions, const Answered& answered,
                      Reading reading) {
  Facts facts;
  AddFacts(condition, {definitions, answered, reading}, true, true, facts);
  ShortSort(facts,
            [](const Fact& a, const Fact& b) { return a.item != b.item ? a.item < b.item : a.option < b.option; });
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
  return facts;
}

std::vector<int> OpenItems(const Condition& condition, const Definitions& definitions, const Answered& answered,
                           Reading reading) {
  std::vector<int> items;
  AddOpenItems(condition, {definitions, answered, reading}, true, items);
  return Unique(std::move(items));
}

std::vector<int> MentionedItems(const Condition& condition, const Definitions& definitions) {
  std::vector<int> items;
  AddMentioned(condition, definitions, items);
  return Unique(std::move(items));
}

}  // namespace charley
