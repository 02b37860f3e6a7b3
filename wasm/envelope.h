// Every answer across the border: {"ok":true,"value":..} or {"ok":false,"error":{code,message,where}}.
#ifndef CHARLEY_WASM_ENVELOPE_H_
#define CHARLEY_WASM_ENVELOPE_H_

#include <string>

#include "core/base/json.h"

namespace charley::border {

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

#endif  // CHARLEY_WASM_ENVELOPE_H_
