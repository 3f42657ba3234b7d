// Who is signed in, and who could be: accounts, sessions, what somebody proved and when.
// A wrong name and a wrong password look the same and cost the same; a session whose second factor
// or own password is still to come is nobody's to any page but those that ask for it. Passwords are
// argon2id hashes in sealed account streams; sessions are kept by a token of which only the hash is
// stored, and which changes with every proof. The register: accounts.h. Facts of an account:
// domain/account/account.h. Sessions: keep/sessions.h. Which page wants a fresh proof:
// web/step_up.h.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/accounts.h"
#include "app/core.h"
#include "app/ways_in.h"
#include "domain/access/may.h"
#include "domain/casefile/refusals.h"
#include "domain/duty/on_duty.h"
#include "keep/lockouts.h"
#include "keep/once.h"
#include "keep/sessions.h"
#include "seal/password.h"

namespace openmash::app {

/// The organisation's own sign-in (OpenID Connect).
struct Provider {
  std::string name;  ///< on the button: "council account"
  std::string issuer;
  std::string client;
  std::string secret;  ///< empty: a public client, PKCE alone
};

/// How this hub is served. Nothing here is a person's.
struct SignInRules {
  /// A second factor is asked of everybody and first passwords are changed, but for accounts that
  /// were opened for demonstration. `openmash serve` says so of every hub that is not for training.
  bool in_earnest = false;
  std::string origin{};  ///< "https://hub.example": passkeys and the provider belong to it
  std::optional<Provider> provider{};
};

/// From where somebody asks.
struct Caller {
  std::string peer;
  std::string device{};  ///< "Firefox on Windows": for their own list of sessions
  std::string home{};    ///< what home_mark() gave this browser when somebody signed in before
};

struct SessionOpened {
  std::string token;  ///< for the cookie; cannot be asked for again
};
struct WrongNameOrPassword {};
struct WaitUntil {
  Instant when{};
};
using SignInOutcome = std::variant<SessionOpened, WrongNameOrPassword, WaitUntil>;

/// A live session: everything past this point knows who is asking.
struct SignedIn {
  Staff staff;
  Id128 session;
  std::string form_token;  ///< every form of this session carries it
  std::string display_name;
  std::string role_name;
  std::optional<Instant> proved{};  ///< when this session last proved who is there, with all it has
  Instant ends{};                   ///< unless it is used before
  Instant ends_at_latest{};
  /// Since this session began, their name was used in a browser it had not been used in before.
  std::optional<Instant> stranger{};
};

/// What a session still owes before it is anybody's.
enum class Owes {
  nothing,
  second,  ///< somebody's word that it is they who come in, and nothing of their own
  code,
  own_password,
  enrolment
};

/// Somebody between the password and the session.
struct Halfway {
  StaffId staff;
  Id128 session;
  Owes owes = Owes::nothing;
  std::string display_name;
  std::string user_name;
  bool has_app = false;
  bool has_passkeys = false;
};

/// A browser's answer for a passkey, as it gave it (base64url).
struct PasskeyAnswer {
  std::string credential;
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
};
/// Six digits of the app, or a recovery code.
struct TypedCode {
  std::string typed;
};
/// Enough for who has no second factor, and for nobody else.
struct PasswordAgain {
  std::string typed;
};
using Proof = std::variant<TypedCode, PasswordAgain, PasskeyAnswer>;
struct WrongProof {};
using ProofOutcome = std::variant<SessionOpened, WrongProof, WaitUntil>;

/// A secret that is not yet anybody's: it is when a code of it comes back.
struct AppOffer {
  std::string secret;   ///< "JBSW Y3DP …", to be typed
  std::string address;  ///< otpauth://…, to be drawn
  std::string sealed;   ///< for the form's hidden field
};
/// A factor was added. The codes are shown once.
struct Enrolled {
  std::string token;                        ///< the session goes on under this one
  std::vector<std::string> recovery_codes;  ///< empty: those of before still hold
};
/// What a browser needs to make or use a passkey.
struct PasskeyRequest {
  std::string challenge;
  std::string relying_party;             ///< a host name; empty: there are no passkeys here
  std::string user_id;                   ///< base64url
  std::vector<std::string> credentials;  ///< those there are: base64url
};
struct PasskeyMade {
  std::string client_data;
  std::string attestation;
  std::string name;
};

/// By what somebody proves who they are.
struct Factors {
  bool app = false;
  std::size_t recovery_codes_left = 0;
  std::vector<Passkey> passkeys;
  bool linked = false;  ///< to the organisation's own sign-in: then there is no password
};

/// A person with an account, as others may see them.
struct Colleague {
  StaffId id;
  std::string user_name;
  std::string display_name;
  RoleCode role;
  std::optional<AgencyCode> agency;
  bool closed = false;
};

/// An account that nobody comes in by before somebody who guards access has agreed.
struct WaitingAccount {
  Colleague who;
  std::vector<WaitingWay> ways;  ///< oldest first
  std::size_t ways_given = 0;    ///< what whoever agrees was shown: another one makes it another
};

struct NameTaken {};
struct PasswordTooShort {};
struct PasswordGuessedEarly {};
struct PasswordUnchanged {};
struct WrongPassword {};
struct AgencyMissing {};
struct NoSuchRole {};
struct SubjectTaken {};  ///< somebody else is linked to it
struct WrongCodeTyped {};
struct MovedOn {};  ///< something was done to it since it was looked at, or somebody has agreed
using AccountRefusal =
    std::variant<NotPermitted, MovedOn, NameTaken, PasswordTooShort, PasswordGuessedEarly,
                 PasswordUnchanged, WrongPassword, AgencyMissing, NoSuchRole, SubjectTaken,
                 WrongCodeTyped, WaitUntil>;

class SignIn {
 public:
  static constexpr std::size_t shortest_password = 12;

