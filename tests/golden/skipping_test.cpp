// Questions that are skipped, the short version, and what another answer would change: over all cases and over random
// answers. CHARLEY_PROPERTY_RUNS as in properties_test.cpp.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/report/flow_json.h"
#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/random_answers.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

const Questionnaire& Questions() { return Knowledge().questionnaire; }

Json ResultOf(const AnswerMap& answers, WhatIf what_if = WhatIf::kLeaveOut) {
  return *AssessText(Knowledge(), DumpJson(MakeResponse(Questions(), answers)), {}, what_if);
}

Json Ids(const Json& entries, std::initializer_list<const char*> also = {}) {
  Json out = Json::array();
  for (const Json& entry : entries) {
    Json told = {{"id", entry["id"]}};
    for (const char* key : also) {
      if (entry.contains(key)) told[key] = entry[key];
    }
    out.push_back(std::move(told));
  }
  return out;
}

// What a person is told, without the answers that it rests on.
Json Told(const Json& result) {
  Json out;
  for (const char* key : {"tier", "provisional", "together"}) out[key] = result[key];
  out["triggers"] = Ids(result["triggers"]);
  out["hints"] = Ids(result["hints"], {"timing", "shown"});
  // "None of these" ticked with something else is a slip on one question, which a skipped question cannot have.
  Json contradictions = Json::array();
  for (const Json& each : result["contradictions"]) {
    if (each["id"] != "exclusive") contradictions.push_back(each);
  }
  out["contradictions"] = Ids(contradictions);
  Json fitting = Json::array();
  for (const Json& pattern : result["patterns"]) {
    if (pattern["fit"] == "well" || pattern["fit"] == "partly") fitting.push_back(pattern);
  }
  out["patterns"] = Ids(fitting, {"fit", "checklist"});
  for (const auto& phase : result["plan"].items())
    out["plan"][phase.key()] = Ids(phase.value(), {"cautions", "reason"});
  return out;
}

struct Walk {
  AnswerMap given;
  int screens = 0;
  int skipped = 0;
};

// Goes through the screens like a person who has these answers in mind. The branches that apply are filled with "no"
// where the answers are silent.
Walk Go(const AnswerMap& answers, Path path = Path::kFull) {
  Walk walk;
  std::string after;
  for (int guard = 0; guard < 200; ++guard) {
    const Json flow = *FlowText(Knowledge(), DumpJson(MakeResponse(Questions(), walk.given)), after, path);
    walk.skipped = static_cast<int>(flow["skipped"].size());
    if (flow["next"].is_null()) return walk;
    after = flow["next"].get<std::string>();
    ++walk.screens;
    for (const Json& screen : flow["screens"]) {
      if (screen["item"] != after) continue;
      for (const Json& link_id : screen.value("rows", Json::array({after}))) {
        const auto found = answers.find(link_id.get<std::string>());
        if (found != answers.end()) walk.given[found->first] = found->second;
        else if (screen["kind"] == "checklist") walk.given[link_id.get<std::string>()] = {"no"};
      }
    }
  }
  ADD_FAILURE() << "the questions never end";
  return walk;
}

TEST(Skipping, NeverChangesWhatACaseIsTold) {
  int skipped = 0;
  for (const ClinicalCase& each : SomeCases()) {
    if (each.provisional.value_or(false)) continue;
    const Json result = ResultOf(each.answers);
    if (!result["heard"].empty())
      continue;  // whoever walks is asked about such words first, which may open more questions
    const Walk walk = Go(each.answers);
    EXPECT_EQ(Told(ResultOf(walk.given)), Told(result)) << each.id;
    skipped += walk.skipped;
  }
  EXPECT_GT(skipped, 0);
}

