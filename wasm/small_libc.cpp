// Two functions of the C library in the little that nlohmann/json asks of them. The library's own bring long double
// arithmetic and a whole printf along: 16 kB of code, 6 kB on the wire, for a \u escape and a few decimals. The build
// for the browser calls these by macros of the names (see CMakeLists.txt), since the library's own cannot be replaced.
#include <cstdarg>
#include <cstddef>
#include <cstring>

#include "core/base/decimal.h"

namespace {

// `value` in hexadecimal, at least four or, for "%.2X", two digits.
void AppendHex(unsigned value, int digits, const char* alphabet, char* buffer, std::size_t size, std::size_t& at) {
  for (int i = digits - 1; i >= 0; --i) {
    if (at + 1 < size) buffer[at] = alphabet[(value >> (4 * i)) & 0xFU];
    ++at;
  }
}

}  // namespace

extern "C" {

int snprintf(char* buffer, std::size_t size, const char* format, ...);
double strtod(const char* text, char** end);

// Only text, %04x (escapes of a string) and %.2X, %.4X (messages of the lexer); any other conversion ends the text.
int snprintf(char* buffer, std::size_t size, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  std::size_t at = 0;
  for (const char* c = format; *c != '\0'; ++c) {
    if (*c != '%') {
      if (at + 1 < size) buffer[at] = *c;
      ++at;
      continue;
    }
    const char* kind = c + std::strcspn(c, "xX");
    if (*kind == '\0') break;
    const int digits = c[2] == '2' ? 2 : 4;
    AppendHex(va_arg(arguments, unsigned), digits, *kind == 'x' ? "0123456789abcdef" : "0123456789ABCDEF", buffer, size,
              at);
    c = kind;
  }
  va_end(arguments);
  if (size > 0) buffer[at < size ? at : size - 1] = '\0';
  return static_cast<int>(at);
}

// Decimal numbers of JSON, to within one unit in the last place (ours have a few digits, and are exact).
double strtod(const char* text, char** end) {
  std::size_t used = 0;
  const auto value = charley::ParseDecimal(text, &used);
  if (end != nullptr) *end = const_cast<char*>(text) + used;
  return value.value_or(0);
}
}
