#include "keep/searches.h"

#include <algorithm>

#include "seal/random.h"

namespace openmash::keep {

Id128 Searches::keep(Id128 session, Fields fields, Instant now) {
  const Id128 id = seal::fresh_id();
  const std::scoped_lock lock{mutex_};
  const auto is_of_session = [&](const Search& one) { return one.session == session; };
  if (static_cast<std::size_t>(std::ranges::count_if(searches_, is_of_session)) >= most_for_one) {
    searches_.erase(std::ranges::find_if(searches_, is_of_session));
  }
  if (searches_.size() >= most) {
    searches_.pop_front();
  }
  searches_.push_back({.id = id, .session = session, .at = now, .fields = std::move(fields)});
  return id;
}

std::optional<Fields> Searches::find(Id128 session, Id128 search, Instant now) {
  const std::scoped_lock lock{mutex_};
  const auto found = std::ranges::find_if(searches_, [&](const Search& one) {
    return one.id == search && one.session == session && now - one.at < kept;
  });
  return found == searches_.end() ? std::nullopt : std::optional{found->fields};
}

void Searches::sweep(Instant now) {
  const std::scoped_lock lock{mutex_};
  std::erase_if(searches_, [now](const Search& one) { return now - one.at >= kept; });
}

}  // namespace openmash::keep
