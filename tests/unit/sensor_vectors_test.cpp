// Bytes of real devices, decoded. Where no vector exists it is built from the published layout.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "core/cli/data_folder.h"
#include "core/sensor/decoder.h"
#include "core/sensor/device_table.h"
#include "tests/support/sensor_data.h"

namespace charley::testing {
namespace {

Json Vector(const std::string& id) {
  static const Json all = *ReadJsonFile("tests/sensors/vectors.json");
  for (const Json& each : all["vectors"]) {
    if (each["id"] == id) return each;
  }
  ADD_FAILURE() << id;
  return {};
}

// A Movesense that subscribed to `path` with reference 10.
std::unique_ptr<Decoder> Movesense(const std::string& path) {
  DeviceProfile profile = Profile("movesense");
  std::vector<std::uint8_t> bytes = {1, 10};
  bytes.insert(bytes.end(), path.begin(), path.end());
  bytes.push_back(0);
  profile.start.push_back({profile.CharacteristicIndex("command"), bytes});
  profile.streams.push_back({"ecg", {"ECG"}, "uV", 200, CounterKind::kMilliseconds, 0, false, -5000, 5000});
  return MakeDecoder(profile);
}

std::vector<Frame> DecodeMovesense(Decoder& decoder, const std::string& id) {
  std::vector<std::uint8_t> packet = {2, 10};
  const auto payload = *ParseHex(Vector(id)["hex"].get<std::string>());
  packet.insert(packet.end(), payload.begin(), payload.end());
  std::vector<Frame> frames;
  decoder.Notify(decoder.profile().CharacteristicIndex("data"), packet, frames);
  decoder.Flush(frames);
  return frames;
}

void ExpectTriples(const Frame& frame, const Json& expected) {
  ASSERT_EQ(frame.samples(), static_cast<int>(expected.size()));
  for (std::size_t i = 0; i < expected.size(); ++i) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      EXPECT_NEAR(static_cast<double>(frame.values[3 * i + axis]), expected[i][axis].get<double>(), 1e-5);
    }
  }
}

TEST(SensorVectors, MovesenseAcceleration) {
  const auto decoder = Movesense("/Meas/Acc/52");
  const auto frames = DecodeMovesense(*decoder, "movesense-acc52");
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_EQ(frames[0].counter, 122371U);
  ExpectTriples(frames[0], Vector("movesense-acc52")["expect"]["acc_mps2"]);
}

TEST(SensorVectors, MovesenseImu6HasAllAccelerationsThenAllTurns) {
  const auto decoder = Movesense("/Meas/IMU6/52");
  const auto frames = DecodeMovesense(*decoder, "movesense-imu6-52");
  ASSERT_EQ(frames.size(), 2U);
  EXPECT_EQ(frames[0].counter, 172460U);
  ExpectTriples(frames[0], Vector("movesense-imu6-52")["expect"]["acc_mps2"]);
  ExpectTriples(frames[1], Vector("movesense-imu6-52")["expect"]["gyro_dps"]);
}

