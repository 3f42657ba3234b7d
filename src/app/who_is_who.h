// Who is who, as it was judged: one stream of the hub, kept in memory and changed here. And the
// custodians of a record others may not see, told when a new contact is perhaps about the same
// person.
// Load, authorise, decide, append, as handle.h does it for a contact; the same press again changes
// nothing twice. Nothing is ever judged here by itself. Rules: domain/person/. What somebody may
// see of it: look.h.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "app/access_record.h"
#include "app/handle.h"
#include "app/matching.h"
#include "app/person_index.h"
#include "app/sign_in.h"
#include "domain/person/alerts.h"
#include "domain/person/judge.h"

namespace openmash::app {

struct JudgementKept {
  JudgementId judgement;
};
using JudgementHandled =
    std::variant<JudgementKept, JudgementRefusal, NoSuchContact, SentDifferently, NotSure>;

struct AlertKept {};
/// A plain refusal is the case's: what the answer says could not be done there.
using AlertHandled = std::variant<AlertKept, AlertRefusal, Refusal, SentDifferently, NotSure>;

class WhoIsWho {
 public:
  explicit WhoIsWho(Core& core);

  [[nodiscard]] std::shared_ptr<const Links> links();

  /// What suggestions rest on since the start; what is adopted meanwhile holds from the next one.
  [[nodiscard]] const Matching& matching() const { return matching_; }
  /// Adopted by whoever has the terminal.
  /// @returns  what is wrong with it, where it was not
  [[nodiscard]] std::optional<std::string> adopt(MatchingAdopted wanted);

  /// A record as it stands: what a judgement of it rests on. Version 0: there is none.
  [[nodiscard]] JudgedRecord judged(const RecordRef& record);

  [[nodiscard]] JudgementHandled judge(const Reader& by, const Submission& submission,
                                       const RecordRef& one, const RecordRef& other, Judgement says,
                                       const std::string& reason);
  [[nodiscard]] JudgementHandled second(const Reader& by, const Submission& submission,
                                        JudgementId judgement, bool agrees,
                                        const std::string& reason);
  /// Undone, or, where two judged it, asked for until somebody else agrees.
  [[nodiscard]] JudgementHandled undo(const Reader& by, const Submission& submission,
                                      JudgementId judgement, const std::string& reason);
  [[nodiscard]] JudgementHandled second_undoing(const Reader& by, const Submission& submission,
                                                JudgementId judgement, bool agrees,
                                                const std::string& reason);
  [[nodiscard]] AlertHandled answer(const Actor& by, const Submission& submission,
                                    const AlertCommand& command);

  /// Appends what the system found by itself: alerts, and that they were passed on.
  void note(const PersonEvents& events);

  /// What a judgement about these two is decided by, and rests on.
  [[nodiscard]] PairOfCases cases_of(const Reader& by, const RecordRef& one, const RecordRef& other,
                                     Grounds& grounds);

 private:
  template <class Command>
  [[nodiscard]] JudgementHandled about(const Reader& by, const Submission& submission,
                                       const Command& command, const RecordRef& one,
                                       const RecordRef& other);
  /// Of a judgement there is, about its two records.
  template <class Command>
  [[nodiscard]] JudgementHandled about_given(const Reader& by, const Submission& submission,
                                             const Command& command);
  /// @param decide  asked anew for each attempt; adds to the grounds what it looked at, so that
  /// what was decided is stored only while it holds
  /// @returns  nothing where it was appended or had been
  template <class Refused, class Decide>
  [[nodiscard]] std::optional<std::variant<Refused, SentDifferently, NotSure>> append(
      const Actor& by, const Submission* submission, const Decide& decide);

  Core& core_;
  Matching matching_;
  std::mutex mutex_;  // guards links_
  std::shared_ptr<const Links> links_;
};

/// Nobody waits longer than this beyond the time they had (main/serve.cpp).
inline constexpr std::chrono::seconds overdue_looked_for_every{30};

/// The background pass: each new contact against every record there is, as it arrives; those that
/// arrived before the start, once the index is ready.
class HiddenMatches {
 public:
  /// Whether this member of staff may not see the case; by default, what access/may.h says.
  using IsHiddenFrom = std::function<bool(const Staff&, const CaseFile&, const NoticedContact&)>;

  HiddenMatches(Core& core, PersonIndex& index, WhoIsWho& who_is_who, SignIn& people);

  /// Who is told of a file: whoever decides on it and may see it.
  [[nodiscard]] std::vector<StaffId> custodians(const CaseFile& file,
                                                const NoticedContact& when) const;

  /// What a custodian answers, and what it says is done first: the link between the two records,
  /// seen by those alone who may see both; or the new contact is given to this worker.
  [[nodiscard]] AlertHandled answer(const Reader& by, const Submission& submission,
                                    const AnswerAlert& command, std::optional<StaffId> worker);
  /// Who may be given the new contact: whoever gathers and from whom neither of the two is kept.
  /// Who has the hidden file comes first.
  [[nodiscard]] std::vector<StaffId> workers_for(const Alert& alert);

  /// Looks for those like the people of a contact in files that somebody who screens may not see.
  void look_at(const NoticedContact& newcomer);
  /// Looks at what is already there about the people of a file that is hidden from now on: whoever
  /// screens it saw the two beside each other until then, and does no more.
  void look_beside(ContactId hidden);
  /// Tells others of what nobody has read in time: who is on duty and may see both, or else whoever
  /// may; where nobody may, those who guard, and no more than that it waits.
  void pass_on_overdue();

  void hide_by(IsHiddenFrom is_hidden_from);

 private:
  [[nodiscard]] std::vector<StaffId> next_told(const Alert& alert, const CaseFile& file,
                                               const CaseFile& newcomer) const;
  [[nodiscard]] std::vector<StaffId> guards_told(const CaseFile& file,
                                                 const CaseFile& newcomer) const;
  /// Does what the answer says; nothing where it is done.
  [[nodiscard]] std::optional<AlertHandled> carry_out(const Reader& by,
                                                      const Submission& submission,
                                                      const Alert& alert,
                                                      const AnswerAlert& command,
                                                      std::optional<StaffId> worker);
  [[nodiscard]] bool is_hidden_from_some_screener(const CaseFile& file,
                                                  const NoticedContact& when) const;

  Core& core_;
  PersonIndex& index_;
  WhoIsWho& who_is_who_;
  SignIn& people_;
  std::mutex mutex_;  // one pass at a time; guards what follows
  IsHiddenFrom is_hidden_from_;
};

}  // namespace openmash::app
