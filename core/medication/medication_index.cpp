#include "core/medication/medication_index.h"

#include <algorithm>
#include <utility>

#include "core/medication/edits.h"
#include "core/medication/word_key.h"
#include "core/questionnaire/response.h"

namespace charley {
namespace {

constexpr int kNoMatch = kTooManyEdits;

int AllowedEdits(std::size_t length) { return length >= 8 ? 2 : length >= 4 ? 1 : 0; }

// 0 exact, 1 prefix, 2 prefix of a later word, kNoMatch.
int RankOfBeginning(std::string_view query, std::string_view normalised_query, const MedicineName& name) {
  if (name.key.compare(0, query.size(), query) == 0) return name.key.size() == query.size() ? 0 : 1;
  if (!name.several) return kNoMatch;
  const std::string normalised = NormaliseText(name.name);
  return normalised.find(" " + std::string(normalised_query)) == std::string::npos ? kNoMatch : 2;
}

// 10 + edits, kNoMatch. One of the first two letters has to be right.
int RankOfEdits(std::string_view query, const std::string& key) {
  const int allowed = AllowedEdits(query.size());
  if (allowed == 0 || key.size() < 2 || key.size() + static_cast<std::size_t>(allowed) < query.size()) return kNoMatch;
  if (key[0] != query[0] && key[0] != query[1] && key[1] != query[0] && key[1] != query[1]) return kNoMatch;
  const int edits = Edits(query, key, allowed, true);
  return edits == kTooManyEdits ? kNoMatch : 10 + edits;
}

struct Ranked {
  int rank;
  const MedicineName* entry;
};

bool Before(const Ranked& a, const Ranked& b) {
  return a.rank != b.rank ? a.rank < b.rank : a.entry->key < b.entry->key;
}

}  // namespace

int MedicationIndex::FindName(std::string_view key) const {
  return exact_.Find(key, [this](int name) { return std::string_view(At(name).key); });
}

int MedicationIndex::FindSound(std::string_view sound) const {
  return sounds_.Find(sound, [this](int name) { return SoundOf(At(name).key); });
}

int MedicationIndex::FindConsonants(std::string_view consonants) const {
  return consonants_.Find(consonants, [this](int name) { return ConsonantsOf(At(name).key); });
}

// Names of the same options may sound alike; others make the sound ambiguous.
void MedicationIndex::AddSound(SlotTable& table, std::string (*sound_of)(std::string_view), int name) {
  const std::string sound = sound_of(At(name).key);
  if (sound.empty()) return;
  table.Add(
      sound, name, [&](int other) { return sound_of(At(other).key); },
      [&](int other) { return AreSame(At(other).medicine->options, At(name).medicine->options); });
}

const Medicine* MedicationIndex::AddMedicine(Medicine medicine) {
  medicines_.push_back(std::make_unique<const Medicine>(std::move(medicine)));
  return medicines_.back().get();
}

bool MedicationIndex::Add(std::string name, const Medicine* medicine) {
  std::string key;
  bool joined = false;
  const std::vector<Word> words = WordsOf(name);
  for (const Word& word : words) {
    const bool joiner = KindOf(word.key) == WordKind::kJoiner;
    joined = joined || joiner || (word.begin > 0 && word.gap != Gap::kNone);
    if (!joiner) key += word.key;
  }
  const int before = FindName(key);
  if (before >= 0) return AreSame(At(before).medicine->options, medicine->options);
  const int index = static_cast<int>(names_.size());
  if (index == SlotTable::kMostNumbers) return false;
  names_.push_back({std::move(name), std::move(key), medicine, joined, words.size() > 1});
  const std::string& added = names_.back().key;
  exact_.Add(
      added, index, [this](int other) { return std::string_view(At(other).key); }, [](int) { return true; });
  if (!IsArabic(added)) AddSound(sounds_, SoundOf, index);
  AddSound(consonants_, ConsonantsOf, index);
  return true;
}

void MedicationIndex::AddWord(std::string_view word, WordKind kind) {
  for (Word& each : WordsOf(word)) {
    words_.push_back(std::move(each.key));
    kinds_.push_back(kind);
    word_slots_.Add(
        words_.back(), static_cast<int>(words_.size()) - 1,
        [this](int other) { return std::string_view(words_[static_cast<std::size_t>(other)]); },
        [](int) { return true; });
  }
}

WordKind MedicationIndex::KindOf(std::string_view word) const {
  const int index =
      word_slots_.Find(word, [this](int other) { return std::string_view(words_[static_cast<std::size_t>(other)]); });
  return index < 0 ? WordKind::kOther : kinds_[static_cast<std::size_t>(index)];
}

std::vector<MedicineMatch> MedicationIndex::Search(std::string_view query, std::size_t limit) const {
  const std::string normalised = NormaliseText(query);
  std::string wanted;
  for (const Word& word : WordsOf(query)) wanted += word.key;
  if (wanted.size() > kMaxEditedWord) wanted.resize(kMaxEditedWord);
  if (wanted.empty() || limit == 0) return {};
  std::vector<Ranked> best;  // in order, never more than the limit
  const auto add = [&](const Ranked& ranked) {
    if (ranked.rank >= kNoMatch || (best.size() == limit && !Before(ranked, best.back()))) return;
    if (best.size() == limit) best.pop_back();
    best.insert(std::upper_bound(best.begin(), best.end(), ranked, Before), ranked);
  };
  for (const MedicineName& entry : names_) add({RankOfBeginning(wanted, normalised, entry), &entry});
  if (best.size() < limit) {
    std::vector<Ranked> begun = best;
    for (const MedicineName& entry : names_) {
      const bool there =
          std::any_of(begun.begin(), begun.end(), [&](const Ranked& each) { return each.entry == &entry; });
      if (!there) add({RankOfEdits(wanted, entry.key), &entry});
    }
  }
  std::vector<MedicineMatch> matches;
  matches.reserve(best.size());
  for (const auto& [rank, entry] : best) matches.push_back({entry, rank >= 10 ? rank - 10 : 0});
  if (matches.empty()) {
    for (const FoundMedicine& found : Read(query).found) {
      if (matches.size() < limit) matches.push_back({found.entry, 0});
    }
  }
  return matches;
}

TextReading MedicationIndex::ReadText(std::string_view text) const {
  TextReading out;
  MedicineReading reading = Read(text);
  out.is_name = reading.found.size() == 1 && NormaliseText(reading.found[0].entry->name) == NormaliseText(text);
  for (const FoundMedicine& found : reading.found) out.options |= found.entry->medicine->options;
  out.unknown = std::move(reading.unknown);
  return out;
}

}  // namespace charley