  explicit SignIn(Core& core, seal::PasswordCost cost = {});
  /// Once, before anybody is served.
  void set_rules(SignInRules rules) { rules_ = std::move(rules); }
  [[nodiscard]] const SignInRules& rules() const { return rules_; }

  // ---- signing in: sign_in.cpp
  [[nodiscard]] SignInOutcome sign_in(std::string_view user_name, std::string_view password,
                                      const Caller& caller);
  /// @param touches  whether this counts as somebody being there: an event stream does not
  [[nodiscard]] std::optional<SignedIn> session(std::string_view token, bool touches = true);
  /// Who it is that has not proved all yet; nothing for a whole session.
  [[nodiscard]] std::optional<Halfway> halfway(std::string_view token);
  /// Ends it here and now. Whatever token it had opens nothing any more.
  void sign_out(std::string_view token);
  /// More was shown: the session goes on under another token.
  [[nodiscard]] ProofOutcome prove(std::string_view token, const Proof& proof,
                                   const Caller& caller);
  /// What a browser keeps, so that a stranger's wrong passwords elsewhere do not make its person
  /// wait.
  [[nodiscard]] std::string home_mark(StaffId id) const;

  [[nodiscard]] std::vector<keep::ListedSession> sessions_of(StaffId id);
  void end_session(StaffId own, Id128 session);
  void end_other_sessions(StaffId own, Id128 but);
  /// By what this person came in since then, and what was tried in their name; newest first.
  [[nodiscard]] std::vector<CameIn> came_in(StaffId own, Instant since) {
    return ways_in_.lately(own, since);
  }
  /// They have looked at by what they came in.
  void knows_of_strangers(StaffId own) { ways_in_.told(own); }
  /// A form came that its session never made, or that another site sent.
  void form_refused(std::optional<StaffId> name, const Caller& caller);
  /// Takes away sessions and lock-outs that have ended.
  void sweep();

  // ---- who there is
  [[nodiscard]] std::vector<Colleague> colleagues() const;
  /// The account as it stands now; nothing for an id that never had one.
  [[nodiscard]] std::optional<Account> find(StaffId id) const;
  /// Everybody who ever had an account, and when.
  [[nodiscard]] std::vector<OnStaff> on_staff() const;
  /// "Social worker 4", or "the referrer", "the system".
  [[nodiscard]] std::string name_of(const Actor& actor) const;
  [[nodiscard]] std::string name_of(StaffId id) const;

  // ---- accounts, by those who keep them: sign_in_accounts.cpp
  /// Whether this person's account is this actor's to keep. Nobody keeps their own.
  [[nodiscard]] bool keeps(const Actor& by, StaffId id) const;
  [[nodiscard]] Result<StaffId, AccountRefusal> open_account(const Actor& by, AccountOpened account,
                                                             std::string_view password);
  [[nodiscard]] Result<void, AccountRefusal> close_account(const Actor& by, StaffId id,
                                                           std::string reason);
  /// Told by oneself, for oneself alone; empty takes it back.
  [[nodiscard]] Result<void, AccountRefusal> give_home_street(const Actor& by, std::string street);
  [[nodiscard]] Result<void, AccountRefusal> change_role(const Actor& by, StaffId id, RoleCode role,
                                                         std::optional<AgencyCode> agency);
  /// A first password, to be changed by its person before anything else.
  [[nodiscard]] Result<void, AccountRefusal> set_password(const Actor& by, StaffId id,
                                                          std::string_view password);
  [[nodiscard]] Result<void, AccountRefusal> end_sessions(const Actor& by, StaffId id);
  [[nodiscard]] Result<void, AccountRefusal> reset_factors(const Actor& by, StaffId id);
  /// From then on they sign in at the provider and nowhere else.
  [[nodiscard]] Result<void, AccountRefusal> link(const Actor& by, StaffId id,
                                                  std::string_view subject);
  [[nodiscard]] Result<void, AccountRefusal> unlink(const Actor& by, StaffId id);
  /// What an administrator could come in by as somebody else waits until one of those who guard
  /// access says that it is its person's. Empty for everybody who may not.
  [[nodiscard]] std::vector<WaitingAccount> waiting_for(const Actor& by) const;
  /// @param seen  its `ways_given` when it was looked at
  [[nodiscard]] Result<void, AccountRefusal> agree(const Actor& by, StaffId id, std::size_t seen);
  /// For `openmash demo` alone: whose password is published is asked for nothing more.
  void open_for_demonstration(StaffId id);

