#include "words/duty.h"

#include "base/ensure.h"
#include "base/match.h"
#include "words/kinds.h"

namespace openmash::words {

namespace {

/// Nobody is on duty: said of the desk, then of who answers.
std::string hole(const Answerable& answerable, const hub::Profile& profile) {
  const std::string desk = label(answerable.desks, profile);
  switch (answerable.because) {
    case Because::longest_at_desk:
      return "nobody is on duty as " + desk +
             ": answers until the rota is filled, as the longest there";
    case Because::longest_deciding:
      return "nobody is on duty as " + desk +
             ", or there at all: answers until the rota is filled, as who decides here";
    default:
      return "nobody is on duty as " + desk +
             ", or there at all: answers until the rota is filled, as the longest in the hub";
  }
}

}  // namespace

std::string label(const Desk& desk, const hub::Profile& profile) {
  const hub::Role* role = profile.role(desk.role);
  std::string name = role == nullptr ? desk.role.value : role->name;
  if (desk.agency) {
    const hub::Agency* agency = profile.agency(*desk.agency);
    name += " for " + (agency == nullptr ? desk.agency->value : agency->name);
  }
  return name;
}

std::string label(const Desks& desks, const hub::Profile& profile) {
  std::string names;
  for (std::size_t i = 0; i < desks.roles.size(); ++i) {
    names += i == 0 ? "" : i + 1 == desks.roles.size() ? " or " : ", ";
    names += label(Desk{.role = desks.roles[i], .agency = {}}, profile);
  }
  if (desks.agency) {
    const hub::Agency* agency = profile.agency(*desks.agency);
    names += " for " + (agency == nullptr ? desks.agency->value : agency->name);
  }
  return names.empty() ? "whoever takes this step" : names;
}

std::string because(const Answerable& answerable, const hub::Profile& profile,
                    const NameOf& name_of) {
  std::string words;
  switch (answerable.because) {
    case Because::is_worker:
      words = answerable.in_place_of
                  ? "covers for " + name_of(*answerable.in_place_of) + ", who is away"
                  : "the case is theirs";
      break;
    case Because::on_duty:
      words = "on duty as " + label(answerable.desks, profile);
      if (answerable.in_place_of) {
        words += ", covering for " + name_of(*answerable.in_place_of) + ", who is away";
      }
      break;
    case Because::decided_it:
      words = "made the decision";
      break;
    case Because::answered_it:
      words = "gave the answer";
      break;
    case Because::longest_at_desk:
    case Because::longest_deciding:
    case Because::longest_here:
      words = hole(answerable, profile);
      break;
  }
  if (answerable.missed) {
    words += "; the case must be given to somebody, for nobody is there for " +
             name_of(*answerable.missed);
  }
  return words;
}

std::string answering(const Answerable& answerable, const hub::Profile& profile,
                      const NameOf& name_of) {
  return (answerable.person ? name_of(*answerable.person) : "Nobody has an account here") + ", " +
         because(answerable, profile, name_of);
}

Words words_for(const DutyRefusal& refusal) {
  return match(
      refusal,
      [](const NotPermitted&) {
        return Words{"This is not yours to plan",
                     "Ask whoever plans the rota of this desk: the page says who may."};
      },
      [](const NoSuchShift&) {
        return Words{"There is no such shift", "Look at the rota again and choose it there."};
      },
      [](const NoSuchAbsence&) {
        return Words{"There is no such absence", "Look at the rota again and choose it there."};
      },
      [](const NoSuchHandover&) {
        return Words{"There is no such note", "Look at the rota again and choose it there."};
      },
      [](const NoDeskOfTheirs&) {
        return Words{"This person sits at no desk", "Choose somebody who takes a step here."};
      },
      [](const EndsTooSoon&) {
        return Words{"It ends before it begins",
                     "Check both times. A shift over midnight ends on the next day."};
      },
      [](const LastsTooLong&) {
        return Words{"A shift lasts a day at most", "Check the times, or plan two shifts."};
      },
      [](const IsPast&) {
        return Words{"That time is over", "The rota says who is to be here, and what was stays."};
      },
      [](const OnDutyThen&) {
        return Words{"They have a shift in that time already",
                     "Take that one off first, or choose other times."};
      },
      [](const TakenOffAlready&) {
        return Words{"This shift was taken off already", "Nothing more is to be done about it."};
      },
      [](const AwayThen&) {
        return Words{"An absence is noted for that time already",
                     "End that one first, or name who covers it."};
      },
      [](const CoverMayNot&) {
        return Words{"This person cannot cover",
                     "Choose somebody of the same role, or of one that does the same work for the "
                     "same agency."};
      },
      [](const CoverIsAway&) {
        return Words{"Whoever covers is away then too", "Choose somebody who is there."};
      },
      [](const CameBack&) {
        return Words{"This absence is over", "Note another one if they are away again."};
      },
      [](const NoReasonGiven&) {
        return Words{"Say why the shift is taken off", "A few words will do."};
      },
      [](const NothingHandedOver&) {
        return Words{"Nothing was written to hand over", "Say what the next one must know."};
      },
      [](const NotOnDutyThere&) {
        return Words{"This note is for whoever is on duty at its desk",
                     "They read it when their shift begins."};
      },
      [](const ReadAlready&) {
        return Words{"This note was read already", "The rota says by whom."};
      });
}

}  // namespace openmash::words
