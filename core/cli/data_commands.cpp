// Commands around the content: check-data, coverage.
#include <iostream>

#include "core/cli/case_file.h"
#include "core/cli/commands.h"
#include "core/cli/data_folder.h"
#include "core/knowledge/knowledge_check.h"
#include "core/knowledge/translation.h"
#include "core/report/coverage.h"
#include "core/report/fhir_bundle.h"
#include "core/report/result_json.h"
#include "core/sensor/device_profile.h"

namespace charley {
namespace {

// What belongs to a language besides its texts. An overdue review is told and is no problem.
Result<bool> CheckMore(const KnowledgeBase& knowledge, const std::string& folder, const std::string& language,
                       Problems& problems) {
  const std::string clinician = "locales/" + language + "-clinician.json";
  const Result<Json> texts = ReadJsonFile(folder + "/" + clinician);
  if (!texts) return tl::unexpected<Error>(texts.error());
  CheckClinicianTexts(knowledge, *texts, clinician, problems);
  const std::string words = "ask/" + language + ".json";
  const Result<Json> ask = ReadJsonFile(folder + "/" + words);
  if (!ask) return tl::unexpected<Error>(ask.error());
  CheckAskWords(knowledge, *ask, words, problems);
  const std::string policy = "editorial/" + language + ".json";
  const Result<Json> editorial = ReadJsonFile(folder + "/" + policy);
  if (!editorial) return tl::unexpected<Error>(editorial.error());
  const Json latest = editorial->is_object() ? editorial->value("/changes/0/version"_json_pointer, Json()) : Json();
  if (latest != knowledge.version) {
    problems.push_back({ErrorCode::kMissingField,
                        "the first of \"changes\" must say what changed in version " + knowledge.version,
                        policy + "#/changes"});
  }
  return true;
}

}  // namespace

int RunCheckData(const Options& options) {
  if (options.words.size() != 2) return ReportError({ErrorCode::kUsage, "check-data needs one DIR", {}});
  const std::string& folder = options.words[1];
  const Result<Json> bundle = ReadDataFolder(folder);
  if (!bundle) return ReportError(bundle.error());
  Problems problems;
  const KnowledgeBase knowledge = ReadKnowledge(*bundle, problems);
  const auto profiles = ReadSensorProfiles(folder);
  if (!profiles) return ReportError(profiles.error());
  std::vector<std::string> notes;
  for (const Json& profile : *profiles) {
    const std::string file = "sensors/" + profile.value("id", std::string("?")) + ".json";
    const DeviceProfile read = ReadDeviceProfile(JsonNode(profile, file, problems));
    notes.insert(notes.end(), read.notes.begin(), read.notes.end());
  }
  Json original;  // the texts of the first language
  for (const Json& language : bundle->at("manifest").value("languages", Json::array())) {
    if (!problems.empty() || !language.is_string()) break;  // broken references would only repeat themselves
    const std::string name = "locales/" + language.get<std::string>() + ".json";
    const Result<Json> locale = ReadJsonFile(folder + "/" + name);
    if (!locale) return ReportError(locale.error());
    CheckKnowledge(knowledge, *locale, name, problems);
    if (original.is_null()) {
      original = *locale;
    } else {
      CheckTranslation(bundle->at("questionnaire"), original, *locale, name, problems);
    }
    const Result<bool> read = CheckMore(knowledge, folder, language.get<std::string>(), problems);
    if (!read) return ReportError(read.error());
    for (const std::string& note : notes) {
      if (locale->value("/texts"_json_pointer, Json::object()).contains(note)) continue;
      problems.push_back({ErrorCode::kMissingText, "a sensor needs the text \"" + note + "\"", name + "#/texts"});
    }
  }
  const Result<Json> mapping = ReadFhirMapping(folder);
  if (!mapping) return ReportError(mapping.error());
  if (problems.empty()) CheckFhirMapping(knowledge, *mapping, problems);
  for (const Error& problem : problems) {
    std::cerr << problem.where << ": " << problem.message << " [" << ErrorCodeName(problem.code) << "]\n";
  }
  if (!problems.empty()) {
    std::cerr << problems.size() << " problem" << (problems.size() == 1 ? "" : "s") << '\n';
    return 1;
  }
  std::cout << "ok: " << knowledge.rules.size() << " rules, " << knowledge.patterns.size() << " patterns, "
            << knowledge.causes.size() << " causes, " << knowledge.advice.size() << " advice entries, "
            << knowledge.medicines.size() << " medicine classes, " << profiles->size() << " sensors, "
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
