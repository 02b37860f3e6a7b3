// What the fuzzers run; tests/unit/fuzz_corpus_test.cpp runs the same over the committed corpus.
#ifndef CHARLEY_TESTS_FUZZ_TARGETS_H_
#define CHARLEY_TESTS_FUZZ_TARGETS_H_

#include <string_view>

namespace charley::testing {

// Any bytes as a QuestionnaireResponse against the real knowledge: a result or an error with a code.
void FuzzResponse(std::string_view bytes);

// Any bytes as a knowledge bundle: problems or a value, never a crash.
void FuzzKnowledge(std::string_view bytes);

// The first byte chooses a device; the rest are notifications, each with its length before it.
void FuzzSensor(std::string_view bytes);

// Any bytes as a file that somebody opens (Charley, EDF, BDF, CSV), and as a recording to export.
void FuzzImport(std::string_view bytes);

}  // namespace charley::testing

#endif  // CHARLEY_TESTS_FUZZ_TARGETS_H_
