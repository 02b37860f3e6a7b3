#include "core/report/text_report.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "core/knowledge/translation.h"

namespace charley {
namespace {

std::string Str(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

class Report {
 public:
  Report(const Questionnaire& questionnaire, const Json& locale, Audience audience, bool all)
      : questionnaire_(questionnaire),
        locale_(locale),
        clinician_(audience == Audience::kClinician),
        all_(all || clinician_) {}

  std::string Write(const Json& result) {
    const std::string tier = Str(result, "tier");
    Line(Text("tier." + tier + ".title"));
    Line(Text("tier." + tier + ".do"));
    for (const Json& note : result["notes"]) WriteNote(note.get<std::string>(), result);
    for (const Json& section : result["sections"]) WriteSection(section.get<std::string>(), result);
    return std::move(out_);
  }

 private:
  std::string Text(const std::string& key) const {
    const auto texts = locale_.find("texts");
    if (texts == locale_.end()) return key;
    const auto found = texts->find(key);
    return found != texts->end() && found->is_string() ? found->get<std::string>() : key;
  }

  // `name`: of kNoteNames in core/check/view.h.
  void WriteNote(const std::string& name, const Json& result) {
    if (name == "heard") Heard(result["heard"]);
    if (name == "unread") Unread(result["unread"]);
    if (name == "missing") Missing(result["missing"]);
    if (name == "could-be") Line(Text("result.could-be") + " " + Text("tier." + Str(result, "couldBe") + ".title"));
    if (name == "contradictions") Contradictions(result["contradictions"]);
  }

  // `name`: of kSectionNames there. The answers themselves are on the page alone, and a text is taken along already.
  void WriteSection(const std::string& name, const Json& result) {
    if (name == "why") {
      Heading("result.why");
      for (const Json& trigger : result["triggers"]) Trigger(trigger);
    }
    if (name == "fits") Fits(result);
    if (name == "part") Hints(result["hints"]);
    if (name == "plan") WritePlan(result["plan"]);
    if (name == "not") {
      Withheld(result["plan"]["withheld"]);
      Phase(result["plan"], "avoid");
    }
    if (name == "sooner") {
      Heading("safety-net.title");
      SignList("safety-net.emergency");
      SignList("safety-net.same-day");
    }
    if (name == "sure") About(result);
  }

  void About(const Json& result) {
    Heading("about.title");
    for (const char* key : {"about.not-diagnosis", "about.not-reviewed", "about.intended-use"}) Line(Text(key));
    Line(Text("about.version") + " " + Str(result, "dataVersion") + ", " + Str(result, "dataDate"));
  }

  void Hints(const Json& hints) {
    Heading("result.hints.title");
    for (const Json& hint : hints) {
      if (IsShown(hint)) Hint(hint);
      else ++left_out_;
    }
    LeftOut("result.hints.more");
  }

  void WritePlan(const Json& plan) {
    for (const char* phase : {"now", "prevent", "ask"}) Phase(plan, phase);
    LeftOut("plan.more");
    for (const char* phase : {"treatment", "about"}) Phase(plan, phase);
    left_out_ = 0;  // these are told under headings of their own
  }

  bool IsShown(const Json& entry) const { return entry["shown"] == "open" || (all_ && entry["shown"] == "more"); }

  // How many entries were kept for who asks for all.
  void LeftOut(const std::string& key) {
    if (left_out_ > 0) Line(Fill(Text(key), "count", std::to_string(left_out_)) + " --all");
    left_out_ = 0;
  }

  void Line(const std::string& text) { out_ += text + '\n'; }
  void Bullet(const std::string& text) { out_ += "- " + text + '\n'; }
  void Detail(const std::string& text) { out_ += "  " + text + '\n'; }
  void Heading(const std::string& key) { out_ += '\n' + Text(key) + '\n'; }

  // A text that holds a list, parted by "|".
  void SignList(const std::string& key) {
    Line(Text(key + ".title"));
    const std::string list = Text(key);
    for (std::size_t from = 0; from <= list.size();) {
      const std::size_t bar = std::min(list.find('|', from), list.size());
      Bullet(list.substr(from, bar - from));
      from = bar + 1;
    }
  }

  std::string FactText(const Json& fact) const {
    const int index = questionnaire_.Find(Str(fact, "item"));
    if (index < 0) return Str(fact, "item");
    const Item& item = questionnaire_.items[static_cast<std::size_t>(index)];
    const int option = item.OptionIndex(Str(fact, "code"));
    std::string answer = Str(fact, "text");
    if (option >= 0 && answer.empty()) answer = Display(item, option);
    if (fact.contains("value")) answer = std::to_string(fact["value"].get<int>());
    return ItemText(locale_, item.link_id, item.text) + " " + answer;
  }

  std::string Display(const Item& item, int option) const {
    const AnswerOption& each = item.options[static_cast<std::size_t>(option)];
    return OptionText(locale_, item.link_id, each.code, each.display);
  }

  void FactLines(const Json& facts, const std::string& label) {
    std::set<std::string> said;  // words that speak of an illness and of a sign at once are quoted once
    for (const Json& fact : facts) {
      if (std::string text = FactText(fact); said.insert(text).second) Detail(Text(label) + ": " + text);
    }
  }

  void Evidence(const Json& entry) {
    if (!clinician_) return;
    std::string line = Text("clinician.certainty") + ": " + Text(Str(entry, "certaintyText"));
    if (entry.contains("stat")) line += "; " + Str(entry, "stat");
    if (entry.contains("icd10cm")) {
      for (const Json& code : entry["icd10cm"]) line += "; ICD-10-CM " + code.get<std::string>();
    }
    line += "; " + Text("clinician.sources") + ":";
    for (const Json& source : entry["sources"]) line += " " + source.get<std::string>();
    Detail(line);
    const std::string key =
        (entry.contains("medicine") ? "medicine." + Str(entry, "medicine") : Str(entry, "text")) + ".clinician";
    if (Text(key) != key) Detail(Text(key));
  }

  void Together(const Json& result) {
    const Json& ids = result["together"];
    if (ids.empty()) return;
    std::string line = Text(ids.size() == 2 ? "result.together.two" : "result.together.more");
    for (std::size_t i = 0; i < ids.size(); ++i) {
      for (const Json& pattern : result["patterns"]) {
        if (pattern["id"] == ids[i]) together_.emplace_back(Str(pattern, "id"), Str(pattern, "text"));
        if (pattern["id"] == ids[i]) line += (i == 0 ? " " : ", ") + Text(Str(pattern, "text") + ".title");
      }
    }
    Line(line + ".");
  }

  static std::string Fill(std::string text, const std::string& name, const std::string& value) {
    const std::size_t at = text.find("{" + name + "}");
    return at == std::string::npos ? text : text.replace(at, name.size() + 2, value);
  }

  void Sensor(const Json& recordings) {
    Heading("sensor.result.title");
    Line(Text("sensor.result.lead"));
    for (const Json& recording : recordings) {
      for (const Json& finding : recording["findings"]) {
        const double seconds = finding.contains("longestS") ? finding["longestS"].get<double>() : 0;
        Bullet(Fill(Text(Str(finding, "text")), "seconds", std::to_string(std::lround(seconds))));
        Evidence(finding);
      }
    }
  }

  std::string RowText(const std::string& link_id) const {
    const int index = questionnaire_.Find(link_id);
    return index < 0 ? link_id : ItemText(locale_, link_id, questionnaire_.items[static_cast<std::size_t>(index)].text);
  }

  void Heard(const Json& texts) {
    for (const Json& heard : texts) {
      std::string rows;
      for (const Json& row : heard["rows"]) rows += (rows.empty() ? "" : "; ") + RowText(row.get<std::string>());
      Line(Fill(Fill(Text("result.heard"), "text", Str(heard, "text")), "row", rows));
    }
  }

  void Unread(const Json& texts) {
    for (const Json& unread : texts) Line(Fill(Text("result.unread"), "text", Str(unread, "text")));
  }

  void Missing(const Json& link_ids) {
    Line(Text("result.provisional.title"));
    for (const Json& link_id : link_ids) Bullet(RowText(link_id.get<std::string>()));
  }

  void Contradictions(const Json& contradictions) {
    Heading("result.contradictions.title");
    for (const Json& each : contradictions) {
      Bullet(Fill(Text(Str(each, "text")), "exclusive", ExclusiveText(each)));
    }
  }

  // The answer that leaves no room for others beside it, where that is the contradiction.
  std::string ExclusiveText(const Json& contradiction) const {
    const int index = questionnaire_.Find(contradiction["items"][0].get<std::string>());
    if (index < 0) return "";
    const Item& item = questionnaire_.items[static_cast<std::size_t>(index)];
    const int option = item.OptionIndex(Str(contradiction, "exclusive"));
    return option < 0 ? "" : Display(item, option);
  }

  void Trigger(const Json& trigger) {
    const std::string key = Str(trigger, "text");
    Bullet(Text(key + ".title") + " [" + Text("tier." + Str(trigger, "tier") + ".title") + "]");
    Detail(Text(key + ".why"));
    if (Text(key + ".do") != key + ".do") Detail(Text(key + ".do"));
    FactLines(trigger["facts"], "result.you-said");
    Evidence(trigger);
  }

  void Fits(const Json& result) {
    std::vector<const Json*> open, calmer, rest;
    for (const Json& pattern : result["patterns"]) {
      const bool fits = pattern["fit"] == "well" || pattern["fit"] == "partly";
      if (pattern["shown"] == "open") open.push_back(&pattern);
      else (fits ? calmer : rest).push_back(&pattern);
    }
    Heading("result.patterns.title");
    if (open.empty() && calmer.empty()) Line(Text("result.patterns.none"));
    Together(result);
    for (const Json* pattern : open) Pattern(*pattern);
    if (all_ && !calmer.empty()) Heading("result.patterns.calmer");
    for (const Json* pattern : calmer) {
      if (IsShown(*pattern)) Pattern(*pattern);
    }
    if (all_ && !rest.empty()) Heading("result.patterns.not");
    for (const Json* pattern : rest) {
      if (IsShown(*pattern)) PatternReasons(*pattern);
    }
    if (result.contains("sensor")) Sensor(result["sensor"]);
  }

  void PatternReasons(const Json& pattern, const char* part = "") {
    Bullet(Text(Str(pattern, "text") + ".title") + ": " + Text("fit." + Str(pattern, "fit")));
    if (*part != 0) Detail(Text(Str(pattern, "text") + part));
    FactLines(pattern["for"], "result.for");
    FactLines(pattern["against"], "result.against");
  }

  void Pattern(const Json& pattern) {
    PatternReasons(pattern, ".body");
    if (clinician_ && pattern.contains("checklist")) {
      const Json& checklist = pattern["checklist"];
      Detail(Str(checklist, "id") + ": " + std::to_string(checklist["met"].get<int>()) + " / " +
             std::to_string(checklist["of"].get<int>()));
    }
    Evidence(pattern);
  }

  void Hint(const Json& hint) {
    const std::string key = Str(hint, "text");
    if (hint.contains("medicine")) {
      const int item = questionnaire_.Find("medicines");
      const Item& medicines = questionnaire_.items[static_cast<std::size_t>(item)];
      const int option = medicines.OptionIndex(Str(hint, "medicine"));
      Bullet(Display(medicines, option));
      Detail(Text("medicine.linked.body"));
      if (!key.empty()) Detail(Text(key));
      if (hint["timing"] == true) Detail(Text("medicine.timing"));
    } else {
      Bullet(Text(key + ".title"));
      Detail(Text(key + ".body"));
    }
    FactLines(hint["facts"], "result.you-said");
    Evidence(hint);
  }

  void Phase(const Json& plan, const char* phase) {
    bool first = true;
    for (const Json& entry : plan[phase]) {
      if (!clinician_ && Str(entry, "audience") == "clinician") continue;
      if (!IsShown(entry)) {
        ++left_out_;
        continue;
      }
      if (first) Heading(std::string("plan.") + phase + ".title");
      first = false;
      const std::string key = Str(entry, "text");
      std::string title = Text(key + ".title");
      if (entry.contains("patterns") && !together_.empty()) title += Belongs(entry["patterns"]);
      Bullet(title);
      Detail(Text(key + ".body"));
      for (const Json& caution : entry["cautions"]) Detail(Text(caution.get<std::string>()));
      Evidence(entry);
    }
  }

  void Withheld(const Json& withheld) {
    std::vector<std::string> reasons;  // in order, each with all that it holds back
    std::map<std::string, std::pair<std::string, Json>> by_reason;
    for (const Json& entry : withheld) {
      if (!clinician_ && Str(entry, "audience") == "clinician") continue;
      const std::string reason = Str(entry, "reason");
      auto& [titles, facts] = by_reason[reason];
      if (titles.empty()) reasons.push_back(reason);
      titles += (titles.empty() ? "" : "; ") + Text(Str(entry, "text") + ".title");
      for (const Json& fact : entry["facts"]) {
        if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
      }
    }
    if (!reasons.empty()) Heading("plan.withheld.title");
    for (const std::string& reason : reasons) {
      Bullet(Text(reason) + " (" + by_reason[reason].first + ")");
      FactLines(by_reason[reason].second, "result.you-said");
    }
  }

  // " [Restless legs]" when the advice belongs to one of the patterns that go on side by side.
  std::string Belongs(const Json& patterns) const {
    std::string names;
    for (const Json& id : patterns) {
      for (const auto& [pattern, text] : together_) {
        if (id == pattern) names += (names.empty() ? " [" : ", ") + Text(text + ".title");
      }
    }
    return names.empty() ? names : names + "]";
  }

  std::vector<std::pair<std::string, std::string>> together_;  // id and text key
  const Questionnaire& questionnaire_;
  const Json& locale_;
  bool clinician_;
  bool all_;
  int left_out_ = 0;
  std::string out_;
};

}  // namespace

std::string TextReport(const Json& result, const Questionnaire& questionnaire, const Json& locale, Audience audience,
                       bool all) {
  return Report(questionnaire, locale, audience, all).Write(result);
}

}  // namespace charley
