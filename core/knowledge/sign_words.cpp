#include "core/knowledge/sign_words.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/base/short_sort.h"
#include "core/medication/edits.h"
#include "core/medication/word_key.h"

namespace charley {
namespace {

// How many other words may stand among those of a phrase, and how many a comma or full stop counts for.
constexpr std::size_t kWordsBetween = 5;
constexpr std::size_t kWordsOfAStop = 2;
// Letters of a word in which any typing error is forgiven, and of one in which a missing, doubled or swapped letter is.
constexpr std::size_t kLeastForAnError = 5;
constexpr std::size_t kLeastForASlip = 4;

// An Arabic letter is two bytes of UTF-8; here it is one, so that an edit of a byte is one of a letter. No Arabic
// letter falls on a small Latin one or a digit.
std::string Letters(std::string_view key) {
  std::string out;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const auto byte = static_cast<unsigned char>(key[i]);
    if (byte >= 0xD8 && byte <= 0xDB && i + 1 < key.size()) {
      const auto next = static_cast<unsigned char>(key[++i]);
      out += static_cast<char>((byte & 3U) << 6U | (next & 0x3FU));
    } else {
      out += key[i];
    }
  }
  return out;
}

// A word of the text with its place; a stop before it moves it on.
struct Heard {
  std::string key;
  std::size_t place;
};

// A text, and for each spelling the words of the text that are it, as numbers that grow.
struct HeardText {
  std::vector<Heard> words;
  std::vector<std::vector<int>> at;

  const std::vector<int>& At(int spelling) const { return at[static_cast<std::size_t>(spelling)]; }
};

bool Removes(std::string& word, std::string_view beginning) {
  constexpr std::size_t kLeastLeft = 4;  // two Arabic letters
  if (!std::string_view(word).starts_with(beginning) || word.size() < beginning.size() + kLeastLeft) return false;
  word.erase(0, beginning.size());
  return true;
}

// "and", "with", "for" and "the" are part of the next word in Arabic.
std::vector<std::string> Forms(const std::string& key) {
  std::vector<std::string> forms = {key};
  if (!IsArabic(key)) return forms;
  for (const char* joined : {"و", "ف", "ب", "ل", "ك"}) {
    std::string rest = key;
    if (Removes(rest, joined)) forms.push_back(rest);
  }
  const std::size_t without_article = forms.size();
  for (std::size_t i = 0; i < without_article; ++i) {
    std::string rest = forms[i];
    // "for the" drops a letter of the article.
    if (Removes(rest, "ال") || (i > 0 && Removes(rest, "ل"))) forms.push_back(rest);
  }
  return forms;
}

// Whether the word is the key with one typing error. The first letter is never another one: "rest" is no "chest".
bool IsSlip(const std::string& word, const SignWord::Spelling& spelling) {
  const std::string& key = spelling.key;
  if (key.size() > kMaxEditedWord || word.size() > kMaxEditedWord || key.size() < kLeastForASlip) return false;
  const bool is_short = key.size() < kLeastForAnError;
  if (spelling.beginning && is_short) return false;
  if (word.size() + 1 < key.size() || word.size() < kLeastForASlip - 1) return false;
  const bool same_first = word[0] == key[0];
  const bool swapped = word[0] == key[1] && word[1] == key[0];
  const bool lost_first = word[0] == key[1] && word[1] == key[2];
  const bool gained_first = word[1] == key[0] && word[2] == key[1];
  const bool begins_alike = same_first || swapped || (!is_short && (lost_first || gained_first));
  if (!begins_alike || Edits(key, word, 1, spelling.beginning) > 1) return false;
  return !is_short || word.size() != key.size() || std::is_permutation(word.begin(), word.end(), key.begin());
}

bool Is(const std::string& word, const SignWord::Spelling& spelling) {
  return spelling.beginning ? word.starts_with(spelling.key) : word == spelling.key;
}

// Whether the word is one that some phrase asks for, or one of its own: no typing error then.
bool IsKnown(const std::string& word, const std::vector<SignWord::Spelling>& spellings,
             const std::set<std::string>& real) {
  return real.contains(word) ||
         std::any_of(spellings.begin(), spellings.end(), [&](const SignWord::Spelling& spelling) {
           return (!spelling.beginning || spelling.key.size() >= kLeastForAnError) && Is(word, spelling);
         });
}

// Adds the word's number wherever it fits.
void Place(const std::vector<std::string>& forms, int number, const std::vector<SignWord::Spelling>& spellings,
           const std::set<std::string>& real, HeardText& out) {
  const auto any = [&](const auto& test) { return std::any_of(forms.begin(), forms.end(), test); };
  const bool known = any([&](const std::string& form) { return IsKnown(form, spellings, real); });
  for (std::size_t i = 0; i < spellings.size(); ++i) {
    if (any([&](const std::string& form) { return Is(form, spellings[i]) || (!known && IsSlip(form, spellings[i])); }))
      out.at[i].push_back(number);
  }
}

HeardText Listen(std::string_view text, const std::vector<SignWord::Spelling>& spellings,
                 const std::set<std::string>& real) {
  HeardText heard;
  heard.at.resize(spellings.size());
  std::size_t place = 0;
  for (const Word& word : WordsOf(text)) {
    place += word.gap == Gap::kHard ? kWordsOfAStop + 1 : 1;
    std::vector<std::string> forms = Forms(word.key);
    for (std::string& form : forms) form = Letters(form);
    Place(forms, static_cast<int>(heard.words.size()), spellings, real, heard);
    heard.words.push_back({std::move(forms[0]), place});
  }
  return heard;
}

using Mask = unsigned;  // bit i: the phrase's word i

// Which words of the phrase each word of the text can be; nothing when one of the phrase's words is nowhere.
std::vector<Mask> Marks(const HeardText& text, const SignPhrase& phrase) {
  std::vector<Mask> marks;
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    const std::vector<int>& numbers = phrase.words[i].numbers;
    if (std::all_of(numbers.begin(), numbers.end(), [&](int number) { return text.At(number).empty(); })) return {};
  }
  marks.resize(text.words.size());
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    for (const int number : phrase.words[i].numbers) {
      for (const int at : text.At(number)) marks[static_cast<std::size_t>(at)] |= Mask{1} << i;
    }
  }
  return marks;
}