// Guards against a shorter way that no longer asks about clots: these questions are asked whenever they apply, even
// when no answer to them could change anything any more.
TEST(Skipping, NeverLeavesOutAQuestionThatIsAlwaysAsked) {
  int applied = 0;
  for (const ClinicalCase& each : SomeCases()) {
    if (each.provisional.value_or(false)) continue;
    AnswerMap answers = each.answers;
    for (const Item& item : Questions().items) {
      const bool clot_row = item.parent >= 0 && item.parent == Questions().Find("clot-risk");
      if (clot_row) answers.erase(item.link_id);
    }
    const Json flow = *FlowText(Knowledge(), DumpJson(MakeResponse(Questions(), answers)), "");
    const auto& screens = flow["screens"];
    const bool asked =
        std::any_of(screens.begin(), screens.end(), [](const Json& screen) { return screen["item"] == "clot-risk"; });
    const auto response = ReadResponse(MakeResponse(Questions(), answers), Questions(), Hearing::kApart);
    const Answered answered = Evaluate(Questions(), *response);
    const bool applies = answered.states[static_cast<std::size_t>(Questions().Find("clot-past"))] == ItemState::kOpen;
    EXPECT_EQ(asked, applies) << each.id;
    if (!applies) continue;
    ++applied;
    for (const Json& link_id : flow["skipped"]) EXPECT_NE(link_id.get<std::string>().rfind("clot-", 0), 0u) << each.id;
  }
  EXPECT_GT(applied, 20);
}

TEST(Skipping, NeverChangesWhatRandomAnswersAreTold) {
  std::mt19937 random(21);
  int skipped = 0;
  for (int i = 0; i < PropertyRuns() / 4; ++i) {
    const AnswerMap answers = RandomAnswers(Questions(), random, true);
    const Walk walk = Go(answers);
    skipped += walk.skipped;
    ASSERT_EQ(Told(ResultOf(walk.given)), Told(ResultOf(answers))) << i;
  }
  EXPECT_GT(skipped, 0);
}

TEST(Screens, AreAtMost18OnTheSelfCarePathAnd14InTheShortVersion) {
  std::vector<int> full;
  std::vector<int> quick;
  for (const ClinicalCase& each : SomeCases()) {
    if (each.provisional.value_or(false)) continue;
    if (each.tier == "self-care") full.push_back(Go(each.answers).screens);
    quick.push_back(Go(each.answers, Path::kQuick).screens);
  }
  std::sort(full.begin(), full.end());
  std::sort(quick.begin(), quick.end());
  EXPECT_LE(full[full.size() / 2], 18);
  EXPECT_LE(quick[quick.size() / 2], 14);
  RecordProperty("median_self_care", full[full.size() / 2]);
  RecordProperty("median_quick", quick[quick.size() / 2]);
}

TEST(ShortVersion, IsNeverSelfCareAndNeverCalmsAnEmergency) {
  for (const ClinicalCase& each : SomeCases()) {
    if (each.provisional.value_or(false)) continue;
    const Json result = ResultOf(Go(each.answers, Path::kQuick).given);
    EXPECT_NE(result["tier"], "self-care") << each.id;
    if (result["tier"] != "emergency") EXPECT_TRUE(result["provisional"]) << each.id;
    // An emergency sign that the short version does not ask for must at least be told as possible.
    if (each.tier == "emergency" && result["tier"] != "emergency") EXPECT_EQ(result["couldBe"], "emergency") << each.id;
  }
}

// Every change that a result names is carried out, and has to come true.
void CheckChanges(const AnswerMap& answers, int every) {
  const Json result = ResultOf(answers, WhatIf::kTell);
  int number = 0;
  const auto other = [&](const Json& change) {
    AnswerMap changed = answers;
    const std::string link_id = change["item"].get<std::string>();
    const Item& item = Questions().items[static_cast<std::size_t>(Questions().Find(link_id))];
    if (change.contains("value")) {
      changed[link_id] = {"number:" + std::to_string(change["value"].get<int>())};
      return changed;
    }
    const std::string code = change["code"].get<std::string>();
    auto& given = changed[link_id];
    const int option = item.OptionIndex(code);
    if (!item.repeats || item.exclusive[static_cast<std::size_t>(option)]) {
      given = {code};
    } else if (change.value("removed", false)) {
      std::erase(given, code);
      if (given.empty()) given = {"none"};
    } else {
      std::erase_if(given, [&](const std::string& each) {
        const int index = item.OptionIndex(each);
        return index >= 0 &&
               (item.exclusive[static_cast<std::size_t>(index)] || item.unsure[static_cast<std::size_t>(index)]);
      });
      given.push_back(code);
    }
    return changed;
  };
  for (const Json& change : result["changes"]) {
    if (number++ % every != 0) continue;
    const Json after = ResultOf(other(change));
    const std::string named = change["tier"].get<std::string>();
    // With a question opened by the change the result is provisional and never below the floor.
    EXPECT_TRUE(after["tier"] == named || (after["provisional"] == true && named == "self-care"))
        << change << after["tier"];
    EXPECT_TRUE(named != result["tier"].get<std::string>() || result["provisional"] == true) << change;
  }
  for (const Json& pattern : result["patterns"]) {
    for (const Json& change : pattern["changes"]) {
      if (number++ % every != 0) continue;
      std::string fit = "not";
      const Json after = ResultOf(other(change));
      for (const Json& each : after["patterns"]) {
        if (each["id"] == pattern["id"]) fit = each["fit"].get<std::string>();
      }
      EXPECT_EQ(fit, change["fit"].get<std::string>()) << pattern["id"] << change;
    }
  }
}

