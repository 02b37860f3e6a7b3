#include "tests/support/case_file.h"

#include <cstdio>
#include <cstdlib>

#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

template <typename T>
T OrDie(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "cases: %s (%s)\n", result.error().message.c_str(), result.error().where.c_str());
  std::abort();
}

}  // namespace

AnswerMap BaseAnswers() { return OrDie(ReadBaseAnswers("tests/cases")); }

AnswerMap BaseWith(const AnswerMap& changes) {
  AnswerMap answers = BaseAnswers();
  for (const auto& [link_id, values] : changes) answers[link_id] = values;
  FillChecklists(Knowledge().questionnaire, answers);
  return answers;
}

std::vector<ClinicalCase> ReadCases() { return OrDie(ReadCaseFolder(Knowledge().questionnaire, "tests/cases")); }

}  // namespace charley::testing
