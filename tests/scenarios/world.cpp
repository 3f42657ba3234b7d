#include "scenarios/world.h"
#include "app/core_of.h"

#include <algorithm>

#include "app/init.h"
#include "base/match.h"
#include "london/time_text.h"
#include "seal/random.h"
#include "words/matters.h"
#include "words/timeline.h"

namespace openmash::scenarios {

namespace {

RoleCode role_named(const std::string& name, const hub::Profile& profile) {
  const auto found = std::ranges::find(profile.roles, name, &hub::Role::name);
  if (found == profile.roles.end()) {
    cannot("this hub has no role \"" + name + "\"");
  }
  return found->code;
}

Instant minute_of(Instant at) {
  return std::chrono::floor<std::chrono::minutes>(at);
}

}  // namespace

World::World(const Story& story)
    : clock_(to_micros((story.given.empty() ? story.when : story.given).front().at)) {
  app::init_hub(
      {.data = folder_.path() / "data", .keys = folder_.path() / "keys"}, story.hub,
      [this] { return from_micros(clock_.fetch_add(1)); },
      story.training ? app::MadeFor::training : app::MadeFor::children);
  open();
  for (const Person& person : story.people) {
    AccountOpened account{.user_name = person.name,
                          .display_name = person.name,
                          .role = role_named(person.role, hub_->profile()),
                          .password_hash = ""};
    if (!person.agency.empty()) {
      account.agency = agency(person.agency).code;
    }
    const auto id = hub_->people().open_account(System{}, account, "a long enough password");
    if (!id) {
      cannot("no account could be opened for " + person.name);
    }
    staff_[person.name] = {.id = *id, .role = account.role, .agency = account.agency};
    sessions_[person.name] = seal::fresh_id();
  }
}

void World::open() {
  hub_ = std::make_unique<app::Hub>(
      app::Folder{.data = folder_.path() / "data", .keys = folder_.path() / "keys"},
      [this] { return from_micros(clock_.fetch_add(1)); }, seal::cheapest_password);
}

void World::restart() {
  hub_.reset();
  open();
}

void World::set_clock(Instant at) {
  if (at < minute_of(now())) {
    cannot("the clock cannot go back");
  }
  if (at > now()) {
    clock_ = to_micros(at);
  }
}

Instant World::now() const {
  return from_micros(clock_.load());
}

const Staff& World::staff(const std::string& name) const {
  const auto found = staff_.find(name);
  if (found == staff_.end()) {
    cannot("nobody here is called \"" + name + "\"");
  }
  return found->second;
}

PersonId World::person(const std::string& name) const {
  const auto found = described.find(name);
  if (found == described.end()) {
    cannot("nobody in the contact is called \"" + name + "\"");
  }
  return found->second;
}

std::vector<PersonId> World::people(std::string_view names) const {
  std::vector<PersonId> all;
  for (const std::string& name : names_in(names)) {
    all.push_back(person(name));
  }
  return all;
}

const hub::Agency& World::agency(std::string_view name) const {
  const auto& agencies = hub_->profile().agencies;
  const auto found = std::ranges::find(agencies, name, &hub::Agency::name);
  if (found == agencies.end()) {
    cannot("this hub has no agency \"" + std::string{name} + "\"");
  }
  return *found;
}

RequestId World::request_to(const AgencyCode& code_of_agency) const {
  const auto found = requests.find(code_of_agency);
  if (found == requests.end()) {
    cannot("nothing was asked of " + code_of_agency.value);
  }
  return found->second;
}

app::Reader World::reader(const std::string& name) const {
  return {.actor = staff(name), .session = sessions_.at(name)};
}

void World::press(const std::string& who, const CaseCommand& command) {
  app::Submission submission{.id = SubmissionId{seal::fresh_id()}};
  submission.proved = true;
  {
    const std::scoped_lock lock{mutex_};
    if (const auto form = opened_.extract(who)) {
      submission.seen_token = form.mapped();
    }
  }
  press(who, staff(who), submission, command);
}

void World::press(const std::string& name, const Actor& by, const app::Submission& submission,
                  const CaseCommand& command) {
  if (!contact) {
    cannot("there is no contact yet");
  }
  tell(name, hub_->handle(by, submission, *contact, command));
}

void World::tell(const std::string& who, const std::string& words) {
  const std::scoped_lock lock{mutex_};
  said_.push_back({.at = minute_of(now()), .words = who + " is told: " + words});
}

void World::tell(const std::string& who, const app::Handled& handled) {
  match(
      handled,
      [&](const app::Done& done) {
        if (done.repeated) {
          tell(who, "This was stored already, and is stored once");
        }
      },
      [&](const Refusal& refusal) {
        tell(who, words::words_for(refusal, hub_->profile()).heading);
      },
      [&](const app::ChangedMeanwhile&) {
        tell(who, "This has changed since the page was opened");
      },
      [&](const app::SentDifferently&) { tell(who, "Something else was stored first"); },
      [&](const app::NotSure&) { tell(who, "It is not certain that this was stored"); });
}

void World::open_form(const std::string& who, Permission form) {
  const auto page = shown_to(who, ReadPurpose::decide);
  if (!page) {
    cannot(who + " may not see the case");
  }
  const std::scoped_lock lock{mutex_};
  opened_[who] = hub_->token(*(*page)->file, form);
}

std::optional<Visible<app::CasePage>> World::shown_to(const std::string& who, ReadPurpose purpose) {
  if (hub_->look().purpose_asked(reader(who), reference)) {
    (void)hub_->look().choose_purpose(reader(who), reference, PurposeCode{"step"});
  }
  auto page = hub_->look().contact(reader(who), reference, purpose);
  return page ? std::optional{*std::move(page)} : std::nullopt;
}

words::Telling World::telling() const {
  return {.profile = hub_->profile(),
          .name_of = [this](const Actor& actor) { return hub_->people().name_of(actor); },
          .time_of = london::long_text};
}

std::string World::sentence_of(const RecordedEvent& recorded, const CaseFile& file) const {
  return words::sentence(recorded, file, telling());
}

std::string World::with_names(std::string sentence) const {
  const auto replace = [&sentence](const std::string& what, const std::string& by) {
    for (auto at = what.empty() ? std::string::npos : sentence.find(what); at != std::string::npos;
         at = sentence.find(what)) {
      sentence.replace(at, what.size(), by);
    }
  };
  replace(reference, "the contact");
  for (const NamedMatter& one : matters_) {
    replace(one.reference, one.name);
  }
  return sentence;
}

std::vector<Line> World::take_lines_of_matters() {
  std::vector<std::pair<Instant, std::string>> happened;
  for (NamedMatter& one : matters_) {
    const auto history = app::history_of(app::core_of(*hub_), one.id);
    const Matter matter = fold(one.id, history);
    for (const RecordedMatter& recorded : history) {
      if (recorded.sequence > one.told) {
        happened.emplace_back(recorded.at,
                              with_names(words::sentence(recorded, matter, telling())));
      }
    }
    one.told = matter.version;
  }
  std::ranges::sort(happened);
  std::vector<Line> lines;
  for (const auto& [at, words] : happened) {
    lines.push_back({.at = minute_of(at), .words = words});
  }
  return lines;
}

void World::keep_matter(const std::string& who, const std::string& name,
                        const app::MatterHandled& handled) {
  match(
      handled,
      [&](const app::MatterDone& done) {
        if (std::ranges::find(matters_, done.matter, &NamedMatter::id) == matters_.end()) {
          matters_.push_back({.name = name, .id = done.matter, .reference = done.reference});
        }
      },
      [&](const MatterRefusal& refusal) {
        tell(who, words::words_for(refusal, hub_->profile()).heading);
      },
      [&](const app::MatterSentDifferently&) { tell(who, "Something else was stored first"); },
      [&](const app::NotSure&) { tell(who, "It is not certain that this was stored"); });
}

MatterId World::matter(const std::string& name) const {
  const auto found = std::ranges::find(matters_, name, &NamedMatter::name);
  if (found == matters_.end()) {
    cannot("nothing in the inbox is called \"" + name + "\"");
  }
  return found->id;
}

std::string World::reference_of(const std::string& name) const {
  const MatterId id = matter(name);
  return std::ranges::find(matters_, id, &NamedMatter::id)->reference;
}

std::vector<Line> World::take_new_lines() {
  std::vector<Line> lines;
  if (contact) {
    const std::vector<RecordedEvent> history = app::core_of(*hub_).history(*contact);
    const CaseFile file = fold(*contact, history);
    for (const RecordedEvent& recorded : history) {
      if (recorded.sequence > told_) {
        lines.push_back({.at = minute_of(recorded.at), .words = sentence_of(recorded, file)});
      }
    }
    told_ = file.version;
  }
  for (Line& line : take_lines_of_matters()) {
    lines.push_back(std::move(line));
  }
  lines.insert(lines.end(), said_.begin(), said_.end());
  said_.clear();
  return lines;
}

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t comma = list.find(", ");
    const std::size_t last = list.find(" and ");
    const std::size_t end = std::min({comma, last, list.size()});
    names.emplace_back(list.substr(0, end));
    list.remove_prefix(end == list.size() ? end : end + (end == comma ? 2U : 5U));
  }
  return names;
}

}  // namespace openmash::scenarios
