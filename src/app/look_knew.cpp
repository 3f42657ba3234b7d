#include <algorithm>

#include "app/look.h"
#include "domain/reference.h"
#include "domain/release/held.h"
#include "domain/release/reasoning.h"
#include "london/london_time.h"
#include "views/access.h"

namespace openmash::app {

// Who knew what, when. Content as of then, and the rights of those asked about as of then; whoever
// asks is judged by today's.
namespace {

constexpr std::string_view profile_stream = "hub profile";

/// Each version from the day it names, and never before it was adopted.
std::vector<VersionInForce> profiles_of(Core& core) {
  const Id128 stream = core.stream_for(profile_stream);
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  std::vector<Instant> adopted;
  for (const ledger::StoredEvent& stored : slice.events) {
    if (std::holds_alternative<codec::RecordedProfile>(codec::open_any(stored, keys))) {
      adopted.push_back(stored.recorded_at);
    }
  }
  const std::vector<const hub::Profile*> versions = core.versions();
  std::vector<VersionInForce> all;
  for (std::size_t i = 0; i < versions.size() && i < adopted.size(); ++i) {
    all.push_back({.from = std::max(adopted[i], london::start_of(versions[i]->in_force_from)),
                   .profile = versions[i]});
  }
  std::ranges::sort(all, [](const VersionInForce& left, const VersionInForce& right) {
    return left.from < right.from;
  });
  return all;
}

/// Who had an account in which role, from when until when.
std::vector<Employed> employed(Core& core) {
  const Id128 stream = core.stream_for("accounts");
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  std::vector<Employed> all;
  for (const ledger::StoredEvent& stored : slice.events) {
    const auto any = codec::open_any(stored, keys);
    const auto* recorded = std::get_if<codec::RecordedAccount>(&any);
    if (recorded == nullptr) {
      continue;
    }
    const auto end_last = [&] {
      const auto last = std::find_if(all.rbegin(), all.rend(), [&](const Employed& one) {
        return one.staff.id == recorded->account && !one.until;
      });
      if (last != all.rend()) {
        last->until = recorded->at;
      }
    };
    const auto begin = [&](const RoleCode& role, const std::optional<AgencyCode>& agency) {
      all.push_back({.staff = {.id = recorded->account, .role = role, .agency = agency},
                     .from = recorded->at,
                     .until = {}});
    };
    if (const auto* opened = std::get_if<AccountOpened>(&recorded->event)) {
      begin(opened->role, opened->agency);
    } else if (const auto* changed = std::get_if<RoleChanged>(&recorded->event)) {
      end_last();
      begin(changed->role, changed->agency);
    } else if (std::holds_alternative<AccountClosed>(recorded->event)) {
      end_last();
    }
  }
  return all;
}

std::vector<RecordedRight> rights_of(Core& core) {
  const Id128 stream = core.stream_for(rights_stream);
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  return codec::open_rights(slice, keys);
}

}  // namespace

Result<Visible<KnewPage>, Refusal> Look::knew(const Reader& asking, std::string_view reference,
                                              Instant moment, const Whose& whose) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const auto contact = find(reference);
  if (!contact || !permits(reader.actor, Permission::see_access_record, {}, core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::knew, contact)) {
      return knew(reader, reference, moment, whose);
    }
    return No<Refusal>{NoSuchContact{}};
  }
  std::vector<RecordedEvent> history = core_.history(*contact);
  const CaseFile whole = fold(*contact, history);
  if (!hears_of(reader, *contact)) {
    if (!recorded_in_vain(judging, ReadPurpose::knew, contact)) {
      return knew(reader, reference, moment, whose);
    }
    return No<Refusal>{NoSuchContact{}};
  }

  std::vector<Showing> showings;
  const auto rows = core_.readers().read([&](db::Connection& connection) {
    return views::looked_at(connection, ReadPass{}, core_.access_keys(), *contact);
  });
  std::vector<Id128> streams;
  for (const views::LookedRow& row : rows) {
    if (std::ranges::find(streams, row.stream) != streams.end()) {
      continue;
    }
    streams.push_back(row.stream);
    for (const InRecord& entry : record_in(core_, row.stream)) {
      const auto* showing = std::get_if<codec::RecordedShowing>(&entry.what);
      const Staff* to = as_staff(entry.by);
      if (showing == nullptr || to == nullptr || showing->shown.refused) {
        continue;
      }
      for (const SubjectShown& subject : showing->shown.subjects) {
        if (subject.contact == *contact) {
          showings.push_back({.to = *to,
                              .at = entry.at,
                              .purpose = showing->shown.purpose,
                              .shown = subject,
                              .place = entry.place,
                              .session = showing->shown.session});
        }
      }
    }
  }
  const std::vector<Employed> people = employed(core_);
  const std::vector<RecordedRight> rights = rights_of(core_);
  const std::shared_ptr<const Rota> rota = core_.rota();
  const std::vector<VersionInForce> profiles = profiles_of(core_);
  const Histories histories{
      .contact = *contact,
      .casefile = history,
      .showings = showings,
      .people = people,
      .rota = *rota,
      .rights = rights,
      .profiles = profiles,
      .rules = [this](const std::string& version) { return core_.profile_of(version); }};
  const Knowledge knowledge = knowledge_at(histories, moment, whose);

  // Today's rights say what of it may be told to whoever asks.
  const Subject about = subject(reader, whole);
  const bool tells = permits(reader.actor, Permission::see_contact, about, core_.profile());
  std::vector<RecordedEvent> told = history;
  hide_reasoning(told, whole, reader.actor, core_.now());
  hide_held(
      told, whole,
      {.reader = reader.actor, .subject = about, .profile = core_.profile(), .now = core_.now()});
  std::vector<RecordedEvent> then;
  std::ranges::copy_if(told, std::back_inserter(then),
                       [&](const RecordedEvent& one) { return one.at <= moment; });
  KnewPage page{.reference = whole.intake.contact.reference,
                .contact = *contact,
                .moment = moment,
                .whose = whose,
                .people = {},
                .file = {},
                .profile = &core_.profile_for(whole),
                .facts = {}};
  for (const Staff& one : knowledge.people) {
    page.people.push_back(people_.name_of(one.id));
  }
  for (const KnownFact& fact : knowledge.facts) {
    const auto event = std::ranges::find(then, fact.sequence, &RecordedEvent::sequence);
    if (event == then.end()) {
      continue;  // an agency's own, and kept from whoever asks
    }
    KnewFact one{.sequence = fact.sequence,
                 .at = event->at,
                 .event = {},
                 .sent = fact.sent,
                 .sent_to = fact.sent ? people_.name_of(fact.sent->to.id) : "",
                 .through_glass = fact.sent
                                      ? through_glass(*core_.rights(), fact.sent->to, *contact,
                                                      fact.sent->at, fact.sent->session)
                                      : std::nullopt,
                 .could = fact.could};
    if (tells) {
      one.event = *event;
    }
    page.facts.push_back(std::move(one));
  }
  if (tells) {
    page.file = std::make_shared<const CaseFile>(fold(*contact, then));
  }
  judging.grounds.rest_on(contact->value, whole.version);
  const RecordAsked asked{.session = {},
                          .question = RecordQuestion::knew,
                          .person = whose.person,
                          .role = whose.role,
                          .contact = contact,
                          .from = {},
                          .until = moment,
                          .found = static_cast<std::uint32_t>(page.facts.size())};
  if (!record_.write(reader, judging.grounds, asked) ||
      (tells && !recorded(judging, ReadPurpose::knew,
                          {{.contact = *contact,
                            .version = then.empty() ? 0 : then.back().sequence,
                            .extent = Extent::whole}}))) {
    return knew(reader, reference, moment, whose);
  }
  return Visible<KnewPage>{std::move(page)};
}

}  // namespace openmash::app
