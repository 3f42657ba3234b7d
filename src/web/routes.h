// The table of pages: which address leads where, for whom, and with which methods.
// An address holds references and ids, never a name. The most literal pattern wins, so the order of
// lines says nothing. The pages are in pages/; what happens around every one of them is in
// serve.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/visit.h"

namespace openmash::web {

enum class For { everybody, staff };
enum class Does { shows_and_acts, shows, acts };

/// Whether what it shows of somebody else's is recorded before it leaves. What shows nothing of the
/// kind is listed, each with its reason, in docs/security/unrecorded-reads.md.
enum class Reads { recorded, nothing };

struct Route {
  std::string_view pattern;  ///< "/contacts/{ref}/rate"
  Page page;
  For whom = For::staff;
  Does does = Does::shows_and_acts;
  Reads reads = Reads::recorded;
};

[[nodiscard]] std::span<const Route> routes();

struct Found {
  const Route* route = nullptr;  ///< nothing at this address
  std::vector<std::string> parts;
};

[[nodiscard]] Found find_route(std::span<const Route> table, std::string_view path);

}  // namespace openmash::web
