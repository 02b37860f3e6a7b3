// charley: the command-line tool around the core. All reading and writing of files happens here.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "core/ask/ask.h"
#include "core/cli/case_file.h"
#include "core/cli/data_folder.h"
#include "core/knowledge/knowledge_check.h"
#include "core/recording/exporter.h"
#include "core/recording/importer.h"
#include "core/report/coverage.h"
#include "core/report/result_json.h"
#include "core/report/text_report.h"

namespace {

using charley::Audience;
using charley::Error;
using charley::ErrorCode;
using charley::Json;
using charley::KnowledgeBase;
using charley::Problems;
using charley::Result;

constexpr const char* kUsage =
    "charley: night leg cramp self-check\n"
    "\n"
    "  charley assess FILE|-    assess a FHIR QuestionnaireResponse; with - one response a line\n"
    "                           gives one result a line (NDJSON)\n"
    "  charley analyze FILE     a recording (Charley, EDF, EDF+, BDF or CSV): what happened in it, as JSON\n"
    "  charley convert FILE OUT a Charley recording as EDF+ (OUT ends in .edf) or CSV (.csv)\n"
    "  charley flow FILE|-      which questions apply, which is next, what is missing, what is skipped\n"
    "  charley ask QUESTION     what the content says about a question in somebody's own words\n"
    "  charley coverage DIR     run a folder of cases; print what fails and what no case has exercised\n"
    "  charley medicines QUERY  search for a medicine by name, brand or class\n"
    "  charley check-data DIR   check a data folder\n"
    "  charley version\n"
    "\n"
    "  --text                   readable text instead of JSON (assess)\n"
    "  --no-changes             assess: leave out which other answers would change the result (faster)\n"
    "  --quick                  flow: the short version\n"
    "  --answers FILE           ask: the response of the person who asks (default: nothing answered)\n"
    "  --data DIR               data folder (default: $CHARLEY_DATA, else found beside the program)\n"
    "  --sensor REPORT.json     assess: add what 'charley analyze' found; may be given more than once\n"
    "  --mains 50|60            analyze: frequency of the mains (default: 50; a Charley recording knows its own)\n"
    "  --discontinuous          convert: EDF+D, which leaves gaps out, instead of EDF+C, which fills them\n"
    "  --events                 analyze: every event, one a line (NDJSON), instead of the report\n"
    "  --lang LANG              language of --text (default: en)\n"
    "  --audience WHO           patient or clinician, for --text (default: patient)\n"
    "  --after LINKID           flow: the next screen after this one\n";

struct Options {
  std::vector<std::string> words;
  std::string data;
  std::string lang = "en";
  std::string after;
  std::vector<std::string> sensor;
  std::string mains = "50";
  std::string answers;
  bool discontinuous = false;
  bool changes = true;
  bool quick = false;
  bool events = false;
  Audience audience = Audience::kPatient;
  bool text = false;
  bool help = false;
};

int Report(const Error& error) {
  std::cerr
      << charley::DumpJson(
             {{"error",
               {{"code", charley::ErrorCodeName(error.code)}, {"message", error.message}, {"where", error.where}}}})
      << '\n';
  return error.code == ErrorCode::kUsage ? 2 : 1;
}

Result<Options> ParseArguments(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    const auto value = [&]() -> std::optional<std::string> {
      if (i + 1 < arguments.size()) return arguments[++i];
      return std::nullopt;
    };
    if (word == "--text") options.text = true;
    else if (word == "--help" || word == "-h") options.help = true;
    else if (word == "--discontinuous") options.discontinuous = true;
    else if (word == "--events") options.events = true;
    else if (word == "--no-changes") options.changes = false;
    else if (word == "--quick") options.quick = true;
    else if (word == "--answers" || word == "--sensor" || word == "--mains" || word == "--data" || word == "--lang" ||
             word == "--audience" || word == "--after") {
      const auto given = value();
      if (!given) return charley::Fail(ErrorCode::kUsage, word + " needs a value");
      if (word == "--data") options.data = *given;
      if (word == "--answers") options.answers = *given;
      if (word == "--sensor") options.sensor.push_back(*given);
      if (word == "--mains") options.mains = *given;
      if (word == "--mains" && *given != "50" && *given != "60")
        return charley::Fail(ErrorCode::kUsage, "--mains is 50 or 60");
      if (word == "--lang") options.lang = *given;
      if (word == "--after") options.after = *given;
      if (word == "--audience") {
        if (*given != "patient" && *given != "clinician") {
          return charley::Fail(ErrorCode::kUsage, "--audience is patient or clinician");
        }
        options.audience = *given == "clinician" ? Audience::kClinician : Audience::kPatient;
      }
    } else if (word.size() > 1 && word[0] == '-') {
      return charley::Fail(ErrorCode::kUsage, "unknown option " + word);
    } else {
      options.words.push_back(word);
    }
  }
  return options;
}

