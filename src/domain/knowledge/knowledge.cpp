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
  Rights guarded;
  const hub::Profile& profile;
  const hub::Profile& rules;

  /// As this person stood to the case, or to one request in it.
  [[nodiscard]] Subject subject(const Staff& person, std::optional<RequestId> request) const {
    const Subject plain = request ? subject_of(file, *request) : subject_of(file);
    return with_rights(with_cover(plain, histories.rota, moment), guarded, file, person, moment);
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

bool is_on_request_page(const Then& then, const RecordedEvent& fact, const Request& own) {
  const RequestId request = own.asked.what.request;
  if (const auto* person = std::get_if<PersonDescribed>(&fact.event)) {
    return contains(own.asked.what.about, person->person);
  }
  const auto of = request_of(fact.event);
  const auto* item = std::get_if<ItemReturned>(&fact.event);
  const bool others =
      then.members_see_record() && (item == nullptr || item->handling != Handling::hub_only);
  return of && (*of == request || others);
}

/// Marks what this person could have had before them, of what a page left to them by those rights.
template <class IsThere>
void mark(const Then& then, const Staff& person, const Subject& subject,
          std::vector<KnownFact>& facts, const IsThere& is_there) {
  const Actor reader = person;
  std::vector<RecordedEvent> left = then.events;
  hide_held(left, then.file,
            {.reader = reader, .subject = subject, .profile = then.profile, .now = then.moment});
  for (const RecordedEvent& one : left) {
    const auto fact = std::ranges::find(facts, one.sequence, &KnownFact::sequence);
    fact->could = fact->could || is_there(one);
  }
}

void mark_could(const Then& then, const Staff& person, std::vector<KnownFact>& facts) {
  const Subject whole = then.subject(person, std::nullopt);
  if (permits(person, Permission::see_contact, whole, then.profile)) {
    mark(then, person, whole, facts, [](const RecordedEvent&) { return true; });
  }
  for (const Request& request : then.file.enquiry.requests) {
    const Subject subject = then.subject(person, request.asked.what.request);
    if (permits(person, Permission::see_request, subject, then.profile)) {
      mark(then, person, subject, facts,
           [&](const RecordedEvent& fact) { return is_on_request_page(then, fact, request); });
    }
  }
}

/// Of two in one moment the one of the smaller place: so that the answer is the same for ever.
bool is_before(const Showing& one, const Showing& other) {
  return one.at != other.at ? one.at < other.at : one.place < other.place;
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
    case Extent::people: {
      const auto* person = std::get_if<PersonDescribed>(&fact.event);
      return std::holds_alternative<ContactReceived>(fact.event) ||
             (person != nullptr && (!shown.about || shown.about == person->person.value));
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
      if (held(showing.shown, events[i]) && (!sent || is_before(showing, *sent))) {
        sent = showing;
      }
    }
  }
  for (const Employed& one : histories.people) {
    if (whose.means(one.staff) && one.from <= moment && (!one.until || moment < *one.until)) {
      knowledge.people.push_back(one.staff);
    }
  }
  const hub::Profile* profile = in_force(histories.profiles, moment);
  if (events.empty() || profile == nullptr) {
    return knowledge;
  }
  CaseFile file = fold(histories.contact, events);
  std::vector<RecordedRight> rights;
  std::ranges::copy_if(histories.rights, std::back_inserter(rights),
                       [&](const RecordedRight& one) { return one.at <= moment; });
  const hub::Profile* rules = histories.rules(file.intake.contact.profile_version);
  const Then then{.histories = histories,
                  .moment = moment,
                  .events = events,
                  .file = std::move(file),
                  .guarded = fold_rights(rights),
                  .profile = *profile,
                  .rules = rules == nullptr ? *profile : *rules};
  for (const Staff& person : knowledge.people) {
    mark_could(then, person, knowledge.facts);
  }
  return knowledge;
}

}  // namespace openmash
