#include "core/medication/medication_index.h"

#include <gtest/gtest.h>

#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

std::string BestCode(const std::string& query) {
  const auto matches = Knowledge().medication_index->Search(query, 5);
  return matches.empty() ? "" : matches.front().entry->medicine->codes.front();
}

TEST(MedicationIndex, FindsGenericBrandAndClass) {
  EXPECT_EQ(BestCode("atorvastatin"), "statin");
  EXPECT_EQ(BestCode("Lipitor"), "statin");
  EXPECT_EQ(BestCode("statin"), "statin");
  EXPECT_EQ(BestCode("water tablet: thia"), "thiazide");
}

TEST(MedicationIndex, FindsWhatIsHalfTyped) {
  EXPECT_EQ(BestCode("ator"), "statin");
  EXPECT_EQ(BestCode("premar"), "oestrogen");
}

TEST(MedicationIndex, ForgivesOneEditInShortAndTwoInLongWords) {
  EXPECT_EQ(BestCode("lipitro"), "statin");      // swapped letters
  EXPECT_EQ(BestCode("zoccor"), "statin");       // doubled letter
  EXPECT_EQ(BestCode("atorvastatn"), "statin");  // lost letter
  EXPECT_EQ(BestCode("salbutmaoll"), "saba");    // two edits
  EXPECT_EQ(BestCode("bendroflumethazide"), "thiazide");
}

TEST(MedicationIndex, DoesNotGuessFromTooLittleOrTooFar) {
  EXPECT_TRUE(Knowledge().medication_index->Search("", 5).empty());
  EXPECT_TRUE(Knowledge().medication_index->Search("  --  ", 5).empty());
  EXPECT_TRUE(Knowledge().medication_index->Search("qqqqqqq", 5).empty());
  EXPECT_EQ(BestCode("xqz"), "");
}

TEST(MedicationIndex, PrefersExactToPrefixToEdits) {
  MedicationIndex index;
  index.Add("Amiloride", index.AddMedicine({"amiloride", {"a"}, {}}));
  index.Add("Amilo", index.AddMedicine({"amilo", {"b"}, {}}));
  index.Add("Amila", index.AddMedicine({"amila", {"c"}, {}}));
  const auto matches = index.Search("amilo", 5);
  ASSERT_EQ(matches.size(), 3u);
  EXPECT_EQ(matches[0].entry->medicine->codes.front(), "b");
  EXPECT_EQ(matches[1].entry->medicine->codes.front(), "a");
  EXPECT_EQ(matches[2].entry->medicine->codes.front(), "c");
  EXPECT_EQ(index.Search("amilo", 1).size(), 1u);
}

// Every name in the data must be found by itself, before anything that merely resembles it.
TEST(MedicationIndex, FindsEveryNameOfTheData) {
  for (const MedicineName& name : Knowledge().medication_index->names()) {
    EXPECT_EQ(BestCode(name.name), name.medicine->codes.front()) << name.name;
  }
}

TEST(MedicationIndex, SurvivesLongAndOddQueries) {
  EXPECT_TRUE(Knowledge().medication_index->Search(std::string(100'000, 'x'), 5).empty());
  Knowledge().medication_index->Search("\xff\xfe\x00", 5);
}

}  // namespace
}  // namespace charley::testing
