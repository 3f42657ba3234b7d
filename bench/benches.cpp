#include "bench/benches.h"

#include <iostream>

#include "base/ensure.h"
#include "bench/intake.h"
#include "bench/linkage.h"
#include "bench/lookup.h"
#include "bench/read.h"
#include "bench/sample_hub.h"
#include "bench/verify.h"

namespace openmash::bench {

namespace {

constexpr std::size_t referral_size = 4096;

/// The whole hub, taking in a referral that somebody keys in.
class HubIntake final : public IntakeProduct {
 public:
  explicit HubIntake(const std::filesystem::path& folder)
      : hub_(folder), words_(filler(referral_size / pieces())) {}

  void submit() override { hub_.log(full_referral(words_)); }

  [[nodiscard]] std::filesystem::path database() const override { return hub_.database(); }
  [[nodiscard]] std::uint64_t commits() const override { return hub_.core().writer().commits(); }

 private:
  /// How many answers a full referral has.
  static std::size_t pieces() {
    std::size_t count = 0;
    static_cast<void>(full_referral([&count] {
      ++count;
      return std::string{"x"};
    }));
    return count;
  }

  SampleHub hub_;
  Words words_;
};

}  // namespace

int run(std::string_view which, const BenchOptions& options) {
  if (which == "intake") {
    IntakeOptions intake;
    intake.folder = options.folder;
    const IntakeReport report = bench_intake(intake, [](const std::filesystem::path& folder) {
      return std::make_unique<HubIntake>(folder);
    });
    std::cout << report;
    return report.meets_the_aim() ? 0 : 1;
  }
  if (which == "linkage") {
    const LinkageReport report = bench_linkage(
        {.data = options.data, .people = options.people == 0 ? 100'000 : options.people});
    std::cout << report;
    return report.meets_the_aim() ? 0 : 1;
  }
  if (which == "lookup") {
    const LookupReport report = bench_lookup(
        {.data = options.data, .people = options.people == 0 ? 1'000'000 : options.people});
    std::cout << report;
    return report.meets_the_aim() ? 0 : 1;
  }
  if (which == "verify") {
    VerifyOptions verify;
    verify.folder = options.folder;
    const VerifyReport report = bench_verify(verify);
    std::cout << report;
    return report.meets_the_aim() ? 0 : 1;
  }
  ensure(which == "read", "there are five benches: intake, read, verify, linkage and lookup");
  ReadOptions read;
  read.folder = options.folder;
  read.many = options.contacts;
  const ReadReport report = bench_read(read);
  std::cout << report;
  return report.meets_the_aim() ? 0 : 1;
}

}  // namespace openmash::bench
