// Failure as a value: a closed list of codes, a message for developers and the place.
// People never see `message`; the page looks up `error.<code>` in data/locales.
#ifndef CHARLEY_BASE_ERROR_H_
#define CHARLEY_BASE_ERROR_H_

#include <array>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace charley {

enum class ErrorCode {
  kJsonSyntax,      // not JSON; `where` is the byte offset. Ask for the file again.
  kJsonTooLarge,    // longer than the limit; refused before parsing.
  kJsonTooDeep,     // nested deeper than the limit.
  kWrongType,       // a field has another JSON type than the format says.
  kMissingField,    // a required field is absent or empty.
  kOutOfRange,      // a number or a list is outside of its bounds.
  kUnknownItem,     // a linkId that the questionnaire does not have.
  kUnknownCode,     // an answer code that its item does not offer.
  kUnknownId,       // data names an id that no file defines.
  kDuplicateId,     // an id or linkId occurs twice.
  kMissingText,     // a text key that the locale lacks.
  kMissingSource,   // an entry of the knowledge names no source.
  kDeadRule,        // a condition that no answer can ever make true.
  kUnsupported,     // valid FHIR, but outside of the subset that we read.
  kNotLoaded,       // a call before the knowledge was loaded.
  kFileFormat,      // not an EDF, CSV or Charley recording, or a damaged one; `where` is the byte or line.
  kFileUnreadable,  // command line only: a file or folder cannot be read.
  kUsage,           // command line only: unknown command or option.
};

// Number of codes; keep next to the list above.
inline constexpr int kErrorCodeCount = static_cast<int>(ErrorCode::kUsage) + 1;

// The code as it crosses the border and stands in data/locales ("error.json-syntax").
constexpr std::string_view ErrorCodeName(ErrorCode code) {
  constexpr std::array<std::string_view, kErrorCodeCount> kNames = {
      "json-syntax",  "json-too-large", "json-too-deep", "wrong-type",   "missing-field",   "out-of-range",
      "unknown-item", "unknown-code",   "unknown-id",    "duplicate-id", "missing-text",    "missing-source",
      "dead-rule",    "unsupported",    "not-loaded",    "file-format",  "file-unreadable", "usage"};
  return kNames[static_cast<std::size_t>(code)];
}

struct Error {
  ErrorCode code;
  std::string message;  // English, for developers and content editors
  std::string where;    // file and JSON pointer, or byte offset
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> Fail(ErrorCode code, std::string message, std::string where = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(where)});
}

}  // namespace charley

#endif  // CHARLEY_BASE_ERROR_H_
