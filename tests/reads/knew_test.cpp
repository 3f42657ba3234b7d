// Who knew what, asked of a hub itself: 200 cases lived through, with conflicts, lists, broken
// glass, seals and roles that change on the way. What each answer must be is noted as each page
// comes, from the page; nothing that was recorded is looked at.
#include <doctest/doctest.h>

#include <random>

#include "app/looked.h"
#include "base/contains.h"
#include "reads/hub_of_reads.h"

using namespace openmash;
using reads::HubOfReads;
using namespace std::chrono_literals;

namespace {

/// A page somebody was sent, as it was.
struct Sent {
  StaffId to;
  RoleCode as;
  Instant at{};
  std::vector<std::uint64_t> facts;
};

/// What became of an item is left out: a page says so of those that are there, and the record of
/// reading says which were.
bool is_left_out(const CaseEvent& event) {
  return std::visit(
      [](const auto& one) {
        return requires { one.item; } && !std::is_same_v<std::decay_t<decltype(one)>, ItemReturned>;
      },
      event);
}

bool is_intake(const CaseEvent& event) {
  return std::holds_alternative<ContactReceived>(event) ||
         std::holds_alternative<PersonDescribed>(event) ||
         std::holds_alternative<ConcernRaised>(event);
}

class Life {
 public:
  Life(HubOfReads& world, std::mt19937_64& random) : world_(world), random_(random) {
    asker = staff("head_of_mash");
    people = {staff("head_of_mash"), staff("head_of_mash"), staff("social_worker"),
              staff("social_worker"), staff("screening_team")};
    contact = world_.worry();
    world_.sent = contact;
    world_.request = RequestId{seal::fresh_id()};
    const Staff& worker = people[2];
    world_.must(asker,
                RateContact{.level = world_.hub->profile().levels.front().code, .reason = "r"});
    world_.must(asker, ScreenContact{.proposed = Route::through_mash, .note = "n"});
    world_.must(asker, SignGate{.route = Route::through_mash, .reason = "r"});
    world_.must(asker, AssignCase{.worker = worker.id, .worker_role = worker.role});
    world_.must(worker, RequestInformation{
                            .ask = {{.request = world_.request, .agency = AgencyCode{"police"}}},
                            .leave_out = world_.left_out(),
                            .basis = world_.hub->profile().bases.front().code,
                            .about = {world_.child},
                            .why = "w"});
    for (int i = 8 + below(8); i > 0; --i) {
      world_.now += 1min;
      anything();
      moments.push_back(world_.now + 30s);
    }
  }

  /// The facts somebody had been sent by then, of those that are compared.
  [[nodiscard]] std::set<std::uint64_t> sent_by(Instant moment, const Whose& whose) const {
    std::set<std::uint64_t> all;
    for (const Sent& one : sent_) {
      const bool is_meant = whose.person ? one.to == *whose.person : one.as == *whose.role;
      if (is_meant && one.at <= moment) {
        all.insert(one.facts.begin(), one.facts.end());
      }
    }
    return all;
  }

  int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }

  Staff asker;
  std::vector<Staff> people;
  app::Sent contact;
  std::vector<Instant> moments;
  int refused = 0;

 private:
  Staff staff(const std::string& role) {
    static int number = 0;
    return world_.staff("p" + std::to_string(++number), role, {});
  }

  Staff& someone() {
    return people[static_cast<std::size_t>(below(static_cast<int>(people.size())))];
  }

  void anything() {
    switch (below(12)) {
      case 0:
        return items();
      case 1:
        return seal();
      case 2:
        return guard(asker, EnterConflict{.conflict = ConflictId{seal::fresh_id()},
                                          .whose = someone(),
                                          .contact = contact.contact,
                                          .names_a_case = true,
                                          .why = "w"});
      case 3:
        return restrict();
      case 4:
        return guard(someone(), BreakGlass{.glass = GlassId{seal::fresh_id()},
                                           .reference = contact.reference,
                                           .contact = contact.contact,
                                           .reason = "r"});
      case 5: {
        Staff& one = someone();
        const RoleCode role{one.role.value == "social_worker" ? "head_of_mash" : "social_worker"};
        REQUIRE(world_.hub->people().change_role(System{}, one.id, role, {}));
        one.role = role;
        return;
      }
      case 6:
      case 7:
        return look_at_queue();
      default:
        return look(below(3) == 0 ? ReadPurpose::form : ReadPurpose::work);
    }
  }

  /// The police are on no list.
  [[nodiscard]] bool is_shut() {
    return world_.core().rights()->restricted.contains(contact.contact);
  }

  void try_to(const CaseCommand& command) {
    (void)world_.hub->handle(world_.police, HubOfReads::press(), contact.contact, command);
  }

  void items() {
    if (is_shut()) {
      return;
    }
    ReturnInformation back{.request = world_.request, .answer = ReturnId{seal::fresh_id()}};
    for (int i = 1 + below(2); i > 0; --i) {
      open_.push_back(ItemId{seal::fresh_id()});
      back.items.push_back({.item = open_.back(), .text = "words"});
    }
    try_to(back);
  }

