// Commands around the content: check-data, coverage.
#include <array>
#include <iostream>
#include <utility>

#include "core/cli/case_file.h"
#include "core/cli/commands.h"
#include "core/cli/data_folder.h"
#include "core/content/content_check.h"
#include "core/report/coverage.h"
#include "core/report/result_json.h"

namespace charley {
namespace {

// The files of a folder as CheckContent takes them. Errors: those of ReadJsonFile.
Result<Json> ReadContent(const std::string& folder) {
  Json content;
  auto bundle = ReadDataFolder(folder);
  if (!bundle) return bundle;
  auto profiles = ReadSensorProfiles(folder);
  if (!profiles) return tl::unexpected<Error>(profiles.error());
  content["sensors"] = std::move(*profiles);
  constexpr std::array<std::pair<const char*, const char*>, 4> kOfLanguages = {
      {{"locales", ".json"}, {"clinician", "-clinician.json"}, {"ask", ".json"}, {"editorial", ".json"}}};
  for (const Json& language : bundle->at("manifest").value("languages", Json::array())) {
    if (!language.is_string()) continue;
    for (const auto& [part, ending] : kOfLanguages) {
      const std::string in = std::string(part) == "clinician" ? "locales" : part;
      auto file = ReadJsonFile(folder + "/" + in + "/" + language.get<std::string>() + ending);
      if (!file) return file;
      content[part][language.get<std::string>()] = std::move(*file);
    }
  }
  auto mapping = ReadFhirMapping(folder);
  if (!mapping) return mapping;
  content["fhir"] = std::move(*mapping);
  content["bundle"] = std::move(*bundle);
  return content;
}

}  // namespace

int RunCheckData(const Options& options) {
  if (options.words.size() != 2) return ReportError({ErrorCode::kUsage, "check-data needs one DIR", {}});
  const std::string& folder = options.words[1];
  const Result<Json> content = ReadContent(folder);
  if (!content) return ReportError(content.error());
  const auto [knowledge, problems] = CheckContent(*content);
  for (const Error& problem : problems) {
    std::cerr << problem.where << ": " << problem.message << " [" << ErrorCodeName(problem.code) << "]\n";
  }
  if (!problems.empty()) {
    std::cerr << problems.size() << " problem" << (problems.size() == 1 ? "" : "s") << '\n';
    return 1;
  }
  std::cout << "ok: " << knowledge.rules.size() << " rules, " << knowledge.patterns.size() << " patterns, "
            << knowledge.causes.size() << " causes, " << knowledge.advice.size() << " advice entries, "
            << knowledge.medicines.size() << " medicine classes, " << content->at("sensors").size() << " sensors, "
            << knowledge.sources.size() << " sources\n";
  return 0;
}

int RunCoverage(const Options& options) {
  if (options.words.size() != 2) return ReportError({ErrorCode::kUsage, "coverage needs one DIR of cases", {}});
  const Result<KnowledgeBase> knowledge = LoadKnowledge(DataFolder(options));
  if (!knowledge) return ReportError(knowledge.error());
  const auto cases = ReadCaseFolder(knowledge->questionnaire, options.words[1]);
  if (!cases) return ReportError(cases.error());
  Coverage coverage(*knowledge);
  std::size_t failed = 0;
  for (const ClinicalCase& each : *cases) {
    const std::string response = DumpJson(MakeResponse(knowledge->questionnaire, each.answers));
    const Result<Json> result = AssessText(*knowledge, response, {}, WhatIf::kLeaveOut);
    std::vector<std::string> wrong;
    if (result) wrong = Disappointments(each, *result);
    else wrong.push_back(result.error().message + " " + result.error().where);
    if (result) coverage.Note(*result);
    failed += wrong.empty() ? 0 : 1;
    for (const std::string& what : wrong) std::cout << "case " << each.id << ": " << what << '\n';
  }
  const std::vector<std::string> missing = coverage.Missing();
  for (const std::string& what : missing) std::cout << "no case exercises " << what << '\n';
  std::cout << cases->size() << " cases, " << failed << " failed; " << coverage.met()
            << " parts of the content exercised, " << missing.size() << " not\n";
  return failed == 0 && missing.empty() ? 0 : 1;
}

}  // namespace charley
