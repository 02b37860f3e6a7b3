#include "core/questionnaire/response.h"

#include <algorithm>
#include <cstddef>

namespace charley {
namespace {

constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxTexts = 32;
constexpr std::size_t kMaxTextBytes = 2'000;

// What was named in words is chosen; "none of these" is not, beside it.
void Choose(int index, const OwnWords& words, const Questionnaire& questionnaire, Response& response) {
  const Item& item = questionnaire.items[static_cast<std::size_t>(index)];
  Answer& answer = response.answers[static_cast<std::size_t>(index)];
  const OptionSet chosen = item.WithImplied(words.options);
  answer.options &= ~(item.exclusive & ~item.unsure);
  answer.options |= chosen;
  answer.chosen_by.push_back({chosen, words.text, words.item});
}

OptionSet Only(int option) {
  OptionSet options;
  options.set(static_cast<std::size_t>(option));
  return options;
}

struct HeardPart {
  std::string_view text;
  HeardWords said;
};

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

  // An item that was not asked stays open: whoever can still ask will, and for others the rest is unknown.
  void ChooseWhatWasNamed(Hearing hearing) {
    for (const Named& named : named_) {
      const auto position = static_cast<std::size_t>(named.item);
      const bool asked = seen_[position] != 0;
      if (!asked && hearing == Hearing::kApart) continue;
      Choose(named.item, named.words, questionnaire_, out_);
      if (!asked) out_.answers[position].options |= questionnaire_.items[position].unsure;
    }
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
      // Own words may stand beside the one choice: neither takes the other's place.
      const auto texts = static_cast<std::size_t>(std::count_if(
          answers.begin(), answers.end(), [](const JsonNode& answer) { return answer.Has("valueString"); }));
      if (!item.repeats && (texts > 1 || answers.size() - texts > 1)) {
        node.Problem(ErrorCode::kOutOfRange, "\"" + link_id + "\" takes one answer");
      }
    }
    for (const JsonNode& answer : answers) {
      ReadAnswer(answer, index, out_.answers[position]);
      ReadItems(answer, depth + 1);
    }
    ReadItems(node, depth + 1);
  }

  void ReadAnswer(const JsonNode& node, int index, Answer& answer) {
    const Item& item = questionnaire_.items[static_cast<std::size_t>(index)];
    if (item.type == ItemType::kInteger) {
      const int number = node.Int("valueInteger");
      if (number < item.min || number > item.max) {
        node.Problem(ErrorCode::kOutOfRange, "must be " + std::to_string(item.min) + " to " + std::to_string(item.max));
      }
      answer.number = number;
      return;
    }
    if (item.type == ItemType::kOpenChoice && node.Has("valueString")) {
      ReadText(node, index, answer);
      return;
    }
    const std::string code = node.Object("valueCoding").Str("code");
    const int option = item.OptionIndex(code);
    const bool ours =
        node.Object("valueCoding").StrOr("system", questionnaire_.code_system) == questionnaire_.code_system;
    if (option < 0 || !ours) {
      node.Problem(ErrorCode::kUnknownCode, "\"" + item.link_id + "\" has no option \"" + code + "\"");
      return;
    }
    OptionSet chosen = Only(option);
    const bool named_by_words = item.type == ItemType::kOpenChoice && node.Object("valueCoding").Has("display");
    if (named_by_words && !CanRead(node)) return;
    if (named_by_words && item.reader != nullptr) {
      std::string display = node.Object("valueCoding").Str("display");
      const OptionSet named = item.reader->ReadText(display).options;
      if (named[static_cast<std::size_t>(option)]) chosen |= named;
      answer.chosen_by.push_back({item.WithImplied(chosen), std::move(display), index});
    }
    answer.options |= item.WithImplied(chosen);
  }

  void ReadText(const JsonNode& node, int index, Answer& answer) {
    const Item& item = questionnaire_.items[static_cast<std::size_t>(index)];
    if (!CanRead(node)) return;
    std::string text = node.Str("valueString");
    if (text.size() > kMaxTextBytes || answer.said.size() >= kMaxTexts) {
      node.Problem(ErrorCode::kOutOfRange, "too much free text");
      return;
    }
    const int none = item.OptionIndex("none");
    if (none >= 0 && questionnaire_.sign_reader != nullptr && questionnaire_.sign_reader->IsNothing(text)) {
      answer.options.set(static_cast<std::size_t>(none));  // with anything else it contradicts, which is asked about
      return;
    }
    std::vector<std::string> pieces;
    bool is_name = false;
    if (item.reader != nullptr) {
      TextReading reading = item.reader->ReadText(text);
      answer.options |= item.WithImplied(reading.options);
      answer.chosen_by.push_back({item.WithImplied(reading.options), text, index});
      pieces = std::move(reading.unknown);
      is_name = reading.is_name;
    } else {
      pieces = NotUnderstood(text);
      std::erase_if(pieces, [&](const std::string& piece) { return ReadNames(piece, index); });
    }
    if (questionnaire_.sign_reader != nullptr && !is_name) Hear(node, index, text);
    for (std::string& piece : pieces) answer.texts.push_back(std::move(piece));
    answer.said.push_back(std::move(text));
  }

  // Names that belong to another question, and whether there is nothing else in the text.
  bool ReadNames(const std::string& text, int index) {
    bool all = false;
    for (std::size_t i = 0; i < questionnaire_.items.size(); ++i) {
      const Item& item = questionnaire_.items[i];
      if (item.reader == nullptr) continue;
      const TextReading reading = item.reader->ReadText(text);
      if (reading.options.any()) named_.push_back({static_cast<int>(i), {reading.options, text, index}});
      all = all || (reading.options.any() && reading.unknown.empty());
    }
    return all;
  }

