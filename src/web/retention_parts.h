// What the pages of keeping and destroying share: who may, and one form with its answer.
// Every form here gives one command; whatever comes of it, what was typed stays on the page. They
// show references, kinds and dates; words of a contact only where the reader was shown the contact.
// The pages are pages/retention*.cpp.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/kept_pages.h"
#include "web/case_form.h"

namespace openmash::web {

/// Whether this person keeps the hub's records.
[[nodiscard]] bool keeps_records(const Visit& visit);

struct RetentionForm {
  std::string title;
  std::string button;
  ContactId contact;
  std::string reference;
  std::string after;   ///< where it leads
  bool warns = false;  ///< the button is red: there is no way back
  std::function<Html(const Problems&)> body;
  /// Adds to the problems, or gives the command.
  std::function<std::optional<RetentionCommand>(Problems&)> command;
};

[[nodiscard]] http::Response retention_form(const Visit& visit, const RetentionForm& form);

[[nodiscard]] std::string record_address(const std::string& reference, std::string_view act = {});

/// Rows of a summary list; those without a value are left out.
[[nodiscard]] Html fact_list(std::initializer_list<std::pair<const char*, Html>> rows);

/// A day of a form, in three boxes, as its midnight in London; problems are added under `name`.
[[nodiscard]] std::optional<Instant> read_day(const Visit& visit, std::string_view name,
                                              Problems& problems, bool may_be_today = false);

/// The grounds to choose from, none beforehand; and the one chosen.
[[nodiscard]] std::vector<Choice> ground_choices();
[[nodiscard]] std::optional<DestructionGround> read_ground(const Visit& visit, Problems& problems);

/// What the timeline says of the event at this place.
[[nodiscard]] std::string sentence_of(const Visit& visit, const app::CasePage& page,
                                      std::uint64_t sequence);

/// The form for taking one child out: pages/retention_child.cpp.
[[nodiscard]] http::Response retention_child(const Visit& visit,
                                             const Visible<app::RecordPage>& shown);

/// How many destructions wait for this reader's second, with the way there; nothing: none.
[[nodiscard]] Html destructions_line(const Visit& visit);

}  // namespace openmash::web
