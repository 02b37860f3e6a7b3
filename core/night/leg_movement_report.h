// The leg movements of a night as data: which channels stand for which leg, the score, and what the index may be
// called.
#ifndef CHARLEY_NIGHT_LEG_MOVEMENT_REPORT_H_
#define CHARLEY_NIGHT_LEG_MOVEMENT_REPORT_H_

#include "core/base/json.h"
#include "core/night/night_report.h"

namespace charley {

// null without an EMG in microvolts: the rules have absolute thresholds.
Json LegMovementReport(const NightAnalyzer& analyzer, const ReportContext& context);

}  // namespace charley

#endif  // CHARLEY_NIGHT_LEG_MOVEMENT_REPORT_H_
