// Which signs of the checklists somebody's own words speak of: "crushing chest pain and my leg is swollen". A search
// for a reason to ask, in every language at once, not a reading: it would rather hear a sign too many.
#ifndef CHARLEY_KNOWLEDGE_SIGN_WORDS_H_
#define CHARLEY_KNOWLEDGE_SIGN_WORDS_H_

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/questionnaire/questionnaire.h"

namespace charley {

// One word of a phrase: any of some spellings.
struct SignWord {
  struct Spelling {
    std::string key;  // as WordsOf writes it
    bool beginning;   // any word that begins so
  };
  std::vector<Spelling> spellings;
  std::vector<int> numbers;  // of the spellings, in the list of all phrases; SignWords fills them in
};

struct SignPhrase {
  std::vector<SignWord> words;
  int item = -1;    // a row, or the question of the option; -1: an illness without bearing
  int option = -1;  // -1: a row
};

class SignWords : public SignReader {
 public:
  struct WordLists {
    std::set<std::string> negations;   // take back what stands after them
    std::set<std::string> between;     // may stand between a negation and what it takes back: "no tengo la ..."
    std::set<std::string> fillers;     // say nothing beside an illness: "in the knee", "since 2010"
    std::set<std::string> others;      // an illness beside them is not one's own: "mother"
    std::set<std::string> real;        // words of their own that are one typing error from a word of a phrase
    std::set<std::string> nothing;     // whole texts, their words joined by spaces, that say that there is nothing
    std::vector<std::string> joiners;  // what ends a part of a list, as it is written: ",", " and "
  };

  // A phrase is heard where all its words stand near each other, in any order, and no negation that does not belong to
  // it stands right before one of them, or one word before the first. One typing error is forgiven in words of five
  // letters and more, and in shorter ones a letter that is missing, doubled or swapped.
  SignWords(std::vector<SignPhrase> phrases, WordLists lists);

  // Bytes that are no UTF-8 part words.
  HeardWords Hear(std::string_view text) const override;
  bool IsNothing(std::string_view text) const override;
  std::vector<std::string_view> Parts(std::string_view text) const override;

 private:
  std::vector<SignPhrase> phrases_;
  std::vector<SignWord::Spelling> spellings_;  // each of all phrases once
  WordLists lists_;
};

// {"negations", "between", "fillers", "others", "realWords", "nothing", "joiners": {language: [..]}, "rows": {linkId:
// {language: [phrase, ..]}}, "options": {linkId: {code: {language: [..]}}}, "withoutBearing": {language: [..]}}; in a
// phrase "a|b" stands for either word and "swell*" for every word that begins so. Notes unknown-item, unknown-code,
// wrong-type, missing-field.
std::shared_ptr<const SignWords> ReadSignWords(const JsonNode& node, const Questionnaire& questionnaire);

}  // namespace charley

#endif  // CHARLEY_KNOWLEDGE_SIGN_WORDS_H_
