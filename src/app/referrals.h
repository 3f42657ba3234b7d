// The public's side: a referral being written, sent once, added to, and its copy opened with a
// code. The code is the only key and is not stored; the reference opens nothing. Sending twice
// stores one referral and gives the same answer again. Drafts are kept by keep/drafts.h; what a
// referral holds is domain/intake/receive_contact.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "app/handle.h"
#include "keep/drafts.h"

namespace openmash::app {

using keep::AlreadySent;
using keep::Draft;
using keep::DraftConflict;
using keep::Fields;
using keep::LoadOutcome;
using keep::NoSuchDraft;
using keep::Saved;
using keep::SaveOutcome;

/// A referral as parsed from its draft, still without ids.
struct WrittenReferral {
  Channel channel = Channel::online_form;
  Source source = Source::anonymous;
  Asks asks = Asks::worry;
  std::optional<Instant> received_at;  ///< nothing: now
  std::string original_kept_at;
  Answers answers;
  std::vector<PersonDescribed> people;  ///< with ids already: concerns point at them
  std::vector<ConcernRaised> concerns;
};

/// A reference that neither a contact nor a matter has.
[[nodiscard]] std::string free_reference(Core& core);

struct Sent {
  ContactId contact;
  std::string reference;
};
using SendOutcome = std::variant<Sent, Refusal, NotSure>;

class Referrals {
 public:
  explicit Referrals(Core& core);

  [[nodiscard]] std::string start();  ///< a new draft's code
  [[nodiscard]] LoadOutcome load(std::string_view code);
  [[nodiscard]] SaveOutcome save(std::string_view code, const Fields& fields,
                                 std::uint64_t revision);

  /// Sends a draft: the code then opens the copy.
  [[nodiscard]] SendOutcome send(std::string_view code, const WrittenReferral& referral);

  /// What staff keyed in: no draft, and the same kind of contact.
  /// @param once  words that only one contact can come under, such as the police's own reference:
  /// brought again by whomever, it is received already. Empty: each press is a contact
  [[nodiscard]] SendOutcome log(const Actor& by, const Submission& submission,
                                const WrittenReferral& referral, std::string_view once = {});

  /// Whether this very press was stored before.
  [[nodiscard]] bool has_stored(const Submission& submission);

  /// A scenario of the exercise becomes a contact: only in a training hub, by whoever opens
  /// contacts there. Each press is a contact of its own.
  [[nodiscard]] SendOutcome bring_in(const Actor& by, const Submission& submission,
                                     const hub::ExerciseScenario& scenario);

  /// The contact whose copy this code opens.
  [[nodiscard]] std::optional<ContactId> sent_with(std::string_view code);

  /// Whether each of these words is an answer of what was sent. It shows nothing, so it is no
  /// reading.
  [[nodiscard]] bool holds(ContactId contact, const std::vector<std::string>& words);

  [[nodiscard]] Handled add(std::string_view code, const Submission& submission, std::string words);

  /// Takes away drafts whose time is over.
  void sweep() { drafts_.sweep(core_.now()); }

 private:
  [[nodiscard]] SendOutcome receive(const Actor& by, const Submission& submission,
                                    ContactId contact, const WrittenReferral& referral,
                                    std::vector<db::Statement> with);

  Core& core_;
  keep::Drafts drafts_;
};

}  // namespace openmash::app
