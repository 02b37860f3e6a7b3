// Everything a clinician may change, read from data/*.json into immutable values.
#ifndef CHARLEY_KNOWLEDGE_KNOWLEDGE_BASE_H_
#define CHARLEY_KNOWLEDGE_KNOWLEDGE_BASE_H_

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/knowledge/condition.h"
#include "core/knowledge/urgency_words.h"
#include "core/questionnaire/questionnaire.h"

namespace charley {

class MedicationIndex;  // core/medication/medication_index.h

// Most urgent first. A closed list; the names are those of data/triage.json "tiers".
enum class Tier : unsigned char { kEmergency, kSameDay, kWithinDays, kRoutine, kSelfCare };
inline constexpr std::array<std::string_view, 5> kTierNames = {"emergency", "same-day", "within-days", "routine",
                                                               "self-care"};
constexpr std::string_view TierName(Tier tier) { return kTierNames[static_cast<std::size_t>(tier)]; }

// GRADE certainty of evidence; none: commonly advised, not tested.
inline constexpr std::array<std::string_view, 5> kCertainties = {"high", "moderate", "low", "very-low", "none"};
inline constexpr std::array<std::string_view, 4> kSensorFindings = {"contraction-at-mark", "contraction-without-mark",
                                                                    "no-contraction-at-mark", "too-little-signal"};
inline constexpr std::array<std::string_view, 3> kReviewStatuses = {"submitted", "under-review", "approved"};

// What every entry of the knowledge carries.
struct Entry {
  std::string id;
  std::string text;  // text key; "<key>.title" and "<key>.body" (or .why, .do) stand in data/locales
  std::vector<std::string> sources;
  std::string certainty;
  std::string review_status;
  std::string review_date;
  std::string review_next;         // when it is to be looked at again, YYYY-MM-DD
  std::string review_role;         // of who reviewed it; empty while nobody has
  std::vector<std::string> seeds;  // which seed article named it
  std::string where;               // place in the data, for messages
};

struct TriageRule : Entry {
  Tier tier = Tier::kSelfCare;
  Condition when;
};

struct Contradiction : Entry {
  Condition when;
  std::vector<int> items;  // the questions to ask again
};

struct Criterion {
  int weight = 1;
  Condition when;
};

struct ChecklistCriterion {
  std::string id;
  Condition when;
};

// What a sensor's recording can show; the ids are a closed list in assessment/sensor_finding.cpp.
struct FindingEntry : Entry {};

struct SensorCriterion {
  int weight = 1;
  std::string finding;
};

struct Pattern : Entry {
  Tier urgency = Tier::kSelfCare;
  bool alongside = false;  // may go on beside another such pattern, with advice of its own
  std::vector<Criterion> supports;
  std::vector<Criterion> opposes;
  std::vector<SensorCriterion> sensor_supports;
  std::vector<SensorCriterion> sensor_opposes;
  int well = 0;    // net weight from which it "fits well"
  int partly = 0;  // net weight from which it "fits partly"
  std::optional<Condition> must;
  std::optional<Condition> well_needs;
  std::optional<Condition> hide;
  std::string checklist_id;
  std::vector<ChecklistCriterion> checklist;
  std::vector<std::string> icd10cm;
};

struct Cause : Entry {
  char strength = 'C';  // A population or trial signal, B label or review lists, C listed only
  Condition when;
  std::optional<Condition> hide;
};

enum class Phase : unsigned char { kNow, kPrevent, kAsk, kTreatment, kAvoid, kAbout };
inline constexpr std::array<std::string_view, 6> kPhaseNames = {"now", "prevent", "ask", "treatment", "avoid", "about"};

struct Suppression {
  Condition when;
  std::string reason;   // text key
  bool silent = false;  // hold back without listing it under "not for you"
};

struct Caution {
  Condition when;
  std::string text;
};

struct Advice : Entry {
  Phase phase = Phase::kNow;
  std::optional<Condition> when;
  std::vector<Suppression> hide;
  std::vector<Caution> cautions;
  std::string audience;               // "clinician", or empty for everybody
  std::vector<std::string> patterns;  // it belongs to these; empty: to cramps in general
  std::string picture;
  bool needs_all_words = false;       // held back while a person's own words are not understood
  bool first = false;                 // never behind "more": it is about harm
  std::optional<Condition> same_day;  // stands beside a call on the same day too: what to say, what not to do
};

struct MedicineClass : Entry {
  int option = -1;      // of the item "medicines"
  char strength = ' ';  // ' ' when it is not linked with cramps
  std::string stat;     // effect size as published
  std::vector<std::string> flags;
};

struct KnowledgeBase {
  std::string version;
  std::string date;
  Questionnaire questionnaire;
  Definitions definitions;
  std::vector<std::string> unsure_codes;
  ItemFlags quick;       // by item: asked in the short version, as are questions that such answers open
  ItemFlags always_ask;  // by item: asked even when nothing depends on it
  ItemFlags own_words;   // by item: free text that is not understood rules self-care out
  std::map<std::string, UrgencyWords, std::less<>> stated_urgency;  // by language
  Tier provisional_floor = Tier::kRoutine;
  std::array<bool, kTierNames.size()> unsure_as_yes{};
  std::vector<TriageRule> rules;
  std::vector<Contradiction> contradictions;
  std::vector<FindingEntry> findings;
  std::vector<Pattern> patterns;
  std::vector<Cause> causes;
  int causes_shown_first = 4;
  std::vector<Advice> advice;
  std::vector<MedicineClass> medicines;
  std::optional<Condition> medicines_hide;    // no medicine hint while this may be true
  std::optional<Condition> medicines_timing;  // makes every medicine hint more likely to matter
  int medicines_item = -1;
  int medicine_start_item = -1;
  std::shared_ptr<const MedicationIndex>
      medication_index;                              // reads the free text of the item too; null while words are apart
  std::map<std::string, bool, std::less<>> sources;  // id -> verified
  std::string regions_source;

  // How "not sure" reads on rules and patterns of this urgency: on a row of an emergency or same-day checklist as yes.
  Reading ReadingOf(Tier tier) const {
    return unsure_as_yes[static_cast<std::size_t>(tier)] ? Reading::kChecklist : Reading::kPlain;
  }
};

// `bundle`: an object with the members manifest, questionnaire, triage, patterns, causes, advice,
// medicines, sources, regions, sensor-findings and sign-words, each the content of the file of that name. Problems name
// file and JSON pointer. With problems the value is incomplete and must not be used. With "wordsApart": true the names
// of medicines and sign-words may be left out and follow by ReadWords; until then free text cannot be read. Sources may
// be left out for good: they were checked before.
KnowledgeBase ReadKnowledge(const Json& bundle, Problems& problems);

// {"medicines": .., "sign-words": ..}: what was left out. With problems free text still cannot be read.
void ReadWords(const Json& words, KnowledgeBase& knowledge, Problems& problems);

}  // namespace charley

#endif  // CHARLEY_KNOWLEDGE_KNOWLEDGE_BASE_H_
