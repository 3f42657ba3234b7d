#include "cli/link.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "base/faults.h"
#include "cli/csv.h"
#include "db/temporary_folder.h"

using namespace openmash;

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

void write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream{path, std::ios::binary} << text;
}

/// What the command says, kept off the test's own screen.
class Said {
 public:
  Said() : before_(std::cout.rdbuf(said_.rdbuf())) {}
  ~Said() { std::cout.rdbuf(before_); }
  Said(const Said&) = delete;
  Said& operator=(const Said&) = delete;
  [[nodiscard]] std::string words() const { return said_.str(); }

 private:
  std::ostringstream said_;
  std::streambuf* before_;
};

/// Thirty people, each twice; the second time with a slip in the forename.
std::string people(const std::string& truth_of_copy = "") {
  std::string text = "record_id,forename,surname,dob,postcode,shoe size,who\n";
  for (int person = 0; person < 30; ++person) {
    for (int copy = 0; copy < 2; ++copy) {
      const std::string number = std::to_string(person);
      const std::string letter(1, static_cast<char>('a' + person % 26));
      text += "R" + number + "-" + std::to_string(copy) + "," + letter + "bako" +
              (copy == 0 ? "" : "k") + letter + ",Tirem" + letter + letter + ",20" +
              std::to_string(10 + person % 10) + "-0" + std::to_string(1 + person % 9) + "-1" +
              std::to_string(person % 7) + ",ZZ" + number + " 1AB,4,P" + number +
              (copy == 0 ? "" : truth_of_copy) + "\n";
    }
  }
  return text;
}

cli::LinkRun run_in(const std::filesystem::path& folder) {
  cli::LinkRun run;
  run.a = folder / "a.csv";
  run.model = folder / "model.txt";
  run.out = folder / "out";
  run.truth = "who";
  run.threads = 1;
  return run;
}

}  // namespace

TEST_CASE(
    "a CSV file is read field by field, with quotation marks, new lines and a byte order mark") {
  const db::TemporaryFolder folder;
  write(folder.path() / "a.csv",
        "\xEF\xBB\xBFone,two\r\n\"a, b\",\"c \"\"d\"\"\ne\"\n,\n\"open,1\n");
  cli::Csv csv{folder.path() / "a.csv"};
  std::vector<std::string_view> row;
  REQUIRE(csv.next(row));
  CHECK(row == std::vector<std::string_view>{"one", "two"});
  REQUIRE(csv.next(row));
  CHECK(row == std::vector<std::string_view>{"a, b", "c \"d\"\ne"});
  CHECK(csv.line() == 2);
  REQUIRE(csv.next(row));
  CHECK(row == std::vector<std::string_view>{"", ""});
  CHECK(csv.line() == 4);
  CHECK_FALSE(csv.broken());
  REQUIRE(csv.next(row));
  CHECK(csv.broken());
  CHECK_FALSE(csv.next(row));
}

TEST_CASE("a register is deduplicated: pairs, clusters, model and report are written") {
  const db::TemporaryFolder folder;
  write(folder.path() / "a.csv", people());
  const Said said;
  CHECK(cli::link(run_in(folder.path())) == 0);
  CHECK(said.words().find("60 records read, 0 rows not") != std::string::npos);
  CHECK(said.words().find("F1 best 1.0000") != std::string::npos);
  CHECK(said.words().find("F1 at 0.95 ") != std::string::npos);
  CHECK(said.words().find("column shoe size is not compared") != std::string::npos);
  const std::string pairs = text_of(folder.path() / "out/pairs.csv");
  CHECK(pairs.find("R0-0,R0-1,link,") != std::string::npos);
  CHECK(pairs.find(",birth_date,birth_date_weight,") != std::string::npos);
  CHECK(text_of(folder.path() / "out/clusters.csv").find("R7-1,a,R7-0\n") != std::string::npos);
  CHECK(text_of(folder.path() / "model.txt").starts_with("openmash linkage model 1\n"));
  const std::string report = text_of(folder.path() / "out/report.html");
  CHECK(report.find("<svg") != std::string::npos);
  CHECK(report.find("Waterfall") != std::string::npos);
  CHECK(report.find("abako") == std::string::npos);  // ids, and never a value
}

TEST_CASE("the truth changes nothing but the score") {
  const db::TemporaryFolder one;
  const db::TemporaryFolder other;
  write(one.path() / "a.csv", people());
  write(other.path() / "a.csv", people("-somebody-else"));
  const Said said;
  CHECK(cli::link(run_in(one.path())) == 0);
  CHECK(cli::link(run_in(other.path())) == 0);
  for (const char* file : {"out/pairs.csv", "out/clusters.csv", "model.txt"}) {
    CHECK(text_of(one.path() / file) == text_of(other.path() / file));
    CHECK_FALSE(text_of(one.path() / file).empty());
  }
  CHECK(said.words().find("F1 best 1.0000") != std::string::npos);
  CHECK(said.words().find("F1 at 0.95 0.0000") != std::string::npos);
}

TEST_CASE("rows that cannot be read are reported by line, and the others are linked") {
  const db::TemporaryFolder folder;
  write(folder.path() / "a.csv", people() + "R99,one field too few\nR98,\"a\"b,c,d,e,f,g\n");
  const Said said;
  CHECK(cli::link(run_in(folder.path())) == 0);
  CHECK(said.words().find("60 records read, 2 rows not") != std::string::npos);
  CHECK(said.words().find("a.csv:62: 2 fields, and the heading has 7") != std::string::npos);
  CHECK(text_of(folder.path() / "out/bad_rows.csv").find("a.csv,63,\"a quotation mark") !=
        std::string::npos);
}

TEST_CASE("gzip is read like plain text, and two files are linked by a saved model") {
  const db::TemporaryFolder folder;
  write(folder.path() / "a.csv", people());
  const gzFile packed = gzopen((folder.path() / "b.csv.gz").c_str(), "wb");
  const std::string text = people();
  gzwrite(packed, text.data(), static_cast<unsigned>(text.size()));
  gzclose(packed);
  cli::LinkRun run = run_in(folder.path());
  const Said said;
  CHECK(cli::link(run) == 0);
  const std::string model = text_of(run.model);
  run.b = folder.path() / "b.csv.gz";
  CHECK(cli::link(run) == 0);
  CHECK(text_of(run.model) == model);
  CHECK(said.words().find("120 records read") != std::string::npos);
  CHECK(text_of(folder.path() / "out/clusters.csv").find("R7-1,b,R7-0\n") != std::string::npos);
}

TEST_CASE("what is not there is a fault with its name") {
  const db::TemporaryFolder folder;
  cli::LinkRun run = run_in(folder.path());
  const Said said;
  CHECK_THROWS_AS(static_cast<void>(cli::link(run)), ConfigurationFault);
  write(run.a, people());
  run.truth = "nobody";
  CHECK_THROWS_AS(static_cast<void>(cli::link(run)), ConfigurationFault);
  run.truth = "who";
  run.vetoes = {"nhs_number"};
  CHECK_THROWS_AS(static_cast<void>(cli::link(run)), ConfigurationFault);
  run.vetoes.clear();
  run.columns = {"shoe size=feet"};
  CHECK_THROWS_AS(static_cast<void>(cli::link(run)), ConfigurationFault);
  run.columns = {"shoe size=text"};
  write(run.model, "not a model\n");
  CHECK_THROWS_AS(static_cast<void>(cli::link(run)), ConfigurationFault);
}
