// Properties over random answers: what must hold for everybody, not only for the cases we thought of.
// CHARLEY_PROPERTY_RUNS sets the number of answer sets (default 3,000; 500 in WebAssembly, where the
// environment is not seen and the machine code is built for size).
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>

#include "core/medication/medication_index.h"
#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/random_answers.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

int Runs() { return PropertyRuns(); }
// Of those that compare whole results, with all that would change them: each takes twenty times as long.
int WholeRuns() { return PropertyRuns() / 16; }

const Questionnaire& Questions() { return Knowledge().questionnaire; }

AnswerMap RandomAnswers(std::mt19937& random, bool complete) {
  return testing::RandomAnswers(Questions(), random, complete);
}

struct Outcome {
  std::unique_ptr<Response> response;  // `answered` points at it
  Answered answered;
  Assessment assessment;
  Plan plan;
};

Outcome RunCheck(const AnswerMap& answers) {
  Outcome out;
  out.response = std::make_unique<Response>(*ReadResponse(MakeResponse(Questions(), answers), Questions()));
  out.answered = Evaluate(Questions(), *out.response);
  out.assessment = Assess(Knowledge(), out.answered);
  out.plan = MakePlan(Knowledge(), out.answered, out.assessment.triage.tier);
  return out;
}

std::string Text(const AnswerMap& answers) {
  return DumpJson(*AssessText(Knowledge(), DumpJson(MakeResponse(Questions(), answers))));
}

TEST(Properties, AddingAnEmergencyItemAlwaysGivesAnEmergency) {
  std::mt19937 random(2);
  const int now = Questions().Find("emergency-now");
  const int also = Questions().Find("emergency-also");
  std::vector<std::string> rows;
  for (const Item& item : Questions().items) {
    if ((item.parent == now || item.parent == also) && item.IsQuestion()) rows.push_back(item.link_id);
  }
  ASSERT_EQ(rows.size(), 13u);
  for (int i = 0; i < Runs(); ++i) {
    AnswerMap answers = RandomAnswers(random, i % 2 == 0);
    answers[rows[static_cast<std::size_t>(i) % rows.size()]] = {i % 3 == 0 ? "not-sure" : "yes"};
    ASSERT_EQ(RunCheck(answers).assessment.triage.tier, Tier::kEmergency)
        << rows[static_cast<std::size_t>(i) % rows.size()];
  }
}

TEST(Properties, ChangingAnyRowFromNoToYesNeverLowersTheTier) {
  std::mt19937 random(3);
  std::vector<std::string> rows;
  // Rows that speak of reassurance when true are left out: a knot makes cramps likelier, and so on.
  const std::vector<std::string> calming = {"hard-knot", "starts-standing"};
  for (const Item& item : Questions().items) {
    const bool row =
        item.IsQuestion() && item.parent >= 0 && Questions().items[static_cast<std::size_t>(item.parent)].checklist;
    if (row && std::find(calming.begin(), calming.end(), item.link_id) == calming.end()) rows.push_back(item.link_id);
  }
  for (int i = 0; i < Runs(); ++i) {
    AnswerMap answers = RandomAnswers(random, true);
    const std::string& row = rows[static_cast<std::size_t>(i) % rows.size()];
    answers[row] = {"no"};
    const Tier before = RunCheck(answers).assessment.triage.tier;
    answers[row] = {"yes"};
    ASSERT_LE(RunCheck(answers).assessment.triage.tier, before) << row;
  }
}

TEST(Properties, AProvisionalResultIsNeverSelfCare) {
  std::mt19937 random(4);
  int provisional = 0;
  for (int i = 0; i < Runs(); ++i) {
    const Outcome outcome = RunCheck(RandomAnswers(random, false));
    if (!outcome.assessment.triage.provisional) continue;
    ++provisional;
    ASSERT_NE(outcome.assessment.triage.tier, Tier::kSelfCare);
    ASSERT_FALSE(outcome.assessment.triage.missing.empty());
  }
  EXPECT_GT(provisional, Runs() / 2);
}

// Leaving an answer out may raise what it could be, and must never calm a sign that was ticked.
TEST(Properties, LeavingOutAnotherAnswerNeverLosesAnEmergency) {
  std::mt19937 random(5);
  int emergencies = 0;
  for (int i = 0; i < Runs(); ++i) {
    AnswerMap answers = RandomAnswers(random, true);
    const Outcome whole = RunCheck(answers);
    if (whole.assessment.triage.tier != Tier::kEmergency) continue;
    ++emergencies;
    const FiredRule& fired = whole.assessment.triage.fired.front();
    // Each of these opens branches of its own; one that the rule itself rests on may of course matter.
    const char* const candidates[] = {"medicines", "conditions", "feels", "pregnancy", "ends-it", "age"};
    const std::string victim = candidates[static_cast<std::size_t>(i) % std::size(candidates)];
    const int item = Questions().Find(victim);
    if (std::any_of(fired.facts.begin(), fired.facts.end(), [&](const Fact& f) { return f.item == item; })) continue;
    answers.erase(victim);
    ASSERT_EQ(RunCheck(answers).assessment.triage.tier, Tier::kEmergency) << fired.rule->id << " without " << victim;
  }
  EXPECT_GT(emergencies, Runs() / 10);
}

