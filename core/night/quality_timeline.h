// Which spans of one channel can be trusted: seconds with their flags, kept as runs, so that a night takes little
// memory.
#ifndef CHARLEY_NIGHT_QUALITY_TIMELINE_H_
#define CHARLEY_NIGHT_QUALITY_TIMELINE_H_

#include <array>
#include <cstdint>
#include <vector>

#include "core/signal/quality.h"

namespace charley {

class QualityTimeline {
 public:
  // The next second, later than those before; times on the recorder's clock.
  void Add(double from_s, double to_s, std::uint8_t flags);

  // Everything before this has been judged.
  double end_s() const { return runs_.empty() ? -1e300 : runs_.back().to_s; }

  // Share of the judged part of a span that is not usable; 0 when none of it was judged.
  double BadShare(double from_s, double to_s) const;
  double UsableSeconds(double from_s, double to_s) const;

  // Seconds so far: [all, usable, then one a flag in the order of kQualityNames].
  const std::array<std::int64_t, 2 + kQualityNames.size()>& counts() const { return counts_; }

 private:
  struct Run {
    double from_s, to_s;
    std::uint8_t flags;
  };
  std::vector<Run>::const_iterator FirstEndingAfter(double time_s) const;

  std::vector<Run> runs_;
  std::array<std::int64_t, 2 + kQualityNames.size()> counts_{};
};

}  // namespace charley

#endif  // CHARLEY_NIGHT_QUALITY_TIMELINE_H_
