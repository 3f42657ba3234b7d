#include "cli/demo.h"
#include "app/core_of.h"

#include <doctest/doctest.h>

#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "app/hub.h"
#include "app/init.h"
#include "base/faults.h"
#include "cli/hub_commands.h"
#include "db/temporary_folder.h"
#include "domain/intake/referral_form.h"
#include "london/london_time.h"

using namespace openmash;
using namespace std::chrono_literals;

namespace {

/// A Tuesday morning, and a Sunday night when nobody is at work.
constexpr Instant tuesday = std::chrono::sys_days{std::chrono::year{2026} / 11 / 17} + 10h + 20min;
constexpr Instant sunday = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 2h;

/// A hub on a temporary folder, made and filled at one moment.
struct FilledHub {
  db::TemporaryFolder folder;
  app::Folder at{.data = folder.path() / "data", .keys = folder.path() / "keys"};
  cli::Filled filled;
  std::unique_ptr<app::Hub> hub;
  std::vector<ContactId> contacts;

  FilledHub(const std::filesystem::path& hub_folder, Instant now,
            app::MadeFor made_for = app::MadeFor::children) {
    app::init_hub(at, hub_folder, [now] { return now; }, made_for);
    filled = cli::fill_with_demo(at, now);
    hub = std::make_unique<app::Hub>(at, [now] { return now; }, seal::cheapest_password);
    app::core_of(*hub).ledger().for_each_stream([&](ledger::StreamId stream, std::uint64_t) {
      const auto events = app::core_of(*hub).ledger().read(stream).events;
      for (const ledger::StoredEvent& event : events) {
        late += event.recorded_at > now ? 1 : 0;
      }
    });
    app::core_of(*hub).readers().read([&](db::Connection& connection) {
      for (const db::Row& row : connection.query("SELECT contact FROM view_contact")) {
        contacts.push_back(ContactId{row.id(0)});
      }
      counts = views::counts(connection);
      return 0;
    });
  }

  int late = 0;  ///< events after now
  std::map<Stage, int> counts;

  [[nodiscard]] Staff account(std::string_view user) const {
    for (const app::Colleague& one : hub->people().colleagues()) {
      if (one.user_name == user) {
        return {.id = one.id, .role = one.role, .agency = one.agency};
      }
    }
    FAIL("no such account");
    return {};
  }
};

/// Filled once, on the Tuesday, for all that only read it.
const FilledHub& example() {
  static const FilledHub filled{EXAMPLE_HUB, tuesday};
  return filled;
}

const FilledHub& wenbrook() {
  static const FilledHub filled{"tests/hubs/wenbrook", tuesday};
  return filled;
}

void check_words(const Answers& answers, FormSubject subject) {
  for (const Answer& answer : answers.all) {
    CAPTURE(answer.question);
    const FormQuestion* question = find_question(subject, answer.question);
    REQUIRE(question != nullptr);
    if (question->kind == FormKind::one_of && !answer.not_known) {
      CHECK(std::ranges::find(question->options, answer.words, &FormOption::code) !=
            question->options.end());
    }
    if (question->kind == FormKind::date && !answer.not_known) {
      CHECK(partial_date_from_text(answer.words));
    }
  }
}

}  // namespace

TEST_CASE("the demo fills a hub with work at every stage, and nothing in it is later than now") {
  const FilledHub at_night{EXAMPLE_HUB, sunday};
  for (const FilledHub* filled : {&example(), &at_night}) {
    const FilledHub& demo = *filled;
    CHECK(demo.filled.refused == std::vector<std::string>{});
    CHECK(demo.filled.accounts.size() == 18);
    CHECK(demo.filled.contacts == static_cast<int>(demo.contacts.size()));
    CHECK(demo.contacts.size() >= 55);
    CHECK(demo.late == 0);
    for (int stage = 0; stage <= static_cast<int>(Stage::closed); ++stage) {
      CAPTURE(stage);
      CHECK(demo.counts.contains(static_cast<Stage>(stage)));
    }
  }
}

TEST_CASE("a hub that asks no agencies is filled as far as its own stages go") {
  const FilledHub& demo = wenbrook();
  CHECK(demo.filled.refused == std::vector<std::string>{});
  CHECK(demo.late == 0);
  for (const Stage stage : {Stage::to_screen, Stage::to_decide, Stage::to_tell, Stage::closed}) {
    CHECK(demo.counts.contains(stage));
  }
  CHECK_FALSE(demo.counts.contains(Stage::gathering));
}

