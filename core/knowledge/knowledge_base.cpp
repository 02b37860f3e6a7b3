#include "core/knowledge/knowledge_base.h"

#include <algorithm>
#include <set>

#include "core/knowledge/medicine_names.h"
#include "core/knowledge/sign_words.h"

namespace charley {
namespace {

template <std::size_t N>
int IndexOf(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

bool IsDate(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  return std::equal(text.begin(), text.end(), kShape.begin(), kShape.end(),
                    [](char c, char shape) { return shape == '0' ? c >= '0' && c <= '9' : c == shape; });
}

// The words of people: names of medicines and of signs.
void TakeWords(const JsonNode& medicines, const JsonNode& signs, KnowledgeBase& out) {
  if (out.medicines_item < 0) return;  // noted already
  Item& item = out.questionnaire.items[static_cast<std::size_t>(out.medicines_item)];
  out.medication_index = ReadMedicineNames(medicines, item);
  item.reader = out.medication_index;
  out.questionnaire.sign_reader = ReadSignWords(signs, out.questionnaire);
}

class Loader {
 public:
  Loader(KnowledgeBase& out, Problems& problems) : out_(out), problems_(problems) {}

  void Load(const Json& bundle) {
    const JsonNode root(bundle, "data", problems_);
    const auto file = [&](const char* name, std::string_view label) {
      static const Json kEmpty = Json::object();
      const auto child = root.Child(name);
      if (!child) root.Problem(ErrorCode::kMissingField, std::string("file \"") + name + ".json\" is missing");
      return JsonNode(child ? child->value() : kEmpty, label, problems_);
    };
    ReadManifest(file("manifest", "manifest.json"));
    const bool apart = root.BoolOr("wordsApart", false);
    sources_apart_ = apart && !root.Child("sources");
    if (!sources_apart_) ReadSources(file("sources", "sources.json"));
    const JsonNode triage = file("triage", "triage.json");
    out_.unsure_codes = triage.Strs("unsureCodes");
    out_.questionnaire = ReadQuestionnaire(file("questionnaire", "questionnaire.json"), out_.unsure_codes);
    ReadMedicines(file("medicines", "medicines.json"));
    out_.questionnaire.words_are_apart = apart;
    if (!apart) TakeWords(file("medicines", "medicines.json"), file("sign-words", "sign-words.json"), out_);
    ReadTriage(triage);
    ReadMedicineRules(file("medicines", "medicines.json"));
    ReadRegions(file("regions", "regions.json"));
    ReadFindings(file("sensor-findings", "sensor-findings.json"));
    ReadPatterns(file("patterns", "patterns.json"));
    ReadCauses(file("causes", "causes.json"));
    ReadAdvice(file("advice", "advice.json"));
  }

 private:
  void ReadManifest(const JsonNode& node) {
    out_.version = node.Str("version");
    out_.date = node.Str("date");
  }

  void ReadSources(const JsonNode& node) {
    for (const JsonNode& source : node.Items("sources")) {
      const std::string id = source.Str("id");
      source.Str("citation");
      if (!out_.sources.emplace(id, source.BoolOr("verified", false)).second) {
        source.Problem(ErrorCode::kDuplicateId, "source \"" + id + "\" occurs twice");
      }
    }
  }

  void ExpectSource(const JsonNode& node, const std::string& source) {
    if (sources_apart_ || out_.sources.contains(source)) return;
    node.Problem(ErrorCode::kUnknownId, "sources.json has no \"" + source + "\"");
  }

  void ReadEntry(const JsonNode& node, Entry& entry, std::set<std::string>& ids) {
    entry.id = node.Str("id");
    entry.where = node.Where();
    entry.text = node.StrOr("text", "");
    entry.seeds = node.StrsOr("seeds");
    if (!ids.insert(entry.id).second) node.Problem(ErrorCode::kDuplicateId, "\"" + entry.id + "\" occurs twice");
    entry.sources = node.StrsOr("sources");
    if (entry.sources.empty()) node.Problem(ErrorCode::kMissingSource, "\"" + entry.id + "\" names no source");
    for (const std::string& source : entry.sources) ExpectSource(node, source);
    entry.certainty = node.Str("certainty");
    if (IndexOf(kCertainties, entry.certainty) < 0) {
      node.Problem(ErrorCode::kUnsupported, "certainty must be high, moderate, low, very-low or none");
    }
    const JsonNode review = node.Object("review");
    entry.review_status = review.Str("status");
    entry.review_date = review.Str("date");
    if (IndexOf(kReviewStatuses, entry.review_status) < 0) {
      review.Problem(ErrorCode::kUnsupported, "status must be submitted, under-review or approved");
    }
    entry.review_next = review.Str("next");
    for (const std::string& date : {entry.review_date, entry.review_next}) {
      if (!IsDate(date)) review.Problem(ErrorCode::kUnsupported, "a date is written YYYY-MM-DD");
    }
    entry.review_role = review.StrOr("role", "");
    if (entry.review_status == "approved" && entry.review_role.empty()) {
      review.Problem(ErrorCode::kMissingField, "an approved entry names the role of the reviewer");
    }
  }

  Tier ReadTier(const JsonNode& node, const std::string& name) {
    const int tier = IndexOf(kTierNames, name);
    if (tier < 0) node.Problem(ErrorCode::kUnknownId, "no tier \"" + name + "\"");
    return tier < 0 ? Tier::kEmergency : static_cast<Tier>(tier);
  }

  Condition ReadWhen(const JsonNode& node, const char* key) {
    return ReadCondition(node.Object(key), out_.questionnaire, out_.definitions);
  }

  std::optional<Condition> ReadOptionalWhen(const JsonNode& node, const char* key) {
    if (!node.Has(key)) return std::nullopt;
    return ReadWhen(node, key);
  }

  char ReadStrength(const JsonNode& node) {
    const std::string strength = node.Str("strength");
    if (strength == "A" || strength == "B" || strength == "C") return strength[0];
    node.Problem(ErrorCode::kUnsupported, "strength must be A, B or C");
    return 'C';
  }

  void ReadMedicines(const JsonNode& node) {
    out_.medicines_item = out_.questionnaire.Find("medicines");
    out_.medicine_start_item = out_.questionnaire.Find("medicine-start");
    if (out_.medicines_item < 0 || out_.medicine_start_item < 0) {
      node.Problem(ErrorCode::kUnknownItem, "the questionnaire needs the items medicines and medicine-start");
      return;
    }
    std::set<std::string> ids;
    Item& item = out_.questionnaire.items[static_cast<std::size_t>(out_.medicines_item)];
    for (const JsonNode& class_node : node.Items("classes")) {
      MedicineClass medicine;
      ReadEntry(class_node, medicine, ids);
      if (class_node.Has("strength")) medicine.strength = ReadStrength(class_node);
      medicine.stat = class_node.StrOr("stat", "");
      medicine.flags = class_node.StrsOr("flags");
      medicine.option = item.OptionIndex(medicine.id);
      if (medicine.option < 0) {
        class_node.Problem(ErrorCode::kUnknownCode, "the item medicines has no option \"" + medicine.id + "\"");
        continue;
      }
      out_.medicines.push_back(std::move(medicine));
    }
    ReadWiderClasses(node, item);
    for (const AnswerOption& option : item.options) {
      if (!option.exclusive && !ids.contains(option.code)) {
        node.Problem(ErrorCode::kUnknownId, "no class for the medicine option \"" + option.code + "\"");
      }
    }
  }

  // After the definitions, which these conditions use.
  void ReadMedicineRules(const JsonNode& node) {
    out_.medicines_hide = ReadOptionalWhen(node, "hide");
    out_.medicines_timing = ReadOptionalWhen(node, "timing");
  }

  void ReadRegions(const JsonNode& node) {
    out_.regions_source = node.Str("source");
    ExpectSource(node, out_.regions_source);
  }

  void ReadDefinitions(const JsonNode& node) {
    // Definitions may use each other; JSON objects keep no order, so read until nothing is left that can be.
    std::vector<std::string> waiting;
    for (const auto& member : node.value().items()) waiting.push_back(member.key());
    while (!waiting.empty()) {
      const std::size_t before = waiting.size();
      std::erase_if(waiting, [&](const std::string& name) { return TryDefinition(node, name); });
      if (waiting.size() == before) {
        for (const std::string& name : waiting) ReadWhen(node, name.c_str());  // reports what is missing
        return;
      }
    }
  }

  bool TryDefinition(const JsonNode& node, const std::string& name) {
    Problems scratch;
    const JsonNode trial(node.value(), "", scratch);
    Condition condition = ReadCondition(trial.Object(name.c_str()), out_.questionnaire, out_.definitions);
    const bool waits =
        std::any_of(scratch.begin(), scratch.end(), [](const Error& e) { return e.code == ErrorCode::kUnknownId; });
    if (waits) return false;
    if (!scratch.empty()) condition = ReadWhen(node, name.c_str());  // again, to report with its place
    out_.definitions.index[name] = static_cast<int>(out_.definitions.names.size());
    out_.definitions.names.push_back(name);
    out_.definitions.conditions.push_back(std::move(condition));
    return true;
  }

  void ReadTriage(const JsonNode& node) {
    const std::vector<std::string> tiers = node.Strs("tiers");
    if (!std::equal(tiers.begin(), tiers.end(), kTierNames.begin(), kTierNames.end())) {
      node.Problem(ErrorCode::kUnsupported, "tiers must be the closed list, most urgent first");
    }
    for (const std::string& name : node.Strs("unsureAsYes")) {
      out_.unsure_as_yes[static_cast<std::size_t>(ReadTier(node, name))] = true;
    }
    out_.provisional_floor = ReadTier(node, node.Str("provisionalFloor"));
    if (out_.provisional_floor == Tier::kSelfCare) {
      node.Problem(ErrorCode::kOutOfRange, "a provisional result must never be self-care");
    }
    ReadQuickPath(node);
    out_.own_words = ReadItemList(node, "ownWords");
    if (node.Has("statedUrgency")) out_.stated_urgency = ReadUrgencyWords(node.Object("statedUrgency"));
    ReadDefinitions(node.Object("definitions"));
    std::set<std::string> ids;
    for (const JsonNode& rule_node : node.Items("rules")) {
      TriageRule rule;
      ReadEntry(rule_node, rule, ids);
      rule.tier = ReadTier(rule_node, rule_node.Str("tier"));
      rule.when = ReadWhen(rule_node, "when");
      out_.rules.push_back(std::move(rule));
    }
    for (const JsonNode& contradiction_node : node.Items("contradictions")) {
      Contradiction contradiction;
      ReadEntry(contradiction_node, contradiction, ids);
      contradiction.when = ReadWhen(contradiction_node, "when");
      for (const std::string& link_id : contradiction_node.Strs("items")) {
        const int item = out_.questionnaire.Find(link_id);
        if (item < 0) contradiction_node.Problem(ErrorCode::kUnknownItem, "no item \"" + link_id + "\"");
        else contradiction.items.push_back(item);
      }
      out_.contradictions.push_back(std::move(contradiction));
    }
  }

  // The items of a list, and the rows of the groups among them.
  ItemFlags ReadItemList(const JsonNode& node, const char* key) {
    ItemFlags listed(out_.questionnaire.items.size(), 0);
    for (const std::string& link_id : node.StrsOr(key)) {
      const int item = out_.questionnaire.Find(link_id);
      if (item < 0) node.Problem(ErrorCode::kUnknownItem, "no item \"" + link_id + "\"");
      else listed[static_cast<std::size_t>(item)] = 1;
    }
    for (std::size_t i = 0; i < listed.size(); ++i) {
      const int parent = out_.questionnaire.items[i].parent;
      if (parent >= 0 && listed[static_cast<std::size_t>(parent)] != 0) listed[i] = 1;
    }
    return listed;
  }

  void ReadQuickPath(const JsonNode& node) {
    if (!node.Has("quickPath")) node.Problem(ErrorCode::kMissingField, "\"quickPath\" is missing");
    out_.quick = ReadItemList(node, "quickPath");
    out_.always_ask = ReadItemList(node, "alwaysAsk");
    for (std::size_t i = 0; i < out_.quick.size(); ++i) {  // with what such answers open
      const Item& item = out_.questionnaire.items[i];
      const bool by_parent = item.parent >= 0 && out_.quick[static_cast<std::size_t>(item.parent)] != 0;
      if (by_parent || !item.enable_when.empty()) out_.quick[i] = 1;
    }
  }

  std::vector<Criterion> ReadCriteria(const JsonNode& node, const char* key) {
    std::vector<Criterion> criteria;
    for (const JsonNode& child : node.Items(key)) {
      criteria.push_back({child.IntOr("weight", 1), ReadWhen(child, "when")});
      if (criteria.back().weight < 1) child.Problem(ErrorCode::kOutOfRange, "weight must be 1 or more");
    }
    return criteria;
  }

  void ReadFindings(const JsonNode& node) {
    std::set<std::string> ids;
    for (const JsonNode& finding_node : node.Items("findings")) {
      FindingEntry finding;
      ReadEntry(finding_node, finding, ids);
      if (IndexOf(kSensorFindings, finding.id) < 0) {
        finding_node.Problem(ErrorCode::kUnknownId, "no sensor finding \"" + finding.id + "\"");
      }
      out_.findings.push_back(std::move(finding));
    }
  }

  std::vector<SensorCriterion> ReadSensorCriteria(const JsonNode& node, const char* key) {
    std::vector<SensorCriterion> criteria;
    for (const JsonNode& child : node.ItemsOr(key)) {
      SensorCriterion criterion{child.IntOr("weight", 1), child.Str("finding")};
      if (IndexOf(kSensorFindings, criterion.finding) < 0)
        child.Problem(ErrorCode::kUnknownId, "no such sensor finding");
      // One night of one muscle must never outweigh what a person says.
      if (criterion.weight != 1) child.Problem(ErrorCode::kOutOfRange, "a sensor finding has weight 1");
      criteria.push_back(std::move(criterion));
    }
    return criteria;
  }

  void ReadPatterns(const JsonNode& node) {
    std::set<std::string> ids;
    for (const JsonNode& pattern_node : node.Items("patterns")) {
      Pattern pattern;
      ReadEntry(pattern_node, pattern, ids);
      pattern.urgency = ReadTier(pattern_node, pattern_node.Str("urgency"));
      pattern.alongside = pattern_node.BoolOr("alongside", false);
      pattern.supports = ReadCriteria(pattern_node, "for");
      pattern.opposes = ReadCriteria(pattern_node, "against");
      pattern.sensor_supports = ReadSensorCriteria(pattern_node, "sensorFor");
      pattern.sensor_opposes = ReadSensorCriteria(pattern_node, "sensorAgainst");
      pattern.well = pattern_node.Int("well");
      pattern.partly = pattern_node.Int("partly");
      if (pattern.partly < 1 || pattern.well < pattern.partly) {
        pattern_node.Problem(ErrorCode::kOutOfRange, "0 < partly <= well is needed");
      }
      pattern.must = ReadOptionalWhen(pattern_node, "must");
      pattern.well_needs = ReadOptionalWhen(pattern_node, "wellNeeds");
      pattern.hide = ReadOptionalWhen(pattern_node, "hide");
      pattern.icd10cm = pattern_node.StrsOr("icd10cm");
      if (const auto checklist = pattern_node.Child("checklist")) {
        pattern.checklist_id = checklist->Str("id");
        for (const JsonNode& child : checklist->Items("items")) {
          pattern.checklist.push_back({child.Str("id"), ReadWhen(child, "when")});
        }
      }
      out_.patterns.push_back(std::move(pattern));
    }
  }

  void ReadCauses(const JsonNode& node) {
    std::set<std::string> ids;
    out_.causes_shown_first = node.Int("shownFirst");
    for (const JsonNode& cause_node : node.Items("causes")) {
      Cause cause;
      ReadEntry(cause_node, cause, ids);
      cause.strength = ReadStrength(cause_node);
      cause.when = ReadWhen(cause_node, "when");
      cause.hide = ReadOptionalWhen(cause_node, "hide");
      out_.causes.push_back(std::move(cause));
    }
  }

  void ReadAdvice(const JsonNode& node) {
    std::set<std::string> ids;
    for (const JsonNode& advice_node : node.Items("advice")) {
      Advice advice;
      ReadEntry(advice_node, advice, ids);
      const std::string phase = advice_node.Str("phase");
      const int number = IndexOf(kPhaseNames, phase);
      if (number < 0) advice_node.Problem(ErrorCode::kUnknownId, "no phase \"" + phase + "\"");
      else advice.phase = static_cast<Phase>(number);
      advice.when = ReadOptionalWhen(advice_node, "when");
      advice.needs_all_words = advice_node.BoolOr("needsAllWords", false);
      advice.first = advice_node.BoolOr("first", false);
      advice.same_day = ReadOptionalWhen(advice_node, "sameDay");
      for (const JsonNode& child : advice_node.ItemsOr("hide")) {
        advice.hide.push_back({ReadWhen(child, "when"), child.Str("reason"), child.BoolOr("silent", false)});
      }
      for (const JsonNode& child : advice_node.ItemsOr("cautions")) {
        advice.cautions.push_back({ReadWhen(child, "when"), child.Str("text")});
      }
      advice.audience = advice_node.StrOr("audience", "");
      if (!advice.audience.empty() && advice.audience != "clinician") {
        advice_node.Problem(ErrorCode::kUnsupported, "audience can only be clinician");
      }
      for (const std::string& id : advice_node.StrsOr("patterns")) {
        const bool known = std::any_of(out_.patterns.begin(), out_.patterns.end(),
                                       [&](const Pattern& pattern) { return pattern.id == id; });
        if (!known) advice_node.Problem(ErrorCode::kUnknownId, "patterns.json has no \"" + id + "\"");
        advice.patterns.push_back(id);
      }
      advice.picture = advice_node.StrOr("picture", "");
      out_.advice.push_back(std::move(advice));
    }
  }

  KnowledgeBase& out_;
  Problems& problems_;
  bool sources_apart_ = false;  // the browser's bundle: check-data has seen that each one is there
};

}  // namespace

KnowledgeBase ReadKnowledge(const Json& bundle, Problems& problems) {
  KnowledgeBase out;
  Loader(out, problems).Load(bundle);
  return out;
}

void ReadWords(const Json& words, KnowledgeBase& knowledge, Problems& problems) {
  const JsonNode root(words, "words", problems);
  const JsonNode medicines = root.Object("medicines");
  const JsonNode signs = root.Object("sign-words");
  if (problems.empty()) TakeWords(medicines, signs, knowledge);
  if (problems.empty()) knowledge.questionnaire.words_are_apart = false;
}

}  // namespace charley
