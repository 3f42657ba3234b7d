// One read's journey: authorise, record durably, then show. The only maker of Visible and ReadPass.
// Nothing derived from somebody else's sealed words leaves it before the record of who was sent
// them is on the disk. What is not permitted looks like what does not exist. The same page again
// within ten minutes writes nothing new. Who may: domain/access/may.h. What is recorded:
// domain/access/content_shown.h. sealing.md 2 is the source.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/access_record.h"
#include "app/core.h"
#include "app/looked.h"
#include "app/people_seen.h"
#include "app/person_index.h"
#include "app/purposes.h"
#include "app/sign_in.h"
#include "app/watch.h"
#include "domain/access/content_shown.h"
#include "domain/access/guarding.h"
#include "domain/access/visible.h"
#include "domain/casefile/commands.h"
#include "domain/casefile/stage.h"
#include "domain/decision/gaps.h"
#include "domain/directory/directory.h"
#include "domain/duty/rota.h"
#include "domain/release/outward.h"
#include "views/matters.h"
#include "views/worklist.h"

namespace openmash::app {

/// A contact that came before about somebody named in the same way, or that gives the same address.
struct EarlierContact {
  std::string reference;
  Instant received_at{};
  Stage stage = Stage::to_screen;
  Channel channel = Channel::online_form;
  Source source = Source::anonymous;
  std::optional<Route> route;         ///< which way it went; nothing: the gate is not signed
  std::vector<std::string> outcomes;  ///< the names of what was decided
  bool same_people = false;
  bool same_address = false;
  bool later = false;          ///< it came after this one, and is to be seen beside it
  bool may_be_opened = false;  ///< by this reader; that it was is part of the history
};

/// A contact and its case, as far as this reader may see them.
struct CasePage {
  std::shared_ptr<const CaseFile> file;
  const hub::Profile* profile = nullptr;  ///< the version it runs on
  std::vector<RecordedEvent> history;     ///< for the timeline, oldest first
  Level level = Level::absent;
  Stage stage = Stage::to_screen;
  std::vector<ItemId> unread;  ///< items the case's worker was never sent
  std::vector<Gap> gaps;  ///< what is missing before a decision; children come with the outcomes
  std::optional<std::vector<EarlierContact>> earlier;  ///< oldest first; nothing: not searched yet
  std::vector<Permission> permitted;  ///< what this reader may do here now, as far as roles go
  /// The last 25 who opened it before, newest first; nothing: not for this reader to see.
  std::optional<std::vector<Viewer>> viewers;
  /// To whom it is restricted: its agencies' people are among them, or cannot see it.
  std::optional<std::vector<StaffId>> listed;
  std::optional<BrokenGlass> glass;  ///< through which alone it is open to this reader
  /// All through which it was open to somebody, oldest first, for whoever may see who looked.
  std::vector<BrokenGlass> glasses{};

