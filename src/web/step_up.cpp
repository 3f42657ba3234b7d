#include "web/step_up.h"

namespace openmash::web {

std::string with_query(const http::Request& request) {
  const std::string query = http::write_form(request.query.fields());
  return query.empty() ? request.path : request.path + "?" + query;
}

void keep_form(const Visit& visit, StaffId writer) {
  keep::Fields fields;
  for (const http::Field& field : visit.request.fields.fields()) {
    if (field.name.find("password") == std::string::npos) {
      fields.emplace_back(field.name, field.value);
    }
  }
  visit.hub().parked().park(writer.value, with_query(visit.request), fields, visit.now);
}

std::optional<http::Response> needs_proof(const Visit& visit) {
  const std::optional<Instant>& proved = visit.who->proved;
  if (proved && visit.now < *proved + proof_holds) {
    return std::nullopt;
  }
  std::string next = with_query(visit.request);
  if (visit.is_post()) {
    keep_form(visit, visit.who->staff.id);
    next = "/parked";
  }
  const std::vector<http::Field> to{{"next", next}};
  return http::see_other("/prove?" + http::write_form(to));
}

}  // namespace openmash::web
