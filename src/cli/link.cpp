#include "cli/link.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iostream>
#include <thread>

#include "base/faults.h"
#include "cli/link_report.h"
#include "cli/register_file.h"
#include "linkage/compare.h"
#include "linkage/frequencies.h"
#include "linkage/model_file.h"

namespace openmash::cli {

namespace {

using linkage::Linked;
using linkage::People;
using linkage::PersonId;

constexpr std::size_t bad_rows_shown = 5;
constexpr std::uint32_t shared_by_least = 10;

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// One line that is drawn over; silent where nobody sits at a terminal.
class ProgressBar {
 public:
  ~ProgressBar() {
    if (shown_) {
      std::cerr << "\r\x1B[K" << std::flush;
    }
  }

  void operator()(std::string_view step, double share) {
    constexpr int width = 40;
    const int filled = static_cast<int>(share * width);
    if (!terminal_ || (step == step_ && filled == filled_)) {
      return;
    }
    step_ = step;
    filled_ = filled;
    shown_ = true;
    std::cerr << fmt::format("\r\x1B[K{:<11}[{:<40}] {:3.0f} %", step,
                             std::string(static_cast<std::size_t>(filled), '#'), share * 100)
              << std::flush;
  }

 private:
  bool terminal_ = isatty(STDERR_FILENO) != 0;
  bool shown_ = false;
  std::string step_;
  int filled_ = -1;
};

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) {
    throw ConfigurationFault("the file " + path.string() + " cannot be read");
  }
  return {std::istreambuf_iterator<char>{file}, {}};
}

class OutFile {
 public:
  explicit OutFile(const std::filesystem::path& path)
      : path_(path), file_(path, std::ios::binary | std::ios::trunc) {}

  /// Whoever writes says so at the end: a full disk is a fault and no short file.
  void close() {
    file_.close();
    if (!file_) {
      throw ConfigurationFault("the file " + path_.string() + " cannot be written");
    }
  }
  OutFile& operator<<(std::string_view text) {
    file_ << text;
    return *this;
  }

 private:
  std::filesystem::path path_;
  std::ofstream file_;
};

/// A field of a CSV file we write. One that a spreadsheet would take for a formula is held back by
/// an apostrophe (OWASP, CSV injection).
std::string csv_field(std::string_view value) {
  std::string field{value};
  if (!field.empty() &&
      std::string_view{"=+-@\t\r"}.find(field.front()) != std::string_view::npos) {
    field.insert(field.begin(), '\'');
  }
  if (field.find_first_of(",\"\n\r") == std::string::npos) {
    return field;
  }
  std::string quoted = "\"";
  for (const char letter : field) {
    quoted += letter;
    if (letter == '"') {
      quoted += '"';
    }
  }
  return quoted + '"';
}

std::unordered_map<std::string, std::string> meanings_of(const std::vector<std::string>& columns) {
  std::unordered_map<std::string, std::string> meanings;
  for (const std::string& column : columns) {
    const std::size_t equals = column.rfind('=');
    const std::string field = equals == std::string::npos ? "" : column.substr(equals + 1);
    if (field != "nothing" && !linkage::field_named(field)) {
      throw ConfigurationFault("not understood: --column " + column +
                               ". It is HEADING=FIELD, where FIELD is nothing or such as forename, "
                               "surname, birth_date, postcode (docs/operate/linking.md)");
    }
    meanings[column.substr(0, equals)] = field;
  }
  return meanings;
}

/// The whole of one run, step by step.
class Linking {
 public:
  explicit Linking(const LinkRun& run)
      : run_(run), threshold_(linkage::weight_at(run.probability)) {}

  int operator()() {
    std::filesystem::create_directories(run_.out);
    read();
    if (register_.table.size() == 0) {
      std::cout << "no row could be read; see " << (run_.out / "bad_rows.csv").string() << "\n";
      return 1;
    }
    const People people{register_.table, threads()};
    seconds_prepare_ = lap();
    write_frequencies(people);
    find_links(people);
    write_pairs(people);
    write_clusters(people);
    judge(people);
    write_report(people);
    summarise();
    return 0;
  }

