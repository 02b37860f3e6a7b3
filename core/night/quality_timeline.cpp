#include "core/night/quality_timeline.h"

#include <algorithm>
#include <cmath>

namespace charley {
namespace {

constexpr double kSeamS = .25;  // a measured clock moves a little from second to second

double Overlap(double from_s, double to_s, double other_from_s, double other_to_s) {
  return std::max(0.0, std::min(to_s, other_to_s) - std::max(from_s, other_from_s));
}

}  // namespace

void QualityTimeline::Add(double from_s, double to_s, std::uint8_t flags) {
  ++counts_[0];
  if (IsUsable(flags)) ++counts_[1];
  for (std::size_t bit = 0; bit < kQualityNames.size(); ++bit) counts_[2 + bit] += flags >> bit & 1;
  if (!runs_.empty() && std::abs(from_s - runs_.back().to_s) < kSeamS) {
    if (runs_.back().flags == flags) {
      runs_.back().to_s = to_s;
      return;
    }
    from_s = runs_.back().to_s;
  }
  runs_.push_back({from_s, to_s, flags});
}

std::vector<QualityTimeline::Run>::const_iterator QualityTimeline::FirstEndingAfter(double time_s) const {
  return std::partition_point(runs_.begin(), runs_.end(), [&](const Run& run) { return run.to_s <= time_s; });
}

double QualityTimeline::BadShare(double from_s, double to_s) const {
  double judged = 0;
  for (auto run = FirstEndingAfter(from_s); run != runs_.end() && run->from_s < to_s; ++run)
    judged += Overlap(from_s, to_s, run->from_s, run->to_s);
  return judged > 0 ? 1 - UsableSeconds(from_s, to_s) / judged : 0;
}

double QualityTimeline::UsableSeconds(double from_s, double to_s) const {
  double usable = 0;
  for (auto run = FirstEndingAfter(from_s); run != runs_.end() && run->from_s < to_s; ++run)
    if (IsUsable(run->flags)) usable += Overlap(from_s, to_s, run->from_s, run->to_s);
  return usable;
}

}  // namespace charley
