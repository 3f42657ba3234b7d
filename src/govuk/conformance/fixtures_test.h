// The package's own fixtures: read, rendered by our components, compared.
// It reads options as the package's templates do (what is empty, false or null counts as not
// given), so that the typed options need not; markup inside options is carried through by
// place-marks, for Html cannot be made of a string. forms_test.cpp, pages_test.cpp and
// more_test.cpp turn options into our structs; conformance_test.cpp compares.
#pragma once

#include <boost/json/value.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "govuk/i18n.h"
#include "html/html.h"

namespace openmash::govuk::conformance {

/// One JSON value of a fixture's options, or the lack of it.
class Given {
 public:
  Given() = default;
  explicit Given(const boost::json::value* value) : value_(value) {}

  [[nodiscard]] Given operator[](std::string_view key) const;
  [[nodiscard]] bool defined() const { return value_ != nullptr; }
  [[nodiscard]] bool truthy() const;
  [[nodiscard]] std::string text() const;  ///< "" for what is not given, false or null
  [[nodiscard]] std::string text_or(const char* other) const;
  [[nodiscard]] int number(int other = 0) const;
  [[nodiscard]] std::optional<bool> boolean() const;
  [[nodiscard]] std::optional<std::string> value() const;  ///< a field's value: "" is one
  [[nodiscard]] std::vector<Given> list() const;
  [[nodiscard]] PluralMessages messages() const;
  [[nodiscard]] Html markup() const;  ///< a place-mark for markup
  /// An object's html, or else its text, under these keys.
  [[nodiscard]] Content content(std::string_view text_key = "text",
                                std::string_view html_key = "html") const;
  [[nodiscard]] Attributes attributes() const;

 private:
  const boost::json::value* value_ = nullptr;
};

using Renderer = Html (*)(const Given&);
using Renderers = std::map<std::string, Renderer>;
[[nodiscard]] const Renderers& forms();
[[nodiscard]] const Renderers& pages();
[[nodiscard]] const Renderers& more();

/// The rendering with every place-mark replaced by its markup.
[[nodiscard]] std::string with_markup(const Html& rendering);

/// Runs of white space made one, and dropped where a browser shows nothing of it: beside the tags
/// of blocks, at the start and the end of an element. Between inline elements and words it counts.
[[nodiscard]] std::string normalised(std::string_view html);

[[nodiscard]] std::string trimmed(std::string_view text);

}  // namespace openmash::govuk::conformance
