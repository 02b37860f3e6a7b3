#include "core/content/content_check.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/content/fhir_mapping.h"
#include "core/knowledge/knowledge_check.h"
#include "core/knowledge/translation.h"
#include "core/sensor/device_profile.h"

namespace charley {
namespace {

class Checker {
 public:
  Checker(const Json& content, ContentCheck& out) : content_(content), out_(out) {}

  void Check() {
    static const Json kNothing = Json::object();
    const Json* bundle = Part("bundle");
    out_.knowledge = ReadKnowledge(bundle == nullptr ? kNothing : *bundle, out_.problems);
    const std::vector<std::string> notes = CheckSensors();
    if (!out_.problems.empty()) return;  // broken references would only repeat themselves
    for (const std::string& language : Languages()) CheckLanguage(language, notes);
    if (const Json* mapping = Part("fhir"); mapping != nullptr && out_.problems.empty()) {
      CheckFhirMapping(out_.knowledge, *mapping, out_.problems);
    }
  }

 private:
  const Json* Part(const std::string& name) const {
    const auto found = content_.find(name);
    return found == content_.end() || found->is_null() ? nullptr : &*found;
  }

  const Json* Of(const std::string& name, const std::string& language) const {
    const Json* part = Part(name);
    if (part == nullptr || !part->is_object() || !part->contains(language)) return nullptr;
    return &(*part)[language];
  }

  // The manifest's, its first one first, and whatever else there are texts in.
  std::vector<std::string> Languages() const {
    std::vector<std::string> languages;
    const Json* bundle = Part("bundle");
    const Json named = bundle == nullptr ? Json() : bundle->value("/manifest/languages"_json_pointer, Json::array());
    for (const Json& language : named) {
      if (language.is_string()) languages.push_back(language.get<std::string>());
    }
    const Json* locales = Part("locales");
    if (locales == nullptr || !locales->is_object()) return languages;
    for (const auto& locale : locales->items()) {
      if (std::find(languages.begin(), languages.end(), locale.key()) == languages.end())
        languages.push_back(locale.key());
    }
    return languages;
  }

  // Gives the texts that the tables of devices name.
  std::vector<std::string> CheckSensors() {
    std::vector<std::string> notes;
    const Json* sensors = Part("sensors");
    if (sensors == nullptr) return notes;
    std::set<std::string> ids;
    std::set<int> priorities;
    for (const auto& table : sensors->items()) {
      const JsonNode node(table.value(), table.key(), out_.problems);
      const DeviceProfile read = ReadDeviceProfile(node);
      CheckServices(node, read);
      if (!ids.insert(read.id).second)
        node.Problem(ErrorCode::kDuplicateId, "another device has the id \"" + read.id + "\"");
      if (const int priority = node.Int("priority"); !priorities.insert(priority).second)
        node.Problem(ErrorCode::kDuplicateId, "another device has the priority " + std::to_string(priority));
      notes.insert(notes.end(), read.notes.begin(), read.notes.end());
    }
    return notes;
  }

  // A browser refuses what was not named beforehand, and a device that sends nothing shows nothing.
  static void CheckServices(const JsonNode& node, const DeviceProfile& profile) {
    const std::vector<std::string> named = node.Strs("services");
    bool sends = false;
    for (const Characteristic& each : profile.characteristics) {
      sends = sends || (each.notify && !each.optional);
      if (each.optional || std::find(named.begin(), named.end(), each.service) != named.end()) continue;
      node.Problem(ErrorCode::kUnknownId, "\"services\" lacks that of the characteristic \"" + each.id + "\"");
    }
    if (!sends) node.Problem(ErrorCode::kMissingField, "a characteristic that is not optional needs \"notify\"");
  }

  void CheckLanguage(const std::string& language, const std::vector<std::string>& notes) {
    const Json* locale = Of("locales", language);
    if (locale == nullptr) return;
    const std::string name = "locales/" + language + ".json";
    CheckKnowledge(out_.knowledge, *locale, name, out_.problems);
    if (original_ == nullptr) original_ = locale;
    else CheckTranslation((*Part("bundle"))["questionnaire"], *original_, *locale, name, out_.problems);
    // Without it the page would not say that nobody has checked the translation.
    if (original_ != locale && !(locale->is_object() && locale->contains("review")))
      out_.problems.push_back({ErrorCode::kMissingField, "a translation needs \"review\"", name});
    CheckMore(language);
    for (const std::string& note : notes) {
      const auto texts = locale->find("texts");
      if (texts != locale->end() && texts->is_object() && texts->contains(note)) continue;
      out_.problems.push_back({ErrorCode::kMissingText, "a sensor needs the text \"" + note + "\"", name + "#/texts"});
    }
  }

  // What belongs to a language besides its texts. An overdue review is told and is no problem.
  void CheckMore(const std::string& language) {
    if (const Json* texts = Of("clinician", language))
      CheckClinicianTexts(out_.knowledge, *texts, "locales/" + language + "-clinician.json", out_.problems);
    if (const Json* words = Of("ask", language))
      CheckAskWords(out_.knowledge, *words, "ask/" + language + ".json", out_.problems);
    const Json* editorial = Of("editorial", language);
    if (editorial == nullptr) return;
    const Json latest = editorial->is_object() ? editorial->value("/changes/0/version"_json_pointer, Json()) : Json();
    if (latest == out_.knowledge.version) return;
    out_.problems.push_back({ErrorCode::kMissingField,
                             "the first of \"changes\" must say what changed in version " + out_.knowledge.version,
                             "editorial/" + language + ".json#/changes"});
  }

  const Json& content_;
  ContentCheck& out_;
  const Json* original_ = nullptr;  // texts of the first language
};

}  // namespace

ContentCheck CheckContent(const Json& content) {
  ContentCheck out;
  Checker(content, out).Check();
  return out;
}

}  // namespace charley
