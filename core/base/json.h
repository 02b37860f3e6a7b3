// The only file that includes nlohmann/json. Parsing has limits and never throws; reading
// collects every problem with its place instead of stopping at the first.
#ifndef CHARLEY_BASE_JSON_H_
#define CHARLEY_BASE_JSON_H_

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace charley {

using Json = nlohmann::json;

struct JsonLimits {
  std::size_t max_bytes = 2'000'000;
  int max_depth = 64;  // far above FHIR's real nesting, far below the WebAssembly stack
};

// Parses UTF-8 JSON (RFC 8259). Errors: json-too-large, json-too-deep, json-syntax (`where` is
// "byte N"), duplicate-id (a key twice in one object).
Result<Json> ParseJson(std::string_view text, const JsonLimits& limits = {});

// Compact UTF-8 text. Keys are sorted, so equal values give equal bytes on every platform.
std::string DumpJson(const Json& value);

using Problems = std::vector<Error>;

// A value inside a parsed document, with its place. Getters return the value or note a problem
// and return a neutral value, so that one pass over a file finds everything that is wrong.
// A node refers to its parent and to the document: keep both alive while it is used.
class JsonNode {
 public:
  JsonNode(const Json& value, std::string_view file, Problems& problems)
      : value_(&value), file_(file), problems_(&problems) {}

  const Json& value() const { return *value_; }
  bool Has(const char* key) const;
  std::string Where() const;  // "file#/json/pointer"
  void Problem(ErrorCode code, std::string message) const;

  std::string Str(const char* key) const;  // required, not empty
  std::string StrOr(const char* key, std::string_view fallback) const;
  int Int(const char* key) const;
  int IntOr(const char* key, int fallback) const;
  bool BoolOr(const char* key, bool fallback) const;
  std::string AsStr() const;
  std::optional<JsonNode> Child(const char* key) const;  // nothing when absent
  JsonNode Object(const char* key) const;                // required
  std::vector<JsonNode> Items(const char* key) const;    // required array
  std::vector<JsonNode> ItemsOr(const char* key) const;  // empty when absent
  std::vector<std::string> Strs(const char* key) const;  // required array of strings
  std::vector<std::string> StrsOr(const char* key) const;

 private:
  JsonNode(const Json& value, const JsonNode& parent, const char* key, std::size_t index)
      : value_(&value), file_(parent.file_), pointer_(parent.pointer_), problems_(parent.problems_) {
    pointer_ += '/';
    pointer_ += key;
    if (index != kNoIndex) pointer_ += '/' + std::to_string(index);
  }
  const Json* Find(const char* key) const;
  const Json* Require(const char* key) const;

  static constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);
  const Json* value_;
  std::string_view file_;
  std::string pointer_;
  Problems* problems_;
};

}  // namespace charley

#endif  // CHARLEY_BASE_JSON_H_
