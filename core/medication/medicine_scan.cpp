// MedicationIndex::Read: names are claimed in three passes, then what is left is sorted into words that stand around
// names and pieces that were not understood.
#include <algorithm>
#include <utility>

#include "core/medication/edits.h"
#include "core/medication/medication_index.h"
#include "core/medication/word_key.h"

namespace charley {

namespace {

constexpr std::size_t kMaxText = 4'000;  // bytes read of one text; what is beyond is not understood
constexpr std::size_t kLongestName = 7;  // words
constexpr std::size_t kLongestHeard = 3;
constexpr std::size_t kTelling = 8;  // letters from which a name that is not written exactly is believed among others
constexpr int kFree = -1;

bool IsNumber(const Word& word) { return word.key.front() >= '0' && word.key.front() <= '9'; }

int AllowedEdits(std::size_t length) { return length >= 9 ? 2 : length >= 6 ? 1 : 0; }

// The article "ال", "و" (and), "ب" (with) and "ل" (for) are written together with the next word.
std::vector<std::string_view> ArabicForms(std::string_view key) {
  std::vector<std::string_view> forms = {key};
  for (const std::string_view prefix : {"وال", "بال", "لل", "ال", "و", "ب", "ل"}) {
    if (key.size() > prefix.size() + 4 && key.substr(0, prefix.size()) == prefix) {
      forms.push_back(key.substr(prefix.size()));
    }
  }
  return forms;
}

}  // namespace

class MedicineScan {
 public:
  MedicineScan(const MedicationIndex& index, std::string_view text)
      : index_(index), text_(text), words_(WordsOf(text)), claims_(words_.size(), kFree) {
    for (const Word& word : words_) kinds_.push_back(KindOf(word));
  }

  MedicineReading Run() {
    ClaimWhole();
    Claim(kLongestName, &MedicineScan::Exact);
    DropSalts();
    Claim(kLongestHeard, &MedicineScan::Heard);
    Claim(kLongestHeard, &MedicineScan::Near);
    DropDenied();
    MedicineReading out;
    for (std::size_t first = 0; first < words_.size();) {
      std::size_t end = first + 1;
      while (end < words_.size() && !Parts(end)) ++end;
      ReadPiece(first, end, out);
      first = end;
    }
    if (out.found.empty()) out.unknown = Rest();
    return out;
  }

 private:
  struct Span {
    std::size_t first, end;
    int name;
  };

  WordKind KindOf(const Word& word) const {
    if (IsNumber(word)) return WordKind::kFiller;
    const std::vector<std::string_view> forms =
        IsArabic(word.key) ? ArabicForms(word.key) : std::vector<std::string_view>{word.key};
    for (const std::string_view form : forms) {
      const WordKind kind = index_.KindOf(form);
      if (kind != WordKind::kOther) return kind;
    }
    return word.key.size() == 1 ? WordKind::kFiller : WordKind::kOther;
  }

  const MedicineName& Name(int name) const { return index_.At(name); }
  const OptionSet& OptionsOf(int name) const { return Name(name).medicine->options; }

  // "and tablets for ..", which is one word in Arabic.
  bool IsAndMore(std::size_t at) const {
    constexpr std::string_view kAnd = "و";
    const std::string_view key = words_[at].key;
    if (!key.starts_with(kAnd)) return false;
    const WordKind kind = index_.KindOf(key.substr(kAnd.size()));
    return kind == WordKind::kForm || kind == WordKind::kGroup;
  }

  // Whether a new piece begins at this word.
  bool Parts(std::size_t at) const {
    if (words_[at].gap == Gap::kNone && kinds_[at] != WordKind::kJoiner && !IsAndMore(at)) return false;
    return claims_[at] == kFree || claims_[at] != claims_[at - 1];
  }

  bool IsFree(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i) {
      if (claims_[i] != kFree || (i > first && words_[i].gap == Gap::kHard)) return false;
    }
    return kinds_[first] != WordKind::kJoiner && kinds_[end - 1] != WordKind::kJoiner;
  }