TEST(Properties, EveryHintHasASupportingAnswerAndNoSuppressedAdviceIsShown) {
  std::mt19937 random(6);
  for (int i = 0; i < Runs(); ++i) {
    const Outcome outcome = RunCheck(RandomAnswers(random, i % 2 == 0));
    for (const Hint& hint : outcome.assessment.hints) ASSERT_FALSE(hint.facts.empty()) << hint.id;
    for (const FiredRule& fired : outcome.assessment.triage.fired) {
      ASSERT_FALSE(fired.facts.empty()) << fired.rule->id;
    }
    for (const auto& phase : outcome.plan.phases) {
      for (const PlannedAdvice& planned : phase) {
        for (const Suppression& suppression : planned.advice->hide) {
          ASSERT_EQ(EvaluateCondition(suppression.when, Knowledge().definitions, outcome.answered, Reading::kCautious),
                    Truth::kFalse)
              << planned.advice->id;
        }
      }
    }
  }
}

// An independent reading of "a suspected clot is never massaged": straight from the answers.
TEST(Properties, ASwollenLegIsNeverMassagedOrStretched) {
  std::mt19937 random(7);
  for (int i = 0; i < Runs(); ++i) {
    AnswerMap answers = RandomAnswers(random, i % 2 == 0);
    const char* signs[] = {"one-leg-swollen", "warm-red-patch", "hard-tender-vein", "constant-calf-pain"};
    answers[signs[i % 4]] = {i % 3 == 0 ? "not-sure" : "yes"};
    const Outcome outcome = RunCheck(answers);
    ASSERT_LE(outcome.assessment.triage.tier, Tier::kSameDay);
    for (const PlannedAdvice& planned : outcome.plan.Of(Phase::kNow)) {
      ASSERT_NE(planned.advice->id, "massage");
      ASSERT_NE(planned.advice->id, "stretch-now");
    }
    for (const Hint& hint : outcome.assessment.hints) ASSERT_NE(hint.id, "pregnancy");
  }
}

TEST(Properties, LeftAndRightMakeNoDifference) {
  std::mt19937 random(8);
  for (int i = 0; i < WholeRuns(); ++i) {
    AnswerMap answers = RandomAnswers(random, true);
    const std::string strength = i % 2 == 0 ? "always-" : "mostly-";
    answers["side"] = {strength + "left"};
    std::string left = Text(answers);
    answers["side"] = {strength + "right"};
    std::string right = Text(answers);
    for (std::size_t at = right.find(strength + "right"); at != std::string::npos;
         at = right.find(strength + "right")) {
      right.replace(at, strength.size() + 5, strength + "left");
    }
    ASSERT_EQ(left, right);
  }
}

// Facts give the words as they were written.
void DropWords(Json& node) {
  if (node.is_object() && node.contains("code")) node.erase("text");
  if (!node.is_structured()) return;
  for (Json& child : node) DropWords(child);
}

TEST(Properties, BrandAndGenericMakeNoDifference) {
  AnswerMap answers = BaseAnswers();
  int number = 0;
  for (const MedicineName& name : Knowledge().medication_index->names()) {
    if (number++ % Stride() != 0) continue;
    answers["medicines"] = {"text:" + name.name};
    Json by_name = *AssessAnswers(Knowledge(), DumpJson(MakeResponse(Questions(), answers)));
    DropWords(by_name);
    answers["medicines"] = name.medicine->codes;
    ASSERT_EQ(by_name, *AssessAnswers(Knowledge(), DumpJson(MakeResponse(Questions(), answers)))) << name.name;
  }
}

// Shuffles the items of a response at every level: FHIR gives their order no meaning for us.
void Shuffle(Json& node, std::mt19937& random) {
  if (!node.contains("item")) return;
  auto& items = node["item"].get_ref<Json::array_t&>();
  std::shuffle(items.begin(), items.end(), random);
  for (Json& item : items) Shuffle(item, random);
}

TEST(Properties, TheOrderOfAnsweringMakesNoDifference) {
  std::mt19937 random(9);
  for (int i = 0; i < WholeRuns(); ++i) {
    Json response = MakeResponse(Questions(), RandomAnswers(random, true));
    const std::string before = DumpJson(*AssessText(Knowledge(), DumpJson(response)));
    Shuffle(response, random);
    ASSERT_EQ(before, DumpJson(*AssessText(Knowledge(), DumpJson(response))));
  }
}

TEST(Properties, EditingBackRestoresTheEarlierResult) {
  std::mt19937 random(10);
  for (int i = 0; i < WholeRuns(); ++i) {
    AnswerMap answers = RandomAnswers(random, true);
    const std::string before = Text(answers);
    const Item* item = nullptr;
    while (item == nullptr || !item->IsQuestion()) {
      item = &Questions().items[std::uniform_int_distribution<std::size_t>(0, Questions().items.size() - 1)(random)];
    }
    const auto kept = answers[item->link_id];
    answers[item->link_id] = RandomAnswer(*item, random);
    Text(answers);
    answers[item->link_id] = kept;
    ASSERT_EQ(before, Text(answers));
  }
}

}  // namespace
}  // namespace charley::testing
