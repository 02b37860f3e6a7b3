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
  if (node.Has("is")) {
    Condition condition = Options(node, link_id, node.Strs("is"), questionnaire);
    if (node.Has("count")) condition.number = node.Int("count");
    if (node.Has("count") && (condition.number < 2 || condition.number > static_cast<int>(condition.options.count()))) {
      node.Problem(ErrorCode::kOutOfRange, "\"count\" must be at least 2 and at most the number of options");
    }
    return condition;
  }
  if (node.Has("other")) {
    Condition condition = Options(node, link_id, node.Strs("other"), questionnaire);
    if (condition.item >= 0) condition.op = Op::kOther;
    return condition;
  }
  if (node.Has("unknownText")) {
    Condition condition = Options(node, link_id, {}, questionnaire);
    if (!node.BoolOr("unknownText", false)) node.Problem(ErrorCode::kUnsupported, "unknownText can only be true");
    if (condition.item < 0) return condition;
    condition.op = Op::kUnknownText;
    if (questionnaire.items[static_cast<std::size_t>(condition.item)].type != ItemType::kOpenChoice) {
      node.Problem(ErrorCode::kWrongType, "\"" + link_id + "\" takes no free text");
    }
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

// "Not sure", or words that nobody here could read, where caution asks.
bool IsUnsure(const Context& context, int item) {
  const Item& question = context.answered.questionnaire->items[static_cast<std::size_t>(item)];
  const Answer& answer = context.answered.Get(item);
  if (context.reading == Reading::kCautious && !answer.texts.empty()) return true;
  return (answer.options & question.unsure).any();
}

bool UnsureReadsAsWanted(const Context& context, int item) {
  if (context.reading != Reading::kChecklist) return context.reading == Reading::kCautious;
  const std::vector<Item>& items = context.answered.questionnaire->items;
  const int parent = items[static_cast<std::size_t>(item)].parent;
  return parent >= 0 && items[static_cast<std::size_t>(parent)].checklist;
}

Truth TestAnswer(const Condition& condition, const Answer& answer) {
  switch (condition.op) {
    case Op::kOptions:
      return ToTruth(static_cast<int>((answer.options & condition.options).count()) >= std::max(condition.number, 1));
    case Op::kOther: return ToTruth((answer.options & ~condition.options).any() || !answer.texts.empty());
    case Op::kUnknownText: return ToTruth(!answer.texts.empty());
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
  return UnsureReadsAsWanted(context, condition.item) ? ToTruth(wanted) : Truth::kUnknown;
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
  if (value && condition.op == Op::kUnknownText) shown.reset();
  for (std::size_t i = 0; i < item.options.size(); ++i) {
    if (shown[i]) facts.push_back({condition.item, static_cast<int>(i)});
  }
  if (answer.number || (shown.none() && !answer.texts.empty())) facts.push_back({condition.item, -1});
}

struct FoundFacts {
  Facts chosen;   // answers that the condition asks for
  Facts instead;  // answers that stand where a "not" wants something absent
};

void Append(Facts& into, const Facts& more) { into.insert(into.end(), more.begin(), more.end()); }

const Facts& Reasons(const FoundFacts& found) { return found.chosen.empty() ? found.instead : found.chosen; }

// The answers that give the condition the value `value`. Where one part is enough each part speaks for itself; where
// all parts are needed, what was chosen instead of something excluded is no reason beside one that was asked for.
FoundFacts FactsFor(const Condition& condition, const Context& context, bool value, bool wanted) {
  FoundFacts found;
  if (Walk(condition, context, wanted) != ToTruth(value)) return found;
  switch (condition.op) {
    case Op::kAll:
    case Op::kAny:
      for (const Condition& child : condition.children) {
        const FoundFacts part = FactsFor(child, context, value, wanted);
        if ((condition.op == Op::kAny) == value) {
          Append(found.chosen, Reasons(part));
        } else {
          Append(found.chosen, part.chosen);
          Append(found.instead, part.instead);
        }
      }
      return found;
    case Op::kNot: return FactsFor(condition.children.front(), context, !value, !wanted);
    case Op::kNamed: return FactsFor(Named(condition, context.definitions), context, value, wanted);
    default: AddAtomFacts(condition, context, value, value ? found.chosen : found.instead); return found;
  }
}

// The most answers behind one condition that are doubted one set at a time; 4096 sets.
constexpr std::size_t kMostDoubted = 12;

// Takes answers away to see which ones a condition rests on.
class Doubter {
 public:
  Doubter(const Condition& condition, const Context& context, const Facts& facts)
      : condition_(condition),
        context_(context),
        facts_(facts),
        response_(*context.answered.response),
        answered_(context.answered) {
    answered_.response = &response_;
  }

  // The facts without which some set of the others no longer makes the condition true.
  Facts Reasons() {
    const std::size_t sets = std::size_t{1} << facts_.size();
    std::vector<unsigned char> holds(sets);
    for (std::size_t set = 0; set < sets; ++set) holds[set] = HoldsWith(set) ? 1 : 0;
    Facts reasons;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      const std::size_t bit = std::size_t{1} << i;
      bool matters = false;
      for (std::size_t set = 0; set < sets && !matters; ++set) {
        matters = (set & bit) != 0 && holds[set] != 0 && holds[set ^ bit] == 0;
      }
      if (matters) reasons.push_back(facts_[i]);
    }
    return reasons;
  }

 private:
  // Whether the condition is true with these facts alone; answers that are no facts stay.
  bool HoldsWith(std::size_t set) {
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      Answer& answer = response_.answers[static_cast<std::size_t>(facts_[i].item)];
      const bool kept = ((set >> i) & 1U) != 0;
      if (facts_[i].option >= 0) answer.options.set(static_cast<std::size_t>(facts_[i].option), kept);
      else answer = kept ? context_.answered.Get(facts_[i].item) : Answer{};
    }
    for (const Fact& fact : facts_) {
      const auto at = static_cast<std::size_t>(fact.item);
      answered_.states[at] = response_.answers[at].Given() ? ItemState::kAnswered : ItemState::kOpen;
    }
    return Walk(condition_, {context_.definitions, answered_, context_.reading}, true) == Truth::kTrue;
  }

  const Condition& condition_;
  const Context& context_;
  const Facts& facts_;
  Response response_;
  Answered answered_;
};

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
  const Context context{definitions, answered, reading};
  Facts facts = Reasons(FactsFor(condition, context, true, true));
  ShortSort(facts,
            [](const Fact& a, const Fact& b) { return a.item != b.item ? a.item < b.item : a.option < b.option; });
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
  if (facts.size() < 2 || facts.size() > kMostDoubted) return facts;
  return Doubter(condition, context, facts).Reasons();
}

