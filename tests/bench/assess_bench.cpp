// One assessment, with and without JSON, and what comes before it.
#include <benchmark/benchmark.h>

#include "core/report/result_json.h"
#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

Json OneResponse() {
  AnswerMap answers = BaseAnswers();
  FillChecklists(Knowledge().questionnaire, answers);
  return MakeResponse(Knowledge().questionnaire, answers);
}

void BM_AssessWithoutJson(benchmark::State& state) {
  const Response response = *ReadResponse(OneResponse(), Knowledge().questionnaire);
  for (auto _ : state) {
    const Answered answered = Evaluate(Knowledge().questionnaire, response);
    const Assessment assessment = Assess(Knowledge(), answered);
    benchmark::DoNotOptimize(MakePlan(Knowledge(), answered, assessment.triage.tier));
  }
}
BENCHMARK(BM_AssessWithoutJson)->Unit(benchmark::kMicrosecond);

void BM_AssessWithJson(benchmark::State& state) {
  const std::string response = DumpJson(OneResponse());
  for (auto _ : state) benchmark::DoNotOptimize(DumpJson(*AssessText(Knowledge(), response)));
}
BENCHMARK(BM_AssessWithJson)->Unit(benchmark::kMicrosecond);

void BM_LoadKnowledge(benchmark::State& state) {
  const std::string bundle = DumpJson(DataBundle());
  for (auto _ : state) {
    Problems problems;
    benchmark::DoNotOptimize(ReadKnowledge(*ParseJson(bundle), problems));
  }
}
BENCHMARK(BM_LoadKnowledge)->Unit(benchmark::kMicrosecond);

void BM_SearchMedicine(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Knowledge().medication_index.Search("bendroflumethazide", 6));
}
BENCHMARK(BM_SearchMedicine)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace charley::testing

BENCHMARK_MAIN();
