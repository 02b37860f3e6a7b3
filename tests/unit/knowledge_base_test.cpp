// What charley check-data refuses, each shown on the real data with one thing broken.
#include "core/knowledge/knowledge_base.h"

#include <gtest/gtest.h>

#include <functional>

#include "core/knowledge/knowledge_check.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

Problems Broken(const std::function<void(Json&, Json&)>& damage) {
  Json bundle = DataBundle();
  Json locale = EnglishLocale();
  damage(bundle, locale);
  Problems problems;
  const KnowledgeBase knowledge = ReadKnowledge(bundle, problems);
  if (problems.empty()) CheckKnowledge(knowledge, locale, "locales/en.json", problems);
  return problems;
}

::testing::AssertionResult Has(const Problems& problems, ErrorCode code, const std::string& where) {
  for (const Error& problem : problems) {
    if (problem.code == code && problem.where == where) return ::testing::AssertionSuccess();
  }
  auto failure = ::testing::AssertionFailure() << "not found; got:";
  for (const Error& problem : problems)
    failure << "\n  " << ErrorCodeName(problem.code) << " " << problem.where << " " << problem.message;
  return failure;
}

TEST(CheckData, PassesTheDataWeShip) {
  EXPECT_TRUE(Broken([](Json&, Json&) {}).empty());
}

TEST(CheckData, RefusesADanglingSource) {
  EXPECT_TRUE(Has(Broken([](Json& b, Json&) { b["causes"]["causes"][0]["sources"][0] = "nobody-2099"; }),
                  ErrorCode::kUnknownId, "causes.json#/causes/0"));
}

TEST(CheckData, RefusesADanglingItemWithItsPlace) {
  EXPECT_TRUE(Has(Broken([](Json& b, Json&) {
                    b["triage"]["rules"][0]["when"] = {{"yes", {"no-such-row"}}};
                  }),
                  ErrorCode::kUnknownItem, "triage.json#/rules/0/when"));
}

TEST(CheckData, RefusesADanglingDefinition) {
  EXPECT_TRUE(Has(Broken([](Json& b, Json&) {
                    b["triage"]["definitions"]["kidney"] = {{"named", "kidneys"}};
                  }),
                  ErrorCode::kUnknownId, "triage.json#/definitions/kidney"));
}

TEST(CheckData, RefusesDefinitionsThatNameEachOther) {
  EXPECT_FALSE(Broken([](Json& b, Json&) {
                 b["triage"]["definitions"]["a"] = {{"named", "b"}};
                 b["triage"]["definitions"]["b"] = {{"named", "a"}};
               }).empty());
}

TEST(CheckData, RefusesAMissingText) {
  EXPECT_TRUE(Has(Broken([](Json&, Json& l) { l["texts"].erase("advice.massage.body"); }), ErrorCode::kMissingText,
                  "advice.json#/advice/4"));
}

TEST(CheckData, RefusesAnEntryWithoutASource) {
  EXPECT_TRUE(Has(Broken([](Json& b, Json&) { b["advice"]["advice"][0]["sources"] = Json::array(); }),
                  ErrorCode::kMissingSource, "advice.json#/advice/0"));
}

TEST(CheckData, RefusesARuleThatCanNeverFire) {
  EXPECT_TRUE(Has(Broken([](Json& b, Json&) {
                    b["triage"]["rules"][3]["when"] =
                        ParseOrDie(R"({"all":[{"item":"age","is":["under-18"]},{"item":"age","is":["75-plus"]}]})");
                  }),
                  ErrorCode::kDeadRule, "triage.json#/rules/3"));
}

TEST(CheckData, RefusesAPatternThatCanNeverFitWell) {
  EXPECT_TRUE(Has(Broken([](Json& b, Json&) { b["patterns"]["patterns"][0]["well"] = 99; }), ErrorCode::kDeadRule,
                  "patterns.json#/patterns/0"));
}

TEST(CheckData, RefusesASourceThatNothingUses) {
  EXPECT_TRUE(Has(Broken([](Json& b, Json&) {
                    b["sources"]["sources"].push_back({{"id", "idle-2020"}, {"citation", "x"}, {"verified", true}});
                  }),
                  ErrorCode::kUnknownId, "sources.json"));
}

TEST(CheckData, RefusesAReviewStatusOfItsOwn) {
  EXPECT_TRUE(Has(Broken([](Json& b, Json&) { b["causes"]["causes"][0]["review"]["status"] = "fine"; }),
                  ErrorCode::kUnsupported, "causes.json#/causes/0/review"));
}

TEST(CheckData, RefusesOneNameForTwoMedicineClasses) {
  EXPECT_TRUE(Has(Broken([](Json& b, Json&) {
                    b["medicines"]["classes"][1]["members"].push_back({{"name", "salmeterol"}});
                  }),
                  ErrorCode::kDuplicateId, "medicines.json#/classes/1"));
}

TEST(CheckData, RefusesAMedicineOptionWithoutAClass) {
  EXPECT_FALSE(Broken([](Json& b, Json&) { b["medicines"]["classes"].erase(0); }).empty());
}

// Guards against a content change that would let an incomplete check say "look after it at home".
TEST(CheckData, RefusesSelfCareAsTheProvisionalFloor) {
  EXPECT_TRUE(Has(Broken([](Json& b, Json&) { b["triage"]["provisionalFloor"] = "self-care"; }), ErrorCode::kOutOfRange,
                  "triage.json#"));
}

TEST(ReadKnowledge, SurvivesAnyFileBeingAnyOtherType) {
  for (const auto& entry : DataBundle().items()) {
    for (const char* value : {"null", "[]", "7", "\"x\"", "{}"}) {
      Json bundle = DataBundle();
      bundle[entry.key()] = ParseOrDie(value);
      Problems problems;
      ReadKnowledge(bundle, problems);
      EXPECT_FALSE(problems.empty()) << entry.key() << " " << value;
    }
  }
}

TEST(Review, IsHonestlySubmittedEverywhere) {
  for (const Advice& advice : Knowledge().advice) EXPECT_EQ(advice.review_status, "submitted") << advice.id;
  for (const TriageRule& rule : Knowledge().rules) EXPECT_EQ(rule.review_status, "submitted") << rule.id;
}

}  // namespace
}  // namespace charley::testing
