// Reads a data folder from disk into the bundle that the core takes.
#ifndef CHARLEY_CLI_DATA_FOLDER_H_
#define CHARLEY_CLI_DATA_FOLDER_H_

#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"

namespace charley {

// Errors: file-unreadable.
Result<std::string> ReadFile(const std::string& path);

// Errors: file-unreadable and those of ParseJson, each with the file in `where`.
Result<Json> ReadJsonFile(const std::string& path);

// Every *.json of the folder `sensors` in it, by name. Errors as above.
Result<Json> ReadSensorProfiles(const std::string& folder);

// What FHIR export says of the answers, fhir.json. A folder need not have it: then the export maps none.
// Errors: those of ReadJsonFile but a missing file.
Result<Json> ReadFhirMapping(const std::string& folder);

// The files that data/manifest.json lists, by name without ".json", and the manifest itself.
Result<Json> ReadDataFolder(const std::string& folder);

}  // namespace charley

#endif  // CHARLEY_CLI_DATA_FOLDER_H_
