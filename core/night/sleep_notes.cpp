#include "core/night/sleep_notes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace charley {
namespace {

constexpr double kEpochS = 30;

struct StageWord {
  std::string_view word;
  SleepState state;
};

constexpr std::array<StageWord, 16> kStages = {{{"w", SleepState::kWake},
                                                {"wake", SleepState::kWake},
                                                {"0", SleepState::kWake},
                                                {"n1", SleepState::kSleep},
                                                {"n2", SleepState::kSleep},
                                                {"n3", SleepState::kSleep},
                                                {"n4", SleepState::kSleep},
                                                {"1", SleepState::kSleep},
                                                {"2", SleepState::kSleep},
                                                {"3", SleepState::kSleep},
                                                {"4", SleepState::kSleep},
                                                {"r", SleepState::kSleep},
                                                {"rem", SleepState::kSleep},
                                                {"n", SleepState::kSleep},
                                                {"?", SleepState::kUnknown},
                                                {"mt", SleepState::kUnknown}}};

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

// The word of a stage: after "sleep stage " or "stage ", or alone where it can mean nothing else.
std::optional<SleepState> Stage(std::string_view text) {
  const std::size_t at = text.find("stage ");
  const bool named = at == 0 || text.starts_with("sleep stage ");
  const std::string_view word = named ? text.substr(at + 6) : text;
  if (!named && word.size() < 2) return std::nullopt;
  for (const StageWord& stage : kStages) {
    if (stage.word == word && (named || word != "mt")) return stage.state;
  }
  return named ? std::optional(SleepState::kUnknown) : std::nullopt;
}

}  // namespace

bool TakeSleepNote(std::string_view text, double onset_s, double duration_s, SleepNotes& notes) {
  const std::string lower = Lower(text);
  const auto has = [&](const char* word) { return lower.find(word) != std::string::npos; };
  const TimeSpan span{onset_s, onset_s + std::max(0.0, duration_s)};
  if (const auto state = Stage(lower)) {
    notes.states.push_back({onset_s, onset_s + (duration_s > 0 ? duration_s : kEpochS), *state});
  } else if (has("lights o") || has("light o")) {
    (has("light on") || has("lights on") ? notes.lights_on_s : notes.lights_off_s) = onset_s;
  } else if (has("apnea") || has("apnoea") || has("hypopnea") || has("hypopnoea")) {
    notes.respiratory.push_back(span);
  } else if (has("arousal") || lower == "rera") {
    notes.arousals.push_back(span);
  } else {
    return false;
  }
  return true;
}

}  // namespace charley
