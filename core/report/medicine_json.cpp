#include "core/report/medicine_json.h"

#include <utility>

namespace charley {

Json MedicineJson(const MedicineName& entry) {
  Json out;
  out["name"] = entry.name;
  out["generic"] = entry.medicine->generic;
  out["code"] = entry.medicine->codes.front();
  out["codes"] = entry.medicine->codes;
  return out;
}

Json ReadingJson(const MedicineReading& reading) {
  Json found = Json::array();
  for (const FoundMedicine& each : reading.found) {
    found.push_back(MedicineJson(*each.entry));
    found.back()["words"] = each.words;
  }
  Json out;
  out["found"] = std::move(found);
  out["unknown"] = reading.unknown;
  return out;
}

}  // namespace charley
