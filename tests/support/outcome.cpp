#include "tests/support/outcome.h"

#include "tests/support/test_data.h"

namespace charley::testing {

Outcome RunCheck(const AnswerMap& answers) {
  const Questionnaire& questionnaire = Knowledge().questionnaire;
  Outcome out;
  out.response = std::make_unique<Response>(*ReadResponse(MakeResponse(questionnaire, answers), questionnaire));
  out.answered = Evaluate(questionnaire, *out.response);
  out.assessment = Assess(Knowledge(), out.answered);
  out.plan = MakePlan(Knowledge(), out.answered, out.assessment.triage.tier);
  return out;
}

}  // namespace charley::testing
