// The subset of a FHIR R4 Questionnaire that Charley reads (http://hl7.org/fhir/R4/questionnaire.html):
// nested groups, display, choice, open-choice and integer items; answerOption.valueCoding;
// enableWhen with exists, =, != on earlier items; enableBehavior; required; repeats; the
// extensions questionnaire-itemControl "htable" (a checklist) and "page" (questions on one screen), optionExclusive,
// minValue, maxValue.
#ifndef CHARLEY_QUESTIONNAIRE_QUESTIONNAIRE_H_
#define CHARLEY_QUESTIONNAIRE_QUESTIONNAIRE_H_

#include <bitset>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"

namespace charley {

inline constexpr std::size_t kMaxOptions = 128;
using OptionSet = std::bitset<kMaxOptions>;

// 1 or 0 for each item. Bytes, since the bits of vector<bool> would be code of their own in the browser's module.
using ItemFlags = std::vector<unsigned char>;

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
  int min = 0, max = 0;    // integer items
  std::vector<AnswerOption> options;
  OptionSet exclusive;
  OptionSet unsure;  // options that mean "not sure"
  std::vector<EnableWhen> enable_when;
  bool enable_any = false;
  std::map<std::string, int, std::less<>> synonyms;  // normalised free text -> option index

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

  int Find(std::string_view link_id) const;  // -1 when absent
};

// Notes wrong-type, missing-field, duplicate-id, unknown-id, unsupported, out-of-range in the node's problems.
// `unsure_codes`: option codes that mean "asked, and not sure".
Questionnaire ReadQuestionnaire(const JsonNode& resource, const std::vector<std::string>& unsure_codes);

}  // namespace charley

#endif  // CHARLEY_QUESTIONNAIRE_QUESTIONNAIRE_H_
