// Prints every clinical case as one line {"id", "response"}: the input that Node and the browser share.
#include <iostream>

#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

int main() {
  for (const auto& each : charley::testing::ReadCases()) {
    const auto& questionnaire = charley::testing::Knowledge().questionnaire;
    std::cout << charley::DumpJson({{"id", each.id}, {"response", charley::MakeResponse(questionnaire, each.answers)}})
              << '\n';
  }
  return 0;
}
