// Every fuzz target over its committed corpus: what once broke stays fixed, on every platform.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/cli/data_folder.h"
#include "core/recording/exporter.h"
#include "tests/fuzz/targets.h"
#include "tests/support/case_file.h"
#include "tests/support/made_recording.h"
#include "tests/support/random_answers.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

const char* const kResponses[] = {"empty.json",       "truncated.json", "wrong-types.json", "deep-items.json",
                                  "two-answers.json", "free-text.json", "not-utf8.json",    "huge-number.json"};
const char* const kKnowledge[] = {"empty-object.json", "bare-rule.json", "self-reference.json",
                                  "odd-questionnaire.json"};

TEST(FuzzCorpus, ResponsesNeverCrash) {
  for (const char* name : kResponses) {
    const auto bytes = ReadFile(std::string("tests/fuzz/corpus/response/") + name);
    ASSERT_TRUE(bytes.has_value()) << name;
    FuzzResponse(*bytes);
  }
}

TEST(FuzzCorpus, KnowledgeNeverCrashes) {
  for (const char* name : kKnowledge) {
    const auto bytes = ReadFile(std::string("tests/fuzz/corpus/knowledge/") + name);
    ASSERT_TRUE(bytes.has_value()) << name;
    FuzzKnowledge(*bytes);
  }
}

TEST(FuzzCorpus, SensorBytesNeverCrash) {
  Random random(9);
  for (int i = 0; i < 400; ++i) {
    std::string bytes(random.Next() % 3000, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random.Next());
    if (!bytes.empty()) bytes[0] = static_cast<char>(i);
    // Lengths that the devices really send, so that more than the first check is reached.
    for (std::size_t at = 1; at < bytes.size(); at += 54) bytes[at] = i % 2 == 0 ? 52 : bytes[at];
    FuzzSensor(bytes);
  }
}

// Of `all` rounds of damage as many as this build has time for: a sanitizer makes each ten times slower, and the
// fuzzers do far more of them.
int Rounds(int all) { return std::max(all / 8, std::min(all, all * PropertyRuns() / 3'000)); }

TEST(FuzzCorpus, FilesNeverCrash) {
  const auto log = MakeUmyoRecording(3, 1).log;
  const std::string whole(log.begin(), log.begin() + 60'000);
  Random random(11);
  for (int i = 0; i < Rounds(120); ++i) {
    std::string damaged = whole.substr(0, random.Next() % whole.size());
    for (int change = 0; change < 8 && !damaged.empty(); ++change) {
      damaged[random.Next() % damaged.size()] = static_cast<char>(random.Next());
    }
    FuzzImport(damaged);
  }
  for (const char* text : {"", "CHARLEYR", "0       ", "time,emg\n", "time,emg\n1e300,1\n2e300,1\n", "a,b\n\"\n",
                           "\xff"
                           "BIOSEMI"}) {
    FuzzImport(text);
  }
  Exporter exporter({ExportFormat::kEdfContinuous, 0});
  ASSERT_TRUE(exporter.Scan(log));
  std::string edf = *exporter.Begin();
  ASSERT_TRUE(exporter.Write(log, edf));
  edf.resize(40'000);
  for (int i = 0; i < Rounds(300); ++i) {
    std::string damaged = edf;
    for (int change = 0; change < 3; ++change)
      damaged[random.Next() % 2500] = static_cast<char>('0' + random.Next() % 12);
    FuzzImport(damaged);
  }
}

// A real response cut at many lengths and with a byte changed at each.
TEST(FuzzCorpus, DamagedResponsesNeverCrash) {
  AnswerMap answers = BaseAnswers();
  const std::string whole = DumpJson(MakeResponse(Knowledge().questionnaire, answers));
  const std::size_t step = std::max<std::size_t>(whole.size() / static_cast<std::size_t>(Rounds(400)), 1);
  for (std::size_t i = 0; i < whole.size(); i += step) {
    FuzzResponse(std::string_view(whole).substr(0, i));
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x15);
    FuzzResponse(damaged);
  }
}

}  // namespace
}  // namespace charley::testing
