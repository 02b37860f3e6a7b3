#include "core/questionnaire/response.h"

#include <gtest/gtest.h>

#include <set>

#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/small_questionnaire.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

Result<Response> Read(const std::string& items, const Questionnaire& questionnaire) {
  return ReadResponse(ParseOrDie(R"({"resourceType":"QuestionnaireResponse","item":)" + items + "}"), questionnaire);
}

ErrorCode CodeOf(const std::string& items) {
  const Questionnaire questionnaire = SmallQuestionnaire();
  const Result<Response> response = Read(items, questionnaire);
  EXPECT_FALSE(response.has_value()) << items;
  return response ? ErrorCode::kUsage : response.error().code;
}

TEST(ReadResponse, TakesNestedAndFlatItemsAlike) {
  const Questionnaire questionnaire = SmallQuestionnaire();
  const std::string row = R"({"linkId":"rest","answer":[{"valueCoding":{"code":"yes"}}]})";
  for (const std::string& items : {"[" + row + "]", R"([{"linkId":"branch","item":[)" + row + "]}]"}) {
    const Result<Response> response = Read(items, questionnaire);
    ASSERT_TRUE(response.has_value());
    EXPECT_TRUE(response->answers[static_cast<std::size_t>(questionnaire.Find("rest"))].options[0]);
  }
}

TEST(ReadResponse, RefusesWhatTheQuestionnaireDoesNotKnow) {
  EXPECT_EQ(CodeOf(R"([{"linkId":"nope"}])"), ErrorCode::kUnknownItem);
  EXPECT_EQ(CodeOf(R"([{"linkId":"feels","answer":[{"valueCoding":{"code":"zzz"}}]}])"), ErrorCode::kUnknownCode);
}

TEST(ReadResponse, RefusesWrongTypesAndRanges) {
  EXPECT_EQ(CodeOf(R"([{"linkId":"pain","answer":[{"valueInteger":11}]}])"), ErrorCode::kOutOfRange);
  EXPECT_EQ(CodeOf(R"([{"linkId":"pain","answer":[{"valueInteger":"5"}]}])"), ErrorCode::kWrongType);
  EXPECT_EQ(CodeOf(R"([{"linkId":"feels","answer":[{"valueString":"knot"}]}])"), ErrorCode::kMissingField);
  EXPECT_EQ(CodeOf(R"([{"linkId":"feels","answer":{}}])"), ErrorCode::kWrongType);
  EXPECT_EQ(CodeOf(R"([7])"), ErrorCode::kWrongType);
  EXPECT_EQ(CodeOf(R"([{"linkId":"branch","answer":[{"valueCoding":{"code":"yes"}}]}])"), ErrorCode::kWrongType);
}

TEST(ReadResponse, RefusesTwoAnswersWhereOneIsAsked) {
  EXPECT_EQ(
      CodeOf(R"([{"linkId":"feels","answer":[{"valueCoding":{"code":"knot"}},{"valueCoding":{"code":"urge"}}]}])"),
      ErrorCode::kOutOfRange);
  const std::string once = R"({"linkId":"feels","answer":[{"valueCoding":{"code":"knot"}}]})";
  EXPECT_EQ(CodeOf("[" + once + "," + once + "]"), ErrorCode::kDuplicateId);
}

// Neither takes the other's place: what is typed says more than what is chosen beside it.
TEST(ReadResponse, OwnWordsStandBesideTheOneChoice) {
  const AnswerMap both = BaseWith({{"feels", {"sudden-knot", "text:my left calf is swollen since the flight"}}});
  const Json result = *AssessText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, both)));
  EXPECT_EQ(result["tier"], "same-day");
  EXPECT_EQ(result["heard"][0]["rows"], Json({"one-leg-swollen", "clot-trip"}));
  const Json two = MakeResponse(Knowledge().questionnaire, {{"feels", {"text:a knot", "text:a pull"}}});
  ASSERT_FALSE(ReadResponse(two, Knowledge().questionnaire).has_value());
  EXPECT_EQ(ReadResponse(two, Knowledge().questionnaire).error().code, ErrorCode::kOutOfRange);
}

TEST(ReadResponse, RefusesAnotherResource) {
  const Questionnaire questionnaire = SmallQuestionnaire();
  for (const char* text : {"{}", "[]", "7", "null", R"({"resourceType":"Patient"})"}) {
    EXPECT_FALSE(ReadResponse(ParseOrDie(text), questionnaire).has_value()) << text;
  }
}

