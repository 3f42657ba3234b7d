#include "letters/compose.h"

#include <algorithm>

#include "base/ensure.h"
#include "letters/template.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "words/kinds.h"

namespace openmash::letters {

namespace {

std::string lines(const std::vector<std::string>& all, std::string_view between) {
  std::string text;
  for (const std::string& one : all) {
    text += (text.empty() ? "" : std::string{between}) + one;
  }
  return text;
}

std::string outcomes_for(const LetterFacts::ForChild& child) {
  std::vector<std::string> names;
  for (const ChosenOutcome& outcome : child.outcomes) {
    names.push_back(words::outcome_words(outcome));
  }
  return "For " + child.name + ": " + words::listed(names) + ".";
}

std::string what_was_decided(const LetterFacts& facts) {
  if (facts.telling() == Telling::considered) {
    return "We received what you told us, considered it, and acted on it as needed.";
  }
  if (facts.passed_to_worker()) {
    return "There is a social worker who already works with the family. We have passed on what you "
           "told us to them.";
  }
  std::vector<std::string> all;
  for (const LetterFacts::ForChild& child : facts.decided()) {
    all.push_back(outcomes_for(child));
  }
  return lines(all, "\n");
}

std::string what_happens_next(const LetterFacts& facts) {
  std::vector<std::string> receivers;
  for (const LetterFacts::ForChild& child : facts.decided()) {
    for (const ChosenOutcome& outcome : child.outcomes) {
      if (!outcome.receiver.empty() &&
          std::ranges::find(receivers, outcome.receiver) == receivers.end()) {
        receivers.push_back(outcome.receiver);
      }
    }
  }
  return receivers.empty() ? "" : "This has been passed to " + words::listed(receivers) + ".";
}

std::string link_words(const hub::Profile& profile, hub::LinkUse use) {
  const hub::Link* link = profile.link(use);
  if (link == nullptr) {
    return {};
  }
  const std::string_view address = link->address;
  // On paper an address is read, not pressed: a number stands in its title already.
  if (address.empty() || address.starts_with("tel:")) {
    return link->title;
  }
  const std::string_view mail = "mailto:";
  return link->title + ": " +
         std::string{address.starts_with(mail) ? address.substr(mail.size()) : address};
}

std::string contact_by(const LetterFacts& facts) {
  const auto& planned = facts.contact_by();
  return planned ? planned->who + " will contact you by " +
                       london::date_text(london::date_of(planned->by)) + "."
                 : "";
}

LetterWords words_of(const LetterFacts& facts, const hub::Profile& profile,
                     const Signature& signature, Instant now) {
  return {
      {"reference", facts.reference()},
      {"date", london::date_text(london::date_of(now))},
      {"received_on", london::date_text(london::date_of(facts.received_at()))},
      {"referrer_name", facts.referrer_name()},
      {"children", words::listed(facts.children())},
      {"what_was_decided", what_was_decided(facts)},
      {"what_happens_next", what_happens_next(facts)},
      {"contact_by", contact_by(facts)},
      {"signed_by", signature.name},
      {"signed_role", signature.role},
      {"hub_name", profile.name},
      {"hub_body", profile.body},
      {"hub_slogan", profile.slogan},
      {"hub_telephone", profile.contact.telephone},
      {"hub_email", profile.contact.email},
      {"hub_address", lines(profile.contact.postal, "\n")},
      {"hub_hours", hours_words(profile.hours)},
      {"hub_website", profile.contact.website},
      {"out_of_hours_name", profile.contact.out_of_hours_name},
      {"out_of_hours_telephone", profile.contact.out_of_hours_telephone},
      {"complaints", link_words(profile, hub::LinkUse::complaints)},
      {"privacy_notice", link_words(profile, hub::LinkUse::privacy_notice)},
  };
}

}  // namespace

Telling telling_for(Source source) {
  switch (source) {
    case Source::professional:
    case Source::police:
    case Source::other_local_authority:
    case Source::self:
    case Source::child:
      return Telling::outcome;
    // A relative may be the very person a child is kept safe from: no more than a neighbour.
    case Source::family:
    case Source::member_of_public:
    case Source::anonymous:
      return Telling::considered;
  }
  ensure(false, "every source is told something");
}

LetterFacts::LetterFacts(const CaseFile& file, Addressee addressee)
    : reference_(file.intake.contact.reference),
      telling_(addressee == Addressee::family ? Telling::outcome
                                              : telling_for(file.intake.contact.source)),
      decided_(file.is_decided()),
      passed_on_(!file.is_decided() && file.goes_to_worker()),
      wants_no_letter_(file.intake.contact.answers.words("feedback") == "no"),
      referrer_name_(file.intake.contact.answers.words("name")),
      received_at_(file.intake.contact.received_at) {
  if (addressee == Addressee::family) {
    referrer_name_.clear();  // who told the hub is not the family's to read
    wants_no_letter_ = false;
    if (file.family.planned) {
      contact_by_ = file.family.planned->what;
    }
  }
  if (telling_ != Telling::outcome) {
    return;
  }
  for (const PersonDescribed* child : file.children()) {
    children_.push_back(words::person_label(*child));
    for (const Signed<OutcomeDecided>& decided : file.decision.outcomes) {
      if (decided.what.child == child->person) {
        outcomes_.push_back({.name = children_.back(), .outcomes = decided.what.outcomes});
      }
    }
  }
}

namespace {

Result<Draft, CannotCompose> filled(const hub::LetterTemplate& found, const LetterFacts& facts,
                                    const hub::Profile& profile, const Signature& signature,
                                    Instant now) {
  auto text = fill(found.text, words_of(facts, profile, signature, now));
  if (!text) {
    return No<CannotCompose>{{std::move(text).error()}};
  }
  return Draft{.template_name = found.full_name(), .text = *std::move(text)};
}

}  // namespace

Result<Draft, CannotCompose> compose(const LetterFacts& facts, const hub::Profile& profile,
                                     const Signature& signature, Instant now) {
  if (!facts.something_to_tell()) {
    return No<CannotCompose>{{{"There is no decision to tell anybody of yet."}}};
  }
  const hub::LetterTemplate* found = profile.letter(profile.feedback.referrer_letter);
  if (found == nullptr) {
    return No<CannotCompose>{{{"The hub's folder has no letter for referrers."}}};
  }
  return filled(*found, facts, profile, signature, now);
}

Result<Draft, CannotCompose> compose_for_family(const LetterFacts& facts,
                                                const hub::Profile& profile,
                                                const Signature& signature, Instant now) {
  if (!facts.something_to_tell()) {
    return No<CannotCompose>{{{"There is no decision to tell anybody of yet."}}};
  }
  const auto& name = profile.feedback.family_letter;
  const hub::LetterTemplate* found = name ? profile.letter(*name) : nullptr;
  if (found == nullptr) {
    return No<CannotCompose>{{{"The hub's folder has no letter for families."}}};
  }
  return filled(*found, facts, profile, signature, now);
}

}  // namespace openmash::letters
