#include "app/adopted_profiles.h"

#include <algorithm>
#include <ranges>

#include "base/ensure.h"
#include "london/london_time.h"

namespace openmash::app {

namespace {

hub::Profile with_facts_of(hub::Profile rules, const hub::Profile& today) {
  rules.contact = today.contact;
  rules.hours = today.hours;
  rules.links = today.links;
  rules.bases = today.bases;
  return rules;
}

}  // namespace

void AdoptedProfiles::add(hub::Profile profile) {
  const Instant from = london::start_of(profile.in_force_from);
  versions_.push_back({from, std::make_unique<const hub::Profile>(std::move(profile))});
}

std::vector<const hub::Profile*> AdoptedProfiles::all() const {
  std::vector<const hub::Profile*> profiles;
  for (const Adopted& one : versions_) {
    profiles.push_back(one.profile.get());
  }
  return profiles;
}

Adoption AdoptedProfiles::consider(const hub::Profile& profile, Instant now) const {
  if (empty()) {
    return Adoption::adopted;
  }
  if (profile.slug != versions_.front().profile->slug) {
    return Adoption::other_hub;
  }
  for (const Adopted& one : versions_) {
    if (one.profile->version == profile.version) {
      return *one.profile == profile ? Adoption::already_adopted : Adoption::other_content;
    }
  }
  const Instant from = london::start_of(profile.in_force_from);
  const bool overtaken = std::ranges::any_of(
      versions_, [&](const Adopted& one) { return one.from > from && one.from <= now; });
  return overtaken ? Adoption::never_in_force : Adoption::adopted;
}

const hub::Profile& AdoptedProfiles::at(Instant now) const {
  ensure(!empty(), "a hub has adopted a profile before anything is asked of it");
  const Adopted* found = &versions_.front();
  for (const Adopted& one : versions_) {
    if (one.from <= now && (one.from >= found->from || found->from > now)) {
      found = &one;
    }
  }
  return *found->profile;
}

const hub::Profile* AdoptedProfiles::rules_of(std::string_view version, Instant now) const {
  // The last of a name: before names were held to be one content, a hub may have used one twice.
  const auto found = std::ranges::find_if(
      versions_ | std::views::reverse,
      [version](const Adopted& one) { return one.profile->version == version; });
  if (found == versions_.rend()) {
    return nullptr;
  }
  const hub::Profile* rules = found->profile.get();
  const hub::Profile& today = at(now);
  if (rules == &today) {
    return rules;
  }
  const std::scoped_lock lock{mutex_};
  std::unique_ptr<const hub::Profile>& kept = running_[{rules, &today}];
  if (kept == nullptr) {
    kept = std::make_unique<const hub::Profile>(with_facts_of(*rules, today));
  }
  return kept.get();
}

}  // namespace openmash::app
