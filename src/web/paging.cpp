#include "web/paging.h"

#include <algorithm>
#include <charconv>

#include "govuk/pagination.h"
#include "web/pages/prose.h"

namespace openmash::web {

Paging paging(const Visit& visit, std::size_t size, std::size_t most) {
  const std::string_view typed = visit.request.query.first("page").value_or("1");
  Paging paging{.last = std::max<std::size_t>((size + most - 1) / most, 1)};
  std::from_chars(typed.data(), typed.data() + typed.size(), paging.page);
  paging.page = std::clamp(paging.page, std::size_t{1}, paging.last);
  paging.skip = (paging.page - 1) * most;
  return paging;
}

Html page_links(const Paging& paging, std::string_view list) {
  if (paging.last < 2) {
    return {};
  }
  const auto link_to = [&](std::size_t number, bool is_there) {
    return is_there ? govuk::PaginationLink{.href = std::string{list} +
                                                    "&page=" + std::to_string(number)}
                    : govuk::PaginationLink{};
  };
  return join(prose::paragraph("Page ", paging.page, " of ", paging.last, "."),
              govuk::pagination({.previous = link_to(paging.page - 1, paging.page > 1),
                                 .next = link_to(paging.page + 1, paging.page < paging.last)}));
}

}  // namespace openmash::web
