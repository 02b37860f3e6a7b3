#include "core/recording/leg_label.h"

#include <algorithm>
#include <array>
#include <vector>

namespace charley {
namespace {

struct LegWord {
  std::string_view word;
  std::string_view site, side;
};

// Whole words. "LAT" and "RAT" are the left and the right anterior tibial muscle.
constexpr std::array<LegWord, 36> kLegWords = {{
    {"leg", "", ""},
    {"legs", "", ""},
    {"plm", "", ""},
    {"bein", "", ""},
    {"pierna", "", ""},
    {"legl", "", "left"},
    {"legr", "", "right"},
    {"lleg", "", "left"},
    {"rleg", "", "right"},
    {"lfleg", "", "left"},
    {"plml", "", "left"},
    {"plmr", "", "right"},
    {"tib", "tibialis", ""},
    {"tibia", "tibialis", ""},
    {"tibial", "tibialis", ""},
    {"tibialis", "tibialis", ""},
    {"ta", "tibialis", ""},
    {"lta", "tibialis", "left"},
    {"rta", "tibialis", "right"},
    {"lat", "tibialis", "left"},
    {"rat", "tibialis", "right"},
    {"latib", "tibialis", "left"},
    {"ratib", "tibialis", "right"},
    {"tibl", "tibialis", "left"},
    {"tibr", "tibialis", "right"},
    {"ltib", "tibialis", "left"},
    {"rtib", "tibialis", "right"},
    {"calf", "calf", ""},
    {"gastroc", "calf", ""},
    {"gastrocnemius", "calf", ""},
    {"gm", "calf", ""},
    {"gl", "calf", ""},
    {"soleus", "calf", ""},
    {"sol", "calf", ""},
    {"lcalf", "calf", "left"},
    {"rcalf", "calf", "right"},
}};

constexpr std::array<std::string_view, 9> kLeftWords = {"l",         "left",   "li", "links", "izq",
                                                        "izquierda", "gauche", "sx", "lt"};
constexpr std::array<std::string_view, 9> kRightWords = {"r",       "right",  "re", "rechts", "der",
                                                         "derecha", "droite", "dx", "rt"};

// Beginnings of words that no leg muscle bears.
constexpr std::array<std::string_view, 20> kOtherWords = {"chin", "ment",  "submen", "jaw",  "mass", "arm", "forearm",
                                                          "fds",  "bicep", "delt",   "eog",  "eeg",  "ecg", "ekg",
                                                          "resp", "thor",  "abd",    "snor", "flow", "hand"};

std::vector<std::string> Words(std::string_view label) {
  std::vector<std::string> words(1);
  for (const char c : label) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (lower >= 'a' && lower <= 'z') words.back() += lower;
    else if (!words.back().empty()) words.emplace_back();
  }
  return words;
}

template <std::size_t kCount>
bool IsOneOf(const std::array<std::string_view, kCount>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

LegLabel ReadLegLabel(std::string_view label) {
  LegLabel out;
  bool left = false;
  bool right = false;
  for (const std::string& word : Words(label)) {
    const auto begins = [&](std::string_view other) { return word.starts_with(other); };
    if (std::any_of(kOtherWords.begin(), kOtherWords.end(), begins)) return {LegLabelKind::kOther, {}};
    if (word == "emg" && out.kind == LegLabelKind::kUnknown) out.kind = LegLabelKind::kEmg;
    left = left || IsOneOf(kLeftWords, word);
    right = right || IsOneOf(kRightWords, word);
    const auto known =
        std::find_if(kLegWords.begin(), kLegWords.end(), [&](const LegWord& each) { return each.word == word; });
    if (known == kLegWords.end()) continue;
    out.kind = LegLabelKind::kLeg;
    if (!known->site.empty()) out.place.site = known->site;
    left = left || known->side == "left";
    right = right || known->side == "right";
  }
  if (left != right) out.place.side = left ? "left" : "right";
  return out;
}

}  // namespace charley