// Whether a word right before this one (or, with `reach` 2, the one before that) takes it back; no comma between. Words
// that may stand between do not count.
bool IsTakenBack(const std::vector<Heard>& text, const std::vector<Mask>& marks, std::size_t at, std::size_t reach,
                 const SignWords::WordLists& lists) {
  for (std::size_t back = 1; reach > 0 && back <= at; ++back) {
    const Heard& before = text[at - back];
    if (text[at].place != before.place + back || marks[at - back] != 0) return false;
    if (lists.negations.contains(before.key)) return true;
    if (!lists.between.contains(before.key)) --reach;
  }
  return false;
}

// Whether the phrase is heard; its words are marked in `covered` then.
bool IsHeard(const HeardText& heard, const SignPhrase& phrase, const SignWords::WordLists& lists,
             std::vector<char>& covered) {
  const std::vector<Heard>& text = heard.words;
  const std::vector<Mask> marks = Marks(heard, phrase);
  const Mask all = (Mask{1} << phrase.words.size()) - 1;
  for (std::size_t first = 0; first < marks.size(); ++first) {
    if (marks[first] == 0 || IsTakenBack(text, marks, first, 2, lists)) continue;
    Mask found = 0;
    const std::size_t last_place = text[first].place + phrase.words.size() - 1 + kWordsBetween;
    for (std::size_t at = first; at < text.size() && text[at].place <= last_place; ++at) {
      if (at == first || !IsTakenBack(text, marks, at, 1, lists)) found |= marks[at];
    }
    if (found != all) continue;
    for (std::size_t at = first; at < marks.size(); ++at) {
      if (marks[at] != 0) covered[at] = 1;
    }
    return true;
  }
  return false;
}

