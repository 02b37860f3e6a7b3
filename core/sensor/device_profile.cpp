#include "core/sensor/device_profile.h"

#include <algorithm>
#include <array>

#include "core/sensor/device_table.h"

namespace charley {
namespace {

constexpr std::array<std::string_view, 6> kUnits = {"uV", "count", "g", "m/s2", "deg/s", "uT"};
constexpr std::array<std::string_view, 3> kCounters = {"none", "samples", "milliseconds"};

template <std::size_t N>
bool Contains(const std::array<std::string_view, N>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

double Number(const JsonNode& node, const char* key, double fallback) {
  const auto child = node.Child(key);
  if (!child) return fallback;
  if (!child->value().is_number()) {
    child->Problem(ErrorCode::kWrongType, std::string(key) + " must be a number");
    return fallback;
  }
  return child->value().get<double>();
}

StreamInfo ReadStream(const JsonNode& node) {
  StreamInfo info;
  info.id = node.Str("id");
  info.channels = node.Strs("channels");
  info.unit = node.Str("unit");
  info.nominal_rate_hz = Number(node, "rateHz", 0);
  info.physical_min = Number(node, "physicalMin", 0);
  info.physical_max = Number(node, "physicalMax", 0);
  info.digital_min = node.IntOr("digitalMin", -32768);
  info.digital_max = node.IntOr("digitalMax", 32767);
  info.restarts_on_start = node.BoolOr("restartsOnStart", false);
  info.modulus = static_cast<std::uint64_t>(Number(node, "modulus", 0));
  const std::string counter = node.StrOr("counter", "none");
  if (!Contains(kCounters, counter)) node.Problem(ErrorCode::kUnsupported, "counter is none, samples or milliseconds");
  if (counter == "samples") info.counter = CounterKind::kSamples;
  if (counter == "milliseconds") info.counter = CounterKind::kMilliseconds;
  if (info.counter == CounterKind::kSamples && info.modulus < 2) {
    node.Problem(ErrorCode::kOutOfRange, "a counter of samples needs its modulus");
  }
  if (!Contains(kUnits, info.unit)) node.Problem(ErrorCode::kUnsupported, "unknown unit \"" + info.unit + "\"");
  if (info.channels.empty() || info.channels.size() > 16) {
    node.Problem(ErrorCode::kOutOfRange, "a stream has 1 to 16 channels");
  }
  if (!(info.physical_max > info.physical_min) || info.digital_max <= info.digital_min || info.digital_min < -32768 ||
      info.digital_max > 32767) {
    node.Problem(ErrorCode::kOutOfRange, "physicalMin < physicalMax and -32768 <= digitalMin < digitalMax <= 32767");
  }
  if (info.nominal_rate_hz <= 0 || info.nominal_rate_hz > 10'000) {
    node.Problem(ErrorCode::kOutOfRange, "rateHz is above 0 and at most 10000");
  }
  return info;
}

std::vector<ProfileWrite> ReadWrites(const JsonNode& node, const char* key, const DeviceProfile& profile) {
  std::vector<ProfileWrite> writes;
  for (const JsonNode& each : node.ItemsOr(key)) {
    ProfileWrite write;
    write.characteristic = profile.CharacteristicIndex(each.Str("characteristic"));
    if (write.characteristic < 0) each.Problem(ErrorCode::kUnknownId, "no such characteristic in this profile");
    auto bytes = ParseHex(each.Str("bytes"));
    if (bytes) write.bytes = std::move(*bytes);
    else each.Problem(bytes.error().code, bytes.error().message);
    writes.push_back(std::move(write));
  }
  return writes;
}

}  // namespace

Result<std::vector<std::uint8_t>> ParseHex(std::string_view text) {
  std::vector<std::uint8_t> bytes;
  int high = -1;
  for (char c : text) {
    if (c == ' ') continue;
    const int digit = HexDigit(c);
    if (digit < 0) return Fail(ErrorCode::kWrongType, "bytes are written as hex digits");
    if (high < 0) {
      high = digit;
    } else {
      bytes.push_back(static_cast<std::uint8_t>(high * 16 + digit));
      high = -1;
    }
  }
  if (high >= 0) return Fail(ErrorCode::kWrongType, "bytes are written as pairs of hex digits");
  return bytes;
}

int DeviceProfile::CharacteristicIndex(std::string_view wanted_id) const {
  for (std::size_t i = 0; i < characteristics.size(); ++i) {
    if (characteristics[i].id == wanted_id) return static_cast<int>(i);
  }
  return -1;
}

int DeviceProfile::StreamIndex(std::string_view stream_id) const {
  for (std::size_t i = 0; i < streams.size(); ++i) {
    if (streams[i].id == stream_id) return static_cast<int>(i);
  }
  return -1;
}

DeviceProfile ReadDeviceProfile(const JsonNode& node) {
  DeviceProfile profile;
  profile.id = node.Str("id");
  profile.name = node.Str("name");
  profile.decoder = node.Str("decoder");
  if (!IsDecoder(profile.decoder)) {
    node.Problem(ErrorCode::kUnsupported, "no decoder \"" + profile.decoder + "\"");
  }
  profile.name_prefixes = node.Strs("namePrefixes");
  profile.notes = node.StrsOr("notes");
  profile.source = node.Str("source");
  for (const JsonNode& each : node.Items("characteristics")) {
    Characteristic characteristic;
    characteristic.id = each.Str("id");
    characteristic.service = each.Str("service");
    characteristic.uuid = each.Str("uuid");
    characteristic.notify = each.BoolOr("notify", false);
    characteristic.read = each.BoolOr("read", false);
    characteristic.optional = each.BoolOr("optional", false);
    profile.characteristics.push_back(std::move(characteristic));
  }
  if (profile.characteristics.size() > 255) node.Problem(ErrorCode::kOutOfRange, "at most 255 characteristics");
  profile.start = ReadWrites(node, "start", profile);
  profile.stop = ReadWrites(node, "stop", profile);
  for (const JsonNode& each : node.Items("streams")) profile.streams.push_back(ReadStream(each));
  if (profile.streams.size() > 8) node.Problem(ErrorCode::kOutOfRange, "at most 8 streams");
  return profile;
}

}  // namespace charley
