#include "web/stored_now.h"

#include <algorithm>

#include "web/pages/prose.h"
#include "web/tokens.h"

namespace openmash::web {

http::Response stored_then(const Visit& visit, std::string_view next, std::string_view purpose,
                           const std::vector<std::string>& references) {
  std::string stored;
  for (const std::string& reference : references) {
    stored += (stored.empty() ? "" : ".") + reference;
  }
  const std::string mark = mark_of(visit.hub(), purpose, stored);
  return http::see_other(std::string{next} + http::write_form(std::vector<http::Field>{
                                                 {"stored", stored}, {"mark", mark}}));
}

std::vector<std::string> stored_now(const Visit& visit, std::string_view purpose) {
  const std::string_view stored = visit.request.query.first("stored").value_or("");
  const std::string_view mark = visit.request.query.first("mark").value_or("");
  std::vector<std::string> references;
  if (stored.empty() || !same_words(mark, mark_of(visit.hub(), purpose, stored))) {
    return references;
  }
  for (std::size_t from = 0; from < stored.size();) {
    const std::size_t end = std::min(stored.find('.', from), stored.size());
    references.emplace_back(stored.substr(from, end - from));
    from = end + 1;
  }
  return references;
}

Html reference_list(const std::vector<std::string>& references) {
  Html items;
  for (const std::string& reference : references) {
    items += element("li", prose::link(Url{"/contacts/" + reference}, reference));
  }
  return element("ul", {{"class", "om-actions"}}, items);
}

}  // namespace openmash::web
