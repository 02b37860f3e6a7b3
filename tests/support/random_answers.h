// Random answers for properties that must hold for everybody.
#ifndef CHARLEY_TESTS_SUPPORT_RANDOM_ANSWERS_H_
#define CHARLEY_TESTS_SUPPORT_RANDOM_ANSWERS_H_

#include <random>

#include "tests/support/case_file.h"

namespace charley::testing {

// CHARLEY_PROPERTY_RUNS, else 3,000; 500 in WebAssembly, where the environment is not seen.
int PropertyRuns();

// Of every so many cases or names one, where a build runs fewer properties: what a test says of each of them is seen in
// the fast build, what sanitizers and WebAssembly see needs a share of them. At most 6.
int Stride();

// Each Stride()-th of tests/cases.
std::vector<ClinicalCase> SomeCases();

// A random answer to one question; mostly calm ones, so that lower tiers are met too.
std::vector<std::string> RandomAnswer(const Item& item, std::mt19937& random);

// To every question, or with one in ten left out.
AnswerMap RandomAnswers(const Questionnaire& questionnaire, std::mt19937& random, bool complete);

}  // namespace charley::testing

#endif  // CHARLEY_TESTS_SUPPORT_RANDOM_ANSWERS_H_
