// Somebody an agency asks: how they are reached, their guest links, what they said, and what they
// may be told of the outcome.
#include <array>

#include "base/contains.h"
#include "base/match.h"
#include "govuk/button.h"
#include "govuk/checkboxes.h"
#include "govuk/input.h"
#include "govuk/inset_text.h"
#include "govuk/radios.h"
#include "london/time_text.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/directory.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/request_people.h"
#include "web/say.h"

namespace openmash::web {

namespace {

constexpr std::array days_offered{2, 7, 14, guest_link_days_max};

/// What was typed into the form that makes a link.
struct Wanted {
  std::vector<std::string> named;
  std::string days;
};

Html link_row(const Visit& visit, const NamedEnquiry& one, const GuestLink& link,
              const Problems& problems) {
  const std::string id = link.made.what.link.value.hex();
  Html state;
  if (link.ended) {
    state = join("Taken back ", time_element(link.ended->at), " by ",
                 visit.hub().people().name_of(link.ended->by), ": ", link.ended->what.reason);
  } else if (!link.lives_at(visit.now)) {
    state = join("Ran out ", time_element(link.made.what.until));
  } else {
    state = join("Can be used until ", time_element(link.made.what.until),
                 element("form", {action(person_address(visit, one)), {"method", "post"}},
                         hidden_fields(visit), prose::hidden("link", id),
                         govuk::input({.name = "reason",
                                       .id = "reason-" + id,
                                       .label = {.content = "Why it is taken back"},
                                       .error_message = {problem_of(problems, "reason-" + id)}}),
                         govuk::button({.content = "Take this link back",
                                        .classes = "govuk-button--warning",
                                        .name = "do",
                                        .value = "end"})));
  }
  return element("li", "Made ", time_element(link.made.at), " by ",
                 visit.hub().people().name_of(link.made.by), ". ", state);
}

Html make_form(const Visit& visit, const app::RequestPage& page, const NamedEnquiry& one,
               const Wanted& wanted, const Problems& problems) {
  govuk::CheckboxesOptions people{
      .name = "named",
      .fieldset = {.legend = {.content = "Whom is the guest told of?",
                              .classes = "govuk-fieldset__legend--s"}},
      .hint = {.content = "Only what finds the child: a child’s name, date of birth and pupil "
                          "number; an adult’s name and relationship. Leave out whoever they need "
                          "not know of."},
      .error_message = {.content = problem_of(problems, "named")},
      .values = wanted.named,
      .classes = "govuk-checkboxes--small"};
  for (const PersonDescribed& person : page.about) {
    people.items.push_back(
        {.value = person.person.value.hex(), .content = say::person_label(person)});
  }
  std::vector<govuk::RadioItem> days;
  for (const int number : days_offered) {
    days.push_back({.value = std::to_string(number), .content = std::to_string(number) + " days"});
  }
  return element(
      "form", {action(person_address(visit, one)), {"method", "post"}, flag("novalidate")},
      hidden_fields(visit), govuk::checkboxes(people),
      govuk::radios({.name = "days",
                     .fieldset = {.legend = {.content = "How long can the link be used?",
                                             .classes = "govuk-fieldset__legend--s"}},
                     .error_message = {.content = problem_of(problems, "days")},
                     .items = std::move(days),
                     .value = wanted.days,
                     .classes = "govuk-radios--small"}),
      govuk::button({.content = "Make a link and a code", .name = "do", .value = "make"}));
}

Html what_a_guest_reads(const app::RequestPage& page) {
  const InformationRequested& asked = page.request.asked.what;
  Html words = element("div", {{"class", "om-words"}}, prose::lines(asked.why));
  if (!asked.particulars.empty()) {
    words += element("div", {{"class", "om-words"}}, prose::lines(asked.particulars));
  }
  for (const Signed<MoreAsked>& more : page.request.more) {
    words += element("div", {{"class", "om-words"}}, prose::lines(more.what.particulars));
  }
  return govuk::inset_text(
      {.content = join(prose::paragraph(element("strong", "The guest will read"),
                                        " why we ask and what is wanted, word for word:"),
                       words,
                       prose::paragraph("whether the family agreed or the ground to go on without, "
                                        "the people you name below, and the questions. Nothing "
                                        "else of the case."))});
}

Html told_section(const Visit& visit, const NamedEnquiry& one) {
  Html all;
  for (const Signed<ToldOfOutcome>& told : one.told) {
    all += join(element("div", {{"class", "om-words"}}, prose::lines(told.what.words)),
                element("p", {{"class", "om-by"}}, "Written by ",
                        visit.hub().people().name_of(told.by), ", ", time_element(told.at)));
  }
  if (one.told.empty()) {
    all = prose::paragraph("Nothing can be told yet. The hub writes it on the contact.");
  } else {
    all +=
        prose::paragraph("It is shown behind a guest link while the link lives; or ",
                         prose::link(person_address(visit, one, "/letter"), "print a letter"), ".");
  }
  return element("section", {{"class", "om-section"}, {"aria-labelledby", "told"}},
                 element("h2", {{"class", "govuk-heading-m"}, {"id", "told"}},
                         "What they may be told of the outcome"),
                 all);
}

Html reach_section(const Visit& visit, const NamedEnquiry& one) {
  if (!one.from) {
    return {};
  }
  const auto entry = visit.hub().look().entry(visit.reader(), one.from->entry);
  return entry ? element("section", {{"class", "om-section"}, {"aria-labelledby", "reach"}},
                         element("h2", {{"class", "govuk-heading-m"}, {"id", "reach"}},
                                 "How to reach them"),
                         setting_summary((*entry)->setting))
               : Html();
}

http::Response show_person(const Visit& visit, const app::RequestPage& page,
                           const NamedEnquiry& one, const Wanted& wanted,
                           const Problems& problems) {
  Html links;
  for (const GuestLink& link : one.links) {
    links += link_row(visit, one, link, problems);
  }
  Html making =
      join(element("h2", {{"class", "govuk-heading-m"}, {"id", "link"}}, "Guest link"),
           prose::paragraph("They open the link without an account, give the code you tell them by "
                            "telephone, and say who they are: that is shown as claimed."),
           links.empty() ? Html() : element("ul", {{"class", "om-rows"}}, links));
  if (page.may_answer) {
    making += join(what_a_guest_reads(page), make_form(visit, page, one, wanted, problems));
  }
  const Html answer =
      one.has_answered()
          ? element("section", {{"class", "om-section"}, {"aria-labelledby", "said"}},
                    element("h2", {{"class", "govuk-heading-m"}, {"id", "said"}}, "What they said"),
                    said_by(one))
          : Html();
  const Html main =
      join(error_summary(problems), prose::title(page.reference, one.asked.what.whom), answer,
           reach_section(visit, one),
           element("section", {{"class", "om-section"}, {"aria-labelledby", "link"}}, making),
           told_section(visit, one));
  return staff_page(
      visit,
      {.title = "Person asked, request " + page.reference,
       .has_errors = !problems.empty(),
       .before_main = prose::back("/requests/" + visit.parts.front(), "Back to the request"),
       .recorded = true,
       .active = "requests"},
      prose::two_thirds(main));
}

/// A hub is served behind TLS; one tried out on this machine alone is not.
std::string scheme_of(std::string_view host) {
  return host.starts_with("127.0.0.1") || host.starts_with("localhost") ? "http://" : "https://";
}

/// It is in no other page, no event and no log; the same press again shows the same.
http::Response link_page(const Visit& visit, const app::RequestPage& page, const NamedEnquiry& one,
                         const app::LinkGiven& given) {
  const std::string address =
      scheme_of(visit.request.host()) + std::string{visit.request.host()} + "/guest/" + given.link;
  const std::string& hub = visit.profile().name;
  const Html main = join(
      prose::title(page.reference, "A link and a code for " + one.asked.what.whom),
      govuk::inset_text({.content = "Write them down now: no other page shows them. Send the "
                                    "one and say the other: never both in the same way."}),
      prose::heading("Send this"),
      prose::paragraph(
          "By secure e-mail or letter, to an address you know. There is no name in it, "
          "and do not add one."),
      element("div", {{"class", "om-words"}},
              prose::paragraph(page.request.asked.what.agency_name,
                               " asks for your help on behalf "
                               "of ",
                               hub,
                               ". Please open this address and enter the code we tell "
                               "you by telephone. It can be used until ",
                               london::long_text(given.until), "."),
              element("p", {{"class", "govuk-body om-code"}, {"id", "guest-link"}}, address)),
      prose::heading("Say this by telephone"),
      prose::paragraph("Call the number in the directory or one you know, not one you were given "
                       "in a message."),
      element("p", {{"class", "om-code"}, {"id", "guest-code"}}, given.code),
      prose::paragraph(prose::link(person_address(visit, one), "Done: back to the person asked")));
  return staff_page(
      visit,
      {.title = "Guest link, request " + page.reference, .recorded = true, .active = "requests"},
      prose::two_thirds(main));
}

http::Response make_link(const Visit& visit, const app::RequestPage& page,
                         const NamedEnquiry& one) {
  Wanted wanted{.named = {}, .days = field(visit, "days")};
  for (const std::string_view person : visit.request.form_all("named")) {
    wanted.named.emplace_back(person);
  }
  Problems problems;
  MakeGuestLink command{
      .request = page.request.asked.what.request, .enquiry = one.asked.what.enquiry, .named = {}};
  for (const PersonDescribed& person : page.about) {
    if (contains(wanted.named, person.person.value.hex())) {
      command.named.push_back(person.person);
    }
  }
  for (const int number : days_offered) {
    command.days = wanted.days == std::to_string(number) ? number : command.days;
  }
  if (command.named.empty()) {
    problems.push_back({"named", "Choose whom the guest is told of"});
  }
  if (command.days == 0) {
    problems.push_back({"days", "Choose how long the link can be used"});
  }
  if (!problems.empty()) {
    return show_person(visit, page, one, wanted, problems);
  }
  return match(
      visit.hub().guests().make(visit.actor(), submission(visit), page.contact, command),
      [&](const app::LinkGiven& given) { return link_page(visit, page, one, given); },
      [&](const Refusal& refusal) { return refused(visit, refusal); },
      [&](const app::SentDifferently&) {
        return show_person(visit, page, one, wanted,
                           {{"days",
                             "This form made a link before, with other choices. Open the "
                             "page again to make another one"}});
      },
      [&](const app::NotSure&) {
        return show_person(visit, page, one, wanted,
                           {{"days",
                             "We are not sure this was stored. Press the button again: "
                             "only one link is made"}});
      });
}

/// The request and the person of this address, or a page that says there is none.
template <class Then>
http::Response with_person(Visit& visit, Then then) {
  const auto request = id_from_hex(visit.parts.front());
  const auto enquiry = id_from_hex(visit.parts.at(1));
  if (!request || !enquiry) {
    return not_found(visit);
  }
  const auto found = visit.hub().look().request(visit.reader(), RequestId{*request});
  if (!found) {
    return refused(visit, found.error());
  }
  const NamedEnquiry* one = (*found)->request.find(EnquiryId{*enquiry});
  return one == nullptr ? not_found(visit) : then(**found, *one);
}

}  // namespace

http::Response request_person(Visit& visit) {
  return with_person(visit, [&](const app::RequestPage& page, const NamedEnquiry& one) {
    if (!page.may_answer) {
      return not_found(visit);  // it is the agency's own note until it answers
    }
    if (!visit.is_post()) {
      return show_person(visit, page, one, {}, {});
    }
    if (auto refusal = unknown_field(visit, {"do", "named", "days", "link", "reason"})) {
      return std::move(*refusal);
    }
    if (field(visit, "do") == "make") {
      return make_link(visit, page, one);
    }
    if (field(visit, "do") != "end") {
      return show_person(visit, page, one, {}, {});
    }
    const LinkId link{id_from_hex(field(visit, "link")).value_or(Id128{})};
    if (field(visit, "reason").empty()) {
      return show_person(visit, page, one, {},
                         {{"reason-" + link.value.hex(), "Write why the link is taken back"}});
    }
    return after(visit,
                 visit.hub().handle(visit.actor(), submission(visit), page.contact,
                                    EndGuestLink{.request = page.request.asked.what.request,
                                                 .enquiry = one.asked.what.enquiry,
                                                 .link = link,
                                                 .reason = field(visit, "reason")}),
                 visit.request.path);
  });
}

http::Response request_told_letter(Visit& visit) {
  return with_person(visit, [&](const app::RequestPage& page, const NamedEnquiry& one) {
    if (one.told.empty()) {
      return not_found(visit);
    }
    const hub::Profile& profile = visit.profile();
    const Signed<ToldOfOutcome>& told = one.told.back();
    const Html letter = element(
        "article", {{"class", "om-letter"}}, element("p", profile.name),
        element("p", one.asked.what.whom), element("p", london::long_text(told.at)),
        element("h2", "What came of our enquiry ", page.reference),
        element("p", "You helped us with an enquiry about a child. This is what we may tell you:"),
        element("p", told.what.words),
        element("p", "It is for you alone. If you are worried again, tell us at once."),
        element("p", profile.name));
    return staff_page(
        visit,
        {.title = "Letter, request " + page.reference,
         .before_main = prose::back(person_address(visit, one), "Back to the person asked"),
         .recorded = true,
         .active = "requests"},
        join(prose::title(page.reference, "Letter to whoever was asked"), letter));
  });
}

}  // namespace openmash::web
