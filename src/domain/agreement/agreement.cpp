#include "domain/agreement/agreement.h"

#include <algorithm>
#include <tuple>

#include "base/contains.h"
#include "base/match.h"
#include "domain/casefile/verb.h"

namespace openmash {

namespace {

using std::chrono::sys_days;

template <class Why>
No<AgreementRefusal> is_refused(Why why) {
  return No<AgreementRefusal>{AgreementRefusal{why}};
}

bool within_warning(Date day, Date today) {
  return sys_days{day} - sys_days{today} <= warned_before;
}

bool days_in_order(Date review_on, Date lapses_on, Date today) {
  return review_on.ok() && lapses_on.ok() && review_on <= lapses_on && lapses_on >= today;
}

/// The agreement a command is about, while anything can still be done to it.
Result<const SharingAgreement*, AgreementRefusal> open_one(const Agreements& agreements,
                                                           AgreementId id) {
  const SharingAgreement* found = agreements.find(id);
  if (found == nullptr) {
    return is_refused(NoSuchAgreement{});
  }
  if (found->ended) {
    return is_refused(AgreementOver{});
  }
  return found;
}

AgreementDecided decide(const Agreements& agreements, const MakeAgreement& command, Date today) {
  if (agreements.find(command.agreement) != nullptr) {
    return SharingAgreementEvents{};  // the same press again
  }
  const AgreementTerms& terms = command.terms;
  if (is_blank(terms.name) || is_blank(terms.covers) || is_blank(terms.purposes)) {
    return is_refused(TermsMissing{});
  }
  const bool nameless =
      std::ranges::any_of(terms.parties, [](const Party& one) { return is_blank(one.name); });
  if (terms.parties.size() < 2 || nameless) {
    return is_refused(PartiesMissing{});
  }
  if (!days_in_order(terms.review_on, terms.lapses_on, today)) {
    return is_refused(DaysInWrongOrder{});
  }
  return SharingAgreementEvents{
      SharingAgreementMade{.agreement = command.agreement, .terms = terms}};
}

AgreementDecided decide(const Agreements& agreements, const SignAgreement& command, Date today) {
  const auto found = open_one(agreements, command.agreement);
  if (!found) {
    return No<AgreementRefusal>{found.error()};
  }
  if (!contains((*found)->terms.parties, command.party)) {
    return is_refused(NotAParty{});
  }
  if (is_blank(command.signed_by)) {
    return is_refused(WordsMissing{});
  }
  if (!command.signed_on.ok() || command.signed_on > today) {
    return is_refused(SignedInFuture{});
  }
  return SharingAgreementEvents{SharingAgreementSigned{.agreement = command.agreement,
                                                       .party = command.party,
                                                       .signed_by = command.signed_by,
                                                       .signed_on = command.signed_on}};
}

AgreementDecided decide(const Agreements& agreements, const RenewAgreement& command, Date today) {
  const auto found = open_one(agreements, command.agreement);
  if (!found) {
    return No<AgreementRefusal>{found.error()};
  }
  if (is_blank(command.words)) {
    return is_refused(WordsMissing{});
  }
  if (!days_in_order(command.review_on, command.lapses_on, today)) {
    return is_refused(DaysInWrongOrder{});
  }
  return SharingAgreementEvents{SharingAgreementRenewed{.agreement = command.agreement,
                                                        .review_on = command.review_on,
                                                        .lapses_on = command.lapses_on,
                                                        .words = command.words}};
}

AgreementDecided decide(const Agreements& agreements, const EndAgreement& command, Date) {
  const auto found = open_one(agreements, command.agreement);
  if (!found) {
    return No<AgreementRefusal>{found.error()};
  }
  if (is_blank(command.reason)) {
    return is_refused(WordsMissing{});
  }
  return SharingAgreementEvents{
      SharingAgreementEnded{.agreement = command.agreement, .reason = command.reason}};
}

/// What one agreement amounts to for one of its parties.
Standing standing_of(const SharingAgreement& agreement, const AgencyCode& agency, Date today) {
  if (!agreement.holds_on(today)) {
    return Standing::lapsed;
  }
  const auto is_the_agency = [&](const Party& one) { return one.agency == agency; };
  const auto party = std::ranges::find_if(agreement.terms.parties, is_the_agency);
  if (!agreement.has_signed(*party)) {
    return Standing::not_signed;
  }
  return within_warning(agreement.terms.lapses_on, today) ? Standing::lapses_soon
                                                          : Standing::in_force;
}

}  // namespace

bool SharingAgreement::is_party(const AgencyCode& agency) const {
  return !agency.value.empty() && contains(terms.parties, agency, &Party::agency);
}

bool SharingAgreement::has_signed(const Party& party) const {
  return std::ranges::any_of(signatures, [&](const Signed<SharingAgreementSigned>& one) {
    return one.what.party == party;
  });
}

const SharingAgreement* Agreements::find(AgreementId id) const {
  const auto found = std::ranges::find(all, id, &SharingAgreement::id);
  return found == all.end() ? nullptr : &*found;
}

void evolve(Agreements& agreements, const RecordedAgreement& recorded) {
  const auto with = [&](AgreementId id, auto change) {
    const auto found = std::ranges::find(agreements.all, id, &SharingAgreement::id);
    if (found != agreements.all.end()) {
      change(*found);
    }
  };
  const auto sign = [&](const auto& fact) {
    return Signed<std::decay_t<decltype(fact)>>{.what = fact, .by = recorded.by, .at = recorded.at};
  };
  match(
      recorded.event,
      [&](const SharingAgreementMade& e) {
        agreements.all.push_back({.id = e.agreement,
                                  .terms = e.terms,
                                  .made = sign(e),
                                  .signatures = {},
                                  .renewals = {},
                                  .ended = {}});
      },
      [&](const SharingAgreementSigned& e) {
        with(e.agreement, [&](SharingAgreement& one) { one.signatures.push_back(sign(e)); });
      },
      [&](const SharingAgreementRenewed& e) {
        with(e.agreement, [&](SharingAgreement& one) {
          one.terms.review_on = e.review_on;
          one.terms.lapses_on = e.lapses_on;
          one.renewals.push_back(sign(e));
        });
      },
      [&](const SharingAgreementEnded& e) {
        with(e.agreement, [&](SharingAgreement& one) { one.ended = sign(e); });
      });
  agreements.version = recorded.sequence;
}

Agreements fold_agreements(const std::vector<RecordedAgreement>& events) {
  Agreements agreements;
  for (const RecordedAgreement& recorded : events) {
    evolve(agreements, recorded);
  }
  return agreements;
}

StandingWith standing_with(const Agreements& agreements, const AgencyCode& agency, Date today) {
  StandingWith best;
  for (const SharingAgreement& one : agreements.all) {
    if (one.is_party(agency)) {
      const Standing standing = standing_of(one, agency, today);
      if (standing < best.standing) {
        best = {.standing = standing, .agreement = &one};
      }
    }
  }
  return best;
}

std::vector<AgreementWarning> warnings(const Agreements& agreements, Date today) {
  std::vector<AgreementWarning> all;
  for (const SharingAgreement& one : agreements.all) {
    if (one.ended) {
      continue;
    }
    const auto add = [&](Concern concern, Date on, std::string party = {}) {
      all.push_back({.agreement = &one, .concern = concern, .on = on, .party = std::move(party)});
    };
    if (one.terms.lapses_on < today) {
      add(Concern::lapsed, one.terms.lapses_on);
    } else if (within_warning(one.terms.lapses_on, today)) {
      add(Concern::lapses_soon, one.terms.lapses_on);
    } else if (one.terms.review_on < today) {
      add(Concern::review_due, one.terms.review_on);
    } else if (within_warning(one.terms.review_on, today)) {
      add(Concern::review_soon, one.terms.review_on);
    }
    for (const Party& party : one.terms.parties) {
      if (!one.has_signed(party)) {
        add(Concern::unsigned_party, one.terms.lapses_on, party.name);
      }
    }
  }
  std::ranges::sort(all, {}, [](const AgreementWarning& one) {
    return std::tuple{one.on, one.concern, one.party};
  });
  return all;
}

bool keeps_agreements(const Actor& who, const hub::Profile& roles) {
  return permits(who, Permission::approve_feedback, {}, roles);
}

AgreementDecided decide_agreement(const Agreements& agreements, const AgreementCommand& command,
                                  const Actor& by, const hub::Profile& roles, Date today) {
  if (!keeps_agreements(by, roles)) {
    return is_refused(NotPermitted{});
  }
  return std::visit([&](const auto& one) { return decide(agreements, one, today); }, command);
}

}  // namespace openmash
