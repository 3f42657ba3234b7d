// A hub with planted values, and two people who destroy.
// Each text that is typed holds several values, so that ten thousand fit into a few whole cases.
// Used by erasure_test.cpp and restore_test.cpp.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "app/done_again.h"
#include "app/foreign.h"
#include "app/keys.h"
#include "app/retention.h"
#include "base/contains.h"
#include "base/faults.h"
#include "bench/sample_hub.h"
#include "db/planted_names.h"
#include "db/temporary_folder.h"

namespace openmash::erasure {

class Planting {
 public:
  Planting(const db::PlantedNames& names, std::size_t from, std::size_t to)
      : names_(names), next_(from), end_(to) {}

  /// So many of the values in one text. When all have been typed it begins no second time, and
  /// what comes then is another word each time: a letter must not repeat what an agency said.
  bench::Words words(std::size_t each) {
    return [this, each] {
      std::string text;
      for (std::size_t i = 0; i < each; ++i) {
        text += (text.empty() ? "" : ", ") + next();
      }
      return text;
    };
  }
  [[nodiscard]] std::vector<std::string> typed() const { return typed_; }
  [[nodiscard]] bool is_done() const { return next_ >= end_; }

 private:
  std::string next() {
    if (is_done()) {
      return "said" + std::to_string(++fillers_);
    }
    typed_.push_back(names_.all()[next_++]);
    return typed_.back();
  }