  void seal() {
    if (!open_.empty() && !is_shut()) {
      try_to(SealItem{.request = world_.request,
                      .item = open_.back(),
                      .listed = {asker, people[0]},
                      .silent = below(2) == 0,
                      .reason = "r"});
      open_.pop_back();
    }
  }

  void restrict() {
    const ProposalId proposal{seal::fresh_id()};
    guard(asker, AskSecond{.proposal = proposal,
                           .step = TwoPersonStep::restrict_case,
                           .contact = contact.contact,
                           .request = {},
                           .item = {},
                           .conflict = {},
                           .listed = {asker, someone(), world_.head},
                           .reason = "r"});
    guard(world_.head, GiveSecond{.proposal = proposal});
  }

  /// Whatever becomes of it: a list that is not enough, say, is refused and nothing follows.
  void guard(const Staff& by, const RightsCommand& command) {
    app::Reader reader = HubOfReads::reading(by);
    reader.stepped_up = true;
    (void)world_.hub->protections().handle(reader, HubOfReads::press(), command);
  }

  void note(const Staff& to, std::vector<std::uint64_t> facts) {
    sent_.push_back({.to = to.id, .as = to.role, .at = world_.now, .facts = std::move(facts)});
  }

  void look(ReadPurpose purpose) {
    const Staff reader = someone();
    const app::Reader reading = HubOfReads::reading(reader);
    (void)world_.hub->look().choose_purpose(reading, contact.reference, PurposeCode{"step"});
    const auto page = world_.hub->look().contact(reading, contact.reference, purpose);
    if (!page) {
      ++refused;
      return;
    }
    std::vector<std::uint64_t> facts;
    for (const RecordedEvent& one : (*page)->history) {
      if (purpose == ReadPurpose::work ? !is_left_out(one.event) : is_intake(one.event)) {
        facts.push_back(one.sequence);
      }
    }
    note(reader, std::move(facts));
  }

  void look_at_queue() {
    const Staff reader = someone();
    const auto rows = world_.hub->look().queue(HubOfReads::reading(reader), {});
    if (!rows) {
      return;
    }
    const auto row = std::ranges::find(**rows, contact.contact, &app::QueueRow::contact);
    if (row == (*rows)->end() || row->seen < Level::read) {
      return;
    }
    std::vector<std::uint64_t> facts;
    for (const RecordedEvent& one : world_.core().history(contact.contact)) {
      if (is_intake(one.event)) {
        facts.push_back(one.sequence);
      }
    }
    note(reader, std::move(facts));
  }

  HubOfReads& world_;
  std::mt19937_64& random_;
  std::vector<ItemId> open_;
  std::vector<Sent> sent_;
};

}  // namespace

TEST_CASE("who was sent what, asked of the hub, is what the pages of 200 lives held") {
  constexpr unsigned seed = 20261122;
  INFO("seed " << seed);
  std::mt19937_64 random{seed};
  const db::TemporaryFolder folder;
  HubOfReads world{folder.path()};
  int asked = 0;
  int differences = 0;
  int differences_later = 0;
  int refused = 0;
  std::size_t sent = 0;
  for (int i = 0; i < 200; ++i) {
    Life life{world, random};
    refused += life.refused;
    const Instant moment = life.moments[random() % life.moments.size()];
    Whose whose;
    const Staff& one = life.people[random() % life.people.size()];
    if (random() % 3 == 0) {
      whose.role = one.role;
    } else {
      whose.person = one.id;
    }
    const auto page = world.hub->look().knew(HubOfReads::reading(life.asker),
                                             life.contact.reference, moment, whose);
    if (!page) {
      continue;  // the list left them out
    }
    ++asked;
    std::set<std::uint64_t> told;
    std::set<std::uint64_t> shown;
    const std::vector<RecordedEvent> history = world.core().history(life.contact.contact);
    for (const app::KnewFact& fact : (*page)->facts) {
      const auto event = std::ranges::find(history, fact.sequence, &RecordedEvent::sequence);
      if (is_left_out(event->event)) {
        continue;
      }
      shown.insert(fact.sequence);
      if (fact.sent) {
        told.insert(fact.sequence);
      }
    }
    const auto among_shown = [&](std::set<std::uint64_t> all) {
      std::erase_if(all, [&](std::uint64_t sequence) { return !shown.contains(sequence); });
      return all;
    };
    const std::set<std::uint64_t> expected = among_shown(life.sent_by(moment, whose));
    sent += expected.size();
    differences += told == expected ? 0 : 1;
    differences_later += told == among_shown(life.sent_by(moment + 24h, whose)) ? 0 : 1;
  }
  MESSAGE(asked << " asked, " << sent << " facts sent, " << refused << " pages refused, "
                << differences << " differences; at the wrong moment " << differences_later);
  CHECK(asked > 150);
  CHECK(sent > 500);
  CHECK(refused > 50);
  CHECK(differences == 0);
  CHECK(differences_later > 10);
}