  // ---- one's own: sign_in_factors.cpp
  [[nodiscard]] Result<SessionOpened, AccountRefusal> change_own_password(std::string_view token,
                                                                          std::string_view current,
                                                                          std::string_view password,
                                                                          const Caller& caller);
  [[nodiscard]] Factors factors(StaffId id) const;
  [[nodiscard]] AppOffer offer_app(StaffId id) const;
  /// The same secret again, for a form that comes back.
  [[nodiscard]] std::optional<AppOffer> offered_app(StaffId id, std::string_view sealed) const;
  [[nodiscard]] Result<Enrolled, AccountRefusal> enrol_app(std::string_view token,
                                                           std::string_view sealed,
                                                           std::string_view code,
                                                           const Caller& caller);
  void remove_app(StaffId own);
  [[nodiscard]] std::vector<std::string> fresh_recovery_codes(StaffId own);

  // ---- passkeys: sign_in_passkeys.cpp
  /// @param bound_to  the session or, before there is one, the browser
  [[nodiscard]] PasskeyRequest ask_passkey(std::string_view bound_to,
                                           std::optional<StaffId> whose) const;
  [[nodiscard]] Result<Enrolled, AccountRefusal> add_passkey(std::string_view token,
                                                             const PasskeyMade& made);
  void remove_passkey(StaffId own, const Bytes& credential);
  [[nodiscard]] SignInOutcome sign_in_with_passkey(const PasskeyAnswer& answer,
                                                   std::string_view bound_to, const Caller& caller);

  // ---- the organisation's own sign-in: sign_in_provider.cpp
  /// Where to send the browser; nothing where there is no provider or it does not answer.
  [[nodiscard]] std::optional<std::string> provider_address(std::string_view browser);
  struct ProviderAnswer {
    std::string state;
    std::string code;
    std::string issuer;  ///< as the answer's address says, where it does
  };
  [[nodiscard]] SignInOutcome sign_in_from_provider(const ProviderAnswer& answer,
                                                    std::string_view browser, const Caller& caller);

 private:
  struct Open;  // a session with its account

  [[nodiscard]] std::optional<Open> open_of(std::string_view token);
  [[nodiscard]] Owes owes(const keep::Session& session, const Account& account) const;
  [[nodiscard]] bool is_at_home(const Account& account, std::string_view home) const;
  [[nodiscard]] GuardMet met(Guard guard, const std::optional<Account>& account,
                             const Caller& caller) const;
  [[nodiscard]] bool is_right(const Open& open, const Proof& proof);
  [[nodiscard]] bool is_right_code(const Account& account, const std::string& typed);
  [[nodiscard]] bool is_right_passkey(const Account& account, const PasskeyAnswer& answer,
                                      std::string_view bound_to);
  [[nodiscard]] std::optional<AccountRefusal> unfit(std::string_view password,
                                                    const AccountOpened& account) const;
  /// @param way  where it lets in whoever did it
  [[nodiscard]] Result<void, AccountRefusal> change(const Actor& by, StaffId id, AccountEvent event,
                                                    std::optional<WayIn> way = {});
  /// @param roles  every one the account ever had, and the one it is to have
  [[nodiscard]] bool takes_two(const Actor& by, const std::vector<RoleCode>& roles,
                               WayIn way) const;
  [[nodiscard]] Result<Enrolled, AccountRefusal> enrolled(std::string_view token, const Open& open);
  [[nodiscard]] std::string recovery_hash(StaffId id, std::string_view code) const;
  [[nodiscard]] std::string challenge_for(std::string_view bound_to) const;
  [[nodiscard]] std::string description_of_provider();
  /// Whose account the provider's answer names; nothing unless every part of it is right.
  [[nodiscard]] std::optional<Account> provided(const ProviderAnswer& answer,
                                                std::string_view browser);
  [[nodiscard]] bool take_challenge(std::string_view challenge, std::string_view bound_to);

  Core& core_;
  seal::PasswordCost cost_;
  std::string no_hash_;
  SignInRules rules_;
  Accounts accounts_;
  keep::Sessions sessions_;
  keep::Lockouts lockouts_;
  keep::Once once_;
  WaysIn ways_in_;
  std::mutex provider_mutex_;  // guards what follows: what the provider last said of itself
  std::string description_;
  Instant description_until_{};
};

}  // namespace openmash::app