TEST(Changes, ComeTrue) {
  AnswerMap ordinary = BaseAnswers();
  FillChecklists(Questions(), ordinary);
  CheckChanges(ordinary, 1);
  int i = 0;
  for (const ClinicalCase& each : SomeCases()) {
    if (i++ % 8 == 0) CheckChanges(each.answers, 17);
  }
}

TEST(Changes, SayThatNewSwellingWouldBeSameDay) {
  AnswerMap ordinary = BaseAnswers();
  FillChecklists(Questions(), ordinary);
  const Json result = ResultOf(ordinary, WhatIf::kTell);
  ASSERT_EQ(result["tier"], "self-care");
  const Json wanted = {{"item", "one-leg-swollen"}, {"code", "yes"}, {"tier", "same-day"}};
  EXPECT_NE(std::find(result["changes"].begin(), result["changes"].end(), wanted), result["changes"].end());
  ordinary["one-leg-swollen"] = {"yes"};
  const Json swollen = ResultOf(ordinary, WhatIf::kTell);
  const Json undone = {{"item", "one-leg-swollen"}, {"code", "no"}, {"tier", "self-care"}};
  EXPECT_EQ(swollen["triggers"][0]["changes"], Json::array({undone}));
}

TEST(Together, CrampsAndRestlessLegsAreTwoThings) {
  AnswerMap answers = BaseAnswers();
  answers["when"] = {"asleep", "sitting-evening"};
  FillChecklists(Questions(), answers);
  EXPECT_EQ(ResultOf(answers)["together"], Json::array());
  for (const char* row : {"urge-first", "worse-at-rest", "eases-moving", "worse-evening", "hard-knot"})
    answers[row] = {"yes"};
  const Json result = ResultOf(answers);
  const Json& together = result["together"];
  SCOPED_TRACE(together);
  EXPECT_NE(std::find(together.begin(), together.end(), "night-cramps"), together.end());
  EXPECT_NE(std::find(together.begin(), together.end(), "restless-legs"), together.end());
  bool apart = false;
  for (const Json& entry : result["plan"]["ask"])
    apart = apart || entry.value("patterns", Json()) == Json({"restless-legs"});
  EXPECT_TRUE(apart);
}

TEST(Cases, HaveTheirLeadPatternInTheFirstTwoInAtLeast95Percent) {
  int with = 0;
  int found = 0;
  for (const ClinicalCase& each : ReadCases()) {
    if (each.lead.empty()) continue;
    ++with;
    std::vector<std::string> first;
    const Json result = ResultOf(each.answers);
    for (const Json& pattern : result["patterns"]) {
      if ((pattern["fit"] == "well" || pattern["fit"] == "partly") && first.size() < 2) first.push_back(pattern["id"]);
    }
    found += std::any_of(each.lead.begin(), each.lead.end(), [&](const std::string& id) {
      return std::find(first.begin(), first.end(), id) != first.end();
    });
  }
  EXPECT_GE(with, 40);
  EXPECT_GE(found * 100, with * 95) << found << " of " << with;
  RecordProperty("lead_found", found);
  RecordProperty("lead_expected", with);
}

}  // namespace
}  // namespace charley::testing
