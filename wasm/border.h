// What the modules that carry bytes share: the buffer, the envelope, copies out.
#ifndef CHARLEY_WASM_BORDER_H_
#define CHARLEY_WASM_BORDER_H_

#include <emscripten/bind.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/sensor/byte_reader.h"

namespace charley::border {

inline std::vector<std::uint8_t>& InputBytes() {
  static std::vector<std::uint8_t> bytes;
  return bytes;
}

// The first `size` bytes that JavaScript has put into the buffer.
inline Bytes Input(int size) {
  const auto count = static_cast<std::size_t>(size < 0 ? 0 : size);
  return Bytes(InputBytes()).first(std::min(count, InputBytes().size()));
}

// The buffer for the next call. The view is dead after any other call.
inline emscripten::val Buffer(int size) {
  InputBytes().resize(static_cast<std::size_t>(size < 0 ? 0 : size));
  return emscripten::val(emscripten::typed_memory_view(InputBytes().size(), InputBytes().data()));
}

// A copy that lives in JavaScript; `type` is the name of the typed array.
inline emscripten::val CopyOut(const char* type, const emscripten::val& view) {
  return emscripten::val::global(type).new_(view);
}

inline std::string Envelope(const Result<Json>& result) {
  if (result) return "{\"ok\":true,\"value\":" + DumpJson(*result) + "}";
  const Error& error = result.error();
  Json out;  // one by one: a list in braces makes more code
  out["ok"] = false;
  out["error"]["code"] = ErrorCodeName(error.code);
  out["error"]["message"] = error.message;
  out["error"]["where"] = error.where;
  return DumpJson(out);
}

inline std::string Done(const Result<bool>& result) {
  return Envelope(result ? Result<Json>(Json()) : Result<Json>(tl::unexpected<Error>(result.error())));
}

inline std::string NotOpen() {
  return Envelope(Result<Json>(Fail(ErrorCode::kNotLoaded, "the beginning comes first")));
}

}  // namespace charley::border

#endif  // CHARLEY_WASM_BORDER_H_
