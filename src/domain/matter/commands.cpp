#include "domain/matter/commands.h"

#include <algorithm>

#include "base/match.h"
#include "domain/access/may.h"
#include "domain/casefile/verb.h"
#include "domain/matter/questions.h"

namespace openmash {

namespace {

template <class Why>
No<MatterRefusal> refuse(Why why) {
  return No<MatterRefusal>{MatterRefusal{std::move(why)}};
}

std::optional<Instant> due_from(Instant from, const std::optional<hub::Clock>& clock,
                                const Moment& moment) {
  return clock ? hub::due(from, *clock, *moment.calendar) : std::nullopt;
}

bool is_answer(const MatterQuestion& question, std::string_view words) {
  return !is_blank(words) && (question.options.empty() ||
                              std::ranges::find(question.options, words, &MatterOption::value) !=
                                  question.options.end());
}

MatterDecided decide(const Matter& matter, const OpenMatter& command, const Moment& moment) {
  if (matter.exists()) {
    return refuse(AlreadyOpened{});
  }
  if (!moment.profile->takes(command.kind)) {
    return refuse(NotTakenHere{.kind = command.kind});
  }
  const auto questions = matter_questions(command.kind);
  for (const Answer& answer : command.answers.all) {
    if (std::ranges::find(questions, answer.question, &MatterQuestion::key) == questions.end()) {
      return refuse(NotAskedOfIt{.question = answer.question});
    }
  }
  for (const MatterQuestion& question : questions) {
    if (question.needed && !is_answer(question, command.answers.words(question.key))) {
      return refuse(Unanswered{.label = question.label});
    }
  }
  const hub::MatterRule* rule = moment.profile->matter(command.kind);
  return MatterEvents{MatterOpened{
      .reference = command.reference,
      .kind = command.kind,
      .channel = command.channel,
      .received_at = command.received_at,
      .due = rule == nullptr ? std::nullopt : due_from(command.received_at, rule->reply, moment),
      .profile_version = moment.profile->version,
      .grew_from = command.grew_from,
      .contact = command.contact,
      .answers = command.answers}};
}

MatterDecided decide(const Matter&, const NoteMatter& command, const Moment&) {
  if (is_blank(command.words)) {
    return refuse(NothingWritten{});
  }
  return MatterEvents{MatterNoted{.words = command.words}};
}

MatterDecided decide(const Matter& matter, const ChaseMatter& command, const Moment&) {
  if (matter.is_settled) {
    return refuse(AlreadySettled{});
  }
  if (matter.opened.kind != MatterKind::form_expected) {
    return refuse(NothingToChase{});
  }
  if (is_blank(command.words)) {
    return refuse(NothingWritten{});
  }
  return MatterEvents{MatterChased{.words = command.words}};
}

/// What leads elsewhere says where; what ends here says how.
bool is_told(const SettleMatter& command) {
  switch (command.became) {
    case Became::contact:
    case Became::addition:
      return !command.where.empty();
    case Became::matter:
      return !command.where.empty() && command.kind.has_value();
    case Became::reply:
    case Became::refused:
    case Became::advice:
    case Became::not_for_us:
    case Became::nothing_came:
    case Became::noted:
      return !is_blank(command.words);
  }
  return false;
}

MatterDecided decide(const Matter& matter, const SettleMatter& command, const Moment&) {
  if (matter.is_settled) {
    return refuse(AlreadySettled{});
  }
  const MatterKind kind = matter.opened.kind;
  const bool turns = command.became == Became::matter && command.kind;
  if (!may_become(kind, command.became) || (turns && !may_turn_into(kind, *command.kind))) {
    return refuse(CannotBecome{.became = command.became});
  }
  if (!is_told(command)) {
    return refuse(NothingWritten{});
  }
  return MatterEvents{MatterSettled{.became = command.became,
                                    .kind = turns ? command.kind : std::nullopt,
                                    .where = command.where,
                                    .words = command.words}};
}

MatterDecided decide(const Matter& matter, const TakeUpMatter& command, const Moment& moment) {
  if (!matter.is_settled) {
    return refuse(NotSettled{});
  }
  if (is_blank(command.reason)) {
    return refuse(NothingWritten{});
  }
  if (!command.next_stage) {
    return MatterEvents{
        MatterTakenUp{.stage = matter.stage, .due = matter.due, .reason = command.reason}};
  }
  const hub::MatterRule* rule = moment.profile->matter(matter.opened.kind);
  if (matter.stage != 1 || rule == nullptr || rule->next_stage.empty()) {
    return refuse(NoNextStage{});
  }
  return MatterEvents{MatterTakenUp{
      .stage = 2, .due = due_from(moment.now, rule->next_reply, moment), .reason = command.reason}};
}

}  // namespace

MatterDecided decide_matter(const Matter& matter, const MatterCommand& command, const Actor& by,
                            const Moment& moment) {
  if (!permits(by, Permission::deal_with_matters, {}, moment.roles())) {
    return refuse(NotPermitted{});
  }
  // To one whose words were destroyed nothing is added any more.
  if ((!matter.exists() && !std::holds_alternative<OpenMatter>(command)) || matter.destroyed) {
    return refuse(NoSuchMatter{});
  }
  return std::visit([&](const auto& one) { return decide(matter, one, moment); }, command);
}

}  // namespace openmash