  const db::PlantedNames& names_;
  std::size_t next_;
  std::size_t end_;
  std::size_t fillers_ = 1'000'000;  // all as long: none is the beginning of another
  std::vector<std::string> typed_;
};

inline app::Submission press() {
  return {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true};
}

/// A whole case, taken to its end.
inline app::Sent whole_case(bench::SampleHub& hub, Planting& planting, std::size_t each) {
  const bench::Words words = planting.words(each);
  const app::Sent sent = hub.log(bench::full_referral(words));
  hub.must(Referrer{}, sent.contact,
           AddToContact{.addition = AdditionId{seal::fresh_id()}, .words = words()});
  hub.enquire(sent.contact, words, 14);
  hub.conclude(sent.contact, words);
  return sent;
}

/// Redbridge's profile, and an inbox beside: its leaflet speaks of none.
inline std::filesystem::path with_an_inbox(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  fs::create_directories(folder);
  fs::copy("hubs", folder, fs::copy_options::recursive);
  const fs::path profile = folder / "redbridge" / "profile.toml";
  std::stringstream text;
  text << "work = [\"inbox\"]\n" << std::ifstream{profile}.rdbuf();
  std::ofstream{profile} << text.str();
  return folder / "redbridge";
}

/// A complaint with all that is written about one, taken to its end.
inline app::MatterDone whole_matter(bench::SampleHub& hub, Planting& planting, std::size_t each) {
  const bench::Words words = planting.words(each);
  app::Matters& matters = hub.hub().matters();
  const auto must = [](const app::MatterHandled& handled) {
    REQUIRE(std::holds_alternative<app::MatterDone>(handled));
    return std::get<app::MatterDone>(handled);
  };
  OpenMatter complaint{.kind = MatterKind::complaint,
                       .channel = Channel::email,
                       .received_at = hub.hub().now(),
                       .answers = {{{.question = "from", .words = words()},
                                    {.question = "words", .words = words()}}}};
  const app::MatterDone opened = must(matters.open(hub.officer(), press(), complaint));
  const auto then = [&](const MatterCommand& command) {
    must(matters.handle(hub.officer(), press(), opened.matter, command));
  };
  then(NoteMatter{.words = words()});
  then(SettleMatter{.became = Became::reply, .kind = {}, .where = "", .words = words()});
  then(TakeUpMatter{.reason = words()});
  then(SettleMatter{.became = Became::reply, .kind = {}, .where = "", .words = words()});
  // What somebody typed about it and could not send.
  hub.hub().parked().park(hub.screener().id.value, "/inbox/" + opened.reference + "/note",
                          {{"words", words()}}, hub.hub().now());
  return opened;
}

/// Whoever proposes here: somebody of the business support.
inline Staff support(bench::SampleHub& hub) {
  for (const app::Colleague& one : hub.hub().people().colleagues()) {
    if (one.user_name == "support") {
      return {.id = one.id, .role = one.role, .agency = {}};
    }
  }
  const AccountOpened account{.user_name = "support",
                              .display_name = "support",
                              .role = RoleCode{"business_support"},
                              .agency = {},
                              .password_hash = ""};
  const auto id = hub.hub().people().open_account(System{}, account, "a password for samples");
  REQUIRE(id);
  return {.id = *id, .role = account.role, .agency = {}};
}

/// The business support proposes, the head approves: two people, two sessions. Of one child the
/// head proposes it: whoever does reads everything else.
inline void destroy(bench::SampleHub& hub, ContactId contact,
                    std::optional<PersonId> child = std::nullopt,
                    std::vector<std::uint64_t> shared = {},
                    std::vector<Rendition> renditions = {}) {
  const DestructionId id{seal::fresh_id()};
  const app::Reader proposer = bench::SampleHub::reader(child ? hub.head() : support(hub));
  std::vector<std::uint64_t> left;
  // Of a matter no child is taken out, and it has no case's history.
  for (const RecordedEvent& recorded :
       child ? hub.core().history(contact) : std::vector<RecordedEvent>{}) {
    if (app::may_tell_of(recorded.event, *child) && !contains(shared, recorded.sequence) &&
        !contains(renditions, recorded.sequence, &Rendition::of) &&
        contains(hub.hub().records().texts_shown_to(proposer, contact), recorded.sequence)) {
      left.push_back(recorded.sequence);
    }
  }
  const auto asked =
      hub.hub().records().handle(proposer, press(), contact,
                                 ProposeDestruction{.destruction = id,
                                                    .ground = DestructionGround::wrongly_there,
                                                    .child = child,
                                                    .left = std::move(left),
                                                    .shared = std::move(shared),
                                                    .renditions = std::move(renditions),
                                                    .reason = "an exercise"});
  REQUIRE(std::holds_alternative<app::RetentionDone>(asked));
  const auto done =
      hub.hub().records().handle(bench::SampleHub::reader(child ? support(hub) : hub.head()),
                                 press(), contact, ApproveDestruction{.destruction = id});
  REQUIRE(std::holds_alternative<app::RetentionDone>(done));
}

/// Whether each event destroys what it says: what `openmash verify` asks of all, and a hub of its
/// last ones before it opens.
inline bool is_all_its_own(bench::SampleHub& hub) {
  app::Core& core = hub.core();
  bool own = true;
  core.ledger().for_each_stream([&](ledger::StreamId stream, std::uint64_t) {
    const ledger::StreamSlice slice = core.ledger().read(stream);
    codec::StreamKeys keys{core.ring(), stream, slice.keys};
    for (const ledger::StoredEvent& stored : slice.events) {
      try {
        static_cast<void>(app::open_own(stored, keys));
      } catch (const CorruptRecord&) {
        own = false;
      }
    }
  });
  return own;
}

/// The backup in the place of the database.
inline void put_back(bench::SampleHub& hub, const std::filesystem::path& backup) {
  hub.close();
  for (const char* const end : {"", "-wal", "-shm"}) {
    std::filesystem::remove(hub.database().string() + end);
  }
  std::filesystem::copy_file(backup, hub.database());
}

/// A copy of the database as it is now, as `openmash backup` makes one.
inline std::filesystem::path copy_of(bench::SampleHub& hub, const std::filesystem::path& to) {
  db::Connection connection{hub.database(), db::Connection::Mode::read_only};
  connection.execute("VACUUM INTO ?1", {to.string()});
  return to;
}

}  // namespace openmash::erasure