TEST(SensorVectors, MovesenseEcgIsInMicrovolts) {
  const auto decoder = Movesense("/Meas/ECG/200/mV");
  const auto frames = DecodeMovesense(*decoder, "movesense-ecg200mv");
  ASSERT_EQ(frames.size(), 1U);
  const Json expected = Vector("movesense-ecg200mv")["expect"]["uV"];
  ASSERT_EQ(frames[0].values.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(frames[0].values[i], expected[i].get<float>());
}

TEST(SensorVectors, MovesenseTemperatureInBothOrders) {
  for (const char* id : {"movesense-temp-ts-first", "movesense-temp-val-first"}) {
    const auto decoder = Movesense("/Meas/Temp");
    DecodeMovesense(*decoder, id);
    ASSERT_TRUE(decoder->facts().temperature_k.has_value()) << id;
    EXPECT_NEAR(*decoder->facts().temperature_k, Vector(id)["expect"]["kelvin"].get<double>(), 1e-3);
  }
}

TEST(SensorVectors, MovesenseHeartRate) {
  const auto decoder = Movesense("/Meas/HR");
  DecodeMovesense(*decoder, "movesense-hr");
  EXPECT_NEAR(decoder->facts().heart_rate_bpm.value_or(0), 147.783, 1e-3);
  EXPECT_EQ(decoder->facts().rr_ms, std::vector<int>{406});
}

TEST(SensorVectors, MovesenseClock) {
  const auto decoder = Movesense("/Time/Detailed");
  DecodeMovesense(*decoder, "movesense-time-detailed");
  EXPECT_EQ(decoder->facts().clock_utc_us, 1787161151527000U);
  EXPECT_EQ(decoder->facts().clock_relative_ms, 2394576U);
}

TEST(SensorVectors, MovesenseCommandsOfTheProfile) {
  const DeviceProfile profile = Profile("movesense");
  EXPECT_EQ(profile.start[1].bytes, *ParseHex(Vector("movesense-cmd-get-battery")["hex"].get<std::string>()));
  EXPECT_EQ(profile.start[2].bytes, *ParseHex(Vector("movesense-cmd-subscribe")["hex"].get<std::string>()));
}

TEST(SensorVectors, MovesenseBatteryComesAsAResponse) {
  const auto decoder = MakeDecoder(Profile("movesense"));
  std::vector<Frame> frames;
  const Packet response = {1, 11, 200, 0, 87};
  decoder->Notify(decoder->profile().CharacteristicIndex("data"), response, frames);
  EXPECT_EQ(decoder->facts().battery_percent, 87);
  const Packet refused = {1, 11, 0xad, 1};  // 429
  decoder->Notify(decoder->profile().CharacteristicIndex("data"), refused, frames);
  EXPECT_EQ(decoder->facts().battery_percent, 87);
}

TEST(SensorVectors, MovesenseSplitPacketIsJoined) {
  const auto decoder = MakeDecoder(Profile("movesense"));
  const int data = decoder->profile().CharacteristicIndex("data");
  const Packet whole = MovesenseImu6(1000, 4, 9.81);
  std::vector<Frame> frames;
  const Packet first(whole.begin(), whole.begin() + 50);
  Packet rest = {3, 10};
  rest.insert(rest.end(), whole.begin() + 50, whole.end());
  decoder->Notify(data, first, frames);
  decoder->Notify(data, rest, frames);
  EXPECT_TRUE(frames.empty());  // held until the next packet shows that it is complete
  decoder->Notify(data, MovesenseImu6(1077, 4, 9.81), frames);
  ASSERT_EQ(frames.size(), 2U);
  EXPECT_EQ(frames[0].samples(), 4);
  EXPECT_NEAR(static_cast<double>(frames[0].values[2]), 9.81, 1e-5);
  EXPECT_EQ(decoder->counts().bad_packets, 0);
}

TEST(SensorVectors, UmyoNormalPacket) {
  const auto decoder = MakeDecoder(Profile("umyo"));
  std::vector<Frame> frames;
  decoder->Notify(0, *ParseHex(Vector("umyo-s2-emg")["hex"].get<std::string>()), frames);
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_EQ(frames[0].counter, 24000U);
  const Json raw = Vector("umyo-s2-emg")["expect"]["raw"];
  ASSERT_EQ(frames[0].values.size(), raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    EXPECT_NEAR(static_cast<double>(frames[0].values[i]), (raw[i].get<int>() - 8192) * 2.74658203125, 1e-3);
  }
}

// Every length that a uMyo sends, and the announced ones with a leading type byte.
TEST(SensorVectors, UmyoDispatchesOnLength) {
  const auto decoder = MakeDecoder(Profile("umyo"));
  const auto aux = *ParseHex("0000 0000 0040 3900 c7ff 0000 6400 38ff 2c01 007d 0000 0000 0000");
  std::vector<Frame> frames;
  decoder->Notify(0, aux, frames);
  ASSERT_EQ(frames.size(), 2U);
  EXPECT_EQ(frames[0].values, (std::vector<float>{0, 0, 1}));
  EXPECT_NEAR(static_cast<double>(frames[1].values[0]), 0.997, 1e-3);
  EXPECT_NEAR(static_cast<double>(frames[1].values[1]), -0.997, 1e-3);
  const auto samples_of = [&](std::size_t bytes, std::uint8_t lead) {
    Packet packet(bytes, 0);
    if (lead != 0) packet[0] = lead;
    frames.clear();
    decoder->Notify(0, packet, frames);
    return frames.empty() ? -1 : frames[0].samples();
  };
  EXPECT_EQ(samples_of(20, 0), 8);
  EXPECT_EQ(samples_of(36, 0), 16);
  EXPECT_EQ(samples_of(52, 0), 24);
  EXPECT_EQ(samples_of(60, 0), 24);
  EXPECT_EQ(samples_of(53, 2), 24);
  EXPECT_EQ(samples_of(61, 1), 24);
  EXPECT_EQ(samples_of(27, 3), 1);
  EXPECT_EQ(decoder->counts().bad_packets, 0);
  EXPECT_EQ(samples_of(53, 3), -1);  // the type byte of another length
  EXPECT_EQ(samples_of(51, 0), -1);
  EXPECT_EQ(samples_of(0, 0), -1);
  EXPECT_EQ(decoder->counts().bad_packets, 3);
}

// `npg-3ch`: begins fa 0800 07d0 0000 fb 080a 07cf 0064; the counter wraps inside the packet.
TEST(SensorVectors, NpgLiteBatchWithWrappingCounter) {
  const auto decoder = MakeDecoder(Profile("npg-lite-3"));
  std::vector<std::vector<int>> samples;
  for (int i = 0; i < 10; ++i) samples.push_back({2048 + 10 * i, 2000 - i, 100 * i});
  const Packet packet = NpgPacket(0xfa, samples);
  const auto start = *ParseHex("fa 0800 07d0 0000 fb 080a 07cf 0064");
  ASSERT_TRUE(std::equal(start.begin(), start.end(), packet.begin()));
  std::vector<Frame> frames;
  decoder->Notify(0, packet, frames);
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_EQ(frames[0].counter, 0xfaU);
  EXPECT_EQ(frames[0].samples(), 10);
  EXPECT_EQ(frames[0].values[3], 10);  // 2058, centre 2048
  EXPECT_EQ(frames[0].values[4], 1999 - 2048);
}

TEST(SensorVectors, NpgLiteRefusesOtherLengths) {
  const auto six = MakeDecoder(Profile("npg-lite-6"));
  std::vector<Frame> frames;
  six->Notify(0, Packet(130, 0), frames);  // ten times counter 0: ten frames of one
  EXPECT_EQ(frames.size(), 10U);
  frames.clear();
  six->Notify(0, Packet(13, 0), frames);
  EXPECT_EQ(frames.size(), 1U);
  for (std::size_t bad : {0U, 70U, 100U, 129U}) six->Notify(0, Packet(bad, 0), frames);
  EXPECT_EQ(frames.size(), 1U);
  EXPECT_EQ(six->counts().bad_packets, 4);
}

std::vector<Frame> Uart(Decoder& decoder, const std::string& text, std::size_t piece) {
  std::vector<Frame> frames;
  for (std::size_t at = 0; at < text.size(); at += piece) {
    const std::string part = text.substr(at, piece);
    decoder.Notify(0, Packet(part.begin(), part.end()), frames);
  }
  return frames;
}

TEST(SensorVectors, UartLinesInPiecesOfAnySize) {
  for (std::size_t piece : {1U, 3U, 20U, 500U}) {
    const auto decoder = MakeDecoder(Profile("uart-line"));
    const auto frames = Uart(*decoder, "65535,0.01,-0.02,1.0,-12.5\r\n0,0,0,1,3e1\n1,0,0,1\n", piece);
    ASSERT_EQ(frames.size(), 5U) << piece;
    EXPECT_EQ(frames[0].counter, 65535U);
    EXPECT_NEAR(static_cast<double>(frames[0].values[1]), -0.02, 1e-6);
    EXPECT_EQ(frames[1].values, std::vector<float>{-12.5});
    EXPECT_EQ(frames[3].values, std::vector<float>{30});
    EXPECT_EQ(decoder->counts().bad_packets, 0);
  }
}

TEST(SensorVectors, UartNonsenseIsCountedAndLeftOut) {
  const auto decoder = MakeDecoder(Profile("uart-line"));
  const auto frames = Uart(*decoder,
                           "hello\n1,2,3\n70000,0,0,1,2\n-1,0,0,1\n1.5,0,0,1\n1,nan,0,1\n2,0,0,1,5,\n" +
                               std::string(5000, '9') + "\n3,0,0,1,4\n",
                           20);
  ASSERT_EQ(frames.size(), 2U);
  EXPECT_EQ(frames[0].counter, 3U);
  EXPECT_EQ(decoder->counts().bad_packets, 8);
}

TEST(SensorVectors, BatteryAndDeviceInformation) {
  const auto decoder = MakeDecoder(Profile("uart-line"));
  const DeviceProfile& profile = decoder->profile();
  std::vector<Frame> frames;
  decoder->Notify(profile.CharacteristicIndex("battery-level"), Packet{64}, frames);
  EXPECT_EQ(decoder->facts().battery_percent, 64);
  decoder->Notify(profile.CharacteristicIndex("battery-level"), Packet{200}, frames);
  EXPECT_EQ(decoder->facts().battery_percent, 64);
  const std::string version = "1.2\x01<b>3";
  decoder->Notify(profile.CharacteristicIndex("firmware"), Packet(version.begin(), version.end()), frames);
  EXPECT_EQ(decoder->facts().firmware, "1.2<b>3");
  decoder->Notify(99, Packet{1}, frames);
  EXPECT_EQ(decoder->counts().bad_packets, 2);
}

// A device that the table does not have would be found by no test and no fuzzer.
TEST(SensorVectors, TheTableOfDevicesIsWhatTheDataDescribes) {
  std::set<std::string> described;
  for (const auto& file : std::filesystem::directory_iterator("data/sensors")) described.insert(file.path().stem());
  std::set<std::string> known;
  for (const KnownDevice& device : kDevices) {
    const std::string id(device.id);
    known.insert(id);
    const DeviceProfile profile = Profile(id);
    EXPECT_EQ(profile.id, id);
    EXPECT_EQ(profile.decoder, device.decoder) << id;
    EXPECT_EQ(ProfileJson(id)["priority"], PriorityOf(id)) << id;
    EXPECT_NE(MakeDecoder(profile), nullptr) << id;
  }
  EXPECT_EQ(known, described);
}

// Truncated, joined, doubled and random bytes: never a crash, never a sample that is not finite.
TEST(SensorVectors, AnyBytesAreSurvived) {
  Random random(1);
  for (const KnownDevice& device : kDevices) {
    const std::string id(device.id);
    const auto decoder = MakeDecoder(Profile(id));
    std::vector<Frame> frames;
    for (int i = 0; i < 20'000; ++i) {
      Packet packet(random.Next() % 200);
      for (std::uint8_t& byte : packet) byte = static_cast<std::uint8_t>(random.Next());
      if (!packet.empty() && i % 2 == 0) packet[0] = static_cast<std::uint8_t>(1 + i % 3);
      if (packet.size() > 1 && i % 2 == 0) packet[1] = static_cast<std::uint8_t>(10 + i % 2);
      decoder->Notify(static_cast<int>(random.Next() % 4), packet, frames);
      if (i % 100 == 0) decoder->Flush(frames);
      for (const Frame& frame : frames) {
        ASSERT_EQ(frame.values.size() % static_cast<std::size_t>(frame.channels), 0U);
        for (float value : frame.values) ASSERT_TRUE(std::isfinite(value)) << id;
      }
      frames.clear();
    }
    EXPECT_EQ(decoder->counts().packets, 20'000);
    EXPECT_GT(decoder->counts().bad_packets, 0) << id;
  }
}

}  // namespace
}  // namespace charley::testing
