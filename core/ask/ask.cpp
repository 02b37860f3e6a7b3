#include "core/ask/ask.h"

#include <algorithm>

#include "core/medication/medication_index.h"

namespace charley {
namespace {

// A question of which less than this is ours is not answered: better "nothing on that" than something beside it.
constexpr double kLeastCoverage = .5;
// The second answer and later ones must be near the first.
constexpr double kLeastShareOfBest = .4;
constexpr int kTitleWeight = 2;
constexpr int kWordsWeight = 3;

std::string TextOf(const Json& texts, const std::string& key) {
  const auto found = texts.find(key);
  return found != texts.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Truth Test(const KnowledgeBase& knowledge, const Answered& answered, const std::optional<Condition>& condition) {
  return condition ? EvaluateCondition(*condition, knowledge.definitions, answered, Reading::kCautious) : Truth::kFalse;
}

}  // namespace

Result<std::unique_ptr<AskIndex>> AskIndex::Make(const KnowledgeBase& knowledge, const Json& texts, const Json& words) {
  if (knowledge.questionnaire.words_are_apart) return Fail(ErrorCode::kNotLoaded, "the words of people come first");
  Problems problems;
  const JsonNode root(words, "ask", problems);
  TermRules rules;
  rules.english_endings = root.BoolOr("englishEndings", false);
  for (const std::string& word : root.StrsOr("ignored")) rules.ignored.insert(word);
  rules.prefixes = root.StrsOr("prefixes");
  rules.suffixes = root.StrsOr("suffixes");
  if (const std::optional<JsonNode> letters = root.Child("letters")) {
    for (const auto& letter : letters->value().items()) {
      if (letter.value().is_string()) rules.letters[letter.key()] = letter.value().get<std::string>();
    }
  }
  for (const JsonNode& group : root.ItemsOr("same")) {
    if (!group.value().is_array() || group.value().empty()) {
      group.Problem(ErrorCode::kWrongType, "a list of words is needed");
      continue;
    }
    for (const Json& word : group.value()) {
      if (word.is_string() && group.value()[0].is_string())
        rules.same[word.get<std::string>()] = group.value()[0].get<std::string>();
    }
  }
  const JsonNode by_entry = root.Object("words");
  if (!problems.empty()) return tl::unexpected<Error>(problems.front());
  if (!texts.is_object()) return Fail(ErrorCode::kWrongType, "the texts must be an object", "ask");
  std::unique_ptr<AskIndex> index(new AskIndex(knowledge, std::move(rules)));
  const auto all = [&](AnswerKind kind, const auto& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) index->Add(kind, entries[i], i, texts, by_entry.value());
  };
  all(AnswerKind::kTriage, knowledge.rules);
  all(AnswerKind::kPattern, knowledge.patterns);
  all(AnswerKind::kCause, knowledge.causes);
  all(AnswerKind::kAdvice, knowledge.advice);
  all(AnswerKind::kMedicine, knowledge.medicines);
  return index;
}

void AskIndex::Add(AnswerKind kind, const Entry& entry, std::size_t index, const Json& texts, const Json& words) {
  // Classes that are not linked with cramps are there for their interactions; advice speaks of those that matter.
  if (kind == AnswerKind::kMedicine && knowledge_.medicines[index].strength == ' ') return;
  if (kind == AnswerKind::kAdvice && !knowledge_.advice[index].audience.empty()) return;  // for clinicians only
  const std::size_t document = index_.AddDocument();
  documents_.push_back({kind, &entry, index});
  std::string key = entry.text;
  if (kind == AnswerKind::kMedicine) {
    key = "medicine." + entry.id;
    index_.AddText(document, TextOf(texts, entry.text), 1);
    for (const MedicineName& name : knowledge_.medication_index->names()) {
      if (name.medicine->codes.front() == entry.id) index_.AddText(document, name.name, kWordsWeight);
    }
  } else {
    index_.AddText(document, TextOf(texts, key + ".title"), kTitleWeight);
    for (const char* part : {".body", ".why", ".do"}) index_.AddText(document, TextOf(texts, key + part), 1);
  }
  index_.AddText(document, TextOf(words, key), kWordsWeight);
}

// Whether the entry may be told; fills in why it is held back.
bool AskIndex::Admit(const Document& document, const Answered& answered, Tier tier, AskAnswer& answer) const {
  const bool emergency = tier == Tier::kEmergency;
  switch (document.kind) {
    case AnswerKind::kTriage: return true;
    case AnswerKind::kPattern:
      return Test(knowledge_, answered, knowledge_.patterns[document.index].hide) == Truth::kFalse;
    case AnswerKind::kCause:
      return !emergency && Test(knowledge_, answered, knowledge_.causes[document.index].hide) == Truth::kFalse;
    case AnswerKind::kMedicine: {
      const Truth hidden = Test(knowledge_, answered, knowledge_.medicines_hide);
      if (emergency || hidden == Truth::kTrue) return false;
      if (hidden == Truth::kFalse) return true;
      answer.held_back = true;
      answer.why.reason = kReasonNotAnswered;
      answer.why.open = OpenItems(*knowledge_.medicines_hide, knowledge_.definitions, answered, Reading::kCautious);
      return true;
    }
    case AnswerKind::kAdvice: break;
  }
  if (emergency) return false;
  const Advice& advice = knowledge_.advice[document.index];
  // What is said of a treatment differs from person to person, as with magnesium in pregnancy.
  if (advice.phase == Phase::kTreatment && advice.when &&
      EvaluateCondition(*advice.when, knowledge_.definitions, answered, Reading::kPlain) == Truth::kFalse)
    return false;
  const auto held = HeldBack(knowledge_, answered, advice);
  if (!held) return true;
  const bool silent = std::any_of(advice.hide.begin(), advice.hide.end(), [&](const Suppression& each) {
    return each.silent &&
           EvaluateCondition(each.when, knowledge_.definitions, answered, Reading::kCautious) == Truth::kTrue;
  });
  if (silent) return false;
  answer.held_back = true;
  answer.why = *held;
  return true;
}

// Of each sign the most urgent rule that it fires by itself, if that is for an emergency or the same day.
std::vector<AskAnswer> AskIndex::RedFlags(std::string_view question) const {
  std::vector<const TriageRule*> flags;
  for (const int row : knowledge_.questionnaire.sign_reader->Hear(question).rows) {
    Condition yes;
    yes.op = Condition::Op::kOptions;
    yes.item = row;
    yes.options.set(
        static_cast<std::size_t>(knowledge_.questionnaire.items[static_cast<std::size_t>(row)].OptionIndex("yes")));
    const TriageRule* most = nullptr;
    for (const TriageRule& rule : knowledge_.rules) {
      const bool better = rule.tier <= Tier::kSameDay && (most == nullptr || rule.tier < most->tier);
      if (better && Implies(yes, rule.when, knowledge_.definitions)) most = &rule;
    }
    if (most != nullptr && std::find(flags.begin(), flags.end(), most) == flags.end()) flags.push_back(most);
  }
  std::stable_sort(flags.begin(), flags.end(),
                   [](const TriageRule* a, const TriageRule* b) { return a->tier < b->tier; });
  std::vector<AskAnswer> answers;
  answers.reserve(flags.size());
  for (const TriageRule* rule : flags) answers.push_back({AnswerKind::kTriage, rule, 0, false, {}});
  return answers;
}

std::vector<AskAnswer> AskIndex::Ask(const Answered& answered, Tier tier, std::string_view question,
                                     std::size_t limit) const {
  std::vector<AskAnswer> answers = RedFlags(question);
  if (answers.size() > limit) answers.erase(answers.begin() + static_cast<std::ptrdiff_t>(limit), answers.end());
  const std::size_t flags = answers.size();
  if (flags > 0 && static_cast<const TriageRule*>(answers[0].entry)->tier == Tier::kEmergency) return answers;
  for (const Ranked& ranked : index_.Search(question)) {
    if (answers.size() >= limit) break;
    if (ranked.coverage < kLeastCoverage) continue;
    if (answers.size() > flags && ranked.score < kLeastShareOfBest * answers[flags].score) break;
    const Document& document = documents_[ranked.document];
    const auto is_told = [&](const AskAnswer& told) { return told.entry == document.entry; };
    if (std::any_of(answers.begin(), answers.end(), is_told)) continue;
    AskAnswer answer{document.kind, document.entry, ranked.score, false, {}};
    if (Admit(document, answered, tier, answer)) answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace charley
