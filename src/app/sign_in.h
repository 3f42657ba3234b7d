// Who is signed in, and who could be: accounts, sessions and lock-outs.
// A wrong name and a wrong password look the same and cost the same. Passwords are argon2id hashes
// in sealed account streams; sessions are kept by a token of which only the hash is stored. Facts
// of an account: domain/account/account.h. Sessions: keep/sessions.h.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core.h"
#include "domain/access/may.h"
#include "domain/account/account.h"
#include "domain/casefile/refusals.h"
#include "domain/duty/on_duty.h"
#include "keep/lockouts.h"
#include "keep/parked.h"
#include "keep/sessions.h"
#include "seal/password.h"

namespace openmash::app {

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

struct NameTaken {};
struct PasswordTooShort {};
struct AgencyMissing {};
struct NoSuchRole {};
using AccountRefusal =
    std::variant<NotPermitted, NameTaken, PasswordTooShort, AgencyMissing, NoSuchRole>;

class SignIn {
 public:
  static constexpr std::size_t shortest_password = 12;

  explicit SignIn(Core& core, seal::PasswordCost cost = {});

  [[nodiscard]] SignInOutcome sign_in(std::string_view user_name, std::string_view password,
                                      std::string_view peer);
  /// @param touches  whether this counts as somebody being there: an event stream does not
  [[nodiscard]] std::optional<SignedIn> session(std::string_view token, bool touches = true);
  /// Whose session this was, even when it has ended: for a form that came too late.
  void sign_out(std::string_view token);

  /// Takes away sessions and lock-outs that have ended.
  void sweep();

  [[nodiscard]] std::vector<Colleague> colleagues() const;
  /// The account as it stands now; nothing for an id that never had one.
  [[nodiscard]] std::optional<Account> find(StaffId id) const;
  /// Everybody who ever had an account, and when.
  [[nodiscard]] std::vector<OnStaff> on_staff() const;
  /// "Social worker 4", or "the referrer", "the system".
  [[nodiscard]] std::string name_of(const Actor& actor) const;
  [[nodiscard]] std::string name_of(StaffId id) const;

  [[nodiscard]] Result<StaffId, AccountRefusal> open_account(const Actor& by, AccountOpened account,
                                                             std::string_view password);
  [[nodiscard]] Result<void, AccountRefusal> close_account(const Actor& by, StaffId id,
                                                           std::string reason);
  /// Told by oneself, for oneself alone; empty takes it back.
  [[nodiscard]] Result<void, AccountRefusal> give_home_street(const Actor& by, std::string street);
  [[nodiscard]] Result<void, AccountRefusal> change_password(const Actor& by, StaffId id,
                                                             std::string_view password);

 private:
  void load();
  void append(StaffId id, const AccountEvent& event, const Actor& by);

  Core& core_;
  seal::PasswordCost cost_;
  std::string no_hash_;
  keep::Sessions sessions_;
  keep::Lockouts lockouts_;
  mutable std::mutex mutex_;  // guards accounts_
  std::map<StaffId, Account> accounts_;
};

}  // namespace openmash::app
