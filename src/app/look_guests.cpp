#include <algorithm>
#include <array>

#include "app/directory.h"
#include "app/guests.h"
#include "base/contains.h"
#include "domain/enquiry/questions_put.h"

namespace openmash::app {

// What somebody outside the hub is shown, and the directory by which they are found. The record of
// reading names a stream by its id; an entry's stands there for the entry.
namespace {

/// What finds a child in a school's own records, and no more; of an adult, the name alone.
constexpr std::array<std::string_view, 5> finds_a_child{"name", "known_as", "born", "about_age",
                                                        "upn"};
constexpr std::array<std::string_view, 2> finds_an_adult{"name", "relationship"};

PersonDescribed as_named(const PersonDescribed& person) {
  PersonDescribed named{.person = person.person, .kind = person.kind, .answers = {}};
  for (const Answer& answer : person.answers.all) {
    const bool wanted = person.kind == PersonKind::adult
                            ? contains(finds_an_adult, std::string_view{answer.question})
                            : contains(finds_a_child, std::string_view{answer.question});
    if (wanted) {
      named.answers.all.push_back(answer);
    }
  }
  return named;
}

SubjectShown as_subject(const Entry& entry) {
  return {.contact = ContactId{entry.id.value},
          .version = entry.versions.size(),
          .extent = Extent::whole};
}

}  // namespace

Result<Visible<GuestPage>, Refusal> Look::guest(const OpenLink& open) {
  return guest(open, open.reader());
}

Result<Visible<GuestPage>, Refusal> Look::guest(const OpenLink& open, const Reader& asking) {
  Judging judging = this->judging(asking);
  const auto file = core_.load(open.contact);
  const Request* request = file->enquiry.find(open.request);
  const NamedEnquiry* enquiry = request == nullptr ? nullptr : request->find(open.enquiry);
  const GuestLink* link = enquiry == nullptr ? nullptr : enquiry->link(open.link);
  Subject subject = subject_of(*file, open.request);
  subject.enquiry = open.enquiry;
  if (link == nullptr || !link->lives_at(core_.now()) ||
      !permits(judging.reader.actor, Permission::answer_as_guest, subject, core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::answer, open.contact)) {
      return guest(open, judging.reader);
    }
    return No<Refusal>{LinkEnded{}};
  }
  const InformationRequested& asked = request->asked.what;
  const hub::Profile& profile = core_.profile_for(*file);
  GuestPage page{.agency_name = asked.agency_name,
                 .whom = enquiry->asked.what.whom,
                 .why = asked.why,
                 .wanted = {asked.particulars},
                 .people = {},
                 .questions = questions_put(*request, profile),
                 .until = link->made.what.until,
                 .answered = enquiry->has_answered(),
                 .sent = {},
                 .told = {}};
  // What the hub asked since the link was made is for the agency: it makes a new link if a guest is
  // to read it.
  for (const Signed<MoreAsked>& more : request->more) {
    if (more.at <= link->made.at) {
      page.wanted.push_back(more.what.particulars);
    }
  }
  std::erase(page.wanted, "");
  if (const AgreementRecorded* agreed = file->family.agreement(hub::Purpose::check)) {
    page.agreement = agreed->state;
    page.without_because = agreed->ground_words;
  }
  for (const PersonId person : link->made.what.named) {
    if (const PersonDescribed* described = file->person(person)) {
      page.people.push_back(as_named(*described));
    }
  }
  // What was sent by another link may be another person's: only one's own is given back.
  if (enquiry->by_guest && enquiry->by_guest->what.link == open.link) {
    page.sent = enquiry->by_guest;
  }
  for (const Signed<ToldOfOutcome>& told : enquiry->told) {
    page.told.push_back({.words = told.what.words, .at = told.at});
  }
  judging.grounds.rest_on(open.contact.value, file->version);
  if (!recorded(judging, ReadPurpose::answer,
                {{.contact = open.contact,
                  .version = file->version,
                  .extent = Extent::request,
                  .about = open.request.value}})) {
    return guest(open, judging.reader);
  }
  return Visible<GuestPage>{std::move(page)};
}

Result<Visible<std::vector<Entry>>, Refusal> Look::directory(const Reader& asking,
                                                             std::string_view words) {
  const Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  if (openmash::may(reader.actor, Permission::keep_directory, {}, core_.profile()) < Level::read) {
    if (!recorded_in_vain(judging, ReadPurpose::search, {})) {
      return directory(reader, words);
    }
    return No<Refusal>{NotPermitted{}};
  }
  std::vector<Entry> found = named_like(directory_of(core_), words);
  std::vector<SubjectShown> subjects;
  std::ranges::transform(found, std::back_inserter(subjects), as_subject);
  if (!recorded(judging, ReadPurpose::search, std::move(subjects))) {
    return directory(reader, words);
  }
  return Visible<std::vector<Entry>>{std::move(found)};
}

Result<Visible<Entry>, Refusal> Look::entry(const Reader& asking, EntryId id) {
  const Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const Directory directory = directory_of(core_);
  const Entry* found = directory.find(id);
  if (found == nullptr ||
      openmash::may(reader.actor, Permission::keep_directory, {}, core_.profile()) < Level::read) {
    if (!recorded_in_vain(judging, ReadPurpose::work, ContactId{id.value})) {
      return entry(reader, id);
    }
    return No<Refusal>{NoSuchContact{}};
  }
  if (!recorded(judging, ReadPurpose::work, {as_subject(*found)})) {
    return entry(reader, id);
  }
  return Visible<Entry>{*found};
}

}  // namespace openmash::app
