#include "domain/knowledge/knowledge.h"

#include <algorithm>

#include "base/contains.h"
#include "domain/casefile/commands.h"
#include "domain/release/held.h"

namespace openmash {

namespace {

/// What a list's row and every page about a case say: who came, and why.
bool is_intake(const CaseEvent& event) {
  return std::holds_alternative<ContactReceived>(event) ||
         std::holds_alternative<PersonDescribed>(event) ||
         std::holds_alternative<ConcernRaised>(event);
}

/// What stands beside another case about a case: that it came, and which way it went.
bool is_outline(const CaseEvent& event) {
  return std::holds_alternative<ContactReceived>(event) ||
         std::holds_alternative<GateSigned>(event) || std::holds_alternative<OutcomeDecided>(event);
}

const hub::Profile* in_force(const std::vector<VersionInForce>& profiles, Instant at) {
  const hub::Profile* found = nullptr;
  for (const VersionInForce& one : profiles) {
    if (one.from <= at || found == nullptr) {
      found = one.profile;
    }
  }
  return found;
}

/// The case as it stood, and all that decides who might have seen it.
struct Then {
  const Histories& histories;
  Instant moment;
  const std::vector<RecordedEvent>& events;  ///< those held by then
  CaseFile file;
  const hub::Profile& profile;
  const hub::Profile& rules;

  [[nodiscard]] Subject covered(const Subject& subject) const {
    return with_cover(subject, histories.rota, moment);
  }
  [[nodiscard]] bool members_see_record() const {
    switch (rules.check.members_see) {
      case hub::MembersSee::own_answer_only:
        return false;
      case hub::MembersSee::record_during_check:
        return true;
      case hub::MembersSee::record_at_decision:
        return file.is_decided();
    }
    return false;
  }
};

/// Whether this person might have had this item before them on the case's own page.
bool item_is_open(const Then& then, const Staff& person, const ItemReturned& item) {
  const Request* request = then.file.enquiry.find(item.request);
  return request != nullptr && (person.agency == request->asked.what.agency ||
                                !is_held(*request, item.item, then.moment));
}

/// The same on the page of a request of their own.
bool item_is_open_to_member(const Then& then, const Staff& person, const ItemReturned& item,
                            RequestId own) {
  return item.request == own ? item_is_open(then, person, item)
                             : then.members_see_record() && item.handling != Handling::hub_only &&
                                   item_is_open(then, person, item);
}

bool is_on_request_page(const Then& then, const RecordedEvent& fact, const Request& own) {
  const RequestId request = own.asked.what.request;
  if (const auto* person = std::get_if<PersonDescribed>(&fact.event)) {
    return contains(own.asked.what.about, person->person);
  }
  const auto of = request_of(fact.event);
  return of && (*of == request || then.members_see_record());
}

void mark_could(const Then& then, const Staff& person, std::vector<KnownFact>& facts) {
  if (permits(person, Permission::see_contact, then.covered(subject_of(then.file)), then.profile)) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const auto* item = std::get_if<ItemReturned>(&then.events[i].event);
      facts[i].could = facts[i].could || item == nullptr || item_is_open(then, person, *item);
    }
  }
  for (const Request& request : then.file.enquiry.requests) {
    const RequestId id = request.asked.what.request;
    if (!permits(person, Permission::see_request, then.covered(subject_of(then.file, id)),
                 then.profile)) {
      continue;
    }
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const RecordedEvent& fact = then.events[i];
      const auto* item = std::get_if<ItemReturned>(&fact.event);
      const bool there = item == nullptr ? is_on_request_page(then, fact, request)
                                         : item_is_open_to_member(then, person, *item, id);
      facts[i].could = facts[i].could || there;
    }
  }
}

}  // namespace

bool Whose::means(const Staff& staff) const {
  if (person) {
    return staff.id == *person;
  }
  return role && staff.role == *role && (!agency || staff.agency == agency);
}

std::optional<RequestId> request_of(const CaseEvent& event) {
  return std::visit(
      [](const auto& one) -> std::optional<RequestId> {
        if constexpr (requires { RequestId{one.request}; }) {
          return one.request;
        } else {
          return std::nullopt;
        }
      },
      event);
}

bool held(const SubjectShown& shown, const RecordedEvent& fact) {
  if (fact.sequence > shown.version) {
    return false;
  }
  if (const auto* item = std::get_if<ItemReturned>(&fact.event)) {
    return contains(shown.items, item->item);
  }
  switch (shown.extent) {
    case Extent::whole:
      return true;
    case Extent::form:
    case Extent::row:
    case Extent::not_recorded:
      return is_intake(fact.event);
    case Extent::outline:
      return is_outline(fact.event);
    case Extent::request: {
      const auto request = request_of(fact.event);
      return request && shown.about == request->value;
    }
    case Extent::part:
      return std::holds_alternative<ContactReceived>(fact.event);
  }
  return false;
}

Knowledge knowledge_at(const Histories& histories, Instant moment, const Whose& whose) {
  std::vector<RecordedEvent> events;
  std::ranges::copy_if(histories.casefile, std::back_inserter(events),
                       [&](const RecordedEvent& one) { return one.at <= moment; });
  Knowledge knowledge;
  for (const RecordedEvent& event : events) {
    knowledge.facts.push_back({.sequence = event.sequence, .sent = {}, .could = false});
  }
  for (const Showing& showing : histories.showings) {
    if (showing.at > moment || !whose.means(showing.to)) {
      continue;
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
      std::optional<Showing>& sent = knowledge.facts[i].sent;
      if (held(showing.shown, events[i]) && (!sent || showing.at < sent->at)) {
        sent = showing;
      }
    }
  }
  const hub::Profile* profile = in_force(histories.profiles, moment);
  if (events.empty() || profile == nullptr) {
    return knowledge;
  }
  CaseFile file = fold(ContactId{}, events);
  const hub::Profile* rules = histories.rules(file.intake.contact.profile_version);
  const Then then{.histories = histories,
                  .moment = moment,
                  .events = events,
                  .file = std::move(file),
                  .profile = *profile,
                  .rules = rules == nullptr ? *profile : *rules};
  for (const Employed& one : histories.people) {
    if (whose.means(one.staff) && one.from <= moment && (!one.until || moment < *one.until)) {
      knowledge.people.push_back(one.staff);
      mark_could(then, one.staff, knowledge.facts);
    }
  }
  return knowledge;
}

}  // namespace openmash
