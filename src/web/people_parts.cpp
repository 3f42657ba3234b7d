#include "web/people_parts.h"

#include <cmath>

#include "govuk/inset_text.h"
#include "govuk/tag.h"
#include "web/clock.h"
#include "web/layout.h"
#include "web/pages/prose.h"
#include "web/say.h"
#include "words/full_stop.h"

namespace openmash::web {

namespace {

constexpr double says_something = 0.5;  ///< bits: less speaks neither for nor against

std::string sentence_of(const app::PersonSeen& one, bool for_it) {
  std::string words;
  for (const app::Evidence& evidence : one.evidence) {
    if (std::abs(evidence.bits) >= says_something && (evidence.bits > 0) == for_it) {
      words += (words.empty() ? "" : "; ") + std::string{evidence.what} + ": " +
               std::string{evidence.how};
    }
  }
  return words;
}

Html list_of(const std::vector<app::PersonSeen>& some,
             const std::function<Html(const app::PersonSeen&)>& beside) {
  Html items;
  for (const app::PersonSeen& one : some) {
    items += element("li", person_lines(one), evidence_lines(one), beside(one));
  }
  return element("ol", {{"class", "om-rows"}}, items);
}

}  // namespace

Html person_lines(const app::PersonSeen& one) {
  const Answers& answers = one.person.answers;
  const std::string_view name = answers.words("name");
  const std::string_view relation = answers.words("relationship");
  const std::string_view address = answers.words("address");
  const std::string born{say::date_words(answers.words("born"))};
  return join(
      element("strong", name.empty() ? std::string{"Nobody's name is known"} : std::string{name}),
      relation.empty() ? "" : ", " + std::string{relation},
      one.through.empty()                                        ? ""
      : relation.empty() && one.person.kind == PersonKind::adult ? ", named with " + one.through
                                                                 : " of " + one.through,
      one.perhaps_twins ? join(" ", govuk::tag({.content = "Perhaps a twin or sibling",
                                                .classes = "govuk-tag--yellow"}))
                        : Html(),
      quiet_line(born.empty() ? "" : "Born " + born + ". ", words::with_full_stop(address),
                 address.empty() ? "" : " ", "In ",
                 prose::link(Url{"/contacts/" + one.reference}, one.reference), ", received ",
                 short_time_element(one.received_at)));
}

Html evidence_lines(const app::PersonSeen& one) {
  const std::string speaks_for = sentence_of(one, true);
  const std::string against = sentence_of(one, false);
  return join(speaks_for.empty() ? Html() : quiet_line("For: ", speaks_for),
              against.empty() ? Html() : quiet_line("Against: ", against));
}

Html people_found(const app::PeopleFound& found,
                  const std::function<Html(const app::PersonSeen&)>& beside,
                  std::string_view nobody) {
  if (!found.is_ready) {
    return prose::paragraph(
        "Not searched yet: the records are still being opened after a start. "
        "Look again in a moment.");
  }
  Html html;
  if (found.unread > 0) {
    html += govuk::inset_text(
        {.content = join(
             found.unread == 1
                 ? std::string{"1 contact is damaged and was not searched"}
                 : std::to_string(found.unread) + " contacts are damaged and were not searched",
             ": whoever is named there alone is not found here. Tell whoever looks after this "
             "service.")});
  }
  if (found.one_fact) {
    html += prose::paragraph(
        "The search was narrow. Only one thing was asked, so whoever is written down with "
        "something else there was not found. Add what else you know.");
  }
  if (found.cut) {
    html += prose::paragraph(
        "More people are a little like this than are shown. Add what else you know.");
  }
  if (!found.candidates.empty()) {
    html += list_of(found.candidates, beside);
  }
  if (!found.near_misses.empty()) {
    html += join(found.candidates.empty()
                     ? prose::paragraph("Too little is known to be sure of anybody. Perhaps:")
                     : join(prose::small_heading("Less likely"),
                            prose::paragraph("Look at these too before you rule them out.")),
                 list_of(found.near_misses, beside));
  }
  if (!found.there.empty()) {
    html += join(prose::small_heading("Written down with it"), list_of(found.there, beside));
    if (found.cut_there) {
      html += prose::paragraph("More people are written down with it. Add what else you know.");
    }
  }
  if (found.candidates.empty() && found.near_misses.empty() && found.there.empty()) {
    html += prose::paragraph(nobody);
  }
  return html;
}

}  // namespace openmash::web
