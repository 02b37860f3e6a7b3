// The commands of the command-line tool and what they share. Each returns the exit status and writes errors itself.
#ifndef CHARLEY_CLI_COMMANDS_H_
#define CHARLEY_CLI_COMMANDS_H_

#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/knowledge/knowledge_base.h"
#include "core/night/leg_movement.h"
#include "core/report/text_report.h"

namespace charley {

struct Options {
  std::vector<std::string> words;
  std::string data;
  std::string lang = "en";
  std::string after;
  std::vector<std::string> sensor;
  std::string mains = "50";
  LegMovementPreset preset = LegMovementPreset::kWorldSleep2016;
  std::string answers;
  bool discontinuous = false;
  bool changes = true;
  bool quick = false;
  bool events = false;
  Audience audience = Audience::kPatient;
  bool text = false;
  bool all = false;
  bool help = false;
};

// Writes {"error": {code, message, where}} to standard error. 2 for wrong usage, else 1.
int ReportError(const Error& error);

// The folder that --data names, else $CHARLEY_DATA, else the one in the source tree or beside an installed program.
std::string DataFolder(const Options& options);
Result<KnowledgeBase> LoadKnowledge(const std::string& folder);
Result<std::string> ReadInput(const std::string& name);  // "-": standard input

int RunAssess(const Options& options);
int RunFlow(const Options& options);
int RunFhir(const Options& options);
int RunAsk(const Options& options);
int RunMedicines(const Options& options);
int RunWords(const Options& options);
int RunAnalyze(const Options& options);
int RunConvert(const Options& options);
int RunCheckData(const Options& options);
int RunCoverage(const Options& options);

}  // namespace charley

#endif  // CHARLEY_CLI_COMMANDS_H_
