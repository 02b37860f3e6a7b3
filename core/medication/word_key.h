// Spellings of one word brought together: letters without case and accents, and how a name sounds.
#ifndef CHARLEY_MEDICATION_WORD_KEY_H_
#define CHARLEY_MEDICATION_WORD_KEY_H_

#include <string>
#include <string_view>
#include <vector>

namespace charley {

// What parts two words. A soft one may stand inside a name ("amlodipine/valsartan", "calcium and vitamin D"), a hard
// one never does (comma, semicolon, new line, bullet, full stop before a space).
enum class Gap : unsigned char { kNone, kSoft, kHard };

struct Word {
  std::string
      key;  // a to z, 0 to 9, Arabic letters of one form each, other letters as they are; digits apart from letters
  std::size_t begin, end;  // its bytes in the text
  Gap gap;                 // before it
};

// The words of a text in UTF-8. Accents, case and vowel marks are dropped, Arabic digits become 0 to 9, and a word ends
// where letters turn into digits: "Co-Q10 40mg" is co, q, 10, 40, mg. Bytes that are no UTF-8 part words.
std::vector<Word> WordsOf(std::string_view text);

// How the Latin key of a name sounds, the same for the spellings of several countries and for common mistakes:
// levothyroxine, levotiroxina; hydrochlorothiazide, hidroclorotiazida; cyclosporin, ciclosporina.
std::string SoundOf(std::string_view key);

// The consonants of a Latin or Arabic key, the same for a name and for how it is written in Arabic: amlodipine,
// "أملوديبين". Empty when too few are left to tell names apart (fewer than 5).
std::string ConsonantsOf(std::string_view key);

bool IsArabic(std::string_view key);

}  // namespace charley

#endif  // CHARLEY_MEDICATION_WORD_KEY_H_
