#include "app/referrals.h"

#include <algorithm>

#include "base/contains.h"
#include "base/match.h"
#include "domain/reference.h"
#include "views/matters.h"
#include "views/worklist.h"

namespace openmash::app {

namespace {

std::string fresh_reference() {
  std::array<Byte, 28> random{};
  std::array<unsigned, 7> symbols{};
  seal::fill_random(random);
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    // Four bytes a symbol: the bias of the remainder is below one in a hundred million.
    unsigned value = 0;
    for (std::size_t j = 0; j < 4; ++j) {
      value = value << 8 | random[4 * i + j];
    }
    symbols[i] = value % 23;
  }
  return make_reference(symbols);
}

/// An id that the same code or submission always leads to, so that sending twice is sending once.
Id128 id_from(const Core& core, std::string_view what, std::string_view from) {
  const seal::Hash hash = core.digest(std::string{what} + ":" + std::string{from});
  return *id_from_bytes(BytesView{hash}.first(16));
}

}  // namespace

/// Nearly always the first one drawn; but among a hundred thousand contacts two draw the same.
std::string free_reference(Core& core) {
  for (;;) {
    std::string reference = fresh_reference();
    if (core.is_training()) {
      reference = for_training(reference);
    }
    const bool taken = core.readers().read([&](db::Connection& connection) {
      return views::find_reference(connection, reference).has_value() ||
             views::find_matter(connection, reference).has_value();
    });
    if (!taken) {
      return reference;
    }
  }
}

Referrals::Referrals(Core& core)
    : core_(core), drafts_(core.writer(), core.readers(), core.ring().derived("drafts")) {}

std::string Referrals::start() {
  return drafts_.create(core_.now());
}

LoadOutcome Referrals::load(std::string_view code) {
  return drafts_.load(code, core_.now());
}

SaveOutcome Referrals::save(std::string_view code, const Fields& fields, std::uint64_t revision) {
  return drafts_.save(code, fields, revision, core_.now());
}

SendOutcome Referrals::receive(const Actor& by, const Submission& submission, ContactId contact,
                               const WrittenReferral& referral, std::vector<db::Statement> with) {
  const std::string reference = free_reference(core_);
  const Handled handled =
      handle(core_, by, submission, contact,
             ReceiveContact{.reference = reference,
                            .channel = referral.channel,
                            .source = referral.source,
                            .asks = referral.asks,
                            .received_at = referral.received_at.value_or(core_.now()),
                            .original_kept_at = referral.original_kept_at,
                            .answers = referral.answers,
                            .people = referral.people,
                            .concerns = referral.concerns},
             std::move(with));
  const auto sent = [this](ContactId stored) -> SendOutcome {
    return Sent{.contact = stored, .reference = core_.load(stored)->intake.contact.reference};
  };
  return match(
      handled,
      [&](const Done& done) {
        // What was stored just now need not be read again to be answered.
        return done.repeated ? sent(done.contact)
                             : SendOutcome{Sent{.contact = done.contact, .reference = reference}};
      },
      // Two presses with different words in between: the first is stored, the second is an addition
      // to make.
      [](const SentDifferently&) -> SendOutcome { return Refusal{AlreadyReceived{}}; },
      [&](const ChangedMeanwhile& first) -> SendOutcome {
        return core_.load(first.contact)->exists() ? sent(first.contact) : NotSure{};
      },
      [](const Refusal& refusal) -> SendOutcome { return refusal; },
      [](const NotSure& unsure) -> SendOutcome { return unsure; });
}

SendOutcome Referrals::send(std::string_view code, const WrittenReferral& referral) {
  if (const auto sent = sent_with(code)) {
    return Sent{.contact = *sent, .reference = core_.load(*sent)->intake.contact.reference};
  }
  const auto normal = seal::normalise_code(code);
  if (!normal) {
    return Refusal{NoSuchContact{}};
  }
  const ContactId contact{id_from(core_, "contact", *normal)};
  const Submission submission{
      .id = SubmissionId{id_from(core_, "submission", *normal)}, .content = "", .seen_token = ""};
  const Instant now = core_.now();
  std::vector<db::Statement> with = drafts_.copy_rows(*normal, contact.value.view(), now);
  for (db::Statement& row : drafts_.sent_rows(*normal, contact.value, now)) {
    with.push_back(std::move(row));
  }
  return receive(Referrer{}, submission, contact, referral, std::move(with));
}

