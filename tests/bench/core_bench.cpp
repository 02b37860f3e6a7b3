// Google Benchmark over the parts of the core that run once a visit or once a keystroke.
#include <benchmark/benchmark.h>

#include "core/report/flow_json.h"
#include "tests/support/case_file.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

void BM_LoadKnowledge(benchmark::State& state) {
  const std::string bundle = DumpJson(DataBundle());
  for (auto _ : state) {
    Problems problems;
    benchmark::DoNotOptimize(ReadKnowledge(*ParseJson(bundle), problems));
  }
}
BENCHMARK(BM_LoadKnowledge)->Unit(benchmark::kMicrosecond);

void BM_Flow(benchmark::State& state) {
  const std::string response = DumpJson(MakeResponse(Knowledge().questionnaire, BaseAnswers()));
  for (auto _ : state) benchmark::DoNotOptimize(FlowText(Knowledge(), response, "age"));
}
BENCHMARK(BM_Flow)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace charley::testing

BENCHMARK_MAIN();
