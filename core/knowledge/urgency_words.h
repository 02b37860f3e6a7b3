// The words by which a text states an urgency.
#ifndef CHARLEY_KNOWLEDGE_URGENCY_WORDS_H_
#define CHARLEY_KNOWLEDGE_URGENCY_WORDS_H_

#include <map>
#include <string>
#include <vector>

#include "core/base/json.h"

namespace charley {

// Words of one language that state an urgency in a text, and words that make a sentence conditional; lower case.
struct UrgencyWords {
  std::vector<std::string> emergency;
  std::vector<std::string> same_day;
  std::vector<std::string> conditional;
};

// By language. `node`: the member "statedUrgency" of data/triage.json. Notes missing-field and wrong-type.
std::map<std::string, UrgencyWords, std::less<>> ReadUrgencyWords(const JsonNode& node);

}  // namespace charley

#endif  // CHARLEY_KNOWLEDGE_URGENCY_WORDS_H_
