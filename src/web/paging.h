// A long list cut into pages: which one was asked for, and the links before and after.
// A page that is not there is the nearest that is; a list that fits one page shows no links. The
// lists are pages/queue.cpp and pages/inbox.cpp; the links are govuk/pagination.h's.
#pragma once

#include <cstddef>
#include <string_view>

#include "html/html.h"
#include "web/visit.h"

namespace openmash::web {

struct Paging {
  std::size_t page = 1;  ///< counted from 1
  std::size_t last = 1;
  std::size_t skip = 0;  ///< rows before this page
};

/// The page asked for by `page=` in the address, of so many rows, `most` a page.
[[nodiscard]] Paging paging(const Visit& visit, std::size_t size, std::size_t most);

/// @param list  the list's own address with its query: "/queue?show=all"
[[nodiscard]] Html page_links(const Paging& paging, std::string_view list);

}  // namespace openmash::web
