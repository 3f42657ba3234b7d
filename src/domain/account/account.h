// A person with an account: who they are to the hub, in which role, for which agency, and by what
// they prove it. Facts only; hashes and sealed secrets are among them and leave this stream to
// app/sign_in alone. An account is closed, never removed, so that what it did stays signed.
// Sessions, lock-outs and which codes were used are not facts and live in keep/.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/instant.h"
#include "domain/actor.h"

namespace openmash {

struct AccountOpened {
  std::string user_name;     ///< what they sign in with
  std::string display_name;  ///< "Social worker 4"
  RoleCode role;
  std::optional<AgencyCode> agency;
  std::string password_hash;
  friend bool operator==(const AccountOpened&, const AccountOpened&) = default;
};

/// By the person themselves; by anybody else it is a first password, good for one signing in.
struct PasswordChanged {
  std::string password_hash;
  friend bool operator==(const PasswordChanged&, const PasswordChanged&) = default;
};

struct AccountClosed {
  std::string reason;
  friend bool operator==(const AccountClosed&, const AccountClosed&) = default;
};

struct RoleChanged {
  RoleCode role;
  std::optional<AgencyCode> agency;
  friend bool operator==(const RoleChanged&, const RoleChanged&) = default;
};

/// An app that shows a code every half minute shares this secret.
struct TotpEnrolled {
  Bytes sealed_secret;  ///< under a key of its own, for this account alone
  friend bool operator==(const TotpEnrolled&, const TotpEnrolled&) = default;
};

struct TotpRemoved {
  friend bool operator==(const TotpRemoved&, const TotpRemoved&) = default;
};

/// Replaces those made before.
struct RecoveryCodesMade {
  std::vector<std::string> hashes;
  friend bool operator==(const RecoveryCodesMade&, const RecoveryCodesMade&) = default;
};

struct RecoveryCodeUsed {
  std::string hash;
  friend bool operator==(const RecoveryCodeUsed&, const RecoveryCodeUsed&) = default;
};

/// A device, or a key on a ring, that signs for this account.
struct PasskeyAdded {
  Bytes credential;  ///< by what the browser finds it
  Bytes public_key;  ///< as the device gave it (COSE)
  std::string name;  ///< "Work laptop"
  friend bool operator==(const PasskeyAdded&, const PasskeyAdded&) = default;
};

struct PasskeyRemoved {
  Bytes credential;
  friend bool operator==(const PasskeyRemoved&, const PasskeyRemoved&) = default;
};

/// Whoever keeps the account took every second factor away: it was lost.
struct FactorsReset {
  friend bool operator==(const FactorsReset&, const FactorsReset&) = default;
};

/// Signs in with the organisation's own sign-in: this subject of this issuer, and no other.
struct LinkedToProvider {
  std::string issuer;
  std::string subject;
  friend bool operator==(const LinkedToProvider&, const LinkedToProvider&) = default;
};

struct UnlinkedFromProvider {
  friend bool operator==(const UnlinkedFromProvider&, const UnlinkedFromProvider&) = default;
};

/// Every session of this person was ended by somebody who may.
struct SessionsEnded {
  friend bool operator==(const SessionsEnded&, const SessionsEnded&) = default;
};

/// For invented work: its password is published, and no second factor is asked of it.
struct OpenedForDemonstration {
  friend bool operator==(const OpenedForDemonstration&, const OpenedForDemonstration&) = default;
};

/// Where they live, told by themselves so that opening a case in it stands out; used for nothing
/// else, and shown to nobody else. Empty: taken back.
struct HomeStreetGiven {
  std::string street;
  friend bool operator==(const HomeStreetGiven&, const HomeStreetGiven&) = default;
};

/// A backup was put back, and since it was made something by which they prove who they are was
/// changed or taken away. What the backup has of it counts no more: nobody signs in here until
/// whoever keeps the account gives it a first password, or links it anew.
struct SignInVoided {
  friend bool operator==(const SignInVoided&, const SignInVoided&) = default;
};

/// What somebody who keeps every account did that could let themselves in as somebody else.
enum class WayIn : std::uint8_t {
  account,   ///< opened it
  role,      ///< gave it another
  password,  ///< gave it a first one
  factors,   ///< took its app, passkeys and codes away
  link,      ///< linked it to a subject of the organisation's own sign-in, or ended that
};

/// A way in to a role that is not an administrator's, by an administrator: nobody comes in by it
/// before a second person agrees.
struct WayInGiven {
  WayIn way = WayIn::account;
  friend bool operator==(const WayInGiven&, const WayInGiven&) = default;
};

/// By somebody who guards access: they know that it is its person who comes in.
struct WayInAgreed {
  friend bool operator==(const WayInAgreed&, const WayInAgreed&) = default;
};

using AccountEvent =
    std::variant<AccountOpened, PasswordChanged, AccountClosed, RoleChanged, TotpEnrolled,
                 TotpRemoved, RecoveryCodesMade, RecoveryCodeUsed, PasskeyAdded, PasskeyRemoved,
                 FactorsReset, LinkedToProvider, UnlinkedFromProvider, SessionsEnded,
                 OpenedForDemonstration, HomeStreetGiven, SignInVoided, WayInGiven, WayInAgreed>;

struct Passkey {
  Bytes credential;
  Bytes public_key;
  std::string name;
  Instant added{};
};

/// Whose word a password is: their own, somebody else's until the first signing in, or the one the
/// program printed when the hub was made.
enum class PasswordFrom { themselves, somebody_else, the_system };

/// A way in that waits for a second person.
struct WaitingWay {
  WayIn way = WayIn::account;
  Actor given_by;
  Instant since{};
};

struct Account {
  StaffId id;
  AccountOpened opened;
  bool closed = false;
  Instant since{};               ///< when it was opened
  std::optional<Instant> until;  ///< when it was closed
  PasswordFrom password_from = PasswordFrom::the_system;
  bool for_demonstration = false;
  bool voided = false;                  ///< nothing of theirs opens a session (SignInVoided)
  std::vector<RoleCode> roles{};        ///< every one it ever had, oldest first
  std::vector<WaitingWay> waits{};      ///< oldest first; while there is one, nobody comes in
  std::size_t ways_given = 0;           ///< those agreed to, too
  std::optional<Bytes> totp{};          ///< the sealed secret
  std::vector<std::string> recovery{};  ///< hashes of codes not used yet
  std::vector<Passkey> passkeys{};      ///< oldest first
  std::optional<LinkedToProvider> linked{};
  std::string home_street{};  ///< empty: not told

  [[nodiscard]] Staff staff() const {
    return {.id = id, .role = opened.role, .agency = opened.agency};
  }
  [[nodiscard]] bool has_second_factor() const { return totp || !passkeys.empty(); }
};

/// The account after this event.
void evolve(Account& account, const AccountEvent& event, const Actor& by, Instant at);

}  // namespace openmash
