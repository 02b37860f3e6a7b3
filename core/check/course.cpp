#include "core/check/course.h"

#include <algorithm>

#include "core/assessment/relevance.h"

namespace charley {
namespace {

std::vector<AskedScreen> AskedScreens(const KnowledgeBase& knowledge, const Answered& answered,
                                      const ItemFlags& relevant, Path path) {
  const std::vector<Item>& items = knowledge.questionnaire.items;
  std::vector<AskedScreen> asked;
  for (const Screen& screen : Screens(answered)) {
    AskedScreen out{screen, {}};
    out.screen.complete = true;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const bool here = static_cast<int>(i) == screen.item || items[i].parent == screen.item;
      if (!here || !items[i].IsQuestion()) continue;
      const bool given = answered.states[i] == ItemState::kAnswered;
      const bool wanted = answered.states[i] == ItemState::kOpen && relevant[i] != 0 &&
                          (path == Path::kFull || knowledge.quick[i] != 0);
      if (given || wanted) out.questions.push_back(static_cast<int>(i));
      if (wanted && items[i].required) out.screen.complete = false;
    }
    if (!out.questions.empty()) asked.push_back(std::move(out));
  }
  return asked;
}

bool IsTicked(const Answered& answered, int row) {
  const Facts signs = TickedSigns(answered);
  return std::any_of(signs.begin(), signs.end(), [&](const Fact& sign) { return sign.item == row; });
}

std::vector<HeardSign> Again(const Answered& answered, const std::vector<AskedScreen>& screens) {
  std::vector<HeardSign> again;
  for (const HeardSign& sign : answered.response->heard) {
    const bool asked = std::any_of(screens.begin(), screens.end(), [&](const AskedScreen& screen) {
      return std::find(screen.questions.begin(), screen.questions.end(), sign.row) != screen.questions.end();
    });
    if (asked && !IsTicked(answered, sign.row)) again.push_back(sign);
  }
  return again;
}

int NextScreen(const std::vector<AskedScreen>& screens, int after) {
  for (std::size_t i = 0; i < screens.size(); ++i) {
    if (screens[i].screen.item > after) return static_cast<int>(i);
  }
  for (std::size_t i = 0; i < screens.size(); ++i) {
    if (!screens[i].screen.complete) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

Course FindCourse(const KnowledgeBase& knowledge, const Answered& answered, int after, Path path) {
  const ItemFlags relevant = RelevantItems(knowledge, answered);
  Course course;
  course.screens = AskedScreens(knowledge, answered, relevant, path);
  course.next = NextScreen(course.screens, after);
  course.tier = RunTriage(knowledge, answered).tier;
  course.again = Again(answered, course.screens);
  course.missing = MissingAndRelevant(answered, relevant);
  course.skipped = MissingItems(answered);
  std::erase_if(course.skipped, [&](int item) { return relevant[static_cast<std::size_t>(item)] != 0; });
  course.contradictions = FindContradictions(knowledge, answered);
  course.exclusive_conflicts = ExclusiveConflicts(answered);
  return course;
}

}  // namespace charley
