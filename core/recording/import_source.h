// What the readers of the different file formats share. Not for use outside of core/recording.
#ifndef CHARLEY_RECORDING_IMPORT_SOURCE_H_
#define CHARLEY_RECORDING_IMPORT_SOURCE_H_

#include <memory>

#include "core/recording/importer.h"

namespace charley {

class Importer::Source {
 public:
  virtual ~Source() = default;
  virtual Result<bool> Push(Bytes piece) = 0;
  virtual Result<Json> Finish(LegMovementPreset preset) = 0;
  virtual const NightAnalyzer* analyzer() const = 0;
};

std::unique_ptr<Importer::Source> MakeEdfSource(double mains_hz);
std::unique_ptr<Importer::Source> MakeCsvSource(double mains_hz);

}  // namespace charley

#endif  // CHARLEY_RECORDING_IMPORT_SOURCE_H_