  bool CanRead(const JsonNode& node) const {
    if (questionnaire_.words_are_apart)
      node.Problem(ErrorCode::kNotLoaded, "free text needs the words of people first");
    return !questionnaire_.words_are_apart;
  }

  bool IsIllness(int index) const {
    const Item& item = questionnaire_.items[static_cast<std::size_t>(index)];
    return item.type == ItemType::kOpenChoice && item.reader == nullptr;  // medicines have a reader
  }

  // What each part of a list says of the person. From where somebody else is spoken of no illness is named: those of a
  // mother are not one's own. What may have been taken or stopped still counts: too much rather than too little.
  std::vector<HeardPart> HearParts(const std::string& text) const {
    std::vector<HeardPart> parts;
    bool of_others = false;
    for (const std::string_view part : questionnaire_.sign_reader->Parts(text)) {
      HeardPart heard{part, questionnaire_.sign_reader->Hear(part)};
      of_others = of_others || heard.said.of_others;
      if (of_others) std::erase_if(heard.said.named, [&](const ItemOption& named) { return IsIllness(named.item); });
      parts.push_back(std::move(heard));
    }
    return parts;
  }

  // The parts of a list that do not only name options or what is known to be without bearing; the whole when that is
  // all.
  std::vector<std::string> NotUnderstood(const std::string& text) const {
    if (questionnaire_.sign_reader == nullptr) return {text};
    const std::vector<HeardPart> parts = HearParts(text);
    std::vector<std::string> left;
    for (const HeardPart& part : parts) {
      const HeardWords& said = part.said;
      if (!said.whole || (!said.without_bearing && said.named.empty())) left.emplace_back(part.text);
    }
    if (left.size() == parts.size()) return {text};
    return left;
  }

  void Hear(const JsonNode& node, int index, const std::string& text) {
    std::vector<std::string> asked;
    for (const JsonNode& extension : node.ItemsOr("extension")) {
      if (extension.StrOr("url", "") == kAskedExtension) asked.push_back(extension.Str("valueCode"));
    }
    const auto is_known = [&](int row) {
      const std::string& link_id = questionnaire_.items[static_cast<std::size_t>(row)].link_id;
      return std::find(asked.begin(), asked.end(), link_id) != asked.end() ||
             std::any_of(out_.heard.begin(), out_.heard.end(), [&](const HeardSign& sign) { return sign.row == row; });
    };
    const HeardWords said = questionnaire_.sign_reader->Hear(text);
    for (const int row : said.rows) {
      if (!is_known(row)) out_.heard.push_back({row, index, text});
    }
    const auto choose = [&](const HeardWords& heard) {
      for (const ItemOption& named : heard.named) named_.push_back({named.item, {Only(named.option), text, index}});
    };
    if (!said.of_others) choose(said);  // also what a comma parts: "alcoholic, quit on Monday"
    else
      for (const HeardPart& part : HearParts(text)) choose(part.said);
  }

  const Questionnaire& questionnaire_;
  Response& out_;
  ItemFlags seen_;
  struct Named {
    int item;
    OwnWords words;
  };
  std::vector<Named> named_;  // in words
};

void CountWhatWasHeard(Response& response, const Questionnaire& questionnaire, Hearing hearing) {
  for (const HeardSign& sign : response.heard) {
    const auto row = static_cast<std::size_t>(sign.row);
    const Item& item = questionnaire.items[row];
    if (hearing == Hearing::kApart && !item.hidden) continue;  // what is hidden is never asked
    OptionSet& options = response.answers[row].options;
    const int yes = item.OptionIndex("yes");
    const bool said_yes = yes >= 0 && (hearing == Hearing::kAsYes || options[static_cast<std::size_t>(yes)]);
    options.reset();
    // With its words: a reason quotes what was written, not a row that nobody has ticked.
    Choose(sign.row, {said_yes ? Only(yes) : item.unsure, sign.text, sign.item}, questionnaire, response);
    response.counted_by_words.push_back(sign.row);
  }
}

}  // namespace

void HearQuestion(std::string_view text, const Questionnaire& questionnaire, Response& response) {
  const HeardWords said = questionnaire.sign_reader->Hear(text);
  for (const int row : said.rows) response.heard.push_back({row, row, std::string(text)});
  CountWhatWasHeard(response, questionnaire, Hearing::kAsUnsure);
  for (const ItemOption& named : said.named) {
    Choose(named.item, {Only(named.option), std::string(text), named.item}, questionnaire, response);
    response.counted_by_words.push_back(named.item);
  }
}

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

Result<Response> ReadResponse(const Json& resource, const Questionnaire& questionnaire, Hearing hearing) {
  Problems problems;
  const JsonNode root(resource, "response", problems);
  Response out;
  out.answers.resize(questionnaire.items.size());
  if (root.Str("resourceType") != "QuestionnaireResponse" && problems.empty()) {
    root.Problem(ErrorCode::kUnsupported, "resourceType must be QuestionnaireResponse");
  }
  if (root.StrOr("status", "") == "entered-in-error") root.Problem(ErrorCode::kUnsupported, "entered in error");
  const std::string answers_to = root.StrOr("questionnaire", questionnaire.url);
  if (std::string_view(answers_to).substr(0, answers_to.find('|')) != questionnaire.url)
    root.Problem(ErrorCode::kUnsupported, "answers to another questionnaire");
  if (problems.empty()) {
    Reader reader(questionnaire, out);
    reader.ReadItems(root, 0);
    reader.ChooseWhatWasNamed(hearing);
  }
  if (!problems.empty()) return tl::unexpected<Error>(problems.front());
  CountWhatWasHeard(out, questionnaire, hearing);
  return out;
}

}  // namespace charley
