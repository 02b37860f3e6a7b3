#include "core/questionnaire/questionnaire.h"

#include <algorithm>
#include <optional>

namespace charley {
namespace {

constexpr int kMaxGroupDepth = 16;
constexpr std::string_view kItemControl = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
constexpr std::string_view kHidden = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
constexpr std::string_view kOptionExclusive = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
constexpr std::string_view kMinValue = "http://hl7.org/fhir/StructureDefinition/minValue";
constexpr std::string_view kMaxValue = "http://hl7.org/fhir/StructureDefinition/maxValue";

std::optional<ItemType> ParseType(std::string_view type) {
  if (type == "group") return ItemType::kGroup;
  if (type == "display") return ItemType::kDisplay;
  if (type == "choice") return ItemType::kChoice;
  if (type == "open-choice") return ItemType::kOpenChoice;
  if (type == "integer") return ItemType::kInteger;
  return std::nullopt;
}

bool HasControl(const JsonNode& extension, std::string_view code) {
  const std::vector<JsonNode> codings = extension.Object("valueCodeableConcept").Items("coding");
  return std::any_of(codings.begin(), codings.end(), [&](const JsonNode& each) { return each.Str("code") == code; });
}

class Reader {
 public:
  Reader(Questionnaire& out, const std::vector<std::string>& unsure_codes) : out_(out), unsure_codes_(unsure_codes) {}

  void ReadItems(const JsonNode& owner, int parent, int depth) {
    if (depth > kMaxGroupDepth) {
      owner.Problem(ErrorCode::kJsonTooDeep, "groups are nested too deep");
      return;
    }
    for (const JsonNode& node : owner.ItemsOr("item")) ReadItem(node, parent, depth);
  }

 private:
  void ReadItem(const JsonNode& node, int parent, int depth) {
    Item item;
    item.link_id = node.Str("linkId");
    item.text = node.Str("text");
    item.parent = parent;
    item.hidden = parent >= 0 && out_.items[static_cast<std::size_t>(parent)].hidden;
    item.required = node.BoolOr("required", false);
    item.repeats = node.BoolOr("repeats", false);
    const std::string type = node.Str("type");
    if (const auto parsed = ParseType(type)) {
      item.type = *parsed;
    } else {
      node.Problem(ErrorCode::kUnsupported, "item type \"" + type + "\" is not supported");
    }
    ReadExtensions(node, item);
    ReadOptions(node, item);
    ReadEnableWhen(node, item);
    const int position = static_cast<int>(out_.items.size());
    if (!out_.index.emplace(item.link_id, position).second) {
      node.Problem(ErrorCode::kDuplicateId, "linkId \"" + item.link_id + "\" occurs twice");
    }
    out_.items.push_back(std::move(item));
    ReadItems(node, position, depth + 1);
  }

  void ReadExtensions(const JsonNode& node, Item& item) {
    for (const JsonNode& extension : node.ItemsOr("extension")) {
      const std::string url = extension.Str("url");
      if (url == kItemControl && item.type == ItemType::kGroup) {
        item.checklist = HasControl(extension, "htable");
        item.page = HasControl(extension, "page");
      }
      if (url == kHidden) item.hidden = extension.BoolOr("valueBoolean", false);
      if (url == kMinValue) item.min = extension.Int("valueInteger");
      if (url == kMaxValue) item.max = extension.Int("valueInteger");
    }
    if (item.type == ItemType::kInteger && item.min >= item.max) {
      node.Problem(ErrorCode::kOutOfRange, "an integer item needs minValue below maxValue");
    }
  }

