#include "web/duty_parts.h"

#include <algorithm>

#include "base/match.h"
#include "govuk/button.h"
#include "govuk/select.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "web/case_form.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

constexpr std::string_view form_id = "form";

http::Response render(const Visit& visit, const DutyForm& form, const Problems& problems,
                      unsigned status = 200, bool anew = false) {
  return staff_page(
      visit,
      {.title = form.title,
       .has_errors = !problems.empty(),
       .status = status,
       .before_main = prose::back("/duty", "Back to who is on duty"),
       .active = "duty"},
      join(error_summary(problems), prose::title(form.title),
           element("form",
                   {{"method", "post"},
                    action(Url{visit.request.path}),
                    {"id", form_id},
                    flag("novalidate")},
                   hidden_fields(visit, {}, anew), form.body(problems),
                   govuk::button({.content = form.button, .prevent_double_click = true}))));
}

/// Where the field is that a refusal is about; the form as a whole where it is none.
Problems said(const DutyRefusal& refusal) {
  const words::Words why = words::words_for(refusal);
  return {{.field = std::string{form_id}, .words = why.heading + ". " + why.what_to_do}};
}

}  // namespace

words::NameOf names(const Visit& visit) {
  return [&visit](StaffId id) { return visit.hub().people().name_of(id); };
}

std::string hours_text(const hub::Interval& during, Date day) {
  const auto clock = [](Instant at) { return london::time_text(at); };
  const Instant begins = london::start_of(day);
  const Instant ends = london::start_of(london::next_day(day));
  return (during.from < begins ? "midnight" : clock(during.from)) + " to " +
         (during.to >= ends ? "midnight" : clock(during.to));
}

Html answering(const Visit& visit, const Answerable& answerable) {
  const std::string why = words::because(answerable, visit.profile(), names(visit));
  const std::string who =
      answerable.person ? names(visit)(*answerable.person) : "Nobody has an account here";
  return join(element("strong", who), ", ",
              answerable.is_hole() || answerable.missed
                  ? element("span", {{"class", "om-red"}}, why)
                  : escape(why));
}

Html notes_for_you(const Visit& visit) {
  const auto unread = visit.hub().look().notes(visit.reader());
  Html notes;
  if (!unread) {
    return notes;
  }
  for (const Handover& one : **unread) {
    notes += words_block(one.given.what.note, signature(visit, one.given.by, one.given.at));
    notes += prose::button_form(visit, {.to = "/duty/notes/" + one.given.what.handover.value.hex(),
                                        .button = "I have read this",
                                        .classes = "govuk-button--secondary"});
  }
  return notes.empty() ? notes
                       : element("section", {{"class", "om-panel"}, {"aria-labelledby", "notes"}},
                                 element("h2", {{"class", "govuk-heading-m"}, {"id", "notes"}},
                                         "From the last shift"),
                                 notes);
}

bool may_plan(const Visit& visit, const Staff& person) {
  return permits(visit.who->staff, Permission::plan_duty,
                 {.worker = person.id, .asked = person.agency}, visit.profile());
}

bool may_note_absence(const Visit& visit, const Staff& person) {
  return permits(visit.who->staff, Permission::own_duty,
                 {.worker = person.id, .asked = person.agency}, visit.profile());
}

std::vector<app::Colleague> at_desks(const Visit& visit) {
  auto people = visit.hub().people().colleagues();
  std::erase_if(people, [&](const app::Colleague& one) {
    const hub::Role* role = visit.profile().role(one.role);
    return one.closed || role == nullptr || role->has(hub::Power::administer);
  });
  return people;
}

std::string with_desk(const Visit& visit, const app::Colleague& one) {
  return one.display_name + ", " + words::label(desk_of(staff_of(one)), visit.profile());
}

http::Response duty_form(const Visit& visit, const DutyForm& form) {
  if (!visit.is_post()) {
    return render(visit, form, {});
  }
  Problems problems;
  const auto command = form.command(problems);
  if (!problems.empty() || !command) {
    return render(visit, form, problems);
  }
  return match(
      visit.hub().duty().handle(visit.actor(), submission(visit), *command),
      [](const app::DutyDone&) { return http::see_other("/duty"); },
      [&](const DutyRefusal& refusal) {
        return std::holds_alternative<NotPermitted>(refusal)
                   ? not_found(visit)
                   : render(visit, form, said(refusal), 409);
      },
      [&](const app::DutySentDifferently&) {
        return render(visit, form,
                      {{.field = std::string{form_id},
                        .words = "What you sent first from this form is stored; what stands here "
                                 "now is not yet. Send it again if you mean it"}},
                      409, true);
      },
      [&](const app::NotSure&) {
        return render(visit, form,
                      {{.field = std::string{form_id},
                        .words = "We are not sure this was stored. Send it again: it is stored "
                                 "only once"}},
                      503);
      });
}

Html person_field(const Visit& visit, std::string_view name, std::string_view label,
                  std::string_view hint, const std::vector<app::Colleague>& people,
                  const Problems& problems) {
  std::vector<govuk::SelectItem> items{{.value = "", .text = "Choose"}};
  for (const app::Colleague& one : people) {
    items.push_back({.value = one.id.value.hex(), .text = with_desk(visit, one)});
  }
  return govuk::select({.name = std::string{name},
                        .id = std::string{name},
                        .label = {.content = std::string{label}, .classes = "govuk-label--s"},
                        .hint = {std::string{hint}},
                        .error_message = {problem_of(problems, name)},
                        .items = std::move(items),
                        .value = field(visit, name)});
}

std::optional<Staff> read_person(const Visit& visit, std::string_view name,
                                 const std::vector<app::Colleague>& people) {
  const std::string chosen = field(visit, name);
  for (const app::Colleague& one : people) {
    if (one.id.value.hex() == chosen) {
      return staff_of(one);
    }
  }
  return std::nullopt;
}

}  // namespace openmash::web
