#include "govuk/assets.h"

#include <algorithm>

#include "base/ensure.h"

namespace openmash::govuk {

const Asset* asset_at(std::string_view path) {
  const auto all = assets();
  const auto found = std::ranges::find(all, path, &Asset::path);
  return found == all.end() ? nullptr : &*found;
}

Url asset_url(std::string_view name) {
  const auto all = assets();
  const auto found = std::ranges::find(all, name, &Asset::name);
  ensure(found != all.end(), "an asset is asked for by a name it has");
  return found->path;
}

}  // namespace openmash::govuk
