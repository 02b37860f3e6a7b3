// EDF and EDF+ (Kemp 1992, Kemp & Olivan 2003; edfplus.info): header, signals, annotations.
#ifndef CHARLEY_RECORDING_EDF_H_
#define CHARLEY_RECORDING_EDF_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/sensor/byte_reader.h"

namespace charley {

struct EdfSignal {
  std::string label;  // at most 16 characters, ASCII
  std::string unit;   // at most 8
  double physical_min = -1, physical_max = 1;
  int digital_min = -32768, digital_max = 32767;
  int samples_per_record = 1;

  bool annotations() const { return label == "EDF Annotations" || label == "BDF Annotations"; }
  // The line between digital and physical values.
  double ToPhysical(int digital) const;
  int ToDigital(double physical) const;  // nearest, clamped to the digital range
};

struct EdfHeader {
  std::string patient = "X X X X";
  std::string recording;       // EDF+: "Startdate dd-MMM-yyyy X X equipment"
  double started_at_ms = 0;    // written as local civil time without zone; the caller adds its offset
  bool plus = true;            // EDF+
  bool discontinuous = false;  // EDF+D
  bool wide = false;           // BDF: 24 bits a sample
  std::int64_t records = -1;   // -1 while open
  double record_s = 1;
  // Every signal in the order of the file. Those of annotations (EDF+, 2.2.1) may stand anywhere, and there may be
  // several.
  std::vector<EdfSignal> signals;

  std::size_t record_bytes() const;
};

struct EdfAnnotation {
  double onset_s = 0;
  double duration_s = -1;  // below 0: none
  std::string text;
};

// The record's length as EDF writes it, 8 characters, and the value it then has.
double EdfRecordLength(double seconds);

std::string EdfHeaderText(const EdfHeader& header);

// A signal of annotations with room for this many bytes (even) a record.
EdfSignal EdfAnnotationSignal(int bytes);

// One record's annotation bytes: the time-keeping entry, then those of `waiting` from `next` on that fit.
std::string EdfAnnotationBytes(double record_onset_s, const std::vector<EdfAnnotation>& waiting, std::size_t& next,
                               int bytes);

// `text`: the first bytes of a file. Errors: file-format with the byte; needs HeaderBytes(text) bytes.
Result<EdfHeader> ReadEdfHeader(std::string_view text);
// 0 when more than the first 256 bytes are needed to tell.
std::size_t EdfHeaderBytes(std::string_view text);

// Time-keeping onset first (NaN when there is none), then the annotations.
struct EdfRecordNotes {
  double onset_s = 0;
  bool has_onset = false;
  std::vector<EdfAnnotation> annotations;
};
EdfRecordNotes ReadEdfAnnotations(Bytes bytes);

}  // namespace charley

#endif  // CHARLEY_RECORDING_EDF_H_
