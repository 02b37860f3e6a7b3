#include "core/cli/case_file.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "core/cli/data_folder.h"
#include "core/questionnaire/flow.h"
#include "core/questionnaire/response.h"

namespace charley {
namespace {

// A code, a number, or a list of codes.
std::vector<std::string> Values(const JsonNode& owner, const std::string& key) {
  const Json& value = owner.value()[key];
  std::vector<std::string> out;
  const auto add = [&](const Json& each) {
    if (each.is_string()) out.push_back(each.get<std::string>());
    else if (each.is_number_integer()) out.push_back("number:" + std::to_string(each.get<int>()));
    else owner.Problem(ErrorCode::kWrongType, "\"" + key + "\" is neither a code, a number nor a list of codes");
  };
  if (value.is_array()) std::for_each(value.begin(), value.end(), add);
  else add(value);
  return out;
}

void Merge(const JsonNode& from, AnswerMap& into) {
  for (const auto& entry : from.value().items()) into[entry.key()] = Values(from, entry.key());
}

Json AnswerJson(const Questionnaire& questionnaire, const std::string& value) {
  if (value.rfind("text:", 0) == 0) return {{"valueString", value.substr(5)}};
  if (value.rfind("number:", 0) == 0) return {{"valueInteger", std::stoi(value.substr(7))}};
  return {{"valueCoding", {{"system", questionnaire.code_system}, {"code", value}}}};
}

Json ItemsBelow(const Questionnaire& questionnaire, const AnswerMap& answers, int parent) {
  Json items = Json::array();
  for (std::size_t i = 0; i < questionnaire.items.size(); ++i) {
    const Item& item = questionnaire.items[i];
    if (item.parent != parent || item.type == ItemType::kDisplay) continue;
    Json entry = {{"linkId", item.link_id}};
    if (const auto given = answers.find(item.link_id); given != answers.end()) {
      for (const std::string& value : given->second) entry["answer"].push_back(AnswerJson(questionnaire, value));
    }
    Json below = ItemsBelow(questionnaire, answers, static_cast<int>(i));
    if (!below.empty()) entry["item"] = std::move(below);
    if (entry.contains("answer") || entry.contains("item")) items.push_back(std::move(entry));
  }
  return items;
}

// A case may set rows of checklists that do not apply; such answers are kept and do not count.
ClinicalCase ReadCase(const JsonNode& node, const Questionnaire& questionnaire, const AnswerMap& base) {
  ClinicalCase out;
  out.id = node.Str("id");
  out.answers = base;
  Merge(node.Object("set"), out.answers);
  FillChecklists(questionnaire, out.answers);
  for (const std::string& link_id : node.StrsOr("unset")) {
    if (link_id == "*") out.answers.clear();
    out.answers.erase(link_id);
    const int group = questionnaire.Find(link_id);
    for (const Item& item : questionnaire.items) {
      if (group >= 0 && item.parent == group) out.answers.erase(item.link_id);
    }
  }
  const JsonNode expect = node.Object("expect");
  out.tier = expect.Str("tier");
  if (expect.Has("provisional")) out.provisional = expect.BoolOr("provisional", false);
  out.lead = expect.StrsOr("lead");
  out.say = expect.StrsOr("say");
  out.must_not = expect.StrsOr("not");
  return out;
}

void AddIds(const Json& entries, const std::string& kind, std::set<std::string>& said) {
  for (const Json& entry : entries) said.insert(kind + ":" + entry["id"].get<std::string>());
}

// Everything a result tells a person, as "kind:id".
std::set<std::string> Said(const Json& result) {
  std::set<std::string> said;
  AddIds(result["triggers"], "trigger", said);
  AddIds(result["hints"], "hint", said);
  for (const char* phase : {"now", "prevent", "ask", "treatment", "about"})
    AddIds(result["plan"][phase], "advice", said);
  AddIds(result["plan"]["avoid"], "avoid", said);
  AddIds(result["plan"]["withheld"], "avoid", said);
  return said;
}

std::vector<std::string> LeadPatterns(const Json& result, std::size_t count) {
  std::vector<std::string> lead;
  for (const Json& pattern : result["patterns"]) {
    const std::string fit = pattern["fit"].get<std::string>();
    if ((fit == "well" || fit == "partly") && lead.size() < count) lead.push_back(pattern["id"].get<std::string>());
  }
  return lead;
}

}  // namespace

Json MakeResponse(const Questionnaire& questionnaire, const AnswerMap& answers) {
  return {{"resourceType", "QuestionnaireResponse"},
          {"questionnaire", questionnaire.url + "|" + questionnaire.version},
          {"status", "completed"},
          {"item", ItemsBelow(questionnaire, answers, -1)}};
}

void FillChecklists(const Questionnaire& questionnaire, AnswerMap& answers) {
  for (bool changed = true; changed;) {
    changed = false;
    const Result<Response> response = ReadResponse(MakeResponse(questionnaire, answers), questionnaire);
    if (!response) return;
    const Answered answered = Evaluate(questionnaire, *response);
    for (std::size_t i = 0; i < questionnaire.items.size(); ++i) {
      const Item& item = questionnaire.items[i];
      const bool row = item.parent >= 0 && questionnaire.items[static_cast<std::size_t>(item.parent)].checklist;
      if (!row || !item.IsQuestion() || item.hidden || answered.states[i] != ItemState::kOpen) continue;
      answers[item.link_id] = {"no"};
      changed = true;
    }
  }
}

Result<AnswerMap> ReadBaseAnswers(const std::string& folder) {
  const std::string path = folder + "/base.json";
  const Result<Json> file = ReadJsonFile(path);
  if (!file) return tl::unexpected<Error>(file.error());
  Problems problems;
  AnswerMap answers;
  const JsonNode root(*file, path, problems);
  Merge(root.Object("answers"), answers);
  if (!problems.empty()) return tl::unexpected<Error>(problems.front());
  return answers;
}

Result<std::vector<ClinicalCase>> ReadCaseFolder(const Questionnaire& questionnaire, const std::string& folder) {
  const Result<AnswerMap> base = ReadBaseAnswers(folder);
  if (!base) return tl::unexpected<Error>(base.error());
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json" && entry.path().filename() != "base.json")
      names.push_back(entry.path().string());
  }
  if (error) return Fail(ErrorCode::kFileUnreadable, "cannot read the folder", folder);
  std::sort(names.begin(), names.end());
  std::vector<ClinicalCase> cases;
  for (const std::string& name : names) {
    const Result<Json> file = ReadJsonFile(name);
    if (!file) return tl::unexpected<Error>(file.error());
    Problems problems;
    const JsonNode root(*file, name, problems);
    for (const JsonNode& node : root.Items("cases")) cases.push_back(ReadCase(node, questionnaire, *base));
    if (!problems.empty()) return tl::unexpected<Error>(problems.front());
  }
  return cases;
}

std::vector<std::string> Disappointments(const ClinicalCase& expected, const Json& result) {
  std::vector<std::string> out;
  const std::string tier = result["tier"].get<std::string>();
  if (tier != expected.tier) out.push_back("the tier is " + tier + ", not " + expected.tier);
  if (result["provisional"].get<bool>() != expected.provisional.value_or(false))
    out.push_back("open questions: " + DumpJson(result["missing"]));
  const std::vector<std::string> lead = LeadPatterns(result, 2);
  const bool found = std::any_of(expected.lead.begin(), expected.lead.end(), [&](const std::string& id) {
    return std::find(lead.begin(), lead.end(), id) != lead.end();
  });
  if (!expected.lead.empty() && !found) out.push_back("the first two patterns are " + DumpJson(lead));
  const std::set<std::string> said = Said(result);
  for (const std::string& token : expected.say) {
    if (!said.contains(token)) out.push_back("does not say " + token);
  }
  for (const std::string& token : expected.must_not) {
    if (said.contains(token)) out.push_back("says " + token);
  }
  return out;
}

}  // namespace charley
