#include "domain/enquiry/return_information.h"
#include <algorithm>

namespace openmash {

Decided decide(const CaseFile& file, const ReturnInformation& command, const Actor&,
               const Moment& moment) {
  if (file.enquiry.find(command.request) == nullptr) {
    return no(NotAsked{});
  }
  const bool needs_reason =
      command.kind == ReturnKind::held_not_shared || command.kind == ReturnKind::refused;
  if (needs_reason && is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  const bool wordless =
      std::ranges::any_of(command.items, [](const ItemReturned& i) { return is_blank(i.text); });
  if (wordless ||
      (command.kind == ReturnKind::items && command.items.empty() && command.questions.empty())) {
    return no(EmptyAnswer{});
  }
  const bool holds = moment.profile->check.holds_answers;
  if (holds && !command.questions.empty()) {
    return no(AnswerAsItems{});
  }
  CaseEvents events{InformationReturned{
      .request = command.request,
      .answer = command.answer,
      .kind = command.kind,
      .more_to_come = command.more_to_come,
      .own_reference = command.own_reference,
      .reason = command.reason,
  }};
  for (ItemReturned item : command.items) {
    item.request = command.request;
    item.answer = command.answer;
    const ItemId id = item.item;
    events.push_back(std::move(item));
    if (holds) {
      const auto flag = std::ranges::find(command.flags, id, &ItemFlag::item);
      events.push_back(ItemHeld{.item = id,
                                .request = command.request,
                                .flag = flag == command.flags.end() ? "" : flag->words});
    }
    const auto seal = std::ranges::find(command.seals, id, &SealItem::item);
    if (seal != command.seals.end()) {
      SealItem own = *seal;
      own.request = command.request;
      const auto sealed = seal_for(file, own, moment);
      if (!sealed) {
        return No<Refusal>{sealed.error()};
      }
      events.push_back(*sealed);
    }
  }
  if (!command.questions.empty()) {
    events.push_back(QuestionsAnswered{
        .request = command.request, .answer = command.answer, .answers = command.questions});
  }
  if (file.is_decided()) {
    events.push_back(DecisionReopened{.request = command.request, .answer = command.answer});
  }
  return events;
}

}  // namespace openmash