  void ReadOptions(const JsonNode& node, Item& item) {
    for (const JsonNode& option_node : node.ItemsOr("answerOption")) {
      const JsonNode coding = option_node.Object("valueCoding");
      AnswerOption option{coding.Str("code"), coding.Str("display"), false};
      const std::string system = coding.Str("system");
      if (out_.code_system.empty()) out_.code_system = system;
      for (const JsonNode& extension : option_node.ItemsOr("extension")) {
        if (extension.Str("url") == kOptionExclusive) option.exclusive = extension.BoolOr("valueBoolean", false);
      }
      if (item.OptionIndex(option.code) >= 0) {
        option_node.Problem(ErrorCode::kDuplicateId, "option \"" + option.code + "\" occurs twice");
      }
      if (item.options.size() >= kMaxOptions) {
        option_node.Problem(ErrorCode::kOutOfRange, "more than " + std::to_string(kMaxOptions) + " options");
        return;
      }
      const std::size_t bit = item.options.size();
      item.exclusive[bit] = option.exclusive;
      item.unsure[bit] = std::find(unsure_codes_.begin(), unsure_codes_.end(), option.code) != unsure_codes_.end();
      item.options.push_back(std::move(option));
    }
    const bool wants_options = item.type == ItemType::kChoice || item.type == ItemType::kOpenChoice;
    if (wants_options && item.options.size() < 2) {
      node.Problem(ErrorCode::kMissingField, "a choice needs at least two answerOption entries");
    }
  }

  void ReadEnableWhen(const JsonNode& node, Item& item) {
    const std::vector<JsonNode> conditions = node.ItemsOr("enableWhen");
    for (const JsonNode& condition : conditions) {
      const std::string question = condition.Str("question");
      EnableWhen when{out_.Find(question), EnableWhen::Operator::kEqual};
      if (when.question < 0) {
        condition.Problem(ErrorCode::kUnknownId, "\"" + question + "\" is not an earlier item");
        continue;
      }
      const std::string op = condition.Str("operator");
      if (op == "exists") {
        when.op = EnableWhen::Operator::kExists;
        when.exists = condition.BoolOr("answerBoolean", true);
      } else if (op == "=" || op == "!=") {
        when.op = op == "=" ? EnableWhen::Operator::kEqual : EnableWhen::Operator::kNotEqual;
        const std::string code = condition.Object("answerCoding").Str("code");
        when.option = out_.items[static_cast<std::size_t>(when.question)].OptionIndex(code);
        if (when.option < 0) {
          condition.Problem(ErrorCode::kUnknownCode, "\"" + question + "\" has no option \"" + code + "\"");
          continue;
        }
      } else {
        condition.Problem(ErrorCode::kUnsupported, "operator \"" + op + "\" is not supported");
        continue;
      }
      item.enable_when.push_back(when);
    }
    const std::string behavior = node.StrOr("enableBehavior", "");
    item.enable_any = behavior == "any";
    if (conditions.size() > 1 && behavior != "any" && behavior != "all") {
      node.Problem(ErrorCode::kMissingField, "enableBehavior must say any or all");  // FHIR que-12
    }
  }

  Questionnaire& out_;
  const std::vector<std::string>& unsure_codes_;
};

}  // namespace

OptionSet Item::WithImplied(const OptionSet& chosen) const {
  OptionSet all = chosen;
  for (std::size_t i = 0; i < implied.size(); ++i) {
    if (chosen[i]) all |= implied[i];
  }
  return all;
}

int Item::OptionIndex(std::string_view code) const {
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].code == code) return static_cast<int>(i);
  }
  return -1;
}

bool Questionnaire::IsRow(int item) const {
  const Item& row = items[static_cast<std::size_t>(item)];
  return row.parent >= 0 && items[static_cast<std::size_t>(row.parent)].checklist && row.unsure.any();
}

int Questionnaire::Find(std::string_view link_id) const {
  const auto found = index.find(link_id);
  return found == index.end() ? -1 : found->second;
}

Questionnaire ReadQuestionnaire(const JsonNode& resource, const std::vector<std::string>& unsure_codes) {
  Questionnaire out;
  if (resource.Str("resourceType") != "Questionnaire") {
    resource.Problem(ErrorCode::kUnsupported, "resourceType must be Questionnaire");
  }
  out.url = resource.Str("url");
  out.version = resource.Str("version");
  Reader(out, unsure_codes).ReadItems(resource, -1, 0);
  return out;
}

}  // namespace charley