std::vector<int> OpenItems(const Condition& condition, const Definitions& definitions, const Answered& answered,
                           Reading reading) {
  std::vector<int> items;
  AddOpenItems(condition, {definitions, answered, reading}, true, items);
  return Unique(std::move(items));
}

bool Implies(const Condition& first, const Condition& second, const Definitions& definitions) {
  const auto all_of = [](const Condition& whole, const auto& test) {
    return std::all_of(whole.children.begin(), whole.children.end(), test);
  };
  const auto any_of = [](const Condition& whole, const auto& test) {
    return std::any_of(whole.children.begin(), whole.children.end(), test);
  };
  if (first == second) return true;
  if (first.op == Op::kNamed) return Implies(Named(first, definitions), second, definitions);
  if (second.op == Op::kNamed) return Implies(first, Named(second, definitions), definitions);
  const auto implies_second = [&](const Condition& part) { return Implies(part, second, definitions); };
  const auto follows_from_first = [&](const Condition& part) { return Implies(first, part, definitions); };
  if (first.op == Op::kAny && all_of(first, implies_second)) return true;
  if (second.op == Op::kAll && all_of(second, follows_from_first)) return true;
  if (first.op == Op::kAll && any_of(first, implies_second)) return true;
  if (second.op == Op::kAny && any_of(second, follows_from_first)) return true;
  return first.op == Op::kOptions && second.op == Op::kOptions && first.item == second.item &&
         (first.options & ~second.options).none() && first.number >= second.number;
}

std::vector<int> MentionedItems(const Condition& condition, const Definitions& definitions) {
  std::vector<int> items;
  AddMentioned(condition, definitions, items);
  return Unique(std::move(items));
}

}  // namespace charley
