#include "core/report/ask_json.h"

#include "core/report/json_writer.h"
#include "core/report/response_text.h"

namespace charley {

Result<Json> AskText(const KnowledgeBase& knowledge, const AskIndex& index, std::string_view response_json,
                     std::string_view question) {
  constexpr std::size_t kMostAnswers = 4;
  const Result<Response> response = ReadResponseText(knowledge, response_json);
  if (!response) return tl::unexpected<Error>(response.error());
  const Answered answered = Evaluate(knowledge.questionnaire, *response);
  const Tier tier = RunTriage(knowledge, answered).tier;
  Response asking = *response;
  HearQuestion(question, knowledge.questionnaire, asking);
  const Answered heard = Evaluate(knowledge.questionnaire, asking);
  const JsonWriter writer(knowledge, heard);
  Json answers = Json::array();
  for (const AskAnswer& answer : index.Ask(heard, tier, question, kMostAnswers)) {
    const Says says = answer.kind == AnswerKind::kAdvice ? Says::kAdvice : Says::kStatement;
    Json entry = JsonWriter::EntryHead(*answer.entry, says);
    entry["kind"] = kAnswerKindNames[static_cast<std::size_t>(answer.kind)];
    if (answer.kind == AnswerKind::kTriage)
      entry["tier"] = TierName(static_cast<const TriageRule*>(answer.entry)->tier);
    if (answer.held_back) {
      entry["withheld"]["reason"] = answer.why.reason;
      entry["withheld"]["facts"] = writer.FactList(answer.why.facts);
      entry["withheld"]["open"] = writer.LinkIds(answer.why.open);
    }
    answers.push_back(std::move(entry));
  }
  Json out;
  out["tier"] = TierName(tier);
  out["answers"] = std::move(answers);
  return out;
}

}  // namespace charley
