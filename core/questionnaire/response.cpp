#include "core/questionnaire/response.h"

#include <cstddef>

namespace charley {
namespace {

constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxTexts = 32;
constexpr std::size_t kMaxTextBytes = 2'000;

class Reader {
 public:
  Reader(const Questionnaire& questionnaire, Response& out)
      : questionnaire_(questionnaire), out_(out), seen_(questionnaire.items.size(), 0) {}

  void ReadItems(const JsonNode& owner, int depth) {
    if (depth > kMaxDepth) {
      owner.Problem(ErrorCode::kJsonTooDeep, "items are nested too deep");
      return;
    }
    for (const JsonNode& node : owner.ItemsOr("item")) ReadItem(node, depth);
  }

 private:
  void ReadItem(const JsonNode& node, int depth) {
    const std::string link_id = node.Str("linkId");
    const int index = questionnaire_.Find(link_id);
    if (index < 0) {
      node.Problem(ErrorCode::kUnknownItem, "the questionnaire has no item \"" + link_id + "\"");
      return;
    }
    const auto position = static_cast<std::size_t>(index);
    const Item& item = questionnaire_.items[position];
    const std::vector<JsonNode> answers = node.ItemsOr("answer");
    if (!answers.empty()) {
      if (seen_[position] != 0) node.Problem(ErrorCode::kDuplicateId, "\"" + link_id + "\" is answered twice");
      seen_[position] = 1;
      if (!item.IsQuestion()) node.Problem(ErrorCode::kWrongType, "\"" + link_id + "\" is not a question");
      if (answers.size() > 1 && !item.repeats) {
        node.Problem(ErrorCode::kOutOfRange, "\"" + link_id + "\" takes one answer");
      }
    }
    for (const JsonNode& answer : answers) {
      ReadAnswer(answer, item, out_.answers[position]);
      ReadItems(answer, depth + 1);
    }
    ReadItems(node, depth + 1);
  }

  void ReadAnswer(const JsonNode& node, const Item& item, Answer& answer) {
    if (item.type == ItemType::kInteger) {
      const int number = node.Int("valueInteger");
      if (number < item.min || number > item.max) {
        node.Problem(ErrorCode::kOutOfRange, "must be " + std::to_string(item.min) + " to " + std::to_string(item.max));
      }
      answer.number = number;
      return;
    }
    if (item.type == ItemType::kOpenChoice && node.Has("valueString")) {
      ReadText(node, item, answer);
      return;
    }
    const std::string code = node.Object("valueCoding").Str("code");
    const int option = item.OptionIndex(code);
    if (option < 0) {
      node.Problem(ErrorCode::kUnknownCode, "\"" + item.link_id + "\" has no option \"" + code + "\"");
      return;
    }
    answer.options.set(static_cast<std::size_t>(option));
  }

  void ReadText(const JsonNode& node, const Item& item, Answer& answer) {
    std::string text = node.Str("valueString");
    if (text.size() > kMaxTextBytes || answer.texts.size() >= kMaxTexts) {
      node.Problem(ErrorCode::kOutOfRange, "too much free text");
      return;
    }
    const auto known = item.synonyms.find(NormaliseText(text));
    if (known != item.synonyms.end()) {
      answer.options.set(static_cast<std::size_t>(known->second));
    } else {
      answer.texts.push_back(std::move(text));
    }
  }

  const Questionnaire& questionnaire_;
  Response& out_;
  ItemFlags seen_;
};

}  // namespace

std::string NormaliseText(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool word =
        upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) >= 0x80);
    if (!word) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

Result<Response> ReadResponse(const Json& resource, const Questionnaire& questionnaire) {
  Problems problems;
  const JsonNode root(resource, "response", problems);
  Response out;
  out.answers.resize(questionnaire.items.size());
  if (root.Str("resourceType") != "QuestionnaireResponse" && problems.empty()) {
    root.Problem(ErrorCode::kUnsupported, "resourceType must be QuestionnaireResponse");
  }
  if (problems.empty()) Reader(questionnaire, out).ReadItems(root, 0);
  if (!problems.empty()) return tl::unexpected<Error>(problems.front());
  return out;
}

}  // namespace charley
