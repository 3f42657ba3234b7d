#include "domain/access/guarding.h"

#include <algorithm>

#include "base/contains.h"
#include "domain/access/seal_item.h"
#include "domain/duty/rota.h"
#include "domain/release/held.h"
#include "domain/release/propose_release.h"
#include "domain/release/release_item.h"

namespace openmash {

namespace {

template <class Why>
No<RightsRefusal> not_so(Why why) {
  return No<RightsRefusal>{RightsRefusal{why}};
}

bool guards(const Guarding& world, const Actor& by) {
  return permits(by, Permission::guard_access, {}, world.moment.roles());
}

/// Out of hours whoever of the hub is on duty by the rota is asked for a second: nobody who decides
/// need be awake.
bool is_on_call(const Guarding& world, const Actor& by) {
  const Staff* staff = as_staff(by);
  const Moment& moment = world.moment;
  if (staff == nullptr || moment.rota == nullptr || !is_of_the_hub(*staff, moment.roles()) ||
      hub::is_open(*moment.calendar, moment.now)) {
    return false;
  }
  return moment.rota->absence_of(staff->id, moment.now) == nullptr &&
         std::ranges::any_of(moment.rota->shifts, [&](const Shift& shift) {
           const hub::Interval holds = shift.holds();
           return shift.person.id == staff->id && holds.from <= moment.now && moment.now < holds.to;
         });
}

/// The case is theirs to read: nobody keeps or opens what they may not see.
bool reads_case(const Guarding& world, const Actor& by) {
  return may(by, Permission::see_contact, world.subject, world.moment.roles()) >= Level::read;
}

/// Of the agency that was asked, for the seal is its own.
bool answers_for_it(const Guarding& world, const Actor& by) {
  return permits(by, Permission::answer, world.subject, world.moment.roles());
}

/// On the seal's list, and one who decides.
bool guards_seal(const Guarding& world, const SecondAsked& what, const Actor& by) {
  const Request* request = what.request ? world.file.enquiry.find(*what.request) : nullptr;
  const Signed<ItemSealed>* seal =
      request == nullptr || !what.item ? nullptr : seal_on(*request, *what.item);
  const Staff* staff = as_staff(by);
  return seal != nullptr && staff != nullptr && contains(seal->what.listed, staff->id) &&
         guards(world, by) && reads_case(world, by);
}

/// What is to go, as it stands in the case under the proposal's own id.
const Signed<ReleaseProposed>* release_in(const Guarding& world, const SecondAsked& what) {
  const Request* request = what.request ? world.file.enquiry.find(*what.request) : nullptr;
  return request == nullptr ? nullptr : find_proposed(*request, ReleaseId{what.proposal.value});
}

bool may_propose(const Guarding& world, const SecondAsked& what, const Actor& by) {
  switch (what.step) {
    case TwoPersonStep::release_item: {
      // Whoever wrote it into the case asks for the second: it was theirs to do there.
      const Signed<ReleaseProposed>* release = release_in(world, what);
      return release != nullptr && is_same_person(release->by, by);
    }
    case TwoPersonStep::restrict_case:
    case TwoPersonStep::lift_restriction:
      return takes_part(by, world.moment.roles()) && reads_case(world, by);
    case TwoPersonStep::unseal_item:
      return answers_for_it(world, by) || guards_seal(world, what, by);
    case TwoPersonStep::grant_inspection:
      return guards(world, by) && world.reads_named;
    case TwoPersonStep::end_conflict: {
      const ConflictEntry* entry = what.conflict ? world.rights.conflict(*what.conflict) : nullptr;
      return entry != nullptr && guards(world, by) && !is_staff(by, entry->entered.what.whose);
    }
  }
  return false;
}

std::optional<RightsRefusal> nothing_to_do(const Guarding& world, const SecondAsked& what) {
  switch (what.step) {
    case TwoPersonStep::restrict_case:
    case TwoPersonStep::grant_inspection:
      return std::nullopt;
    case TwoPersonStep::lift_restriction:
      return world.rights.restricted.contains(what.contact) ? std::nullopt
                                                            : std::optional{NothingToLift{}};
    case TwoPersonStep::unseal_item: {
      const Request* request = what.request ? world.file.enquiry.find(*what.request) : nullptr;
      return request != nullptr && what.item && seal_on(*request, *what.item) != nullptr
                 ? std::nullopt
                 : std::optional{NothingToLift{}};
    }
    case TwoPersonStep::release_item: {
      const Signed<ReleaseProposed>* release = release_in(world, what);
      const bool goes = release != nullptr && what.item == release->what.item &&
                        !goes_nowhere_new(*world.file.enquiry.find(*what.request), release->what,
                                          world.moment.now);
      return goes ? std::nullopt : std::optional{NothingToLift{}};
    }
    case TwoPersonStep::end_conflict: {
      const ConflictEntry* entry = what.conflict ? world.rights.conflict(*what.conflict) : nullptr;
      if (entry == nullptr) {
        return NoSuchConflict{};
      }
      return entry->ended ? std::optional<RightsRefusal>{NothingToLift{}} : std::nullopt;
    }
  }
  return std::nullopt;
}

RightsDecided decide(const Guarding& world, const EnterConflict& command, const Actor& by) {
  const bool own = is_staff(by, command.whose.id);
  if (!own && !guards(world, by)) {
    return not_so(NotPermitted{});
  }
  if (!command.names_a_case && finds_nobody(command.with)) {
    return not_so(NobodyFoundByIt{});
  }
  if (is_blank(command.why)) {
    return not_so(ReasonNotSaid{});
  }
  if (world.rights.conflict(command.conflict) != nullptr) {
    return RightsEvents{};  // the same press again
  }
  return RightsEvents{ConflictEntered{.conflict = command.conflict,
                                      .whose = command.whose.id,
                                      .suspected = !own,
                                      .contact = command.contact,
                                      .with = command.with,
                                      .why = command.why}};
}

std::optional<RightsRefusal> grant_wrong(const Guarding& world, const AskSecond& command) {
  const hub::Role* role =
      command.inspector ? world.moment.roles().role(command.inspector->role) : nullptr;
  if (role == nullptr || !role->has(hub::Power::inspect) || command.contacts.empty()) {
    return NoInspector{};
  }
  if (command.until <= command.from || command.until <= world.moment.now ||
      command.until - command.from > inspection_most) {
    return DaysWrong{};
  }
  return std::nullopt;
}

RightsDecided decide(const Guarding& world, const EndInspection& command, const Actor& by) {
  const Proposal* proposal = world.rights.proposal(command.proposal);
  if (!guards(world, by)) {
    return not_so(NotPermitted{});
  }
  if (proposal == nullptr || !proposal->asked.what.inspection || !proposal->given) {
    return not_so(NoSuchProposal{});
  }
  if (is_blank(command.reason)) {
    return not_so(ReasonNotSaid{});
  }
  if (proposal->ended) {
    return not_so(NothingToLift{});
  }
  return RightsEvents{InspectionEnded{.proposal = command.proposal, .reason = command.reason}};
}

RightsDecided decide(const Guarding& world, const AskSecond& command, const Actor& by) {
  SecondAsked what{.proposal = command.proposal,
                   .step = command.step,
                   .contact = command.contact,
                   .request = command.request,
                   .item = command.item,
                   .conflict = command.conflict,
                   .listed = {},
                   .session = world.session,
                   .reason = command.reason};
  if (!may_propose(world, what, by)) {
    return not_so(NotPermitted{});
  }
  if (const auto none = nothing_to_do(world, what)) {
    return No<RightsRefusal>{*none};
  }
  if (is_blank(command.reason)) {
    return not_so(ReasonNotSaid{});
  }
  if (command.step == TwoPersonStep::restrict_case) {
    if (!is_list_enough(world.file, command.listed, world.moment)) {
      return not_so(ListTooShort{});
    }
    std::ranges::transform(command.listed, std::back_inserter(what.listed), &Staff::id);
  }
  if (command.step == TwoPersonStep::grant_inspection) {
    if (const auto wrong = grant_wrong(world, command)) {
      return No<RightsRefusal>{*wrong};
    }
    what.inspection = Inspection{.inspector = command.inspector->id,
                                 .contacts = command.contacts,
                                 .from = command.from,
                                 .until = command.until};
  }
  if (world.rights.proposal(command.proposal) != nullptr) {
    return RightsEvents{};
  }
  return RightsEvents{what};
}

RightsDecided decide(const Guarding& world, const GiveSecond& command, const Actor& by) {
  const Proposal* proposal = world.rights.proposal(command.proposal);
  if (proposal == nullptr) {
    return not_so(NoSuchProposal{});
  }
  const SecondAsked& what = proposal->asked.what;
  if (is_same_person(proposal->asked.by, by) || what.session == world.session) {
    return not_so(SecondMustDiffer{});
  }
  if (!may_second(world, *proposal, by)) {
    return not_so(NotPermitted{});
  }
  if (!proposal->waits()) {
    return not_so(AnsweredAlready{});
  }
  if (const auto none = nothing_to_do(world, what)) {
    return No<RightsRefusal>{*none};
  }
  return RightsEvents{SecondGiven{.proposal = command.proposal, .session = world.session}};
}

RightsDecided decide(const Guarding& world, const RefuseSecond& command, const Actor& by) {
  const Proposal* proposal = world.rights.proposal(command.proposal);
  if (proposal == nullptr) {
    return not_so(NoSuchProposal{});
  }
  if (!is_same_person(proposal->asked.by, by) && !may_second(world, *proposal, by)) {
    return not_so(NotPermitted{});
  }
  if (!proposal->waits()) {
    return not_so(AnsweredAlready{});
  }
  if (is_blank(command.reason)) {
    return not_so(ReasonNotSaid{});
  }
  return RightsEvents{SecondRefused{.proposal = command.proposal, .reason = command.reason}};
}

RightsDecided decide(const Guarding& world, const BreakGlass& command, const Actor& by) {
  const Staff* staff = as_staff(by);
  if (staff == nullptr || !permits(by, Permission::break_glass, {}, world.moment.roles())) {
    return not_so(NotPermitted{});
  }
  if (is_blank(command.reason)) {
    return not_so(ReasonNotSaid{});
  }
  if (world.rights.glass(command.glass) != nullptr) {
    return RightsEvents{};
  }
  // Absent, conflicted and restricted are one to whoever breaks it, and all of them alert.
  const bool opens = command.contact && world.file.exists() &&
                     world.subject.conflict == access::Conflict::none &&
                     world.subject.restriction == access::Restriction::open;
  return RightsEvents{GlassBroken{.glass = command.glass,
                                  .contact = command.contact,
                                  .opened = opens,
                                  .session = world.session,
                                  .until = world.moment.now + glass_most,
                                  .reference = command.reference,
                                  .reason = command.reason}};
}

RightsDecided decide(const Guarding& world, const ReviewGlass& command, const Actor& by) {
  const BrokenGlass* glass = world.rights.glass(command.glass);
  if (glass == nullptr) {
    return not_so(NoSuchGlass{});
  }
  // A case that is kept from them keeps who looked at it from them too.
  if (!guards(world, by) || (world.file.exists() && !reads_case(world, by))) {
    return not_so(NotPermitted{});
  }
  if (is_same_person(glass->broken.by, by)) {
    return not_so(OwnGlass{});
  }
  if (glass->reviewed) {
    return not_so(ReviewedAlready{});
  }
  if (is_blank(command.note)) {
    return not_so(ReasonNotSaid{});
  }
  return RightsEvents{
      GlassReviewed{.glass = command.glass, .judged = command.judged, .note = command.note}};
}

RightsDecided decide(const Guarding& world, const NoteConflict& command, const Actor& by) {
  const MetConflict* met = world.rights.met_by(command.contact, command.whose);
  if (!guards(world, by) || !reads_case(world, by) || is_staff(by, command.whose)) {
    return not_so(NotPermitted{});
  }
  if (met == nullptr) {
    return not_so(NoSuchConflict{});
  }
  return met->noted
             ? RightsEvents{}
             : RightsEvents{ConflictNoted{.contact = command.contact, .whose = command.whose}};
}

const Proposal* proposal_of(const Rights& rights, const RightsCommand& command) {
  if (const auto* given = std::get_if<GiveSecond>(&command)) {
    return rights.proposal(given->proposal);
  }
  const auto* refused = std::get_if<RefuseSecond>(&command);
  return refused == nullptr ? nullptr : rights.proposal(refused->proposal);
}

}  // namespace

bool may_second(const Guarding& world, const Proposal& proposal, const Actor& by) {
  const SecondAsked& what = proposal.asked.what;
  if (is_same_person(proposal.asked.by, by) || what.session == world.session) {
    return false;
  }
  switch (what.step) {
    case TwoPersonStep::restrict_case:
    case TwoPersonStep::lift_restriction:
      return (guards(world, by) || is_on_call(world, by)) && reads_case(world, by);
    case TwoPersonStep::unseal_item:
    case TwoPersonStep::end_conflict:
    case TwoPersonStep::grant_inspection:
      return may_propose(world, what, by);
    case TwoPersonStep::release_item:
      return answers_for_it(world, by) || guards_seal(world, what, by) ||
             (is_on_call(world, by) && reads_case(world, by));
  }
  return false;
}

std::optional<ContactId> contact_of(const Rights& rights, const RightsCommand& command) {
  if (const Proposal* proposal = proposal_of(rights, command)) {
    return proposal->asked.what.contact;
  }
  if (const auto* asked = std::get_if<AskSecond>(&command)) {
    return asked->contact;
  }
  if (const auto* breaks = std::get_if<BreakGlass>(&command)) {
    return breaks->contact;
  }
  if (const auto* reviews = std::get_if<ReviewGlass>(&command)) {
    const BrokenGlass* glass = rights.glass(reviews->glass);
    return glass == nullptr ? std::nullopt : glass->broken.what.contact;
  }
  const auto* noted = std::get_if<NoteConflict>(&command);
  return noted == nullptr ? std::nullopt : std::optional{noted->contact};
}

std::vector<ContactId> named_in(const Rights& rights, const RightsCommand& command) {
  if (const auto* asked = std::get_if<AskSecond>(&command)) {
    return asked->contacts;
  }
  const Proposal* proposal = proposal_of(rights, command);
  return proposal == nullptr || !proposal->asked.what.inspection
             ? std::vector<ContactId>{}
             : proposal->asked.what.inspection->contacts;
}

std::optional<RequestId> request_of(const Rights& rights, const RightsCommand& command) {
  if (const Proposal* proposal = proposal_of(rights, command)) {
    return proposal->asked.what.request;
  }
  const auto* asked = std::get_if<AskSecond>(&command);
  return asked == nullptr ? std::nullopt : asked->request;
}

RightsDecided decide_rights(const Guarding& world, const RightsCommand& command, const Actor& by) {
  return std::visit([&](const auto& one) { return decide(world, one, by); }, command);
}

}  // namespace openmash