  std::string KeyOf(std::size_t first, std::size_t end) const {
    std::string key;
    for (std::size_t i = first; i < end; ++i) {
      if (kinds_[i] != WordKind::kJoiner) key += words_[i].key;
    }
    return key;
  }

  // Whether any of the words could be a name at all, and not only stand around one.
  bool IsTelling(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i) {
      if (kinds_[i] != WordKind::kOther) return false;
    }
    return true;
  }

  // The text of a checkbox is a name too; it may be long and hold a comma.
  void ClaimWhole() {
    if (words_.size() < 2) return;
    const int name = index_.FindName(KeyOf(0, words_.size()));
    if (name >= 0 && (Name(name).joined || !IsJoined(0, words_.size()))) Take({0, words_.size(), name});
  }

  void Take(const Span& span) {
    spans_.push_back(span);
    for (std::size_t i = span.first; i < span.end; ++i) claims_[i] = static_cast<int>(spans_.size()) - 1;
  }

  // Whether the words may be a name that is not written exactly: ordinary words come in sentences ("it depends on the
  // day"), names stand among doses and forms only, or are long.
  bool MayBeMeant(std::size_t first, std::size_t end, const std::string& key) const {
    if (!IsTelling(first, end) || IsJoined(first, end)) return false;
    if (ConsonantsOrLetters(key) >= kTelling) return true;
    const auto tells = [&](std::size_t i) { return claims_[i] == kFree && IsLeft(i); };
    for (std::size_t i = first; i > 0 && !Parts(i);) {
      if (tells(--i)) return false;
    }
    for (std::size_t i = end; i < words_.size() && !Parts(i); ++i) {
      if (tells(i)) return false;
    }
    return true;
  }

  // Arabic is written without most vowels, in two bytes a letter.
  static std::size_t ConsonantsOrLetters(const std::string& key) {
    return IsArabic(key) ? ConsonantsOf(key).size() + 2 : key.size();
  }

  // Longest first, from left to right.
  void Claim(std::size_t longest, int (MedicineScan::*look_up)(std::size_t, std::size_t) const) {
    for (std::size_t first = 0; first < words_.size(); ++first) {
      for (std::size_t count = std::min(longest, words_.size() - first); count > 0; --count) {
        const std::size_t end = first + count;
        if (!IsFree(first, end)) continue;
        const int name = (this->*look_up)(first, end);
        if (name < 0) continue;
        Take({first, end, name});
        first = end - 1;
        break;
      }
    }
  }

  // Whether the words are more than one piece of a list, as "esomeprazole and magnesium" is.
  bool IsJoined(std::size_t first, std::size_t end) const {
    for (std::size_t i = first + 1; i < end; ++i) {
      if (words_[i].gap != Gap::kNone || kinds_[i] == WordKind::kJoiner) return true;
    }
    return false;
  }

  // "vitamin K 2.5 mg" is no K2.
  bool CutsANumber(std::size_t end) const {
    return end < words_.size() && IsNumber(words_[end - 1]) && IsNumber(words_[end]) &&
           words_[end].begin == words_[end - 1].end + 1 && text_[words_[end - 1].end] != ' ';
  }

  int Exact(std::size_t first, std::size_t end) const {
    if (CutsANumber(end)) return kFree;
    if (end - first == 1 && kinds_[first] == WordKind::kOrdinary) return kFree;  // "vitamina" is no vitamin A
    const std::string key = KeyOf(first, end);
    int name = index_.FindName(key);
    if (end - first > 1) return name >= 0 && IsJoined(first, end) && !Name(name).joined ? kFree : name;
    if (name >= 0) return name;
    if (IsArabic(key)) {
      for (const std::string_view form : ArabicForms(key)) name = std::max(name, index_.FindName(form));
    } else if (key.size() > 4 && key.back() == 's') {
      name = index_.FindName(std::string_view(key).substr(0, key.size() - 1));  // "statins"
    }
    return name;
  }

  // What is nearest to a word, and how near names of other options come.
  struct Neighbours {
    int best = kFree;
    int least = kTooManyEdits;
    int rival = kTooManyEdits;
  };

  Neighbours NeighboursOf(const std::string& key, int allowed) const {
    Neighbours out;
    for (std::size_t i = 0; i < index_.names_.size(); ++i) {
      const std::string& name = index_.names_[i].key;
      const std::size_t apart = std::max(name.size(), key.size()) - std::min(name.size(), key.size());
      if (name.front() != key.front() || apart > static_cast<std::size_t>(allowed)) continue;
      const int edits = Edits(key, name, allowed, false);
      if (edits == kTooManyEdits) continue;
      const bool same = out.best != kFree && AreSame(OptionsOf(out.best), index_.names_[i].medicine->options);
      if (edits < out.least) {
        if (!same) out.rival = out.least;
        out.least = edits;
        out.best = static_cast<int>(i);
      } else if (!same) {
        out.rival = std::min(out.rival, edits);
      }
    }
    return out;
  }

  int Heard(std::size_t first, std::size_t end) const {
    const std::string key = KeyOf(first, end);
    if (!MayBeMeant(first, end, key)) return kFree;
    if (IsArabic(key)) return HeardInArabic(key);
    if (key.size() < 5 || key.size() > kMaxEditedWord) return kFree;
    const int name = index_.FindSound(SoundOf(key));
    if (name < 0) return kFree;
    // "quiniine" sounds like quinine, but may as well be quinidine without its d.
    const Neighbours near = NeighboursOf(key, 1);
    const bool other = near.best != kFree && OptionsOf(near.best) != OptionsOf(name);
    return other || near.rival != kTooManyEdits ? kFree : name;
  }

  int HeardInArabic(const std::string& key) const {
    for (const std::string_view form : ArabicForms(key)) {
      const std::string consonants = ConsonantsOf(form);
      const int name = consonants.empty() ? kFree : index_.FindConsonants(consonants);
      if (name >= 0) return name;
    }
    return kFree;
  }

  // The one name within the edits allowed, if no name of other classes is as near or, with two edits, nearly so.
  int Near(std::size_t first, std::size_t end) const {
    const std::string key = KeyOf(first, end);
    if (!MayBeMeant(first, end, key)) return kFree;
    const int allowed = end - first > 1 && key.size() < 8 ? 0 : AllowedEdits(key.size());
    if (allowed == 0 || key.size() > kMaxEditedWord || IsArabic(key)) return kFree;
    const Neighbours near = NeighboursOf(key, allowed + 1);
    return near.least <= allowed && near.rival > near.least + (near.least > 1 ? 1 : 0) ? near.best : kFree;
  }

  // Potassium beside losartan is its salt, since "losartan potassium" is a name of the same medicine.
  void DropSalts() {
    for (std::size_t salt = 0; salt < spans_.size(); ++salt) {
      for (const Span& other : spans_) {
        const auto [first, end, name] = spans_[salt];
        const int whole = index_.FindName(Name(other.name).key + Name(name).key);
        if (whole < 0 || OptionsOf(whole) != OptionsOf(other.name) || !SamePiece(first, other.first)) continue;
        for (std::size_t i = first; i < end; ++i) {
          claims_[i] = kFree;
          kinds_[i] = WordKind::kFiller;
        }
      }
    }
  }

  // Whether the word is not understood unless a name claims it.
  bool IsLeft(std::size_t at) const {
    return kinds_[at] == WordKind::kOther || kinds_[at] == WordKind::kOrdinary || kinds_[at] == WordKind::kDenial;
  }

  // Whether a denial stands before the word, with nothing but fillers between: "not taking any", "my wife takes".
  bool IsDenied(std::size_t at) const {
    while (at > 0 && !Parts(at) && claims_[--at] == kFree) {
      if (kinds_[at] == WordKind::kDenial) return true;
      if (kinds_[at] != WordKind::kFiller) return false;
    }
    return false;
  }

  // A denied name is no more than words that were not understood.
  void DropDenied() {
    for (const Span& span : spans_) {
      if (!IsDenied(span.first)) continue;
      for (std::size_t i = span.first; i < span.end; ++i) {
        claims_[i] = kFree;
        kinds_[i] = WordKind::kOther;
      }
    }
  }

  bool SamePiece(std::size_t a, std::size_t b) const {
    for (std::size_t i = std::min(a, b) + 1; i <= std::max(a, b); ++i) {
      if (words_[i].gap != Gap::kNone || kinds_[i] == WordKind::kJoiner) return false;
    }
    return true;
  }

  std::string TextOf(std::size_t first, std::size_t end) const {
    while (first + 1 < end && kinds_[first] == WordKind::kJoiner) ++first;
    return std::string(text_.substr(words_[first].begin, words_[end - 1].end - words_[first].begin));
  }

  // The words from `first` to before `end`, none of which parts the list.
  void ReadPiece(std::size_t first, std::size_t end, MedicineReading& out) const {
    std::size_t names = 0;
    bool form = false;
    bool reason = false;
    bool group = false;
    std::size_t unknown_first = end;
    std::size_t unknown_end = first;
    for (std::size_t i = first; i < end; ++i) {
      if (claims_[i] != kFree) {
        if (i == first || claims_[i] != claims_[i - 1]) ++names;
        continue;
      }
      form = form || kinds_[i] == WordKind::kForm;
      reason = reason || kinds_[i] == WordKind::kReason;
      group = group || kinds_[i] == WordKind::kGroup;
      if (!IsLeft(i)) continue;
      unknown_first = std::min(unknown_first, i);
      unknown_end = i + 1;
    }
    const bool unknown = unknown_first < unknown_end;
    for (std::size_t i = first; i < end; ++i) {
      if (claims_[i] == kFree || (i > first && claims_[i] == claims_[i - 1])) continue;
      const Span& span = spans_[static_cast<std::size_t>(claims_[i])];
      AddFound(&Name(span.name), names == 1 && !unknown ? TextOf(first, end) : TextOf(span.first, span.end), out);
    }
    // "for blood pressure" after "and" says what the one before is for; after a comma, or with "tablet", it may be one
    // more medicine, and so are "painkillers".
    const bool stands_alone = names == 0 && (group || (reason && (form || words_[first].gap == Gap::kHard)));
    if (names == 0 && (unknown || stands_alone)) out.unknown.push_back(TextOf(first, end));
    else if (unknown) AddUnknownRuns(unknown_first, unknown_end, out);
  }

  void AddUnknownRuns(std::size_t first, std::size_t end, MedicineReading& out) const {
    for (std::size_t i = first; i < end;) {
      std::size_t after = i;
      std::size_t last = i;  // past the last word of the run that was not understood
      while (after < end && claims_[after] == kFree) {
        ++after;
        if (IsLeft(after - 1)) last = after;
      }
      while (i < last && !IsLeft(i)) ++i;
      if (i < last) out.unknown.push_back(TextOf(i, last));
      i = std::max(after, i + 1);
    }
  }

  static void AddFound(const MedicineName* entry, std::string words, MedicineReading& out) {
    const bool known = std::any_of(out.found.begin(), out.found.end(),
                                   [&](const FoundMedicine& found) { return found.entry == entry; });
    if (!known) out.found.push_back({entry, std::move(words)});
  }

  // The whole text, when nothing in it was understood.
  std::vector<std::string> Rest() const {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t first = text_.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return {std::string(text_.substr(first, text_.find_last_not_of(kSpace) + 1 - first))};
  }

  const MedicationIndex& index_;
  std::string_view text_;
  std::vector<Word> words_;
  std::vector<int> claims_;  // by word: index of its span, or kFree
  std::vector<WordKind> kinds_;
  std::vector<Span> spans_;
};

MedicineReading MedicationIndex::Read(std::string_view text) const {
  std::size_t size = std::min(text.size(), kMaxText);
  while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  MedicineReading reading = MedicineScan(*this, text.substr(0, size)).Run();
  if (size < text.size()) reading.unknown.emplace_back(text.substr(size));
  return reading;
}

}  // namespace charley
