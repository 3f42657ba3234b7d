// What somebody may see of who is who: people found, those perhaps the same as in a contact, what a
// link opens, what rests on it, and the tray of a file's custodians.
// Plain values, shown only as Visible, which only look.h makes; each is made from the cases its
// reader may read, as if there were no others. Made in look_people.cpp.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/person_index.h"
#include "domain/access/content_shown.h"
#include "domain/casefile/stage.h"
#include "domain/person/links.h"

namespace openmash::app {

/// One record of somebody, in a contact this reader may read.
struct PersonSeen {
  RecordRef record;
  std::string reference;
  Instant received_at{};
  Stage stage = Stage::to_screen;
  PersonDescribed person;
  std::vector<Evidence> evidence{};
  double bits = 0;
  bool perhaps_twins = false;
  std::string through{};                      ///< the child whose mother it is, or the other way
  std::optional<RecordRef> through_record{};  ///< and where that name stands
};

struct PeopleFound {
  std::vector<PersonSeen> candidates;
  std::vector<PersonSeen> near_misses;
  std::vector<PersonSeen> there{};  ///< written down at the place that was asked for
  bool is_ready = true;             ///< false: the index is being built, and nothing was searched
  bool nothing_asked = false;
  bool one_fact = false;
  bool cut = false;
  bool cut_there = false;  ///< more are written down with it
  std::size_t unread = 0;  ///< contacts that are damaged, and were not searched
};

struct JudgedPair {
  PersonSeen other;
  Given given;
};

/// One person a contact names, with those who are perhaps the same.
struct PerhapsKnown {
  PersonDescribed person;
  PeopleFound found;               ///< without those judged the same or not, on the same facts
  std::vector<JudgedPair> judged;  ///< newest first
};

/// What a custodian has let whoever screens know.
struct ReleasedAlert {
  StaffId by;
  std::string words;
};

struct SamePeoplePage {
  std::shared_ptr<const CaseFile> file;
  std::vector<PerhapsKnown> people;
  std::vector<ReleasedAlert> released;
  bool may_judge = false;
};

/// Another contact about somebody of this one, as it was judged.
struct LinkedContact {
  ContactId contact;
  std::string reference;
  Instant received_at{};
  Stage stage = Stage::to_screen;
  std::string who;                      ///< of this contact's people, who is in both
  std::optional<StaffId> worker;        ///< the hub's own
  std::vector<std::string> workers;     ///< allocated elsewhere, as they were found
  std::vector<PersonDescribed> others;  ///< brothers, sisters, adults named there
  std::vector<AgencyCode> agencies;     ///< that hold something: whom to ask, and no more
};

struct LinkedPage {
  std::vector<LinkedContact> contacts;      ///< newest first
  std::vector<std::string> contradictory;   ///< judged not the same, and joined by others
  std::vector<PersonDescribed> new_adults;  ///< in this household, in no earlier contact
};

/// What was seen or done in either case while a link stood.
struct RestedOnLink {
  Instant at{};
  Actor by;
  std::string reference;
  bool done = false;  ///< recorded something; false: was shown it
};

struct JudgementPage {
  Given given;
  PersonSeen one;
  PersonSeen other;
  std::vector<RestedOnLink> rested;  ///< oldest first
  bool may_judge = false;
  bool undoing_needs_two = false;
};

/// A custodian's line: a new contact, and the file of theirs it is perhaps about; answered or not.
struct AlertSeen {
  Alert alert;
  std::string newcomer;  ///< references
  std::string hidden;
  bool is_decided = false;  ///< the new contact, before anybody answered
};

/// What one reader was told, and of how many unread ones they are told no more than that.
struct AlertsSeen {
  std::vector<AlertSeen> alerts;  ///< those that wait, first due first; then the answered, newest
  std::vector<Instant> left_unread{};  ///< since when each waits
};

}  // namespace openmash::app
