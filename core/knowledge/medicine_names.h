// The names of medicines and the words around them, read from data/medicines.json.
#ifndef CHARLEY_KNOWLEDGE_MEDICINE_NAMES_H_
#define CHARLEY_KNOWLEDGE_MEDICINE_NAMES_H_

#include <memory>

#include "core/base/json.h"
#include "core/medication/medication_index.h"
#include "core/questionnaire/questionnaire.h"

namespace charley {

// `node`: data/medicines.json. `item`: the question about medicines, whose options are the classes. Notes unknown-code,
// duplicate-id, missing-field.
std::shared_ptr<const MedicationIndex> ReadMedicineNames(const JsonNode& node, const Item& item);

// The same node; the item learns which class lies within another one. Notes unknown-code.
void ReadWiderClasses(const JsonNode& node, Item& item);

}  // namespace charley

#endif  // CHARLEY_KNOWLEDGE_MEDICINE_NAMES_H_
