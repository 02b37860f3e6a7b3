// Commands around one person's answers: assess, flow, ask, medicines.
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <random>
#include <sstream>
#include <utility>

#include "core/ask/ask.h"
#include "core/cli/commands.h"
#include "core/cli/data_folder.h"
#include "core/medication/medication_index.h"
#include "core/report/ask_json.h"
#include "core/report/fhir_bundle.h"
#include "core/report/flow_json.h"
#include "core/report/response_text.h"
#include "core/report/result_json.h"

namespace charley {

int ReportError(const Error& error) {
  std::cerr << DumpJson({{"error",
                          {{"code", ErrorCodeName(error.code)}, {"message", error.message}, {"where", error.where}}}})
            << '\n';
  return error.code == ErrorCode::kUsage ? 2 : 1;
}

std::string DataFolder(const Options& options) {
  if (!options.data.empty()) return options.data;
  if (const char* from_environment = std::getenv("CHARLEY_DATA")) return from_environment;
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* candidate : {"data", "../share/charley/data", "../../data"}) {
    if (!error && std::filesystem::exists(program / candidate / "manifest.json")) return (program / candidate).string();
  }
  return "data";
}

Result<KnowledgeBase> LoadKnowledge(const std::string& folder) {
  const Result<Json> bundle = ReadDataFolder(folder);
  if (!bundle) return tl::unexpected<Error>(bundle.error());
  Problems problems;
  KnowledgeBase knowledge = ReadKnowledge(*bundle, problems);
  if (!problems.empty()) return tl::unexpected<Error>(problems.front());
  return knowledge;
}