  [[nodiscard]] bool may(Permission permission) const;
};

/// One request, for the agency that was asked. Of the case it holds what the searching needs, and
/// no more.
struct RequestPage {
  ContactId contact;
  std::string reference;
  const hub::Profile* profile = nullptr;  ///< the version its case runs on
  Request request;
  std::vector<PersonDescribed> about;
  std::string level_name;
  std::optional<Instant> due;                  ///< as it stands now
  std::optional<AgreementRecorded> agreement;  ///< the family's, to agencies being asked
  std::vector<Request>
      others;  ///< other agencies' answers, only where the profile lets members see them
  std::vector<Disagreement> disagreements;  ///< raised by this agency, where this reader is of it
  std::vector<Released<OutwardItem>> told;  ///< what others' decisions let this agency read
  bool may_answer = false;
  bool may_disagree = false;  ///< and follow what was raised, from the request
};

/// What a referrer sent, given back to whoever holds its code.
struct SentCopy {
  std::shared_ptr<const CaseFile> file;
};

/// What somebody may be told of the outcome, and since when.
struct Told {
  std::string words;
  Instant at{};
};

/// One enquiry, for the guest who was asked: what it is about, what they sent, what they may be
/// told. There is nothing else of the case in it.
struct GuestPage {
  std::string agency_name;
  std::string whom;
  std::string why;                  ///< the nature of the concern, as the request words it
  std::vector<std::string> wanted;  ///< the particular aspects, and what was asked since
  std::optional<AgreementState> agreement{};
  std::string without_because{};        ///< the hub's ground, where agreement was overridden
  std::vector<PersonDescribed> people;  ///< those the link names, with what finds them
  std::vector<question::Question> questions;
  Instant until{};
  bool answered = false;                      ///< by this link or in another way
  std::optional<Signed<GuestAnswered>> sent;  ///< by this very link
  std::vector<Told> told;                     ///< oldest first
};

struct OpenLink;
class WhoIsWho;

/// What arrived and is no contact, with everything that was done about it.
struct MatterPage {
  Matter matter;
  std::vector<RecordedMatter> history;  ///< for the timeline, oldest first
};

/// One of several contacts that are decided together.
struct WaitingContact {
  std::string reference;
  std::shared_ptr<const CaseFile> file;  ///< nothing: it cannot be read here
  const hub::Profile* profile = nullptr;
  std::optional<std::vector<EarlierContact>> earlier;  ///< as on a CasePage
};

struct RetentionPage;
struct RecordPage;
struct CertificatePage;
/// Broken glass with what it was about, for whoever reviews it.
struct GlassRow {
  BrokenGlass glass;
  bool there_is_one = false;  ///< such a contact; where not, it was a try
  bool overdue = false;       ///< a working day has gone by and nobody has reviewed it
};

/// A grant of cases to an inspector, or what one of its cases is to them.
struct InspectionRow {
  Proposal proposal;
  std::vector<std::string> references;
  bool opens_now = false;
};

/// An agency that was asked about a case, and whether its answer is still to come.
struct AskedAgency {
  AgencyCode agency;
  std::string name;
  bool silent = false;
};

/// Something that waits for a second person, or did.
struct ProposalRow {
  Proposal proposal;
  std::string reference;           ///< of the case, or of each; empty where it is about none
  std::string agency_name;         ///< whose item it is
  std::vector<AskedAgency> asked;  ///< of the case: a list without their people cuts them off
  std::optional<StaffId> whose;    ///< whose conflict of interest; to whom cases are opened
  /// What is to go of an item under seal; its words and what was weighed only for whoever reads it.
  std::optional<ItemReleased> release{};
  bool may_second = false;
};

/// Somebody the register keeps from a case that this reader may see.
struct MetRow {
  MetConflict met;
  std::string reference;
};

/// Who may open one case, for those who may.
struct ProtectedPage {
  std::string reference;
  ContactId contact;
  std::optional<std::vector<StaffId>> listed;  ///< nothing: it is not restricted
  std::vector<ProposalRow> proposals;          ///< newest first
  std::vector<AskedAgency> asked;
  bool may_propose = false;
};

using views::MatterRow;
using views::QueueRow;
using views::RequestRow;

/// As this reader stands to it: with whoever covers its worker now, conflict, lists, glass.
[[nodiscard]] Subject subject_for_reader(Core& core, const Reader& reader, const CaseFile& file);

/// Why the glass was broken that opened this case to them then; nothing: none was open. Until it is
/// whole again all they see of the case counts as through it, whatever ties them to it by then.
/// @param in  the session that was shown it
[[nodiscard]] std::optional<std::string> through_glass(const Rights& rights, const Actor& by,
                                                       ContactId contact, Instant at, Id128 in);

class Look {
 public:
  Look(Core& core, PersonIndex& earlier, SignIn& people, WhoIsWho& who_is_who);
  Look(const Look&) = delete;
  Look& operator=(const Look&) = delete;

  /// The contacts waiting at these stages, first due first, overdue before all.
  [[nodiscard]] Result<Visible<std::vector<QueueRow>>, Refusal> queue(
      const Reader& reader, const views::QueueFilter& filter);
  /// @param purpose  work and decide promise that the agencies' items are on the page: they count
  /// as read from then on
  [[nodiscard]] Result<Visible<CasePage>, Refusal> contact(const Reader& reader,
                                                           std::string_view reference,
                                                           ReadPurpose purpose);
  /// The same, each with what it says and what came before it, to decide several of them at once.
  /// @param needs  what will be done: nobody else is shown so much of so many
  [[nodiscard]] Result<Visible<std::vector<WaitingContact>>, Refusal> waiting(
      const Reader& reader, const views::QueueFilter& filter, Permission needs);
  [[nodiscard]] Result<Visible<std::vector<RequestRow>>, Refusal> requests(const Reader& reader);
  [[nodiscard]] Result<Visible<RequestPage>, Refusal> request(const Reader& reader,
                                                              RequestId request);
  /// All that this reader's agency may be told now, asked or not, and nothing of the cases it is
  /// of.
  [[nodiscard]] Result<Visible<std::vector<Released<OutwardItem>>>, Refusal> released_to_us(
      const Reader& reader);
  [[nodiscard]] Result<Visible<SentCopy>, Refusal> copy(ContactId contact, Id128 session);