SignWord ReadWord(std::string_view written) {
  SignWord word;
  while (!written.empty()) {
    const std::size_t end = std::min(written.find('|'), written.size());
    std::string_view spelling = written.substr(0, end);
    const bool beginning = spelling.ends_with('*');
    if (beginning) spelling.remove_suffix(1);
    const std::vector<Word> keys = WordsOf(spelling);
    if (keys.size() == 1) word.spellings.push_back({Letters(keys.front().key), beginning});
    written.remove_prefix(std::min(end + 1, written.size()));
  }
  return word;
}

// One word of a text would be enough for both.
bool SharesASpelling(const SignPhrase& phrase) {
  std::set<std::string> keys;
  for (const SignWord& word : phrase.words) {
    for (const SignWord::Spelling& spelling : word.spellings) {
      if (!keys.insert(spelling.key).second) return true;
    }
  }
  return false;
}

std::optional<SignPhrase> ReadPhrase(const std::string& written) {
  constexpr std::size_t kMostWords = 8;
  SignPhrase phrase;
  std::size_t start = 0;
  while (start < written.size()) {
    const std::size_t end = std::min(written.find(' ', start), written.size());
    phrase.words.push_back(ReadWord(std::string_view(written).substr(start, end - start)));
    if (phrase.words.back().spellings.empty()) return std::nullopt;
    start = end + 1;
  }
  if (phrase.words.empty() || phrase.words.size() > kMostWords || SharesASpelling(phrase)) return std::nullopt;
  return phrase;
}

// Lists of texts by language, all together.
std::vector<std::string> OfAllLanguages(const JsonNode& node) {
  std::vector<std::string> all;
  if (!node.value().is_object()) {
    node.Problem(ErrorCode::kWrongType, "lists by language are needed");
    return all;
  }
  for (const auto& language : node.value().items()) {
    for (std::string& text : node.Strs(language.key().c_str())) all.push_back(std::move(text));
  }
  return all;
}

class Reader {
 public:
  Reader(const Questionnaire& questionnaire, std::vector<SignPhrase>& out) : questionnaire_(questionnaire), out_(out) {}

  void ReadRows(const JsonNode& rows) {
    for (const auto& entry : rows.value().items()) {
      const int row = questionnaire_.Find(entry.key());
      if (row >= 0 && questionnaire_.IsRow(row)) {
        Add(rows.Object(entry.key().c_str()), {{}, row});
      } else {
        rows.Problem(ErrorCode::kUnknownItem, "no checklist has a row \"" + entry.key() + "\"");
      }
    }
  }

  void ReadOptions(const JsonNode& items) {
    for (const auto& entry : items.value().items()) {
      const int item = questionnaire_.Find(entry.key());
      if (item < 0) {
        items.Problem(ErrorCode::kUnknownItem, "no item \"" + entry.key() + "\"");
        continue;
      }
      const JsonNode codes = items.Object(entry.key().c_str());
      for (const auto& code : codes.value().items()) {
        const int option = questionnaire_.items[static_cast<std::size_t>(item)].OptionIndex(code.key());
        if (option >= 0) Add(codes.Object(code.key().c_str()), {{}, item, option});
        else codes.Problem(ErrorCode::kUnknownCode, "no option \"" + code.key() + "\"");
      }
    }
  }

  // Phrases by language, each meaning what `meaning` says.
  void Add(const JsonNode& by_language, const SignPhrase& meaning) {
    for (const std::string& written : OfAllLanguages(by_language)) {
      std::optional<SignPhrase> phrase = ReadPhrase(written);
      if (!phrase) {
        by_language.Problem(ErrorCode::kWrongType,
                            "\"" + written + "\" is no phrase of one to eight words, each of its own");
        continue;
      }
      out_.push_back(meaning);
      out_.back().words = std::move(phrase->words);
    }
  }

 private:
  const Questionnaire& questionnaire_;
  std::vector<SignPhrase>& out_;
};

