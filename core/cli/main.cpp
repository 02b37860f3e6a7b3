// charley: the command-line tool around the core. All reading and writing of files happens in core/cli.
#include <cstdio>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "core/cli/commands.h"

namespace {

using charley::Audience;
using charley::Error;
using charley::ErrorCode;
using charley::Options;
using charley::ReportError;
using charley::Result;

constexpr const char* kUsage =
    "charley: night leg cramp self-check\n"
    "\n"
    "  charley assess FILE|-    assess a FHIR QuestionnaireResponse; with - one response a line\n"
    "                           gives one result a line (NDJSON)\n"
    "  charley analyze FILE     a recording (Charley, EDF, EDF+, BDF or CSV): what happened in it, as JSON\n"
    "  charley convert FILE OUT a Charley recording as EDF+ (OUT ends in .edf) or CSV (.csv)\n"
    "  charley flow FILE|-      which questions apply, which is next, what is missing, what is skipped\n"
    "  charley fhir FILE|-      the answers and their urgency as a FHIR R4 Bundle\n"
    "  charley ask QUESTION     what the content says about a question in somebody's own words\n"
    "  charley coverage DIR     run a folder of cases; print what fails and what no case has exercised\n"
    "  charley medicines TEXT   find the medicines in a text as people type it\n"
    "  charley words TEXT       the signs of the checklists that a text speaks of\n"
    "  charley check-data DIR   check a data folder\n"
    "  charley version\n"
    "\n"
    "  --text                   readable text instead of JSON (assess)\n"
    "  --all                    assess --text: also what the page keeps behind \"more\"\n"
    "  --no-changes             assess: leave out which other answers would change the result (faster)\n"
    "  --quick                  flow: the short version\n"
    "  --answers FILE           ask: the response of the person who asks (default: nothing answered)\n"
    "  --data DIR               data folder (default: $CHARLEY_DATA, else found beside the program)\n"
    "  --sensor REPORT.json     assess: add what 'charley analyze' found; may be given more than once\n"
    "  --mains 50|60            analyze: frequency of the mains (default: 50; a Charley recording knows its own)\n"
    "  --preset NAME            analyze: rules for leg movements, world_sleep_2016 (default) or aasm\n"
    "  --discontinuous          convert: EDF+D, which leaves gaps out, instead of EDF+C, which fills them\n"
    "  --events                 analyze: every event, one a line (NDJSON), instead of the report\n"
    "  --lang LANG              language of --text, ask and fhir (default: en)\n"
    "  --audience WHO           patient or clinician, for --text (default: patient)\n"
    "  --after LINKID           flow: the next screen after this one\n";

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
    else if (word == "--all") options.all = true;
    else if (word == "--answers" || word == "--sensor" || word == "--mains" || word == "--preset" || word == "--data" ||
             word == "--lang" || word == "--audience" || word == "--after") {
      const auto given = value();
      if (!given) return charley::Fail(ErrorCode::kUsage, word + " needs a value");
      if (word == "--data") options.data = *given;
      if (word == "--answers") options.answers = *given;
      if (word == "--sensor") options.sensor.push_back(*given);
      if (word == "--mains") options.mains = *given;
      if (word == "--mains" && *given != "50" && *given != "60")
        return charley::Fail(ErrorCode::kUsage, "--mains is 50 or 60");
      if (word == "--preset") {
        const auto preset = charley::PresetFromName(*given);
        if (!preset) return charley::Fail(ErrorCode::kUsage, "--preset is aasm or world_sleep_2016");
        options.preset = *preset;
      }
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

int Run(const std::vector<std::string>& arguments) {
  const Result<Options> options = ParseArguments(arguments);
  if (!options) return ReportError(options.error());
  const std::string command = options->words.empty() ? "" : options->words.front();
  if (options->help || command.empty()) {
    std::cout << kUsage;
    return options->help ? 0 : 2;
  }
  if (command == "assess") return charley::RunAssess(*options);
  if (command == "analyze") return charley::RunAnalyze(*options);
  if (command == "convert") return charley::RunConvert(*options);
  if (command == "flow") return charley::RunFlow(*options);
  if (command == "fhir") return charley::RunFhir(*options);
  if (command == "ask") return charley::RunAsk(*options);
  if (command == "coverage") return charley::RunCoverage(*options);
  if (command == "medicines") return charley::RunMedicines(*options);
  if (command == "words") return charley::RunWords(*options);
  if (command == "check-data") return charley::RunCheckData(*options);
  if (command == "version") {
    std::cout << "charley " CHARLEY_VERSION "\n";
    return 0;
  }
  return ReportError({ErrorCode::kUsage, "unknown command \"" + command + "\"; see charley --help", {}});
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
