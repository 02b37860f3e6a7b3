// Signs in somebody's own words: heard, asked about, and never taken for "no" before.
#include "core/knowledge/sign_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "core/assessment/triage.h"
#include "core/cli/data_folder.h"
#include "core/report/flow_json.h"
#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

const Questionnaire& Questions() { return Knowledge().questionnaire; }

std::set<std::string> SignsIn(const std::string& text) {
  std::set<std::string> rows;
  for (const int row : Questions().sign_reader->Hear(text).rows) {
    rows.insert(Questions().items[static_cast<std::size_t>(row)].link_id);
  }
  return rows;
}

class WordsOfPeople : public ::testing::TestWithParam<const char*> {
 protected:
  Json sentences = *ReadJsonFile(std::string("tests/words/") + GetParam() + ".json");
};

TEST_P(WordsOfPeople, SpeakOfSigns) {
  ASSERT_GE(sentences["heard"].size(), 40U);
  for (const Json& sentence : sentences["heard"]) {
    const std::set<std::string> heard = SignsIn(sentence[0]);
    for (const Json& row : sentence[1]) {
      EXPECT_TRUE(heard.contains(row.get<std::string>()))
          << sentence[0] << ": " << row << ", heard " << ::testing::PrintToString(heard);
    }
  }
}

TEST_P(WordsOfPeople, SpeakOfOtherThings) {
  ASSERT_GE(sentences["silent"].size(), 40U);
  for (const Json& sentence : sentences["silent"]) {
    EXPECT_EQ(SignsIn(sentence), std::set<std::string>()) << sentence;
  }
}

// Beginnings of the letters of UTF-8.
std::vector<std::size_t> LettersOf(const std::string& text) {
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) at.push_back(i);
  }
  return at;
}

// A letter inside a word of five and more is lost, doubled, or changes places with the next one.
std::vector<std::string> WithASlip(const std::string& text) {
  std::vector<std::string> slips;
  const std::vector<std::size_t> at = LettersOf(text);
  std::size_t word = 0;
  for (std::size_t i = 0; i + 2 < at.size(); ++i) {
    if (text[at[i]] == ' ') word = i + 1;
    std::size_t end = i;
    while (end < at.size() && text[at[end]] != ' ') ++end;
    if (end < word + 5 || i < word + 2 || i + 1 >= end) continue;
    const std::string letter = text.substr(at[i], at[i + 1] - at[i]);
    const std::string next = text.substr(at[i + 1], at[i + 2] - at[i + 1]);
    const std::string before = text.substr(0, at[i]);
    slips.push_back(before + text.substr(at[i + 1]));
    slips.push_back(before + letter + text.substr(at[i]));
    slips.push_back(before + next + letter + text.substr(at[i + 2]));
  }
  return slips;
}

// Some slips make another word, which is then another sign or none; most must not hide what was meant.
TEST_P(WordsOfPeople, SpeakOfSignsWithATypingErrorToo) {
  int tried = 0;
  int heard = 0;
  for (const Json& sentence : sentences["heard"]) {
    for (const std::string& text : WithASlip(sentence[0])) {
      const std::set<std::string> rows = SignsIn(text);
      ++tried;
      heard += std::all_of(sentence[1].begin(), sentence[1].end(),
                           [&](const Json& row) { return rows.contains(row.get<std::string>()); })
                   ? 1
                   : 0;
    }
  }
  ASSERT_GT(tried, 100);
  // Arabic words are short, and inflected: more slips of them are words of their own.
  const bool arabic = std::string_view(GetParam()) == "ar";
  EXPECT_GE(heard, tried * (arabic ? 15 : 18) / 20) << heard << " of " << tried;
  RecordProperty("heard", heard);
  RecordProperty("tried", tried);
}

INSTANTIATE_TEST_SUITE_P(Languages, WordsOfPeople, ::testing::Values("en", "es", "ar"));

// ---- the search itself

