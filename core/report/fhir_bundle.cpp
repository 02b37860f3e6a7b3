#include "core/report/fhir_bundle.h"

#include <string>
#include <vector>

#include "core/assessment/triage.h"
#include "core/knowledge/translation.h"
#include "core/questionnaire/response.h"
#include "core/report/response_text.h"

namespace charley {
namespace {

constexpr const char* kResultSystem = "https://charley.example/fhir/CodeSystem/result";

class BundleWriter {
 public:
  BundleWriter(const KnowledgeBase& knowledge, const Answered& answered, const Json& locale)
      : knowledge_(knowledge), answered_(answered), locale_(locale) {}

  // Reads the context; notes problems.
  void Context(const JsonNode& node, const JsonNode& mapping) {
    timestamp_ = node.Str("timestamp");
    ids_ = node.Strs("ids");
    if (ids_.size() < mapping.ItemsOr("observations").size() + 2) node.Problem(ErrorCode::kMissingField, "too few ids");
  }

  Json Write(Json response, const JsonNode& mapping, const Triage& triage) {
    const std::string response_url = "urn:uuid:" + ids_[0];
    next_id_ = 1;
    DropUncounted(response);
    Words(response);
    response["authored"] = timestamp_;
    response["status"] = triage.provisional ? "in-progress" : "completed";
    bundle_["resourceType"] = "Bundle";
    bundle_["type"] = "collection";
    bundle_["timestamp"] = timestamp_;
    bundle_["entry"] = Json::array();
    Add(response_url, std::move(response));
    const std::string notice = mapping.StrOr("notice", "");
    for (const JsonNode& line : mapping.ItemsOr("observations")) Observe(line, response_url, notice);
    Urgency(triage, response_url);
    return std::move(bundle_);
  }

 private:
  void Add(const std::string& url, Json resource) {
    Json entry;
    entry["fullUrl"] = url;
    entry["resource"] = std::move(resource);
    bundle_["entry"].push_back(std::move(entry));
  }

  // Answers to questions that do not apply any more count for nothing, and are not handed on either.
  // http://hl7.org/fhir/R4/questionnaireresponse.html: only enabled items have answers.
  void DropUncounted(Json& node) const {
    const auto items = node.find("item");
    if (items == node.end() || !items->is_array()) return;
    Json kept = Json::array();
    for (Json& item : *items) {
      const int index = knowledge_.questionnaire.Find(item.value("linkId", ""));
      if (index >= 0 && item.contains("answer") && !answered_.Counts(index)) continue;
      DropUncounted(item);
      kept.push_back(std::move(item));
    }
    *items = std::move(kept);
  }

  // Puts the words of the language beside ids and codes.
  void Words(Json& node) {
    const auto items = node.find("item");
    if (items == node.end() || !items->is_array()) return;
    for (Json& item : *items) {
      const std::string link_id = item.value("linkId", "");
      const int index = knowledge_.questionnaire.Find(link_id);
      // Groups are no questions, and the core does not keep their texts.
      const std::string own = index < 0 ? "" : knowledge_.questionnaire.items[static_cast<std::size_t>(index)].text;
      const std::string text = ItemText(locale_, link_id, own);
      if (!text.empty()) item["text"] = text;
      if (index >= 0 && item.contains("answer")) {
        for (Json& answer : item["answer"])
          Word(answer, knowledge_.questionnaire.items[static_cast<std::size_t>(index)]);
      }
      Words(item);
    }
  }

  void Word(Json& answer, const Item& item) const {
    const auto coding = answer.find("valueCoding");
    if (coding == answer.end() || coding->contains("display")) return;
    const int option = item.OptionIndex(coding->value("code", ""));
    if (option < 0) return;
    const AnswerOption& own = item.options[static_cast<std::size_t>(option)];
    (*coding)["display"] = OptionText(locale_, item.link_id, own.code, own.display);
  }

  Json Observation(const std::string& response_url) const {
    Json observation;
    observation["resourceType"] = "Observation";
    // What a person says of themselves, checked by nobody.
    observation["status"] = "preliminary";
    observation["effectiveDateTime"] = timestamp_;
    Json source;
    source["reference"] = response_url;
    source["type"] = "QuestionnaireResponse";
    observation["derivedFrom"] = Json::array();
    observation["derivedFrom"].push_back(std::move(source));
    return observation;
  }

