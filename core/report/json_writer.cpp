#include "core/report/json_writer.h"

#include <algorithm>
#include <string>

namespace charley {

Json JsonWriter::Unread(const std::vector<UnreadText>& unread, const std::vector<HeardSign>& heard) const {
  Json list = Json::array();
  for (const UnreadText& each : unread) {
    if (std::any_of(heard.begin(), heard.end(),
                    [&](const HeardSign& sign) { return sign.item == each.item && sign.text == each.text; })) {
      continue;
    }
    list.push_back({{"item", At(each.item).link_id}, {"text", each.text}});
  }
  return list;
}

Json JsonWriter::Heard(const std::vector<HeardSign>& heard) const {
  Json list = Json::array();
  for (const HeardSign& sign : heard) {
    list.push_back({{"row", At(sign.row).link_id}, {"item", At(sign.item).link_id}, {"text", sign.text}});
  }
  return list;
}

Json JsonWriter::HeardTexts(const std::vector<HeardSign>& heard) const {
  Json list = Json::array();
  for (std::size_t i = 0; i < heard.size(); ++i) {
    if (i == 0 || heard[i].item != heard[i - 1].item || heard[i].text != heard[i - 1].text) {
      list.push_back({{"item", At(heard[i].item).link_id}, {"text", heard[i].text}});
    }
    list.back()["rows"].push_back(At(heard[i].row).link_id);
  }
  return list;
}

Json JsonWriter::LinkIds(const std::vector<int>& items) const {
  Json out = Json::array();
  for (int item : items) out.push_back(At(item).link_id);
  return out;
}

Json JsonWriter::FactList(const Facts& facts) const {
  Json out = Json::array();
  for (const Fact& fact : facts) {
    const Item& item = At(fact.item);
    Json entry;
    entry["item"] = item.link_id;
    const Answer& answer = answered_.Get(fact.item);
    if (fact.option >= 0) {
      const auto option = static_cast<std::size_t>(fact.option);
      entry["code"] = item.options[option].code;
      for (const OwnWords& words : answer.chosen_by) {
        if (!words.options[option]) continue;
        entry["text"] = words.text;
        entry["item"] = At(words.item).link_id;
      }
    } else if (answer.number) {
      entry["value"] = *answer.number;
    } else if (!answer.texts.empty()) {
      entry["text"] = answer.texts.front();
    }
    out.push_back(std::move(entry));
  }
  return out;
}

Json JsonWriter::EntryHead(const Entry& entry, Says says) {
  Json out;  // one by one: a list in braces makes more code
  out["id"] = entry.id;
  out["sources"] = entry.sources;
  out["certainty"] = entry.certainty;
  out["certaintyText"] = CertaintyText(entry, says);
  out["review"]["status"] = entry.review_status;
  out["review"]["date"] = entry.review_date;
  out["review"]["next"] = entry.review_next;
  if (!entry.review_role.empty()) out["review"]["role"] = entry.review_role;
  if (!entry.text.empty()) out["text"] = entry.text;
  return out;
}

Json JsonWriter::OtherAnswerJson(const OtherAnswer& answer) const {
  const Item& item = At(answer.item);
  Json out;
  out["item"] = item.link_id;
  if (answer.option >= 0) out["code"] = item.options[static_cast<std::size_t>(answer.option)].code;
  else out["value"] = answer.number;
  if (answer.removed) out["removed"] = true;
  return out;
}

Json JsonWriter::TierChanges(const std::vector<TierChange>& changes) const {
  Json out = Json::array();
  for (const TierChange& change : changes) {
    Json entry = OtherAnswerJson(change.answer);
    entry["tier"] = TierName(change.tier);
    out.push_back(std::move(entry));
  }
  return out;
}

Json JsonWriter::FitChanges(const std::vector<FitChange>& changes) const {
  Json out = Json::array();
  for (const FitChange& change : changes) {
    Json entry = OtherAnswerJson(change.answer);
    entry["fit"] = FitName(change.fit);
    out.push_back(std::move(entry));
  }
  return out;
}

Json JsonWriter::Trigger(const FiredRule& fired) const {
  Json out = EntryHead(*fired.rule);
  out["tier"] = TierName(fired.rule->tier);
  out["facts"] = FactList(fired.facts);
  return out;
}

Json JsonWriter::PatternEntry(const JudgedPattern& judged, Shown shown) const {
  const Pattern& pattern = *judged.pattern;
  Json out = EntryHead(pattern);
  out["shown"] = ShownName(shown);
  out["fit"] = FitName(judged.fit);
  out["urgency"] = TierName(pattern.urgency);
  out["for"] = FactList(judged.supports);
  out["against"] = FactList(judged.opposes);
  out["open"] = LinkIds(judged.open);
  if (!pattern.checklist.empty()) {
    out["checklist"]["id"] = pattern.checklist_id;
    out["checklist"]["met"] = judged.criteria_met;
    out["checklist"]["of"] = pattern.checklist.size();
  }
  if (!judged.sensor_for.empty()) out["sensorFor"] = judged.sensor_for;
  if (!judged.sensor_against.empty()) out["sensorAgainst"] = judged.sensor_against;
  if (!pattern.icd10cm.empty()) out["icd10cm"] = pattern.icd10cm;
  return out;
}

Json JsonWriter::HintEntry(const Hint& hint, Shown shown) const {
  Json out = EntryHead(*hint.entry);
  out["id"] = hint.id;
  out["strength"] = std::string(1, hint.strength);
  out["facts"] = FactList(hint.facts);
  out["shown"] = ShownName(shown);
  if (hint.medicine != nullptr) {
    out["medicine"] = hint.medicine->id;
    out["timing"] = hint.timing;
    if (!hint.medicine->stat.empty()) out["stat"] = hint.medicine->stat;
  }
  return out;
}

Json JsonWriter::PlanEntry(const PlannedAdvice& planned) const {
  Json out = EntryHead(*planned.advice, Says::kAdvice);
  out["facts"] = FactList(planned.facts);
  out["cautions"] = planned.cautions;
  out["shown"] = ShownName(ShownOf(planned));
  if (!planned.advice->patterns.empty()) out["patterns"] = planned.advice->patterns;
  if (!planned.advice->audience.empty()) out["audience"] = planned.advice->audience;
  if (!planned.advice->picture.empty()) out["picture"] = planned.advice->picture;
  return out;
}

Json JsonWriter::WithheldEntry(const WithheldAdvice& withheld) const {
  Json out = EntryHead(*withheld.advice, Says::kAdvice);
  out["reason"] = withheld.reason;
  out["facts"] = FactList(withheld.facts);
  out["open"] = LinkIds(withheld.open);
  if (!withheld.advice->audience.empty()) out["audience"] = withheld.advice->audience;
  return out;
}

Json JsonWriter::Contradictions(const std::vector<FoundContradiction>& found,
                                const std::vector<ExclusiveConflict>& conflicts) const {
  Json out = Json::array();
  for (const ExclusiveConflict& conflict : conflicts) {
    const Item& item = At(conflict.item);
    Json entry;
    entry["id"] = "exclusive";
    entry["text"] = "contradiction.exclusive";
    entry["items"].push_back(item.link_id);
    entry["exclusive"] = item.options[static_cast<std::size_t>(conflict.option)].code;
    out.push_back(std::move(entry));
  }
  for (const FoundContradiction& each : found) {
    Json entry;
    entry["id"] = each.contradiction->id;
    entry["text"] = each.contradiction->text;
    entry["items"] = LinkIds(each.contradiction->items);
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace charley
