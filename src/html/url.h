// An address a page may point at.
// It begins with / (one, not two), #, ?, https://, mailto: or tel: and holds no control character;
// whatever else it is made from becomes "#", which leads nowhere. It never carries personal data:
// the caller sees to that. html.h writes it with href, src and action.
#pragma once

#include <string>
#include <string_view>

namespace openmash {

class Url {
 public:
  Url() = default;
  Url(std::string address) : address_(std::move(address)) {
    if (!address_.empty() && !allows(address_)) {
      address_ = "#";
    }
  }
  Url(std::string_view address) : Url(std::string(address)) {}
  Url(const char* address) : Url(std::string(address)) {}

  /// Ask first where a refusal should be told to somebody.
  [[nodiscard]] static constexpr bool allows(std::string_view address) {
    for (char c : address) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\') {
        return false;  // browsers drop tabs and newlines, and read \ as /
      }
    }
    return address.starts_with('#') || address.starts_with('?') ||
           (address.starts_with('/') && !address.starts_with("//")) ||
           address.starts_with("https://") || address.starts_with("mailto:") ||
           address.starts_with("tel:");
  }

  [[nodiscard]] bool empty() const { return address_.empty(); }
  [[nodiscard]] std::string_view view() const { return address_; }
  [[nodiscard]] Url or_else(const char* other) const { return empty() ? Url(other) : *this; }

 private:
  std::string address_;
};

}  // namespace openmash
