#include "core/knowledge/stated_urgency.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/questionnaire/response.h"

namespace charley {
namespace {

bool HasAnyWord(const std::string& sentence, const std::vector<std::string>& words) {
  const std::string padded = " " + sentence + " ";
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return padded.find(" " + NormaliseText(word) + " ") != std::string::npos;
  });
}

std::vector<std::string> Sentences(std::string_view text) {
  std::vector<std::string> sentences;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find_first_of(".!?", start), text.size());
    sentences.push_back(NormaliseText(text.substr(start, end - start)));
    start = end + 1;
  }
  return sentences;
}

class Checker {
 public:
  Checker(const KnowledgeBase& knowledge, const UrgencyWords& words, const Json& texts, std::string_view locale_name,
          Problems& problems)
      : knowledge_(knowledge), words_(words), texts_(texts), locale_name_(locale_name), problems_(problems) {}

  void Check(const Advice& advice) {
    const Condition everybody;  // "all" of nothing
    const Condition& when = advice.when ? *advice.when : everybody;
    for (const char* part : {".title", ".body"}) CheckText(advice.text + part, {&when}, advice.where);
    for (const Caution& caution : advice.cautions) CheckText(caution.text, {&when, &caution.when}, advice.where);
  }

 private:
  // `when`: conditions that all hold where the text is shown.
  void CheckText(const std::string& key, const std::vector<const Condition*>& when, const std::string& where) {
    const auto text = texts_.find(key);
    if (text == texts_.end() || !text->is_string()) return;  // told elsewhere
    const Tier stated = StatedUrgency(text->get_ref<const std::string&>(), words_);
    if (stated == Tier::kSelfCare || AnyRuleFires(stated, when)) return;
    problems_.push_back({ErrorCode::kOutOfRange,
                         std::string(locale_name_) + ": \"" + key + "\" states the urgency " +
                             std::string(TierName(stated)) +
                             ", and no rule of that tier is sure to fire where it is shown",
                         where});
  }

  bool AnyRuleFires(Tier tier, const std::vector<const Condition*>& when) const {
    return std::any_of(knowledge_.rules.begin(), knowledge_.rules.end(), [&](const TriageRule& rule) {
      return rule.tier <= tier && std::any_of(when.begin(), when.end(), [&](const Condition* condition) {
               return Implies(*condition, rule.when, knowledge_.definitions);
             });
    });
  }

  const KnowledgeBase& knowledge_;
  const UrgencyWords& words_;
  const Json& texts_;
  std::string_view locale_name_;
  Problems& problems_;
};

}  // namespace

std::map<std::string, UrgencyWords, std::less<>> ReadUrgencyWords(const JsonNode& node) {
  std::map<std::string, UrgencyWords, std::less<>> by_language;
  for (const auto& member : node.value().items()) {
    const JsonNode words = node.Object(member.key().c_str());
    by_language[member.key()] = {words.Strs("emergency"), words.Strs("same-day"), words.Strs("conditional")};
  }
  return by_language;
}

Tier StatedUrgency(std::string_view text, const UrgencyWords& words) {
  Tier stated = Tier::kSelfCare;
  for (const std::string& sentence : Sentences(text)) {
    if (HasAnyWord(sentence, words.conditional)) continue;
    if (HasAnyWord(sentence, words.emergency)) return Tier::kEmergency;
    if (HasAnyWord(sentence, words.same_day)) stated = Tier::kSameDay;
  }
  return stated;
}

void CheckStatedUrgency(const KnowledgeBase& knowledge, const Json& locale, std::string_view locale_name,
                        Problems& problems) {
  if (!locale.is_object() || !locale.contains("texts") || !locale["texts"].is_object()) return;
  const auto words = knowledge.stated_urgency.find(locale.value("language", std::string()));
  if (words == knowledge.stated_urgency.end()) return;
  Checker checker(knowledge, words->second, locale["texts"], locale_name, problems);
  for (const Advice& advice : knowledge.advice) checker.Check(advice);
}

}  // namespace charley
