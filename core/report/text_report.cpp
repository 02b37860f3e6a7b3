#include "core/report/text_report.h"

#include <algorithm>
#include <cmath>
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
  Report(const Questionnaire& questionnaire, const Json& locale, Audience audience)
      : questionnaire_(questionnaire), locale_(locale), clinician_(audience == Audience::kClinician) {}

  std::string Write(const Json& result) {
    const std::string tier = Str(result, "tier");
    Line(Text("tier." + tier + ".title"));
    Line(Text("tier." + tier + ".do"));
    if (result["provisional"] == true) Provisional(result);
    for (const Json& trigger : result["triggers"]) Trigger(trigger);
    Together(result);
    Patterns(result["patterns"]);
    if (result.contains("sensor")) Sensor(result["sensor"]);
    if (!result["hints"].empty()) {
      Heading("result.hints.title");
      for (const Json& hint : result["hints"]) Hint(hint);
    }
    for (const char* phase : {"now", "prevent", "ask", "treatment", "avoid"}) Phase(result["plan"], phase);
    Withheld(result["plan"]["withheld"]);
    Heading("safety-net.title");
    SignList("safety-net.emergency");
    SignList("safety-net.same-day");
    Heading("about.title");
    for (const char* key : {"about.not-diagnosis", "about.not-reviewed", "about.intended-use"}) Line(Text(key));
    Line(Text("about.version") + " " + Str(result, "dataVersion") + ", " + Str(result, "dataDate"));
    return std::move(out_);
  }

 private:
  std::string Text(const std::string& key) const {
    const auto texts = locale_.find("texts");
    if (texts == locale_.end()) return key;
    const auto found = texts->find(key);
    return found != texts->end() && found->is_string() ? found->get<std::string>() : key;
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
    if (option >= 0) answer = Display(item, option);
    if (fact.contains("value")) answer = std::to_string(fact["value"].get<int>());
    return ItemText(locale_, item.link_id, item.text) + " " + answer;
  }

  std::string Display(const Item& item, int option) const {
    const AnswerOption& each = item.options[static_cast<std::size_t>(option)];
    return OptionText(locale_, item.link_id, each.code, each.display);
  }

  void FactLines(const Json& facts, const std::string& label) {
    for (const Json& fact : facts) Detail(Text(label) + ": " + FactText(fact));
  }

  void Evidence(const Json& entry) {
    if (!clinician_) return;
    std::string line = Text("clinician.certainty") + ": " + Text("certainty." + Str(entry, "certainty"));
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
    if (ids.empty() || result["tier"] == "emergency") return;
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

  void Provisional(const Json& result) {
    Line(Text("result.provisional.title"));
    Line(Text("result.could-be") + " " + Text("tier." + Str(result, "couldBe") + ".title"));
    for (const Json& link_id : result["missing"]) {
      const int index = questionnaire_.Find(link_id.get<std::string>());
      Bullet(index < 0 ? link_id.get<std::string>()
                       : ItemText(locale_, link_id, questionnaire_.items[static_cast<std::size_t>(index)].text));
    }
  }

  void Trigger(const Json& trigger) {
    const std::string key = Str(trigger, "text");
    Bullet(Text(key + ".title") + " [" + Text("tier." + Str(trigger, "tier") + ".title") + "]");
    Detail(Text(key + ".why"));
    if (Text(key + ".do") != key + ".do") Detail(Text(key + ".do"));
    FactLines(trigger["facts"], "result.you-said");
    Evidence(trigger);
  }

  void Patterns(const Json& patterns) {
    Heading("result.patterns.title");
    for (const Json& pattern : patterns) {
      const std::string fit = Str(pattern, "fit");
      if (fit == "not" || fit == "unclear") continue;
      Bullet(Text(Str(pattern, "text") + ".title") + ": " + Text("fit." + fit));
      Detail(Text(Str(pattern, "text") + ".body"));
      FactLines(pattern["for"], "result.for");
      FactLines(pattern["against"], "result.against");
      if (clinician_ && pattern.contains("checklist")) {
        const Json& checklist = pattern["checklist"];
        Detail(Str(checklist, "id") + ": " + std::to_string(checklist["met"].get<int>()) + " / " +
               std::to_string(checklist["of"].get<int>()));
      }
      Evidence(pattern);
    }
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
    bool first = true;
    for (const Json& entry : withheld) {
      if (!clinician_ && Str(entry, "audience") == "clinician") continue;
      if (first) Heading("plan.withheld.title");
      first = false;
      Bullet(Text(Str(entry, "text") + ".title") + ", " + Text(Str(entry, "reason")));
      FactLines(entry["facts"], "result.you-said");
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
  std::string out_;
};

}  // namespace

std::string TextReport(const Json& result, const Questionnaire& questionnaire, const Json& locale, Audience audience) {
  return Report(questionnaire, locale, audience).Write(result);
}

}  // namespace charley
