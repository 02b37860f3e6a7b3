// A stable sort for the short lists of one assessment. std::stable_sort and std::sort make 2 to 3 kB of code for every
// type that they sort, and the browser has to load it; these lists have a few dozen entries.
#ifndef CHARLEY_BASE_SHORT_SORT_H_
#define CHARLEY_BASE_SHORT_SORT_H_

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace charley {

// Insertion sort: `before(a, b)` says that a belongs before b; equal entries keep their order. Quadratic, meant for
// lists below a few hundred.
template <typename T, typename Before>
void ShortSort(std::vector<T>& list, Before before) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    T entry = std::move(list[i]);
    std::size_t at = i;
    for (; at > 0 && before(entry, list[at - 1]); --at) list[at] = std::move(list[at - 1]);
    list[at] = std::move(entry);
  }
}

// Sorted, each value once.
template <typename T>
void ShortUnique(std::vector<T>& list) {
  ShortSort(list, [](const T& a, const T& b) { return a < b; });
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace charley

#endif  // CHARLEY_BASE_SHORT_SORT_H_
