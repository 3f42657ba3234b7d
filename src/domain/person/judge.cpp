#include "domain/person/judge.h"

#include "domain/casefile/verb.h"

namespace openmash {

namespace {

template <class Why>
No<JudgementRefusal> turned_down(Why why) {
  return No<JudgementRefusal>{JudgementRefusal{why}};
}

/// Two people are two accounts, whatever role each has by now, and two sessions.
bool is_another(const Actor& by, Id128 session, const Actor& first, Id128 first_session) {
  return as_staff(by) != nullptr && !is_same_person(by, first) && session != first_session;
}

/// The judgement that something is to be said of, for somebody who may judge.
Result<const Given*, JudgementRefusal> judged(const Links& links, JudgementId id, const Actor& by,
                                              const PairOfCases& cases,
                                              const hub::Profile& profile) {
  if (!may_judge(by, cases, profile)) {
    return turned_down(NotPermitted{});
  }
  const Given* given = links.find(id);
  if (given == nullptr) {
    return turned_down(NoSuchJudgement{});
  }
  return given;
}

}  // namespace

bool may_judge(const Actor& actor, const PairOfCases& cases, const hub::Profile& profile) {
  const auto may_do = [&](Permission permission) {
    return permits(actor, permission, cases.one, profile) ||
           permits(actor, permission, cases.other, profile);
  };
  return permits(actor, Permission::see_contact, cases.one, profile) &&
         permits(actor, Permission::see_contact, cases.other, profile) &&
         (may_do(Permission::screen) || may_do(Permission::write_record) ||
          may_do(Permission::decide));
}

JudgementDecided decide_judgement(const Links& links, const JudgePair& command, const Actor& by,
                                  const PairOfCases& cases, const hub::Profile& profile) {
  if (!may_judge(by, cases, profile)) {
    return turned_down(NotPermitted{});
  }
  if (links.find(command.judgement) != nullptr) {
    return PersonEvents{};  // the same press again
  }
  if (command.one.record == command.other.record) {
    return turned_down(SameRecordTwice{});
  }
  if (is_blank(command.reason)) {
    return turned_down(NoReasonWritten{});
  }
  const Given* standing = links.standing(command.one.record, command.other.record);
  const bool lower_first = command.one.record < command.other.record;
  const JudgedRecord& one = lower_first ? command.one : command.other;
  const JudgedRecord& other = lower_first ? command.other : command.one;
  if (standing != nullptr && standing->made.what.says == command.says &&
      standing->made.what.one.facts == one.facts &&
      standing->made.what.other.facts == other.facts) {
    return turned_down(JudgedAlready{});
  }
  // What two judged, one does not judge otherwise.
  const bool stands_by_two = standing != nullptr && standing->made.what.needs_two;
  return PersonEvents{JudgementMade{.judgement = command.judgement,
                                    .one = one,
                                    .other = other,
                                    .says = command.says,
                                    .model = command.model,
                                    .needs_two = cases.needs_two || stands_by_two,
                                    .reason = command.reason,
                                    .session = command.session}};
}

JudgementDecided decide_judgement(const Links& links, const SecondJudgement& command,
                                  const Actor& by, const PairOfCases& cases,
                                  const hub::Profile& profile) {
  const auto found = judged(links, command.judgement, by, cases, profile);
  if (!found) {
    return No<JudgementRefusal>{found.error()};
  }
  const Given* given = *found;
  if (!given->waits_for_second()) {
    return turned_down(NotWaiting{});
  }
  if (!is_another(by, command.session, given->made.by, given->made.what.session)) {
    return turned_down(SecondIsFirst{});
  }
  if (is_blank(command.reason)) {
    return turned_down(NoReasonWritten{});
  }
  return PersonEvents{JudgementSeconded{
      .judgement = command.judgement, .agrees = command.agrees, .reason = command.reason}};
}

JudgementDecided decide_judgement(const Links& links, const UndoJudgement& command, const Actor& by,
                                  const PairOfCases& cases, const hub::Profile& profile) {
  const auto found = judged(links, command.judgement, by, cases, profile);
  if (!found) {
    return No<JudgementRefusal>{found.error()};
  }
  const Given* given = *found;
  if (given->undone) {
    return turned_down(UndoneAlready{});
  }
  if (is_blank(command.reason)) {
    return turned_down(NoReasonWritten{});
  }
  // What waits for a second person is taken back by the first; another says that they disagree.
  if (given->waits_for_second() && !is_same_person(by, given->made.by)) {
    return turned_down(NotPermitted{});
  }
  if (!undoing_needs_two(*given, cases)) {
    return PersonEvents{JudgementUndone{.judgement = command.judgement, .reason = command.reason}};
  }
  if (given->undoing_waits()) {
    return turned_down(UndoingWaits{});
  }
  return PersonEvents{UndoingAsked{
      .judgement = command.judgement, .reason = command.reason, .session = command.session}};
}

JudgementDecided decide_judgement(const Links& links, const SecondUndoing& command, const Actor& by,
                                  const PairOfCases& cases, const hub::Profile& profile) {
  const auto found = judged(links, command.judgement, by, cases, profile);
  if (!found) {
    return No<JudgementRefusal>{found.error()};
  }
  const Given* given = *found;
  if (!given->undoing_waits()) {
    return turned_down(NotWaiting{});
  }
  const Signed<UndoingAsked>& asked = *given->undoing_asked;
  const bool takes_back = !command.agrees && is_same_person(by, asked.by);
  if (!takes_back && !is_another(by, command.session, asked.by, asked.what.session)) {
    return turned_down(SecondIsFirst{});
  }
  if (is_blank(command.reason)) {
    return turned_down(NoReasonWritten{});
  }
  PersonEvents events{UndoingSeconded{
      .judgement = command.judgement, .agrees = command.agrees, .reason = command.reason}};
  if (command.agrees) {
    events.push_back(JudgementUndone{.judgement = command.judgement, .reason = asked.what.reason});
  }
  return events;
}

bool undoing_needs_two(const Given& given, const PairOfCases& cases) {
  return given.stands() && (given.made.what.needs_two || cases.needs_two);
}

bool may_be_proposed(const Links& links, const JudgedRecord& one, const JudgedRecord& other) {
  const Given* standing = links.standing(one.record, other.record);
  if (standing == nullptr || standing->made.what.says == Judgement::not_sure) {
    return true;
  }
  const bool lower_first = one.record < other.record;
  const JudgementMade& made = standing->made.what;
  return made.one.facts != (lower_first ? one : other).facts ||
         made.other.facts != (lower_first ? other : one).facts;
}

}  // namespace openmash
