#include "tests/support/random_answers.h"

#include <algorithm>
#include <cstdlib>

namespace charley::testing {

int PropertyRuns() {
  const char* runs = std::getenv("CHARLEY_PROPERTY_RUNS");
#ifdef __EMSCRIPTEN__
  const int usual = 500;
#else
  const int usual = 3'000;
#endif
  return runs == nullptr ? usual : std::atoi(runs);
}

int Stride() { return std::clamp(3'000 / std::max(1, PropertyRuns()), 1, 6); }

std::vector<ClinicalCase> SomeCases() {
  std::vector<ClinicalCase> some;
  const std::vector<ClinicalCase> all = ReadCases();
  for (std::size_t i = 0; i < all.size(); i += static_cast<std::size_t>(Stride())) some.push_back(all[i]);
  return some;
}

std::vector<std::string> RandomAnswer(const Item& item, std::mt19937& random) {
  const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  if (item.type == ItemType::kInteger) return {"number:" + std::to_string(pick(11))};
  if (item.OptionIndex("yes") >= 0 && item.OptionIndex("no") >= 0) {
    const std::size_t dice = pick(24);
    return {dice == 0 ? "yes" : dice == 1 ? "not-sure" : "no"};
  }
  std::vector<std::string> codes = {item.options[pick(item.options.size())].code};
  if (item.repeats && pick(2) == 0) {
    const std::string second = item.options[pick(item.options.size())].code;
    if (second != codes[0]) codes.push_back(second);
  }
  return codes;
}

AnswerMap RandomAnswers(const Questionnaire& questionnaire, std::mt19937& random, bool complete) {
  AnswerMap answers;
  const bool empty_spots = !complete;
  for (const Item& item : questionnaire.items) {
    if (!item.IsQuestion() || item.hidden) continue;
    if (empty_spots && std::uniform_int_distribution<int>(0, 9)(random) == 0) continue;
    answers[item.link_id] = RandomAnswer(item, random);
  }
  return answers;
}

}  // namespace charley::testing
