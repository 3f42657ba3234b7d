// The ground the pages of the public form stand on: the draft this browser has open, the pages a
// draft has, and how what was typed is saved.
// Nothing typed is dropped: what cannot be saved is shown again. A page never writes over what
// another window wrote to the same part of the form; it shows both. Questions are drawn by
// refer_questions.h, the pages are refer_*.cpp, the names in a draft are web/referral_fields.h.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "web/form.h"
#include "web/layout.h"
#include "web/referral_fields.h"
#include "web/visit.h"

namespace openmash::web::refer {

// ---- the draft of this browser

struct OpenDraft {
  std::string code;
  Fields fields;
  std::uint64_t revision = 0;
  Instant saved_at{};
  [[nodiscard]] Asks asks() const {
    return value(fields, "door") == "help" ? Asks::help : Asks::worry;
  }
};
struct NothingOpen {};
/// It was sent: the code opens the copy.
struct AlreadySent {
  std::string code;
  ContactId contact;
};
using Opened = std::variant<OpenDraft, NothingOpen, AlreadySent>;

[[nodiscard]] Opened open_draft(const Visit& visit);
[[nodiscard]] Opened open_with(const Visit& visit, std::string_view code);

/// "7K4Q-PDX9-…" of a code as it was typed; "" of what cannot be one.
[[nodiscard]] std::string tidy_code(std::string_view typed);

/// The code stays with this browser until it is closed.
void remember_code(http::Response& response, const std::string& code);
void forget_code(http::Response& response);

/// Where a browser without an open draft is sent. A form it has just posted is shown, so that what
/// was typed can still be saved.
[[nodiscard]] http::Response not_open(const Visit& visit, const Opened& opened);

/// The draft, or the page that says why there is none.
using DraftOr = Result<OpenDraft, http::Response>;
[[nodiscard]] DraftOr draft_or_elsewhere(const Visit& visit);

/// Makes a change to the newest state of the draft. False when it was sent or is gone meanwhile.
[[nodiscard]] bool change(const Visit& visit, OpenDraft& draft,
                          const std::function<void(Fields&)>& how);

// ---- the pages of a draft

struct Asked {
  const FormQuestion* question = nullptr;
  FormSubject subject = FormSubject::contact;
  std::string name;     ///< "child-2-born"
  std::string heading;  ///< above it, where a new group of questions begins
  bool offers_not_known = true;
  std::string own_label{};  ///< instead of the form's, where the page says it otherwise
  std::string own_hint{};
};

struct FormPage {
  std::string key;      ///< "about-you", "child-2", "who", "now"
  std::string address;  ///< "/refer/child/2"
  std::string caption;
  std::string title;               ///< never holds a name
  std::vector<std::string> parts;  ///< the parts of the form it writes to
  std::vector<Asked> asked;
  std::vector<std::string> choices{};  ///< names of ticks and choices that are no questions
  std::optional<Entry> entry{};
};

/// Nothing when this draft has no such page.
[[nodiscard]] std::optional<FormPage> form_page(const Fields& fields, std::string_view key);

/// The label and hint of a question at this door.
struct Wording {
  std::string label;
  std::string hint;
};
[[nodiscard]] Wording wording(Asks asks, FormSubject subject, const FormQuestion& question);
[[nodiscard]] std::string section_title(Asks asks, const FormSection& section);

/// “Child A”, or "Child 2, about 6": what the writer called somebody, for the page and never for a
/// title.
[[nodiscard]] std::string entry_label(const Fields& fields, const Entry& entry);
/// "Child 2".
[[nodiscard]] std::string entry_title(Asks asks, const Entry& entry);

/// What this post says to the questions of a page, as fields of a draft. A text field the post does
/// not hold at all keeps what is stored.
[[nodiscard]] Fields posted(const Visit& visit, const FormPage& page, const Fields& stored);
/// A page that says so when this post holds a field that no page of the form has.
[[nodiscard]] std::optional<http::Response> unknown_to_form(const Visit& visit);
/// Puts these fields in place of what the page wrote before.
void take(Fields& fields, const FormPage& page, const Fields& said);

enum class How { saved_while_typing, finished };
enum class Save { saved, changed_elsewhere, gone };

/// What the page was made from: a hidden field, so that a change made elsewhere is noticed.
[[nodiscard]] std::string base_of(const Fields& fields, const FormPage& page);

/// `draft` holds afterwards what is stored, whichever way it went.
[[nodiscard]] Save save(const Visit& visit, OpenDraft& draft, const FormPage& page,
                        const Fields& said, How how);

/// Yours, what is stored, or both: for each field that differs. Nothing is stored yet.
[[nodiscard]] http::Response conflict_page(const Visit& visit, const OpenDraft& draft,
                                           const FormPage& page, const Fields& yours,
                                           const Problems& problems = {});

// ---- what the pages have in common

/// "Saved at 9:04am", in the slot where later savings are told.
[[nodiscard]] Html saved_slot(const OpenDraft& draft);
/// The return code, to be written down.
[[nodiscard]] Html code_aside(const Visit& visit, const OpenDraft& draft);
/// Sends the draft: the confirmation, or a page in words.
[[nodiscard]] http::Response send(const Visit& visit, const OpenDraft& draft);

}  // namespace openmash::web::refer
