#include "core/cli/data_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace charley {

Result<std::string> ReadFile(const std::string& path) {
  std::error_code ignored;
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path, ignored)) {
    return Fail(ErrorCode::kFileUnreadable, "cannot read the file", path);
  }
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

Result<Json> ReadJsonFile(const std::string& path) {
  const Result<std::string> text = ReadFile(path);
  if (!text) return tl::unexpected<Error>(text.error());
  Result<Json> json = ParseJson(*text);
  if (json) return json;
  Error error = json.error();
  error.where = path + (error.where.empty() ? "" : ", " + error.where);
  return tl::unexpected<Error>(std::move(error));
}

Result<Json> ReadSensorProfiles(const std::string& folder) {
  std::error_code error;
  Json profiles = Json::object();
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/sensors", error)) {
    if (entry.path().extension() != ".json") continue;
    Result<Json> json = ReadJsonFile(entry.path().string());
    if (!json) return json;
    profiles["sensors/" + entry.path().filename().string()] = std::move(*json);
  }
  if (error) return Fail(ErrorCode::kFileUnreadable, "cannot read the folder", folder + "/sensors");
  return profiles;
}

Result<Json> ReadFhirMapping(const std::string& folder) {
  const std::string path = folder + "/fhir.json";
  if (std::error_code error; std::filesystem::exists(path, error)) return ReadJsonFile(path);
  Json mapping;
  mapping["observations"] = Json::array();
  return mapping;
}

Result<Json> ReadDataFolder(const std::string& folder) {
  Result<Json> manifest = ReadJsonFile(folder + "/manifest.json");
  if (!manifest) return manifest;
  Json bundle = Json::object();
  Problems problems;
  const std::vector<std::string> files = JsonNode(*manifest, folder + "/manifest.json", problems).Strs("files");
  if (!problems.empty()) return tl::unexpected<Error>(problems.front());
  for (const std::string& file : files) {
    const std::filesystem::path name(file);
    if (name.has_parent_path() || name.extension() != ".json") {
      return Fail(ErrorCode::kUnsupported, "\"" + file + "\" is not the name of a JSON file",
                  folder + "/manifest.json");
    }
    Result<Json> json = ReadJsonFile(folder + "/" + file);
    if (!json) return json;
    bundle[name.stem().string()] = std::move(*json);
  }
  bundle["manifest"] = std::move(*manifest);
  return bundle;
}

}  // namespace charley
