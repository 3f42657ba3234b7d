// An agency's answer as it is being written: read from the form, checked, drawn again with nothing
// lost. Nothing is chosen beforehand; an answer that says one thing and holds another is a problem,
// never repaired. The page around it is request.cpp; the command is
// domain/enquiry/return_information.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/enquiry/return_information.h"
#include "web/form.h"
#include "web/pages/question_fields.h"
#include "web/visit.h"

namespace openmash::web {

/// The seal of an item as it was typed.
struct TypedSeal {
  bool wanted = false;
  std::vector<std::string> listed{};
  std::string marker{};
  std::string reason{};

  [[nodiscard]] bool is_blank() const;
};

/// One item as it was typed.
struct TypedItem {
  std::string text;
  std::string day;
  std::string month;
  std::string year;
  std::string source;
  std::string relevance;
  std::string handling;
  std::string own_reference;
  std::string flag;  ///< what may be seen of it while it is held
  std::vector<std::string> about;
  TypedSeal seal{};

  [[nodiscard]] bool is_blank() const;
};

struct TypedAnswer {
  std::string kind;
  std::string why_held;
  std::string why_refused;
  bool more_to_come = false;
  std::string own_reference;
  std::vector<TypedItem> items;
  TypedQuestions questions{};
};

[[nodiscard]] TypedAnswer read_answer(const Visit& visit);

/// The command, or every problem at once.
/// @param people  who may be named for a seal
[[nodiscard]] std::optional<ReturnInformation> answer_command(
    const TypedAnswer& typed, const app::RequestPage& page,
    const std::vector<app::Colleague>& people, const app::Submission& submission,
    Problems& problems);

/// Adds to the problems why the hub did not take a seal that came with the answer; false where that
/// was not the reason.
[[nodiscard]] bool add_seal_problem(const TypedAnswer& typed, const hub::Profile& profile,
                                    const Refusal& refusal, Problems& problems);

[[nodiscard]] Html answer_form(const Visit& visit, const app::RequestPage& page,
                               const TypedAnswer& typed, const Problems& problems);

/// The names read_answer knows.
[[nodiscard]] std::optional<http::Response> unknown_in_answer(const Visit& visit);

}  // namespace openmash::web