  /// What a guest may see, and no more. Refused where the link is over.
  [[nodiscard]] Result<Visible<GuestPage>, Refusal> guest(const OpenLink& open);

  /// The settings with these words in their name; all for no words. Who may: access/may.h.
  [[nodiscard]] Result<Visible<std::vector<Entry>>, Refusal> directory(const Reader& reader,
                                                                       std::string_view words);
  [[nodiscard]] Result<Visible<Entry>, Refusal> entry(const Reader& reader, EntryId id);

  /// The inbox, first due first.
  [[nodiscard]] Result<Visible<std::vector<MatterRow>>, Refusal> matters(
      const Reader& reader, const views::MatterFilter& filter);
  [[nodiscard]] Result<Visible<MatterPage>, Refusal> matter(const Reader& reader,
                                                            std::string_view reference);
  [[nodiscard]] std::size_t size_of_matters(const Reader& reader,
                                            const views::MatterFilter& filter);
  /// How many of each kind are open: numbers only.
  [[nodiscard]] std::map<MatterKind, int> open_matters(const Reader& reader);

  /// What is due, held, proposed and destroyed: kept_pages.h. Who may: domain/retention/commands.h.
  [[nodiscard]] Result<Visible<RetentionPage>, Refusal> retention(const Reader& reader);
  [[nodiscard]] Result<Visible<RecordPage>, Refusal> kept_record(const Reader& reader,
                                                                 std::string_view reference);
  [[nodiscard]] Result<Visible<CertificatePage>, Refusal> certificate(const Reader& reader,
                                                                      DestructionId id);
  /// How many destructions wait for this reader's second: a number only.
  [[nodiscard]] std::size_t destructions_waiting(const Reader& reader);
  /// The conflict register, for those who guard: all of it but what is about themselves and was not
  /// declared by them. Anybody else: what they declared.
  [[nodiscard]] Result<Visible<std::vector<ConflictEntry>>, Refusal> conflicts(
      const Reader& reader);
  /// Whom it kept from which of the cases this reader may see; newest first.
  [[nodiscard]] Result<Visible<std::vector<MetRow>>, Refusal> met_conflicts(const Reader& reader);
  /// Broken glass, what waits to be reviewed first; what is about cases kept from them left out.
  [[nodiscard]] Result<Visible<std::vector<GlassRow>>, Refusal> broken_glass(const Reader& reader);
  /// The glass this reader broke that still opens a case to them, with its reference.
  [[nodiscard]] std::vector<BrokenGlass> open_glass(const Reader& reader);
  /// What waits for a second person and they may see, newest first.
  [[nodiscard]] Result<Visible<std::vector<ProposalRow>>, Refusal> waiting_for_second(
      const Reader& reader);
  /// Broken glass for whoever sees who looked: what nobody reviewed within a working day, of which
  /// they are the last who are told, and then what was reviewed. Of whoever it was, nothing is
  /// shown to themselves.
  [[nodiscard]] Result<Visible<std::vector<GlassRow>>, Refusal> overseen_glass(
      const Reader& reader);
  [[nodiscard]] std::size_t overdue_glasses(const Reader& reader);  ///< a number only
  /// To an inspector the cases that are open to them today; to those who guard every grant whose
  /// cases they may see, newest first.
  [[nodiscard]] Result<Visible<std::vector<InspectionRow>>, Refusal> inspections(
      const Reader& reader);
  [[nodiscard]] Result<Visible<ProtectedPage>, Refusal> protection(const Reader& reader,
                                                                   std::string_view reference);
  /// Whose work a contact is kept from, by list or by conflict: nobody is named to anybody.
  [[nodiscard]] bool is_kept_from_somebody(ContactId contact);
  /// What waits for those who guard: a number only.
  [[nodiscard]] std::size_t waiting_to_guard(const Reader& reader);

  /// How many there are, beyond the page shown: a number only.
  [[nodiscard]] std::size_t size_of_queue(const Reader& reader, const views::QueueFilter& filter);

  /// How many wait at each stage: numbers only, so nothing to record.
  [[nodiscard]] std::map<Stage, int> counts(const Reader& reader);

