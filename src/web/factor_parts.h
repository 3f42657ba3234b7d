// The forms by which somebody proves who they are, or adds a way to: a code, a passkey, an app.
// Each is one form of one page; several may stand on one. What they send is read here too, so that
// a field has one name. The passkey's form is hidden until the script finds that the browser can do
// it: without JavaScript a code does the same. Pages: pages/sign_in_steps.cpp, pages/prove.cpp,
// pages/my_sign_in.cpp.
#pragma once

#include <string>
#include <vector>

#include "web/form.h"
#include "web/visit.h"

namespace openmash::web {

/// "Agency representative, Police".
[[nodiscard]] std::string role_name(const hub::Profile& profile, const app::Colleague& person);

/// What goes round with a form and is not typed: {"next", "/queue"}.
using Carried = std::vector<http::Field>;

[[nodiscard]] Html code_form(const Visit& visit, const std::string& to, const Carried& carried,
                             const Problems& problems, const std::string& button);
[[nodiscard]] Html password_form(const Visit& visit, const std::string& to, const Carried& carried,
                                 const Problems& problems, const std::string& button);
/// To use one; empty where this hub can have none.
[[nodiscard]] Html passkey_form(const Visit& visit, const std::string& to, const Carried& carried,
                                const app::PasskeyRequest& request, const std::string& button);
/// To make one.
[[nodiscard]] Html new_passkey_form(const Visit& visit, const std::string& to,
                                    const app::PasskeyRequest& request, const std::string& user,
                                    const Problems& problems);
[[nodiscard]] Html app_form(const Visit& visit, const std::string& to, const app::AppOffer& offer,
                            const Problems& problems);
[[nodiscard]] Html own_password_form(const Visit& visit, const std::string& to,
                                     const Problems& problems);
/// Shown once, when they are made.
[[nodiscard]] Html recovery_codes(const std::vector<std::string>& codes);

/// What a form of the first three sent.
[[nodiscard]] app::Proof sent_proof(const Visit& visit);
[[nodiscard]] app::PasskeyAnswer sent_passkey(const Visit& visit);
[[nodiscard]] app::PasskeyMade made_passkey(const Visit& visit);

/// In words, at the field it is about.
[[nodiscard]] Problem account_problem(const Visit& visit, const app::AccountRefusal& refusal,
                                      const std::string& password_field = "password");
[[nodiscard]] std::string wait_words(const Visit& visit, Instant until);

}  // namespace openmash::web
