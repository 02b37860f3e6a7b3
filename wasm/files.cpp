// The border of files: recordings of others read and analysed, our own written as EDF+ or CSV. Loaded only when used.
// The names exported here are typed in wasm/files.d.ts; a test compares both.
#include <memory>

#include "core/recording/exporter.h"
#include "core/recording/importer.h"
#include "wasm/border.h"

namespace {

using namespace charley::border;
using charley::Error;
using charley::Json;
using charley::Result;

struct State {
  std::unique_ptr<charley::Importer> importer;
  std::unique_ptr<charley::Exporter> exporter;
  std::string exported;
};

State& The() {
  static State state;
  return state;
}

void ReadBegin(double mains_hz) { The().importer = std::make_unique<charley::Importer>(mains_hz); }

std::string ReadPush(int size) { return The().importer ? Done(The().importer->Push(Input(size))) : NotOpen(); }

std::string ReadFinish() {
  if (!The().importer) return NotOpen();
  const Result<Json> report = The().importer->Finish();
  The().importer.reset();
  return Envelope(report);
}

// Format: "edf", "edf-d" or "csv".
void ExportBegin(const std::string& format, int utc_offset_min) {
  charley::ExportOptions options;
  options.utc_offset_min = utc_offset_min;
  if (format == "csv") options.format = charley::ExportFormat::kCsv;
  if (format == "edf-d") options.format = charley::ExportFormat::kEdfDiscontinuous;
  The().exporter = std::make_unique<charley::Exporter>(options);
  The().exported.clear();
}

std::string ExportScan(int size) { return The().exporter ? Done(The().exporter->Scan(Input(size))) : NotOpen(); }

std::string ExportHeader() {
  if (!The().exporter) return NotOpen();
  Result<std::string> header = The().exporter->Begin();
  if (!header) return Envelope(Result<Json>(tl::unexpected<Error>(header.error())));
  The().exported = std::move(*header);
  return Envelope(Result<Json>(Json()));
}

std::string ExportWrite(int size) {
  return The().exporter ? Done(The().exporter->Write(Input(size), The().exported)) : NotOpen();
}

void ExportEnd() {
  if (The().exporter) The().exporter->End(The().exported);
  The().exporter.reset();
}

emscripten::val TakeExport() {
  std::string bytes;
  bytes.swap(The().exported);
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  return CopyOut("Uint8Array", emscripten::val(emscripten::typed_memory_view(bytes.size(), data)));
}

}  // namespace

EMSCRIPTEN_BINDINGS(charley_files) {
  emscripten::function("buffer", &Buffer);
  emscripten::function("readBegin", &ReadBegin);
  emscripten::function("readPush", &ReadPush);
  emscripten::function("readFinish", &ReadFinish);
  emscripten::function("exportBegin", &ExportBegin);
  emscripten::function("exportScan", &ExportScan);
  emscripten::function("exportHeader", &ExportHeader);
  emscripten::function("exportWrite", &ExportWrite);
  emscripten::function("exportEnd", &ExportEnd);
  emscripten::function("takeExport", &TakeExport);
}
