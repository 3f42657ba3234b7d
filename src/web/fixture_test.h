// A hub on a temporary folder and a browser without a screen, for this room's tests.
// The clock stands still until a test moves it, and nothing here needs a socket: a request goes in,
// a response comes out. What it drives is serve() in visit.h.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/hub.h"
#include "web/visit.h"

namespace openmash::web {

class HubOnAFolder {
 public:
  /// Tuesday 17 November 2026, 8:41 in London.
  explicit HubOnAFolder(const std::filesystem::path& hub = EXAMPLE_HUB,
                        app::MadeFor made_for = app::MadeFor::children);
  ~HubOnAFolder();
  HubOnAFolder(const HubOnAFolder&) = delete;
  HubOnAFolder& operator=(const HubOnAFolder&) = delete;

  static constexpr std::string_view password = "correct horse battery";

  Staff account(const std::string& name, const std::string& role,
                std::optional<AgencyCode> agency = std::nullopt);
  /// Does it, one minute later; a refusal fails the test.
  void must(const Actor& by, ContactId contact, const CaseCommand& command);
  /// They declare a conflict of interest with it.
  void keep_from(const Staff& whose, ContactId contact);
  /// A worry about Child A, sent by somebody who gives no name.
  app::Sent worry();
  /// The same, screened, through the gate, with this worker, and the police asked.
  RequestId asked(const app::Sent& sent, const Staff& screening, const Staff& head,
                  const Staff& worker);

  Site& site() { return *site_; }
  app::Hub& hub() { return *hub_; }
  Instant now;

 private:
  std::filesystem::path folder_;
  std::unique_ptr<app::Hub> hub_;
  http::EventHub events_;
  std::unique_ptr<Site> site_;
};

/// Keeps cookies, follows nothing, and sends with a form what its page had put into it.
class TestBrowser {
 public:
  explicit TestBrowser(HubOnAFolder& world) : world_(world) {}

  http::Response get(const std::string& address);
  /// @param fields  beside the hidden ones of the page shown last
  http::Response post(const std::string& address, std::vector<http::Field> fields);
  http::Response sign_in(const std::string& name);

  [[nodiscard]] bool shows(std::string_view words) const {
    return page_.find(words) != std::string::npos;
  }
  /// The value of a hidden field of the page shown last; "" where there is none.
  [[nodiscard]] std::string hidden(std::string_view name) const;

  http::Headers extra;  ///< sent with every request
  /// Where it is asked what a case is looked at for: says at once that it is for a step, and goes
  /// on.
  bool says_why = true;

 private:
  http::Response send(const http::Request& request, const std::string& address);
  http::Response send_once(http::Request request, const std::string& address);

  HubOnAFolder& world_;
  std::map<std::string, std::string> cookies_;
  std::string page_;
};

}  // namespace openmash::web
