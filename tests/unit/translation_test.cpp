// What a translator is told: what is missing, what is too much, what would break on the page.
#include "core/knowledge/translation.h"

#include <gtest/gtest.h>

#include "core/cli/data_folder.h"
#include "core/report/text_report.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

const char* const kQuestions = R"({"item": [
  {"linkId": "where", "text": "Where?", "item": [{"linkId": "where-help", "text": "Choose.", "type": "display"}],
   "answerOption": [{"valueCoding": {"code": "calf", "display": "Calf"}},
                    {"valueCoding": {"code": "not-sure", "display": "Not sure"}}]}]})";
const char* const kOriginal = R"({"texts": {
  "call": "Call {number}", "signs": "one|two", "found.one": "1 answer", "found.other": "{count} answers"}})";
const char* const kComplete = R"({"texts": {
  "item.where": "¿Dónde?", "item.where-help": "Elija.", "option.where.calf": "Pantorrilla", "option.not-sure": "No sé",
  "call": "Llame al {number}", "signs": "uno|dos", "found.one": "1", "found.many": "{count}", "found.other": "{count}"}})";

std::vector<std::string> Told(const Json& translation) {
  Problems problems;
  CheckTranslation(ParseOrDie(kQuestions), ParseOrDie(kOriginal), translation, "es.json", problems);
  std::vector<std::string> messages;
  for (const Error& problem : problems)
    messages.push_back(std::string(ErrorCodeName(problem.code)) + ": " + problem.message);
  return messages;
}

TEST(Translation, OneThatIsCompleteHasNothingToTell) {
  EXPECT_EQ(Told(ParseOrDie(kComplete)), std::vector<std::string>{});
}

TEST(Translation, TellsWhatIsMissingOrTooMuch) {
  Json translation = ParseOrDie(kComplete);
  for (const char* key : {"item.where", "option.not-sure", "found.other", "signs"}) translation["texts"].erase(key);
  translation["texts"]["item.were"] = "x";
  translation["texts"]["call"] = "";
  EXPECT_EQ(Told(translation),
            (std::vector<std::string>{
                "missing-text: \"item.where\" is not translated", "missing-text: \"option.not-sure\" is not translated",
                "missing-text: \"call\" is not translated", "missing-text: \"signs\" is not translated",
                "missing-text: \"found.other\" is not translated", "unknown-id: \"item.were\" translates nothing"}));
}

TEST(Translation, TellsPlaceholdersAndListsThatDiffer) {
  Json translation = ParseOrDie(kComplete);
  translation["texts"]["call"] = "Llame al {numero}";
  translation["texts"]["signs"] = "uno, dos";
  translation["texts"]["found.other"] = "muchas";
  const auto told = Told(translation);
  ASSERT_EQ(told.size(), 3U);
  EXPECT_EQ(told[0], "missing-text: \"call\" must hold the same {placeholders}: Call {number}");
  EXPECT_EQ(told[1], "missing-text: \"signs\" must list the same things, parted by |");
  EXPECT_EQ(told[2], "missing-text: \"found.other\" must hold the same {placeholders}: {count} answers");
}

TEST(Translation, SaysWhenThereAreNoTextsAtAll) {
  EXPECT_EQ(Told(Json::array()), std::vector<std::string>{"missing-field: \"texts\" is missing"});
}

TEST(Translation, OurOwnLanguagesAreComplete) {
  const Json questionnaire = *ReadJsonFile("data/questionnaire.json");
  const Json english = *ReadJsonFile("data/locales/en.json");
  for (const std::string language : {"es", "ar"}) {
    Problems problems;
    const Json translation = *ReadJsonFile("data/locales/" + language + ".json");
    CheckTranslation(questionnaire, english, translation, language, problems);
    for (const Error& problem : problems) ADD_FAILURE() << language << ": " << problem.message;
    EXPECT_EQ(translation.value("/review/status"_json_pointer, ""), "submitted");
    // A text left in English would show itself as the same text; names and numbers may be alike.
    int same = 0;
    for (const auto& entry : translation["texts"].items()) {
      if (english["texts"].value(entry.key(), "") == entry.value() && entry.value().get<std::string>().size() > 20)
        ++same;
    }
    EXPECT_EQ(same, 0) << language;
  }
}

TEST(Translation, TheTextReportSpeaksTheLanguage) {
  const Json spanish = *ReadJsonFile("data/locales/es.json");
  EXPECT_EQ(ItemText(spanish, "where", "Where is it?"), "¿Dónde le da?");
  EXPECT_EQ(OptionText(spanish, "where", "calf", "Calf"), "Pantorrilla");
  EXPECT_EQ(OptionText(spanish, "smoker", "not-sure", "Not sure"), "No lo sé");
  EXPECT_EQ(ItemText(Json(), "where", "Where is it?"), "Where is it?");
}

}  // namespace
}  // namespace charley::testing
