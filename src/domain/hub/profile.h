// Everything a partnership varies, as one value: who it is, who does what, its clocks, outcomes,
// letters and words. Plain data with look-ups. There is no field by which a hub could weaken
// conflict of interest, the record of who read what, or a rule that needs two people: whoever
// recommended never decides, in any hub, so it is not said here. hubs/<slug>/ holds it as text,
// docs/formats/hub-profile.md is the grammar, profile/ loads and checks it.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "domain/hub/clocks.h"
#include "domain/hub/retention.h"
#include "domain/ids.h"
#include "domain/question/question_set.h"

namespace openmash::hub {

/// A name until a day, for an agency that was called otherwise.
struct FormerName {
  std::string name;
  std::optional<Date> until;  ///< nothing: the day is not known
  friend bool operator==(const FormerName&, const FormerName&) = default;
};

struct Agency {
  AgencyCode code;
  std::string name;
  std::vector<FormerName> former;
  bool asked_by_default = false;
  bool is_social_care = false;  ///< its own records, and it receives most of what is decided
  bool in_quorum = false;       ///< a strategy discussion needs it, or a reason why not
  std::optional<std::string>
      question_set;  ///< "education.v1"; nothing: only the standard end is asked
  std::optional<std::string> telephone;  ///< where colleagues reach it: on cases that involve it
  friend bool operator==(const Agency&, const Agency&) = default;
};

/// How urgent a contact is, and what that makes due.
struct Level {
  LevelCode code;
  std::string name;
  std::string meaning;
  std::optional<Clock> decision;  ///< nothing: this hub promises no time for the decision
  std::optional<Clock>
      agency_return;  ///< nothing: as the timescale is set case by case, or not promised
  bool most_urgent = false;
  friend bool operator==(const Level&, const Level&) = default;
};

/// How much help a child needs, in the words of the partnership's threshold document. Not urgency:
/// see Level.
struct NeedLevel {
  LevelCode code;
  std::string name;
  std::string meaning;
  friend bool operator==(const NeedLevel&, const NeedLevel&) = default;
};

struct Thresholds {
  std::string name;     ///< "Right Help, Right Time"
  std::string edition;  ///< empty: the hub's leaflet gives none
  std::vector<NeedLevel> levels;
  bool judged_at_triage = false;  ///< every contact is given a level of need when it is screened
  friend bool operator==(const Thresholds&, const Thresholds&) = default;
};

/// What a role may do besides the stages it is named in. access/may.cpp is the only reader.
enum class Power {
  log_contacts,       ///< key in what arrives by telephone, letter, e-mail …
  see_contacts,       ///< open contacts that are not yet cases
  see_every_case,     ///< open any case
  see_every_queue,    ///< the work of others
  work_cases,         ///< be given a case, ask agencies, write the record
  answer_requests,    ///< answer for its agency
  approve_feedback,   ///< let a letter go
  administer,         ///< accounts and the profile; never a child's record
  plan_duty,          ///< the rota: of every desk, or for an agency's people of their agency's own
  keep_directory,     ///< the schools and others that may be asked, and how to reach them
  keep_people,        ///< open and end the accounts of its own agency's people
  see_access_record,  ///< who was sent what, and who knew what when; of itself no child's record
  inspect,            ///< cases that two people granted, for named days; alone
  count,              ///< figures, and no case whatever; alone
};

struct Role {
  RoleCode code;
  std::string name;
  bool for_an_agency = false;  ///< whoever holds it speaks for one of the agencies
  std::vector<Power> powers;
  [[nodiscard]] bool has(Power power) const;
  friend bool operator==(const Role&, const Role&) = default;
};

enum class Manner {
  alone,       ///< any one person holding one of the roles
  as_a_group,  ///< given to a group of them, any of whom may act
  jointly,  ///< each role gives its view; views and dissent are kept, and views_min people at least
};

/// Who takes a step. No roles: nobody does, the step does not exist in this hub.
struct Who {
  std::vector<RoleCode> roles;
  Manner manner = Manner::alone;
  int views_min = 1;
  [[nodiscard]] bool nobody() const { return roles.empty(); }
  [[nodiscard]] bool includes(const RoleCode& role) const;
  friend bool operator==(const Who&, const Who&) = default;
};

struct Stages {
  Who screens;
  Who gates;  ///< nobody: whoever screens decides whether to enquire
  Who assigns;
  Who gathers;
  Who sets_timescale;  ///< nobody: the level fixes it
  Who recommends;
  Who decides;
  Who decides_straight;  ///< a contact the gate sent straight to an outcome; nobody: as decides
  [[nodiscard]] const Who& decides_after(bool straight) const {
    return straight && !decides_straight.nobody() ? decides_straight : decides;
  }
  friend bool operator==(const Stages&, const Stages&) = default;
};

enum class ClockMeans { agency_return, decision };

/// What an agency's representative sees of the others' answers (sealed items stay sealed in all
/// three).
enum class MembersSee { own_answer_only, record_during_check, record_at_decision };

/// The multi-agency check: asking the agencies about a child before deciding.
struct Check {
  bool exists = true;  ///< false: from screening straight to an outcome, always
  bool may_gather_before_gate = false;
  bool leaving_out_needs_reason = false;
  bool holds_answers = false;    ///< what an agency gives is held: seen as a flag, until its owner
                                 ///< lets it into the case
  bool needs_agreement = false;  ///< no agency is asked without an agreement for the purpose
                                 ///< `check`, or one of its grounds to go on without
  ClockMeans clock_means = ClockMeans::decision;  ///< what a timescale set for the case measures
  MembersSee members_see = MembersSee::own_answer_only;
  friend bool operator==(const Check&, const Check&) = default;
};

/// One of the things a contact is weighed against when the hub decides whether to enquire.
struct Criterion {
  CriterionCode code;
  std::string words;
  bool required = false;  ///< no check without it
  friend bool operator==(const Criterion&, const Criterion&) = default;
};

struct Issue {
  IssueCode code;
  std::string words;
  friend bool operator==(const Issue&, const Issue&) = default;
};

enum class Receiver {
  none,     ///< nobody
  fixed,    ///< always the one in receiver_name
  agency,   ///< one of the hub's agencies, named each time
  service,  ///< one of the services, named each time
};

struct Outcome {
  OutcomeCode code;
  std::string name;
  std::string definition;  ///< the leaflet's own words where it gives them, shown beside the choice
  Receiver receiver = Receiver::none;
  std::string receiver_name;  ///< for fixed
  std::vector<std::string>
      services;  ///< for service: those the leaflet names; others may be written in
  bool needs_agreement =
      false;  ///< the family's; when it declines, the case returns to whoever decides
  bool no_further_action = false;
  bool needs_assessment = false;  ///< the hub's own; without it the decision says why
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

enum class ChannelKind { online_form, telephone, email, letter, fax, walk_in, police_notification };

struct Channel {
  ChannelKind kind;
  std::string name;
  bool makes_a_referral = true;  ///< false: logged, and waits for its form
  friend bool operator==(const Channel&, const Channel&) = default;
};

enum class SourceKind {
  self,
  family,
  child,
  member_of_public,
  professional,
  police,
  other_local_authority,
  anonymous,
};

struct Source {
  SourceKind kind;
  std::string name;
  friend bool operator==(const Source&, const Source&) = default;
};

enum class Purpose { advice_and_support, social_work_assessment, child_protection, check };
enum class Agreement { not_needed, sought, required };
enum class TellFamily { not_said, unless_it_raises_the_risk, only_if_sure };

/// Words a person must be able to point at: a reason to go on without agreement, or to share
/// outside the hub.
struct Ground {
  std::string code;
  std::string words;
  friend bool operator==(const Ground&, const Ground&) = default;
};

/// Whether a family must agree, and be told first, depends on what is being done.
struct ConsentRule {
  Purpose purpose;
  std::string words;
  Agreement agreement = Agreement::not_needed;
  TellFamily tell_family = TellFamily::not_said;
  std::vector<Ground> may_go_on_without;  ///< empty with `required`: never without
  friend bool operator==(const ConsentRule&, const ConsentRule&) = default;
};

/// A reason in law to ask or to tell, from the law file and not the profile; it holds between its
/// dates.
struct Basis {
  BasisCode code;
  std::string name;
  std::string words;
  std::string source;
  std::optional<Date> from;   ///< nothing: since before any record here
  std::optional<Date> until;  ///< nothing: no end is known; the last day it holds
  bool commenced = true;      ///< false: enacted, not yet in force
  [[nodiscard]] bool holds_on(Date day) const;
  friend bool operator==(const Basis&, const Basis&) = default;
};

/// A duty in law to tell, and the two judgements it leaves to whoever holds something: from the law
/// file. It decides nothing; its questions stand beside the two that every release asks.
struct Duty {
  std::string code;
  std::string name;
  BasisCode basis;        ///< the basis of the catalogue that a release under it rests on
  std::string words;      ///< what it asks, of whom, and where it ends
  std::string relevance;  ///< its question of what telling helps
  std::string risk;       ///< and of what telling could do
  std::string source;
  std::string known;          ///< what of its beginning is known, and what is assumed
  std::optional<Date> from;   ///< nothing: not known to have begun
  std::optional<Date> until;  ///< the last day it holds
  [[nodiscard]] bool holds_on(Date day) const;
  friend bool operator==(const Duty&, const Duty&) = default;
};

enum class LinkUse {
  website,
  thresholds,
  procedures,
  top_tips,
  escalation,
  sharing_agreement,
  privacy_notice,
  complaints,
  leaflet_feedback,
};

struct Link {
  LinkUse use;
  std::string title;
  std::string
      address;  ///< https:, mailto: or tel:; empty: the document is named and no address is known
  friend bool operator==(const Link&, const Link&) = default;
};

/// Open from and to, as minutes after midnight in London.
struct DayHours {
  std::chrono::minutes open;
  std::chrono::minutes close;
  friend bool operator==(const DayHours&, const DayHours&) = default;
};

struct OpeningHours {
  std::array<std::optional<DayHours>, 7> week;  ///< Monday first; nothing: closed
  bool open_on_bank_holidays = false;
  friend bool operator==(const OpeningHours&, const OpeningHours&) = default;
};

/// How the hub is reached. An empty string or list: not in this way.
struct ContactDetails {
  std::string telephone;
  std::string fax;
  std::string email;
  std::vector<std::string> postal;
  std::string website;
  std::string out_of_hours_name;
  std::string out_of_hours_telephone;
  friend bool operator==(const ContactDetails&, const ContactDetails&) = default;
};

/// The hub's own words for things that have other names next door. Lower case unless a name.
struct Words {
  std::string hub;         ///< "MASH"
  std::string contact;     ///< anything that arrives
  std::string referral;    ///< what someone sends, or what the hub accepts
  std::string form;        ///< "Multi-Agency Referral Form"
  std::string check;       ///< asking the agencies
  std::string record;      ///< what the worker writes
  std::string assessment;  ///< what may follow
  friend bool operator==(const Words&, const Words&) = default;
};

/// Text with {{placeholders}}, from letters/<name>.v<version>.txt.
struct LetterTemplate {
  std::string name;
  int version = 1;
  std::string text;
  [[nodiscard]] std::string full_name() const;  ///< "referrer-feedback.v1"
  friend bool operator==(const LetterTemplate&, const LetterTemplate&) = default;
};

/// What no source gives: time for whoever keeps a hidden file, and for who is asked after them.
inline constexpr std::chrono::minutes usual_wait{120};

/// Who is written to when a contact ends. To end without writing always takes a reason, in any hub.
struct Feedback {
  std::vector<ChannelKind> written_to;       ///< referrers who came by these ways
  std::string referrer_letter;               ///< full name of a letter template
  std::optional<std::string> family_letter;  ///< nothing: this hub does not promise one
  bool names_family_contact = false;  ///< each decision says who will contact the family, and when
  /// From the decision until a letter that says that nothing follows may go: every one the same, so
  /// that none tells whether somebody looked once more. Assumed where the profile does not say.
  std::chrono::minutes no_further_action_waits = usual_wait;
  friend bool operator==(const Feedback&, const Feedback&) = default;
};

/// Kinds of work that only some hubs do.
enum class Work {
  advice_line,
  domestic_abuse_triage,
  hub_assessment,
  strategy_discussions,
  information_requests,
  inbox,                  ///< a shared mailbox: everything that arrives there is sorted
  family_calls,           ///< a family calls about its own referral
  information_questions,  ///< how information about somebody is held
  complaints,
  leaflet_feedback,
};

/// What arrives and is not, or not yet, a contact about a child. Only ever appended to: it is on
/// disk.
enum class MatterKind : std::uint8_t {
  unsorted,  ///< in the shared inbox, and nobody has said yet what it is
  advice_call,
  form_expected,  ///< promised, by telephone as a rule
  family_call,
  information_question,
  information_request,  ///< from another authority, a court, an agency that is not asked but asks
  complaint,
  leaflet_feedback,
};

/// How soon a hub answers one kind of matter.
struct MatterRule {
  MatterKind kind;
  std::optional<Clock> reply;  ///< nothing: no time is promised
  std::string next_stage;      ///< complaints only: who answers next; empty: nobody
  std::optional<Clock> next_reply;
  friend bool operator==(const MatterRule&, const MatterRule&) = default;
};

/// One step of settling a disagreement between professionals. It never stops the child's clock.
struct DisagreementStage {
  std::string name;
  Clock clock;
  friend bool operator==(const DisagreementStage&, const DisagreementStage&) = default;
};

struct PathwayStep {
  PathwayStepCode code;
  std::string words;
  friend bool operator==(const PathwayStep&, const PathwayStep&) = default;
};

/// What must be thought of besides the hub's own steps when a case is also about one of these:
/// several may stand on one case. From pathways.toml beside the law, the same for every hub there.
struct Pathway {
  PathwayCode code;
  std::string name;
  std::string when;  ///< how one knows that it is this
  std::vector<PathwayStep> steps;
  std::optional<Clock> clock;     ///< from when the pathway is opened; nothing: none is published
  std::vector<std::string> tell;  ///< who must be told
  std::string restriction;        ///< what must not be done, or not be seen; empty: nothing more
  std::string source;
  std::string assumed;  ///< what of this no source gives; empty: nothing
  friend bool operator==(const Pathway&, const Pathway&) = default;
};

/// A value the hub's leaflet does not give, and why this one was chosen. Shown on the profile's
/// page.
struct Assumption {
  std::string path;  ///< "hours", "levels.soon.decision"
  std::string reason;
  friend bool operator==(const Assumption&, const Assumption&) = default;
};

/// What a reader of the exercise can choose to do, mildest first.
enum class ExerciseWay { advice, early_help, form_today, emergency };

/// How a scenario of the exercise comes to the hub when somebody brings it in.
enum class ExerciseComesAs { contact, advice_call };

/// What the exercise gives as an answer. No leaflet gives it: a practitioner is to check it.
struct AssumedAnswer {
  ExerciseWay way;
  LevelCode level;  ///< of the threshold document; empty: the hub has none
  std::string why;
  friend bool operator==(const AssumedAnswer&, const AssumedAnswer&) = default;
};

/// One "What would you do?" of a training hub, in the hub's own sentences.
struct ExerciseScenario {
  std::string code;
  std::string title;
  std::string words;
  std::string source;
  std::string question;
  ExerciseComesAs comes_as = ExerciseComesAs::contact;
  ChannelKind channel = ChannelKind::online_form;
  SourceKind from = SourceKind::professional;
  int children = 1;  ///< named Child A, Child B …
  AssumedAnswer assumed;
  friend bool operator==(const ExerciseScenario&, const ExerciseScenario&) = default;
};

struct Profile {
  std::string slug;  ///< the folder's name
  std::string version;
  Date in_force_from;
  std::string name;     ///< as it signs its letters
  std::string body;     ///< whose it is
  std::string council;  ///< empty: the leaflet names none
  std::string slogan;   ///< empty: none
  std::vector<std::string>
      good_referral;  ///< what helps most, said beside the form; it blocks nothing
  std::string about;  ///< what the hub is, in a paragraph for the public
  Words words;
  ContactDetails contact;
  OpeningHours hours;
  bool shows_statutory_day = true;
  Check check;
  Stages stages;
  Feedback feedback;
  Thresholds thresholds;
  std::vector<Agency> agencies;
  std::vector<Role> roles;
  std::vector<Level> levels;
  std::vector<Criterion> criteria;
  std::vector<Issue> issues;
  std::vector<Outcome> outcomes;
  std::vector<Channel> channels;
  std::vector<Source> sources;
  std::vector<ConsentRule> consent;
  std::vector<Ground> outside_sharing;
  std::vector<Link> links;
  std::vector<Work> work;
  std::vector<MatterRule> matters;
  std::vector<DisagreementStage> disagreement;
  std::vector<Assumption> assumed;
  std::vector<Pathway> pathways;                     ///< from the pathways file
  RetentionSchedule retention;                       ///< from the retention file
  std::vector<ExerciseScenario> exercise;            ///< from the exercise file; shown in training
  std::vector<Basis> bases;                          ///< from the law file
  std::vector<Duty> duties;                          ///< from the law file
  std::vector<LetterTemplate> letters;               ///< from letters/
  std::vector<question::QuestionSet> question_sets;  ///< from questions/

