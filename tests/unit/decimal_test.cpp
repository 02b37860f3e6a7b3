#include "core/base/decimal.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/support/sensor_data.h"

namespace charley::testing {
namespace {

TEST(Decimal, WritesLikeEveryoneElse) {
  EXPECT_EQ(Fixed(3.14159, 2), "3.14");
  EXPECT_EQ(Fixed(-0.001, 2), "0.00");
  EXPECT_EQ(Fixed(-2.5, 3), "-2.500");
  EXPECT_EQ(Fixed(12, 0), "12");
  EXPECT_EQ(Short(1.500, 6), "1.5");
  EXPECT_EQ(Short(100, 3), "100");
  EXPECT_EQ(Short(-22500, 8), "-22500");
  EXPECT_EQ(Padded(7, 3), "007");
}

TEST(Decimal, ReadsLikeTheLibrary) {
  for (const char* text : {"0", "-0.5", "+3", "12.25", "1e3", "-2.5E-3", "0.1", "22500", "123456789.125", ".5", "7."}) {
    const auto value = ParseDecimal(text);
    ASSERT_TRUE(value.has_value()) << text;
    EXPECT_DOUBLE_EQ(*value, std::strtod(text, nullptr)) << text;
  }
  Random random(1);
  for (int i = 0; i < 10'000; ++i) {
    const double value = (random.Uniform() - .5) * 1e6;
    EXPECT_NEAR(*ParseDecimal(Fixed(value, 6)), value, 5.1e-7);
  }
}

TEST(Decimal, RefusesWhatIsNoNumber) {
  for (const char* text : {"", "-", ".", "e5", "nan", "inf", "x1", "1e999"})
    EXPECT_FALSE(ParseDecimal(text).has_value()) << text;
  std::size_t used = 0;
  EXPECT_EQ(ParseDecimal("12e", &used), 12);
  EXPECT_EQ(used, 2U);
}

}  // namespace
}  // namespace charley::testing
