// Generic, brand and class names of medicines: search while somebody types, and reading of what somebody wrote.
#ifndef CHARLEY_MEDICATION_MEDICATION_INDEX_H_
#define CHARLEY_MEDICATION_MEDICATION_INDEX_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/medication/slot_table.h"
#include "core/questionnaire/questionnaire.h"

namespace charley {

// What the names of one medicine have in common.
struct Medicine {
  std::string generic;             // "atorvastatin"; empty for the name of a class
  std::vector<std::string> codes;  // classes, options of the item "medicines", its own first: "statin"
  OptionSet options;               // the same
};

struct MedicineName {
  std::string name;          // as people write it: "Lipitor"
  std::string key;           // its words run together, without joiners: "coamilofruse"
  const Medicine* medicine;  // lives as long as the index
  bool joined;               // holds what parts a list otherwise: "calcium and vitamin D"
  bool several;              // words
};

struct MedicineMatch {
  const MedicineName* entry;
  int distance;  // edits; 0 when the query is a prefix or a word prefix
};

// Words around names. A form is a filler that makes a medicine of what stands before it ("heart tablet"); an ordinary
// word only looks like a name ("different", Differin) and is not understood; a group ("painkillers") is what the name
// beside it is, and by itself one more medicine that nobody here knows; after a denial ("no", "my wife takes",
// "allergic to") a name is not what the person takes.
enum class WordKind : unsigned char { kOther, kFiller, kForm, kReason, kGroup, kJoiner, kOrdinary, kDenial };

struct FoundMedicine {
  const MedicineName* entry;
  std::string words;  // as typed: with dose and form when it stands alone between commas, else the name only
};

// What one text says. Nothing found and something not understood is an unknown medicine, never "none".
struct MedicineReading {
  std::vector<FoundMedicine> found;  // in the order of the text, each name once
  std::vector<std::string> unknown;  // pieces of the text that were not understood, in its order
};

class MedicationIndex final : public TextReader {
 public:
  // A medicine and one of its names. False, and nothing added, when the name is there with other options; a name that
  // is there with the same options is kept as it was.
  const Medicine* AddMedicine(Medicine medicine);
  bool Add(std::string name, const Medicine* medicine);

  // A word that stands around names. Joiners have to be added before the names that hold them.
  void AddWord(std::string_view word, WordKind kind);

  // Best first: exact, prefix, prefix of a later word, then up to one edit for queries of 4 letters or
  // more and two for 8 or more (optimal string alignment distance to the same length of prefix) if there is room. When
  // nothing is found so, what Read finds ("Crestor 20 mg"). At most one match a name. An empty query gives nothing.
  std::vector<MedicineMatch> Search(std::string_view query, std::size_t limit) const;

  // Understands a text as people type or paste it: any number of medicines in any order, with doses, forms, salts,
  // devices and how often, parted by commas, lines, "and". A name is found, the longest first,
  //   1. by its letters, whatever case, accents, hyphens and gaps;
  //   2. by how it sounds: spellings of other countries and in Arabic letters;
  //   3. by up to one edit for 6 letters or more and two for 9 or more, with the same first letter,
  // the last two for names of 8 letters or more, or where nothing else in the piece could be a name, each only while
  // the text before it is open. A word between two names of different classes that are equally near, or nearly so, is
  // not understood: quinine and quinidine are never taken for each other. A name right after a denial ("no statins")
  // is not found but kept, with its denial, as not understood.
  MedicineReading Read(std::string_view text) const;

  TextReading ReadText(std::string_view text) const override;

  const std::vector<MedicineName>& names() const { return names_; }

 private:
  friend class MedicineScan;

  const MedicineName& At(int name) const { return names_[static_cast<std::size_t>(name)]; }
  int FindName(std::string_view key) const;
  int FindSound(std::string_view sound) const;
  int FindConsonants(std::string_view consonants) const;
  void AddSound(SlotTable& table, std::string (*sound_of)(std::string_view), int name);
  WordKind KindOf(std::string_view word) const;

  std::vector<std::unique_ptr<const Medicine>> medicines_;
  std::vector<MedicineName> names_;
  SlotTable exact_;                 // names by key
  SlotTable sounds_;                // names by SoundOf their key, ambiguous between different options
  SlotTable consonants_;            // the same by ConsonantsOf
  std::vector<std::string> words_;  // around names
  std::vector<WordKind> kinds_;     // theirs
  SlotTable word_slots_;
};

}  // namespace charley

#endif  // CHARLEY_MEDICATION_MEDICATION_INDEX_H_
