// The clinical cases of tests/cases.
#ifndef CHARLEY_TESTS_SUPPORT_CASE_FILE_H_
#define CHARLEY_TESTS_SUPPORT_CASE_FILE_H_

#include <vector>

#include "core/cli/case_file.h"

namespace charley::testing {

// The ordinary night cramp that cases start from.
AnswerMap BaseAnswers();

// The same with some other answers; every row of a shown checklist that is left is answered no.
AnswerMap BaseWith(const AnswerMap& changes);

std::vector<ClinicalCase> ReadCases();  // all of tests/cases

}  // namespace charley::testing

#endif  // CHARLEY_TESTS_SUPPORT_CASE_FILE_H_
