// Serving one hub over HTTP until a signal says stop.
// Core dumps are off and the log holds ids, addresses of pages and incident numbers: never a name,
// never what was typed. The site is web/visit.h's serve(); bytes are http/server.h's.
#pragma once

#include <filesystem>
#include <string>

#include "app/core.h"
#include "seal/epochs.h"

namespace openmash {

struct Serving {
  std::string address = "127.0.0.1";
  unsigned short port = 8080;  ///< 0 lets the system pick
  bool behind_proxy = false;   ///< who asks is then whom the proxy names
  bool training = false;       ///< serve it only if it was made for training
  int backups_kept_days = static_cast<int>(seal::backups_kept.count());
  std::string origin;  ///< "https://hub.example": empty is this machine's own address
  std::string issuer;  ///< of the organisation's sign-in; empty: there is none
  std::string client = "openmash";
  std::filesystem::path client_secret;  ///< a file with it and nothing else
  std::string provider = "organisation’s account";
};

[[nodiscard]] int serve_hub(const app::Folder& folder, const Serving& serving);

}  // namespace openmash
