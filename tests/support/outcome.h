// Everything that the core concludes from some answers, for tests that look beyond the JSON.
#ifndef CHARLEY_TESTS_OUTCOME_H_
#define CHARLEY_TESTS_OUTCOME_H_

#include <memory>

#include "core/assessment/assessment.h"
#include "core/guidance/plan.h"
#include "tests/support/case_file.h"

namespace charley::testing {

struct Outcome {
  std::unique_ptr<Response> response;  // `answered` points at it
  Answered answered;
  Assessment assessment;
  Plan plan;
};

Outcome RunCheck(const AnswerMap& answers);

}  // namespace charley::testing

#endif  // CHARLEY_TESTS_OUTCOME_H_
