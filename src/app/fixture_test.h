// A hub on a temporary folder, its clock in the test's hand: what the tests of this room begin
// with. It presses each button a minute after the one before, and a refusal fails the test. What a
// test adds stands in its own file; pages have theirs, web/fixture_test.h.
#pragma once

#include <doctest/doctest.h>

#include <memory>

#include "app/core_of.h"
#include "app/hub.h"
#include "app/init.h"
#include "db/temporary_folder.h"

namespace openmash::app {

struct TestHub {
  db::TemporaryFolder folder;
  /// Tuesday 17 November 2026, 8:41 in London.
  Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 17} + std::chrono::hours{8} +
                std::chrono::minutes{41};
  std::unique_ptr<Hub> hub;

  explicit TestHub(const char* of = EXAMPLE_HUB, MadeFor made_for = MadeFor::children) {
    init_hub(at(), of, [this] { return now; }, made_for);
    open();
  }

  [[nodiscard]] Folder at() const {
    return {.data = folder.path() / "data", .keys = folder.path() / "keys"};
  }

  /// Stopped, and opened again on what is stored.
  void open() {
    hub.reset();
    hub = std::make_unique<Hub>(at(), [this] { return now; }, seal::cheapest_password);
  }

  Staff staff(const std::string& user, const std::string& role,
              std::optional<AgencyCode> agency = {}) {
    const AccountOpened account{.user_name = user,
                                .display_name = user,
                                .role = RoleCode{role},
                                .agency = agency,
                                .password_hash = ""};
    const auto id = hub->people().open_account(System{}, account, "correct horse battery");
    REQUIRE(id);
    return {.id = *id, .role = account.role, .agency = agency};
  }

  static Submission press() {
    return {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true};
  }

  void must(const Actor& by, ContactId contact, const CaseCommand& command) {
    now += std::chrono::minutes{1};
    REQUIRE(std::holds_alternative<Done>(hub->handle(by, press(), contact, command)));
  }

  /// Rated, screened, through the gate and given to this worker; nobody is asked yet.
  void assign(ContactId contact, const Staff& screener, const Staff& head, const Staff& worker) {
    must(head, contact, RateContact{.level = hub->profile().levels.front().code, .reason = "r"});
    must(screener, contact, ScreenContact{.proposed = Route::through_mash, .note = "n"});
    must(head, contact, SignGate{.route = Route::through_mash, .reason = "r"});
    must(head, contact, AssignCase{.worker = worker.id, .worker_role = worker.role});
  }
};

}  // namespace openmash::app
