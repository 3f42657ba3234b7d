#include "db/planted_names.h"

#include <doctest/doctest.h>

#include <fstream>

#include "db/temporary_folder.h"

namespace openmash::db {

TEST_CASE("a planted name is found however it is written down") {
  const TemporaryFolder folder;
  const PlantedNames planted{1, 8};
  const std::string name = planted.all()[0];
  REQUIRE(name.size() > 10);
  const auto file = folder.path() / "some.file";
  const std::string hex = to_hex(as_bytes(name));
  std::string wide;
  std::string upper;
  for (const char c : name) {
    wide += {c, '\0'};
    upper += static_cast<char>(std::toupper(c));
  }
  for (const std::string& written : {name, hex, wide, upper}) {
    std::ofstream{file, std::ios::binary} << "before " << written << " after";
    CHECK(planted.found_in(file) == std::vector{name});
  }
  std::ofstream{file} << name.substr(0, name.size() - 1);
  CHECK(planted.found_in(file).empty());
}

TEST_CASE("a planted name is found in base64 wherever it begins") {
  const TemporaryFolder folder;
  const PlantedNames planted{1, 4};
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (const std::string before : {"", "x", "xy"}) {
    std::string text = before + planted.all()[1] + "zz";
    text.resize(text.size() / 3 * 3);
    std::string encoded;
    for (std::size_t i = 0; i < text.size(); i += 3) {
      const auto byte = [&](std::size_t k) -> unsigned {
        return static_cast<unsigned char>(text[i + k]);
      };
      const unsigned three = (byte(0) << 16U) | (byte(1) << 8U) | byte(2);
      for (const unsigned shift : {18U, 12U, 6U, 0U}) {
        encoded += letters[(three >> shift) & 63U];
      }
    }
    std::ofstream{folder.path() / "file"} << encoded;
    CHECK(planted.found_below(folder.path()) == std::vector{planted.all()[1]});
  }
}

TEST_CASE("random bytes hold no planted name, and a thousand are a thousand") {
  const PlantedNames planted{7, 1000};
  CHECK(planted.all().size() == 1000);
  CHECK(planted.all() == PlantedNames{7, 1000}.all());
  CHECK(planted.found_in("/proc/self/exe").empty());
}

}  // namespace openmash::db
