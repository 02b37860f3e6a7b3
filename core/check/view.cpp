#include "core/check/view.h"

#include <algorithm>

namespace charley {
namespace {

Shown ShownOf(const JudgedPattern& judged, Tier tier) {
  if (tier == Tier::kEmergency) return Shown::kNot;
  const bool fits = judged.fit <= Fit::kPartly;
  // "Does not fit" is no word for what cannot wait while something speaks for it.
  if (judged.fit == Fit::kNot && judged.pattern->urgency <= Tier::kSameDay && !judged.supports.empty())
    return Shown::kNot;
  const bool calmer = tier == Tier::kSameDay && judged.pattern->urgency > tier;
  return fits && !calmer ? Shown::kOpen : Shown::kMore;
}

std::vector<Note> Notes(const Assessment& assessment) {
  const Triage& triage = assessment.triage;
  if (triage.tier == Tier::kEmergency) return {Note::kHeard};
  std::vector<Note> notes = {Note::kHeard, Note::kUnread};
  if (!triage.missing.empty()) {
    notes.push_back(Note::kMissing);
    if (triage.could_be != triage.tier) notes.push_back(Note::kCouldBe);
  }
  if (!assessment.contradictions.empty() || !assessment.exclusive_conflicts.empty())
    notes.push_back(Note::kContradictions);
  return notes;
}

std::vector<Section> Sections(const Assessment& assessment, const Plan& plan) {
  const bool calm = assessment.triage.tier != Tier::kEmergency;
  const bool held = !plan.withheld.empty() || !plan.Of(Phase::kAvoid).empty();
  bool planned = false;
  for (const Phase phase : {Phase::kNow, Phase::kPrevent, Phase::kAsk, Phase::kTreatment, Phase::kAbout}) {
    planned = planned || !plan.Of(phase).empty();
  }
  std::vector<Section> sections;
  const auto add = [&](bool applies, Section section) {
    if (applies) sections.push_back(section);
  };
  add(!assessment.triage.fired.empty(), Section::kWhy);
  add(calm, Section::kFits);
  add(!assessment.hints.empty(), Section::kPart);
  add(planned, Section::kPlan);
  add(held, Section::kNot);
  add(calm, Section::kSooner);
  add(true, Section::kAnswers);
  add(true, Section::kTake);
  add(calm, Section::kSure);
  return sections;
}

}  // namespace

View MakeView(const Assessment& assessment, const Plan& plan) {
  const Triage& triage = assessment.triage;
  View view;
  for (const FiredRule& fired : triage.fired) {
    if (triage.tier != Tier::kEmergency || fired.rule->tier == Tier::kEmergency) ++view.triggers;
  }
  for (const JudgedPattern& judged : assessment.patterns) view.patterns.push_back(ShownOf(judged, triage.tier));
  if (triage.tier > Tier::kSameDay) view.together = Together(assessment.patterns);
  view.notes = Notes(assessment);
  view.sections = Sections(assessment, plan);
  return view;
}

Shown ShownOf(const Hint& hint, std::size_t index, const KnowledgeBase& knowledge) {
  const bool first = hint.medicine != nullptr || static_cast<int>(index) < knowledge.causes_shown_first;
  return first ? Shown::kOpen : Shown::kMore;
}

Shown ShownOf(const PlannedAdvice& planned) {
  const Phase phase = planned.advice->phase;
  const bool more = planned.more || phase == Phase::kTreatment || phase == Phase::kAbout;
  return more ? Shown::kMore : Shown::kOpen;
}

std::vector<int> CountedAnswers(const Answered& answered) {
  std::vector<int> counted;
  for (std::size_t i = 0; i < answered.states.size(); ++i) {
    if (answered.Counts(static_cast<int>(i))) counted.push_back(static_cast<int>(i));
  }
  return counted;
}

int DeniedSigns(const Answered& answered) {
  const std::vector<Item>& items = answered.questionnaire->items;
  int denied = 0;
  for (const int item : CountedAnswers(answered)) {
    const Item& row = items[static_cast<std::size_t>(item)];
    const bool listed = row.parent >= 0 && items[static_cast<std::size_t>(row.parent)].checklist;
    const int no = listed ? row.OptionIndex("no") : -1;
    if (no >= 0 && answered.Get(item).options[static_cast<std::size_t>(no)]) ++denied;
  }
  return denied;
}

std::string CertaintyText(const Entry& entry, Says says) {
  const bool opinion = entry.certainty == "none" && says == Says::kStatement;
  return opinion ? "certainty.opinion" : "certainty." + entry.certainty;
}

}  // namespace charley