SendOutcome Referrals::log(const Actor& by, const Submission& submission,
                           const WrittenReferral& referral, std::string_view once) {
  if (!permits(by, Permission::log_contact, {}, core_.profile())) {
    return Refusal{NotPermitted{}};
  }
  ContactId contact{once.empty() ? id_from(core_, "logged", submission.id.value.hex())
                                 : id_from(core_, "logged once", once)};
  // That it is here already must not be told by whom it is kept from: theirs is another, once for
  // them, and the background pass finds the two.
  if (const auto file = core_.load(contact);
      file->exists() && is_kept(core_.subject_for(*file, by, core_.now()))) {
    const Staff* staff = as_staff(by);
    contact = ContactId{id_from(
        core_, "logged once", std::string{once} + (staff == nullptr ? "" : staff->id.value.hex()))};
  }
  return receive(by, submission, contact, referral, {});
}

SendOutcome Referrals::bring_in(const Actor& by, const Submission& submission,
                                const hub::ExerciseScenario& scenario) {
  if (!core_.is_training() || !permits(by, Permission::see_contact, {}, core_.profile())) {
    return Refusal{NotPermitted{}};
  }
  const std::string press = submission.id.value.hex();
  const auto named = [](std::string_view question, std::string words) {
    return Answers{{{.question = std::string{question}, .words = std::move(words)}}};
  };
  WrittenReferral referral{.channel = scenario.channel,
                           .source = scenario.from,
                           .original_kept_at = "The exercise, “" + scenario.title + "”",
                           .answers = {},
                           .people = {},
                           .concerns = {}};
  std::vector<PersonId> about;
  for (int i = 0; i < scenario.children; ++i) {
    about.emplace_back(id_from(core_, "exercise child " + std::to_string(i), press));
    referral.people.push_back(
        {.person = about.back(),
         .kind = PersonKind::child,
         .at_risk = true,
         .answers = named("name", "Child " + std::string(1, static_cast<char>('A' + i)))});
  }
  referral.concerns.push_back({.concern = ConcernId{id_from(core_, "exercise worry", press)},
                               .about = std::move(about),
                               .answers = named("words", scenario.words)});
  return receive(by, submission, ContactId{id_from(core_, "brought in", press)}, referral, {});
}

bool Referrals::has_stored(const Submission& submission) {
  return core_.ledger().answer_to(submission.id.value).has_value();
}

std::optional<ContactId> Referrals::sent_with(std::string_view code) {
  const auto normal = seal::normalise_code(code);
  const auto copy = normal ? drafts_.open_copy(*normal) : std::nullopt;
  const auto id = copy ? id_from_bytes(*copy) : std::nullopt;
  return id ? std::optional{ContactId{*id}} : std::nullopt;
}

bool Referrals::holds(ContactId contact, const std::vector<std::string>& words) {
  const std::shared_ptr<const CaseFile> file = core_.load(contact);
  std::vector<std::string_view> said;
  const auto add = [&said](const Answers& answers) {
    for (const Answer& one : answers.all) {
      said.push_back(one.words);
    }
  };
  add(file->intake.contact.answers);
  for (const PersonDescribed& person : file->intake.people) {
    add(person.answers);
  }
  for (const ConcernRaised& concern : file->intake.concerns) {
    add(concern.answers);
  }
  return std::ranges::all_of(
      words, [&](const std::string& one) { return contains(said, std::string_view{one}); });
}

Handled Referrals::add(std::string_view code, const Submission& submission, std::string words) {
  const auto contact = sent_with(code);
  if (!contact) {
    return Refusal{NoSuchContact{}};
  }
  return handle(
      core_, Referrer{}, submission, *contact,
      AddToContact{.addition = AdditionId{id_from(core_, "addition", submission.id.value.hex())},
                   .words = std::move(words)});
}

}  // namespace openmash::app
