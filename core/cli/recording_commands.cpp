// Commands around recordings: analyze, convert.
#include <fstream>
#include <functional>
#include <iostream>

#include "core/cli/commands.h"
#include "core/recording/exporter.h"
#include "core/recording/importer.h"

namespace charley {
namespace {

// Gives the file to `take` in pieces, so that a night does not have to fit into memory.
Result<bool> InPieces(const std::string& name, const std::function<Result<bool>(Bytes)>& take) {
  std::ifstream file(name, std::ios::binary);
  if (!file) return Fail(ErrorCode::kFileUnreadable, "cannot be read", name);
  std::vector<char> piece(1 << 18);
  while (file) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const auto size = static_cast<std::size_t>(file.gcount());
    if (size == 0) break;
    Result<bool> taken = take(Bytes(reinterpret_cast<const std::uint8_t*>(piece.data()), size));
    if (!taken) return taken;
  }
  if (file.bad()) return Fail(ErrorCode::kFileUnreadable, "cannot be read to its end", name);
  return true;
}

}  // namespace

int RunAnalyze(const Options& options) {
  if (options.words.size() != 2) return ReportError({ErrorCode::kUsage, "analyze needs one FILE", {}});
  Importer importer(options.mains == "60" ? 60 : 50, options.preset);
  const Result<bool> read = InPieces(options.words[1], [&](Bytes piece) { return importer.Push(piece); });
  if (!read) return ReportError(read.error());
  const Result<Json> report = importer.Finish();
  if (!report) return ReportError(report.error());
  if (!options.events) {
    std::cout << DumpJson(*report) << '\n';
    return 0;
  }
  const NightAnalyzer& analyzer = *importer.analyzer();
  for (const auto& event : analyzer.events()) std::cout << DumpJson(EventJson(analyzer, event)) << '\n';
  return 0;
}

int RunConvert(const Options& options) {
  if (options.words.size() != 3) return ReportError({ErrorCode::kUsage, "convert needs FILE and OUT", {}});
  const std::string& name = options.words[1];
  const std::string& target = options.words[2];
  ExportOptions format;
  if (target.ends_with(".csv")) format.format = ExportFormat::kCsv;
  else if (!target.ends_with(".edf")) return ReportError({ErrorCode::kUsage, "OUT ends in .edf or .csv", {}});
  else if (options.discontinuous) format.format = ExportFormat::kEdfDiscontinuous;
  Exporter exporter(format);
  const Result<bool> scanned = InPieces(name, [&](Bytes piece) { return exporter.Scan(piece); });
  if (!scanned) return ReportError(scanned.error());
  const Result<std::string> header = exporter.Begin();
  if (!header) return ReportError(header.error());
  std::ofstream out(target, std::ios::binary);
  out << *header;
  std::string bytes;
  const Result<bool> written = InPieces(name, [&](Bytes piece) {
    Result<bool> done = exporter.Write(piece, bytes);
    out << bytes;
    bytes.clear();
    return done;
  });
  if (!written) return ReportError(written.error());
  exporter.End(bytes);
  out << bytes;
  out.close();
  return out ? 0 : ReportError({ErrorCode::kFileUnreadable, "cannot be written", target});
}

}  // namespace charley
