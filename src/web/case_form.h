// One form about one contact: everything they have in common, so that a page is only its fields and
// its command. It opens the contact through look, renders the fields, reads them back into a
// command and hands that to the hub. Whatever comes of it, what was typed stays on the page: a
// problem, a refusal, somebody quicker, or a store that is not sure. The pages are
// pages/contact_*.cpp; the parts of a form are at the end of this header.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/form.h"
#include "web/layout.h"
#include "web/say.h"

namespace openmash::web {

/// What was typed so far and what is wrong with it: all that the parts of a form need to know.
struct FormState {
  const Visit& visit;
  const Problems& problems;
};

/// A contact as it is open on a page.
struct OpenCase {
  const Visit& visit;
  const Visible<app::CasePage>& shown;
  const Problems& problems;
  bool changed_meanwhile =
      false;  ///< somebody wrote since the form was made: show what is there now

  [[nodiscard]] const app::CasePage& page() const { return *shown; }
  [[nodiscard]] const CaseFile& file() const { return *page().file; }
  /// The rules it began under; who may is asked of visit.profile().
  [[nodiscard]] const hub::Profile& profile() const { return *page().profile; }
  [[nodiscard]] const std::string& reference() const { return file().intake.contact.reference; }
  [[nodiscard]] std::string address(std::string_view rest = {}) const;
  operator FormState() const { return {.visit = visit, .problems = problems}; }
};

struct CaseForm {
  std::string title;  ///< the h1, and with the reference the browser's title
  std::string button;
  Permission needs = Permission::see_contact;
  std::vector<std::string_view> fields;  ///< every name it may carry; "issue.*" is a beginning
  std::function<Html(const OpenCase&)> body;
  /// Adds to the problems, or gives the command.
  std::function<std::optional<CaseCommand>(const OpenCase&, Problems&)> command;
  std::string after{};                      ///< where it leads, under the contact's address
  ReadPurpose purpose = ReadPurpose::form;  ///< work or decide: then the body shows every item
  /// Where the command is not simply the hub's to handle.
  std::function<app::Handled(const app::Submission&, ContactId, const CaseCommand&)> handle{};
};

[[nodiscard]] http::Response case_form(Visit& visit, const CaseForm& form);

/// The contact named in the address, or a page that says there is none.
[[nodiscard]] Result<Visible<app::CasePage>, Refusal> open_contact(const Visit& visit,
                                                                   ReadPurpose purpose);

// ---- the parts of a form: labelled, with what was typed still in them
// --------------------------------------------------

struct Field {
  std::string name;
  std::string label;
  std::string hint{};
  std::string before{};  ///< shown until something was typed; never used in a decision
  int rows = 4;
};

struct Choice {
  std::string value;
  std::string label;
  std::string hint{};
};

[[nodiscard]] Html text_area(const FormState& typed, const Field& field);
[[nodiscard]] Html text_line(const FormState& typed, const Field& field);
[[nodiscard]] Html one_of(const FormState& typed, const Field& field,
                          const std::vector<Choice>& choices);
[[nodiscard]] Html several_of(const FormState& typed, const Field& field,
                              const std::vector<Choice>& choices);
/// A day and a time of it, in four boxes: NAME-day, -month, -year, -time. Read by read_moment.
/// Without its time, three.
[[nodiscard]] Html moment_boxes(const FormState& typed, const Field& field, bool with_time = true);
[[nodiscard]] Html drop_down(const FormState& typed, const Field& field,
                             const std::vector<Choice>& choices);

/// Somebody's words, whole, with who and when beneath.
[[nodiscard]] Html words_block(std::string_view words, const Html& by);
[[nodiscard]] Html signature(const Visit& visit, const Actor& by, Instant at);

}  // namespace openmash::web
