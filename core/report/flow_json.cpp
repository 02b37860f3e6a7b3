#include "core/report/flow_json.h"

#include <string>

#include "core/report/json_writer.h"
#include "core/report/response_text.h"

namespace charley {
namespace {

Json ScreenJson(const JsonWriter& writer, const Questionnaire& questionnaire, const AskedScreen& asked) {
  const Item& item = questionnaire.items[static_cast<std::size_t>(asked.screen.item)];
  Json out;
  out["item"] = item.link_id;
  out["kind"] = item.checklist ? "checklist" : item.page ? "page" : "question";
  out["optional"] = asked.screen.optional;
  out["complete"] = asked.screen.complete;
  if (item.OneScreen()) out["rows"] = writer.LinkIds(asked.questions);
  return out;
}

}  // namespace

Result<Json> FlowText(const KnowledgeBase& knowledge, std::string_view response_json, std::string_view after,
                      Path path) {
  const Questionnaire& questionnaire = knowledge.questionnaire;
  const Result<Response> response = ReadResponseText(knowledge, response_json, Hearing::kApart);
  if (!response) return tl::unexpected<Error>(response.error());
  const int from = after.empty() ? -1 : questionnaire.Find(after);
  if (!after.empty() && from < 0) {
    return Fail(ErrorCode::kUnknownItem, "the questionnaire has no item \"" + std::string(after) + "\"");
  }
  const Answered answered = Evaluate(questionnaire, *response);
  const Course course = FindCourse(knowledge, answered, from, path);
  const JsonWriter writer(knowledge, answered);
  Json list = Json::array();
  for (const AskedScreen& screen : course.screens) list.push_back(ScreenJson(writer, questionnaire, screen));
  Json out;
  out["next"] = course.next < 0 ? Json() : list[static_cast<std::size_t>(course.next)]["item"];
  out["screens"] = std::move(list);
  out["emergency"] = course.tier == Tier::kEmergency;
  out["urgent"] = course.tier <= Tier::kSameDay ? Json(TierName(course.tier)) : Json();
  out["again"] = writer.Heard(course.again);
  out["missing"] = writer.LinkIds(course.missing);
  out["skipped"] = writer.LinkIds(course.skipped);
  out["contradictions"] = writer.Contradictions(course.contradictions, course.exclusive_conflicts);
  return out;
}

}  // namespace charley
