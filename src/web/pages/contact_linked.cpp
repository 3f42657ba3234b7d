// What a contact's links open, on the page of its case: other contacts about the same people, who
// else was named there, who works with them, which agencies hold something. And a new adult in the
// household, until somebody asked about them.
#include "govuk/details.h"
#include "govuk/inset_text.h"
#include "web/clock.h"
#include "web/pages/contact.h"
#include "web/pages/prose.h"
#include "web/say.h"

namespace openmash::web {

namespace {

/// Their names and how they are reached today, and nothing else of them.
Html agencies_involved(const OpenCase& open, const std::vector<AgencyCode>& codes) {
  Html items;
  for (const AgencyCode& code : codes) {
    const hub::Agency* today = open.visit.hub().profile().agency(code);
    const hub::Agency* agency = today != nullptr ? today : open.profile().agency(code);
    const std::string name = agency == nullptr ? code.value : agency->name;
    items += element("li", name,
                     agency == nullptr || !agency->telephone
                         ? Html()
                         : join(", ", prose::link(Url{prose::telephone_address(*agency->telephone)},
                                                  *agency->telephone)));
  }
  return items;
}

Html others_named(const std::vector<PersonDescribed>& others) {
  Html items;
  for (const PersonDescribed& one : others) {
    const std::string_view relation = one.answers.words("relationship");
    const std::string_view address = one.answers.words("address");
    const std::string_view name = one.answers.words("name");
    items += element("li", name.empty() ? say::person_label(one) : std::string{name},
                     relation.empty() ? "" : ", " + std::string{relation},
                     address.empty() ? Html() : quiet_line(address));
  }
  return items.empty() ? items
                       : govuk::details({.summary = "Others named there",
                                         .content = element("ul", {{"class", "om-rows"}}, items)});
}

Html linked_line(const OpenCase& open, const app::LinkedContact& one) {
  std::vector<std::string> workers = one.workers;
  if (one.worker) {
    workers.push_back(open.visit.hub().people().name_of(*one.worker));
  }
  return element(
      "li", short_time_element(one.received_at), " ",
      prose::link(Url{"/contacts/" + one.reference}, one.reference),
      quiet_line("About ", one.who, ". ", say::label(one.stage, open.profile()), "."),
      workers.empty() ? Html() : quiet_line("With ", say::listed(workers), "."),
      one.agencies.empty()
          ? Html()
          : join(quiet_line("Something is held by these agencies: ask them. What they "
                            "gave stays in that case."),
                 element("ul", {{"class", "om-small"}}, agencies_involved(open, one.agencies))),
      others_named(one.others));
}

/// How many stand above the line, at the stage where it is asked.
Html perhaps_known(const OpenCase& open) {
  if (open.page().stage > Stage::to_assign) {
    return prose::paragraph(prose::link(Url{open.address("/same")}, "Is this somebody we know?"));
  }
  const auto shown = open.visit.hub().look().same_people(open.visit.reader(), open.reference());
  if (!shown) {
    return {};
  }
  std::size_t candidates = 0;
  bool is_ready = true;
  bool is_judged = false;
  std::size_t unread = 0;
  for (const app::PerhapsKnown& known : (*shown)->people) {
    candidates += known.found.candidates.size();
    is_ready = is_ready && known.found.is_ready;
    is_judged = is_judged || !known.judged.empty();
    unread = std::max(unread, known.found.unread);
  }
  const std::string words =
      !is_ready ? "Not searched yet: look again in a moment. "
      : candidates == 0
          ? is_judged ? "Nobody else likely was found here. " : "Nobody likely was found here. "
      : candidates == 1
          ? "1 record here is perhaps of somebody in this contact. "
          : std::to_string(candidates) + " records here are perhaps of people in this contact. ";
  return join(
      released_to_screeners(open.visit, **shown),
      prose::paragraph(words, unread == 0 ? "" : "Contacts that are damaged were not searched. ",
                       prose::link(Url{open.address("/same")}, "Is this somebody we know?")));
}

}  // namespace

Html linked_contacts(const OpenCase& open) {
  const auto shown = open.visit.hub().look().linked(open.visit.reader(), open.reference());
  if (!shown) {
    return {};
  }
  const app::LinkedPage& page = **shown;
  Html html = join(prose::heading("The same people"), perhaps_known(open));
  for (const PersonDescribed& adult : page.new_adults) {
    const std::string_view name = adult.answers.words("name");
    html += govuk::inset_text(
        {.content = join(element("strong", "A new adult in the household: "),
                         name.empty() ? say::person_label(adult) : std::string{name},
                         ". Nobody of that name is in the earlier contacts. Ask agencies about "
                         "this adult",
                         open.page().may(Permission::gather)
                             ? join(": ", prose::link(Url{open.address("/ask")}, "ask them"))
                             : Html(),
                         ".")});
  }
  for (const std::string& who : page.contradictory) {
    html += govuk::inset_text(
        {.content = join(element("strong", "These judgements contradict each other: "),
                         "two of the records about ", who,
                         " were judged not to be one person, and are put together by others.")});
  }
  Html items;
  for (const app::LinkedContact& one : page.contacts) {
    items += linked_line(open, one);
  }
  return items.empty() ? html : join(html, element("ul", {{"class", "om-rows"}}, items));
}

}  // namespace openmash::web
