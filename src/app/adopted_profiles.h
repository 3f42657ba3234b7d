// Every version of the hub's profile that was adopted, oldest first, and which of them holds when.
// None is ever changed or forgotten: a case keeps the rules it began under, and reads them for as
// long as it is kept. It knows no ledger; core.h fills it from there. `openmash adopt-profile` is
// the way a new one comes in.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "domain/hub/profile.h"

namespace openmash::app {

enum class Adoption {
  adopted,
  already_adopted,  ///< this version with this content: nothing to do
  other_content,    ///< this version says something else already
  other_hub,        ///< its slug is another's
  never_in_force,   ///< a version in force from a later day is in force today
};

class AdoptedProfiles {
 public:
  void add(hub::Profile profile);
  [[nodiscard]] bool empty() const { return versions_.empty(); }
  [[nodiscard]] std::vector<const hub::Profile*> all() const;  ///< in the order of adoption

  /// What adopting this one now would be.
  [[nodiscard]] Adoption consider(const hub::Profile& profile, Instant now) const;

  /// The one in force: of those whose day has come, the one with the latest day, and of these the
  /// last adopted. Before any day has come, the first.
  [[nodiscard]] const hub::Profile& at(Instant now) const;

  /// The rules of one version, with the law, the addresses, the documents and the opening hours of
  /// the one in force: those are facts of the day and no rule of a case. Nothing for a version that
  /// was never adopted.
  [[nodiscard]] const hub::Profile* rules_of(std::string_view version, Instant now) const;

 private:
  struct Adopted {
    Instant from;
    std::unique_ptr<const hub::Profile> profile;
  };
  using Pair = std::pair<const hub::Profile*, const hub::Profile*>;

  std::vector<Adopted> versions_;
  mutable std::mutex mutex_;  // guards what follows
  mutable std::map<Pair, std::unique_ptr<const hub::Profile>> running_;
};

}  // namespace openmash::app
