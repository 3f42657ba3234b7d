// The one way the program asks another server anything.
// Only HTTPS with a certificate that holds, or this very machine; no redirect is followed, no proxy
// or cookie of the environment used; at most five seconds and a quarter of a megabyte. What fails
// is nothing, and the caller goes without. It is asked for an organisation's sign-in alone
// (app/sign_in_provider.cpp).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace openmash::outward {

struct Answer {
  long status = 0;
  std::string body;
};

/// Whether an address may be asked at all.
[[nodiscard]] bool may_be_asked(const std::string& address);

[[nodiscard]] std::optional<Answer> get(const std::string& address);

struct Credentials {
  std::string name;
  std::string secret;  ///< empty: none are sent
};
[[nodiscard]] std::optional<Answer> post_form(
    const std::string& address, const std::vector<std::pair<std::string, std::string>>& fields,
    const Credentials& credentials);

/// As a form and an address take it.
[[nodiscard]] std::string escaped(const std::string& text);

}  // namespace openmash::outward
