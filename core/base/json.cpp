#include "core/base/json.h"

#include <utility>

namespace charley {
namespace {

// Builds the document from parser events, so that depth and repeated keys are caught while
// reading and a syntax error keeps its offset without exceptions.
class Builder final : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(int max_depth) : max_depth_(max_depth) {}

  bool null() override { return Put(nullptr); }
  bool boolean(bool value) override { return Put(value); }
  bool number_integer(number_integer_t value) override { return Put(value); }
  bool number_unsigned(number_unsigned_t value) override { return Put(value); }
  bool number_float(number_float_t value, const string_t&) override { return Put(value); }
  bool string(string_t& value) override { return Put(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return Open(Json::object()); }
  bool start_array(std::size_t) override { return Open(Json::array()); }
  bool end_object() override { return Close(); }
  bool end_array() override { return Close(); }

  bool key(string_t& name) override {
    if (open_.back()->contains(name)) {
      error_ = Error{ErrorCode::kDuplicateId, "key \"" + name + "\" occurs twice in one object", {}};
      return false;
    }
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    error_ = Error{ErrorCode::kJsonSyntax, "not valid JSON", "byte " + std::to_string(position)};
    return false;
  }

  Json& root() { return root_; }
  const std::optional<Error>& error() const { return error_; }

 private:
  template <typename T>
  Json* Place(T&& value) {
    if (open_.empty()) {
      root_ = std::forward<T>(value);
      return &root_;
    }
    Json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::forward<T>(value));
      return &parent.back();
    }
    return &(parent[key_] = std::forward<T>(value));
  }
  template <typename T>
  bool Put(T&& value) {
    Place(std::forward<T>(value));
    return true;
  }
  bool Open(Json container) {
    if (static_cast<int>(open_.size()) >= max_depth_) {
      error_ = Error{ErrorCode::kJsonTooDeep, "nested deeper than " + std::to_string(max_depth_) + " levels", {}};
      return false;
    }
    open_.push_back(Place(std::move(container)));
    return true;
  }
  bool Close() {
    open_.pop_back();
    return true;
  }

  int max_depth_;
  Json root_;
  std::vector<Json*> open_;
  std::string key_;
  std::optional<Error> error_;
};

}  // namespace

Result<Json> ParseJson(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.max_bytes) {
    return Fail(ErrorCode::kJsonTooLarge,
                std::to_string(text.size()) + " bytes, at most " + std::to_string(limits.max_bytes) + " are read");
  }
  Builder builder(limits.max_depth);
  const bool ok = Json::sax_parse(text.begin(), text.end(), &builder);
  if (!ok) {
    if (builder.error()) return tl::unexpected<Error>(*builder.error());
    return Fail(ErrorCode::kJsonSyntax, "not valid JSON");
  }
  return std::move(builder.root());
}

std::string DumpJson(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

bool JsonNode::Has(const char* key) const { return Find(key) != nullptr; }

std::string JsonNode::Where() const { return std::string(file_) + '#' + pointer_; }

void JsonNode::Problem(ErrorCode code, std::string message) const {
  problems_->push_back(Error{code, std::move(message), Where()});
}

const Json* JsonNode::Find(const char* key) const {
  if (!value_->is_object()) return nullptr;
  const auto found = value_->find(key);
  return found == value_->end() ? nullptr : &*found;
}

const Json* JsonNode::Require(const char* key) const {
  if (!value_->is_object()) {
    Problem(ErrorCode::kWrongType, "an object is expected here");
    return nullptr;
  }
  const Json* found = Find(key);
  if (found == nullptr) Problem(ErrorCode::kMissingField, std::string("\"") + key + "\" is missing");
  return found;
}

std::string JsonNode::Str(const char* key) const {
  const Json* found = Require(key);
  if (found == nullptr) return {};
  std::string text = JsonNode(*found, *this, key, kNoIndex).AsStr();
  if (text.empty() && found->is_string()) {
    JsonNode(*found, *this, key, kNoIndex).Problem(ErrorCode::kMissingField, "must not be empty");
  }
  return text;
}

std::string JsonNode::StrOr(const char* key, std::string_view fallback) const {
  return Has(key) ? Str(key) : std::string(fallback);
}

int JsonNode::Int(const char* key) const {
  const Json* found = Require(key);
  if (found == nullptr) return 0;
  const JsonNode node(*found, *this, key, kNoIndex);
  if (!found->is_number_integer()) {
    node.Problem(ErrorCode::kWrongType, "a whole number is expected here");
    return 0;
  }
  const auto wide = found->get<std::int64_t>();
  if (wide < -1'000'000 || wide > 1'000'000) {
    node.Problem(ErrorCode::kOutOfRange, "outside of -1000000 to 1000000");
    return 0;
  }
  return static_cast<int>(wide);
}

int JsonNode::IntOr(const char* key, int fallback) const { return Has(key) ? Int(key) : fallback; }

bool JsonNode::BoolOr(const char* key, bool fallback) const {
  const Json* found = Find(key);
  if (found == nullptr) return fallback;
  if (found->is_boolean()) return found->get<bool>();
  JsonNode(*found, *this, key, kNoIndex).Problem(ErrorCode::kWrongType, "true or false is expected");
  return fallback;
}

std::string JsonNode::AsStr() const {
  if (value_->is_string()) return value_->get_ref<const std::string&>();
  Problem(ErrorCode::kWrongType, "a text is expected here");
  return {};
}

std::optional<JsonNode> JsonNode::Child(const char* key) const {
  const Json* found = Find(key);
  if (found == nullptr) return std::nullopt;
  return JsonNode(*found, *this, key, kNoIndex);
}

JsonNode JsonNode::Object(const char* key) const {
  static const Json kEmpty = Json::object();
  const Json* found = Require(key);
  if (found == nullptr) return JsonNode(kEmpty, *this, key, kNoIndex);
  JsonNode node(*found, *this, key, kNoIndex);
  if (found->is_object()) return node;
  node.Problem(ErrorCode::kWrongType, "an object is expected here");
  return JsonNode(kEmpty, *this, key, kNoIndex);
}

std::vector<JsonNode> JsonNode::Items(const char* key) const {
  const Json* found = Require(key);
  std::vector<JsonNode> nodes;
  if (found == nullptr) return nodes;
  if (!found->is_array()) {
    JsonNode(*found, *this, key, kNoIndex).Problem(ErrorCode::kWrongType, "a list is expected here");
    return nodes;
  }
  nodes.reserve(found->size());
  for (std::size_t i = 0; i < found->size(); ++i) nodes.push_back(JsonNode((*found)[i], *this, key, i));
  return nodes;
}

std::vector<JsonNode> JsonNode::ItemsOr(const char* key) const {
  return Has(key) ? Items(key) : std::vector<JsonNode>{};
}

std::vector<std::string> JsonNode::Strs(const char* key) const {
  std::vector<std::string> out;
  for (const JsonNode& node : Items(key)) out.push_back(node.AsStr());
  return out;
}

std::vector<std::string> JsonNode::StrsOr(const char* key) const {
  return Has(key) ? Strs(key) : std::vector<std::string>{};
}

}  // namespace charley
