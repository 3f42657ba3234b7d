// The judgements: two records are about the same person, are not, or nobody is sure; a second
// person agrees where that is needed; and what was judged is undone, by two where two judged it.
// Pure: links, command, who asks and what both records are go in; events or a refusal come out.
// Nothing here judges by itself, at any weight. Kept by app/who_is_who.h; who may: access/may.h.
#pragma once

#include "base/result.h"
#include "domain/access/may.h"
#include "domain/casefile/refusals.h"
#include "domain/person/links.h"

namespace openmash {

struct JudgePair {
  JudgementId judgement;
  JudgedRecord one;
  JudgedRecord other;
  Judgement says = Judgement::not_sure;
  std::string model;
  std::string reason;
  Id128 session{};  ///< in which it is pressed, here and below: the two of one judgement differ
};
struct SecondJudgement {
  JudgementId judgement;
  bool agrees = false;
  std::string reason;
  Id128 session{};
};
struct UndoJudgement {
  JudgementId judgement;
  std::string reason;
  Id128 session{};
};
struct SecondUndoing {
  JudgementId judgement;
  bool agrees = false;
  std::string reason;
  Id128 session{};
};

struct SameRecordTwice {};
struct NoSuchJudgement {};
struct NoReasonWritten {};
struct JudgedAlready {};  ///< and the same: nothing would change
struct SecondIsFirst {};  ///< whoever was the first cannot be the second, nor can their session
struct NotWaiting {};     ///< for a second
struct UndoneAlready {};
struct UndoingWaits {};  ///< somebody asked for it already
using JudgementRefusal =
    std::variant<NotPermitted, SameRecordTwice, NoSuchJudgement, NoReasonWritten, JudgedAlready,
                 SecondIsFirst, NotWaiting, UndoneAlready, UndoingWaits>;
using JudgementDecided = Result<PersonEvents, JudgementRefusal>;

/// The two cases a pair of records stands in, as far as rights depend on them.
struct PairOfCases {
  Subject one;
  Subject other;
  /// Either case is restricted. An item under seal does not count: asking for a second person
  /// would tell that a silent one is there.
  bool needs_two = false;
};

/// Whoever may read both cases, and screens contacts or has one of the two.
[[nodiscard]] bool may_judge(const Actor& actor, const PairOfCases& cases,
                             const hub::Profile& profile);

[[nodiscard]] JudgementDecided decide_judgement(const Links& links, const JudgePair& command,
                                                const Actor& by, const PairOfCases& cases,
                                                const hub::Profile& profile);
[[nodiscard]] JudgementDecided decide_judgement(const Links& links, const SecondJudgement& command,
                                                const Actor& by, const PairOfCases& cases,
                                                const hub::Profile& profile);
[[nodiscard]] JudgementDecided decide_judgement(const Links& links, const UndoJudgement& command,
                                                const Actor& by, const PairOfCases& cases,
                                                const hub::Profile& profile);
[[nodiscard]] JudgementDecided decide_judgement(const Links& links, const SecondUndoing& command,
                                                const Actor& by, const PairOfCases& cases,
                                                const hub::Profile& profile);

/// Whether undoing it takes a second person: it stands by two, or one of its cases is restricted.
[[nodiscard]] bool undoing_needs_two(const Given& given, const PairOfCases& cases);

/// Whether a pair may be suggested: "the same" and "not the same" are answers, and last until the
/// facts of either record are others.
[[nodiscard]] bool may_be_proposed(const Links& links, const JudgedRecord& one,
                                   const JudgedRecord& other);

}  // namespace openmash
