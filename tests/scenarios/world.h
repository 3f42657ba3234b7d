// One story's world: a hub on a temporary folder, its people, its clock, and the one contact the
// story is about.
// Everything goes through the real journeys of the app room; there is no other way in. The clock is
// the story's and never runs: it moves one microsecond each time it is asked, so that order is
// kept. Steps act through it; checks.h looks through it.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/hub.h"
#include "db/temporary_folder.h"
#include "scenarios/story.h"
#include "words/timeline.h"

namespace openmash::scenarios {

/// The story cannot go on: the file asks for something that is not there.
[[noreturn]] inline void cannot(const std::string& why) {
  throw std::runtime_error(why);
}

class World {
 public:
  explicit World(const Story& story);

  void set_clock(Instant at);  ///< never back
  [[nodiscard]] Instant now() const;

  // Looking things up by the words of the story.
  [[nodiscard]] const Staff& staff(const std::string& name) const;
  [[nodiscard]] const std::map<std::string, Staff>& everybody() const { return staff_; }
  [[nodiscard]] PersonId person(const std::string& name) const;
  [[nodiscard]] std::vector<PersonId> people(std::string_view names) const;
  [[nodiscard]] const hub::Agency& agency(std::string_view name) const;
  [[nodiscard]] RequestId request_to(const AgencyCode& agency) const;
  [[nodiscard]] app::Reader reader(const std::string& name) const;

  /// One press of a button; what the hub says to it is kept for Then.
  void press(const std::string& who, const CaseCommand& command);
  /// The same, by somebody without an account.
  void press(const std::string& name, const Actor& by, const app::Submission& submission,
             const CaseCommand& command);
  /// "Head 1 is told: …" in the list of what happened.
  void tell(const std::string& who, const std::string& words);
  void tell(const std::string& who, const app::Handled& handled);

  /// Opens a form: what is pressed next by this person was made from what is there now.
  void open_form(const std::string& who, Permission form);

  /// What happened since the last call, as the timeline and the hub said it.
  [[nodiscard]] std::vector<Line> take_new_lines();

  /// The case as this person is shown it; nothing when it is not shown to them.
  [[nodiscard]] std::optional<Visible<app::CasePage>> shown_to(const std::string& who,
                                                               ReadPurpose purpose);

  /// Stops the hub and opens it again on what it stored.
  void restart();

  app::Hub& hub() { return *hub_; }

  /// What came of something done with a matter; the first time, it is known by this name from now
  /// on.
  void keep_matter(const std::string& who, const std::string& name,
                   const app::MatterHandled& handled);
  [[nodiscard]] MatterId matter(const std::string& name) const;
  [[nodiscard]] std::string reference_of(const std::string& matter) const;

  // What the story has made so far; steps fill it in.
  std::optional<ContactId> contact;
  std::string reference;
  std::string code;  ///< opens the referrer's copy
  app::WrittenReferral referral;
  app::Submission logged;
  std::map<std::string, PersonId> described;
  std::map<AgencyCode, RequestId> requests;
  // What stands in a form before it is pressed.
  std::optional<FamilyContactPlanned> family_contact;
  std::optional<LevelCode> need;
  std::vector<ParticularCode> questions_left_out;
  std::vector<std::string> questions_added;
  std::map<std::string, EnquiryId> asked_people;
  std::map<std::string, EntryId> entries;
  std::map<std::string, app::LinkGiven> guest_links;
  std::optional<DiscussionId> discussion;
  std::optional<DisagreementId> disagreement;
  std::optional<LetterId> letter;
  std::optional<DestructionId> destruction;
  std::optional<HoldId> hold;
  std::string letter_text;

 private:
  void open();
  words::Telling telling() const;
  std::string sentence_of(const RecordedEvent& recorded, const CaseFile& file) const;
  std::vector<Line> take_lines_of_matters();
  /// References are drawn anew each time: the story's own names stand for them.
  std::string with_names(std::string sentence) const;

  struct NamedMatter {
    std::string name;
    MatterId id;
    std::string reference;
    std::uint64_t told = 0;  ///< events that were taken already
  };

  db::TemporaryFolder folder_;
  std::atomic<std::int64_t> clock_;
  std::unique_ptr<app::Hub> hub_;
  std::map<std::string, Staff> staff_;
  std::map<std::string, Id128> sessions_;
  std::vector<NamedMatter> matters_;
  std::uint64_t told_ = 0;  ///< events of the contact that were taken already

  std::mutex mutex_;  // guards what follows, when several act at once
  std::map<std::string, std::string> opened_;
  std::vector<Line> said_;
};

/// "Child A, Child B and Child C" taken apart.
[[nodiscard]] std::vector<std::string> names_in(std::string_view list);

}  // namespace openmash::scenarios
