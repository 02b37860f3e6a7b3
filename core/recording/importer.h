// A file that somebody has: a Charley recording, EDF, EDF+, BDF or CSV, in pieces of any size, into the analyzer.
#ifndef CHARLEY_RECORDING_IMPORTER_H_
#define CHARLEY_RECORDING_IMPORTER_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/recording/edf.h"
#include "core/recording/player.h"

namespace charley {

// EDF: signals in uV, mV or V whose label has "EMG", "Tib", "Gastroc" or "Calf" (or, when there is none, every signal
// in such a unit) become EMG; three signals with "Acc" in g, mg or m/s2 become the accelerometer. CSV: a line of names,
// then rows; the first column is seconds or ISO 8601; columns with "emg", and "acc" with x, y, z; the unit stands in
// parentheses; "missing_before" gives gaps.
class Importer {
 public:
  explicit Importer(double mains_hz = 50, LegMovementPreset preset = LegMovementPreset::kWorldSleep2016);
  ~Importer();
  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;

  // Errors (then the importer is of no more use): file-format with byte or line.
  Result<bool> Push(Bytes piece);
  // Errors: file-format when nothing usable was there.
  Result<Json> Finish();
  const NightAnalyzer* analyzer() const;

  class Source;

 private:
  Result<bool> Choose();

  double mains_hz_;
  LegMovementPreset preset_;
  std::string head_;
  std::unique_ptr<Source> source_;
};

}  // namespace charley

#endif  // CHARLEY_RECORDING_IMPORTER_H_
