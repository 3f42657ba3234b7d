#include "web/agreement_parts.h"

#include "london/london_time.h"
#include "london/time_text.h"
#include "web/pages/prose.h"
#include "words/agreements.h"
#include "words/kinds.h"

namespace openmash::web {

std::string agreement_in_force(const Visit& visit, const AgencyCode& agency) {
  const auto all = visit.hub().agreements().all();
  const StandingWith with = standing_with(*all, agency, london::date_of(visit.now));
  return with.is_in_force() ? with.agreement->terms.name : "";
}

Html without_agreement(const Visit& visit, const std::vector<hub::Agency>& agencies) {
  const auto all = visit.hub().agreements().all();
  const Date today = london::date_of(visit.now);
  std::vector<std::string> none;
  Html others;
  for (const hub::Agency& agency : agencies) {
    const Standing standing = standing_with(*all, agency.code, today).standing;
    if (standing == Standing::none) {
      none.push_back(agency.name);
    } else if (const std::string said = words::standing_words(standing, agency.name);
               !said.empty()) {
      others += prose::paragraph(said);
    }
  }
  if (!none.empty()) {
    others =
        join(prose::paragraph(words::standing_words(Standing::none, words::listed(none))), others);
  }
  return others.empty()
             ? others
             : element("div", {{"class", "govuk-inset-text"}}, others,
                       prose::paragraph(
                           "This stops nothing that cannot wait. What is decided records it. ",
                           prose::link("/agreements", "Sharing agreements")));
}

Html agreements_to_look_at(const Visit& visit) {
  if (!visit.who || !keeps_agreements(visit.actor(), visit.profile())) {
    return {};
  }
  const auto all = visit.hub().agreements().all();
  Html rows;
  for (const AgreementWarning& one : warnings(*all, london::date_of(visit.now))) {
    rows += element(
        "li",
        prose::link(Url{"/agreements/" + one.agreement->id.value.hex()}, one.agreement->terms.name),
        ". ", words::concern_words(one), " ", london::date_text(one.on), ".");
  }
  return rows.empty() ? rows
                      : element("section", {{"class", "om-panel"}, {"aria-labelledby", "agreed"}},
                                element("h2", {{"class", "govuk-heading-s"}, {"id", "agreed"}},
                                        "Sharing agreements to look at"),
                                element("ul", {{"class", "om-rows"}}, rows));
}

}  // namespace openmash::web
