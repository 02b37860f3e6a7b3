#include "core/base/json.h"

#include <gtest/gtest.h>

#include <set>

namespace charley {
namespace {

ErrorCode CodeOf(std::string_view text, const JsonLimits& limits = {}) {
  const Result<Json> result = ParseJson(text, limits);
  EXPECT_FALSE(result.has_value()) << text;
  return result ? ErrorCode::kUsage : result.error().code;
}

TEST(ParseJson, ReadsEveryKindOfValue) {
  const Result<Json> json = ParseJson(R"({"a":[1,-2,2.5,true,null,"é"],"b":{}})");
  ASSERT_TRUE(json.has_value());
  EXPECT_EQ(DumpJson(*json), R"({"a":[1,-2,2.5,true,null,"é"],"b":{}})");
}

TEST(ParseJson, SaysWhereTheSyntaxBreaks) {
  const Result<Json> json = ParseJson(R"({"a": 1,, })");
  ASSERT_FALSE(json.has_value());
  EXPECT_EQ(json.error().code, ErrorCode::kJsonSyntax);
  EXPECT_EQ(json.error().where, "byte 9");
}

TEST(ParseJson, RefusesWhatIsTruncated) {
  const std::string whole = R"({"resourceType":"QuestionnaireResponse","item":[{"linkId":"age"}]})";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_EQ(CodeOf(whole.substr(0, length)), ErrorCode::kJsonSyntax) << length;
  }
}

TEST(ParseJson, RefusesTooLargeBeforeParsing) {
  EXPECT_EQ(CodeOf(std::string(10'000'000, '['), {512'000, 40}), ErrorCode::kJsonTooLarge);
}

// Guards against a stack overflow in WebAssembly, where 5,000 levels were seen to crash.
TEST(ParseJson, RefusesTooDeepWithoutOverflow) {
  EXPECT_EQ(CodeOf(std::string(100'000, '[')), ErrorCode::kJsonTooDeep);
  std::string objects;
  for (int i = 0; i < 50'000; ++i) objects += "{\"a\":";
  EXPECT_EQ(CodeOf(objects), ErrorCode::kJsonTooDeep);
  EXPECT_TRUE(ParseJson("[[[]]]", {100, 3}).has_value());
  EXPECT_EQ(CodeOf("[[[[]]]]", {100, 3}), ErrorCode::kJsonTooDeep);
}

// Guards against the second of two equal keys silently winning.
TEST(ParseJson, RefusesAKeyThatOccursTwice) {
  EXPECT_EQ(CodeOf(R"({"tier":"routine","tier":"emergency"})"), ErrorCode::kDuplicateId);
}

TEST(ParseJson, RefusesInvalidUtf8) { EXPECT_EQ(CodeOf("\"\xff\xfe\""), ErrorCode::kJsonSyntax); }

TEST(JsonNode, CollectsEveryProblemWithItsPlace) {
  const Json json = *ParseJson(R"({"rules":[{"id":"a","n":"x"},{"id":7}]})");
  Problems problems;
  const JsonNode root(json, "triage.json", problems);
  const std::vector<JsonNode> rules = root.Items("rules");
  ASSERT_EQ(rules.size(), 2u);
  EXPECT_EQ(rules[0].Str("id"), "a");
  EXPECT_EQ(rules[0].Int("n"), 0);
  EXPECT_EQ(rules[1].Str("id"), "");
  EXPECT_EQ(root.Str("missing"), "");
  ASSERT_EQ(problems.size(), 3u);
  EXPECT_EQ(problems[0].where, "triage.json#/rules/0/n");
  EXPECT_EQ(problems[0].code, ErrorCode::kWrongType);
  EXPECT_EQ(problems[1].where, "triage.json#/rules/1/id");
  EXPECT_EQ(problems[2].code, ErrorCode::kMissingField);
}

TEST(JsonNode, HoldsNumbersInBounds) {
  const Json json = *ParseJson(R"({"big":123456789012,"half":1.5})");
  Problems problems;
  const JsonNode root(json, "f", problems);
  root.Int("big");
  root.Int("half");
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems[0].code, ErrorCode::kOutOfRange);
  EXPECT_EQ(problems[1].code, ErrorCode::kWrongType);
}

TEST(ErrorCodeName, IsDifferentForEveryCode) {
  std::set<std::string_view> names;
  for (int i = 0; i < kErrorCodeCount; ++i) names.insert(ErrorCodeName(static_cast<ErrorCode>(i)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(kErrorCodeCount));
  EXPECT_FALSE(names.contains(""));
}

}  // namespace
}  // namespace charley