Result<std::string> ReadInput(const std::string& name) {
  if (name != "-") return ReadFile(name);
  return std::string(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
}

namespace {

class Assessor {
 public:
  Assessor(const KnowledgeBase& knowledge, const Options& options, Json locale, std::string sensor)
      : knowledge_(knowledge), options_(options), locale_(std::move(locale)), sensor_(std::move(sensor)) {}

  Result<std::string> Run(std::string_view response) const {
    const Result<Json> result =
        AssessText(knowledge_, response, sensor_, options_.changes ? WhatIf::kTell : WhatIf::kLeaveOut);
    if (!result) return tl::unexpected<Error>(result.error());
    if (!options_.text) return DumpJson(*result);
    return TextReport(*result, knowledge_.questionnaire, locale_, options_.audience, options_.all);
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
  std::cout << DumpJson({{"error", {{"code", ErrorCodeName(error.code)}, {"where", error.where}}}}) << '\n';
  return ReportError(error);
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
  if (ParseJson(first, kResponseLimits)) {
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

}  // namespace

int RunAssess(const Options& options) {
  if (options.words.size() != 2) return ReportError({ErrorCode::kUsage, "assess needs one FILE or -", {}});
  const std::string folder = DataFolder(options);
  const Result<KnowledgeBase> knowledge = LoadKnowledge(folder);
  if (!knowledge) return ReportError(knowledge.error());
  Json locale;
  if (options.text) {
    Result<Json> read = ReadJsonFile(folder + "/locales/" + options.lang + ".json");
    if (!read) return ReportError(read.error());
    locale = std::move(*read);
    if (options.audience == Audience::kClinician) {
      const Result<Json> more = ReadJsonFile(folder + "/locales/" + options.lang + "-clinician.json");
      if (!more) return ReportError(more.error());
      locale["texts"].update(more->value("texts", Json::object()));
    }
  }
  Json reports = Json::array();
  for (const std::string& name : options.sensor) {
    const Result<Json> report = ReadJsonFile(name);
    if (!report) return ReportError(report.error());
    reports.push_back(*report);
  }
  const Assessor assessor(*knowledge, options, std::move(locale), reports.empty() ? "" : DumpJson(reports));
  if (options.words[1] == "-") return AssessStandardInput(assessor);
  const Result<std::string> input = ReadFile(options.words[1]);
  if (!input) return ReportError(input.error());
  const Result<std::string> out = assessor.Run(*input);
  if (!out) return ReportError(out.error());
  std::cout << *out << '\n';
  return 0;
}

int RunFlow(const Options& options) {
  if (options.words.size() != 2) return ReportError({ErrorCode::kUsage, "flow needs one FILE or -", {}});
  const Result<KnowledgeBase> knowledge = LoadKnowledge(DataFolder(options));
  if (!knowledge) return ReportError(knowledge.error());
  const Result<std::string> input = ReadInput(options.words[1]);
  if (!input) return ReportError(input.error());
  const Result<Json> flow = FlowText(*knowledge, *input, options.after, options.quick ? Path::kQuick : Path::kFull);
  if (!flow) return ReportError(flow.error());
  std::cout << DumpJson(*flow) << '\n';
  return 0;
}

namespace {

// A random UUID (RFC 4122, version 4).
std::string Uuid(std::random_device& random) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : std::string("xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx")) {
    const unsigned value = random() % 16;
    out += c == 'x' ? kDigits[value] : c == 'y' ? kDigits[8 + value % 4] : c;
  }
  return out;
}

}  // namespace

int RunFhir(const Options& options) {
  if (options.words.size() != 2) return ReportError({ErrorCode::kUsage, "fhir needs one FILE or -", {}});
  const std::string folder = DataFolder(options);
  const Result<KnowledgeBase> knowledge = LoadKnowledge(folder);
  if (!knowledge) return ReportError(knowledge.error());
  const Result<std::string> input = ReadInput(options.words[1]);
  if (!input) return ReportError(input.error());
  const Result<Json> mapping = ReadFhirMapping(folder);
  if (!mapping) return ReportError(mapping.error());
  const Result<Json> locale = ReadJsonFile(folder + "/locales/" + options.lang + ".json");
  if (!locale) return ReportError(locale.error());
  std::random_device random;
  Json ids = Json::array();
  for (std::size_t i = 0; i < mapping->value("observations", Json::array()).size() + 2; ++i)
    ids.push_back(Uuid(random));
  std::string now(32, '\0');
  const std::time_t seconds = std::time(nullptr);
  now.resize(std::strftime(now.data(), now.size(), "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&seconds)));
  const Json context = {{"timestamp", now}, {"ids", ids}, {"mapping", *mapping}, {"locale", *locale}};
  const Result<Json> bundle = FhirBundle(*knowledge, *input, DumpJson(context));
  if (!bundle) return ReportError(bundle.error());
  std::cout << DumpJson(*bundle) << '\n';
  return 0;
}

int RunAsk(const Options& options) {
  if (options.words.size() != 2) return ReportError({ErrorCode::kUsage, "ask needs one QUESTION, in quotes", {}});
  const std::string folder = DataFolder(options);
  const Result<KnowledgeBase> knowledge = LoadKnowledge(folder);
  if (!knowledge) return ReportError(knowledge.error());
  const Result<Json> locale = ReadJsonFile(folder + "/locales/" + options.lang + ".json");
  if (!locale) return ReportError(locale.error());
  const Result<Json> words = ReadJsonFile(folder + "/ask/" + options.lang + ".json");
  if (!words) return ReportError(words.error());
  const auto index = AskIndex::Make(*knowledge, locale->value("texts", Json()), *words);
  if (!index) return ReportError(index.error());
  Result<std::string> response = R"({"resourceType":"QuestionnaireResponse"})";
  if (!options.answers.empty()) response = ReadInput(options.answers);
  if (!response) return ReportError(response.error());
  const Result<Json> answered = AskText(*knowledge, **index, *response, options.words[1]);
  if (!answered) return ReportError(answered.error());
  std::cout << DumpJson(*answered) << '\n';
  return 0;
}

int RunWords(const Options& options) {
  if (options.words.size() < 2) return ReportError({ErrorCode::kUsage, "words needs a TEXT, in quotes", {}});
  const Result<KnowledgeBase> knowledge = LoadKnowledge(DataFolder(options));
  if (!knowledge) return ReportError(knowledge.error());
  const Questionnaire& questionnaire = knowledge->questionnaire;
  for (const int row : questionnaire.sign_reader->Hear(options.words[1]).rows) {
    const Item& item = questionnaire.items[static_cast<std::size_t>(row)];
    std::cout << item.link_id << '\t' << item.text << '\n';
  }
  return 0;
}

int RunMedicines(const Options& options) {
  if (options.words.size() < 2) return ReportError({ErrorCode::kUsage, "medicines needs a TEXT, in quotes", {}});
  const Result<KnowledgeBase> knowledge = LoadKnowledge(DataFolder(options));
  if (!knowledge) return ReportError(knowledge.error());
  const auto print = [](const MedicineName& entry) {
    std::cout << entry.name << '\t' << entry.medicine->generic;
    char before = '\t';
    for (const std::string& code : entry.medicine->codes) std::cout << std::exchange(before, ',') << code;
    std::cout << '\n';
  };
  const MedicineReading reading = knowledge->medication_index->Read(options.words[1]);
  for (const FoundMedicine& found : reading.found) print(*found.entry);
  if (reading.found.empty()) {  // half a name, as while somebody types
    for (const MedicineMatch& match : knowledge->medication_index->Search(options.words[1], 8)) print(*match.entry);
  }
  for (const std::string& piece : reading.unknown) std::cout << "?\t" << piece << '\n';
  return 0;
}

}  // namespace charley
