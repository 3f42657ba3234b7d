// The demo's accounts: one person for each kind of work, as far as the hub's profile has it.
// A role the profile does not list is replaced by the first that does the same work, and left out
// where nobody does; a role that does other work gets an account by its own name. Who may do a step
// is asked of access/may.h, never assumed. demo_story.h acts as them; the table of who can sign in
// is printed by demo.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/look.h"
#include "app/sign_in.h"
#include "domain/access/may.h"

namespace openmash::cli {

struct DemoPerson {
  std::string user;
  std::string display;
  std::string role_name;
  app::Reader reader;  ///< as whom they act and read, in one long session

  [[nodiscard]] const Staff& staff() const { return std::get<Staff>(reader.actor); }
};

class DemoPeople {
 public:
  static constexpr std::string_view password = "demonstration-only";

  DemoPeople(app::SignIn& sign_in, const hub::Profile& profile);

  [[nodiscard]] const std::vector<DemoPerson>& all() const { return all_; }
  [[nodiscard]] const DemoPerson* find(std::string_view user) const;
  [[nodiscard]] const DemoPerson* speaks_for(const AgencyCode& agency) const;

  /// The first of these who may do it here and, where they must read to do it, may see it; else
  /// anybody who may.
  [[nodiscard]] const DemoPerson* who_may(Permission permission, const Subject& subject,
                                          std::initializer_list<std::string_view> first) const;

 private:
  const hub::Profile& profile_;
  std::vector<DemoPerson> all_;
};

/// The agency of that code, or the first whose code has the word in it: "health" finds
/// "community_health" too.
[[nodiscard]] const hub::Agency* agency_like(const hub::Profile& profile, std::string_view word);

}  // namespace openmash::cli
