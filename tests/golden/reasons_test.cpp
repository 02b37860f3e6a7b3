// Reasons that are true: an answer is shown behind a conclusion only if the conclusion rests on it.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "tests/support/outcome.h"
#include "tests/support/random_answers.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

const Questionnaire& Questions() { return Knowledge().questionnaire; }

// Answers with some taken away. Which questions apply stays as it was: a branch does not close because an answer that
// opened it is doubted.
class Doubted {
 public:
  explicit Doubted(const Outcome& outcome) : response_(*outcome.response), answered_(outcome.answered) {
    answered_.response = &response_;
  }
  Doubted(const Doubted& other) : response_(other.response_), answered_(other.answered_) {
    answered_.response = &response_;
  }
  Doubted& operator=(const Doubted&) = delete;

  // Without one option of an answer; an answer without options is open again.
  void Take(const Fact& fact) {
    Answer& answer = response_.answers[static_cast<std::size_t>(fact.item)];
    if (fact.option >= 0) answer.options.reset(static_cast<std::size_t>(fact.option));
    else answer = {};
    if (!answer.Given()) answered_.states[static_cast<std::size_t>(fact.item)] = ItemState::kOpen;
  }
  bool Holds(const Condition& condition, Reading reading) const {
    return EvaluateCondition(condition, Knowledge().definitions, answered_, reading) == Truth::kTrue;
  }

 private:
  Response response_;
  Answered answered_;
};

// Takes the other facts away as long as the condition stays true, then the fact itself: the condition must fall. One
// order of taking away may hide what another shows, so several are tried.
bool Matters(const Condition& condition, const Outcome& outcome, Reading reading, const Facts& facts, std::size_t index,
             std::mt19937& random) {
  Facts others = facts;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(index));
  for (int attempt = 0; attempt < 1000; ++attempt) {
    std::shuffle(others.begin(), others.end(), random);
    std::vector<Fact> taken;
    const auto without = [&](const Fact& more) {
      Doubted doubted(outcome);
      for (const Fact& each : taken) doubted.Take(each);
      doubted.Take(more);
      return doubted.Holds(condition, reading);
    };
    for (const Fact& other : others) {
      if (without(other)) taken.push_back(other);
    }
    if (!without(facts[index])) return true;
  }
  return false;
}

void ExpectEachFactMatters(const std::string& id, const Condition& condition, const Outcome& outcome, Reading reading,
                           const Facts& facts, std::mt19937& random) {
  constexpr std::size_t kMostDoubted = 12;  // see SupportingFacts
  if (facts.size() > kMostDoubted) return;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    EXPECT_TRUE(Matters(condition, outcome, reading, facts, i, random))
        << id << " names " << Questions().items[static_cast<std::size_t>(facts[i].item)].link_id << " option "
        << facts[i].option;
  }
}

TEST(Reasons, EachShownFactWouldWeakenTheConclusionIfItWereTakenAway) {
  std::mt19937 random(35);
  for (int i = 0; i < PropertyRuns() / 10; ++i) {
    const Outcome outcome = RunCheck(RandomAnswers(Questions(), random, i % 2 == 0));
    for (const FiredRule& fired : outcome.assessment.triage.fired) {
      ExpectEachFactMatters(fired.rule->id, fired.rule->when, outcome, Knowledge().ReadingOf(fired.rule->tier),
                            fired.facts, random);
    }
    for (const Hint& hint : outcome.assessment.hints) {
      if (hint.medicine != nullptr) continue;
      ExpectEachFactMatters(hint.id, static_cast<const Cause*>(hint.entry)->when, outcome, Reading::kPlain, hint.facts,
                            random);
    }
  }
}

TEST(Reasons, LowPotassiumNamesTheWaterTabletAndNoOtherMedicine) {
  AnswerMap answers = BaseAnswers();
  answers["medicines"] = {"thiazide", "zolpidem", "metformin"};
  FillChecklists(Questions(), answers);
  const Outcome outcome = RunCheck(answers);
  const auto found = std::find_if(outcome.assessment.hints.begin(), outcome.assessment.hints.end(),
                                  [](const Hint& hint) { return hint.id == "low-potassium"; });
  ASSERT_NE(found, outcome.assessment.hints.end());
  const int item = Questions().Find("medicines");
  EXPECT_EQ(found->facts, (Facts{{item, Questions().items[static_cast<std::size_t>(item)].OptionIndex("thiazide")}}));
}

}  // namespace
}  // namespace charley::testing
