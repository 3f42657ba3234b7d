#include "app/rights_again.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/accounts.h"
#include "app/handle.h"
#include "base/contains.h"
#include "base/faults.h"
#include "base/match.h"

namespace openmash::app {

namespace {

constexpr const char* why = "it was so before, and is again after a backup was put back";

/// What the lines say when all of them are read: a later one may take back an earlier one.
struct Together {
  std::set<StaffId> closed;
  std::set<StaffId> voided;
  std::map<StaffId, RoleGiven> roles;
  std::map<ConflictId, ConflictThere> conflicts;
  std::map<ContactId, CaseRestricted> restricted;
  std::set<ProposalId> inspections;
  std::map<ItemId, SealPut> sealed;
  std::map<ContactId, std::vector<LinkOver>> links;
  std::map<ContactId, std::vector<ReleaseOver>> releases;
};

Together put_together(const std::vector<JournalLine>& lines) {
  Together all;
  for (const JournalLine& line : lines) {
    match(
        line, [](const PartDestroyed&) {},
        [&](const ClosedAccount& one) { all.closed.insert(one.account); },
        [&](const ProofChanged& one) { all.voided.insert(one.account); },
        [&](const RoleGiven& one) { all.roles.insert_or_assign(one.account, one); },
        [&](const ConflictThere& one) { all.conflicts.insert_or_assign(one.conflict, one); },
        [&](const ConflictOver& one) { all.conflicts.erase(one.conflict); },
        [&](const CaseRestricted& one) { all.restricted.insert_or_assign(one.contact, one); },
        [&](const RestrictionOver& one) { all.restricted.erase(one.contact); },
        [&](const InspectionOver& one) { all.inspections.insert(one.proposal); },
        [&](const SealPut& one) { all.sealed.insert_or_assign(one.item, one); },
        [&](const SealOver& one) { all.sealed.erase(one.item); },
        [&](const LinkOver& one) { all.links[one.contact].push_back(one); },
        [&](const ReleaseOver& one) { all.releases[one.contact].push_back(one); });
  }
  return all;
}

void store(Core& core, ledger::Batch batch) {
  if (!std::holds_alternative<ledger::Appended>(core.ledger().append(std::move(batch)))) {
    throw DatabaseFault("a right could not be taken away again");
  }
}

ledger::Batch no_submission() {
  return {.submission = {}, .digest = {}, .appends = {}, .keys = {}, .rows = {}, .answer = {}};
}

/// Each of these events, sealed for its place at the stream's end.
template <class Event, class Seal>
void append_all(Core& core, Id128 stream, const std::vector<Event>& events, const Seal& seal) {
  if (events.empty()) {
    return;
  }
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  std::uint64_t sequence = slice.events.size();
  ledger::Batch batch = no_submission();
  ledger::StreamAppend append{.stream = stream, .expected_version = sequence, .events = {}};
  for (const Event& event : events) {
    append.events.push_back(seal(event, ++sequence, keys));
  }
  batch.appends.push_back(std::move(append));
  batch.keys = keys.take_new();
  store(core, std::move(batch));
}

void accounts_again(Core& core, const Together& all, RightsAgain& again) {
  struct Change {
    StaffId account;
    AccountEvent event;
  };
  std::vector<Change> changes;
  for (const Account& account : Accounts{core}.all()) {
    if (const auto role = all.roles.find(account.id);
        role != all.roles.end() && (role->second.role != account.opened.role ||
                                    role->second.agency != account.opened.agency)) {
      changes.push_back(
          {.account = account.id,
           .event = RoleChanged{.role = role->second.role, .agency = role->second.agency}});
      // Whether somebody had agreed to it the journal does not say.
      changes.push_back({.account = account.id, .event = WayInGiven{.way = WayIn::role}});
      ++again.roles;
    }
    if (all.voided.contains(account.id) && !account.voided) {
      changes.push_back({.account = account.id, .event = SignInVoided{}});
      ++again.voided;
    }
    if (all.closed.contains(account.id) && !account.closed) {
      changes.push_back({.account = account.id, .event = AccountClosed{.reason = why}});
      ++again.accounts;
    }
  }
  append_all(core, core.stream_for("accounts"), changes,
             [&core](const Change& one, std::uint64_t sequence, codec::StreamKeys& keys) {
               return codec::seal_event(one.account, one.event, System{}, core.ledger().id(),
                                        sequence, keys);
             });
}

void register_again(Core& core, const Together& all, RightsAgain& again) {
  const std::shared_ptr<const Rights> rights = core.rights();
  RightsEvents events;
  for (const auto& [id, one] : all.conflicts) {
    if (rights->conflict(id) == nullptr) {
      events.push_back(ConflictEntered{.conflict = id,
                                       .whose = one.whose,
                                       .suspected = one.suspected,
                                       .contact = one.contact,
                                       .with = {},
                                       .why = why});
      ++again.conflicts;
      again.unknown += one.contact ? 0U : 1U;
    }
  }
  for (const auto& [contact, one] : all.restricted) {
    const auto now = rights->restricted.find(contact);
    if (now != rights->restricted.end() && now->second == one.listed) {
      continue;
    }
    // Two people decided it once: a proposal of the system's own says the same again.
    const ProposalId proposal{seal::fresh_id()};
    events.push_back(SecondAsked{.proposal = proposal,
                                 .step = TwoPersonStep::restrict_case,
                                 .contact = contact,
                                 .request = {},
                                 .item = {},
                                 .conflict = {},
                                 .listed = one.listed,
                                 .session = {},
                                 .reason = why});
    events.push_back(SecondGiven{.proposal = proposal, .session = {}});
    ++again.restricted;
  }
  for (const Proposal& one : rights->proposals) {
    if (all.inspections.contains(one.asked.what.proposal) && one.given && !one.ended) {
      events.push_back(InspectionEnded{.proposal = one.asked.what.proposal, .reason = why});
      ++again.inspections;
    }
  }
  append_all(core, core.stream_for(rights_stream), events,
             [&core](const RightsEvent& one, std::uint64_t sequence, codec::StreamKeys& keys) {
               return codec::seal_event(one, System{}, core.ledger().id(), sequence, keys);
             });
  core.forget_rights();
}

void add_seal(CaseEvents& events, const CaseFile& file, const SealPut& one, RightsAgain& again) {
  const Request* request = file.enquiry.find(one.request);
  const bool is_there =
      request != nullptr && std::ranges::any_of(request->items, [&](const auto& item) {
        return item.what.item == one.item;
      });
  const bool is_sealed = is_there && std::ranges::any_of(request->sealed, [&](const auto& seal) {
                           return seal.what.item == one.item && seal.what.listed == one.listed;
                         });
  if (is_there && !is_sealed) {
    events.push_back(ItemSealed{.item = one.item,
                                .request = one.request,
                                .listed = one.listed,
                                .silent = one.silent,
                                .reason = why});
    ++again.sealed;
  }
}

void add_link(CaseEvents& events, const CaseFile& file, const LinkOver& one, RightsAgain& again) {
  const Request* request = file.enquiry.find(one.request);
  const NamedEnquiry* enquiry = request == nullptr ? nullptr : request->find(one.enquiry);
  const GuestLink* link = enquiry == nullptr ? nullptr : enquiry->link(one.link);
  if (link != nullptr && !link->ended) {
    events.push_back(GuestLinkEnded{
        .request = one.request, .enquiry = one.enquiry, .link = one.link, .reason = why});
    ++again.links;
  }
}

template <class All>
bool names(const All& all, ReleaseId release) {
  return std::ranges::any_of(all,
                             [release](const auto& one) { return one.what.release == release; });
}

void add_release(CaseEvents& events, const CaseFile& file, const ReleaseOver& one,
                 RightsAgain& again) {
  if (!one.request || !one.item) {
    if (names(file.family.on_referrer, one.release) &&
        !names(file.family.on_referrer_ended, one.release)) {
      events.push_back(ReferrerReleaseEnded{.release = one.release, .reason = why});
      ++again.releases;
    }
    return;
  }
  const Request* request = file.enquiry.find(*one.request);
  if (request != nullptr && names(request->released, one.release) &&
      !names(request->ended, one.release)) {
    events.push_back(ReleaseEnded{
        .item = *one.item, .request = *one.request, .release = one.release, .reason = why});
    ++again.releases;
  }
}

void cases_again(Core& core, const Together& all, RightsAgain& again) {
  std::map<ContactId, CaseEvents> by_case;
  const auto events_of = [&](ContactId contact) -> CaseEvents& { return by_case[contact]; };
  for (const auto& [item, one] : all.sealed) {
    add_seal(events_of(one.contact), *core.load(one.contact), one, again);
  }
  for (const auto& [contact, links] : all.links) {
    for (const LinkOver& one : links) {
      add_link(events_of(contact), *core.load(contact), one, again);
    }
  }
  for (const auto& [contact, releases] : all.releases) {
    for (const ReleaseOver& one : releases) {
      add_release(events_of(contact), *core.load(contact), one, again);
    }
  }
  for (const auto& [contact, events] : by_case) {
    if (!events.empty()) {
      ledger::Batch batch = no_submission();
      write_into(batch, core, *core.load(contact), events, System{}, core.now());
      store(core, std::move(batch));
      core.forget(contact);
    }
  }
}

}  // namespace

RightsAgain take_away_again(Core& core, const std::vector<JournalLine>& lines) {
  const Together all = put_together(lines);
  RightsAgain again;
  accounts_again(core, all, again);
  register_again(core, all, again);
  cases_again(core, all, again);
  return again;
}

}  // namespace openmash::app