 private:
  [[nodiscard]] std::size_t threads() const {
    return run_.threads != 0 ? run_.threads : std::max(1U, std::thread::hardware_concurrency());
  }

  double lap() {
    const double now = seconds_now();
    const double seconds = now - before_;
    before_ = now;
    return seconds;
  }

  void read() {
    before_ = seconds_now();
    bar_("reading", 0);
    RegisterOptions options;
    options.truth = run_.truth;
    options.group = run_.group;
    options.meanings = meanings_of(run_.columns);
    if (!run_.people.empty()) {
      options.people = run_.people;
    }
    register_ =
        read_register(run_.a, run_.b.empty() ? std::nullopt : std::optional{run_.b}, options);
    seconds_read_ = lap();
    OutFile file{run_.out / "bad_rows.csv"};
    file << "file,line,why\n";
    for (const BadRow& row : register_.bad_rows) {
      file << csv_field(row.file.string()) + "," + std::to_string(row.line) + "," +
                  csv_field(row.what) + "\n";
    }
    file.close();
  }

  std::optional<linkage::Model> saved_model() const {
    if (!std::filesystem::exists(run_.model)) {
      return std::nullopt;
    }
    auto model = linkage::read_model(file_text(run_.model));
    if (!model) {
      throw ConfigurationFault("the model " + run_.model.string() + ", line " +
                               std::to_string(model.error().line) + ": " + model.error().what);
    }
    return std::move(*model);
  }

  /// For a hub's own searches (app/matching.h). What few share may name somebody, and is left out.
  void write_frequencies(const People& people) const {
    if (!run_.frequencies.empty()) {
      OutFile file{run_.frequencies};
      file << linkage::written(linkage::frequencies_of(people, shared_by_least));
      file.close();
    }
  }

  void find_links(const People& people) {
    std::optional<linkage::Model> model = saved_model();
    const bool learn = !model;
    linkage::LinkOptions options;
    options.threads = threads();
    options.seed = run_.seed;
    options.one_to_one = run_.one_to_one;
    options.progress = [this](std::string_view step, double share) { bar_(step, share); };
    for (const std::string& text : run_.vetoes) {
      const auto veto = linkage::read_veto(text);
      if (!veto) {
        throw ConfigurationFault("not understood: --veto \"" + text +
                                 "\". It is such as \"nhs_number=different birth_date=different\"");
      }
      options.vetoes.push_back(*veto);
    }
    linked_ = linkage::link(people, model, options, seconds_now);
    if (learn) {
      OutFile file{run_.model};
      file << linkage::written(linked_.model);
      file.close();
    }
    for (const linkage::Link& link : linked_.links) {
      links_at_threshold_ += static_cast<double>(link.weight) >= threshold_ ? 1U : 0U;
      possible_twins_ += link.twins >= linkage::twins_from ? 1U : 0U;
    }
    before_ = seconds_now();
  }

  [[nodiscard]] std::string answer(const linkage::Link& link) const {
    if (link.twins >= linkage::twins_from) {
      return "possible twin or sibling";
    }
    return static_cast<double>(link.weight) >= threshold_ ? "link" : "possible";
  }

  void write_pairs(const People& people) {
    const linkage::Weigh weigh{linked_.model, people};
    linkage::Compare compare{people};
    OutFile file{run_.out / "pairs.csv"};
    file << "record_1,record_2,answer,weight,probability,probability_of_twins,prior";
    for (const linkage::Comparison comparison : linkage::comparisons) {
      const std::string name{linkage::kind_of(comparison).name};
      file << "," + name + "," + name + "_weight";
    }
    file << ",correction\n";
    for (const linkage::Link& link : linked_.links) {
      const linkage::Explanation why = weigh.explain(compare(people[link.one], people[link.other]),
                                                     people[link.one], people[link.other]);
      std::string row = csv_field(register_.table.record_id(link.one)) + "," +
                        csv_field(register_.table.record_id(link.other)) + "," + answer(link);
      row += fmt::format(",{:.3f},{:.6f},{:.4f},{:.3f}", link.weight,
                         linkage::probability(static_cast<double>(link.weight)), link.twins,
                         why.prior);
      auto evidence = why.evidence.begin();
      for (const linkage::Comparison comparison : linkage::comparisons) {
        if (evidence == why.evidence.end() || evidence->comparison != comparison) {
          row += ",,";
          continue;
        }
        row += fmt::format(",{},{:.3f}",
                           linkage::kind_of(comparison).levels[evidence->level - 1U].name,
                           evidence->weight);
        ++evidence;
      }
      file << row + fmt::format(",{:.3f}\n", why.household);
    }
    file.close();
  }

