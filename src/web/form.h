// Reading forms: fields, problems in words, the submission that makes a double click harmless, the
// token that proves the page. A form that cannot be understood comes back whole, with all its
// problems at once and nothing typed lost. The words of problems follow ui.md 3: each says what to
// do. Commands are built from here and given to app/handle.h.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "govuk/error_summary.h"
#include "html/html.h"
#include "web/visit.h"

namespace openmash::web {

struct Problem {
  std::string field;  ///< the id of the field it is about
  std::string words;  ///< "Enter why this agency is left out"
};

using Problems = std::vector<Problem>;

[[nodiscard]] Html error_summary(const Problems& problems);  ///< empty Html when there are none
[[nodiscard]] std::string problem_of(const Problems& problems,
                                     std::string_view field);  ///< "" when there is none

/// Trimmed at both ends; line breaks become \n. "" when absent.
[[nodiscard]] std::string field(const Visit& visit, std::string_view name);
[[nodiscard]] std::string raw_field(const Visit& visit, std::string_view name);

/// The hidden fields every form carries: form token, a fresh submission id (or the one it came
/// with), what was seen.
[[nodiscard]] Html hidden_fields(const Visit& visit, std::string_view seen_token = {},
                                 bool anew = false);

/// Whether every form carries it, whatever it is about.
[[nodiscard]] bool is_hidden(std::string_view name);

/// Nothing when every field has one of these names (a name ending in * is a beginning); otherwise a
/// page that says which one this form does not know. The hidden fields are always known.
[[nodiscard]] std::optional<http::Response> unknown_field(
    const Visit& visit, std::initializer_list<std::string_view> known);

/// A form that sends these fields to this address, with a fresh token: for what came too late or
/// with an old token. What was typed is shown above the button; passwords are neither shown nor
/// sent.
[[nodiscard]] Html form_again(const Visit& visit, std::string_view address,
                              const std::vector<http::Field>& fields, std::string_view button);

/// The submission of this post. Two posts of the same form have the same.
[[nodiscard]] app::Submission submission(const Visit& visit);

/// A fresh id for something a form creates, derived from its submission: a repeat makes the same
/// one.
[[nodiscard]] Id128 created_id(const app::Submission& submission, std::string_view what,
                               unsigned number = 0);

/// A moment typed as day, month, year and time in London ("9:04", "9.04am", "21:04"); problems are
/// added under `name`.
[[nodiscard]] std::optional<Instant> read_moment(const Visit& visit, std::string_view name,
                                                 Problems& problems);

}  // namespace openmash::web
