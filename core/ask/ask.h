// A question in somebody's own words, answered by our own entries and by nothing else.
#ifndef CHARLEY_ASK_ASK_H_
#define CHARLEY_ASK_ASK_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/ask/text_index.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/guidance/plan.h"
#include "core/knowledge/knowledge_base.h"

namespace charley {

enum class AnswerKind : unsigned char { kTriage, kPattern, kCause, kAdvice, kMedicine };
inline constexpr std::array<std::string_view, 5> kAnswerKindNames = {"triage", "pattern", "cause", "advice",
                                                                     "medicine"};

struct AskAnswer {
  AnswerKind kind;
  const Entry* entry;
  double score;
  bool held_back = false;  // the entry exists, and is not for this person
  WithheldAdvice why;      // when held back; `advice` is null for other kinds
};

class AskIndex {
 public:
  // `texts`: the texts of data/locales/<language>.json by key. `words`: data/ask/<language>.json. Both are read once.
  // Errors: wrong-type, missing-field,
  // not-loaded (the words are apart).
  static Result<std::unique_ptr<AskIndex>> Make(const KnowledgeBase& knowledge, const Json& texts, const Json& words);

  // Red flags that the question speaks of come first, and alone where one is an emergency. Then the best entries,
  // `limit` in all, or none when nothing of ours is about the question. Advice that the answers so far (or the lack of
  // them) hold back comes without being given; hints that must not be seen now are left out, and so is everything about
  // medicines for a child. In an emergency only red flags and patterns are found.
  std::vector<AskAnswer> Ask(const Answered& answered, Tier tier, std::string_view question, std::size_t limit) const;

 private:
  struct Document {
    AnswerKind kind;
    const Entry* entry;
    std::size_t index;  // within its list in the knowledge
  };
  AskIndex(const KnowledgeBase& knowledge, TermRules rules) : knowledge_(knowledge), index_(std::move(rules)) {}
  std::vector<AskAnswer> RedFlags(std::string_view question) const;
  void Add(AnswerKind kind, const Entry& entry, std::size_t index, const Json& texts, const Json& words);
  bool Admit(const Document& document, const Answered& answered, Tier tier, AskAnswer& answer) const;

  const KnowledgeBase& knowledge_;
  TextIndex index_;
  std::vector<Document> documents_;
};

}  // namespace charley

#endif  // CHARLEY_ASK_ASK_H_
