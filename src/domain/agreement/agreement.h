// The agreements between the bodies of a hub to share information: who is party, what each covers,
// who signed for whom on which day, when it is to be looked at again and when it lapses.
// What was agreed is never edited: it is signed, renewed and ended. It permits nothing by itself
// and forbids nothing urgent: a release is its own decision, and an agreement that is missing is
// said where one is made. app/agreements.h keeps it; every release that goes to an agency says
// which was in force.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "domain/casefile/casefile.h"
#include "domain/casefile/refusals.h"
#include "domain/hub/profile.h"

namespace openmash {

/// One side of an agreement. An agency of the hub has its code; another body has its name alone.
struct Party {
  AgencyCode agency;
  std::string name;

  friend bool operator==(const Party&, const Party&) = default;
};

struct AgreementTerms {
  std::string name;  ///< "Information sharing agreement 2026"
  std::string covers;
  std::string purposes;
  std::string kept_at;  ///< where the signed paper is
  std::vector<Party> parties;
  Date review_on;
  Date lapses_on;  ///< the last day it holds

  friend bool operator==(const AgreementTerms&, const AgreementTerms&) = default;
};

struct SharingAgreementMade {
  AgreementId agreement;
  AgreementTerms terms;

  friend bool operator==(const SharingAgreementMade&, const SharingAgreementMade&) = default;
};

/// One party's signature. Signing again, by somebody else, follows and replaces nothing.
struct SharingAgreementSigned {
  AgreementId agreement;
  Party party;
  std::string signed_by;  ///< name and post
  Date signed_on;

  friend bool operator==(const SharingAgreementSigned&, const SharingAgreementSigned&) = default;
};

struct SharingAgreementRenewed {
  AgreementId agreement;
  Date review_on;
  Date lapses_on;
  std::string words;  ///< what was looked at, and by whom

  friend bool operator==(const SharingAgreementRenewed&, const SharingAgreementRenewed&) = default;
};

struct SharingAgreementEnded {
  AgreementId agreement;
  std::string reason;

  friend bool operator==(const SharingAgreementEnded&, const SharingAgreementEnded&) = default;
};

using SharingAgreementEvent = std::variant<SharingAgreementMade, SharingAgreementSigned,
                                           SharingAgreementRenewed, SharingAgreementEnded>;
using SharingAgreementEvents = std::vector<SharingAgreementEvent>;

struct RecordedAgreement {
  SharingAgreementEvent event;
  Actor by;
  Instant at{};
  std::uint64_t sequence = 0;
  bool erased = false;  ///< its words were destroyed
};

/// One agreement as it stands, with all that was done about it.
struct SharingAgreement {
  AgreementId id;
  AgreementTerms terms;  ///< with the days as they stand now
  Signed<SharingAgreementMade> made;
  std::vector<Signed<SharingAgreementSigned>> signatures;
  std::vector<Signed<SharingAgreementRenewed>> renewals;
  std::optional<Signed<SharingAgreementEnded>> ended;

  [[nodiscard]] bool is_party(const AgencyCode& agency) const;
  [[nodiscard]] bool has_signed(const Party& party) const;
  [[nodiscard]] bool holds_on(Date day) const { return !ended && day <= terms.lapses_on; }
};

struct Agreements {
  std::vector<SharingAgreement> all;
  std::uint64_t version = 0;

  [[nodiscard]] const SharingAgreement* find(AgreementId id) const;
};

void evolve(Agreements& agreements, const RecordedAgreement& recorded);
[[nodiscard]] Agreements fold_agreements(const std::vector<RecordedAgreement>& events);

/// Before an agreement lapses, or is to be looked at, those who keep it are told this long before.
/// The figure is ours: no source names one.
inline constexpr std::chrono::days warned_before{60};

/// How it stands with one agency, the best there is first.
enum class Standing : std::uint8_t { in_force, lapses_soon, not_signed, lapsed, none };

struct StandingWith {
  Standing standing = Standing::none;
  const SharingAgreement* agreement = nullptr;  ///< the one it rests on, or that is not enough

  [[nodiscard]] bool is_in_force() const {
    return standing == Standing::in_force || standing == Standing::lapses_soon;
  }
};
[[nodiscard]] StandingWith standing_with(const Agreements& agreements, const AgencyCode& agency,
                                         Date today);

/// Those that need somebody now, soonest first: lapsed, about to, to be looked at, not signed by
/// every party.
enum class Concern : std::uint8_t { lapsed, lapses_soon, review_due, review_soon, unsigned_party };
struct AgreementWarning {
  const SharingAgreement* agreement = nullptr;
  Concern concern = Concern::lapsed;
  Date on{};            ///< the day it is about
  std::string party{};  ///< who has not signed
};
[[nodiscard]] std::vector<AgreementWarning> warnings(const Agreements& agreements, Date today);

struct MakeAgreement {
  AgreementId agreement;
  AgreementTerms terms;
};
struct SignAgreement {
  AgreementId agreement;
  Party party;
  std::string signed_by;
  Date signed_on;
};
struct RenewAgreement {
  AgreementId agreement;
  Date review_on;
  Date lapses_on;
  std::string words;
};
struct EndAgreement {
  AgreementId agreement;
  std::string reason;
};
using AgreementCommand = std::variant<MakeAgreement, SignAgreement, RenewAgreement, EndAgreement>;

struct NoSuchAgreement {};
struct AgreementOver {};     ///< ended; a new one is made
struct TermsMissing {};      ///< no name, nothing it covers, or no purpose
struct PartiesMissing {};    ///< an agreement has two sides at the least
struct NotAParty {};         ///< they cannot sign it
struct SignedInFuture {};    ///< nobody signs tomorrow
struct DaysInWrongOrder {};  ///< looked at after it lapsed, or lapsed before it began
struct WordsMissing {};      ///< who signed, what was looked at, or why it ended
using AgreementRefusal =
    std::variant<NotPermitted, NoSuchAgreement, AgreementOver, TermsMissing, PartiesMissing,
                 NotAParty, SignedInFuture, DaysInWrongOrder, WordsMissing>;
using AgreementDecided = Result<SharingAgreementEvents, AgreementRefusal>;

/// Authorises, then decides. The same press again is no event.
[[nodiscard]] AgreementDecided decide_agreement(const Agreements& agreements,
                                                const AgreementCommand& command, const Actor& by,
                                                const hub::Profile& roles, Date today);

/// Who keeps them: those who approve what the hub sends out.
[[nodiscard]] bool keeps_agreements(const Actor& who, const hub::Profile& roles);

}  // namespace openmash
