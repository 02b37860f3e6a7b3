// The way through the questions: which are asked, which comes next, and what the answers mean already.
#ifndef CHARLEY_CHECK_COURSE_H_
#define CHARLEY_CHECK_COURSE_H_

#include <vector>

#include "core/assessment/assessment.h"

namespace charley {

// Which questions are asked: all, or those of the short version and what they open.
enum class Path : unsigned char { kFull, kQuick };

// A question is asked when it is answered already (so that it can be seen and changed), or when the path has it and an
// answer can still change something. A screen is asked when one of its questions is.
struct AskedScreen {
  Screen screen;
  std::vector<int> questions;
};

struct Course {
  std::vector<AskedScreen> screens;
  int next = -1;                 // of `screens`; -1 when nothing is left
  Tier tier = Tier::kSelfCare;   // what the answers mean already, however much is open
  std::vector<HeardSign> again;  // signs that words speak of and that are asked, but are not ticked
  std::vector<int> missing;      // required questions that are open and can still change something
  std::vector<int> skipped;      // required questions that are open and cannot
  std::vector<FoundContradiction> contradictions;
  std::vector<ExclusiveConflict> exclusive_conflicts;
};

// `after`: item of the screen that one comes from, or -1. Next is the first screen after it, or, when there is none,
// the first incomplete one. `answered` and everything behind it must outlive the result.
Course FindCourse(const KnowledgeBase& knowledge, const Answered& answered, int after, Path path);

}  // namespace charley

#endif  // CHARLEY_CHECK_COURSE_H_
