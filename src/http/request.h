// One request, read whole and checked: what a page is given.
// The path and every field are UTF-8 without NUL, and no segment is ".."; nothing more is promised.
// Answer it with response.h; see server.h for what is refused before it gets here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/form.h"
#include "http/headers.h"

namespace openmash::http {

/// HEAD arrives as `get`; the server keeps the body back. Other methods are answered 405 by the
/// server.
enum class Method { get, post };

using Query = Form;

struct Request {
  Method method = Method::get;
  std::string path =
      "/";  ///< percent-decoded; an encoded slash is refused, so a segment is what it seems
  Query query;
  Headers headers;
  std::string body;  ///< as it came
  Form fields;       ///< the body, when it is a form
  std::string peer;  ///< the address at the other end: a proxy's, when there is one

  [[nodiscard]] std::optional<std::string_view> form(std::string_view name) const {
    return fields.first(name);
  }
  [[nodiscard]] std::vector<std::string_view> form_all(std::string_view name) const {
    return fields.all(name);
  }

  /// The cookie that `set_cookie` wrote under this name; `__Host-` is added here as it is there.
  /// Nothing if it came twice: no honest browser does that.
  [[nodiscard]] std::optional<std::string> cookie(std::string_view name) const;

  /// The Host header as sent, port included.
  [[nodiscard]] std::string_view host() const;
};

}  // namespace openmash::http
