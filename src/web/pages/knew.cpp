// Who knew what, when: one case, one moment, one person or role, in three columns that are never
// mixed, with the places in the ledger that each rests on. It prints on one sheet after another.
// The question is typed in a form and asked again by the address, which holds ids and a moment.
// What the columns mean: domain/knowledge/knowledge.h.
#include <algorithm>

#include "domain/reference.h"
#include "govuk/button.h"
#include "govuk/tag.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "web/case_form.h"
#include "web/clock.h"
#include "web/duty_parts.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/case_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/say.h"
#include "words/looked.h"

namespace openmash::web {

namespace {

/// A role, or a role of one agency: what may be asked about besides a person.
struct Post {
  std::string value;  ///< "role" or "role@agency"
  std::string words;
  Whose whose;
};

std::vector<Post> posts_of(const hub::Profile& profile) {
  std::vector<Post> posts;
  for (const hub::Role& role : profile.roles) {
    if (!role.for_an_agency) {
      posts.push_back(
          {role.code.value, role.name, {.person = {}, .role = role.code, .agency = {}}});
      continue;
    }
    for (const hub::Agency& agency : profile.agencies) {
      posts.push_back({role.code.value + "@" + agency.code.value,
                       role.name + ", " + agency.name,
                       {.person = {}, .role = role.code, .agency = agency.code}});
    }
  }
  return posts;
}

std::string asked(const Visit& visit, std::string_view name) {
  return std::string{visit.request.query.first(name).value_or("")};
}

/// What the address asks about; nothing where it asks nothing yet.
std::optional<Whose> whose_of(const Visit& visit) {
  if (const auto person = id_from_hex(asked(visit, "person"))) {
    return Whose{.person = StaffId{*person}, .role = {}, .agency = {}};
  }
  const std::vector<Post> posts = posts_of(visit.profile());
  const auto post = std::ranges::find(posts, asked(visit, "role"), &Post::value);
  return post == posts.end() ? std::nullopt : std::optional{post->whose};
}

std::optional<Instant> moment_of(const Visit& visit) {
  const std::string at = asked(visit, "at");
  if (at.empty() || at.size() > 18 ||
      !std::ranges::all_of(at, [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  return from_micros(std::stoll(at));
}

std::string whom_words(const Visit& visit, const Whose& whose) {
  if (whose.person) {
    return visit.hub().people().name_of(*whose.person);
  }
  const std::vector<Post> posts = posts_of(visit.profile());
  const auto post = std::ranges::find_if(posts, [&](const Post& one) {
    return one.whose.role == whose.role && one.whose.agency == whose.agency;
  });
  return post == posts.end() ? "" : post->words;
}

Html question_form(const Visit& visit, const std::string& reference, const Problems& problems) {
  const FormState typed{.visit = visit, .problems = problems};
  std::vector<Choice> roles{{"", "Choose"}};
  for (const Post& post : posts_of(visit.profile())) {
    roles.push_back({post.value, post.words});
  }
  return element("form",
                 {action(Url{"/knew/" + reference}),
                  {"method", "post"},
                  flag("novalidate"),
                  {"class", "om-no-print"}},
                 hidden_fields(visit),
                 moment_boxes(typed, {.name = "at", .label = "At which moment?"}),
                 person_field(visit, "person", "About whom?", "One person, or below a role",
                              visit.hub().people().colleagues(), problems),
                 drop_down(typed, {.name = "role", .label = "Or about which role?"}, roles),
                 govuk::button({.content = "Show who knew what"}));
}

std::string place_words(const LedgerPlace& place) {
  return place.stream.hex().substr(0, 8) + "/" + std::to_string(place.sequence);
}

Html fact_row(const app::KnewPage& page, const app::KnewFact& fact, const say::Telling& telling) {
  const std::string told = fact.event && page.file
                               ? say::sentence(*fact.event, *page.file, telling)
                               : "Something was recorded. You may not read this case";
  const LedgerPlace place{.stream = page.contact.value, .sequence = fact.sequence};
  const Html sent =
      fact.sent
          ? join(fact.sent_to, ", ", short_time_element(fact.sent->at),
                 quiet_line(words::what_for(fact.sent->purpose, fact.through_glass.has_value()),
                            ": ", words::label(fact.sent->shown.extent), ", record ",
                            place_words(fact.sent->place)))
          : escape("Not sent");
  return element(
      "tr",
      element("td", {{"data-label", "The hub held"}},
              element("div", told,
                      quiet_line(short_time_element(fact.at), ", record ", place_words(place)))),
      element("td", {{"data-label", "Was sent"}}, element("div", sent)),
      element("td", {{"data-label", "Could have seen"}},
              fact.could ? "Could have seen it" : "Could not"));
}

Html answer(const Visit& visit, const app::KnewPage& page) {
  const say::Telling telling{
      .profile = *page.profile,
      .name_of = [&visit](const Actor& actor) { return visit.hub().people().name_of(actor); },
      .time_of = [](Instant at) { return london::long_text(at); }};
  Html rows;
  std::size_t sent = 0;
  std::size_t could = 0;
  for (const app::KnewFact& fact : page.facts) {
    rows += fact_row(page, fact, telling);
    sent += fact.sent ? 1 : 0;
    could += fact.could ? 1 : 0;
  }
  Html head;
  for (const char* words : {"The hub held", "Was sent", "Could have seen"}) {
    head += element("th", {{"scope", "col"}}, words);
  }
  const std::string whom = whom_words(visit, page.whose);
  return join(
      prose::heading(whom + ", " + london::long_text(page.moment)),
      page.people.empty()
          ? prose::paragraph("Nobody meant had an account at that moment.")
          : prose::paragraph("Had an account then: ", say::listed(page.people), "."),
      prose::bullets({join("The hub held ", std::to_string(page.facts.size()), " things."),
                      join("Of these ", std::to_string(sent),
                           " had been sent to them. What is sent may not have been read."),
                      join("They could have seen ", std::to_string(could),
                           " at that moment, by their rights of then.")}),
      prose::paragraph("What you may not see yourself is left out, and not counted: ask somebody "
                       "with wider rights before you rely on a number."),
      element("table", {{"class", "om-table om-table--stack om-table--tight"}},
              element("caption", {{"class", "govuk-visually-hidden"}},
                      "Each thing the hub held, whether it was sent, and whether it could be seen"),
              element("thead", element("tr", head)), element("tbody", rows)),
      prose::paragraph("A record is named by the first eight digits of its stream and its number "
                       "there. Checked as it stands now by ",
                       visit.who->display_name, ", ", time_element(visit.now), "."));
}

http::Response page_of(const Visit& visit, const std::string& reference, const Html& body,
                       const Problems& problems) {
  return staff_page(visit,
                    {.title = reference + ", who knew what, when",
                     .has_errors = !problems.empty(),
                     .before_main = prose::back(Url{"/contacts/" + reference}, "Back to the case"),
                     .recorded = true,
                     .active = "accesses"},
                    join(error_summary(problems), prose::title("Who knew what, when"),
                         element("p", element("span", {{"class", "om-ref"}}, reference)), body));
}

}  // namespace

http::Response knew(Visit& visit) {
  const auto reference = read_reference(visit.parts.at(0));
  const bool may_ask =
      permits(visit.who->staff, Permission::see_access_record, {}, visit.profile());
  const auto whose = whose_of(visit);
  const auto moment = moment_of(visit);
  if (!visit.is_post() && whose && moment && *moment <= visit.now) {
    const auto found = visit.hub().look().knew(visit.reader(), visit.parts.at(0), *moment, *whose);
    if (!found) {
      return refused(visit, found.error());
    }
    return page_of(visit, (*found)->reference,
                   join(answer(visit, **found), question_form(visit, (*found)->reference, {})), {});
  }
  // Whether there is such a case is told only where it may be asked about.
  if (!may_ask || !reference || !visit.hub().look().hears_of(visit.reader(), *reference)) {
    static_cast<void>(visit.hub().look().knew(visit.reader(), visit.parts.at(0), visit.now, {}));
    return not_found(visit);
  }
  if (!visit.is_post()) {
    return page_of(visit, *reference, question_form(visit, *reference, {}), {});
  }
  if (auto unknown =
          unknown_field(visit, {"person", "role", "at-day", "at-month", "at-year", "at-time"})) {
    return *std::move(unknown);
  }
  Problems problems;
  const auto at = read_moment(visit, "at", problems);
  if (at && *at > visit.now) {
    problems.push_back({"at-day", "The moment must be in the past"});
  }
  const auto person = read_person(visit, "person", visit.hub().people().colleagues());
  const std::string role = field(visit, "role");
  if (person.has_value() == !role.empty()) {
    problems.push_back({"person", "Choose a person or a role, and not both"});
  }
  if (!problems.empty()) {
    return page_of(visit, *reference, question_form(visit, *reference, problems), problems);
  }
  std::vector<http::Field> to{{"at", std::to_string(to_micros(*at))}};
  to.push_back(person ? http::Field{"person", person->id.value.hex()} : http::Field{"role", role});
  return http::see_other("/knew/" + *reference + "?" + http::write_form(to));
}

}  // namespace openmash::web
