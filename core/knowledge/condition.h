// A condition tree over answers, read from data and evaluated to three-valued truth with the
// answers that decided it.
//
//   {"all": [..]}  {"any": [..]}  {"not": c}  {"named": "clot-suspected"}
//   {"item": "where", "is": ["calf", "shin"]}      one of these options was chosen
//   {"item": "medicines", "other": ["none"]}       something outside of these was chosen
//   {"item": "pain", "atLeast": 5}  {"item": "pain", "atMost": 3}
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
  enum class Op : unsigned char { kAll, kAny, kNot, kNamed, kOptions, kOther, kAtLeast, kAtMost };
  Op op = Op::kAll;
  int item = -1;   // kOptions, kOther, kAtLeast, kAtMost
  int number = 0;  // bound, or index of the named condition
  OptionSet options;
  std::vector<Condition> children;
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

// How "not sure" reads. Plain: unknown. Cautious: whatever makes the whole condition true, answer
// by answer; used for emergency and same-day rules and for everything that holds advice back.
enum class Reading { kPlain, kCautious };

// Notes unknown-item, unknown-code, unknown-id, wrong-type, missing-field.
Condition ReadCondition(const JsonNode& node, const Questionnaire& questionnaire, const Definitions& definitions);

// Unknown means: hangs on an item that is still open (or, read plainly, on a "not sure").
Truth EvaluateCondition(const Condition& condition, const Definitions& definitions, const Answered& answered,
                        Reading reading);

// The answers that make the condition true under the reading, in questionnaire order, each once.
Facts SupportingFacts(const Condition& condition, const Definitions& definitions, const Answered& answered,
                      Reading reading);

// The items without an answer that the condition still hangs on under the reading, in questionnaire order: open ones,
// and ones of which it is not known yet whether they apply.
std::vector<int> OpenItems(const Condition& condition, const Definitions& definitions, const Answered& answered,
                           Reading reading);

// Every item that the condition names, in questionnaire order.
std::vector<int> MentionedItems(const Condition& condition, const Definitions& definitions);

}  // namespace charley

#endif  // CHARLEY_KNOWLEDGE_CONDITION_H_