TEST_CASE("the demo fills every hub there is, and every role in it can be signed in as") {
  for (const auto& entry : std::filesystem::directory_iterator{"hubs"}) {
    if (!entry.is_directory() || entry.path() == EXAMPLE_HUB) {
      continue;
    }
    CAPTURE(entry.path().string());
    const FilledHub demo{entry.path(), tuesday};
    CHECK(demo.contacts.size() >= 40);
    CHECK(demo.late == 0);
    CHECK(demo.counts.contains(Stage::to_screen));
    CHECK(demo.filled.refused == std::vector<std::string>{});
    for (const hub::Role& role : demo.hub->profile().roles) {
      CAPTURE(role.name);
      CHECK((role.for_an_agency ||
             std::ranges::find(demo.filled.accounts, role.name, &cli::DemoAccount::role) !=
                 demo.filled.accounts.end()));
    }
  }
}

TEST_CASE("in the demo everybody is a number, and every answer is to a question of the form") {
  const FilledHub& demo = example();
  std::map<std::string, int> times;
  for (const ContactId contact : demo.contacts) {
    const auto file = app::core_of(*demo.hub).load(contact);
    check_words(file->intake.contact.answers, FormSubject::contact);
    const std::string_view referrer = file->intake.contact.answers.words("name");
    CHECK((referrer.empty() || referrer.starts_with("Adult ")));
    for (const PersonDescribed& person : file->intake.people) {
      const bool adult = person.kind == PersonKind::adult;
      check_words(person.answers, adult ? FormSubject::adult : FormSubject::child);
      CHECK(person.answers.words("name").starts_with(adult ? "Adult " : "Child "));
      if (!adult) {
        ++times[std::string{person.answers.words("name")}];
      }
    }
    for (const ConcernRaised& concern : file->intake.concerns) {
      check_words(concern.answers, FormSubject::concern);
    }
  }
  std::erase_if(times, [](const auto& one) { return one.second == 1; });
  CHECK(times == std::map<std::string, int>{{"Child N", 3}});  // told of three times, by others
}

TEST_CASE("in the demo nothing happened after it was told, and everybody was there before it") {
  // On a Monday morning the last hours worked are Friday's, and yesterday was a Sunday.
  const FilledHub monday{EXAMPLE_HUB, tuesday - 25h};
  for (const FilledHub* demo : {&example(), &wenbrook(), &monday}) {
    const auto told_by = [](const Answers& answers, const char* question, Instant at) {
      const std::string_view words = answers.words(question);
      CAPTURE(question);
      CHECK(words <= iso8601(london::date_of(at)));
    };
    Instant first = Instant::max();
    for (const ContactId contact : demo->contacts) {
      const auto file = app::core_of(*demo->hub).load(contact);
      const Instant received = file->intake.contact.received_at;
      first = std::min(first, received);
      told_by(file->intake.contact.answers, "identified", received);
      for (const PersonDescribed& person : file->intake.people) {
        told_by(person.answers, "seen_when", received);
        told_by(person.answers, "told_when", received);
      }
      for (const ConcernRaised& concern : file->intake.concerns) {
        told_by(concern.answers, "when", received);
      }
      for (const Request& request : file->enquiry.requests) {
        for (const Signed<ItemReturned>& item : request.items) {
          if (item.what.concerned) {
            CHECK(to_text(*item.what.concerned) <= iso8601(london::date_of(item.at)));
          }
        }
      }
    }
    for (const app::Colleague& one : demo->hub->people().colleagues()) {
      CHECK(demo->hub->people().find(one.id)->since < first);
    }
  }
}

TEST_CASE("a hub that the demo makes itself has nobody in it but the demo's own people") {
  db::TemporaryFolder folder;
  const app::Folder at{.data = folder.path() / "data", .keys = folder.path() / "keys"};
  std::ostringstream printed;
  std::streambuf* before = std::cout.rdbuf(printed.rdbuf());
  const int status = cli::demo(at, EXAMPLE_HUB, app::MadeFor::children);
  std::cout.rdbuf(before);
  CHECK(status == 0);
  const Instant now = cli::system_now();
  app::Hub hub{at, [now] { return now; }, seal::cheapest_password};
  for (const app::Colleague& one : hub.people().colleagues()) {
    CHECK(one.user_name != "administrator");
    CHECK(hub.people().find(one.id)->since < now - std::chrono::days{80});
  }
}

TEST_CASE("in the demo every kind of answer occurs, and every agency has something to answer") {
  const FilledHub& demo = example();
  std::set<AnswerState> states;
  bool sent_back = false;
  bool rated_again = false;
  for (const ContactId contact : demo.contacts) {
    const auto file = app::core_of(*demo.hub).load(contact);
    sent_back = sent_back || file->weighing.sent_back;
    rated_again = rated_again || file->triage.ratings.size() > 1;
    for (const Request& request : file->enquiry.requests) {
      states.insert(request.state());
    }
  }
  CHECK(states.size() == 6);
  CHECK(sent_back);
  CHECK(rated_again);
  for (const std::string_view user :
       {"police", "health", "education", "probation", "housing", "youth", "socialcare"}) {
    CAPTURE(user);
    const auto requests =
        demo.hub->look().requests({.actor = demo.account(user), .session = Id128{{1}}});
    REQUIRE(requests);
    CHECK(std::ranges::any_of(
        **requests, [](const app::RequestRow& row) { return row.state == AnswerState::silent; }));
  }
}

