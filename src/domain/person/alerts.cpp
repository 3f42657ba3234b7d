#include "domain/person/alerts.h"

#include <algorithm>

#include "base/contains.h"
#include "base/match.h"
#include "domain/casefile/verb.h"

namespace openmash {

AlertDecided decide_alert(const Links& links, const AlertCommand& command, const Actor& by) {
  const AlertId id = std::visit([](const auto& one) { return one.alert; }, command);
  const auto found = links.alerts.find(id);
  const Staff* staff = as_staff(by);
  if (found == links.alerts.end() || staff == nullptr || !found->second.is_for(staff->id)) {
    return No<AlertRefusal>{NoSuchAlert{}};
  }
  const Alert& alert = found->second;
  return match(
      command,
      [&](const AcknowledgeAlert&) -> AlertDecided {
        return alert.acknowledged ? PersonEvents{} : PersonEvents{AlertAcknowledged{.alert = id}};
      },
      [&](const AnswerAlert& answer) -> AlertDecided {
        if (!alert.answered.empty() && alert.answered.back().what.answer == answer.answer) {
          return No<AlertRefusal>{AlertAnsweredAlready{}};
        }
        if (is_blank(answer.words)) {
          return No<AlertRefusal>{AnswerWithoutWords{}};
        }
        PersonEvents events;
        if (!alert.acknowledged) {
          events.push_back(AlertAcknowledged{.alert = id});
        }
        events.push_back(
            AlertAnswered{.alert = id, .answer = answer.answer, .words = answer.words});
        return events;
      });
}

bool is_overdue(const Alert& alert, Instant now) {
  const Instant due =
      alert.passed_on.empty() ? alert.found.what.due : alert.passed_on.back().at + read_within;
  return !alert.acknowledged && alert.answered.empty() && now >= due;
}

std::vector<const Alert*> alerts_for(const Links& links, StaffId person) {
  std::vector<const Alert*> alerts;
  for (const auto& [id, alert] : links.alerts) {
    if (alert.is_for(person) && alert.answered.empty()) {
      alerts.push_back(&alert);
    }
  }
  std::ranges::sort(alerts, {}, [](const Alert* one) { return one->found.what.due; });
  return alerts;
}

std::vector<const Alert*> left_unread_for(const Links& links, StaffId person) {
  std::vector<const Alert*> alerts;
  for (const auto& [id, alert] : links.alerts) {
    if (alert.left_unread && contains(alert.left_unread->what.told, person) &&
        !alert.acknowledged && alert.answered.empty() && !alert.is_for(person)) {
      alerts.push_back(&alert);
    }
  }
  return alerts;
}

std::vector<const Alert*> released_for(const Links& links, ContactId newcomer) {
  std::vector<const Alert*> released;
  for (const auto& [id, alert] : links.alerts) {
    if (alert.found.what.newcomer.contact == newcomer && !alert.answered.empty() &&
        alert.answered.back().what.answer == AlertAnswer::releases) {
      released.push_back(&alert);
    }
  }
  return released;
}

const Alert* alert_about(const Links& links, ContactId newcomer, ContactId hidden) {
  for (const auto& [id, alert] : links.alerts) {
    if (alert.found.what.newcomer.contact == newcomer &&
        alert.found.what.hidden.contact == hidden) {
      return &alert;
    }
  }
  return nullptr;
}

}  // namespace openmash