std::vector<int> Search(const std::string& phrase, const std::string& text) {
  const Json json = {{"negations", {{"en", {"no"}}}}, {"rows", {{"chest-or-breath", {{"en", {phrase}}}}}}};
  Problems problems;
  const auto words = ReadSignWords(JsonNode(json, "sign-words.json", problems), Questions());
  EXPECT_TRUE(problems.empty());
  return words->Hear(text).rows;
}

TEST(SignWords, AllWordsNearEachOtherInAnyOrder) {
  EXPECT_EQ(Search("chest pain", "pain in my chest").size(), 1U);
  EXPECT_EQ(Search("chest pain", "chest").size(), 0U);
  EXPECT_EQ(Search("chest pain", "chest is fine now but on the other day the leg had a pain").size(), 0U);
  EXPECT_EQ(Search("chest pain|hurt*", "my chest is hurting").size(), 1U);
}

TEST(SignWords, ANegationRightBeforeTakesItBack) {
  EXPECT_EQ(Search("chest pain", "no chest pain").size(), 0U);
  EXPECT_EQ(Search("chest pain", "no, chest pain").size(), 1U);
  EXPECT_EQ(Search("chest pain", "no leg pain but chest pain").size(), 1U);
  EXPECT_EQ(Search("no pee", "no pee").size(), 1U);  // part of the phrase
}

TEST(SignWords, OneTypingErrorInALongWord) {
  EXPECT_EQ(Search("swollen", "swolen").size(), 1U);
  EXPECT_EQ(Search("swollen", "swoln").size(), 0U);
  EXPECT_EQ(Search("clot", "clog").size(), 0U);
  EXPECT_EQ(Search("swollen", "zwollen").size(), 0U);
}

TEST(SignWords, AnyBytesAreHarmless) {
  EXPECT_EQ(Search("pain", "\xff\xfe pain \x80").size(), 1U);
  EXPECT_EQ(Search("pain", "").size(), 0U);
  EXPECT_EQ(Search("pain", std::string(2000, 'a')).size(), 0U);
}

TEST(SignWords, WrongContentIsNamed) {
  const auto problems_of = [](const Json& json) {
    Problems problems;
    ReadSignWords(JsonNode(json, "sign-words.json", problems), Questions());
    return problems;
  };
  const Json none = Json::object();
  EXPECT_EQ(problems_of({{"negations", none}, {"rows", {{"no-such-row", none}}}}).at(0).code, ErrorCode::kUnknownItem);
  EXPECT_EQ(problems_of({{"negations", none}, {"rows", {{"age", none}}}}).at(0).code, ErrorCode::kUnknownItem);
  for (const char* written : {"chest |", "", "flight|long hours|long", "a b c d e f g h i"}) {
    const Json phrase = {{"chest-or-breath", {{"en", {written}}}}};
    EXPECT_EQ(problems_of({{"negations", none}, {"rows", phrase}}).size(), 1U) << written;
  }
  EXPECT_EQ(problems_of({{"negations", none}, {"rows", {{"chest-or-breath", 3}}}}).at(0).code, ErrorCode::kWrongType);
  EXPECT_EQ(problems_of({{"negations", none}}).at(0).code, ErrorCode::kMissingField);
}

// A sign that is an emergency or same-day matter by itself must not be deaf to words.
TEST(SignWords, EverySignThatIsUrgentByItselfHasWords) {
  std::set<std::string> with_words;
  const Json rows = (*ReadJsonFile("data/sign-words.json"))["rows"];
  for (const auto& row : rows.items()) with_words.insert(row.key());
  // Questions that only follow a sign which has words, or that words of one's own cannot well speak of.
  const std::set<std::string> follow = {"cold-leg-sudden", "worse-toes-up",      "severe-stays", "weakness-days",
                                        "speech-swallow",  "tingling-mouth",     "urine-cola",   "quinine-bad-signs",
                                        "cramp-over-10",   "tetanus-not-covered"};
  for (const TriageRule& rule : Knowledge().rules) {
    if (rule.tier > Tier::kSameDay) continue;
    for (std::size_t i = 0; i < Questions().items.size(); ++i) {
      if (!Questions().IsRow(static_cast<int>(i))) continue;
      Condition yes;
      yes.op = Condition::Op::kOptions;
      yes.item = static_cast<int>(i);
      yes.options.set(static_cast<std::size_t>(Questions().items[i].OptionIndex("yes")));
      if (!Implies(yes, rule.when, Knowledge().definitions)) continue;
      const std::string& link_id = Questions().items[i].link_id;
      EXPECT_TRUE(with_words.contains(link_id) || follow.contains(link_id)) << link_id << " of " << rule.id;
    }
  }
}

