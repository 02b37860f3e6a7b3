#include "core/base/truth.h"

#include <gtest/gtest.h>

namespace charley {
namespace {

constexpr Truth F = Truth::kFalse, U = Truth::kUnknown, T = Truth::kTrue;

// Guards against reading "unknown" as "no": only a known false makes an "and" false.
TEST(Truth, FollowsKleenesStrongTables) {
  EXPECT_EQ(And(T, U), U);
  EXPECT_EQ(And(F, U), F);
  EXPECT_EQ(And(T, T), T);
  EXPECT_EQ(Or(F, U), U);
  EXPECT_EQ(Or(T, U), T);
  EXPECT_EQ(Or(F, F), F);
  EXPECT_EQ(Not(U), U);
  EXPECT_EQ(Not(T), F);
  EXPECT_EQ(Not(F), T);
}

TEST(Truth, ObeysDeMorgan) {
  for (Truth a : {F, U, T}) {
    for (Truth b : {F, U, T}) EXPECT_EQ(Not(And(a, b)), Or(Not(a), Not(b)));
  }
}

}  // namespace
}  // namespace charley