  void write_clusters(const People& people) {
    const auto clusters = linkage::clusters(linked_.joins, people.size(), threshold_);
    OutFile file{run_.out / "clusters.csv"};
    file << "record,file,cluster\n";
    for (PersonId person = 0; person < people.size(); ++person) {
      clusters_ += clusters[person] == person ? 1U : 0U;
      file << csv_field(register_.table.record_id(person)) + "," +
                  (person < people.size_of_a() ? "a," : "b,") +
                  csv_field(register_.table.record_id(clusters[person])) + "\n";
    }
    file.close();
  }

  void judge(const People& people) {
    if (run_.truth.empty()) {
      return;
    }
    const std::size_t a = people.size_of_a();
    accuracy_ = linkage::accuracy(linked_.links, linked_.joins, register_.truth, a);
    const auto fair = [&](std::string by, const std::vector<std::string>& groups,
                          const std::vector<std::uint32_t>& group_of) {
      fairness_.push_back({.by = std::move(by),
                           .groups = linkage::by_group(linked_.links, threshold_, register_.truth,
                                                       a, groups, group_of)});
    };
    if (!register_.group.empty()) {
      fair("Group", register_.groups, register_.group);
    }
    fair("Age", age_groups(), ages());
    std::vector<std::uint32_t> addressed(people.size());
    std::ranges::transform(register_.has_address, addressed.begin(),
                           [](bool has) { return has ? 0U : 1U; });
    fair("Address", {"an address or postcode", "none"}, addressed);
    OutFile file{run_.out / "fairness.csv"};
    file << "by,group,records,true_pairs,recall,false_links\n";
    for (const Fairness& fairness : fairness_) {
      for (const linkage::GroupScore& group : fairness.groups) {
        file << fmt::format("{},{},{:.0f},{:.1f},{:.4f},{:.1f}\n", fairness.by,
                            csv_field(group.group), group.people, group.all, group.recall(),
                            group.false_links);
      }
    }
    file.close();
  }

  static std::vector<std::string> age_groups() {
    return {"unborn or under 1", "1 to 4", "5 to 10", "11 to 17", "18 and over", "not known"};
  }

  /// Ages in the newest year of birth that the file has: what year it is does not come into it.
  [[nodiscard]] std::vector<std::uint32_t> ages() const {
    const std::uint16_t now = std::ranges::max(register_.birth_years);
    std::vector<std::uint32_t> groups;
    for (const std::uint16_t year : register_.birth_years) {
      const int age = now - year;
      groups.push_back(year == 0   ? 5
                       : age < 2   ? 0
                       : age < 6   ? 1
                       : age < 12  ? 2
                       : age <= 18 ? 3
                                   : 4);
    }
    return groups;
  }

  /// The strongest, those about the line, and a possible twin.
  [[nodiscard]] std::vector<ExplainedPair> examples(const People& people) const {
    const linkage::Weigh weigh{linked_.model, people};
    linkage::Compare compare{people};
    std::vector<ExplainedPair> pairs;
    const auto show = [&](std::string why, const linkage::Link& link) {
      const auto& one = people[link.one];
      const auto& other = people[link.other];
      pairs.push_back({.why_shown = std::move(why),
                       .one = std::string{register_.table.record_id(link.one)},
                       .other = std::string{register_.table.record_id(link.other)},
                       .explanation = weigh.explain(compare(one, other), one, other)});
    };
    if (!linked_.links.empty()) {
      show("The strongest link", linked_.links.front());
    }
    if (links_at_threshold_ > 1) {
      show("In the middle of the links", linked_.links[links_at_threshold_ / 2]);
      show("The weakest link", linked_.links[links_at_threshold_ - 1]);
    }
    if (links_at_threshold_ < linked_.links.size()) {
      show("The nearest miss", linked_.links[links_at_threshold_]);
    }
    const auto twin = std::ranges::find_if(
        linked_.links, [](const linkage::Link& link) { return link.twins >= linkage::twins_from; });
    if (twin != linked_.links.end()) {
      show("Possible twins", *twin);
    }
    return pairs;
  }

