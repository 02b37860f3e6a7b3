// Reads numbers out of bytes. Past the end it returns zeros and remembers that it failed, so that a decoder
// checks once at the end instead of before every field.
#ifndef CHARLEY_SENSOR_BYTE_READER_H_
#define CHARLEY_SENSOR_BYTE_READER_H_

#include <cstdint>
#include <cstring>
#include <span>

namespace charley {

using Bytes = std::span<const std::uint8_t>;

class ByteReader {
 public:
  explicit ByteReader(Bytes bytes) : bytes_(bytes) {}

  std::size_t left() const { return bytes_.size() - at_; }
  bool ok() const { return ok_; }  // false once something was read past the end

  std::uint8_t U8() { return static_cast<std::uint8_t>(Little(1)); }
  std::uint16_t U16() { return static_cast<std::uint16_t>(Little(2)); }
  std::uint16_t U16Big() {
    const unsigned high = U8();
    return static_cast<std::uint16_t>((high << 8) | U8());
  }
  std::int16_t I16() { return static_cast<std::int16_t>(U16()); }
  std::uint32_t U32() { return static_cast<std::uint32_t>(Little(4)); }
  std::uint64_t U64() { return Little(8); }
  float F32() {
    const std::uint32_t bits = U32();
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }
  Bytes Rest() {
    const Bytes rest = bytes_.subspan(at_);
    at_ = bytes_.size();
    return rest;
  }

 private:
  std::uint64_t Little(std::size_t count) {
    if (left() < count) {
      ok_ = false;
      at_ = bytes_.size();
      return 0;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value |= static_cast<std::uint64_t>(bytes_[at_ + i]) << (8 * i);
    at_ += count;
    return value;
  }

  Bytes bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace charley

#endif  // CHARLEY_SENSOR_BYTE_READER_H_
