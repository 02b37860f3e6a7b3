// A condition tree over answers, read from data and evaluated to three-valued truth with the
// answers that decided it.
//
//   {"all": [..]}  {"any": [..]}  {"not": c}  {"named": "clot-suspected"}
//   {"item": "where", "is": ["calf", "shin"]}      one of these options was chosen
//   {"item": "medicines", "is": [..], "count": 2}  at least so many of these options were chosen
//   {"item": "medicines", "other": ["none"]}       something outside of these was chosen
//   {"item": "pain", "atLeast": 5}  {"item": "pain", "atMost": 3}
//   {"item": "medicines", "unknownText": true}     something written there was not understood
//   {"yes": ["dark-urine", ..]}  {"no": [..]}      any of these rows was answered yes (no)
#ifndef CHARLEY_KNOWLEDGE_CONDITION_H_
#define CHARLEY_KNOWLEDGE_CONDITION_H_

#include <map>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/truth.h"
#include "core/questionnaire/flow.h"

namespace charley {

struct Condition {
  enum class Op : unsigned char { kAll, kAny, kNot, kNamed, kOptions, kOther, kAtLeast, kAtMost, kUnknownText };
  Op op = Op::kAll;
  int item = -1;   // kOptions and all after it
  int number = 0;  // bound, index of the named condition, or for kOptions how many are wanted (0: one)
  OptionSet options;
  std::vector<Condition> children;
  friend bool operator==(const Condition&, const Condition&) = default;
};

// Named conditions; each may use the ones defined before it.
struct Definitions {
  std::vector<std::string> names;
  std::vector<Condition> conditions;
  std::map<std::string, int, std::less<>> index;
};

// An answer that a conclusion rests on. `option` is -1 for a number or free text.
struct Fact {
  int item;
  int option;
  friend bool operator==(const Fact&, const Fact&) = default;
};
using Facts = std::vector<Fact>;

// How "not sure" reads.
enum class Reading {
  kPlain,      // unknown
  kChecklist,  // on a row of a checklist: whatever makes the whole condition true, row by row; on any other question
               // unknown. For emergency and same-day rules: "not sure" about a sign is a yes, "not sure" where it hurts
               // is no jaw that does not open.
  kCautious,   // whatever makes the whole condition true, on every question; the same for words that were not
               // understood. For all that holds advice back.
};

// Notes unknown-item, unknown-code, unknown-id, wrong-type, missing-field.
Condition ReadCondition(const JsonNode& node, const Questionnaire& questionnaire, const Definitions& definitions);

// Unknown means: depends on an item that is still open (or, read plainly, on a "not sure").
Truth EvaluateCondition(const Condition& condition, const Definitions& definitions, const Answered& answered,
                        Reading reading);

// The answers that make the condition true under the reading, in questionnaire order, each once. What was chosen
// instead of an option that a "not" excludes is no reason beside an answer that is asked for, and an answer is left out
// when no set of the others needs it (looked at for up to twelve).
Facts SupportingFacts(const Condition& condition, const Definitions& definitions, const Answered& answered,
                      Reading reading);

// The items without an answer that the condition still depends on under the reading, in questionnaire order: open ones,
// and ones of which it is not known yet whether they apply.
std::vector<int> OpenItems(const Condition& condition, const Definitions& definitions, const Answered& answered,
                           Reading reading);

// Whether the shape of the two conditions shows that the second is true whenever the first is. False says only that it
// does not show.
bool Implies(const Condition& first, const Condition& second, const Definitions& definitions);

// Every item that the condition names, in questionnaire order.
std::vector<int> MentionedItems(const Condition& condition, const Definitions& definitions);

}  // namespace charley

#endif  // CHARLEY_KNOWLEDGE_CONDITION_H_