  void Observe(const JsonNode& line, const std::string& response_url, const std::string& notice) {
    const std::string link_id = line.Str("item");
    const int index = knowledge_.questionnaire.Find(link_id);
    if (index < 0) {
      line.Problem(ErrorCode::kUnknownItem, "the questionnaire has no item \"" + link_id + "\"");
      return;
    }
    const Item& item = knowledge_.questionnaire.items[static_cast<std::size_t>(index)];
    if (!answered_.Counts(index)) return;
    const Answer& answer = answered_.Get(index);
    Json observation = Observation(response_url);
    Json code;
    code["coding"] = Json::array();
    code["coding"].push_back(line.Object("coding").value());
    code["text"] = line.Str("text");
    observation["code"] = std::move(code);
    if (answer.number) {
      observation["valueInteger"] = *answer.number;
    } else {
      int chosen = -1;
      for (const std::string& wanted : line.StrsOr("is")) {
        const int option = item.OptionIndex(wanted);
        if (option >= 0 && answer.options.test(static_cast<std::size_t>(option))) chosen = option;
      }
      if (chosen < 0) return;  // the standard code does not mean this answer
      const AnswerOption& option = item.options[static_cast<std::size_t>(chosen)];
      Json own;
      own["system"] = knowledge_.questionnaire.code_system;
      own["code"] = option.code;
      own["display"] = OptionText(locale_, item.link_id, option.code, option.display);
      observation["valueCodeableConcept"]["coding"] = Json::array();
      observation["valueCodeableConcept"]["coding"].push_back(std::move(own));
    }
    if (!notice.empty()) Note(observation, notice);
    AddObservation(std::move(observation));
  }

  void Urgency(const Triage& triage, const std::string& response_url) {
    Json observation = Observation(response_url);
    const auto coding = [](std::string code) {
      Json each;
      each["system"] = kResultSystem;
      each["code"] = std::move(code);
      Json list = Json::array();
      list.push_back(std::move(each));
      return list;
    };
    const std::string tier(TierName(triage.tier));
    observation["code"]["coding"] = coding("urgency");
    observation["valueCodeableConcept"]["coding"] = coding(tier);
    observation["valueCodeableConcept"]["text"] = Text("tier." + tier + ".title");
    Note(observation, Text("about.not-diagnosis") + " " + Text("about.version") + " " + knowledge_.version);
    AddObservation(std::move(observation));
  }

  void AddObservation(Json observation) { Add("urn:uuid:" + ids_[next_id_++], std::move(observation)); }

  static void Note(Json& observation, const std::string& text) {
    Json note;
    note["text"] = text;
    observation["note"].push_back(std::move(note));
  }

  std::string Text(const std::string& key) const {
    return locale_.value(Json::json_pointer("/texts"), Json::object()).value(key, key);
  }

  const KnowledgeBase& knowledge_;
  const Answered& answered_;
  const Json& locale_;
  std::string timestamp_;
  std::vector<std::string> ids_;
  std::size_t next_id_ = 1;
  Json bundle_;
};

}  // namespace

Result<Json> FhirBundle(const KnowledgeBase& knowledge, std::string_view response_json, std::string_view context_json) {
  Result<Json> parsed = ParseJson(response_json, kResponseLimits);
  if (!parsed) return tl::unexpected<Error>(parsed.error());
  const Result<Response> response = ReadResponse(*parsed, knowledge.questionnaire);
  if (!response) return tl::unexpected<Error>(response.error());
  const Result<Json> context = ParseJson(context_json);
  if (!context) return tl::unexpected<Error>(context.error());
  Problems problems;
  const JsonNode root(*context, "context", problems);
  const JsonNode mapping = root.Object("mapping");
  const JsonNode locale = root.Object("locale");
  const Answered answered = Evaluate(knowledge.questionnaire, *response);
  BundleWriter writer(knowledge, answered, locale.value());
  writer.Context(root, mapping);
  if (!problems.empty()) return tl::unexpected<Error>(problems.front());
  Json bundle = writer.Write(std::move(*parsed), mapping, RunTriage(knowledge, answered));
  if (!problems.empty()) return tl::unexpected<Error>(problems.front());
  return bundle;
}

}  // namespace charley