TEST(ReadResponse, KeepsFreeText) {
  const Questionnaire questionnaire = SmallQuestionnaire();
  const Result<Response> response =
      Read(R"([{"linkId":"where","answer":[{"valueString":"my big toe"}]}])", questionnaire);
  ASSERT_TRUE(response.has_value());
  EXPECT_EQ(response->answers[static_cast<std::size_t>(questionnaire.Find("where"))].texts,
            std::vector<std::string>{"my big toe"});
}

TEST(ReadResponse, ReadsABrandNameInFreeTextAsItsClass) {
  const Questionnaire& questionnaire = Knowledge().questionnaire;
  const Result<Response> response =
      Read(R"([{"linkId":"medicines","answer":[{"valueString":" LIPITOR "}]}])", questionnaire);
  ASSERT_TRUE(response.has_value());
  const auto index = static_cast<std::size_t>(Knowledge().medicines_item);
  EXPECT_TRUE(
      response->answers[index].options[static_cast<std::size_t>(questionnaire.items[index].OptionIndex("statin"))]);
  EXPECT_TRUE(response->answers[index].texts.empty());
}

// The codes of the medicines that the items name.
std::set<std::string> MedicinesIn(const std::string& answers, std::vector<std::string>* texts = nullptr) {
  const Questionnaire& questionnaire = Knowledge().questionnaire;
  const Result<Response> response = Read(R"([{"linkId":"medicines","answer":[)" + answers + "]}]", questionnaire);
  EXPECT_TRUE(response.has_value()) << answers;
  const auto index = static_cast<std::size_t>(Knowledge().medicines_item);
  const Answer& answer = response->answers[index];
  if (texts != nullptr) *texts = answer.texts;
  std::set<std::string> codes;
  for (std::size_t i = 0; i < questionnaire.items[index].options.size(); ++i) {
    if (answer.options[i]) codes.insert(questionnaire.items[index].options[i].code);
  }
  return codes;
}

using Codes = std::set<std::string>;

TEST(ReadResponse, UnderstandsAPastedListAndKeepsTheRest) {
  std::vector<std::string> texts;
  EXPECT_EQ(MedicinesIn(R"({"valueString":"Simvastatin 40mg, zorbamycin, Ramipril 5 mg"})", &texts),
            (Codes{"ace-inhibitor", "statin"}));
  EXPECT_EQ(texts, std::vector<std::string>{"zorbamycin"});
}

// An unknown medicine is never "none".
TEST(ReadResponse, KeepsTheWholeTextWhenNothingIsUnderstood) {
  for (const char* text : {"none of your business", "the white one, 40 mg", "??", "阿司匹林"}) {
    std::vector<std::string> texts;
    EXPECT_EQ(MedicinesIn(R"({"valueString":")" + std::string(text) + R"("})", &texts), Codes{}) << text;
    EXPECT_EQ(texts, std::vector<std::string>{text});
  }
}

// Who types that there is nothing has answered; in any language, and only as the whole text.
TEST(ReadResponse, TakesAWordForNothingAsNone) {
  for (const char* text : {"none", "N/A", " Nothing. ", "nada", "ninguna", "لا شيء"}) {
    std::vector<std::string> texts;
    EXPECT_EQ(MedicinesIn(R"({"valueString":")" + std::string(text) + R"("})", &texts), Codes{"none"}) << text;
    EXPECT_TRUE(texts.empty());
  }
}

TEST(ReadResponse, TakesWhatAMedicineIsAKindOf) {
  EXPECT_EQ(MedicinesIn(R"({"valueCoding":{"code":"gemfibrozil"}})"), (Codes{"fibrate", "gemfibrozil"}));
  EXPECT_EQ(MedicinesIn(R"({"valueString":"Lopid"})"), (Codes{"fibrate", "gemfibrozil"}));
  EXPECT_EQ(MedicinesIn(R"({"valueCoding":{"code":"fibrate"}})"), Codes{"fibrate"});
}

TEST(ReadResponse, TakesAllClassesOfAPickedProduct) {
  EXPECT_EQ(MedicinesIn(R"({"valueCoding":{"code":"loop-diuretic","display":"Frumil"}})"),
            (Codes{"loop-diuretic", "potassium-sparing-diuretic"}));
  // A display that names something else than its code changes nothing.
  EXPECT_EQ(MedicinesIn(R"({"valueCoding":{"code":"ppi","display":"Frumil"}})"), Codes{"ppi"});
}

TEST(NormaliseText, FoldsCaseAndPunctuationAndKeepsOtherLetters) {
  EXPECT_EQ(NormaliseText("  Co-Amilofruse  5/40 "), "co amilofruse 5 40");
  EXPECT_EQ(NormaliseText("Łódź"), "Łódź");
  EXPECT_EQ(NormaliseText("--"), "");
}

}  // namespace
}  // namespace charley::testing