// ---- what becomes of them

Json Response(const Json& answer, const char* item = "feels") {
  AnswerMap answers = BaseAnswers();
  FillChecklists(Questions(), answers);
  answers.erase(item);
  Json response = MakeResponse(Questions(), answers);
  std::function<bool(Json&, const Json&)> add = [&](Json& items, const Json& wanted) {
    for (Json& each : items) {
      if (each["linkId"] == wanted["parent"]) return each["item"].push_back(wanted["entry"]), true;
    }
    return false;
  };
  const Item& question = Questions().items[static_cast<std::size_t>(Questions().Find(item))];
  const std::string parent =
      question.parent < 0 ? "" : Questions().items[static_cast<std::size_t>(question.parent)].link_id;
  const Json entry = {{"linkId", item}, {"answer", {answer}}};
  if (parent.empty() || !add(response["item"], {{"parent", parent}, {"entry", entry}}))
    response["item"].push_back(entry);
  return response;
}

Json Said(const std::string& text, const std::vector<std::string>& asked = {}) {
  Json answer = {{"valueString", text}};
  for (const std::string& row : asked) {
    answer["extension"].push_back({{"url", kAskedExtension}, {"valueCode", row}});
  }
  return answer;
}

std::string TierOf(const Json& response) { return (*AssessAnswers(Knowledge(), DumpJson(response)))["tier"]; }

TEST(HeardSigns, CountAsYesUntilThePersonWasAsked) {
  EXPECT_EQ(TierOf(Response(Said("crushing chest pain"))), "emergency");
  EXPECT_EQ(TierOf(Response(Said("crushing chest pain", {"chest-or-breath"}))), "routine");
  EXPECT_EQ(TierOf(Response(Said("crushing chest pain", {"one-leg-swollen"}))), "emergency");
  EXPECT_EQ(TierOf(Response(Said("my calf is swollen"))), "same-day");
  EXPECT_EQ(TierOf(Response(Said("on treatment for a clot"))), "within-days");
  EXPECT_EQ(TierOf(Response(Said("a knot"))), "routine");  // not understood: never self-care
  EXPECT_EQ(TierOf(Response(Said("my calf is swollen"), "conditions")), "same-day");
  EXPECT_EQ(TierOf(Response(Said("my calf is swollen"), "medicines")), "same-day");
}

TEST(HeardSigns, AreShownWithTheirWords) {
  const Json result = *AssessAnswers(Knowledge(), DumpJson(Response(Said("crushing chest pain"))));
  const Json wanted = {{{"item", "feels"}, {"text", "crushing chest pain"}, {"rows", {"chest-or-breath"}}}};
  EXPECT_EQ(result["heard"], wanted);
  const Json quoted = {{{"item", "feels"}, {"code", "yes"}, {"text", "crushing chest pain"}}};
  EXPECT_EQ(result["triggers"][0]["facts"], quoted);
}

TEST(HeardSigns, AreToBeAskedAgainAndAlarmNobodyBefore) {
  const auto flow = [](const Json& answer) { return *FlowText(Knowledge(), DumpJson(Response(answer)), "feels"); };
  const Json flowing = flow(Said("crushing chest pain"));
  ASSERT_EQ(flowing["again"].size(), 1U);
  EXPECT_EQ(flowing["again"][0]["row"], "chest-or-breath");
  EXPECT_EQ(flowing["emergency"], false);
  EXPECT_EQ(flow(Said("crushing chest pain", {"chest-or-breath"}))["again"].size(), 0U);
  EXPECT_EQ(flow(Said("a knot"))["again"].size(), 0U);
}

