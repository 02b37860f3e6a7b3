// Eight hours of two channels at 250 Hz through the chain: filter (band-pass 20-112 Hz of four sections and a notch),
// 0.2 s RMS, resting level, onsets; the whole analysis with signal quality; and a copy of the same memory.
// Prints one JSON object with medians in seconds. Runs natively and as WebAssembly in Node.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <functional>
#include <vector>

#include "core/night/emg_chain.h"
#include "core/signal/onset.h"

namespace {

constexpr double kRate = 250;
constexpr std::size_t kSamples = 8 * 3600 * 250;
constexpr std::size_t kBlock = 250;
constexpr int kRuns = 5;

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double Seconds(const std::function<void()>& work) {
  const std::clock_t start = std::clock();  // processor time: other work on the machine does not count
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Noise with a burst of 20 s every ten minutes; cheap, the same in every run.
std::vector<float> Night(unsigned seed) {
  std::vector<float> night(kSamples);
  unsigned state = seed;
  for (std::size_t i = 0; i < kSamples; ++i) {
    state = state * 1664525u + 1013904223u;
    const float noise = static_cast<float>(state >> 8) / 8388608.0F - 1;
    night[i] = noise * (i % 150'000 < 5000 ? 150.0F : 3.0F);
  }
  return night;
}

long events = 0;

void FilterAndOnset(const std::vector<float>& night) {
  std::vector<charley::Biquad> sections = charley::ButterworthBandPass(4, 20, 112.5, kRate);
  sections.push_back(charley::Notch(50, 30, kRate));
  charley::Cascade filter(sections);
  charley::MovingRms rms(5);
  charley::RestingLevel rest;
  charley::ContractionDetector detector({}, .02, true);
  std::vector<float> out(kBlock);
  int hop = 0;
  double sum = 0;
  for (std::size_t at = 0; at < night.size(); at += kBlock) {
    filter.Run(night.data() + at, kBlock, 1, 0, out.data());
    rms.Push(out.data(), kBlock, [&](float envelope) {
      sum += static_cast<double>(envelope);
      if (++hop % 50 == 0) {
        if (!detector.sustained()) rest.Push(static_cast<float>(sum / 50));
        sum = 0;
      }
      detector.Push(envelope, rest.known() ? rest.level() : envelope);
      if (detector.TakeEnded()) ++events;
    });
  }
}

void Analyse(const std::vector<float>& night) {
  charley::EmgChain chain(kRate, -5000, 5000, true, {});
  charley::ContractionDetector detector({}, chain.hop_s(), true);
  chain.Attach(&detector);
  for (std::size_t at = 0; at < night.size(); at += kBlock) {
    chain.Push(night.data() + at, kBlock, 1, [&](const charley::HopValue&) {
      if (detector.TakeEnded()) ++events;
    });
  }
}

}  // namespace

int main() {
  const std::vector<float> left = Night(1);
  const std::vector<float> right = Night(2);
  std::vector<float> copy(kSamples);
  std::vector<double> chain, whole, memory;
  for (int run = 0; run < kRuns; ++run) {
    chain.push_back(Seconds([&] { FilterAndOnset(left), FilterAndOnset(right); }));
    whole.push_back(Seconds([&] { Analyse(left), Analyse(right); }));
    memory.push_back(Seconds([&] {
      std::memcpy(copy.data(), left.data(), kSamples * sizeof(float));
      if (copy[kSamples / 2] > 1e9F) ++events;
      std::memcpy(copy.data(), right.data(), kSamples * sizeof(float));
      if (copy[kSamples / 3] > 1e9F) ++events;
    }));
  }
  std::printf("{\"chainS\":%.5f,\"wholeS\":%.5f,\"copyS\":%.5f,\"events\":%ld}\n", Median(chain), Median(whole),
              Median(memory), events);
  return 0;
}
