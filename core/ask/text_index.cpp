#include "core/ask/text_index.h"

#include <algorithm>
#include <cmath>

namespace charley {
namespace {

// The two parameters of BM25; the first as usual.
constexpr double kSaturation = 1.2;
constexpr double kLengthShare = .4;  // lower than for prose: a longer entry of ours says more, it does not ramble
constexpr std::size_t kMaxQuestionBytes = 500;
// A term of that share of the documents is what all of them are about: "cramp", "leg".
constexpr double kTopicShare = .2;
// Beside such a term a word that no document has is a turn of phrase rather than another subject.
constexpr double kUnknownBesideTopic = .5;

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool EndsWith(const std::string& word, std::string_view ending, std::size_t least_left) {
  return word.size() >= ending.size() + least_left && std::string_view(word).ends_with(ending);
}

// "stretching", "stretched" and "stretches" become "stretch"; crude, and the same for texts and questions.
void TakeOffEnding(std::string& word) {
  if (EndsWith(word, "ies", 3)) word.replace(word.size() - 3, 3, "y");
  else if (EndsWith(word, "sses", 1) || EndsWith(word, "shes", 1) || EndsWith(word, "ches", 1) ||
           EndsWith(word, "xes", 2))
    word.resize(word.size() - 2);
  else if (EndsWith(word, "s", 3) && !EndsWith(word, "ss", 1) && !EndsWith(word, "us", 1) && !EndsWith(word, "is", 1))
    word.pop_back();
  for (const std::string_view ending : {"ing", "ed"}) {
    if (!EndsWith(word, ending, 3)) continue;
    word.resize(word.size() - ending.size());
    const std::size_t n = word.size();
    const bool doubled = n > 3 && word[n - 1] == word[n - 2] && word[n - 1] != 's' && word[n - 1] != 'l';
    if (doubled) word.pop_back();
    break;
  }
  if (EndsWith(word, "e", 3)) word.pop_back();
}

// One UTF-8 character from `at` on; a broken one counts as a byte.
std::string_view Letter(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  return text.substr(at, std::min(length, text.size() - at));
}

std::size_t Letters(std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string Folded(std::string_view text, const TermRules& rules) {
  if (rules.letters.empty()) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view letter = Letter(text, at);
    const auto found = rules.letters.find(letter);
    out += found == rules.letters.end() ? letter : std::string_view(found->second);
    at += letter.size();
  }
  return out;
}

// The first ending of the list that fits, where at least three letters stay.
void TakeOffAffixes(std::string& word, const TermRules& rules) {
  constexpr std::size_t kLeast = 3;
  for (const std::string& prefix : rules.prefixes) {
    if (!word.starts_with(prefix) || Letters(word) < Letters(prefix) + kLeast) continue;
    word.erase(0, prefix.size());
    break;
  }
  for (const std::string& suffix : rules.suffixes) {
    if (!word.ends_with(suffix) || Letters(word) < Letters(suffix) + kLeast) continue;
    word.resize(word.size() - suffix.size());
    break;
  }
}

// Edits between two words (Levenshtein 1966), or above `most`.
std::size_t Edits(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > b.size() + most || b.size() > a.size() + most) return most + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      corner = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<Term> Terms(std::string_view text, const TermRules& rules) {
  std::vector<Term> terms;
  std::string word;
  const auto finish = [&] {
    if (word.empty()) return;
    const std::string written = word;
    const auto stands_for = [&] {
      const auto found = rules.same.find(word);
      if (found != rules.same.end()) word = found->second;
    };
    stands_for();
    if (!rules.ignored.contains(word)) {
      if (rules.english_endings) TakeOffEnding(word);
      TakeOffAffixes(word, rules);
      stands_for();
      terms.push_back({word, written});
    }
    word.clear();
  };
  for (char c : Folded(text, rules)) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (IsWordByte(c)) word += c;
    else if (c != '\'') finish();  // "don't" is one word
  }
  finish();
  return terms;
}

std::size_t TextIndex::AddDocument() {
  lengths_.push_back(0);
  return lengths_.size() - 1;
}

void TextIndex::AddText(std::size_t document, std::string_view text, int weight) {
  for (const Term& term : Terms(text, rules_)) {
    std::vector<Posting>& list = postings_[term.text];
    if (list.empty() || list.back().document != document) list.push_back({document, 0});
    list.back().count += weight;
    lengths_[document] += weight;
  }
}

double TextIndex::Rarity(std::size_t documents_with_it) const {
  const auto all = static_cast<double>(lengths_.size());
  const auto with = static_cast<double>(documents_with_it);
  return std::log(1 + (all - with + .5) / (with + .5));
}

bool TextIndex::IsOnTopic(const std::vector<Term>& terms) const {
  return std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
    const auto found = postings_.find(term.text);
    return found != postings_.end() &&
           static_cast<double>(found->second.size()) > kTopicShare * static_cast<double>(lengths_.size());
  });
}

const std::vector<TextIndex::Posting>* TextIndex::Find(const Term& term) const {
  const auto exact = postings_.find(term.text);
  if (exact != postings_.end()) return &exact->second;
  for (const std::string& word : {term.written, term.text}) {
    const std::size_t letters = Letters(term.written);
    std::size_t allowed = letters >= 8 ? 2 : letters >= 4 ? 1 : 0;
    const std::vector<Posting>* best = nullptr;
    for (const auto& [known, list] : postings_) {
      // The first letter is seldom the wrong one; without this, short words resemble everything.
      if (allowed == 0 || known.size() < 3 || Letter(known, 0) != Letter(word, 0)) continue;
      const std::size_t edits = Edits(word, known, allowed);
      if (edits > allowed) continue;
      best = &list;
      allowed = edits - 1;  // only a nearer one replaces it
    }
    if (best != nullptr) return best;
  }
  return nullptr;
}

std::vector<Ranked> TextIndex::Search(std::string_view question) const {
  double mean_length = 0;
  for (int length : lengths_) mean_length += length;
  mean_length = std::max(1.0, mean_length / std::max(1.0, static_cast<double>(lengths_.size())));
  std::vector<Term> terms = Terms(question.substr(0, kMaxQuestionBytes), rules_);
  std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.text < b.text; });
  const auto same = [](const Term& a, const Term& b) { return a.text == b.text; };
  terms.erase(std::unique(terms.begin(), terms.end(), same), terms.end());
  std::map<std::size_t, Ranked> found;
  double said = 0;
  const double unknown = IsOnTopic(terms) ? kUnknownBesideTopic : 1;
  for (const Term& term : terms) {
    const std::vector<Posting>* list = Find(term);
    const double rarity = Rarity(list == nullptr ? 0 : list->size());
    said += list == nullptr ? unknown * rarity : rarity;
    if (list == nullptr) continue;
    for (const Posting& posting : *list) {
      const double length = lengths_[posting.document] / mean_length;
      const double count = posting.count;
      Ranked& ranked = found.try_emplace(posting.document, Ranked{posting.document, 0, 0}).first->second;
      ranked.score +=
          rarity * count * (kSaturation + 1) / (count + kSaturation * (1 - kLengthShare + kLengthShare * length));
      ranked.coverage += rarity;
    }
  }
  std::vector<Ranked> out;
  for (auto& [document, ranked] : found) {
    ranked.coverage /= said;
    out.push_back(ranked);
  }
  std::stable_sort(out.begin(), out.end(), [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  return out;
}

}  // namespace charley
