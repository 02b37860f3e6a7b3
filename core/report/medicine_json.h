// Medicines as the page and the command line receive them.
#ifndef CHARLEY_REPORT_MEDICINE_JSON_H_
#define CHARLEY_REPORT_MEDICINE_JSON_H_

#include "core/base/json.h"
#include "core/medication/medication_index.h"

namespace charley {

// {"name": "Frumil", "generic": "co-amilofruse", "code": its own class, "codes": all its classes}
Json MedicineJson(const MedicineName& entry);

// {"found": [as above, and "words": as typed], "unknown": ["pieces of the text that were not understood"]}
Json ReadingJson(const MedicineReading& reading);

}  // namespace charley

#endif  // CHARLEY_REPORT_MEDICINE_JSON_H_
