// What a person is shown of a result, decided once: page, print, text, the page for the visit and FHIR only write it.
#ifndef CHARLEY_CHECK_VIEW_H_
#define CHARLEY_CHECK_VIEW_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/assessment.h"
#include "core/guidance/plan.h"

namespace charley {

// kOpen: in its section. kMore: on demand, one step further. kNot: nowhere.
enum class Shown : unsigned char { kOpen, kMore, kNot };
inline constexpr std::array<std::string_view, 3> kShownNames = {"open", "more", "not"};
constexpr std::string_view ShownName(Shown shown) { return kShownNames[static_cast<std::size_t>(shown)]; }

// What stands before the sections, in this order: words that speak of a sign, words that nobody here could read,
// questions that are open, what they could still lead to, answers that do not go together.
enum class Note : unsigned char { kHeard, kUnread, kMissing, kCouldBe, kContradictions };
inline constexpr std::array<std::string_view, 5> kNoteNames = {"heard", "unread", "missing", "could-be",
                                                               "contradictions"};

// The parts of a result, in this order: why it is as urgent, what fits and what a sensor saw, what plays a part, what
// to do, what to leave and what is held back, when to get help sooner, the answers, taking it along, how sure all this
// is.
enum class Section : unsigned char { kWhy, kFits, kPart, kPlan, kNot, kSooner, kAnswers, kTake, kSure };
inline constexpr std::array<std::string_view, 9> kSectionNames = {"why",    "fits",    "part", "plan", "not",
                                                                  "sooner", "answers", "take", "sure"};

struct View {
  std::size_t triggers = 0;              // so many of those that fired, the most urgent ones
  std::vector<Shown> patterns;           // by Assessment::patterns
  std::vector<const Pattern*> together;  // explanations that are shown and go on side by side
  std::vector<Note> notes;
  std::vector<Section> sections;
};

// In an emergency nothing stands beside the call: only what makes it one, the answers, and taking them along. On the
// same day no explanation that is calmer than the result is in sight.
View MakeView(const Assessment& assessment, const Plan& plan);

// The first of the causes, all medicines.
Shown ShownOf(const Hint& hint, std::size_t index, const KnowledgeBase& knowledge);

// What the plan puts first; what has been tested and what is good to know is on demand.
Shown ShownOf(const PlannedAdvice& planned);

// Questions whose answer counts: those that apply and are answered.
std::vector<int> CountedAnswers(const Answered& answered);

// Rows of checklists that apply and were answered "no".
int DeniedSigns(const Answered& answered);

// Key of the words for how certain an entry is. Without evidence, advice is commonly given and a statement is an
// opinion.
enum class Says : unsigned char { kStatement, kAdvice };
std::string CertaintyText(const Entry& entry, Says says);

}  // namespace charley

#endif  // CHARLEY_CHECK_VIEW_H_
