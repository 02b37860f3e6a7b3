// The subset of a FHIR R4 Questionnaire that Charley reads (http://hl7.org/fhir/R4/questionnaire.html):
// nested groups, display, choice, open-choice and integer items; answerOption.valueCoding;
// enableWhen with exists, =, != on earlier items; enableBehavior; required; repeats; the
// extensions questionnaire-itemControl "htable" (a checklist) and "page" (questions on one screen), optionExclusive,
// minValue, maxValue.
#ifndef CHARLEY_QUESTIONNAIRE_QUESTIONNAIRE_H_
#define CHARLEY_QUESTIONNAIRE_QUESTIONNAIRE_H_

#include <bitset>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"

namespace charley {

inline constexpr std::size_t kMaxOptions = 128;
using OptionSet = std::bitset<kMaxOptions>;
// The library's own comparison is code for bits at any place, which the browser would load.
inline bool AreSame(const OptionSet& a, const OptionSet& b) { return (a ^ b).none(); }

// 1 or 0 for each item. Bytes, since the bits of vector<bool> would be code of their own in the browser's module.
using ItemFlags = std::vector<unsigned char>;

// What free text of an open-choice says.
struct TextReading {
  OptionSet options;                 // what was understood
  std::vector<std::string> unknown;  // pieces that were not, in the order of the text
  bool is_name = false;              // the text is one name and nothing more
};

class TextReader {
 public:
  TextReader() = default;
  TextReader(const TextReader&) = delete;
  TextReader& operator=(const TextReader&) = delete;
  virtual ~TextReader() = default;
  virtual TextReading ReadText(std::string_view text) const = 0;
};

struct ItemOption {
  int item;
  int option;
  friend bool operator==(const ItemOption&, const ItemOption&) = default;
};

// What a free text speaks of.
struct HeardWords {
  std::vector<int> rows;          // of checklists, each once, in the order of the questionnaire
  std::vector<ItemOption> named;  // they count under whichever question they are written
  bool without_bearing = false;   // something known on which nothing here depends: "hay fever"
  bool whole = true;              // nothing else is in the text
  bool of_others = false;         // somebody else is spoken of: "my mother"
};

// Hears signs and answers in free text.
class SignReader {
 public:
  SignReader() = default;
  SignReader(const SignReader&) = delete;
  SignReader& operator=(const SignReader&) = delete;
  virtual ~SignReader() = default;
  virtual HeardWords Hear(std::string_view text) const = 0;
  virtual bool IsNothing(std::string_view text) const = 0;  // the whole says that there is nothing: "n/a"
  // What stands between commas and words that join, without them; blank ones left out.
  virtual std::vector<std::string_view> Parts(std::string_view text) const = 0;
};

enum class ItemType { kGroup, kDisplay, kChoice, kOpenChoice, kInteger };

struct AnswerOption {
  std::string code;
  std::string display;
  bool exclusive = false;  // "none of these", "not sure": contradicts any other tick
};

struct EnableWhen {
  enum class Operator { kExists, kEqual, kNotEqual };
  int question;  // index of an earlier item
  Operator op;
  int option = -1;     // for kEqual and kNotEqual
  bool exists = true;  // for kExists
};

struct Item {
  std::string link_id;
  std::string text;
  ItemType type = ItemType::kGroup;
  int parent = -1;  // index, -1 at the top
  bool required = false;
  bool repeats = false;
  bool checklist = false;  // group whose rows are ticked on one screen
  bool page = false;       // group whose questions share a screen
  bool hidden = false;     // never asked: only words that somebody writes speak of it
  int min = 0, max = 0;    // integer items
  std::vector<AnswerOption> options;
  OptionSet exclusive;
  OptionSet unsure;  // options that mean "not sure"
  std::vector<EnableWhen> enable_when;
  bool enable_any = false;
  std::vector<OptionSet> implied;            // by option: itself and what it is a kind of; empty: each only itself
  std::shared_ptr<const TextReader> reader;  // of free text; null where it stays as it is

  // Chosen options with what they imply: whoever takes gemfibrozil takes a fibrate.
  OptionSet WithImplied(const OptionSet& chosen) const;

  bool OneScreen() const { return checklist || page; }
  bool IsQuestion() const { return type != ItemType::kGroup && type != ItemType::kDisplay; }
  int OptionIndex(std::string_view code) const;  // -1 when absent
};

struct Questionnaire {
  std::string url;
  std::string version;
  std::string code_system;
  std::vector<Item> items;  // depth first, parents before children
  std::map<std::string, int, std::less<>> index;
  std::shared_ptr<const SignReader> sign_reader;  // of all free text; null where nothing is heard
  bool words_are_apart = false;                   // the readers are still to come, and free text is an error

  int Find(std::string_view link_id) const;  // -1 when absent
  bool IsRow(int item) const;                // of a checklist, and can be answered "not sure"
};

// Notes wrong-type, missing-field, duplicate-id, unknown-id, unsupported, out-of-range in the node's problems.
// `unsure_codes`: option codes that mean "asked, and not sure".
Questionnaire ReadQuestionnaire(const JsonNode& resource, const std::vector<std::string>& unsure_codes);

}  // namespace charley

#endif  // CHARLEY_QUESTIONNAIRE_QUESTIONNAIRE_H_
