// One command's journey: load, authorise, decide, append, project. If you read one file, read this.
// All of it happens or none of it: events and view rows are one transaction, on the disk before the
// answer. The same submission again gets the first answer again. A conflict is decided anew, up to
// eight times, and people never see it. Verbs: domain/casefile/commands.h. Reads: look.h.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/core.h"
#include "domain/casefile/commands.h"

namespace openmash::app {

/// One press of a button.
struct Submission {
  SubmissionId id;
  std::string content;  ///< the form as it came, to tell a repeat from a second thought
  std::string
      seen_token;  ///< what the form was made from (Look::token); empty where nothing was shown
  bool proved = false;  ///< the session had just proved itself again
};

struct Done {
  ContactId contact;
  bool repeated = false;  ///< this submission had been stored before; nothing was stored now
};
/// What the form was made from has changed since. Nothing was stored.
struct ChangedMeanwhile {
  ContactId contact;
};
/// The same submission with other content: the first is what is stored.
struct SentDifferently {
  ContactId contact;
};
/// It may have been stored or not; the same submission may safely be sent again.
struct NotSure {};

using Handled = std::variant<Done, Refusal, ChangedMeanwhile, SentDifferently, NotSure>;

/// @param with  further rows for the same transaction: a draft marked sent, a copy kept
[[nodiscard]] Handled handle(Core& core, const Actor& by, const Submission& submission,
                             ContactId contact, const CaseCommand& command,
                             std::vector<db::Statement> with = {});

/// Seals the events for their places and makes the view rows of the case file they lead to: for
/// whatever records without a command.
void write_into(ledger::Batch& batch, Core& core, const CaseFile& file, const CaseEvents& events,
                const Actor& by, Instant now);

/// The fields a form of this kind was made from, as one opaque token.
[[nodiscard]] std::string seen_token(const Core& core, const CaseFile& file, Permission form);

/// Items that neither the case's worker nor, while they are away, their cover was ever sent: from
/// the record of reading.
[[nodiscard]] std::vector<ItemId> unread_items(Core& core, const CaseFile& file);

}  // namespace openmash::app