  /// How many open cases each worker has: numbers only.
  [[nodiscard]] std::map<StaffId, int> cases_by_worker(const Reader& reader);

  /// Whether this case, or the case of this request, would be open to this reader if they said what
  /// they look at it for, and what they may say. Nothing of it is shown.
  [[nodiscard]] std::optional<PurposeAsked> purpose_asked(const Reader& reader,
                                                          std::string_view reference);
  [[nodiscard]] std::optional<PurposeAsked> purpose_asked(const Reader& reader, RequestId request);
  /// Kept in the record of reading, for this case and session. False: it is none of the choices, or
  /// nothing is asked.
  [[nodiscard]] bool choose_purpose(const Reader& reader, std::string_view reference,
                                    const PurposeCode& purpose);

  /// Whether the contact exists for this reader: nothing of it is shown.
  [[nodiscard]] bool is_open_to(const Reader& reader, ContactId contact);

  /// Whether there is a contact of this reference that this reader may open. Looking in vain is
  /// recorded, whether there is one or not.
  [[nodiscard]] bool finds(const Reader& reader, std::string_view reference);

  [[nodiscard]] std::optional<ContactId> find(std::string_view reference);
  /// A contact, or a matter of the inbox, for those who keep records of both.
  [[nodiscard]] std::optional<ContactId> find_record(std::string_view reference);
  /// A contact's reference, which opens nothing.
  [[nodiscard]] std::string written(ContactId contact);

  /// What looks for patterns, and keeps what was made of them.
  Watch& watch() { return watch_; }

  /// What the shift before left for whoever is on duty now, not read yet.
  [[nodiscard]] Result<Visible<std::vector<Handover>>, Refusal> notes(const Reader& reader);

  /// The record of reading, searched. To ask it is recorded too.
  [[nodiscard]] Result<Visible<AccessLines>, Refusal> accesses(const Reader& reader,
                                                               const AccessFilter& filter);
  /// Who looked in the week that begins on this Monday.
  [[nodiscard]] Result<Visible<Digest>, Refusal> digest(const Reader& reader, Date week);
  /// Whether last week's tells this reader something and has not been opened.
  [[nodiscard]] bool digest_waits(const Reader& reader);
  /// What stood out, newest first. Of what is about the reader, nothing is told.
  [[nodiscard]] Result<Visible<std::vector<PatternPage>>, Refusal> patterns(const Reader& reader);
  /// How many of them wait for a review: a number only.
  [[nodiscard]] std::size_t patterns_waiting(const Reader& reader);
  /// Whether there is such a contact that is not kept from this reader: it may be asked about.
  [[nodiscard]] bool hears_of(const Reader& reader, std::string_view reference);
  /// Who knew what, when: domain/knowledge/knowledge.h.
  [[nodiscard]] Result<Visible<KnewPage>, Refusal> knew(const Reader& reader,
                                                        std::string_view reference, Instant moment,
                                                        const Whose& whose);

  /// Tells how often pages were opened again.
  void flush() { record_.flush(); }

  /// The references of the contacts that came as police notifications under this reference of
  /// theirs, as far as this reader may know of them; nothing: not searched yet.
  [[nodiscard]] std::optional<std::vector<std::string>> notified_as(
      const Reader& reader, std::string_view police_reference);

  /// People like that, in contacts this reader may read; every search is recorded.
  [[nodiscard]] Result<Visible<PeopleFound>, Refusal> search(const Reader& reader,
                                                             const PersonAsked& asked);
  /// Who of a contact's people is perhaps known here.
  [[nodiscard]] Result<Visible<SamePeoplePage>, Refusal> same_people(const Reader& reader,
                                                                     std::string_view reference);
  /// What the links of a case open to whoever may read it.
  [[nodiscard]] Result<Visible<LinkedPage>, Refusal> linked(const Reader& reader,
                                                            std::string_view reference);
  /// One judgement, with what was seen or done on the strength of it.
  /// @param staff  those whose reading is looked through
  [[nodiscard]] Result<Visible<JudgementPage>, Refusal> judgement(
      const Reader& reader, JudgementId judgement, const std::vector<StaffId>& staff);
  /// The alerts this reader was told of and nobody has answered.
  [[nodiscard]] Visible<AlertsSeen> alerts(const Reader& reader);
  /// How many there are: a number only.
  [[nodiscard]] std::size_t open_alerts(const Reader& reader);
  /// Judgements about who is who, and their undoing, to which this reader may be the second.
  [[nodiscard]] std::vector<JudgementId> judgements_waiting(const Reader& reader);

