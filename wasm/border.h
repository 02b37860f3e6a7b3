// What the modules that carry bytes share: the buffer, copies out.
#ifndef CHARLEY_WASM_BORDER_H_
#define CHARLEY_WASM_BORDER_H_

#include <emscripten/bind.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/sensor/byte_reader.h"
#include "wasm/envelope.h"

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

}  // namespace charley::border

#endif  // CHARLEY_WASM_BORDER_H_
