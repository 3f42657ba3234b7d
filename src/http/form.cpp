#include "http/form.h"

#include <utility>

#include "http/percent.h"

namespace openmash::http {
namespace {

Result<std::string, FormProblem> read_part(std::string_view text) {
  auto bytes = percent_decode(text, Plus::is_space);
  if (!bytes) return No<FormProblem>(FormProblem::bad_percent);
  if (!is_utf8(*bytes)) return No<FormProblem>(FormProblem::not_utf8);
  if (bytes->find('\0') != std::string::npos) return No<FormProblem>(FormProblem::nul_byte);
  return *std::move(bytes);
}

}  // namespace

std::optional<std::string_view> Form::first(std::string_view name) const {
  for (const Field& field : fields_) {
    if (field.name == name) return field.value;
  }
  return std::nullopt;
}

std::vector<std::string_view> Form::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const Field& field : fields_) {
    if (field.name == name) values.emplace_back(field.value);
  }
  return values;
}

Result<Form, FormProblem> parse_form(std::string_view text, std::size_t most_fields) {
  std::vector<Field> fields;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (fields.size() == most_fields) return No<FormProblem>(FormProblem::too_many_fields);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = read_part(pair.substr(0, equals));
    if (!name) return No<FormProblem>(name.error());
    auto value = read_part(pair.substr(std::min(equals + 1, pair.size())));
    if (!value) return No<FormProblem>(value.error());
    fields.push_back({.name = *std::move(name), .value = *std::move(value)});
  }
  return Form(std::move(fields));
}

std::string write_form(std::span<const Field> fields) {
  std::string text;
  for (const Field& field : fields) {
    if (!text.empty()) text += '&';
    text += percent_encode(field.name);
    text += '=';
    text += percent_encode(field.value);
  }
  return text;
}

}  // namespace openmash::http
