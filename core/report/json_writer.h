// Entries, facts and changes as JSON, as docs/result.md describes them: what the outputs have in common.
#ifndef CHARLEY_REPORT_JSON_WRITER_H_
#define CHARLEY_REPORT_JSON_WRITER_H_

#include <vector>

#include "core/assessment/assessment.h"
#include "core/assessment/what_if.h"
#include "core/base/json.h"
#include "core/check/view.h"

namespace charley {

class JsonWriter {
 public:
  // Both must outlive the writer.
  JsonWriter(const KnowledgeBase& knowledge, const Answered& answered) : knowledge_(knowledge), answered_(answered) {}

  // What a person wrote and nobody here could read, unless a sign was heard in it.
  Json Unread(const std::vector<UnreadText>& unread, const std::vector<HeardSign>& heard) const;
  // Signs that what was written speaks of.
  Json Heard(const std::vector<HeardSign>& heard) const;
  // The same by text, with all rows that one text speaks of.
  Json HeardTexts(const std::vector<HeardSign>& heard) const;
  Json LinkIds(const std::vector<int>& items) const;
  Json FactList(const Facts& facts) const;
  static Json EntryHead(const Entry& entry, Says says = Says::kStatement);
  Json OtherAnswerJson(const OtherAnswer& answer) const;
  Json TierChanges(const std::vector<TierChange>& changes) const;
  Json FitChanges(const std::vector<FitChange>& changes) const;
  Json Trigger(const FiredRule& fired) const;
  Json PatternEntry(const JudgedPattern& judged, Shown shown) const;
  Json HintEntry(const Hint& hint, Shown shown) const;
  Json PlanEntry(const PlannedAdvice& planned) const;
  Json WithheldEntry(const WithheldAdvice& withheld) const;
  Json Contradictions(const std::vector<FoundContradiction>& found,
                      const std::vector<ExclusiveConflict>& conflicts) const;

 private:
  const Item& At(int item) const { return knowledge_.questionnaire.items[static_cast<std::size_t>(item)]; }

  const KnowledgeBase& knowledge_;
  const Answered& answered_;
};

}  // namespace charley

#endif  // CHARLEY_REPORT_JSON_WRITER_H_
