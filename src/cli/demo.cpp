#include "cli/demo.h"

#include <array>
#include <iostream>

#include "app/sign_in.h"
#include "cli/hub_commands.h"

namespace openmash::cli {

namespace {

struct DemoAccount {
  std::string_view user;
  std::string_view display;
  std::string_view role;
  std::string_view agency;
};

constexpr std::array accounts = {
    DemoAccount{"contact", "Contact officer 1", "contact_officer", ""},
    DemoAccount{"screening", "Screening officer 1", "screening_team", ""},
    DemoAccount{"worker", "Social worker 4", "social_worker", ""},
    DemoAccount{"worker2", "Social worker 5", "social_worker", ""},
    DemoAccount{"head", "Head of MASH", "head_of_mash", ""},
    DemoAccount{"support", "Business support 1", "business_support", ""},
    DemoAccount{"admin", "Administrator 1", "administrator", ""},
    DemoAccount{"police", "Police representative", "agency_representative", "police"},
    DemoAccount{"health", "Health representative", "agency_representative", "health"},
    DemoAccount{"education", "Education representative", "agency_representative", "education"},
    DemoAccount{"probation", "Probation representative", "agency_representative", "probation"},
    DemoAccount{"housing", "Housing representative", "agency_representative", "housing"},
    DemoAccount{"youth", "Youth offending representative", "agency_representative",
                "youth_offending"},
    DemoAccount{"socialcare", "Social care representative", "agency_representative", "social_care"},
};

constexpr std::string_view demo_password = "demonstration-only";

}  // namespace

int demo(const app::Folder& folder) {
  app::Core core{folder, system_now};
  app::SignIn people{core, seal::cheapest_password};
  std::cout << "Sign in as one of these, password " << demo_password << ":\n";
  for (const DemoAccount& one : accounts) {
    AccountOpened account{.user_name = std::string{one.user},
                          .display_name = std::string{one.display},
                          .role = RoleCode{std::string{one.role}},
                          .agency = {},
                          .password_hash = ""};
    if (!one.agency.empty()) {
      account.agency = AgencyCode{std::string{one.agency}};
    }
    if (people.open_account(System{}, account, demo_password)) {
      std::cout << "  " << one.user << std::string(12 - one.user.size(), ' ') << one.display
                << "\n";
    }
  }
  return 0;
}

}  // namespace openmash::cli
