#include "bench/read.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iomanip>
#include <ostream>
#include <random>
#include <stdexcept>
#include <thread>
#include <vector>

#include "bench/bare_sqlite.h"
#include "bench/sample_hub.h"
#include "db/temporary_folder.h"

namespace openmash::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double most_p99_ms = 20;
constexpr double most_ratio = 1.3;
constexpr std::size_t writers = 16;
constexpr std::size_t small = 60;   // letters for each question of a stored contact
constexpr std::size_t usual = 150;  // and of the case that is read

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Whoever stores and does not wait for the others: as many at once as would press at one moment.
void fill(SampleHub& hub, std::size_t contacts) {
  std::atomic<std::size_t> taken = 0;
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < writers; ++i) {
    threads.emplace_back([&] {
      while (taken.fetch_add(1) < contacts) {
        hub.log(short_referral(filler(small)));
      }
    });
  }
}

/// One hub with its contacts, and the cases in it that will be read.
class Stored {
 public:
  Stored(const std::filesystem::path& folder, const ReadOptions& options, std::size_t contacts)
      : items_(options.items), hub_(folder) {
    make_cases(options.cases / 2);
    const auto start = Clock::now();
    fill(hub_, contacts);
    filled_per_second_ = static_cast<double>(contacts) / ms_since(start) * 1000;
    make_cases(options.cases - options.cases / 2);
    for (std::size_t i = 0; i < references_.size(); ++i) {
      static_cast<void>(read(i));
    }
  }

  /// Milliseconds until the page's content was there.
  double read(std::size_t which) {
    const app::Reader reader = SampleHub::reader(hub_.head());
    // Asked on a page of its own, and recorded by itself.
    static_cast<void>(
        hub_.hub().look().choose_purpose(reader, references_[which], PurposeCode{"step"}));
    const auto start = Clock::now();
    const auto page = hub_.hub().look().contact(reader, references_[which], ReadPurpose::work);
    const double waited = ms_since(start);
    if (!page || (*page)->history.size() < items_) {
      throw std::runtime_error("bench: a case was not opened");
    }
    return waited;
  }

  [[nodiscard]] double filled_per_second() const { return filled_per_second_; }
  [[nodiscard]] std::filesystem::path database() const { return hub_.database(); }

 private:
  void make_cases(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const app::Sent sent = hub_.log(full_referral(filler(usual)));
      hub_.enquire(sent.contact, filler(usual), items_);
      references_.push_back(sent.reference);
    }
  }

  std::size_t items_;
  SampleHub hub_;
  std::vector<std::string> references_;
  double filled_per_second_ = 0;
};

/// What one more reading writes.
Pattern pattern_of_a_record(const ReadOptions& options) {
  const db::TemporaryFolder folder{options.folder};
  ReadOptions one = options;
  one.cases = 1;
  Stored stored{folder.path(), one, 0};
  const Snapshot before{stored.database()};
  static_cast<void>(stored.read(0));
  return Snapshot{stored.database()}.since(before);
}

ReadFigure figure_of(std::vector<double>& waits) {
  std::ranges::sort(waits);
  const auto at = [&](std::size_t percent) {
    return waits[std::min(waits.size() - 1, waits.size() * percent / 100)];
  };
  return {.p50_ms = at(50), .p99_ms = at(99), .worst_ms = waits.back()};
}

void print_line(std::ostream& out, const std::string& side, const ReadFigure& figure) {
  out << "  " << std::left << std::setw(28) << side << std::right << std::fixed
      << std::setprecision(2) << std::setw(9) << figure.p50_ms << std::setw(9) << figure.p99_ms
      << std::setw(9) << figure.worst_ms << "\n";
}

}  // namespace

bool ReadReport::meets_the_aim() const {
  return many.p99_ms <= most_p99_ms && ratio() <= most_ratio;
}

ReadReport bench_read(const ReadOptions& options) {
  const db::TemporaryFolder limit_folder{options.folder};
  const db::TemporaryFolder few_folder{options.folder};
  const db::TemporaryFolder many_folder{options.folder};
  BareSqlite limit{limit_folder.path() / "limit.db", pattern_of_a_record(options)};
  Stored few{few_folder.path(), options, options.few};
  Stored many{many_folder.path(), options, options.many};

  std::mt19937_64 random{options.seed};
  std::vector<double> few_waits;
  std::vector<double> many_waits;
  std::vector<double> limit_waits;
  for (std::size_t i = 0; i < options.readings; ++i) {
    const std::size_t which = random() % options.cases;
    few_waits.push_back(few.read(which));
    many_waits.push_back(many.read(which));
    const auto start = Clock::now();
    limit.commit(1);
    limit_waits.push_back(ms_since(start));
  }
  return {.options = options,
          .filled_per_second = many.filled_per_second(),
          .many = figure_of(many_waits),
          .few = figure_of(few_waits),
          .limit = figure_of(limit_waits)};
}

std::ostream& operator<<(std::ostream& out, const ReadReport& report) {
  const ReadOptions& options = report.options;
  out << "read: a case of " << options.items << " items opened " << options.readings
      << " times, each time recorded first, seed " << options.seed << "\n"
      << "(the contacts were stored at " << std::fixed << std::setprecision(0)
      << report.filled_per_second << " a second, " << writers << " at once)\n"
      << "  milliseconds                      p50      p99    worst\n";
  print_line(out, std::to_string(options.many) + " contacts stored", report.many);
  print_line(out, std::to_string(options.few) + " contacts stored", report.few);
  print_line(out, "limit: its record alone", report.limit);
  return out << "  ratio " << std::setprecision(2) << report.ratio() << " of " << options.many
             << " to " << options.few << " contacts; " << report.many.p50_ms / report.limit.p50_ms
             << " to the limit\n"
             << "aim: p99 at most " << std::setprecision(0) << most_p99_ms << " ms, ratio at most "
             << std::setprecision(1) << most_ratio << ": "
             << (report.meets_the_aim() ? "met" : "missed") << "\n";
}

}  // namespace openmash::bench
