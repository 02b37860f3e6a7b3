// The real data folder, read once. Tests run in the source folder.
#ifndef CHARLEY_TESTS_SUPPORT_TEST_DATA_H_
#define CHARLEY_TESTS_SUPPORT_TEST_DATA_H_

#include <string>

#include "core/knowledge/knowledge_base.h"

namespace charley::testing {

const Json& DataBundle();
const KnowledgeBase& Knowledge();
const Json& EnglishLocale();

// Parses or ends the program: for literals in tests.
Json ParseOrDie(std::string_view text);

}  // namespace charley::testing

#endif  // CHARLEY_TESTS_SUPPORT_TEST_DATA_H_
