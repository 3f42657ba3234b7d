#include "web/agreement_parts.h"

#include "govuk/details.h"
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
  std::vector<std::string> lines;
  std::size_t covered = 0;
  for (const hub::Agency& agency : agencies) {
    const StandingWith with = standing_with(*all, agency.code, today);
    covered += with.is_in_force() ? 1 : 0;
    if (with.standing == Standing::none) {
      none.push_back(agency.name);
    } else if (std::string said = words::standing_words(with.standing, agency.name);
               !said.empty()) {
      lines.push_back(std::move(said));
    }
  }
  if (!none.empty()) {
    lines.insert(lines.begin(), words::standing_words(Standing::none, words::listed(none)));
  }
  if (lines.empty()) {
    return {};
  }
  const std::string of_all = std::to_string(agencies.size()) + " agencies";
  const std::string first =
      agencies.size() == 1 ? lines.front()
      : covered == 0       ? "No sharing agreement is in force with any of the " + of_all + "."
      : covered == agencies.size()
          ? "A sharing agreement is in force with all " + of_all + "."
          : "A sharing agreement is in force with " + std::to_string(covered) + " of the " +
                of_all + ", and not with the others.";
  Html each;
  for (const std::string& line : lines) {
    each += agencies.size() == 1 ? Html() : prose::paragraph(line);
  }
  each += prose::paragraph("This stops nothing that cannot wait. What is decided records it. ",
                           prose::link("/agreements", "Sharing agreements"));
  return element("div", {{"class", "govuk-inset-text"}}, prose::paragraph(first),
                 govuk::details({.summary = "What is agreed with whom", .content = each}));
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
