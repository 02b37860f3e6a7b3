// A small EDF+ writer for tests, from the standard alone: any length of record, signals in any order, signals of
// annotations anywhere.
#ifndef CHARLEY_TESTS_SUPPORT_EDF_FILE_H_
#define CHARLEY_TESTS_SUPPORT_EDF_FILE_H_

#include <string>
#include <vector>

#include "core/recording/edf.h"

namespace charley::testing {

struct EdfTrack {
  std::string label, unit;
  double rate_hz = 250;
  double limit = 2000;               // physical range: -limit to limit
  std::vector<float> values;         // empty: a signal of annotations
  std::vector<EdfAnnotation> notes;  // of such a signal
};

std::string EdfFile(const std::vector<EdfTrack>& tracks, double record_s);

}  // namespace charley::testing

#endif  // CHARLEY_TESTS_SUPPORT_EDF_FILE_H_
