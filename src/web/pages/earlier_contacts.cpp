#include "web/pages/earlier_contacts.h"

#include <algorithm>
#include <array>
#include <span>

#include "govuk/details.h"
#include "web/clock.h"
#include "web/layout.h"
#include "web/pages/prose.h"
#include "web/say.h"

namespace openmash::web {

namespace {

constexpr std::chrono::days twelve_months{365};
constexpr std::size_t newest_shown = 6;  ///< a hostel is an address many contacts give

std::string ordinal(std::ptrdiff_t number) {
  constexpr std::array words{"Second",  "Third",  "Fourth", "Fifth", "Sixth",
                             "Seventh", "Eighth", "Ninth",  "Tenth"};
  const auto place = static_cast<std::size_t>(number - 2);
  return place < words.size() ? words.at(place) : "Number " + std::to_string(number) + ", a";
}

std::string times(std::ptrdiff_t number) {
  return number == 1 ? "once" : number == 2 ? "twice" : std::to_string(number) + " times";
}

std::string why_found(const app::EarlierContact& one) {
  if (!one.same_people) {
    return "The same address, other people";
  }
  return one.same_address ? "The same people at the same address" : "The same people";
}

std::string what_became(const app::EarlierContact& one, const hub::Profile& profile) {
  if (!one.outcomes.empty()) {
    return "Decided: " + say::listed(one.outcomes);
  }
  const std::string stage = say::label(one.stage, profile);
  return one.route ? say::label(*one.route, profile) + "; " + say::uncapitalised(stage) : stage;
}

Html rows(std::span<const app::EarlierContact> some, const hub::Profile& profile) {
  Html items;
  for (const app::EarlierContact& one : some) {
    items +=
        element("li", short_time_element(one.received_at), " ",
                one.may_be_opened ? prose::link(Url{"/contacts/" + one.reference}, one.reference)
                                  : escape(one.reference),
                quiet_line(why_found(one), ". ", say::label(one.source, profile), ", ",
                           say::label(one.channel, profile), ". ", what_became(one, profile)));
  }
  return element("ul", {{"class", "om-rows"}}, items);
}

}  // namespace

std::string repeats_in_words(std::span<const app::EarlierContact> earlier, const CaseFile& file) {
  const Instant from = file.intake.contact.received_at - twelve_months;
  const auto people = std::ranges::count_if(earlier, [&](const app::EarlierContact& one) {
    return one.same_people && one.channel == Channel::police_notification &&
           one.received_at >= from;
  });
  const auto address = std::ranges::count_if(earlier, [&](const app::EarlierContact& one) {
    return !one.same_people && one.received_at >= from;
  });
  std::string words;
  if (people > 0 && file.intake.contact.channel == Channel::police_notification) {
    words = ordinal(people + 1) + " police notification in 12 months about these people.";
  }
  if (address > 0) {
    words += (words.empty() ? "" : " ") + std::string{"This address came "} + times(address) +
             " before in 12 months, with other people.";
  }
  return words;
}

Html earlier_contacts(const std::optional<std::vector<app::EarlierContact>>& found,
                      const CaseFile& file, const hub::Profile& profile) {
  if (!found) {
    return prose::paragraph("Not searched yet: look again in a moment.");
  }
  // By when they came: those after this one stand at the end.
  const auto later = std::ranges::find(*found, true, &app::EarlierContact::later);
  const std::span earlier{found->begin(), later};
  Html since;
  if (later != found->end()) {
    const auto more = std::distance(later, found->end());
    since = join(prose::paragraph(element("strong", more,
                                          more == 1 ? " has come since: " : " have come since: ",
                                          "look at them together.")),
                 rows({later, found->end()}, profile));
  }
  if (earlier.empty()) {
    return join(since, prose::paragraph("No earlier contact gives the same names or the same "
                                        "address, letter for letter. People written down otherwise "
                                        "are in “Is this somebody we know?”. Look in the council's "
                                        "own records too."));
  }
  const std::string count = repeats_in_words(earlier, file);
  const std::size_t older = earlier.size() - std::min(earlier.size(), newest_shown);
  const Html folded = older == 0
                          ? Html()
                          : govuk::details({.summary = std::to_string(older) + " more, older",
                                            .content = rows(earlier.first(older), profile)});
  return join(since, count.empty() ? Html() : prose::paragraph(element("strong", count)), folded,
              rows(earlier.subspan(older), profile));
}

}  // namespace openmash::web
