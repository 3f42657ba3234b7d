#include "web/purpose.h"

#include "web/step_up.h"

namespace openmash::web {

namespace {

constexpr std::string_view page_that_asks = "/contacts/{ref}/purpose";

std::optional<app::PurposeAsked> asked_for(const Visit& visit, const Route& route) {
  app::Look& look = visit.hub().look();
  if (route.pattern == page_that_asks) {
    return std::nullopt;
  }
  if (route.pattern.starts_with("/contacts/{ref}") || route.pattern == "/retention/{ref}/{act}") {
    return look.purpose_asked(visit.reader(), visit.parts.at(0));
  }
  if (route.pattern.starts_with("/requests/{id}")) {
    const auto id = id_from_hex(visit.parts.at(0));
    return id ? look.purpose_asked(visit.reader(), RequestId{*id}) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<http::Response> needs_purpose(const Visit& visit, const Route& route) {
  const auto asked = asked_for(visit, route);
  if (!asked) {
    return std::nullopt;
  }
  std::string next = with_query(visit.request);
  if (visit.is_post()) {
    keep_form(visit, visit.who->staff.id);
    next = "/parked";
  }
  const std::vector<http::Field> to{{"next", next}};
  return http::see_other("/contacts/" + asked->reference + "/purpose?" + http::write_form(to));
}

}  // namespace openmash::web
