#include "core/assessment/pattern.h"

#include <algorithm>

#include "core/base/short_sort.h"

namespace charley {
namespace {

void Merge(Facts& into, const Facts& more) {
  for (const Fact& fact : more) {
    if (std::find(into.begin(), into.end(), fact) == into.end()) into.push_back(fact);
  }
}

class Judge {
 public:
  Judge(const KnowledgeBase& knowledge, const Answered& answered, const Pattern& pattern,
        const std::vector<SensorRecording>& recordings)
      : knowledge_(knowledge),
        answered_(answered),
        recordings_(recordings),
        pattern_(pattern),
        reading_(knowledge.ReadingOf(pattern.urgency)) {}

  JudgedPattern Run() {
    JudgedPattern out{&pattern_, Fit::kNot, 0, {}, {}, {}, 0, {}, {}};
    int reachable = 0;  // what open answers could still add
    for (const Criterion& criterion : pattern_.supports) {
      const Truth truth = Test(criterion.when);
      if (truth == Truth::kTrue) {
        out.net += criterion.weight;
        Merge(out.supports, Support(criterion.when));
      } else if (AddOpen(criterion.when, truth, reading_, out)) {
        reachable += criterion.weight;
      }
    }
    for (const Criterion& criterion : pattern_.opposes) {
      const Truth truth = EvaluateCondition(criterion.when, knowledge_.definitions, answered_, Reading::kPlain);
      if (truth == Truth::kTrue) {
        out.net -= criterion.weight;
        Merge(out.opposes, SupportingFacts(criterion.when, knowledge_.definitions, answered_, Reading::kPlain));
      } else {
        AddOpen(criterion.when, truth, Reading::kPlain, out);
      }
    }
    for (const SensorCriterion& criterion : pattern_.sensor_supports) {
      if (!Found(recordings_, criterion.finding)) continue;
      out.net += criterion.weight;
      out.sensor_for.push_back(criterion.finding);
    }
    for (const SensorCriterion& criterion : pattern_.sensor_opposes) {
      if (!Found(recordings_, criterion.finding)) continue;
      out.net -= criterion.weight;
      out.sensor_against.push_back(criterion.finding);
    }
    for (const ChecklistCriterion& criterion : pattern_.checklist) {
      out.criteria_met += Test(criterion.when) == Truth::kTrue ? 1 : 0;
    }
    out.fit = Decide(out.net, reachable);
    ShortUnique(out.open);
    return out;
  }

 private:
  Truth Test(const Condition& condition) const {
    return EvaluateCondition(condition, knowledge_.definitions, answered_, reading_);
  }
  Facts Support(const Condition& condition) const {
    return SupportingFacts(condition, knowledge_.definitions, answered_, reading_);
  }
  bool AddOpen(const Condition& condition, Truth truth, Reading reading, JudgedPattern& out) const {
    if (truth != Truth::kUnknown) return false;
    const std::vector<int> open = OpenItems(condition, knowledge_.definitions, answered_, reading);
    out.open.insert(out.open.end(), open.begin(), open.end());
    return !open.empty();
  }
  Fit Decide(int net, int reachable) const {
    const Truth must = pattern_.must ? Test(*pattern_.must) : Truth::kTrue;
    if (must == Truth::kFalse) return Fit::kNot;
    const bool complete = !pattern_.well_needs || Test(*pattern_.well_needs) == Truth::kTrue;
    if (must == Truth::kTrue && net >= pattern_.well && complete) return Fit::kWell;
    if (must == Truth::kTrue && net >= pattern_.partly) return Fit::kPartly;
    return reachable > 0 && net + reachable >= pattern_.partly ? Fit::kUnclear : Fit::kNot;
  }

  const KnowledgeBase& knowledge_;
  const Answered& answered_;
  const std::vector<SensorRecording>& recordings_;
  const Pattern& pattern_;
  Reading reading_;
};

bool IsHidden(const KnowledgeBase& knowledge, const Answered& answered, const Pattern& pattern) {
  return pattern.hide &&
         EvaluateCondition(*pattern.hide, knowledge.definitions, answered, Reading::kCautious) != Truth::kFalse;
}

}  // namespace

Fit FitOf(const KnowledgeBase& knowledge, const Answered& answered, const Pattern& pattern,
          const std::vector<SensorRecording>& recordings) {
  if (IsHidden(knowledge, answered, pattern)) return Fit::kNot;
  return Judge(knowledge, answered, pattern, recordings).Run().fit;
}

std::vector<const Pattern*> Together(const std::vector<JudgedPattern>& judged) {
  std::vector<const Pattern*> together;
  bool well = false;
  for (const JudgedPattern& each : judged) {
    if (!each.pattern->alongside || each.fit > Fit::kPartly) continue;
    together.push_back(each.pattern);
    well = well || each.fit == Fit::kWell;
  }
  if (together.size() < 2 || !well) together.clear();
  return together;
}

std::vector<JudgedPattern> JudgePatterns(const KnowledgeBase& knowledge, const Answered& answered,
                                         const std::vector<SensorRecording>& recordings) {
  std::vector<JudgedPattern> judged;
  for (const Pattern& pattern : knowledge.patterns) {
    if (!IsHidden(knowledge, answered, pattern))
      judged.push_back(Judge(knowledge, answered, pattern, recordings).Run());
  }
  ShortSort(judged, [](const JudgedPattern& a, const JudgedPattern& b) {
    if (a.fit != b.fit) return a.fit < b.fit;
    if (a.pattern->urgency != b.pattern->urgency) return a.pattern->urgency < b.pattern->urgency;
    return a.net * b.pattern->well > b.net * a.pattern->well;
  });
  return judged;
}

}  // namespace charley
