#include "bench/sample_hub.h"

#include <array>
#include <chrono>
#include <initializer_list>
#include <stdexcept>

#include "app/init.h"

namespace openmash::bench {

namespace {

constexpr std::string_view password = "a password for samples";

struct Post {
  std::string_view user;
  std::string_view role;
};
constexpr std::array posts = {
    Post{"officer", "contact_officer"},
    Post{"screener", "screening_team"},
    Post{"head", "head_of_mash"},
    Post{"worker", "social_worker"},
};

Instant system_now() {
  return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

app::Submission press() {
  return {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = ""};
}

Answers answers(std::initializer_list<std::string_view> questions, const Words& words) {
  Answers all;
  for (const std::string_view question : questions) {
    all.all.push_back({.question = std::string{question}, .not_known = false, .words = words()});
  }
  return all;
}

PersonDescribed child(const Words& words) {
  PersonDescribed child{
      .person = PersonId{seal::fresh_id()},
      .kind = PersonKind::child,
      .at_risk = true,
      .answers = answers({"name", "known_as", "address", "school", "own_words"}, words)};
  child.answers.all.push_back({.question = "born", .not_known = false, .words = "2019-03-04"});
  child.answers.all.push_back({.question = "gp", .not_known = true, .words = ""});
  return child;
}

ConcernRaised worry(std::vector<PersonId> about, const Words& words) {
  return {.concern = ConcernId{seal::fresh_id()},
          .about = std::move(about),
          .answers = answers({"words", "where", "safe_now", "tried"}, words)};
}

}  // namespace

SampleHub::SampleHub(std::filesystem::path folder, const std::filesystem::path& profile)
    : folder_(std::move(folder)) {
  if (!std::filesystem::exists(database())) {
    app::init_hub(this->folder(), profile, system_now);
    make();
  }
  open();
}

app::Folder SampleHub::folder() const {
  return {.data = folder_ / "data", .keys = folder_ / "keys"};
}

void SampleHub::open() {
  hub_.reset();
  hub_ = std::make_unique<app::Hub>(folder(), system_now, seal::cheapest_password);
  staff_.clear();
  for (const app::Colleague& colleague : hub_->people().colleagues()) {
    staff_[colleague.user_name] = {
        .id = colleague.id, .role = colleague.role, .agency = colleague.agency};
  }
}

void SampleHub::make() {
  app::Hub hub{folder(), system_now, seal::cheapest_password};
  const auto account = [&hub](std::string_view user, std::string_view role,
                              std::optional<AgencyCode> agency) {
    const auto opened = hub.people().open_account(System{},
                                                  {.user_name = std::string{user},
                                                   .display_name = std::string{user},
                                                   .role = RoleCode{std::string{role}},
                                                   .agency = std::move(agency),
                                                   .password_hash = ""},
                                                  password);
    if (!opened) {
      throw std::runtime_error("sample hub: an account was refused");
    }
  };
  for (const Post& post : posts) {
    account(post.user, post.role, {});
  }
  for (const hub::Agency& agency : hub.profile().agencies) {
    account(agency.code.value, "agency_representative", agency.code);
  }
}

app::Reader SampleHub::reader(const Staff& staff) {
  return {.actor = staff, .session = seal::fresh_id()};
}

app::Sent SampleHub::log(const app::WrittenReferral& referral) {
  const auto outcome = hub_->referrals().log(officer(), press(), referral);
  if (const auto* sent = std::get_if<app::Sent>(&outcome)) {
    return *sent;
  }
  throw std::runtime_error("sample hub: a referral was not stored");
}

void SampleHub::must(const Actor& by, ContactId contact, const CaseCommand& command) {
  const app::Handled handled = hub_->handle(by, press(), contact, command);
  if (!std::holds_alternative<app::Done>(handled)) {
    throw std::runtime_error("sample hub: command " + std::to_string(command.index()) +
                             " was not done");
  }
}

void SampleHub::enquire(ContactId contact, const Words& words, std::size_t items) {
  const hub::Profile& profile = hub_->profile();
  const auto file = core().load(contact);
  std::vector<PersonId> children;
  ScreenContact screen{.criteria_met = {profile.criteria.front().code},
                       .proposed = Route::through_mash,
                       .note = words()};
  for (const PersonDescribed* one : file->children()) {
    const IssueCode issue = profile.issues.front().code;
    children.push_back(one->person);
    screen.issues.push_back({.child = one->person, .issues = {issue}, .main = issue});
    screen.with_a_worker.push_back({.child = one->person, .worker = words()});
  }
  must(screener(), contact, screen);
  must(screener(), contact, RateContact{.level = profile.levels.front().code, .reason = words()});
  must(head(), contact, SignGate{.route = Route::through_mash, .reason = words()});
  must(head(), contact, AssignCase{.worker = worker().id, .worker_role = worker().role});
  must(head(), contact,
       SetTimescale{.due = hub_->now() + std::chrono::hours{4}, .reason = words()});
  RequestInformation ask{.basis = profile.bases.front().code, .about = children, .why = words()};
  for (const hub::Agency& agency : profile.agencies) {
    ask.ask.push_back(
        {.request = RequestId{seal::fresh_id()}, .agency = agency.code, .particulars = words()});
  }
  must(worker(), contact, ask);
  for (std::size_t i = 0; i < ask.ask.size(); ++i) {
    const AskAgency& asked = ask.ask[i];
    ReturnInformation back{
        .request = asked.request, .answer = ReturnId{seal::fresh_id()}, .own_reference = words()};
    for (std::size_t item = i; item < items; item += ask.ask.size()) {
      back.items.push_back({.item = ItemId{seal::fresh_id()},
                            .relevance = Relevance::relevant,
                            .handling = Handling::hub_only,
                            .about = children,
                            .concerned = PartialDate{.year = 2026, .month = 3},
                            .text = words(),
                            .source = words(),
                            .own_reference = words()});
    }
    back.kind = back.items.empty() ? ReturnKind::nothing_held : ReturnKind::items;
    must(representative(asked.agency), contact, back);
  }
  must(worker(), contact, WriteRecord{.summary = words(), .analysis = words()});
}

void SampleHub::conclude(ContactId contact, const Words& words) {
  const std::string reference = core().load(contact)->intake.contact.reference;
  std::vector<OutcomesForChild> outcomes;
  for (const PersonDescribed* one : core().load(contact)->children()) {
    outcomes.push_back({.child = one->person,
                        .outcomes = {{.outcome = hub_->profile().outcomes.front().code}},
                        .reason = words()});
  }
  must(worker(), contact, Recommend{.children = outcomes});
  DecideOutcomes decide{.children = outcomes};
  const auto page = hub_->look().contact(reader(head()), reference, ReadPurpose::decide);
  if (page) {
    for (const Gap& gap : (*page)->gaps) {
      decide.gaps.push_back({.gap = gap, .reason = words()});
    }
  }
  must(head(), contact, decide);
  const LetterId letter{seal::fresh_id()};
  must(worker(), contact,
       WriteFeedback{.letter = letter, .template_name = "referrer-feedback.v1", .text = words()});
  must(head(), contact, ApproveFeedback{.letter = letter});
  must(head(), contact, GiveFeedback{.letter = letter, .way = FeedbackWay::printed});
  must(head(), contact, CloseContact{.reason = words()});
}

app::WrittenReferral full_referral(const Words& words) {
  const PersonDescribed first = child(words);
  const PersonDescribed second = child(words);
  const PersonDescribed adult{
      .person = PersonId{seal::fresh_id()},
      .kind = PersonKind::adult,
      .source_of_harm = true,
      .answers = answers({"name", "relationship", "address", "phone"}, words)};
  return {.channel = Channel::telephone,
          .source = Source::professional,
          .original_kept_at = words(),
          .answers = answers({"name", "role", "agency", "phone", "email", "address",
                              "own_reference", "parents_view"},
                             words),
          .people = {first, second, adult},
          .concerns = {worry({first.person, second.person}, words), worry({first.person}, words)}};
}

app::WrittenReferral short_referral(const Words& words) {
  const PersonId only{seal::fresh_id()};
  return {.channel = Channel::telephone,
          .source = Source::member_of_public,
          .original_kept_at = "",
          .answers = answers({"phone"}, words),
          .people = {{.person = only,
                      .kind = PersonKind::child,
                      .at_risk = true,
                      .answers = answers({"name"}, words)}},
          .concerns = {{.concern = ConcernId{seal::fresh_id()},
                        .about = {only},
                        .answers = answers({"words"}, words)}}};
}

Words filler(std::size_t letters) {
  return [letters] {
    constexpr std::string_view said =
        "Child A was not at school again and nobody came to the door. ";
    std::string text;
    while (text.size() < letters) {
      text += said.substr(0, letters - text.size());
    }
    return text;
  };
}

std::size_t size_of(const app::WrittenReferral& referral) {
  std::size_t size = referral.original_kept_at.size();
  const auto add = [&size](const Answers& answers) {
    for (const Answer& answer : answers.all) {
      size += answer.words.size();
    }
  };
  add(referral.answers);
  for (const PersonDescribed& person : referral.people) {
    add(person.answers);
  }
  for (const ConcernRaised& concern : referral.concerns) {
    add(concern.answers);
  }
  return size;
}

}  // namespace openmash::bench
