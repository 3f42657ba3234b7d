#include "govuk/i18n.h"

#include "base/ensure.h"

namespace openmash::govuk {

namespace {

void add(Attributes& to, const std::string& name, std::string_view message) {
  const auto checked = AttributeName::checked(name);
  ensure(checked.has_value(), "a message's key makes a good attribute name");
  to.add({*checked, message});
}

}  // namespace

void add_i18n(Attributes& to, std::string_view key, std::string_view message) {
  if (!message.empty()) {
    add(to, "data-i18n." + std::string(key), message);
  }
}

void add_i18n(Attributes& to, std::string_view key, const PluralMessages& messages) {
  for (const auto& [form, message] : messages) {
    add(to, "data-i18n." + std::string(key) + "." + form, message);
  }
}

}  // namespace openmash::govuk
