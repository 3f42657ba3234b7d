// What is told of who looked, and of who knew what when: plain values for pages.
// They hold names of staff, references of cases and times; words of a case only on a KnewPage, and
// only where today's rights of whoever asks allow them. Made by app::Look alone: look_looked.cpp
// and look_knew.cpp.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/access/record_events.h"
#include "domain/knowledge/knowledge.h"
#include "ledger/archive.h"

namespace openmash::app {

/// What is asked for lies in an archive that is not at hand: never less is told instead.
using ledger::ArchiveNotAtHand;

/// Somebody who opened a case.
struct Viewer {
  std::optional<StaffId> person;  ///< nothing: a guest
  std::string name;
  std::string role_name;
  std::string agency_name;                  ///< empty: of the hub
  ReadPurpose purpose = ReadPurpose::work;  ///< of the last time
  Instant last{};
  std::optional<PurposeCode> chosen{};  ///< what they said it was for, where they were asked
  /// Why they had broken the glass through which they saw it, in their words; nothing: they had
  /// not.
  std::optional<std::string> through_glass{};
};

struct AccessFilter {
  std::optional<StaffId> person;
  std::optional<std::string> reference;
  std::optional<Instant> from;
  std::optional<Instant> until;

  [[nodiscard]] bool says_whom_or_what() const { return person || reference; }
};

/// One thing that is in the record of reading.
struct AccessLine {
  Instant at{};
  std::string name;
  std::string role_name;
  std::string agency_name;
  std::string reference;  ///< empty: nothing that has one, or nothing that exists
  ReadPurpose purpose = ReadPurpose::work;
  Extent extent = Extent::part;
  bool refused = false;
  std::optional<RecordQuestion> asked;  ///< the record itself was asked
  std::optional<GuardMet> met;          ///< somebody came in, or tried to
  bool says = false;                    ///< they said what they look at it for; nothing was shown
  std::uint32_t again = 0;              ///< opened so often again, without a line each
  std::uint64_t version = 0;
  LedgerPlace place;
  std::optional<PurposeCode> chosen{};         ///< what they said it was for, where they were asked
  std::optional<std::string> through_glass{};  ///< as of a Viewer
  /// Every row of the list that one response was, where there were several: one line for all.
  std::vector<std::string> listed{};
};

struct AccessLines {
  std::vector<AccessLine> lines;  ///< newest first
  bool cut = false;               ///< there are more than are shown
};

/// Who looked at one's own cases in a week, and where one is somebody's line manager, at what they
/// looked.
struct Digest {
  struct Case {
    std::string reference;
    std::vector<Viewer> viewers;  ///< everybody but its worker
  };
  struct Person {
    std::string name;
    std::string role_name;
    std::size_t opened = 0;
    std::size_t listed = 0;
    std::vector<std::string> unworked;  ///< references of those that were no work of theirs
  };
  Date week{};  ///< the Monday
  std::vector<Case> cases;
  std::vector<Person> people;

  [[nodiscard]] bool is_empty() const { return cases.empty() && people.empty(); }
};

/// Something that stood out, and what was made of it.
struct PatternPage {
  PatternNoticed noticed;
  Instant at{};  ///< when it was noticed
  std::vector<std::string> names;
  std::vector<std::string> references;
  std::optional<Signed<PatternReviewed>> reviewed;
  bool may_review = false;  ///< nobody reviews what is about themselves
};

/// One recorded thing, and where it stood at the moment with those asked about.
struct KnewFact {
  std::uint64_t sequence = 0;
  Instant at{};
  std::optional<RecordedEvent> event;  ///< nothing: this reader may not read the case
  std::optional<Showing> sent;
  std::string sent_to;
  std::optional<std::string> through_glass{};  ///< as of a Viewer
  bool could = false;
};

struct KnewPage {
  std::string reference;
  ContactId contact;
  Instant moment{};
  Whose whose;
  std::vector<std::string> people;       ///< those asked about, who had an account then
  std::shared_ptr<const CaseFile> file;  ///< as it stood then; nothing where it may not be read
  const hub::Profile* profile = nullptr;
  std::vector<KnewFact> facts;
};

}  // namespace openmash::app