  void write_report(const People& people) {
    LinkReport report;
    report.a = run_.a.filename().string();
    report.b = run_.b.filename().string();
    report.records = people.size();
    report.bad_rows = register_.bad_rows.size();
    report.threshold = threshold_;
    report.links_at_threshold = links_at_threshold_;
    report.possible_twins = possible_twins_;
    report.clusters = clusters_;
    report.linked = &linked_;
    report.accuracy = accuracy_;
    report.fairness = fairness_;
    report.examples = examples(people);
    report.fields = people.fields();
    OutFile file{run_.out / "report.html"};
    file << report_page(report);
    file.close();
    seconds_write_ = lap();
  }

  void summarise() const {
    std::cout << fmt::format("{} records read, {} rows not\n", register_.table.size(),
                             register_.bad_rows.size());
    for (std::size_t at = 0; at < std::min(bad_rows_shown, register_.bad_rows.size()); ++at) {
      const BadRow& row = register_.bad_rows[at];
      std::cout << fmt::format("  {}:{}: {}\n", row.file.string(), row.line, row.what);
    }
    if (register_.bad_rows.size() > bad_rows_shown) {
      std::cout << "  and more, in " << (run_.out / "bad_rows.csv").string() << "\n";
    }
    for (const Column& column : register_.columns) {
      std::cout << fmt::format("column {} {}\n", column.heading,
                               column.heading == run_.truth ? "is the truth, for the scorer alone"
                               : column.field ? "is " + std::string{linkage::name_of(*column.field)}
                                              : "is not compared");
    }
    double left_out = 0;
    for (const linkage::RuleCount& count : linked_.rule_counts) {
      left_out += count.left_out;
    }
    std::cout << fmt::format("{:.0f} pairs compared", linked_.pairs)
              << (left_out > 0 ? fmt::format("; splitting large blocks parted {:.0f} under a rule "
                                             "(report.html says which)",
                                             left_out)
                               : "")
              << "\n"
              << fmt::format("{} links at p {:.2f}, {} clusters, {} possible twins or siblings\n",
                             links_at_threshold_, run_.probability, clusters_, possible_twins_);
    if (accuracy_) {
      print("F1 best", accuracy_->best);
      print("F1 at 0.95", accuracy_->at_95);
      print("clusters F1 best", accuracy_->clusters_best);
      print("clusters F1 at 0.95", accuracy_->clusters_at_95);
    }
    const linkage::Seconds& took = linked_.seconds;
    std::cout << fmt::format(
        "seconds: read {:.2f}, prepare {:.2f}, block {:.2f}, train {:.2f}, score {:.2f}, cluster "
        "{:.2f}, write {:.2f}\nwritten to {}\n",
        seconds_read_, seconds_prepare_, took.block, took.train, took.score, took.cluster,
        seconds_write_, run_.out.string());
  }

  static void print(std::string_view what, const linkage::Score& score) {
    std::cout << fmt::format("{} {:.4f} (precision {:.4f}, recall {:.4f}, at {:.2f} bits)\n", what,
                             score.f1(), score.precision(), score.recall(), score.threshold);
  }

  const LinkRun& run_;
  double threshold_;
  ProgressBar bar_;
  Register register_;
  Linked linked_;
  std::optional<linkage::Accuracy> accuracy_;
  std::vector<Fairness> fairness_;
  std::size_t links_at_threshold_ = 0;
  std::size_t possible_twins_ = 0;
  std::size_t clusters_ = 0;
  double before_ = 0;
  double seconds_read_ = 0;
  double seconds_prepare_ = 0;
  double seconds_write_ = 0;
};

}  // namespace

int link(const LinkRun& run) {
  return Linking{run}();
}

}  // namespace openmash::cli
