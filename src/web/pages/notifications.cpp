// The tray of police notifications: several are read, ticked and decided on one page. Each is a
// command of its own, with its own press and its own proof of what was seen, so that one that is
// refused or was changed stays here in words and the others are done. Nothing is ticked or chosen
// by the page; the gate stays with whoever signs it.
#include <algorithm>

#include "base/contains.h"
#include "base/match.h"
#include "domain/reference.h"
#include "govuk/button.h"
#include "web/case_form.h"
#include "web/pages/case_parts.h"
#include "web/pages/notification_rows.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/paging.h"
#include "web/stored_now.h"

namespace openmash::web {

namespace {

constexpr std::size_t rows_most = 25;
constexpr std::string_view done_purpose = "notifications done";

/// What is said once for all that are ticked.
struct ForAll {
  std::vector<CriterionCode> met;
  std::optional<Route> route;
  std::optional<LevelCode> need;
  LevelCode level;
  std::string why;
};

/// What came of one of them.
struct OfOne {
  std::string reference;
  std::string words;  ///< "" where it is done
  bool unsure = false;
};

struct Pressed {
  std::vector<std::string> ticked;
  Problems problems;
  std::vector<OfOne> all;  ///< none before everything asked for is there

  [[nodiscard]] const OfOne* of(std::string_view reference) const {
    const auto found = std::ranges::find(all, reference, &OfOne::reference);
    return found == all.end() ? nullptr : &*found;
  }
  [[nodiscard]] bool is_unsure() const { return std::ranges::any_of(all, &OfOne::unsure); }
  [[nodiscard]] std::vector<std::string> done() const {
    std::vector<std::string> references;
    for (const OfOne& one : all) {
      if (one.words.empty()) {
        references.push_back(one.reference);
      }
    }
    return references;
  }
};

std::string address_of(const TrayDesk& desk) {
  return "/notifications?show=" + desk.key;
}

views::QueueFilter filter_of(const TrayDesk& desk) {
  return {.stages = {desk.stage}, .channel = Channel::police_notification, .most = rows_most};
}

ForAll read(const Visit& visit, const TrayDesk& desk, Problems& problems) {
  const hub::Profile& profile = visit.profile();
  ForAll all{.met = {},
             .route = route_from(field(visit, "route")),
             .need = {},
             .level = LevelCode{field(visit, "level")},
             .why = field(visit, "why")};
  for (const std::string_view met : visit.request.form_all("met")) {
    all.met.push_back(CriterionCode{std::string{met}});
  }
  if (!all.route) {
    problems.push_back({"route", "Choose which way they go"});
  }
  if (desk.needs == Permission::screen) {
    if (const std::string need = field(visit, "need"); !need.empty()) {
      all.need = LevelCode{need};
    } else if (profile.thresholds.judged_at_triage) {
      problems.push_back({"need", "Choose the level of need"});
    }
    if (profile.level(all.level) == nullptr) {
      problems.push_back({"level", "Choose how urgent they are"});
    }
  }
  if (all.why.empty()) {
    problems.push_back({"why", "Say why"});
  }
  return all;
}

app::Submission press_for(const Visit& visit, Permission step, const std::string& reference) {
  std::vector<http::Field> said;
  for (const http::Field& one : visit.request.fields.fields()) {
    if (contains(std::vector<std::string_view>{"met", "route", "need", "level", "why"}, one.name)) {
      said.push_back(one);
    }
  }
  const std::string seen = field(visit, seen_name(step, reference));
  const std::string what = seen_name(step, reference);
  return {.id = SubmissionId{created_id(submission(visit), what)},
          .content = what + "?" + http::write_form(said),
          .seen_token = seen.empty() ? "none" : seen};
}

OfOne one_step(const Visit& visit, ContactId contact, const std::string& reference,
               const CaseCommand& command) {
  const Permission step = std::visit([](const auto& one) { return one.needs; }, command);
  const auto not_done = [&](std::string words, bool unsure = false) {
    return OfOne{.reference = reference, .words = std::move(words), .unsure = unsure};
  };
  return match(
      visit.hub().handle(visit.actor(), press_for(visit, step, reference), contact, command),
      [&](const app::Done&) { return not_done(""); },
      [&](const Refusal& refusal) {
        if (std::holds_alternative<AlreadySo>(refusal)) {
          return not_done("");  // rated like this before: what was asked for is so
        }
        const say::Words why = say::words_for(refusal, visit.profile());
        return not_done(why.heading + ". " + why.what_to_do);
      },
      [&](const app::ChangedMeanwhile&) {
        return not_done(
            "Somebody changed this while you were reading. What is stored now is shown here; "
            "send it again if it still holds");
      },
      [&](const app::SentDifferently&) {
        return not_done("What you sent first for this one is stored; what you wrote now is not");
      },
      [&](const app::NotSure&) {
        return not_done("We are not sure this was stored. Send it again: it is stored only once",
                        true);
      });
}

OfOne decide_one(const Visit& visit, const TrayDesk& desk, const std::string& reference,
                 const ForAll& all) {
  const auto contact = visit.hub().look().find(reference);
  if (!contact || !visit.hub().look().is_open_to(visit.reader(), *contact)) {
    return {.reference = reference, .words = "There is no contact with this reference"};
  }
  if (desk.needs == Permission::sign_gate) {
    return one_step(visit, *contact, reference, SignGate{.route = *all.route, .reason = all.why});
  }
  // Rated first: what is refused then is still here, to be screened when that is mended.
  OfOne rated =
      one_step(visit, *contact, reference, RateContact{.level = all.level, .reason = all.why});
  if (!rated.words.empty()) {
    return rated;
  }
  return one_step(visit, *contact, reference,
                  ScreenContact{.criteria_met = all.met,
                                .proposed = *all.route,
                                .note = all.why,
                                .issues = {},
                                .with_a_worker = {},
                                .need = all.need,
                                .need_reason = all.why});
}

Pressed press(const Visit& visit, const TrayDesk& desk) {
  Pressed pressed;
  for (const std::string_view picked : visit.request.form_all("pick")) {
    if (const auto reference = read_reference(picked);
        reference && !contains(pressed.ticked, *reference)) {
      pressed.ticked.push_back(*reference);
    }
  }
  if (pressed.ticked.empty()) {
    pressed.problems.push_back({"tray", "Tick the notifications that this is about"});
  }
  const ForAll all = read(visit, desk, pressed.problems);
  if (!pressed.problems.empty()) {
    return pressed;
  }
  for (const std::string& reference : pressed.ticked) {
    pressed.all.push_back(decide_one(visit, desk, reference, all));
  }
  return pressed;
}

// ---- the page ----

Html done_note(const std::vector<std::string>& references) {
  return references.empty() ? Html()
                            : element("div", {{"class", "om-changes"}, {"role", "status"}},
                                      element("p", {{"class", "govuk-body"}},
                                              element("strong", "Recorded for these:")),
                                      reference_list(references));
}

/// A worker is one child's, and is named on that contact's own page.
std::vector<Choice> routes_for_several(const hub::Profile& profile, const TrayDesk& desk) {
  std::vector<Choice> routes = routes_of(profile);
  if (desk.needs == Permission::screen) {
    std::erase_if(routes, [](const Choice& one) {
      return one.value == route_code(Route::to_allocated_worker);
    });
  }
  return routes;
}

Html decision(const FormState& form, const TrayDesk& desk) {
  const hub::Profile& profile = form.visit.profile();
  const bool screens = desk.needs == Permission::screen;
  std::vector<Choice> criteria;
  for (const hub::Criterion& criterion : profile.criteria) {
    criteria.push_back({.value = criterion.code.value, .label = criterion.words});
  }
  std::vector<Choice> needs;
  for (const hub::NeedLevel& level : profile.thresholds.levels) {
    needs.push_back({.value = level.code.value, .label = level.name, .hint = level.meaning});
  }
  std::vector<Choice> levels;
  for (const hub::Level& level : profile.levels) {
    levels.push_back({.value = level.code.value, .label = level.name, .hint = level.meaning});
  }
  const Html met = screens && !criteria.empty()
                       ? several_of(form,
                                    {.name = "met",
                                     .label = "Which of the hub's criteria do they meet?",
                                     .hint = "Tick all that do"},
                                    criteria)
                       : Html();
  const Html ways = one_of(
      form, {.name = "route", .label = screens ? "What do you propose?" : "Which way do they go?"},
      routes_for_several(profile, desk));
  const Html urgent =
      screens ? one_of(form, {.name = "level", .label = "How urgent are they?"}, levels) : Html();
  const Html need = screens && profile.thresholds.judged_at_triage
                        ? one_of(form, {.name = "need", .label = "Which level of need?"}, needs)
                        : Html();
  return element(
      "section", {{"class", "om-panel"}, {"id", "decide"}, {"aria-labelledby", "decide-heading"}},
      element("h2", {{"class", "govuk-heading-m"}, {"id", "decide-heading"}},
              "For each of those you ticked"),
      prose::document(profile, hub::LinkUse::thresholds, "The level of need is judged by "),
      element("div", {{"class", "om-cols om-cols--6-6"}}, element("div", met, ways),
              element("div", need, urgent)),
      text_area(form, {.name = "why",
                       .label = "Why?",
                       .hint = screens ? "For whoever signs the gate. It is kept with each of "
                                         "them, as the reason for everything chosen here"
                                       : "It is kept with each of them",
                       .rows = 3}),
      govuk::button({.content = screens ? "Record it for those ticked" : "Sign those ticked",
                     .prevent_double_click = true}));
}

Html desks_shown(const Visit& visit, const std::vector<TrayDesk>& desks, const TrayDesk& here) {
  Html items;
  for (const TrayDesk& desk : desks) {
    items += element(
        "li", element("a",
                      {href(address_of(desk)),
                       {"class", "govuk-link"},
                       Attribute::if_any("aria-current", desk.key == here.key ? "page" : "")},
                      say::label(desk.stage, visit.profile()), " ",
                      element("span", {{"class", "om-count"}},
                              visit.hub().look().size_of_queue(visit.reader(), filter_of(desk)))));
  }
  if (brings_lists(visit)) {
    items += element("li", prose::link("/notifications/list", "Bring a list from the police"));
  }
  return element("nav", {{"aria-label", "Police notifications"}},
                 element("ul", {{"class", "om-subnav"}}, items));
}

/// Every problem once: of the form, and of each that was not recorded, shown here or not.
Problems said_at_top(const Pressed& pressed, const std::vector<app::WaitingContact>& rows) {
  Problems problems = pressed.problems;
  for (const OfOne& one : pressed.all) {
    if (!one.words.empty()) {
      const bool here =
          std::ranges::find(rows, one.reference, &app::WaitingContact::reference) != rows.end();
      problems.push_back(
          {.field = here ? "pick-" + one.reference : "tray",
           .words = one.reference + (here ? "" : ", no longer in this list") + ": " + one.words});
    }
  }
  return problems;
}

http::Response show(const Visit& visit, const std::vector<TrayDesk>& desks, const TrayDesk& desk,
                    const Pressed& pressed) {
  views::QueueFilter filter = filter_of(desk);
  const std::size_t size = visit.hub().look().size_of_queue(visit.reader(), filter);
  const Paging here = paging(visit, size, filter.most);
  filter.skip = here.skip;
  const auto waiting = visit.hub().look().waiting(visit.reader(), filter, desk.needs);
  if (!waiting) {
    return refused(visit, waiting.error());
  }
  const std::vector<app::WaitingContact>& rows = **waiting;
  Html listed;
  for (const app::WaitingContact& one : rows) {
    const OfOne* outcome = pressed.of(one.reference);
    listed += tray_row(visit, desk,
                       {.waiting = one,
                        .ticked = contains(pressed.ticked, one.reference),
                        .problem = outcome == nullptr ? "" : outcome->words});
  }
  const Problems problems = said_at_top(pressed, rows);
  // Once none of those it was chosen for is left here, nothing stands in the form for the next.
  const bool is_kept =
      pressed.all.empty() || std::ranges::any_of(rows, [&](const app::WaitingContact& one) {
        return contains(pressed.ticked, one.reference);
      });
  http::Request standing = visit.request;
  if (!is_kept) {
    standing.fields = {};
  }
  const Visit as_it_stands{visit.site,  standing,  visit.who,
                           visit.parts, visit.now, visit.form_token};
  const std::string page = "&page=" + std::to_string(here.page);
  const Html tray =
      rows.empty()
          ? prose::paragraph("Nothing is waiting here.")
          : element(
                "form",
                // Gone back to, the list is another: no tick may come to stand at another child.
                {{"method", "post"},
                 action(Url{address_of(desk) + page}),
                 {"autocomplete", "off"},
                 flag("novalidate")},
                hidden_fields(visit, {}, !pressed.all.empty() && !pressed.is_unsure()), listed,
                decision({.visit = as_it_stands, .problems = problems}, desk));
  const std::vector<std::string> done =
      visit.is_post() ? pressed.done() : stored_now(visit, done_purpose);
  const bool refused_some = !pressed.all.empty();
  return staff_page(
      visit,
      {.title = "Police notifications",
       .has_errors = !problems.empty(),
       .status = pressed.is_unsure() ? 503u
                 : refused_some      ? 409u
                                     : 200u,
       .recorded = true,
       .active = "notifications"},
      join(error_summary(problems), prose::title("Police notifications: " + std::to_string(size)),
           done_note(done), desks_shown(visit, desks, desk),
           notice_slot(visit, "/events?topic=queue", "There are new or changed contacts."),
           rows.size() < 2 ? Html()
                           : prose::paragraph("Tick those that go the same way, then ",
                                              prose::link("#decide", "say what happens with them"),
                                              ". What stays unticked stays here."),
           element("div", {{"id", "tray"}}, tray), page_links(here, address_of(desk))));
}

}  // namespace

http::Response notifications(Visit& visit) {
  const std::vector<TrayDesk> desks = tray_desks(visit);
  if (desks.empty()) {
    return not_found(visit);
  }
  const auto asked =
      std::ranges::find(desks, visit.request.query.first("show").value_or(""), &TrayDesk::key);
  const TrayDesk& desk = asked == desks.end() ? desks.front() : *asked;
  if (!visit.is_post()) {
    return show(visit, desks, desk, {});
  }
  if (auto unknown = unknown_field(
          visit, {"pick", "seen.*", "rated.*", "met", "route", "need", "level", "why"})) {
    return *std::move(unknown);
  }
  const Pressed pressed = press(visit, desk);
  const bool all_done = !pressed.all.empty() && pressed.done().size() == pressed.all.size();
  if (!all_done) {
    return show(visit, desks, desk, pressed);
  }
  const std::string_view page = visit.request.query.first("page").value_or("1");
  const std::string back = http::write_form(std::vector<http::Field>{{"page", std::string{page}}});
  return stored_then(visit, address_of(desk) + "&" + back + "&", done_purpose, pressed.done());
}

}  // namespace openmash::web
