#include "core/medication/edits.h"

#include <algorithm>
#include <array>

namespace charley {

int Edits(std::string_view query, std::string_view name, int allowed, bool prefix) {
  std::array<std::array<int, kMaxEditedWord + 1>, 3> rows;
  const std::size_t m = query.size();
  for (std::size_t j = 0; j <= m; ++j) rows[0][j] = static_cast<int>(j);
  int best = prefix || name.empty() ? rows[0][m] : kTooManyEdits;
  int least_above = 0;
  const std::size_t longest = prefix ? std::min(name.size(), m + 2) : name.size();
  for (std::size_t i = 1; i <= longest; ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= m; ++j) {
      const int cost = name[i - 1] == query[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + cost});
      const bool swapped = i > 1 && j > 1 && name[i - 1] == query[j - 2] && name[i - 2] == query[j - 1];
      if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (prefix || i == name.size()) best = std::min(best, row[m]);
    // A swap reaches back two rows, nothing reaches further.
    if (least > allowed && least_above > allowed) break;
    least_above = least;
  }
  return best <= allowed ? best : kTooManyEdits;
}

}  // namespace charley
