// Times of one assessment, one call at a time, natively and in WebAssembly: the same program for both.
// Prints {"name": {"median_us": .., "p99_us": ..}}.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "core/medication/medication_index.h"
#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

constexpr int kRounds = 20;

template <typename Work>
Json Measure(const std::vector<Json>& responses, Work work) {
  std::vector<double> times;
  for (int round = 0; round <= kRounds; ++round) {
    for (std::size_t i = 0; i < responses.size(); ++i) {
      const auto start = std::chrono::steady_clock::now();
      work(i);
      const std::chrono::duration<double, std::micro> time = std::chrono::steady_clock::now() - start;
      if (round > 0) times.push_back(time.count());  // the first round warms up
    }
  }
  std::sort(times.begin(), times.end());
  return {{"median_us", times[times.size() / 2]}, {"p99_us", times[times.size() * 99 / 100]}};
}

int Main() {
  const KnowledgeBase& knowledge = Knowledge();
  std::vector<Json> responses;
  std::vector<std::string> texts;
  std::vector<Response> read;
  for (const ClinicalCase& each : ReadCases()) {
    responses.push_back(MakeResponse(knowledge.questionnaire, each.answers));
    texts.push_back(DumpJson(responses.back()));
    read.push_back(*ReadResponse(responses.back(), knowledge.questionnaire));
  }
  std::size_t sink = 0;
  const Json out = {
      {"assess without JSON", Measure(responses,
                                      [&](std::size_t i) {
                                        const Answered answered = Evaluate(knowledge.questionnaire, read[i]);
                                        const Assessment assessment = Assess(knowledge, answered);
                                        sink += MakePlan(knowledge, answered, assessment.triage.tier).withheld.size();
                                      })},
      {"assess with JSON", Measure(responses,
                                   [&](std::size_t i) {
                                     sink += DumpJson(*AssessText(knowledge, texts[i], {}, WhatIf::kLeaveOut)).size();
                                   })},
      {"assess with JSON and what would change it",
       Measure(responses, [&](std::size_t i) { sink += DumpJson(*AssessText(knowledge, texts[i])).size(); })},
      {"search a medicine", Measure(responses, [&](std::size_t) {
         sink += knowledge.medication_index->Search("bendroflumethazide", 6).size();
       })}};
  std::printf("%s\n", DumpJson(out).c_str());
  return sink == 0 ? 1 : 0;
}

}  // namespace
}  // namespace charley::testing

int main() { return charley::testing::Main(); }