  // Each gives nothing where the profile lists no such thing.
  [[nodiscard]] const Agency* agency(const AgencyCode& code) const;
  [[nodiscard]] const Role* role(const RoleCode& code) const;
  [[nodiscard]] const Level* level(const LevelCode& code) const;
  [[nodiscard]] const Criterion* criterion(const CriterionCode& code) const;
  [[nodiscard]] const Issue* issue(const IssueCode& code) const;
  [[nodiscard]] const Outcome* outcome(const OutcomeCode& code) const;
  [[nodiscard]] const Basis* basis(const BasisCode& code) const;
  [[nodiscard]] const Pathway* pathway(const PathwayCode& code) const;
  [[nodiscard]] const NeedLevel* need_level(const LevelCode& code) const;
  [[nodiscard]] const ExerciseScenario* scenario(std::string_view code) const;
  [[nodiscard]] const Channel* channel(ChannelKind kind) const;
  [[nodiscard]] const Source* source(SourceKind kind) const;
  [[nodiscard]] const ConsentRule* consent_for(Purpose purpose) const;
  [[nodiscard]] const Link* link(LinkUse use) const;
  [[nodiscard]] const LetterTemplate* letter(std::string_view full_name) const;
  [[nodiscard]] const question::QuestionSet* question_set(std::string_view full_name) const;
  /// The questions an agency is asked as a rule: its own set, or an empty set so that only the
  /// standard end is asked.
  [[nodiscard]] question::QuestionSet questions_for(const AgencyCode& code) const;
  [[nodiscard]] bool does(Work kind) const;
  /// An inbox takes whatever may lie in it; a promised form is awaited wherever one can be
  /// promised.
  [[nodiscard]] bool takes(MatterKind kind) const;
  [[nodiscard]] const MatterRule* matter(MatterKind kind) const;
  /// Whether anybody here keeps a directory of schools and others that may be asked.
  [[nodiscard]] bool keeps_directory() const;
  friend bool operator==(const Profile&, const Profile&) = default;
};

}  // namespace openmash::hub