TEST_CASE("the demo's richest case is with the worker, has time left, and holds something new") {
  const FilledHub& demo = example();
  const app::Reader worker{.actor = demo.account("worker"), .session = Id128{{1}}};
  const auto queue = demo.hub->look().queue(
      worker, {.stages = {Stage::gathering}, .workers = std::vector{demo.account("worker").id}});
  REQUIRE(queue);
  const auto found = std::ranges::find_if((*queue).operator*(), [](const app::QueueRow& row) {
    return row.children.front().starts_with("Child A,");
  });
  REQUIRE(found != (*queue)->end());
  CHECK(found->due == tuesday + 141min);
  const auto page = demo.hub->look().contact(worker, found->reference, ReadPurpose::work);
  REQUIRE(page);
  std::size_t dated = 0;
  std::size_t items = 0;
  for (const Request& request : (*page)->file->enquiry.requests) {
    for (const Signed<ItemReturned>& item : request.items) {
      dated += item.what.concerned ? 1U : 0U;
      ++items;
    }
  }
  CHECK(dated >= 14);
  CHECK((*page)->unread.size() == 4);
  CHECK(items > 3 * (*page)->unread.size());
}

TEST_CASE(
    "in the demo of a hub with an inbox something is overdue in it, chased, settled and to "
    "sort; elsewhere there is none") {
  const FilledHub with_inbox{ANOTHER_HUB, tuesday};
  const app::Reader support{.actor = with_inbox.account("support"), .session = Id128{{2}}};
  const auto open = with_inbox.hub->look().matters(support, {});
  REQUIRE(open);
  CHECK(std::ranges::any_of(**open, [](const app::MatterRow& row) {
    return row.chased > 0 && row.due && *row.due < tuesday;
  }));
  CHECK(with_inbox.hub->look().open_matters(support).contains(MatterKind::unsorted));
  CHECK(with_inbox.hub->look().size_of_matters(support, {.settled = true}) == 2);
  CHECK_FALSE(std::ranges::any_of(with_inbox.filled.refused, [](const std::string& one) {
    return one == "something for the inbox";
  }));
  CHECK(with_inbox.late == 0);
  const app::Reader elsewhere{.actor = example().account("support"), .session = Id128{{2}}};
  CHECK(example().hub->look().open_matters(elsewhere).empty());
}

TEST_CASE("in the demo of a hub with an assessment and a policy for disagreement both occur") {
  const FilledHub demo{ANOTHER_HUB, tuesday};
  int assessed = 0;
  int by_an_agency = 0;
  for (const ContactId contact : demo.contacts) {
    const auto file = app::core_of(*demo.hub).load(contact);
    assessed += file->is_assessed() ? 1 : 0;
    for (const Disagreement& one : file->together.disagreements) {
      const Staff* by = as_staff(one.raised.by);
      by_an_agency += by != nullptr && by->agency ? 1 : 0;
    }
  }
  CHECK(assessed > 5);
  CHECK(by_an_agency == 1);
  CHECK(std::ranges::any_of(demo.contacts, [&](ContactId contact) {
    const auto file = app::core_of(*demo.hub).load(contact);
    return file->enquiry.worker && !file->is_assessed();
  }));
}

TEST_CASE("the demo of a training hub has its scenarios brought in, and of no other hub") {
  const FilledHub training{ANOTHER_HUB, tuesday, app::MadeFor::training};
  const FilledHub ordinary{ANOTHER_HUB, tuesday};
  CHECK(training.filled.refused == std::vector<std::string>{});
  CHECK(training.contacts.size() == ordinary.contacts.size() + 4);
  for (const ContactId contact : training.contacts) {
    CHECK(app::core_of(*training.hub).load(contact)->intake.contact.reference.starts_with("T-"));
  }
}

TEST_CASE("the demo of a hub with a directory has schools in it") {
  const FilledHub with_directory{FOURTH_HUB, tuesday};
  const app::Reader worker{.actor = with_directory.account("worker"), .session = Id128{{2}}};
  const auto found = with_directory.hub->look().directory(worker, "school");
  REQUIRE(found);
  CHECK((*found)->size() == 2);
  const app::Reader elsewhere{.actor = example().account("worker"), .session = Id128{{2}}};
  CHECK_FALSE(example().hub->look().directory(elsewhere, ""));
}

TEST_CASE("a hub that holds work already is not filled") {
  const FilledHub& demo = example();
  CHECK_THROWS_AS(static_cast<void>(cli::fill_with_demo(demo.at, tuesday)), ConfigurationFault);
}
