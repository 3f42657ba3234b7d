// The header fields of a request or a response, in the order they came.
// Names are compared without regard to case; a value never holds a line break or a NUL.
// request.h and response.h carry them; the bytes on the wire are in wire.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace openmash::http {

struct Header {
  std::string name;
  std::string value;
};

[[nodiscard]] bool same_name(std::string_view one, std::string_view other);

class Headers {
 public:
  /// The first value under this name.
  [[nodiscard]] std::optional<std::string_view> first(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return first(name).has_value(); }
  [[nodiscard]] std::span<const Header> fields() const { return fields_; }

  /// Adds one more. Control characters in the value become spaces; the name must be a token (ours
  /// to get right).
  void add(std::string_view name, std::string_view value);
  /// Replaces every value under this name by one.
  void set(std::string_view name, std::string_view value);
  void remove(std::string_view name);

 private:
  std::vector<Header> fields_;
};

}  // namespace openmash::http
