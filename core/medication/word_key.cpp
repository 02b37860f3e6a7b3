#include "core/medication/word_key.h"

#include <algorithm>
#include <cstdint>

namespace charley {
namespace {

constexpr std::uint32_t kNoLetter = 0;
constexpr std::size_t kLeastConsonants = 5;

// U+00C0 to U+017F without their accents; a space is no letter.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnooooooeerrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatin.size() == 0x180 - 0xC0);

struct CodePoint {
  std::uint32_t value;
  std::size_t size;
};

CodePoint Decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : std::uint32_t{0};
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if ((first & 0xE0U) == 0xC0U && follows(1)) return {(first & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
  if ((first & 0xF0U) == 0xE0U && follows(1) && follows(2)) {
    return {(first & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
  }
  return {' ', 1};
}

bool IsDigit(std::uint32_t c) { return c >= '0' && c <= '9'; }

// Marks that stand on or between the letters of a word without parting it.
bool IsMark(std::uint32_t c) {
  return c == '\'' || c == 0x2019 || c == 0xAD || c == 0xAE || c == 0x2122 || (c >= 0x300 && c <= 0x36F) ||
         c == 0x640 || (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x200C || c == 0x200D;
}

std::uint32_t FoldArabic(std::uint32_t c) {
  switch (c) {
    case 0x622:
    case 0x623:
    case 0x625:
    case 0x671: return 0x627;  // alef
    case 0x624: return 0x648;  // waw
    case 0x626:
    case 0x649:
    case 0x6CC: return 0x64A;  // yeh
    case 0x629: return 0x647;  // heh
    case 0x6A9: return 0x643;  // kaf
    case 0x67E: return 0x628;  // p as b
    case 0x6A4: return 0x641;  // v as f
    case 0x686: return 0x62C;  // ch as jeem
    default: return c >= 0x621 && c <= 0x64A ? c : kNoLetter;
  }
}

// The one form of a letter or digit; kNoLetter for everything else.
std::uint32_t Fold(std::uint32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
    return IsDigit(c) || (c >= 'a' && c <= 'z') ? c : kNoLetter;
  }
  if (c == 0xB5 || c == 0x3BC) return 'u';  // both signs for micro
  if (c >= 0xC0 && c < 0x180) return kLatin[c - 0xC0] == ' ' ? kNoLetter : static_cast<unsigned char>(kLatin[c - 0xC0]);
  if (c >= 0x660 && c <= 0x669) return c - 0x660 + '0';
  if (c >= 0x6F0 && c <= 0x6F9) return c - 0x6F0 + '0';
  const bool other_script = (c >= 0x180 && c < 0x600) || (c >= 0x700 && c < 0x2000) || (c >= 0x2C00 && c < 0xD800);
  const bool sign = c >= 0x2E00 && c < 0x3040;
  if (other_script && !sign) return c;  // no name of ours, but not to be passed over
  return FoldArabic(c);
}

void Append(std::string& key, std::uint32_t letter) {
  if (letter < 0x80) {
    key += static_cast<char>(letter);
    return;
  }
  if (letter < 0x800) {
    key += static_cast<char>(0xC0U | letter >> 6U);
  } else {
    key += static_cast<char>(0xE0U | letter >> 12U);
    key += static_cast<char>(0x80U | (letter >> 6U & 0x3FU));
  }
  key += static_cast<char>(0x80U | (letter & 0x3FU));
}

bool IsHard(std::uint32_t c) {
  constexpr std::string_view kHard = "\n\r;|";
  return (c < 0x80 && kHard.find(static_cast<char>(c)) != std::string_view::npos) || c == 0x60C || c == 0x61B ||
         c == 0x2022 || c == 0xB7 || c == 0x25CF || c == 0x25AA || c == 0x2028;
}

// A comma or full stop between digits belongs to a number; a stop inside "b.d." parts no list.
bool PartsList(std::string_view text, std::size_t at) {
  const auto at_end = at + 1 >= text.size();
  const bool before_digit = !at_end && IsDigit(static_cast<unsigned char>(text[at + 1]));
  if (text[at] == ',') return !(before_digit && at > 0 && IsDigit(static_cast<unsigned char>(text[at - 1])));
  return text[at] == '.' && !at_end && text[at + 1] == ' ';
}

Gap GapOf(std::uint32_t c, std::string_view text, std::size_t at) {
  if (IsHard(c)) return Gap::kHard;
  if (c == ',' || c == '.') return PartsList(text, at) ? Gap::kHard : Gap::kNone;
  return c == '/' || c == '+' || c == '&' ? Gap::kSoft : Gap::kNone;
}

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// What the letters of a Latin key from `at` on sound like, and how many they are.
struct Sound {
  std::string_view letters;
  std::size_t length;
};

Sound SoundAt(std::string_view key, std::size_t at) {
  const char next = at + 1 < key.size() ? key[at + 1] : ' ';
  const bool h = next == 'h';
  switch (key[at]) {
    case 'p': return h ? Sound{"f", 2} : Sound{"p", 1};
    case 't': return {"t", h ? std::size_t{2} : std::size_t{1}};
    case 'c':
      if (h || next == 'k') return {"k", 2};
      return {next == 'e' || next == 'i' || next == 'y' ? "s" : "k", 1};
    case 'q': return {"k", next == 'u' ? std::size_t{2} : std::size_t{1}};
    case 'x': return {"ks", 1};
    case 'y': return {"i", 1};
    case 'z': return {"s", 1};
    case 'h': return {"", 1};
    case 'a':
    case 'o': return next == 'e' ? Sound{"e", 2} : Sound{key.substr(at, 1), 1};
    default: return {key.substr(at, 1), 1};
  }
}

// Arabic consonants in Latin letters; vowels and what is often left out are not written.
std::string ArabicConsonants(std::string_view key) {
  constexpr std::string_view kLetters =
      //  hamza .. alef, beh, teh marbuta, teh, theh, jeem, hah, khah, dal, thal, reh, zain, seen, sheen
      "      "
      " b ttg kddrsss"
      //  sad, dad, tah, zah, ain, ghain, (5 unused), tatweel
      "sdts g      "
      //  feh, qaf, kaf, lam, meem, noon, heh, waw, alef maksura, yeh
      "fkklmn w  ";
  static_assert(kLetters.size() == 0x64B - 0x621);
  std::string out;
  for (std::size_t i = 0; i < key.size();) {
    const CodePoint c = Decode(key, i);
    const char letter = c.value >= 0x621 && c.value <= 0x64A ? kLetters[c.value - 0x621] : ' ';
    if (letter == 'w' ? i == 0 : letter != ' ') out += letter;
    i += c.size;
  }
  return out;
}

std::string LatinConsonants(std::string_view key) {
  std::string out;
  for (const char c : SoundOf(key)) {
    if (IsVowel(c) || (c == 'w' && !out.empty())) continue;
    out += c == 'v' ? 'f' : c == 'p' ? 'b' : c == 'j' ? 'g' : c;
  }
  return out;
}

}  // namespace

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  Gap gap = Gap::kHard;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = Decode(text, at);
    const std::uint32_t letter = Fold(c.value);
    if (letter == kNoLetter) {
      if (!IsMark(c.value)) {
        inside = false;
        gap = std::max(gap, GapOf(c.value, text, at));
      }
    } else {
      if (!inside || IsDigit(letter) != IsDigit(static_cast<unsigned char>(words.back().key.back()))) {
        words.push_back({{}, at, at, gap});
        gap = Gap::kNone;
      }
      inside = true;
      Append(words.back().key, letter);
      words.back().end = at + c.size;
    }
    at += c.size;
  }
  return words;
}

std::string SoundOf(std::string_view key) {
  std::string out;
  for (std::size_t at = 0; at < key.size();) {
    const Sound sound = SoundAt(key, at);
    for (const char c : sound.letters) {
      if (out.empty() || out.back() != c || IsDigit(static_cast<unsigned char>(c))) out += c;
    }
    at += sound.length;
  }
  if (out.size() > 4 && (out.back() == 'e' || out.back() == 'a' || out.back() == 'o')) out.pop_back();
  return out;
}

std::string ConsonantsOf(std::string_view key) {
  std::string out = IsArabic(key) ? ArabicConsonants(key) : LatinConsonants(key);
  if (out.size() < kLeastConsonants) out.clear();
  return out;
}

bool IsArabic(std::string_view key) {
  return !key.empty() && static_cast<unsigned char>(key.front()) >= 0xD8 &&
         static_cast<unsigned char>(key.front()) <= 0xDB;
}

}  // namespace charley
