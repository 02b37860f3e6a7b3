// Which parts of the content a set of results has exercised. What no case has exercised, nobody has looked at.
#ifndef CHARLEY_REPORT_COVERAGE_H_
#define CHARLEY_REPORT_COVERAGE_H_

#include <set>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/knowledge/knowledge_base.h"

namespace charley {

class Coverage {
 public:
  explicit Coverage(const KnowledgeBase& knowledge) : knowledge_(knowledge) {}

  void Note(const Json& result);  // as ResultJson writes it

  // "rule claudication", "suppression massage reason.clot", "text caution.warm-not-hot", .. that no result had, in the
  // order of the data. A pattern counts when it fits well or partly.
  std::vector<std::string> Missing() const;
  std::size_t met() const { return met_.size(); }

 private:
  const KnowledgeBase& knowledge_;
  std::set<std::string> met_;
};

}  // namespace charley

#endif  // CHARLEY_REPORT_COVERAGE_H_
