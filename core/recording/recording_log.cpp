#include "core/recording/recording_log.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace charley {
namespace {

constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kFixedHeader = 16, kRecordHeader = 8;
constexpr std::size_t kMaxHeaderJson = 65536;
constexpr double kTicksPerSecond = 10'000;

void AppendLittle(std::uint64_t value, int bytes, std::vector<std::uint8_t>& out) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

}  // namespace

void AppendLogHeader(const Json& header, std::vector<std::uint8_t>& out) {
  const std::string json = DumpJson(header);
  out.insert(out.end(), kLogMagic.begin(), kLogMagic.end());
  AppendLittle(kVersion, 4, out);
  AppendLittle(json.size(), 4, out);
  out.insert(out.end(), json.begin(), json.end());
}

void AppendLogRecord(RecordType type, std::uint8_t channel, double time_s, Bytes bytes,
                     std::vector<std::uint8_t>& out) {
  const std::size_t size = std::min(bytes.size(), kMaxRecordBytes);
  const double most = std::numeric_limits<std::uint32_t>::max();
  const double ticks = std::isfinite(time_s) ? std::clamp(std::round(time_s * kTicksPerSecond), 0.0, most) : 0;
  out.push_back(static_cast<std::uint8_t>(type));
  out.push_back(channel);
  AppendLittle(size, 2, out);
  AppendLittle(static_cast<std::uint64_t>(ticks), 4, out);
  out.insert(out.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
}

void LogReader::Compact() {
  if (at_ < buffer_.size() && at_ < 65536) return;
  buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(at_));
  at_ = 0;
}

Result<bool> LogReader::ReadHeader() {
  const std::size_t check = std::min(buffer_.size(), kLogMagic.size());
  if (!std::equal(kLogMagic.begin(), kLogMagic.begin() + static_cast<std::ptrdiff_t>(check), buffer_.begin())) {
    return Fail(ErrorCode::kFileFormat, "not a Charley recording", "byte 0");
  }
  if (buffer_.size() < kFixedHeader) return true;
  ByteReader reader(Bytes(buffer_).subspan(kLogMagic.size()));
  if (reader.U32() != kVersion) return Fail(ErrorCode::kFileFormat, "a version that we do not know", "byte 8");
  const std::size_t length = reader.U32();
  if (length > kMaxHeaderJson) return Fail(ErrorCode::kFileFormat, "the header is too long", "byte 12");
  if (buffer_.size() < kFixedHeader + length) return true;
  const auto begin = buffer_.begin() + static_cast<std::ptrdiff_t>(kFixedHeader);
  const std::string text(begin, begin + static_cast<std::ptrdiff_t>(length));
  Result<Json> json = ParseJson(text);
  if (!json) return tl::unexpected<Error>(json.error());
  if (!json->is_object()) return Fail(ErrorCode::kWrongType, "the header must be an object", "byte 16");
  header_ = std::move(*json);
  header_read_ = true;
  at_ = kFixedHeader + length;
  return true;
}

Result<bool> LogReader::Push(Bytes piece) {
  Compact();
  buffer_.insert(buffer_.end(), piece.begin(), piece.end());
  if (!header_read_) return ReadHeader();
  return true;
}

bool LogReader::Next(LogRecord& record) {
  while (header_read_ && left() >= kRecordHeader) {
    ByteReader reader(Bytes(buffer_).subspan(at_));
    const std::uint8_t type = reader.U8();
    record.channel = reader.U8();
    const std::size_t size = reader.U16();
    record.time_s = reader.U32() / kTicksPerSecond;
    if (reader.left() < size) return false;
    const auto begin = buffer_.begin() + static_cast<std::ptrdiff_t>(at_ + kRecordHeader);
    record.bytes.assign(begin, begin + static_cast<std::ptrdiff_t>(size));
    at_ += kRecordHeader + size;
    // Types of a later version are passed over; the length says how far.
    if (type < 1 || type > static_cast<std::uint8_t>(RecordType::kNote)) continue;
    record.type = static_cast<RecordType>(type);
    return true;
  }
  return false;
}

}  // namespace charley
