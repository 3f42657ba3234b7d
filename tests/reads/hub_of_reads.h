// A hub with one case, whose clock may do something of its own each time it is asked: what the
// tests of recorded reading stand on.
// The clock all but stands still until a test moves it. What was recorded is counted in the ledger
// itself, by a way that shares nothing with app/access_record.
#pragma once

#include <doctest/doctest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <set>

#include "app/core_of.h"
#include "app/hub.h"
#include "app/init.h"
#include "db/temporary_folder.h"

namespace openmash::reads {

using namespace std::chrono_literals;

class HubOfReads {
 public:
  /// @param on  an empty folder
  explicit HubOfReads(const std::filesystem::path& on) : on_(on) {
    app::init_hub(at(), EXAMPLE_HUB, [this] { return time(); });
    hub = std::make_unique<app::Hub>(at(), [this] { return time(); }, seal::cheapest_password);
    head = staff("head", "head_of_mash", {});
    worker = staff("worker", "social_worker", {});
    other = staff("other", "social_worker", {});
    police = staff("police", "agency_representative", AgencyCode{"police"});
    sent = worry();
    must(head, RateContact{.level = hub->profile().levels.front().code, .reason = "r"});
    must(head, ScreenContact{.proposed = Route::through_mash, .note = "n"});
    must(head, SignGate{.route = Route::through_mash, .reason = "r"});
    must(head, AssignCase{.worker = worker.id, .worker_role = worker.role});
    must(worker, RequestInformation{.ask = {{.request = request, .agency = AgencyCode{"police"}}},
                                    .leave_out = left_out(),
                                    .basis = hub->profile().bases.front().code,
                                    .about = {child},
                                    .why = "w"});
  }

  [[nodiscard]] app::Folder at() const { return {.data = on_ / "data", .keys = on_ / "keys"}; }

  [[nodiscard]] static app::Reader reading(const Staff& who) {
    return {.actor = who, .session = seal::fresh_id()};
  }

  app::Core& core() { return app::core_of(*hub); }

  Staff staff(const std::string& user, const std::string& role, std::optional<AgencyCode> agency) {
    const auto id = hub->people().open_account(System{},
                                               {.user_name = user,
                                                .display_name = user,
                                                .role = RoleCode{role},
                                                .agency = agency,
                                                .password_hash = ""},
                                               "correct horse battery");
    REQUIRE(id);
    return {.id = *id, .role = RoleCode{role}, .agency = std::move(agency)};
  }

  static app::Submission press() {
    return {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true};
  }

  void must(const Actor& by, const CaseCommand& command) {
    now += 1min;
    const auto handled = hub->handle(by, press(), sent.contact, command);
    REQUIRE(std::holds_alternative<app::Done>(handled));
  }

  void must(const Actor& by, const DutyCommand& command) {
    const auto handled = hub->duty().handle(by, press(), command);
    REQUIRE(std::holds_alternative<app::DutyDone>(handled));
  }

  app::Sent worry() {
    const app::WrittenReferral referral{
        .source = Source::anonymous,
        .answers = {},
        .people = {{.person = child,
                    .kind = PersonKind::child,
                    .at_risk = true,
                    .answers = {{{.question = "name", .words = "Child A"}}}}},
        .concerns = {{.concern = ConcernId{seal::fresh_id()},
                      .about = {child},
                      .answers = {{{.question = "words", .words = "shouting"}}}}}};
    const auto outcome = hub->referrals().send(hub->referrals().start(), referral);
    REQUIRE(std::holds_alternative<app::Sent>(outcome));
    return std::get<app::Sent>(outcome);
  }

  /// Every showing in the ledger, with its reader and place.
  std::vector<codec::RecordedShowing> showings() {
    std::vector<codec::RecordedShowing> all;
    core().ledger().for_each_stream([&](ledger::StreamId stream, std::uint64_t) {
      const ledger::StreamSlice slice = core().ledger().read(stream);
      codec::StreamKeys keys{core().ring(), stream, slice.keys};
      for (const ledger::StoredEvent& stored : slice.events) {
        if (stored.event_class != ledger::EventClass::access) {
          continue;
        }
        codec::AnyRecorded any = codec::open_any(stored, keys);
        if (auto* shown = std::get_if<codec::RecordedShowing>(&any)) {
          all.push_back(std::move(*shown));
        }
      }
    });
    return all;
  }

  /// How often this session was recorded as shown something.
  std::size_t recorded(Id128 session) {
    std::size_t count = 0;
    for (const codec::RecordedShowing& one : showings()) {
      count += one.shown.session == session && !one.shown.refused ? 1 : 0;
    }
    return count;
  }

  [[nodiscard]] std::vector<LeaveOutAgency> left_out() const {
    std::vector<LeaveOutAgency> all;
    for (const hub::Agency& agency : hub->profile().agencies) {
      if (agency.asked_by_default && agency.code.value != "police") {
        all.push_back({.agency = agency.code, .reason = "r"});
      }
    }
    return all;
  }

  std::function<void()> on_clock;  ///< called each time somebody asks what time it is
  /// Tuesday 17 November 2026, 8:41 in London.
  Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 17} + 8h + 41min;
  PersonId child{seal::fresh_id()};
  RequestId request{seal::fresh_id()};
  Staff head, worker, other, police;
  app::Sent sent;
  std::unique_ptr<app::Hub> hub;

 private:
  Instant time() {
    if (on_clock) {
      on_clock();
    }
    // A little later each time, so that nothing is noted after the moment it is asked about.
    return now + std::chrono::microseconds{++asked_};
  }

  std::filesystem::path on_;
  std::atomic<int> asked_ = 0;
};

}  // namespace openmash::reads
