#include "words/matters.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/match.h"

namespace openmash::words {

namespace {

/// In a sentence: "took an advice call".
std::string_view phrase(MatterKind kind) {
  switch (kind) {
    case MatterKind::unsorted:
      return "something for the inbox";
    case MatterKind::advice_call:
      return "an advice call";
    case MatterKind::form_expected:
      return "a form that is expected";
    case MatterKind::family_call:
      return "a family’s call";
    case MatterKind::information_question:
      return "a question about how information is held";
    case MatterKind::information_request:
      return "an information request";
    case MatterKind::complaint:
      return "a complaint";
    case MatterKind::leaflet_feedback:
      return "feedback about the leaflet";
  }
  ensure(false, "every kind of matter has a phrase");
}

/// What was done, after the name of who did it and "<reference>: ".
std::string settled_phrase(const MatterSettled& settled, MatterKind kind) {
  switch (settled.became) {
    case Became::contact:
      return kind == MatterKind::form_expected ? "found that the form came, " + settled.where
                                               : "logged it as a contact, " + settled.where;
    case Became::addition:
      return "added it to " + settled.where;
    case Became::matter:
      return "made it " + std::string{phrase(settled.kind.value_or(MatterKind::unsorted))} + ", " +
             settled.where;
    case Became::reply:
      return "answered it";
    case Became::refused:
      return "answered that it is refused";
    case Became::advice:
      return "gave advice";
    case Became::not_for_us:
      return "not for the hub, and sent on";
    case Became::nothing_came:
      return "no form came";
    case Became::noted:
      return "read it, and no answer was wanted";
  }
  ensure(false, "every end has a phrase");
}

std::string clock_phrase(const std::optional<Instant>& due, const Telling& telling) {
  return due ? ", to be dealt with by " + telling.time_of(*due) : "";
}

Words of(const NotPermitted&, const hub::Profile& profile) {
  return words_for(Refusal{NotPermitted{}}, profile);
}
Words of(const NoSuchContact&, const hub::Profile& profile) {
  return words_for(Refusal{NoSuchContact{}}, profile);
}
Words of(const NoSuchMatter&, const hub::Profile&) {
  return {.heading = "There is nothing in the inbox with this reference",
          .what_to_do = "Check the reference, or choose it from the inbox."};
}
Words of(const NotTakenHere& one, const hub::Profile& profile) {
  return {.heading = "This is not work of this hub: " + label(one.kind, profile),
          .what_to_do = "Which work a hub does is in its profile."};
}
Words of(const AlreadyOpened&, const hub::Profile&) {
  return {.heading = "This has been written down already",
          .what_to_do = "Open it in the inbox and go on from there."};
}
Words of(const NotAskedOfIt&, const hub::Profile&) {
  return {.heading = "This holds something that is not asked here",
          .what_to_do = "Open the form again and use the questions it has."};
}
Words of(const Unanswered& one, const hub::Profile&) {
  return {.heading = "A question is not answered: " + std::string{one.label},
          .what_to_do = "Answer it, and send it again."};
}
Words of(const AlreadySettled&, const hub::Profile&) {
  return {.heading = "This is settled already",
          .what_to_do = "See what became of it. If that was a mistake, take it up again."};
}
Words of(const NotSettled&, const hub::Profile&) {
  return {.heading = "This is still open", .what_to_do = "Settle it first."};
}
Words of(const CannotBecome&, const hub::Profile&) {
  return {.heading = "This cannot end in that way",
          .what_to_do = "Choose from what its page offers."};
}
Words of(const NothingWritten&, const hub::Profile&) {
  return {.heading = "It is not said what was done", .what_to_do = "Write it, and send it again."};
}
Words of(const NothingToChase&, const hub::Profile&) {
  return {.heading = "Nothing is awaited here",
          .what_to_do = "Only a form that was promised can be chased."};
}
Words of(const NoNextStage&, const hub::Profile&) {
  return {.heading = "Nobody comes after this",
          .what_to_do = "The hub’s profile names no further stage for it."};
}

}  // namespace

std::string label(MatterKind kind) {
  switch (kind) {
    case MatterKind::unsorted:
      return "To sort";
    case MatterKind::advice_call:
      return "Advice call";
    case MatterKind::form_expected:
      return "Form expected";
    case MatterKind::family_call:
      return "Family’s call";
    case MatterKind::information_question:
      return "Question about how information is held";
    case MatterKind::information_request:
      return "Information request";
    case MatterKind::complaint:
      return "Complaint";
    case MatterKind::leaflet_feedback:
      return "Feedback about the leaflet";
  }
  ensure(false, "every kind of matter has a label");
}

std::string label(MatterKind kind, const hub::Profile& profile) {
  return kind == MatterKind::form_expected && !profile.words.form.empty()
             ? profile.words.form + " expected"
             : label(kind);
}

std::string label(Became became) {
  switch (became) {
    case Became::contact:
      return "Has a contact";
    case Became::addition:
      return "Added to a contact";
    case Became::matter:
      return "Became something else";
    case Became::reply:
      return "Answered";
    case Became::refused:
      return "Refused";
    case Became::advice:
      return "Advice was given";
    case Became::not_for_us:
      return "Not for us, and sent on";
    case Became::nothing_came:
      return "No form came";
    case Became::noted:
      return "Read, and no answer was wanted";
  }
  ensure(false, "every end has a label");
}

std::string became_words(const MatterSettled& settled, MatterKind kind) {
  switch (settled.became) {
    case Became::contact:
      return (kind == MatterKind::form_expected ? "The form came: " : "Became a contact, ") +
             settled.where;
    case Became::addition:
      return "Added to the contact " + settled.where;
    case Became::matter:
      return "Became " + std::string{phrase(settled.kind.value_or(MatterKind::unsorted))} + ", " +
             settled.where;
    case Became::reply:
    case Became::refused:
    case Became::advice:
    case Became::not_for_us:
    case Became::nothing_came:
    case Became::noted:
      return label(settled.became);
  }
  ensure(false, "every end has words");
}

std::string sentence(const RecordedMatter& recorded, const Matter& matter, const Telling& telling) {
  const std::string who = telling.name_of(recorded.by);
  const std::string& reference = matter.opened.reference;
  return match(
      recorded.event,
      [&](const MatterOpened& e) {
        const std::string about = e.contact.empty() ? "" : " about " + e.contact;
        const std::string from = e.grew_from.empty() ? "" : " out of " + e.grew_from;
        return who + " wrote down " + std::string{phrase(e.kind)} + about + from + ", " +
               reference + clock_phrase(e.due, telling);
      },
      [&](const MatterNoted&) { return who + " made a note on " + reference; },
      [&](const MatterChased&) { return who + " chased " + reference; },
      [&](const MatterSettled& e) {
        return who + " settled " + reference + ": " + settled_phrase(e, matter.opened.kind);
      },
      [&](const MatterTakenUp& e) {
        const auto first = std::ranges::find_if(matter.taken_up,
                                                [](const auto& one) { return one.what.stage > 1; });
        const bool moved = first != matter.taken_up.end() && first->at == recorded.at;
        return moved ? who + " took " + reference + " to the next stage" +
                           clock_phrase(e.due, telling)
                     : who + " took up " + reference + " again";
      },
      [&](const MatterDestroyed& e) {
        return e.replayed
                   ? who + " destroyed again every word of " + reference +
                         ", after a backup was put back"
                   : who + " and " +
                         telling.name_of(Staff{.id = e.proposed_by, .role = {}, .agency = {}}) +
                         " destroyed every word of " + reference;
      });
}

Words words_for(const MatterRefusal& refusal, const hub::Profile& profile) {
  return std::visit([&profile](const auto& one) { return of(one, profile); }, refusal);
}

}  // namespace openmash::words
