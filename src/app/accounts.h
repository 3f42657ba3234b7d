// The register of accounts: one stream, kept open in memory.
// A change is on the disk before it holds here, and two changes to the register take turns. Nothing
// of it is asked of the pages: they go through sign_in.h, which knows who may. What an account is:
// domain/account/account.h.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "app/core.h"
#include "domain/account/account.h"

namespace openmash::app {

class Accounts {
 public:
  explicit Accounts(Core& core);

  [[nodiscard]] std::optional<Account> find(StaffId id) const;
  /// The first of which this is true.
  [[nodiscard]] std::optional<Account> find_if(
      const std::function<bool(const Account&)>& is_it) const;
  /// Open ones only; names are compared as people type them.
  [[nodiscard]] std::optional<Account> named(std::string_view user_name) const;
  [[nodiscard]] std::vector<Account> all() const;
  /// Those of whom this is true.
  [[nodiscard]] std::vector<Account> all_that(
      const std::function<bool(const Account&)>& is_it) const;

  /// Nothing, when somebody has the name already.
  /// @param also  stored with it, or neither is
  [[nodiscard]] std::optional<StaffId> open(const Actor& by, const AccountOpened& account,
                                            const std::vector<AccountEvent>& also = {});
  /// False, when there is no such open account or, where given, this is not true of it: then
  /// nothing is stored.
  bool record(const Actor& by, StaffId id, const AccountEvent& event,
              const std::function<bool(const Account&)>& only_if = {}) {
    return record_all(by, id, {event}, only_if);
  }
  /// All of them or none.
  bool record_all(const Actor& by, StaffId id, const std::vector<AccountEvent>& events,
                  const std::function<bool(const Account&)>& only_if = {});

 private:
  void load();
  void append(StaffId id, const std::vector<AccountEvent>& events, const Actor& by);

  Core& core_;
  mutable std::mutex mutex_;  // guards accounts_
  std::map<StaffId, Account> accounts_;
};

/// Without regard to case or blanks at the ends.
[[nodiscard]] std::string folded_name(std::string_view name);

}  // namespace openmash::app