// Single words, as they are heard.
std::set<std::string> WordSet(const JsonNode& node, const char* name) {
  std::set<std::string> words;
  if (!node.Has(name)) return words;
  for (const std::string& word : OfAllLanguages(node.Object(name))) {
    const std::vector<Word> keys = WordsOf(word);
    if (keys.size() == 1) words.insert(Letters(keys.front().key));
    else node.Problem(ErrorCode::kWrongType, "\"" + word + "\" is not one word");
  }
  return words;
}

std::string Joined(std::string_view text) {
  std::string joined;
  for (const Word& word : WordsOf(text)) joined += (joined.empty() ? "" : " ") + Letters(word.key);
  return joined;
}

}  // namespace

SignWords::SignWords(std::vector<SignPhrase> phrases, WordLists lists)
    : phrases_(std::move(phrases)), lists_(std::move(lists)) {
  std::map<std::string, int, std::less<>> numbers;
  for (SignPhrase& phrase : phrases_) {
    for (SignWord& word : phrase.words) {
      for (const SignWord::Spelling& spelling : word.spellings) {
        const auto next = static_cast<int>(spellings_.size());
        const int number = numbers.emplace(spelling.key + (spelling.beginning ? "*" : ""), next).first->second;
        if (number == next) spellings_.push_back(spelling);
        word.numbers.push_back(number);
      }
    }
  }
}

HeardWords SignWords::Hear(std::string_view text) const {
  const HeardText heard = Listen(text, spellings_, lists_.real);
  HeardWords said;
  std::vector<char> covered(heard.words.size());
  for (const SignPhrase& phrase : phrases_) {
    if (!IsHeard(heard, phrase, lists_, covered)) continue;
    if (phrase.item < 0) said.without_bearing = true;
    else if (phrase.option >= 0) said.named.push_back({phrase.item, phrase.option});
    else said.rows.push_back(phrase.item);
  }
  ShortUnique(said.rows);
  for (std::size_t i = 0; i < covered.size(); ++i) {
    const std::string& word = heard.words[i].key;
    // A year or a count, and no pressure of 220 over 120.
    const bool number = word[0] >= '0' && word[0] <= '9' && word.size() != 3;
    said.of_others = said.of_others || lists_.others.contains(word);
    said.whole = said.whole && (covered[i] != 0 || number || lists_.fillers.contains(word));
  }
  return said;
}

bool SignWords::IsNothing(std::string_view text) const { return lists_.nothing.contains(Joined(text)); }

std::vector<std::string_view> SignWords::Parts(std::string_view text) const {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    std::size_t end = text.size();
    std::size_t next = end;
    for (const std::string& joiner : lists_.joiners) {
      const std::size_t at = text.find(joiner);
      if (at >= end) continue;
      end = at;
      // An Arabic "and" is part of the word after it, and may be its own first letter.
      next = at + (IsArabic(std::string_view(joiner).substr(1)) ? 1 : joiner.size());
    }
    const std::string_view part = text.substr(0, end);
    if (part.find_first_not_of(' ') != std::string_view::npos) parts.push_back(part);
    text.remove_prefix(next);
  }
  return parts;
}

std::shared_ptr<const SignWords> ReadSignWords(const JsonNode& node, const Questionnaire& questionnaire) {
  SignWords::WordLists lists{WordSet(node, "negations"),
                             WordSet(node, "between"),
                             WordSet(node, "fillers"),
                             WordSet(node, "others"),
                             WordSet(node, "realWords"),
                             {},
                             {}};
  if (node.Has("nothing")) {
    for (const std::string& text : OfAllLanguages(node.Object("nothing"))) lists.nothing.insert(Joined(text));
  }
  if (node.Has("joiners")) lists.joiners = OfAllLanguages(node.Object("joiners"));
  std::vector<SignPhrase> phrases;
  Reader reader(questionnaire, phrases);
  reader.ReadRows(node.Object("rows"));
  if (node.Has("options")) reader.ReadOptions(node.Object("options"));
  if (node.Has("withoutBearing")) reader.Add(node.Object("withoutBearing"), {});
  return std::make_shared<SignWords>(std::move(phrases), std::move(lists));
}

}  // namespace charley
