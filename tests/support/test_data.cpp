#include "tests/support/test_data.h"

#include <cstdio>
#include <cstdlib>

#include "core/cli/data_folder.h"

namespace charley::testing {
namespace {

[[noreturn]] void Die(const Error& error) {
  std::fprintf(stderr, "test data: %s (%s)\n", error.message.c_str(), error.where.c_str());
  std::exit(3);
}

Json Read(Result<Json> result) {
  if (!result) Die(result.error());
  return std::move(*result);
}

}  // namespace

const Json& DataBundle() {
  static const Json bundle = Read(ReadDataFolder("data"));
  return bundle;
}

const KnowledgeBase& Knowledge() {
  static const KnowledgeBase knowledge = [] {
    Problems problems;
    KnowledgeBase out = ReadKnowledge(DataBundle(), problems);
    if (!problems.empty()) Die(problems.front());
    return out;
  }();
  return knowledge;
}

const Json& EnglishLocale() {
  static const Json locale = Read(ReadJsonFile("data/locales/en.json"));
  return locale;
}

Json ParseOrDie(std::string_view text) { return Read(ParseJson(text)); }

}  // namespace charley::testing
