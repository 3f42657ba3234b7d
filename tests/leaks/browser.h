// Asks a server for pages the way a browser without JavaScript does: cookies, forms, redirects.
// It fills every field of a form that takes words, and sends what was hidden as it came. Used by
// log_test.cpp.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace openmash::leaks {

struct Answer {
  int status = 0;
  std::string location;
  std::string body;
};

/// Text as it stands in an address or in a form that is sent.
[[nodiscard]] std::string in_address(std::string_view text);

class Browser {
 public:
  explicit Browser(unsigned short port) : port_(port) {}

  Answer open(const std::string& path);

  /// Fills the form of this page that is sent to `action` and sends it there, or to `instead`.
  Answer fill(const Answer& page, const std::string& action,
              const std::function<std::string()>& words, const std::string& instead = "");

  /// These bytes, whatever they are.
  std::string raw(const std::string& bytes);

 private:
  Answer ask(const std::string& head, const std::string& body);

  unsigned short port_;
  std::map<std::string, std::string> cookies_;
};

}  // namespace openmash::leaks
