// How far two words are apart.
#ifndef CHARLEY_MEDICATION_EDITS_H_
#define CHARLEY_MEDICATION_EDITS_H_

#include <string_view>

namespace charley {

inline constexpr std::size_t kMaxEditedWord = 40;
inline constexpr int kTooManyEdits = 1000;

// Least optimal string alignment distance (Damerau 1964, adjacent swaps count as one edit) between `query`, of at most
// kMaxEditedWord bytes, and `name`; or, with `prefix`, any beginning of `name`, so that a half-typed word already
// matches. kTooManyEdits when it is above `allowed`.
int Edits(std::string_view query, std::string_view name, int allowed, bool prefix);

}  // namespace charley

#endif  // CHARLEY_MEDICATION_EDITS_H_
