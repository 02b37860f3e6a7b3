#include "core/night/placement.h"

#include <algorithm>

#include "core/signal/quality.h"

namespace charley {
namespace {

constexpr float kTimesRest = 4;      // a voluntary contraction stands well above rest (real calves: 40 times)
constexpr float kMicrovoltsUp = 15;  // weaker than any of the real contractions, stronger than any rest
constexpr float kRestlessUv = 20;    // "lie still" did not happen
constexpr float kMovedG = .1F;
constexpr float kStillG = .05F;

float Quantile(std::vector<float> values, double share) {
  const auto rank = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + rank, values.end());
  return values[static_cast<std::size_t>(rank)];
}

}  // namespace

PlacementVerdict JudgePlacement(const PlacementInput& input) {
  PlacementVerdict verdict;
  const auto because = [&](std::string_view why) {
    verdict.why = why;
    verdict.passed = why == "pass";
    return verdict;
  };
  if (input.relaxed.size() < 25 || input.tensed.size() < 25) return because("no-data");
  verdict.relaxed = Quantile(input.relaxed, .5);
  verdict.tensed = Quantile(input.tensed, .7);
  if (input.movement_only) {
    verdict.tensed = Quantile(input.tensed, .95);
    if (verdict.relaxed > kStillG) return because("restless");
    return because(verdict.tensed >= kMovedG ? "pass" : "too-weak");
  }
  if ((input.flags & kSaturated) != 0) return because("saturated");
  if ((input.flags & kMissing) != 0) return because("no-data");
  const bool strong = verdict.tensed >= kTimesRest * verdict.relaxed &&
                      (!input.microvolts || verdict.tensed >= verdict.relaxed + kMicrovoltsUp);
  if (strong) return because("pass");
  if ((input.flags & kNoContact) != 0) return because("no-contact");
  if ((input.flags & kMains) != 0) return because("mains");
  if (input.microvolts && verdict.relaxed > kRestlessUv) return because("restless");
  return because("too-weak");
}

void PlacementCheck::Begin(bool movement_only, bool microvolts) {
  running_ = true;
  tense_ = false;
  start_s_ = -1;
  input_ = {};
  input_.movement_only = movement_only;
  input_.microvolts = microvolts;
}

std::optional<PlacementVerdict> PlacementCheck::Feed(double time_s, float value, std::uint8_t flags) {
  if (!running_) return std::nullopt;
  if (start_s_ < 0) start_s_ = time_s;
  const double since = time_s - start_s_;
  tense_ = since >= kRelaxS;
  input_.flags |= flags;
  // The first half second of each part is the person's reaction time.
  if (since >= .5 && since < kRelaxS) input_.relaxed.push_back(value);
  else if (since >= kRelaxS + .5 && since < kRelaxS + kTenseS) input_.tensed.push_back(value);
  if (since < kRelaxS + kTenseS) return std::nullopt;
  running_ = false;
  return JudgePlacement(input_);
}

std::string_view PlacementCheck::phase() const { return running_ ? (tense_ ? "tense" : "relax") : ""; }

}  // namespace charley
