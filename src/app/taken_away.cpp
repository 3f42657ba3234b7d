#include "app/taken_away.h"

#include "app/journal_lines.h"
#include "base/match.h"
#include "keep/journal.h"

namespace openmash::app {

namespace {

using Rows = std::vector<db::Statement>;

void add(Rows& rows, const JournalLine& line) {
  rows.push_back(keep::Journal::row(line_of(line)));
}

/// What two people decided, once the second has agreed.
void add_given(Rows& rows, const SecondAsked& asked) {
  switch (asked.step) {
    case TwoPersonStep::restrict_case:
      add(rows, CaseRestricted{
                    .contact = asked.contact, .proposal = asked.proposal, .listed = asked.listed});
      return;
    case TwoPersonStep::lift_restriction:
      add(rows, RestrictionOver{.contact = asked.contact});
      return;
    case TwoPersonStep::end_conflict:
      add(rows, ConflictOver{.conflict = asked.conflict.value_or(ConflictId{})});
      return;
    case TwoPersonStep::unseal_item:
    case TwoPersonStep::release_item:
      return;  // the case file says it
    case TwoPersonStep::grant_inspection:
      return;  // it gives, and takes nothing away
  }
}

}  // namespace

Rows taken_away_by(StaffId account, const AccountEvent& event) {
  Rows rows;
  match(
      event, [&](const AccountClosed&) { add(rows, ClosedAccount{.account = account}); },
      [&](const RoleChanged& e) {
        add(rows, RoleGiven{.account = account, .role = e.role, .agency = e.agency});
      },
      [](const AccountOpened&) {}, [](const SessionsEnded&) {},
      [](const OpenedForDemonstration&) {}, [](const HomeStreetGiven&) {},
      [](const SignInVoided&) {}, [](const WayInGiven&) {}, [](const WayInAgreed&) {},
      // A password, a factor or the provider's word: what the backup has of it is out of date.
      [&](const auto&) { add(rows, ProofChanged{.account = account}); });
  return rows;
}

Rows taken_away_by(const RightsEvents& events, const Rights& rights) {
  Rows rows;
  for (const RightsEvent& event : events) {
    if (const auto* entered = std::get_if<ConflictEntered>(&event)) {
      if (!entered->contact && finds_nobody(entered->with)) {
        continue;  // with a case whose reference leads nowhere: it takes nothing away
      }
      add(rows, ConflictThere{.conflict = entered->conflict,
                              .whose = entered->whose,
                              .suspected = entered->suspected,
                              .contact = entered->contact});
    } else if (const auto* over = std::get_if<InspectionEnded>(&event)) {
      add(rows, InspectionOver{.proposal = over->proposal});
    } else if (const auto* given = std::get_if<SecondGiven>(&event)) {
      if (const Proposal* proposal = rights.proposal(given->proposal)) {
        add_given(rows, proposal->asked.what);
      }
    }
  }
  return rows;
}

Rows taken_away_by(ContactId contact, const CaseEvents& events) {
  Rows rows;
  for (const CaseEvent& event : events) {
    if (const auto* sealed = std::get_if<ItemSealed>(&event)) {
      add(rows, SealPut{.contact = contact,
                        .request = sealed->request,
                        .item = sealed->item,
                        .silent = sealed->silent,
                        .listed = sealed->listed});
    } else if (const auto* unsealed = std::get_if<ItemUnsealed>(&event)) {
      add(rows, SealOver{.item = unsealed->item});
    } else if (const auto* link = std::get_if<GuestLinkEnded>(&event)) {
      add(rows, LinkOver{.contact = contact,
                         .request = link->request,
                         .enquiry = link->enquiry,
                         .link = link->link});
    } else if (const auto* release = std::get_if<ReleaseEnded>(&event)) {
      add(rows, ReleaseOver{.contact = contact,
                            .release = release->release,
                            .request = release->request,
                            .item = release->item});
    } else if (const auto* referrer = std::get_if<ReferrerReleaseEnded>(&event)) {
      add(rows,
          ReleaseOver{.contact = contact, .release = referrer->release, .request = {}, .item = {}});
    }
  }
  return rows;
}

}  // namespace openmash::app
