// The custodians of a record that others may not see: told when a new contact is perhaps about the
// same person, by when one of them is to have read it, and what they can do then.
// Whoever screens learns nothing by it; only a custodian's "release" tells them there is a record.
// The pass that finds them: app/who_is_who.h.
#pragma once

#include <chrono>

#include "base/result.h"
#include "domain/casefile/refusals.h"
#include "domain/person/links.h"

namespace openmash {

constexpr std::chrono::minutes read_within{30};

struct AcknowledgeAlert {
  AlertId alert;
};
struct AnswerAlert {
  AlertId alert;
  AlertAnswer answer = AlertAnswer::no_match;
  std::string words;
};
using AlertCommand = std::variant<AcknowledgeAlert, AnswerAlert>;

struct NoSuchAlert {};         ///< or it is not theirs: the two look the same
struct AnswerWithoutWords {};  ///< an answer without a word why
struct AlertAnsweredAlready {};
using AlertRefusal = std::variant<NoSuchAlert, AnswerWithoutWords, AlertAnsweredAlready>;
using AlertDecided = Result<PersonEvents, AlertRefusal>;

[[nodiscard]] AlertDecided decide_alert(const Links& links, const AlertCommand& command,
                                        const Actor& by);

/// Whether nobody has read it and its time is over.
[[nodiscard]] bool is_overdue(const Alert& alert, Instant now);

/// Those told of it that still wait to be dealt with, first due first.
[[nodiscard]] std::vector<const Alert*> alerts_for(const Links& links, StaffId person);

/// Those of which this person, who guards, was told that nobody read them; none that somebody has
/// read since, and none they were told of whole.
[[nodiscard]] std::vector<const Alert*> left_unread_for(const Links& links, StaffId person);

/// What whoever screens a contact may be told: only what was released.
[[nodiscard]] std::vector<const Alert*> released_for(const Links& links, ContactId newcomer);

/// What custodians were told of this contact and that file; nothing: they were not.
[[nodiscard]] const Alert* alert_about(const Links& links, ContactId newcomer, ContactId hidden);

}  // namespace openmash