TEST(HeardSigns, NeverLowerAnAnswer) {
  for (const char* language : {"en", "es", "ar"}) {
    const Json sentences = *ReadJsonFile(std::string("tests/words/") + language + ".json");
    const std::string before = TierOf(Response(Said("a knot")));
    for (const Json& sentence : sentences["heard"]) {
      const std::string tier = TierOf(Response(Said(sentence[0])));
      const auto rank = [](const std::string& name) {
        return std::find(kTierNames.begin(), kTierNames.end(), name) - kTierNames.begin();
      };
      EXPECT_LE(rank(tier), rank(before)) << sentence[0];
    }
  }
}

// ---- medicines and illnesses that are named under another question

// `named` under `item`, and medicines as they were answered; "" for not at all.
Json NamedUnder(const char* item, const std::string& named, const char* medicines) {
  AnswerMap answers = BaseAnswers();
  FillChecklists(Questions(), answers);
  answers[item] = {"text:" + named};
  answers.erase("medicines");
  if (*medicines != '\0') answers["medicines"] = {medicines};
  return MakeResponse(Questions(), answers);
}

bool Fires(const Json& response, const char* rule) {
  const Json result = *AssessAnswers(Knowledge(), DumpJson(response));
  return std::any_of(result["triggers"].begin(), result["triggers"].end(),
                     [&](const Json& trigger) { return trigger["id"] == rule; });
}

TEST(NamedElsewhere, AMedicineCountsWhereverItIsWritten) {
  for (const char* item : {"feels", "conditions", "tried"}) {
    EXPECT_TRUE(Fires(NamedUnder(item, "simvastatin, clarithromycin", "none"), "statin-pair")) << item;
    EXPECT_FALSE(Fires(NamedUnder(item, "my wife takes simvastatin and clarithromycin", "none"), "statin-pair"))
        << item;
  }
}

TEST(NamedElsewhere, AQuestionThatOnlyWordsAnswerStaysOpen) {
  const std::string response = DumpJson(NamedUnder("tried", "quinine tablets", ""));
  const Json flow = *FlowText(Knowledge(), response, "");
  EXPECT_NE(std::find(flow["missing"].begin(), flow["missing"].end(), "medicines"), flow["missing"].end());
  // Nobody can ask any more: the medicine counts, the others are unknown.
  EXPECT_TRUE(Fires(Json::parse(response), "quinine-use"));
  EXPECT_TRUE(Fires(Json::parse(response), "unclear-health"));
}

TEST(NamedElsewhere, WhatIsNoMedicineIsNotSwallowed) {
  const Json result = *AssessAnswers(Knowledge(), DumpJson(NamedUnder("tried", "once a day", "none")));
  ASSERT_EQ(result["unread"].size(), 1U);
  EXPECT_EQ(result["unread"][0]["text"], "once a day");
}

TEST(NamedElsewhere, OfAnotherPersonOnlyTheIllnessesAreTakenBack) {
  EXPECT_FALSE(Fires(NamedUnder("conditions", "my mother has kidney failure and gout", "none"), "kidney-team"));
  EXPECT_TRUE(Fires(NamedUnder("conditions", "I have kidney failure and gout", "none"), "kidney-team"));
  EXPECT_TRUE(Fires(NamedUnder("feels", "my husband left and I stopped diazepam", "none"), "stopped-suddenly"));
}

TEST(NamedElsewhere, ReasonsStandUnderTheQuestionWhereTheyWereWritten) {
  const Json result = *AssessAnswers(Knowledge(), DumpJson(NamedUnder("feels", "I take quinine tablets", "none")));
  const auto use = std::find_if(result["triggers"].begin(), result["triggers"].end(),
                                [](const Json& trigger) { return trigger["id"] == "quinine-use"; });
  ASSERT_NE(use, result["triggers"].end());
  EXPECT_EQ((*use)["facts"], (Json{{{"item", "feels"}, {"code", "quinine"}, {"text", "I take quinine tablets"}}}));
}

