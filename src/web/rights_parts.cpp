#include "web/rights_parts.h"

#include <algorithm>

#include "base/match.h"
#include "govuk/button.h"
#include "web/pages/prose.h"
#include "words/rights.h"

namespace openmash::web {

http::Response render(const Visit& visit, const RightsForm& form, const Problems& problems,
                      unsigned status, bool anew) {
  const FormState typed{.visit = visit, .problems = problems};
  return staff_page(
      visit,
      {.title = form.title,
       .has_errors = !problems.empty(),
       .status = problems.empty() || status != 200 ? status : 422,
       .before_main = prose::back(Url{form.back}, "Back"),
       .recorded = true,
       .active = "access"},
      prose::two_thirds(
          join(error_summary(problems), prose::title(form.title),
               element("form",
                       {{"method", "post"},
                        action(Url{visit.request.path}),
                        {"id", "form"},
                        flag("novalidate")},
                       hidden_fields(visit, {}, anew), form.body(typed),
                       govuk::button({.content = form.button,
                                      .classes = form.warns ? "govuk-button--warning" : ""})))));
}

http::Response carry_out(const Visit& visit, const RightsForm& form, const RightsCommand& command) {
  return match(
      visit.hub().protections().handle(visit.reader(), submission(visit), command),
      [&](const app::RightsDone&) { return http::see_other(form.next); },
      [&](const RightsRefusal& refusal) {
        if (std::holds_alternative<NotPermitted>(refusal)) {
          return not_found(visit);
        }
        const say::Words why = say::words_for(refusal);
        return render(visit, form,
                      {{.field = "form", .words = why.heading + ". " + why.what_to_do}}, 409);
      },
      [&](const app::RightsSentDifferently&) {
        return render(visit, form,
                      {{.field = "form",
                        .words = "What you sent first from this form is stored; what stands here "
                                 "now is not yet. Send it again if you mean it"}},
                      409, true);
      },
      [&](const app::NotSure&) {
        return render(visit, form,
                      {{.field = "form",
                        .words = "We are not sure this was stored. Send it again: it is stored "
                                 "only once"}},
                      503);
      });
}

http::Response ask_why(const Visit& visit, const RightsForm& form, const char* missing,
                       const std::function<RightsCommand(const std::string& reason)>& command) {
  if (!visit.is_post()) {
    return render(visit, form, {});
  }
  if (auto unknown = unknown_field(visit, {"reason"})) {
    return std::move(*unknown);
  }
  const std::string reason = field(visit, "reason");
  return reason.empty() ? render(visit, form, {{"reason", missing}})
                        : carry_out(visit, form, command(reason));
}

bool guards(const Visit& visit) {
  return permits(visit.who->staff, Permission::guard_access, {}, visit.profile());
}

std::string reference_of(const Visit& visit, const BrokenGlass& glass) {
  const GlassBroken& what = glass.broken.what;
  return what.contact ? visit.hub().look().written(*what.contact) : what.reference;
}

std::vector<app::Colleague> who_takes_part(const Visit& visit) {
  auto people = visit.hub().people().colleagues();
  std::erase_if(people, [&](const app::Colleague& one) {
    const hub::Role* role = visit.profile().role(one.role);
    return one.closed || role == nullptr || role->has(hub::Power::administer);
  });
  return people;
}

namespace {

/// A list needs both kinds, and the roles' names do not say it.
std::string what_they_are(const FormState& typed, const app::Colleague& person) {
  const Staff staff{.id = person.id, .role = person.role, .agency = person.agency};
  return guards_access(staff, typed.visit.profile())   ? ", who decides here"
         : is_of_the_hub(staff, typed.visit.profile()) ? ", of the hub"
                                                       : "";
}

}  // namespace

Html colleague_boxes(const FormState& typed, const Field& one,
                     const std::vector<app::Colleague>& people) {
  std::vector<Choice> choices;
  for (const app::Colleague& person : people) {
    const hub::Role* role = typed.visit.profile().role(person.role);
    choices.push_back({.value = person.id.value.hex(),
                       .label = person.display_name,
                       .hint = role == nullptr ? "" : role->name + what_they_are(typed, person)});
  }
  return several_of(typed, one, choices);
}

std::vector<Staff> chosen_colleagues(const Visit& visit, std::string_view name,
                                     const std::vector<app::Colleague>& people) {
  const auto all = visit.request.form_all(name);
  std::vector<Staff> chosen;
  for (const app::Colleague& one : people) {
    if (std::ranges::find(all, std::string_view{one.id.value.hex()}) != all.end()) {
      chosen.push_back({.id = one.id, .role = one.role, .agency = one.agency});
    }
  }
  return chosen;
}

std::vector<std::string> cut_off(const Visit& visit, const std::vector<app::AskedAgency>& asked,
                                 const std::vector<StaffId>& listed) {
  std::vector<std::string> names;
  for (const app::AskedAgency& agency : asked) {
    const bool stays = std::ranges::any_of(listed, [&](StaffId id) {
      const auto person = visit.hub().people().find(id);
      return person && !person->closed && person->staff().agency == agency.agency;
    });
    if (!stays) {
      names.push_back(agency.name + (agency.silent ? ", which has not answered" : ""));
    }
  }
  return names;
}

Html cut_off_line(const Visit& visit, const std::vector<app::AskedAgency>& asked,
                  const std::vector<StaffId>& listed) {
  const std::vector<std::string> names = cut_off(visit, asked, listed);
  return names.empty()
             ? Html()
             : prose::paragraph(element("strong", "Cut off from its request: "), say::listed(names),
                                ". Nobody of theirs is on the list, so they cannot see it, answer "
                                "it or be asked for more. A person asked by a link keeps it.");
}

std::size_t waits_to_guard(const Visit& visit) {
  return visit.hub().look().waiting_to_guard(visit.reader()) +
         visit.hub().people().waiting_for(visit.actor()).size() +
         visit.hub().look().judgements_waiting(visit.reader()).size();
}

Html judgements_line(const Visit& visit) {
  Html items;
  for (const JudgementId id : visit.hub().look().judgements_waiting(visit.reader())) {
    items += element(
        "li", prose::link(Url{"/judgements/" + id.value.hex()}, "A judgement about who is who"));
  }
  return items.empty() ? items
                       : join(prose::paragraph("You may be the second person for:"),
                              element("ul", {{"class", "om-rows"}}, items));
}

std::string access_words(const Visit& visit) {
  const std::size_t waiting = waits_to_guard(visit);
  return waiting == 0 ? "Access" : "Access (" + std::to_string(waiting) + ")";
}

}  // namespace openmash::web
