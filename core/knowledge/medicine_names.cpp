#include "core/knowledge/medicine_names.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace charley {
namespace {

// The options of the classes with these ids.
OptionSet ClassOptions(const JsonNode& node, const Item& item, const std::vector<std::string>& ids) {
  OptionSet options;
  for (const std::string& id : ids) {
    const int option = item.OptionIndex(id);
    if (option >= 0) options.set(static_cast<std::size_t>(option));
    else node.Problem(ErrorCode::kUnknownCode, "the item medicines has no option \"" + id + "\"");
  }
  return options;
}

void AddWithin(const JsonNode& class_node, Item& item) {
  if (!class_node.Has("within")) return;
  const int option = item.OptionIndex(class_node.Str("id"));
  if (option < 0) return;
  item.implied.resize(item.options.size());
  item.implied[static_cast<std::size_t>(option)] |= ClassOptions(class_node, item, {class_node.Str("within")});
}

// Words that stand around the names of medicines, in all languages.
void AddWords(const JsonNode& node, MedicationIndex& index) {
  const auto reading = node.Child("reading");
  if (!reading) return;
  constexpr std::array<std::pair<const char*, WordKind>, 7> kLists = {{{"joiners", WordKind::kJoiner},
                                                                       {"fillers", WordKind::kFiller},
                                                                       {"forms", WordKind::kForm},
                                                                       {"reasons", WordKind::kReason},
                                                                       {"groups", WordKind::kGroup},
                                                                       {"ordinary", WordKind::kOrdinary},
                                                                       {"denials", WordKind::kDenial}}};
  for (const auto& [list, kind] : kLists) {
    for (const std::string& word : reading->StrsOr(list)) index.AddWord(word, kind);
  }
}

void AddNames(const JsonNode& class_node, const Item& item, MedicationIndex& index) {
  const std::string code = class_node.Str("id");
  const int option = item.OptionIndex(code);
  if (option < 0) return;
  const auto medicine = [&](const std::string& generic, const std::vector<std::string>& also) {
    Medicine out{generic, {code}, ClassOptions(class_node, item, also)};
    out.options.set(static_cast<std::size_t>(option));
    out.codes.insert(out.codes.end(), also.begin(), also.end());
    return index.AddMedicine(std::move(out));
  };
  const auto add = [&](const std::string& name, const Medicine* named) {
    if (!index.Add(name, named)) {
      class_node.Problem(ErrorCode::kDuplicateId, "the name \"" + name + "\" belongs to two classes");
    }
  };
  for (const JsonNode& member : class_node.Items("members")) {
    const std::string generic = member.Str("name");
    const Medicine* named = medicine(generic, member.StrsOr("also"));
    add(generic, named);
    for (const std::string& name : member.StrsOr("names")) add(name, named);
    for (const std::string& brand : member.StrsOr("brands")) add(brand, named);
  }
  add(item.options[static_cast<std::size_t>(option)].display, medicine("", {}));
}

}  // namespace

void ReadWiderClasses(const JsonNode& node, Item& item) {
  for (const JsonNode& class_node : node.Items("classes")) AddWithin(class_node, item);
}

std::shared_ptr<const MedicationIndex> ReadMedicineNames(const JsonNode& node, const Item& item) {
  auto index = std::make_shared<MedicationIndex>();
  AddWords(node, *index);
  for (const JsonNode& class_node : node.Items("classes")) AddNames(class_node, item, *index);
  return index;
}

}  // namespace charley
