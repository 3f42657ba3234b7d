#include "bench/lookup.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <functional>

#include "bench/linkage_people.h"
#include "cli/register_file.h"
#include "linkage/lookup.h"
#include "linkage/usual_model.h"

namespace openmash::bench {

namespace {

using linkage::Field;
using linkage::Fields;
using linkage::RecordNumber;

constexpr std::size_t large = 5'000'000;
constexpr std::size_t inserted = 200;

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double cpu_now() {
  timespec used{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

double resident_megabytes() {
  std::ifstream status{"/proc/self/status"};
  std::string word;
  while (status >> word) {
    if (word == "VmRSS:") {
      double kibibytes = 0;
      status >> kibibytes;
      return kibibytes * 1.024e-3;
    }
  }
  return 0;
}

bool everybody(RecordNumber) {
  return true;
}

double at_share(const std::vector<double>& sorted, double share) {
  return sorted.empty()
             ? 0
             : sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(
                                                      share * static_cast<double>(sorted.size())))];
}

struct Asking {
  linkage::Question question;
  std::uint32_t person = 0;
};

/// @param person_of  who each record is
void ask(LookupFigures& figures, linkage::Lookup& lookup, const std::vector<Asking>& askings,
         const std::function<std::uint32_t(RecordNumber)>& person_of) {
  std::vector<double> took;
  std::vector<double> cpu;
  double first = 0;
  double among_ten = 0;
  for (const Asking& one : askings) {
    const double before = seconds_now();
    const double cpu_before = cpu_now();
    const linkage::Found found = lookup.find(one.question, everybody);
    cpu.push_back((cpu_now() - cpu_before) * 1e3);
    took.push_back((seconds_now() - before) * 1e3);
    std::vector<linkage::Candidate> shown = found.candidates;
    shown.insert(shown.end(), found.near_misses.begin(), found.near_misses.end());
    shown.resize(std::min<std::size_t>(shown.size(), 10));
    const auto at = std::ranges::find(shown, one.person, [&](const linkage::Candidate& candidate) {
      return person_of(candidate.record);
    });
    among_ten += at != shown.end() ? 1 : 0;
    first += at == shown.begin() && at != shown.end() ? 1 : 0;
  }
  std::ranges::sort(took);
  std::ranges::sort(cpu);
  figures.cpu_p50 = at_share(cpu, 0.5);
  figures.cpu_p99 = at_share(cpu, 0.99);
  figures.questions = askings.size();
  const auto all = static_cast<double>(std::max<std::size_t>(1, askings.size()));
  figures.recall_at_10 = among_ten / all;
  figures.recall_at_1 = first / all;
  figures.p50 = at_share(took, 0.5);
  figures.p95 = at_share(took, 0.95);
  figures.p99 = at_share(took, 0.99);
  figures.most = took.empty() ? 0 : took.back();
}

/// One more each time, and looked for at once.
void insert(LookupFigures& figures, linkage::Lookup& lookup) {
  for (std::size_t at = 0; at < inserted; ++at) {
    const std::string forename = fmt::format("Newcomer{}", static_cast<char>('a' + at % 26));
    const std::string surname = fmt::format("Latecome{}{}", static_cast<char>('a' + at / 26), "ox");
    const std::string date = fmt::format("20{:02}-0{}-1{}", at % 25, at % 9 + 1, at % 10);
    Fields fields{};
    fields[static_cast<std::size_t>(Field::forename)] = forename;
    fields[static_cast<std::size_t>(Field::surname)] = surname;
    fields[static_cast<std::size_t>(Field::birth_date)] = date;
    const double before = seconds_now();
    const RecordNumber number = lookup.add({.ways = {fields}});
    const linkage::Found found = lookup.find({.facts = fields}, everybody);
    figures.insert_most = std::max(figures.insert_most, (seconds_now() - before) * 1e3);
    figures.lost += found.candidates.empty() || found.candidates.front().record != number ? 1U : 0U;
  }
}

LookupFigures measured_invented(const LookupOptions& options) {
  LookupFigures figures{.set = fmt::format("invented, {} people", options.people),
                        .people = options.people};
  const std::vector<Typed> typed = typed_questions(options.people, 1, options.questions);
  std::vector<Asking> askings;
  for (const Typed& one : typed) {
    askings.push_back({.question = {.facts = fields_of(one.facts),
                                    .born_from = one.born_from,
                                    .born_to = one.born_to},
                       .person = one.person});
  }
  const double resident_before = resident_megabytes();
  double adding = 0;
  double adding_cpu = 0;
  linkage::Lookup lookup{linkage::usual_model()};
  for_each_written(
      options.people, 1, [&](std::uint32_t, std::uint32_t household, const Written& written) {
        const double before = seconds_now();
        const double before_cpu = cpu_now();
        static_cast<void>(lookup.add({.ways = {fields_of(written)}, .household = household}));
        adding_cpu += cpu_now() - before_cpu;
        adding += seconds_now() - before;
      });
  const double before = seconds_now();
  const double before_cpu = cpu_now();
  lookup.settle(true);
  figures.build_seconds = adding + seconds_now() - before;
  figures.build_cpu = adding_cpu + cpu_now() - before_cpu;
  figures.megabytes = resident_megabytes() - resident_before;
  ask(figures, lookup, askings, [](RecordNumber record) { return record; });
  insert(figures, lookup);
  return figures;
}

Fields row_of(const linkage::Table& table, std::size_t row) {
  Fields fields{};
  for (std::size_t at = 0; at < linkage::field_count; ++at) {
    const auto field = static_cast<Field>(at);
    fields[at] = table.vocabulary(field)[table.column(field)[row]];
  }
  return fields;
}

LookupFigures measured_labelled(const std::filesystem::path& data) {
  cli::RegisterOptions reading;
  reading.truth = "cluster";
  const cli::Register both = cli::read_register(data / "uk_synth/people.csv.gz",
                                                data / "uk_synth/queries.csv.gz", reading);
  const std::size_t people = both.table.size_of_a();
  LookupFigures figures{.set = "UK people and questions, dev", .people = people};
  linkage::Lookup lookup{linkage::usual_model()};
  const double resident_before = resident_megabytes();
  const double before = seconds_now();
  for (std::size_t row = 0; row < people; ++row) {
    static_cast<void>(lookup.add({.ways = {row_of(both.table, row)}}));
  }
  lookup.settle(true);
  figures.build_seconds = seconds_now() - before;
  figures.megabytes = resident_megabytes() - resident_before;
  std::vector<Asking> askings;
  for (std::size_t row = people; row < both.table.size(); ++row) {
    askings.push_back({.question = {.facts = row_of(both.table, row)}, .person = both.truth[row]});
  }
  ask(figures, lookup, askings, [&](RecordNumber record) { return both.truth[record]; });
  insert(figures, lookup);
  return figures;
}

bool meets(const LookupFigures& figures) {
  const double p99 = figures.people >= large ? 30 : 10;
  return figures.recall_at_10 >= 0.98 && figures.recall_at_1 >= 0.95 && figures.p99 <= p99 &&
         (figures.people >= large || figures.p50 <= 2) && figures.lost == 0 &&
         figures.insert_most <= 1'000;
}

}  // namespace

bool LookupReport::meets_the_aim() const {
  return std::ranges::all_of(sets, meets);
}

std::ostream& operator<<(std::ostream& out, const LookupReport& report) {
  for (const LookupFigures& set : report.sets) {
    out << fmt::format(
        "{}: {} questions\n  recall@10 {:.4f}, recall@1 {:.4f}\n  ms: p50 {:.2f}, p95 {:.2f}, p99 "
        "{:.2f}, most {:.2f} (of one processor: p50 {:.2f}, p99 {:.2f})\n  one more, then found: "
        "{:.2f} at most, {} lost\n  built in {:.2f} s ({:.2f} of a processor), {:.0f} MB\n  {}\n",
        set.set, set.questions, set.recall_at_10, set.recall_at_1, set.p50, set.p95, set.p99,
        set.most, set.cpu_p50, set.cpu_p99, set.insert_most, set.lost, set.build_seconds,
        set.build_cpu, set.megabytes, meets(set) ? "accepted" : "NOT ACCEPTED");
  }
  return out << "PostgreSQL 15, tuned, one million: recall@10 0.974, recall@1 0.945, p50 26.5 ms, "
                "p99 98.7 ms\n";
}

LookupReport bench_lookup(const LookupOptions& options) {
  LookupReport report;
  if (!options.data.empty()) {
    report.sets.push_back(measured_labelled(options.data));
  }
  report.sets.push_back(measured_invented(options));
  return report;
}

}  // namespace openmash::bench
