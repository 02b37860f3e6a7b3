#include "core/report/text_report.h"

#include <gtest/gtest.h>

#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/random_answers.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

std::string ReportOf(const AnswerMap& changes, Audience audience) {
  const AnswerMap answers = BaseWith(changes);
  const Json result = *AssessText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, answers)));
  return TextReport(result, Knowledge().questionnaire, EnglishLocale(), audience);
}

bool Contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(TextReport, OpensWithWhatToDo) {
  const std::string report = ReportOf({{"one-leg-swollen", {"yes"}}}, Audience::kPatient);
  EXPECT_EQ(report.rfind("Get medical help today\n", 0), 0u) << report.substr(0, 80);
  EXPECT_TRUE(Contains(report, "One leg is newly swollen or bigger than the other Yes"));
}

TEST(TextReport, NamesTheEmergencySignsAlsoForSelfCare) {
  const std::string report = ReportOf({}, Audience::kPatient);
  EXPECT_TRUE(Contains(report, "Call emergency at once with:"));
  EXPECT_TRUE(Contains(report, "- urine like cola, or almost none\n"));
  EXPECT_TRUE(Contains(report, "This is information, not a diagnosis."));
  EXPECT_TRUE(Contains(report, "No clinician has reviewed these texts yet."));
}

TEST(TextReport, GivesCliniciansSourcesAndNumbers) {
  const std::string patient = ReportOf({{"medicines", {"thiazide"}}}, Audience::kPatient);
  const std::string clinician = ReportOf({{"medicines", {"thiazide"}}}, Audience::kClinician);
  EXPECT_FALSE(Contains(patient, "ASR 1.48"));
  EXPECT_TRUE(Contains(clinician, "ASR 1.48 (1.29-1.68)"));
  EXPECT_TRUE(Contains(clinician, "garrison-drugs-2012"));
  EXPECT_TRUE(Contains(clinician, "ICD-10-CM G47.62"));
}

TEST(TextReport, ShowsAnswersThatDoNotGoTogether) {
  const AnswerMap both = {{"conditions", {"diabetes", "none"}}, {"duration", {"does-not-stop"}}};
  const std::string report = ReportOf(both, Audience::kPatient);
  EXPECT_TRUE(Contains(report, "Please check these answers\n- You ticked “None of these” and something else"));
  EXPECT_TRUE(Contains(report, "- You said the pain does not stop, and that stretching ends it."));
  EXPECT_FALSE(Contains(ReportOf({}, Audience::kPatient), "Please check these answers"));
  AnswerMap emergency = both;
  emergency["chest-or-breath"] = {"yes"};
  EXPECT_FALSE(Contains(ReportOf(emergency, Audience::kPatient), "Please check these answers"));
}

// Every text key must have been found: a key that shows itself is a hole in the page.
TEST(TextReport, LeavesNoKeyUnresolved) {
  for (const ClinicalCase& each : SomeCases()) {
    const Json result = *AssessText(Knowledge(), DumpJson(MakeResponse(Knowledge().questionnaire, each.answers)));
    const std::string report = TextReport(result, Knowledge().questionnaire, EnglishLocale(), Audience::kClinician);
    for (const char* prefix : {"triage.", "advice.", "cause.", "pattern.", "reason.", "caution.", "tier.", "plan.",
                               "result.", "about.", "certainty.", "clinician.", "fit.", "medicine."}) {
      EXPECT_FALSE(Contains(report, std::string("\n") + prefix)) << each.id << " " << prefix;
      EXPECT_FALSE(Contains(report, std::string("- ") + prefix)) << each.id << " " << prefix;
      EXPECT_FALSE(Contains(report, std::string("  ") + prefix)) << each.id << " " << prefix;
    }
  }
}

}  // namespace
}  // namespace charley::testing