TEST(NamedElsewhere, ReasonsAreInTheWordsOfThePerson) {
  const Json result =
      *AssessAnswers(Knowledge(), DumpJson(NamedUnder("medicines", "quinine, amiodarone", "text:quinine, amiodarone")));
  const auto pair = std::find_if(result["triggers"].begin(), result["triggers"].end(),
                                 [](const Json& trigger) { return trigger["id"] == "quinine-pair"; });
  ASSERT_NE(pair, result["triggers"].end());
  for (const Json& fact : (*pair)["facts"]) EXPECT_EQ(fact["text"], "quinine, amiodarone");
}

// ---- lists

TEST(Parts, AreWithoutWhatJoinsThem) {
  using Texts = std::vector<std::string_view>;
  const SignReader& reader = *Questions().sign_reader;
  EXPECT_EQ(reader.Parts("gout and zebra, asthma"), (Texts{"gout", "zebra", " asthma"}));
  EXPECT_EQ(reader.Parts("gota y cebra"), (Texts{"gota", "cebra"}));
  EXPECT_EQ(reader.Parts("ربو ووريد، نقرس"), (Texts{"ربو", "ووريد", " نقرس"}));
  EXPECT_EQ(reader.Parts("andy withers"), (Texts{"andy withers"}));
  EXPECT_TRUE(reader.Parts(" , ;").empty());
}

// ---- what is never asked

// Words speak of it or nobody does: it is open nowhere, shown nowhere, and no answer to it is proposed.
TEST(HiddenSigns, AreNoWithoutWordsAndAskedNowhere) {
  AnswerMap answers = BaseAnswers();
  FillChecklists(Questions(), answers);
  const std::string response = DumpJson(MakeResponse(Questions(), answers));
  const Json result = *AssessText(Knowledge(), response, {}, WhatIf::kTell);
  EXPECT_EQ(result["tier"], "self-care");
  EXPECT_EQ(result["couldBe"], "self-care");
  ASSERT_FALSE(result["changes"].empty());
  for (const Json& change : result["changes"]) EXPECT_NE(change["item"], "self-harm-words");
  const Json flow = *FlowText(Knowledge(), response, "");
  for (const Json& screen : flow["screens"]) EXPECT_NE(screen["item"], "own-words");
}

// ---- answers to something else

TEST(ForeignAnswers, ToAnotherQuestionnaireAreRefused) {
  AnswerMap answers = BaseAnswers();
  FillChecklists(Questions(), answers);
  const Json ours = MakeResponse(Questions(), answers);
  const auto code = [](const Json& response) {
    const auto result = AssessAnswers(Knowledge(), DumpJson(response));
    return result ? ErrorCode{} : result.error().code;
  };
  ASSERT_TRUE(AssessAnswers(Knowledge(), DumpJson(ours)).has_value());
  Json other = ours;
  other["questionnaire"] = "https://clinic.example/fhir/Questionnaire/knees|1";
  EXPECT_EQ(code(other), ErrorCode::kUnsupported);
  other = ours;
  other["questionnaire"] = Questions().url + "|0.0.1";  // an older one of ours: what fits is read
  EXPECT_TRUE(AssessAnswers(Knowledge(), DumpJson(other)).has_value());
  other = ours;
  other["status"] = "entered-in-error";
  EXPECT_EQ(code(other), ErrorCode::kUnsupported);
  other = ours;
  other["item"] = {{{"linkId", "feels"},
                    {"answer", {{{"valueCoding", {{"system", "http://loinc.org"}, {"code", "sudden-knot"}}}}}}}};
  EXPECT_EQ(code(other), ErrorCode::kUnknownCode);
}

}  // namespace
}  // namespace charley::testing
