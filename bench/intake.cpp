#include "bench/intake.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <ostream>
#include <thread>

#include "bench/bare_sqlite.h"
#include "db/temporary_folder.h"

namespace openmash::bench {

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::size_t busy_writers = 16;
constexpr double least_ratio = 0.5;
constexpr double most_p99_ms = 50;

IntakeFigure figure_of(std::vector<double>& waits_ms, double seconds, double commits) {
  std::ranges::sort(waits_ms);
  const auto at = [&](double share) {
    const auto place = static_cast<std::size_t>(share * static_cast<double>(waits_ms.size()));
    return waits_ms[std::min(place, waits_ms.size() - 1)];
  };
  const auto count = static_cast<double>(waits_ms.size());
  return {count / seconds, at(0.5), at(0.99), waits_ms.back(), count / commits};
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

IntakeFigure run_product(IntakeProduct& product, std::size_t writers,
                         std::chrono::milliseconds turn) {
  const std::uint64_t commits_before = product.commits();
  const auto start = Clock::now();
  std::vector<std::vector<double>> waits(writers);
  {
    std::vector<std::jthread> threads;
    for (std::vector<double>& mine : waits) {
      threads.emplace_back([&] {
        while (Clock::now() - start < turn) {
          const auto begun = Clock::now();
          product.submit();
          mine.push_back(Milliseconds{Clock::now() - begun}.count());
        }
      });
    }
  }
  const double seconds = seconds_since(start);
  std::vector<double> all;
  for (const std::vector<double>& mine : waits) {
    all.insert(all.end(), mine.begin(), mine.end());
  }
  return figure_of(all, seconds, static_cast<double>(product.commits() - commits_before));
}

IntakeFigure run_limit(BareSqlite& limit, std::size_t in_a_commit, std::chrono::milliseconds turn) {
  const auto start = Clock::now();
  std::vector<double> waits;
  double commits = 0;
  while (Clock::now() - start < turn) {
    const auto begun = Clock::now();
    limit.commit(in_a_commit);
    waits.insert(waits.end(), in_a_commit, Milliseconds{Clock::now() - begun}.count());
    ++commits;
  }
  return figure_of(waits, seconds_since(start), commits);
}

IntakeFigure middle_of(std::vector<IntakeFigure> turns) {
  std::ranges::sort(turns, {}, &IntakeFigure::per_second);
  return turns[turns.size() / 2];
}

/// The rows of one referral, taken when the first ones have made whatever is only made once.
Pattern pattern_of(const MakeIntakeProduct& make_product, const std::filesystem::path& parent) {
  const db::TemporaryFolder folder{parent};
  const auto product = make_product(folder.path());
  product->submit();
  const Snapshot before{product->database()};
  product->submit();
  return Snapshot{product->database()}.since(before);
}

void count_pattern(const Pattern& pattern, IntakeReport& report) {
  for (const TablePattern& table : pattern.tables) {
    report.rows += table.rows.size();
    for (const auto& row : table.rows) {
      for (const Cell& cell : row) {
        if (const auto* text = std::get_if<std::string>(&cell)) report.bytes += text->size();
        if (const auto* blob = std::get_if<std::vector<std::uint8_t>>(&cell)) {
          report.bytes += blob->size();
        }
      }
    }
  }
}

void print_line(std::ostream& out, std::size_t writers, const char* side, const IntakeFigure& f) {
  out << std::setw(7) << writers << "  " << std::left << std::setw(8) << side << std::right
      << std::fixed << std::setprecision(0) << std::setw(12) << f.per_second << std::setprecision(2)
      << std::setw(10) << f.p50_ms << std::setw(10) << f.p99_ms << std::setw(10) << f.worst_ms
      << std::setprecision(1) << std::setw(13) << f.in_a_commit << "\n";
}

}  // namespace

bool IntakeReport::meets_the_aim() const {
  return std::ranges::all_of(comparisons, [](const IntakeComparison& c) {
    return c.writers != busy_writers ||
           (c.ratio() >= least_ratio && c.product.p99_ms <= most_p99_ms);
  });
}

IntakeReport bench_intake(const IntakeOptions& options, const MakeIntakeProduct& make_product) {
  const Pattern pattern = pattern_of(make_product, options.folder);
  IntakeReport report;
  count_pattern(pattern, report);
  for (const std::size_t writers : options.writers) {
    std::vector<IntakeFigure> product_turns;
    std::vector<IntakeFigure> limit_turns;
    for (int turn = 0; turn < options.turns; ++turn) {
      {
        const db::TemporaryFolder folder{options.folder};
        const auto product = make_product(folder.path());
        product->submit();
        product_turns.push_back(run_product(*product, writers, options.turn));
      }
      const auto group =
          static_cast<std::size_t>(std::max(1.0, std::round(product_turns.back().in_a_commit)));
      const db::TemporaryFolder folder{options.folder};
      BareSqlite limit{folder.path() / "limit.db", pattern};
      limit_turns.push_back(run_limit(limit, group, options.turn));
    }
    report.comparisons.push_back({writers, middle_of(product_turns), middle_of(limit_turns)});
  }
  return report;
}

std::ostream& operator<<(std::ostream& out, const IntakeReport& report) {
  out << "intake: one whole referral (" << report.rows << " rows, " << report.bytes
      << " bytes), durable before it is acknowledged\n"
      << "writers  side      referrals/s    p50 ms    p99 ms  worst ms  in a commit\n";
  for (const IntakeComparison& c : report.comparisons) {
    print_line(out, c.writers, "product", c.product);
    print_line(out, c.writers, "limit", c.limit);
    out << std::setw(7) << c.writers << "  ratio " << std::setprecision(2) << c.ratio() << "\n";
  }
  return out << "aim with " << busy_writers << " writers: ratio at least " << least_ratio
             << ", p99 at most " << std::setprecision(0) << most_p99_ms
             << " ms: " << (report.meets_the_aim() ? "met" : "missed") << "\n";
}

}  // namespace openmash::bench
