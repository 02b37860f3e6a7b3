#include "core/medication/medication_index.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/short_sort.h"
#include "core/questionnaire/response.h"

namespace charley {
namespace {

constexpr std::size_t kMaxQuery = 40;
constexpr int kNoMatch = 1000;

// Least optimal string alignment distance (Damerau 1964, adjacent swaps count as one edit) between
// `query` and any prefix of `name`, so that a half-typed word already matches. Gives up with kNoMatch
// once two rows in a row are above `allowed`: a swap reaches back two rows, nothing reaches further.
int PrefixDistance(std::string_view query, std::string_view name, int allowed) {
  std::array<std::array<int, kMaxQuery + 1>, 3> rows;
  const std::size_t m = query.size();
  for (std::size_t j = 0; j <= m; ++j) rows[0][j] = static_cast<int>(j);
  int best = rows[0][m];
  int least_above = 0;
  const std::size_t longest = std::min(name.size(), m + 2);
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
    best = std::min(best, row[m]);
    if (least > allowed && least_above > allowed) break;
    least_above = least;
  }
  return best <= allowed ? best : kNoMatch;
}

int AllowedEdits(std::size_t length) { return length >= 8 ? 2 : length >= 4 ? 1 : 0; }

// Lower is better: 0 exact, 1 prefix, 2 word prefix, 10 + edits, kNoMatch.
int Rank(std::string_view query, std::string_view name) {
  if (name == query) return 0;
  if (name.substr(0, query.size()) == query) return 1;
  for (std::size_t space = name.find(' '); space != std::string_view::npos; space = name.find(' ', space + 1)) {
    if (name.substr(space + 1, query.size()) == query) return 2;
  }
  const int allowed = AllowedEdits(query.size());
  if (allowed == 0 || name.size() + static_cast<std::size_t>(allowed) < query.size()) return kNoMatch;
  const int edits = PrefixDistance(query, name, allowed);
  return edits == kNoMatch ? kNoMatch : 10 + edits;
}

}  // namespace

void MedicationIndex::Add(std::string name, std::string generic, std::string code) {
  std::string normalised = NormaliseText(name);
  names_.push_back({std::move(name), std::move(generic), std::move(code), std::move(normalised)});
}

std::vector<MedicineMatch> MedicationIndex::Search(std::string_view query, std::size_t limit) const {
  std::string wanted = NormaliseText(query);
  if (wanted.size() > kMaxQuery) wanted.resize(kMaxQuery);
  if (wanted.empty()) return {};
  std::vector<std::pair<int, const MedicineName*>> ranked;
  for (const MedicineName& entry : names_) {
    const int rank = Rank(wanted, entry.normalised);
    if (rank < kNoMatch) ranked.emplace_back(rank, &entry);
  }
  ShortSort(ranked, [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return a.second->normalised < b.second->normalised;
  });
  std::vector<MedicineMatch> matches;
  for (const auto& [rank, entry] : ranked) {
    if (matches.size() == limit) break;
    matches.push_back({entry, rank >= 10 ? rank - 10 : 0});
  }
  return matches;
}

}  // namespace charley
