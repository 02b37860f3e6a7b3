#include "tests/fuzz/targets.h"

#include <cstdlib>
#include <iterator>

#include "core/ask/ask.h"
#include "core/cli/data_folder.h"
#include "core/knowledge/knowledge_check.h"
#include "core/medication/medication_index.h"
#include "core/recording/exporter.h"
#include "core/recording/importer.h"
#include "core/report/ask_json.h"
#include "core/report/flow_json.h"
#include "core/report/result_json.h"
#include "core/sensor/device_table.h"
#include "tests/support/sensor_data.h"
#include "tests/support/test_data.h"

namespace charley::testing {

void FuzzResponse(std::string_view bytes) {
  const Result<Json> result = AssessText(Knowledge(), bytes);
  if (result) {
    const std::string text = DumpJson(*result);
    if (!ParseJson(text)) std::abort();
    // Whatever comes in: an incomplete response never says self-care.
    if ((*result)["provisional"] == true && (*result)["tier"] == "self-care") std::abort();
  } else if (ErrorCodeName(result.error().code).empty()) {
    std::abort();
  }
  static_cast<void>(FlowText(Knowledge(), bytes, ""));
  static_cast<void>(FlowText(Knowledge(), bytes, "", Path::kQuick));
  // What somebody types is short; whole responses read as words would take most of the time.
  const std::string_view typed = bytes.substr(0, 400);
  Knowledge().medication_index->Search(typed, 5);
  Knowledge().medication_index->Read(typed);
  static const auto index =
      AskIndex::Make(Knowledge(), EnglishLocale()["texts"], ReadJsonFile("data/ask/en.json").value_or(Json()));
  if (!index) std::abort();
  constexpr const char* kNobody = R"({"resourceType":"QuestionnaireResponse"})";
  if (!AskText(Knowledge(), **index, kNobody, typed)) std::abort();
}

void FuzzKnowledge(std::string_view bytes) {
  const Result<Json> bundle = ParseJson(bytes);
  if (!bundle) return;
  // A fuzzed file takes the place of one file of the real bundle, so that the readers are reached.
  for (const char* file : {"questionnaire", "triage", "patterns", "causes", "advice", "medicines"}) {
    Json mixed = DataBundle();
    mixed[file] = *bundle;
    Problems problems;
    const KnowledgeBase knowledge = ReadKnowledge(mixed, problems);
    if (problems.empty()) CheckKnowledge(knowledge, EnglishLocale(), "en", problems);
  }
}

void FuzzSensor(std::string_view bytes) {
  if (bytes.empty()) return;
  const auto choice = static_cast<unsigned char>(bytes.front()) % kDevices.size();
  auto player = Player::Make({{"profile", ProfileJson(std::string(kDevices[choice].id))}, {"startedAtMs", 0}});
  if (!player) std::abort();
  bytes.remove_prefix(1);
  double time = 0;
  while (bytes.size() > 2) {
    const auto length = std::min<std::size_t>(static_cast<unsigned char>(bytes[0]), bytes.size() - 2);
    LogRecord record;
    record.channel = static_cast<std::uint8_t>(bytes[1] & 3);
    if ((bytes[1] & 0x3c) == 0) record.type = RecordType::kLink;
    time += static_cast<double>(static_cast<unsigned char>(bytes[1])) / 500;
    record.time_s = time;
    record.bytes.assign(bytes.begin() + 2, bytes.begin() + 2 + static_cast<std::ptrdiff_t>(length));
    (*player)->Feed(record);
    bytes.remove_prefix(2 + length);
  }
  (*player)->Finish();
  if (!ParseJson(DumpJson((*player)->Report()))) std::abort();
}

void FuzzImport(std::string_view bytes) {
  const Bytes file(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  const std::size_t half = file.size() / 2;
  Importer importer;
  if (importer.Push(file.first(half)) && importer.Push(file.subspan(half))) {
    const auto report = importer.Finish();
    if (report) static_cast<void>(ReadSensorReports(Knowledge(), Json::array({*report})));
  }
  for (const ExportFormat format :
       {ExportFormat::kEdfContinuous, ExportFormat::kEdfDiscontinuous, ExportFormat::kCsv}) {
    Exporter exporter({format, 60});
    if (!exporter.Scan(file)) return;
    const auto header = exporter.Begin();
    if (!header) return;
    std::string out;
    static_cast<void>(exporter.Write(file, out));
    exporter.End(out);
  }
}

}  // namespace charley::testing
