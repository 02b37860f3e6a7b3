#include "core/knowledge/translation.h"

#include <algorithm>
#include <array>
#include <set>

namespace charley {
namespace {

constexpr std::array<std::string_view, 6> kPluralForms = {"zero", "one", "two", "few", "many", "other"};

const Json* Texts(const Json& locale) {
  if (!locale.is_object()) return nullptr;
  const auto texts = locale.find("texts");
  return texts != locale.end() && texts->is_object() ? &*texts : nullptr;
}

const std::string* Text(const Json& locale, const std::string& key) {
  const Json* texts = Texts(locale);
  if (texts == nullptr) return nullptr;
  const auto found = texts->find(key);
  return found != texts->end() && found->is_string() ? &found->get_ref<const std::string&>() : nullptr;
}

// "ask.found" of "ask.found.few", or "" where the last part is no plural form.
std::string Family(const std::string& key) {
  const std::size_t dot = key.rfind('.');
  if (dot == std::string::npos) return {};
  const std::string_view last = std::string_view(key).substr(dot + 1);
  const bool plural = std::find(kPluralForms.begin(), kPluralForms.end(), last) != kPluralForms.end();
  return plural ? key.substr(0, dot) : std::string();
}

std::set<std::string> Placeholders(const std::string& text) {
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) break;
    names.insert(text.substr(open, close - open + 1));
  }
  return names;
}

class TranslationCheck {
 public:
  TranslationCheck(const Json& original, const Json& translation, std::string_view name, Problems& problems)
      : original_(original), translation_(translation), where_(std::string(name) + "#/texts"), problems_(problems) {}

  void Run(const Json& questionnaire) {
    const Json* from = Texts(original_);
    const Json* to = Texts(translation_);
    if (from == nullptr || to == nullptr) {
      Note(ErrorCode::kMissingField, "\"texts\" is missing");
      return;
    }
    if (questionnaire.contains("item")) Items(questionnaire["item"]);
    for (const auto& entry : from->items()) {
      if (!entry.value().is_string()) continue;
      const std::string family = Family(entry.key());
      if (!family.empty() && from->contains(family + ".other")) {
        families_.insert(family);
      } else {
        Compare(entry.key(), entry.value().get<std::string>());
      }
    }
    for (const std::string& family : families_) Plural(family);
    for (const auto& entry : to->items()) {
      if (wanted_.count(entry.key()) == 0 && families_.count(Family(entry.key())) == 0)
        Note(ErrorCode::kUnknownId, "\"" + entry.key() + "\" translates nothing");
    }
  }

 private:
  void Note(ErrorCode code, std::string message) { problems_.push_back({code, std::move(message), where_}); }

  void Items(const Json& items) {
    for (const Json& item : items) {
      const std::string id = item.value("linkId", "");
      Compare("item." + id, item.value("text", ""));
      for (const Json& option : item.value("answerOption", Json::array())) {
        const Json coding = option.value("valueCoding", Json::object());
        const std::string code = coding.value("code", "");
        const std::string own = "option." + id + "." + code;
        Compare(Text(translation_, own) == nullptr ? "option." + code : own, coding.value("display", ""));
      }
      if (item.contains("item")) Items(item["item"]);
    }
  }

  void Compare(const std::string& key, const std::string& original) {
    wanted_.insert(key);
    const std::string* text = Text(translation_, key);
    if (text == nullptr || text->empty()) {
      Note(ErrorCode::kMissingText, "\"" + key + "\" is not translated");
      return;
    }
    if (Placeholders(*text) != Placeholders(original))
      Note(ErrorCode::kMissingText, "\"" + key + "\" must hold the same {placeholders}: " + original);
    if (std::count(text->begin(), text->end(), '|') != std::count(original.begin(), original.end(), '|'))
      Note(ErrorCode::kMissingText, "\"" + key + "\" must list the same things, parted by |");
  }

  // A form may leave out the number ("one answer"); "other" may not.
  void Plural(const std::string& family) {
    const std::string* original = Text(original_, family + ".other");
    Compare(family + ".other", original == nullptr ? std::string() : *original);
  }

  const Json& original_;
  const Json& translation_;
  std::string where_;
  Problems& problems_;
  std::set<std::string> wanted_;
  std::set<std::string> families_;
};

}  // namespace

std::string ItemText(const Json& locale, const std::string& link_id, const std::string& own) {
  const std::string* text = Text(locale, "item." + link_id);
  return text == nullptr ? own : *text;
}

std::string OptionText(const Json& locale, const std::string& link_id, const std::string& code,
                       const std::string& own) {
  if (const std::string* text = Text(locale, "option." + link_id + "." + code)) return *text;
  const std::string* shared = Text(locale, "option." + code);
  return shared == nullptr ? own : *shared;
}

void CheckTranslation(const Json& questionnaire, const Json& original, const Json& translation, std::string_view name,
                      Problems& problems) {
  TranslationCheck(original, translation, name, problems).Run(questionnaire);
}

}  // namespace charley