// The data folder in the source tree or beside an installed program.
std::string FindDataFolder() {
  if (const char* from_environment = std::getenv("CHARLEY_DATA")) return from_environment;
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* candidate : {"data", "../share/charley/data", "../../data"}) {
    if (!error && std::filesystem::exists(program / candidate / "manifest.json")) return (program / candidate).string();
  }
  return "data";
}

Result<KnowledgeBase> LoadKnowledge(const std::string& folder) {
  const Result<Json> bundle = charley::ReadDataFolder(folder);
  if (!bundle) return tl::unexpected<Error>(bundle.error());
  Problems problems;
  KnowledgeBase knowledge = charley::ReadKnowledge(*bundle, problems);
  if (!problems.empty()) return tl::unexpected<Error>(problems.front());
  return knowledge;
}

Result<std::string> ReadInput(const std::string& name) {
  if (name != "-") return charley::ReadFile(name);
  return std::string(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
}

class Assessor {
 public:
  Assessor(const KnowledgeBase& knowledge, const Options& options, Json locale, std::string sensor)
      : knowledge_(knowledge), options_(options), locale_(std::move(locale)), sensor_(std::move(sensor)) {}

  Result<std::string> Run(std::string_view response) const {
    const Result<Json> result = charley::AssessText(
        knowledge_, response, sensor_, options_.changes ? charley::WhatIf::kTell : charley::WhatIf::kLeaveOut);
    if (!result) return tl::unexpected<Error>(result.error());
    if (!options_.text) return charley::DumpJson(*result);
    return charley::TextReport(*result, knowledge_.questionnaire, locale_, options_.audience);
  }

 private:
  const KnowledgeBase& knowledge_;
  const Options& options_;
  Json locale_;
  std::string sensor_;
};

// Assesses one line of many. A line that fails gives {"error": ..} in its place, so that lines stay aligned.
int AssessLine(const Assessor& assessor, const std::string& line, long line_number) {
  if (line.find_first_not_of(" \t\r") == std::string::npos) return 0;
  const Result<std::string> out = assessor.Run(line);
  if (out) {
    std::cout << *out << '\n';
    return 0;
  }
  Error error = out.error();
  error.where = "line " + std::to_string(line_number) + (error.where.empty() ? "" : ", " + error.where);
  std::cout << charley::DumpJson({{"error", {{"code", charley::ErrorCodeName(error.code)}, {"where", error.where}}}})
            << '\n';
  return Report(error);
}

// Standard input: one response a line, or a single response over several lines. The first line tells: if it is
// not JSON by itself, the whole input may be.
int AssessStandardInput(const Assessor& assessor) {
  std::string first;
  std::getline(std::cin, first);
  int status = 0;
  long line_number = 1;
  const auto line = [&](const std::string& text) {
    status = std::max(status, AssessLine(assessor, text, line_number++));
  };
  if (charley::ParseJson(first, charley::kResponseLimits)) {
    line(first);
    for (std::string text; std::getline(std::cin, text);) line(text);
    return status;
  }
  const std::string rest{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  if (const Result<std::string> whole = assessor.Run(first + '\n' + rest)) {
    std::cout << *whole << '\n';
    return 0;
  }
  line(first);
  std::istringstream lines(rest);
  for (std::string text; std::getline(lines, text);) line(text);
  return status;
}

int RunAssess(const Options& options) {
  if (options.words.size() != 2) return Report({ErrorCode::kUsage, "assess needs one FILE or -", {}});
  const std::string folder = options.data.empty() ? FindDataFolder() : options.data;
  const Result<KnowledgeBase> knowledge = LoadKnowledge(folder);
  if (!knowledge) return Report(knowledge.error());
  Json locale;
  if (options.text) {
    Result<Json> read = charley::ReadJsonFile(folder + "/locales/" + options.lang + ".json");
    if (!read) return Report(read.error());
    locale = std::move(*read);
    if (options.audience == Audience::kClinician) {
      const Result<Json> more = charley::ReadJsonFile(folder + "/locales/" + options.lang + "-clinician.json");
      if (!more) return Report(more.error());
      locale["texts"].update(more->value("texts", Json::object()));
    }
  }
  Json reports = Json::array();
  for (const std::string& name : options.sensor) {
    const Result<Json> report = charley::ReadJsonFile(name);
    if (!report) return Report(report.error());
    reports.push_back(*report);
  }
  const Assessor assessor(*knowledge, options, std::move(locale), reports.empty() ? "" : charley::DumpJson(reports));
  if (options.words[1] == "-") return AssessStandardInput(assessor);
  const Result<std::string> input = charley::ReadFile(options.words[1]);
  if (!input) return Report(input.error());
  const Result<std::string> out = assessor.Run(*input);
  if (!out) return Report(out.error());
  std::cout << *out << '\n';
  return 0;
}

// Gives the file to `take` in pieces, so that a night does not have to fit into memory.
Result<bool> InPieces(const std::string& name, const std::function<Result<bool>(charley::Bytes)>& take) {
  std::ifstream file(name, std::ios::binary);
  if (!file) return charley::Fail(ErrorCode::kFileUnreadable, "cannot be read", name);
  std::vector<char> piece(1 << 18);
  while (file) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const auto size = static_cast<std::size_t>(file.gcount());
    if (size == 0) break;
    Result<bool> taken = take(charley::Bytes(reinterpret_cast<const std::uint8_t*>(piece.data()), size));
    if (!taken) return taken;
  }
  if (file.bad()) return charley::Fail(ErrorCode::kFileUnreadable, "cannot be read to its end", name);
  return true;
}

int RunAnalyze(const Options& options) {
  if (options.words.size() != 2) return Report({ErrorCode::kUsage, "analyze needs one FILE", {}});
  charley::Importer importer(options.mains == "60" ? 60 : 50);
  const Result<bool> read = InPieces(options.words[1], [&](charley::Bytes piece) { return importer.Push(piece); });
  if (!read) return Report(read.error());
  const Result<Json> report = importer.Finish();
  if (!report) return Report(report.error());
  if (!options.events) {
    std::cout << charley::DumpJson(*report) << '\n';
    return 0;
  }
  const charley::NightAnalyzer& analyzer = *importer.analyzer();
  for (const auto& event : analyzer.events())
    std::cout << charley::DumpJson(charley::EventJson(analyzer, event)) << '\n';
  return 0;
}

int RunConvert(const Options& options) {
  if (options.words.size() != 3) return Report({ErrorCode::kUsage, "convert needs FILE and OUT", {}});
  const std::string& name = options.words[1];
  const std::string& target = options.words[2];
  charley::ExportOptions format;
  if (target.ends_with(".csv")) format.format = charley::ExportFormat::kCsv;
  else if (!target.ends_with(".edf")) return Report({ErrorCode::kUsage, "OUT ends in .edf or .csv", {}});
  else if (options.discontinuous) format.format = charley::ExportFormat::kEdfDiscontinuous;
  charley::Exporter exporter(format);
  const Result<bool> scanned = InPieces(name, [&](charley::Bytes piece) { return exporter.Scan(piece); });
  if (!scanned) return Report(scanned.error());
  const Result<std::string> header = exporter.Begin();
  if (!header) return Report(header.error());
  std::ofstream out(target, std::ios::binary);
  out << *header;
  std::string bytes;
  const Result<bool> written = InPieces(name, [&](charley::Bytes piece) {
    Result<bool> done = exporter.Write(piece, bytes);
    out << bytes;
    bytes.clear();
    return done;
  });
  if (!written) return Report(written.error());
  exporter.End(bytes);
  out << bytes;
  out.close();
  return out ? 0 : Report({ErrorCode::kFileUnreadable, "cannot be written", target});
}

int RunFlow(const Options& options) {
  if (options.words.size() != 2) return Report({ErrorCode::kUsage, "flow needs one FILE or -", {}});
  const Result<KnowledgeBase> knowledge = LoadKnowledge(options.data.empty() ? FindDataFolder() : options.data);
  if (!knowledge) return Report(knowledge.error());
  const Result<std::string> input = ReadInput(options.words[1]);
  if (!input) return Report(input.error());
  const Result<Json> flow = charley::FlowText(*knowledge, *input, options.after,
                                              options.quick ? charley::Path::kQuick : charley::Path::kFull);
  if (!flow) return Report(flow.error());
  std::cout << charley::DumpJson(*flow) << '\n';
  return 0;
}

int RunAsk(const Options& options) {
  if (options.words.size() != 2) return Report({ErrorCode::kUsage, "ask needs one QUESTION, in quotes", {}});
  const std::string folder = options.data.empty() ? FindDataFolder() : options.data;
  const Result<KnowledgeBase> knowledge = LoadKnowledge(folder);
  if (!knowledge) return Report(knowledge.error());
  const Result<Json> locale = charley::ReadJsonFile(folder + "/locales/" + options.lang + ".json");
  if (!locale) return Report(locale.error());
  const Result<Json> words = charley::ReadJsonFile(folder + "/ask/" + options.lang + ".json");
  if (!words) return Report(words.error());
  const auto index = charley::AskIndex::Make(*knowledge, locale->value("texts", Json()), *words);
  if (!index) return Report(index.error());
  Result<std::string> response = R"({"resourceType":"QuestionnaireResponse"})";
  if (!options.answers.empty()) response = ReadInput(options.answers);
  if (!response) return Report(response.error());
  const Result<Json> answered = charley::AskText(*knowledge, **index, *response, options.words[1]);
  if (!answered) return Report(answered.error());
  std::cout << charley::DumpJson(*answered) << '\n';
  return 0;
}

int RunCoverage(const Options& options) {
  if (options.words.size() != 2) return Report({ErrorCode::kUsage, "coverage needs one DIR of cases", {}});
  const Result<KnowledgeBase> knowledge = LoadKnowledge(options.data.empty() ? FindDataFolder() : options.data);
  if (!knowledge) return Report(knowledge.error());
  const auto cases = charley::ReadCaseFolder(knowledge->questionnaire, options.words[1]);
  if (!cases) return Report(cases.error());
  charley::Coverage coverage(*knowledge);
  std::size_t failed = 0;
  for (const charley::ClinicalCase& each : *cases) {
    const std::string response = charley::DumpJson(charley::MakeResponse(knowledge->questionnaire, each.answers));
    const Result<Json> result = charley::AssessText(*knowledge, response, {}, charley::WhatIf::kLeaveOut);
    std::vector<std::string> wrong;
    if (result) wrong = charley::Disappointments(each, *result);
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

int RunMedicines(const Options& options) {
  if (options.words.size() < 2) return Report({ErrorCode::kUsage, "medicines needs a QUERY", {}});
  const Result<KnowledgeBase> knowledge = LoadKnowledge(options.data.empty() ? FindDataFolder() : options.data);
  if (!knowledge) return Report(knowledge.error());
  for (const auto& match : knowledge->medication_index.Search(options.words[1], 8)) {
    std::cout << match.entry->name << '\t' << match.entry->generic << '\t' << match.entry->code << '\n';
  }
  return 0;
}

// What belongs to a language besides its texts. An overdue review is told and is no problem.
Result<bool> CheckMore(const KnowledgeBase& knowledge, const std::string& folder, const std::string& language,
                       Problems& problems) {
  const std::string clinician = "locales/" + language + "-clinician.json";
  const Result<Json> texts = charley::ReadJsonFile(folder + "/" + clinician);
  if (!texts) return tl::unexpected<Error>(texts.error());
  charley::CheckClinicianTexts(knowledge, *texts, clinician, problems);
  const std::string words = "ask/" + language + ".json";
  const Result<Json> ask = charley::ReadJsonFile(folder + "/" + words);
  if (!ask) return tl::unexpected<Error>(ask.error());
  charley::CheckAskWords(knowledge, *ask, words, problems);
  const std::string policy = "editorial/" + language + ".json";
  const Result<Json> editorial = charley::ReadJsonFile(folder + "/" + policy);
  if (!editorial) return tl::unexpected<Error>(editorial.error());
  const Json latest = editorial->is_object() ? editorial->value("/changes/0/version"_json_pointer, Json()) : Json();
  if (latest != knowledge.version) {
    problems.push_back({ErrorCode::kMissingField,
                        "the first of \"changes\" must say what changed in version " + knowledge.version,
                        policy + "#/changes"});
  }
  return true;
}

int RunCheckData(const Options& options) {
  if (options.words.size() != 2) return Report({ErrorCode::kUsage, "check-data needs one DIR", {}});
  const std::string& folder = options.words[1];
  const Result<Json> bundle = charley::ReadDataFolder(folder);
  if (!bundle) return Report(bundle.error());
  Problems problems;
  const KnowledgeBase knowledge = charley::ReadKnowledge(*bundle, problems);
  const auto profiles = charley::ReadSensorProfiles(folder);
  if (!profiles) return Report(profiles.error());
  std::vector<std::string> notes;
  for (const Json& profile : *profiles) {
    const std::string file = "sensors/" + profile.value("id", std::string("?")) + ".json";
    const charley::DeviceProfile read = charley::ReadDeviceProfile(charley::JsonNode(profile, file, problems));
    notes.insert(notes.end(), read.notes.begin(), read.notes.end());
  }
  for (const Json& language : bundle->at("manifest").value("languages", Json::array())) {
    if (!problems.empty() || !language.is_string()) break;  // broken references would only repeat themselves
    const std::string name = "locales/" + language.get<std::string>() + ".json";
    const Result<Json> locale = charley::ReadJsonFile(folder + "/" + name);
    if (!locale) return Report(locale.error());
    charley::CheckKnowledge(knowledge, *locale, name, problems);
    const Result<bool> read = CheckMore(knowledge, folder, language.get<std::string>(), problems);
    if (!read) return Report(read.error());
    for (const std::string& note : notes) {
      if (locale->value("/texts"_json_pointer, Json::object()).contains(note)) continue;
      problems.push_back({ErrorCode::kMissingText, "a sensor needs the text \"" + note + "\"", name + "#/texts"});
    }
  }
  for (const Error& problem : problems) {
    std::cerr << problem.where << ": " << problem.message << " [" << charley::ErrorCodeName(problem.code) << "]\n";
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

int Run(const std::vector<std::string>& arguments) {
  const Result<Options> options = ParseArguments(arguments);
  if (!options) return Report(options.error());
  const std::string command = options->words.empty() ? "" : options->words.front();
  if (options->help || command.empty()) {
    std::cout << kUsage;
    return options->help ? 0 : 2;
  }
  if (command == "assess") return RunAssess(*options);
  if (command == "analyze") return RunAnalyze(*options);
  if (command == "convert") return RunConvert(*options);
  if (command == "flow") return RunFlow(*options);
  if (command == "ask") return RunAsk(*options);
  if (command == "coverage") return RunCoverage(*options);
  if (command == "medicines") return RunMedicines(*options);
  if (command == "check-data") return RunCheckData(*options);
  if (command == "version") {
    std::cout << "charley " CHARLEY_VERSION "\n";
    return 0;
  }
  return Report({ErrorCode::kUsage, "unknown command \"" + command + "\"; see charley --help", {}});
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return Run({argv + 1, argv + argc});
  } catch (const std::exception& error) {  // out of memory, a broken file system: the core itself throws nothing
    std::fprintf(stderr, "{\"error\":{\"code\":\"file-unreadable\",\"message\":\"%s\",\"where\":\"\"}}\n",
                 error.what());
    return 1;
  }
}
