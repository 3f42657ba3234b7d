// What the pages about duty share: names, hours as people say them, one form, and the answer to
// whatever came of it.
// Whatever came of a form, what was typed stays on the page. Nothing here shows a case. The pages
// are pages/duty*.cpp; who answers for a contact is shown by pages/contact_answerable.cpp.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "web/form.h"
#include "web/layout.h"
#include "words/duty.h"

namespace openmash::web {

[[nodiscard]] words::NameOf names(const Visit& visit);

/// "9am to 5pm", "9pm to 7am on Tuesday": what of an interval falls on this day.
[[nodiscard]] std::string hours_text(const hub::Interval& during, Date day);

/// "Worker 2, covers for Worker 1, who is away", red where the rota has a hole.
[[nodiscard]] Html answering(const Visit& visit, const Answerable& answerable);

/// Notes from the last shift for whoever is here, with a button that says they were read; nothing
/// where there are none.
[[nodiscard]] Html notes_for_you(const Visit& visit);

[[nodiscard]] bool may_plan(const Visit& visit, const Staff& person);
[[nodiscard]] bool may_note_absence(const Visit& visit, const Staff& person);

/// Colleagues with open accounts who sit at a desk.
[[nodiscard]] std::vector<app::Colleague> at_desks(const Visit& visit);
[[nodiscard]] inline Staff staff_of(const app::Colleague& one) {
  return {.id = one.id, .role = one.role, .agency = one.agency};
}
/// "Worker 1, Social worker".
[[nodiscard]] std::string with_desk(const Visit& visit, const app::Colleague& one);

// ---- a form of the rota ----

struct DutyForm {
  std::string title;
  std::string button;
  std::vector<std::string_view> fields;  ///< every name it may carry, as in unknown_field
  std::function<Html(const Problems&)> body;
  /// Adds to the problems, or gives the command.
  std::function<std::optional<DutyCommand>(Problems&)> command;
};

[[nodiscard]] http::Response duty_form(const Visit& visit, const DutyForm& form);

/// A list to choose one colleague from; nobody is chosen beforehand.
[[nodiscard]] Html person_field(const Visit& visit, std::string_view name, std::string_view label,
                                std::string_view hint, const std::vector<app::Colleague>& people,
                                const Problems& problems);
[[nodiscard]] std::optional<Staff> read_person(const Visit& visit, std::string_view name,
                                               const std::vector<app::Colleague>& people);

}  // namespace openmash::web