  /// Whether a contact, or a matter under the contact it is about, exists for this reader.
  [[nodiscard]] bool hears_of_record(const Reader& reader, ContactId record);

 private:
  /// Who asks as they stand now, and what the judgement will rest on. The rest of a method sees
  /// nothing older than this.
  struct Judging {
    Reader reader;
    Grounds grounds;
    std::optional<PurposeCode> chosen{};  ///< what they said they look at the case for
  };
  [[nodiscard]] Judging judging(const Reader& asking);
  /// False: judge again.
  [[nodiscard]] bool recorded(const Judging& judging, ReadPurpose purpose,
                              std::vector<SubjectShown> subjects);
  /// The same way for what is refused as for what is not there.
  [[nodiscard]] bool recorded_in_vain(const Judging& judging, ReadPurpose purpose,
                                      std::optional<ContactId> subject);
  [[nodiscard]] Result<Visible<GuestPage>, Refusal> guest(const OpenLink& open,
                                                          const Reader& reader);
  [[nodiscard]] Result<Visible<SentCopy>, Refusal> copy(ContactId contact, const Reader& reader);

  /// As this reader stands to it, with what they look at it for.
  [[nodiscard]] Subject looked_at(Judging& judging, const CaseFile& file,
                                  std::optional<RequestId> request = {});
  [[nodiscard]] std::optional<PurposeAsked> purpose_asked(const Reader& reader, ContactId contact,
                                                          std::optional<RequestId> request);

  void rest_on_rows(Judging& judging, const std::vector<SubjectShown>& rows);
  [[nodiscard]] std::vector<Viewer> viewers(ContactId contact);
  [[nodiscard]] std::optional<Viewer> viewer(const Actor& by, ReadPurpose purpose, Instant at);
  [[nodiscard]] std::string reference_of(ContactId contact);
  /// Of what is kept from somebody nothing is told either, nor who looked at it.
  [[nodiscard]] bool hears_of(const Reader& reader, ContactId contact);
  void add_lines(const Reader& reader, std::vector<AccessLine>& lines, const InRecord& entry,
                 std::optional<ContactId> only);
  [[nodiscard]] std::vector<Digest::Case> looked_at_cases_of(const Reader& reader,
                                                             const Staff& staff, Instant from,
                                                             Instant until);
  [[nodiscard]] bool manages(const Staff& staff, const Colleague& person) const;
  [[nodiscard]] Digest digest_for(const Reader& reader, const Staff& staff, Date week);
  [[nodiscard]] Subject subject(const Reader& reader, const CaseFile& file);
  /// The kinds of row this reader may know of, and the contacts that are kept from them.
  [[nodiscard]] views::SeenRows seen_rows(const Reader& reader);
  [[nodiscard]] views::QueueFilter only_seen(const Reader& reader, views::QueueFilter filter);
  /// Of those that a queue found, whether the newest of it may be known: somebody may have been
  /// added to it this moment.
  [[nodiscard]] bool is_kept_from(const Reader& reader, ContactId contact, std::uint64_t version);
  [[nodiscard]] Subject subject_of_row(const Reader& reader, const views::QueueRow& row,
                                       const Rota& rota, const Rights& rights);
  [[nodiscard]] std::vector<GlassRow> overseen_by(const Reader& reader);
  [[nodiscard]] std::optional<ProposalRow> row_of(const Reader& reader, const Proposal& one);

  [[nodiscard]] std::optional<std::vector<EarlierContact>> earlier_contacts(
      const Reader& reader, const CaseFile& file, std::vector<SubjectShown>& subjects);

  [[nodiscard]] bool may_read(const Reader& reader, const CaseFile& file);
  [[nodiscard]] PersonIndex::MayBeSeen what_is_seen_by(const Reader& reader);
  [[nodiscard]] PersonSeen person_seen(const PersonMatch& match);
  [[nodiscard]] PeopleFound people_found(std::optional<PersonMatches> matches);

  Core& core_;
  PersonIndex& earlier_;
  SignIn& people_;
  AccessRecord record_;
  Purposes purposes_;
  Watch watch_;
  std::mutex mutex_;                     // guards what follows
  std::map<StaffId, Date> digest_read_;  ///< or had nothing in it: the week last known of
  WhoIsWho& who_is_who_;
};

}  // namespace openmash::app
