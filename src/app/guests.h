// Those who are asked and have no account: a link and a code, made once, shown once, for one
// enquiry.
// Neither the link nor the code is stored: what lies under the link is found by a keyed hash of it
// and opened by a key made from it, and the code is an argon2id hash in there. A wrong code, a
// wrong link and no link look the same and cost the same; the fifth wrong one must wait. What a
// guest types is kept under the link until it is sent. What they are shown is look.h, what they
// send is domain/enquiry/answer_as_guest.h.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "app/handle.h"
#include "app/look.h"
#include "app/sign_in.h"
#include "keep/drafts.h"
#include "keep/lockouts.h"
#include "keep/sessions.h"

namespace openmash::app {

/// A link with its code, for the one page that shows them.
struct LinkGiven {
  std::string link;  ///< 32 hexadecimal digits, for the address
  std::string code;  ///< to be told by telephone
  Instant until{};
};
using LinkOutcome = std::variant<LinkGiven, Refusal, SentDifferently, NotSure>;

struct WrongCode {};
struct LinkIsOver {};
using EnterOutcome = std::variant<SessionOpened, WrongCode, WaitUntil, LinkIsOver>;

/// A link that was opened with its code.
struct OpenLink {
  std::string address;  ///< the link itself
  ContactId contact;
  RequestId request;
  EnquiryId enquiry;
  LinkId link;
  Id128 session;

  [[nodiscard]] Reader reader() const {
    return {.actor = Guest{.enquiry = enquiry}, .session = session};
  }
};

class Guests {
 public:
  Guests(Core& core, seal::PasswordCost cost);

  /// The same press again gives the same link and code again, and makes no second one.
  [[nodiscard]] LinkOutcome make(const Actor& by, const Submission& submission, ContactId contact,
                                 MakeGuestLink command);

  [[nodiscard]] EnterOutcome enter(std::string_view link, std::string_view code,
                                   std::string_view peer);

  /// Nothing, where the code has not been given in this browser, or too long ago, or the link is
  /// over.
  [[nodiscard]] std::optional<OpenLink> open(std::string_view link, std::string_view token);

  /// Whether a browser that was let in is out because the link itself is over.
  [[nodiscard]] bool is_over(std::string_view link, std::string_view token);

  void leave(std::string_view token) { sessions_.close(token); }

  [[nodiscard]] keep::LoadOutcome typed(const OpenLink& open);
  [[nodiscard]] keep::SaveOutcome keep_typed(const OpenLink& open, const keep::Fields& fields,
                                             std::uint64_t revision);

  /// Once, however often it is pressed.
  [[nodiscard]] Handled send(const OpenLink& open, AnswerAsGuest answer);

  void sweep();

 private:
  struct Under;
  [[nodiscard]] std::string place_of(std::string_view link) const;
  [[nodiscard]] std::optional<Under> under(std::string_view link);
  [[nodiscard]] bool lives(const Under& link);

  Core& core_;
  seal::PasswordCost cost_;
  std::string no_hash_;
  keep::Drafts drafts_;
  keep::Sessions sessions_;
  keep::Lockouts lockouts_;
};

}  // namespace openmash::app
