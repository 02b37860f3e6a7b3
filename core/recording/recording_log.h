// A recording as it is kept: what came over the radio, byte by byte, with its time. Everything else can be worked out
// from it again, so nothing is lost to a mistake in a decoder. A file that ends in the middle of a record (a killed
// browser) is read up to its last whole record.
//
//   "CHARLEYR" u32 version=1, u32 n, n bytes of JSON: {"profile": .., "device": .., "startedAtMs": .., "site": ..}
//   then records: u8 type, u8 channel, u16 n, u32 time in 0.1 ms since the start, n bytes; all little-endian
#ifndef CHARLEY_RECORDING_RECORDING_LOG_H_
#define CHARLEY_RECORDING_RECORDING_LOG_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/sensor/byte_reader.h"

namespace charley {

enum class RecordType : std::uint8_t {
  kValue = 1,  // a notification or a value read; channel = index of the characteristic
  kLink = 2,   // text: "connected", or why it was lost
  kMark = 3,   // text: what the person marked
  kNote = 4,   // text: "hidden", "visible", "frozen", "reloaded"
};

struct LogRecord {
  RecordType type = RecordType::kValue;
  std::uint8_t channel = 0;
  double time_s = 0;
  std::vector<std::uint8_t> bytes;
  std::string text() const { return {bytes.begin(), bytes.end()}; }
};

inline constexpr std::size_t kMaxRecordBytes = 65535;
inline constexpr std::string_view kLogMagic = "CHARLEYR";

void AppendLogHeader(const Json& header, std::vector<std::uint8_t>& out);
// Longer values are cut at kMaxRecordBytes; times are clamped to 0..119 h.
void AppendLogRecord(RecordType type, std::uint8_t channel, double time_s, Bytes bytes, std::vector<std::uint8_t>& out);

// Takes the file in pieces of any size.
class LogReader {
 public:
  LogReader() {}  // not defaulted: a defaulted one would promise not to throw
  LogReader(const LogReader&) = delete;
  LogReader& operator=(const LogReader&) = delete;

  // Errors (then the reader is of no more use): file-format (not our magic, an unknown version or record type),
  // and those of ParseJson for the header.
  Result<bool> Push(Bytes piece);
  bool header_read() const { return header_read_; }
  const Json& header() const { return header_; }
  bool Next(LogRecord& record);                              // false: nothing whole is left
  std::size_t left() const { return buffer_.size() - at_; }  // bytes of a record that is not whole

 private:
  Result<bool> ReadHeader();
  void Compact();

  std::vector<std::uint8_t> buffer_;
  std::size_t at_ = 0;
  bool header_read_ = false;
  Json header_;
};

}  // namespace charley

#endif  // CHARLEY_RECORDING_RECORDING_LOG_H_
