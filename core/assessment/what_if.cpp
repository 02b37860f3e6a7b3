#include "core/assessment/what_if.h"

#include <algorithm>

namespace charley {
namespace {

class Explorer {
 public:
  Explorer(const KnowledgeBase& knowledge, Response& response, const Assessment& assessment)
      : knowledge_(knowledge), response_(response), assessment_(assessment) {
    out_.triggers.resize(assessment.triage.fired.size());
    out_.patterns.resize(assessment.patterns.size());
    IndexItems();
    tier_ = TierOf(Evaluate(knowledge.questionnaire, response));
  }

  Changes Run() {
    const Answered now = Evaluate(knowledge_.questionnaire, response_);
    for (std::size_t i = 0; i < now.states.size(); ++i) {
      const bool applies = now.states[i] == ItemState::kAnswered || now.states[i] == ItemState::kOpen;
      const Item& item = knowledge_.questionnaire.items[i];
      if (applies && item.IsQuestion() && !item.hidden && !IsHeard(static_cast<int>(i))) TryItem(static_cast<int>(i));
    }
    return std::move(out_);
  }

 private:
  // Words speak of the sign: another answer alone would not change what they say.
  bool IsHeard(int row) const {
    return std::any_of(response_.heard.begin(), response_.heard.end(),
                       [&](const HeardSign& sign) { return sign.row == row; });
  }

  // Which rules and patterns an item can touch, by being named or by opening a question that is.
  void IndexItems() {
    const std::size_t items = knowledge_.questionnaire.items.size();
    touches_rules_.assign(items, {});
    touches_patterns_.assign(items, {});
    const auto note = [&](const Condition& condition, std::size_t index, std::vector<std::vector<std::size_t>>& into) {
      for (int item : MentionedItems(condition, knowledge_.definitions)) AddWithOpeners(item, index, into);
    };
    for (std::size_t i = 0; i < knowledge_.rules.size(); ++i) note(knowledge_.rules[i].when, i, touches_rules_);
    for (std::size_t i = 0; i < assessment_.patterns.size(); ++i) {
      const Pattern& pattern = *assessment_.patterns[i].pattern;
      for (const Criterion& criterion : pattern.supports) note(criterion.when, i, touches_patterns_);
      for (const Criterion& criterion : pattern.opposes) note(criterion.when, i, touches_patterns_);
      if (pattern.must) note(*pattern.must, i, touches_patterns_);
      if (pattern.well_needs) note(*pattern.well_needs, i, touches_patterns_);
      if (pattern.hide) note(*pattern.hide, i, touches_patterns_);
    }
  }

  void AddWithOpeners(int item, std::size_t index, std::vector<std::vector<std::size_t>>& into) {
    std::vector<std::size_t>& list = into[static_cast<std::size_t>(item)];
    if (!list.empty() && list.back() == index) return;
    list.push_back(index);
    const Item& question = knowledge_.questionnaire.items[static_cast<std::size_t>(item)];
    for (const EnableWhen& when : question.enable_when) AddWithOpeners(when.question, index, into);
    if (question.parent >= 0) AddWithOpeners(question.parent, index, into);
  }

  bool Fires(const TriageRule& rule, const Answered& answered) const {
    return EvaluateCondition(rule.when, knowledge_.definitions, answered, knowledge_.ReadingOf(rule.tier)) ==
           Truth::kTrue;
  }

  Tier TierOf(const Answered& answered) const {
    Tier tier = Tier::kSelfCare;
    for (const TriageRule& rule : knowledge_.rules) {
      if (rule.tier < tier && Fires(rule, answered)) tier = rule.tier;
    }
    return tier;
  }

  void TryItem(int index) {
    const auto at = static_cast<std::size_t>(index);
    const Item& item = knowledge_.questionnaire.items[at];
    if (touches_rules_[at].empty() && touches_patterns_[at].empty()) return;
    const Answer kept = response_.answers[at];
    if (item.type == ItemType::kInteger) TryNumbers(index, item, kept);
    else TryOptions(index, item, kept);
    response_.answers[at] = kept;
  }

  void TryOptions(int index, const Item& item, const Answer& kept) {
    for (std::size_t option = 0; option < item.options.size(); ++option) {
      const bool chosen = kept.options[option];
      if (item.unsure[option] || (chosen && (!item.repeats || item.exclusive[option]))) continue;
      Answer other;
      if (item.repeats && !item.exclusive[option]) {
        other = kept;
        other.options &= ~(item.exclusive | item.unsure);
        other.options.flip(option);
        other.options = item.WithImplied(other.options);
        if (chosen && other.options.none() && other.texts.empty()) {
          other.options = item.exclusive & ~item.unsure;  // "none of these", where there is one
          if (other.options.none()) continue;
        }
      } else {
        other.options.set(option);
      }
      response_.answers[static_cast<std::size_t>(index)] = std::move(other);
      Look({index, static_cast<int>(option), 0, chosen});
    }
  }

  // The nearest number on either side that changes something.
  void TryNumbers(int index, const Item& item, const Answer& kept) {
    for (const int step : {-1, 1}) {
      const int from = kept.number.value_or(step < 0 ? item.max + 1 : item.min - 1);
      for (int number = from + step; number >= item.min && number <= item.max; number += step) {
        Answer other;
        other.number = number;
        response_.answers[static_cast<std::size_t>(index)] = other;
        if (Look({index, -1, number, false})) break;
      }
    }
  }

  bool Look(const OtherAnswer& answer) {
    const auto item = static_cast<std::size_t>(answer.item);
    const Answered answered = Evaluate(knowledge_.questionnaire, response_);
    bool changed = false;
    if (!touches_rules_[item].empty()) changed = LookAtRules(answer, answered);
    for (const std::size_t i : touches_patterns_[item]) {
      const JudgedPattern& judged = assessment_.patterns[i];
      if (judged.fit == Fit::kNot) continue;
      const Fit fit = FitOf(knowledge_, answered, *judged.pattern, assessment_.recordings);
      if (fit == judged.fit) continue;
      out_.patterns[i].push_back({answer, fit});
      changed = true;
    }
    return changed;
  }

  bool LookAtRules(const OtherAnswer& answer, const Answered& answered) {
    const Tier tier = TierOf(answered);
    for (std::size_t i = 0; i < assessment_.triage.fired.size(); ++i) {
      if (!Fires(*assessment_.triage.fired[i].rule, answered)) out_.triggers[i].push_back({answer, tier});
    }
    if (tier == tier_) return false;
    out_.tier.push_back({answer, tier});
    return true;
  }

  const KnowledgeBase& knowledge_;
  Response& response_;
  const Assessment& assessment_;
  Changes out_;
  Tier tier_ = Tier::kSelfCare;
  std::vector<std::vector<std::size_t>> touches_rules_, touches_patterns_;
};

}  // namespace

Changes FindChanges(const KnowledgeBase& knowledge, Response& response, const Assessment& assessment) {
  return Explorer(knowledge, response, assessment).Run();
}

}  // namespace charley
