// Ranked search over short texts: Okapi BM25 (Robertson and Zaragoza 2009, The Probabilistic Relevance Framework),
// with people's spelling in mind.
#ifndef CHARLEY_ASK_TEXT_INDEX_H_
#define CHARLEY_ASK_TEXT_INDEX_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace charley {

// How a language turns text into terms.
struct TermRules {
  bool english_endings = false;                             // plurals, -ing and -ed are taken off
  std::map<std::string, std::string, std::less<>> letters;  // a letter -> how it is looked up ("é" -> "e")
  std::vector<std::string> prefixes;                        // taken off where three letters are left ("al-" in Arabic)
  std::vector<std::string> suffixes;                        // the same at the end, after `letters`
  std::set<std::string, std::less<>> ignored;               // words that say nothing: "the", "can"
  std::map<std::string, std::string, std::less<>> same;     // word -> the word that stands for it
};

struct Term {
  std::string text;     // as it is looked up
  std::string written;  // lower case, with its ending
};

// Words of ASCII letters, digits and any other letters of UTF-8, by the rules: letters, then words that stand for
// others, then endings (a light stemmer; Larkey et al. 2002 for Arabic). Ignored words are left out.
std::vector<Term> Terms(std::string_view text, const TermRules& rules);

struct Ranked {
  std::size_t document;
  double score;     // BM25; comparable within one question only
  double coverage;  // share of what the question says that the document has, 0 to 1, rare words counting more
};

class TextIndex {
 public:
  explicit TextIndex(TermRules rules) : rules_(std::move(rules)) {}

  std::size_t AddDocument();  // its number
  // A term counts `weight` times.
  void AddText(std::size_t document, std::string_view text, int weight);

  // Best first; documents without a term of the question are left out. A word that no document has stands for the
  // nearest that one has (one edit from 4 letters on, two from 8), else it only lowers the coverage: by half as much
  // in a question that is about what the documents are about.
  std::vector<Ranked> Search(std::string_view question) const;

 private:
  struct Posting {
    std::size_t document;
    int count;
  };
  double Rarity(std::size_t documents_with_it) const;
  bool IsOnTopic(const std::vector<Term>& terms) const;
  const std::vector<Posting>* Find(const Term& term) const;

  TermRules rules_;
  std::map<std::string, std::vector<Posting>, std::less<>> postings_;
  std::vector<int> lengths_;
};

}  // namespace charley

#endif  // CHARLEY_ASK_TEXT_INDEX_H_
