// Numbers by key, where the key can be made from the number again: a hash table that keeps no keys, four bytes a slot.
// std::unordered_map would be some kilobytes of code in the browser's module and many times the memory.
#ifndef CHARLEY_MEDICATION_SLOT_TABLE_H_
#define CHARLEY_MEDICATION_SLOT_TABLE_H_

#include <string_view>
#include <vector>

namespace charley {

class SlotTable {
 public:
  static constexpr int kAbsent = -1;
  static constexpr int kAmbiguous = -2;  // several numbers have this key and must not be taken for each other
  static constexpr int kMostNumbers = 0xFFFF;

  // `key_of(number)` gives the key of a number that was added.
  template <typename KeyOf>
  int Find(std::string_view key, const KeyOf& key_of) const {
    if (slots_.empty()) return kAbsent;
    const Slot& slot = slots_[Place(Hash(key), key, key_of)];
    if (slot.number == kFree) return kAbsent;
    return slot.ambiguous != 0 ? kAmbiguous : static_cast<int>(slot.number);
  }

  // `number` is 0 to kMostNumbers - 1. Of two numbers with one key the first is kept and returned; it becomes ambiguous
  // unless `same(first)`.
  template <typename KeyOf, typename Same>
  int Add(std::string_view key, int number, const KeyOf& key_of, const Same& same) {
    if ((used_ + 1) * 2 > slots_.size()) Grow(key_of);
    const unsigned hash = Hash(key);
    Slot& slot = slots_[Place(hash, key, key_of)];
    if (slot.number != kFree) {
      if (!same(static_cast<int>(slot.number))) slot.ambiguous = 1;
      return static_cast<int>(slot.number);
    }
    slot.number = static_cast<unsigned>(number) & kFree;
    slot.print = hash >> 17U;
    ++used_;
    return number;
  }

 private:
  static constexpr unsigned kFree = kMostNumbers;

  struct Slot {
    unsigned number : 16 = kFree;
    unsigned print : 15 = 0;  // of the key's hash, so that most other keys need not be made
    unsigned ambiguous : 1 = 0;
  };

  static unsigned Hash(std::string_view key) {
    unsigned hash = 2'166'136'261U;  // FNV-1a
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
    return hash;
  }

  template <typename KeyOf>
  std::size_t Place(unsigned hash, std::string_view key, const KeyOf& key_of) const {
    std::size_t at = hash & (slots_.size() - 1);
    const auto taken = [&](const Slot& slot) {
      return slot.number != kFree && (slot.print != hash >> 17U || key_of(static_cast<int>(slot.number)) != key);
    };
    while (taken(slots_[at])) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  template <typename KeyOf>
  void Grow(const KeyOf& key_of) {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.number == kFree) continue;
      std::size_t at = Hash(key_of(static_cast<int>(slot.number))) & (slots_.size() - 1);
      while (slots_[at].number != kFree) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two, at most half full
  std::size_t used_ = 0;
};

}  // namespace charley

#endif  // CHARLEY_MEDICATION_SLOT_TABLE_H_
