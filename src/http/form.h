// The fields of a form or of a query, in the order they were sent, repeats and empty ones kept.
// Nothing is repaired or dropped: text that cannot be read exactly is a problem.
// The server reads forms before a page is asked (server.h); pages find the fields in request.h.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace openmash::http {

struct Field {
  std::string name;
  std::string value;

  friend bool operator==(const Field&, const Field&) = default;
};

class Form {
 public:
  Form() = default;
  explicit Form(std::vector<Field> fields) : fields_(std::move(fields)) {}

  /// The first value under this name: "" when it was sent empty, nothing when it was not sent.
  [[nodiscard]] std::optional<std::string_view> first(std::string_view name) const;
  /// Every value under this name, in order: ticked boxes.
  [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
  [[nodiscard]] std::span<const Field> fields() const { return fields_; }
  [[nodiscard]] bool empty() const { return fields_.empty(); }

 private:
  std::vector<Field> fields_;
};

enum class FormProblem {
  bad_percent,  ///< "%" without two hexadecimal digits
  not_utf8,     ///< bytes that are no text
  nul_byte,     ///< databases and people would each see a different end
  too_many_fields,
};

inline constexpr std::size_t most_form_fields = 5'000;

/// Reads application/x-www-form-urlencoded. A lone "&" carries no field; "=x" is a field without a
/// name, and is kept.
[[nodiscard]] Result<Form, FormProblem> parse_form(std::string_view text,
                                                   std::size_t most_fields = most_form_fields);

/// Writes it, so that parse_form reads back the same fields. Also for the query of a link.
[[nodiscard]] std::string write_form(std::span<const Field> fields);

}  // namespace openmash::http
