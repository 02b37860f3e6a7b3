// Words that no text may have.
#include <gtest/gtest.h>

#include "core/cli/data_folder.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

// A rule of wording: no text may tell a person to stop a prescribed medicine.
TEST(Wording, NeverSaysToStopAMedicine) {
  for (const auto& entry : EnglishLocale()["texts"].items()) {
    std::string text = NormaliseText(entry.value().get<std::string>());
    for (const char* phrase : {"stop taking", "stop the", "stop your", "come off", "do not take the next dose"}) {
      EXPECT_EQ(text.find(phrase), std::string::npos) << entry.key() << ": " << text;
    }
  }
}

TEST(Wording, NeverShowsAPercentageForAPattern) {
  for (const auto& entry : EnglishLocale()["texts"].items()) {
    if (entry.key().rfind("pattern.", 0) == 0) {
      EXPECT_EQ(entry.value().get<std::string>().find('%'), std::string::npos) << entry.key();
    }
  }
}

}  // namespace
}  // namespace charley::testing
