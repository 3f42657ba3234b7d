#include "web/device_words.h"

#include <array>
#include <utility>

namespace openmash::web {

namespace {

using Word = std::pair<std::string_view, std::string_view>;

// Those that pretend to be another stand before it.
constexpr std::array<Word, 6> browsers{{{"Edg", "Edge"},
                                        {"OPR/", "Opera"},
                                        {"SamsungBrowser", "Samsung Internet"},
                                        {"Firefox/", "Firefox"},
                                        {"Chrome/", "Chrome"},
                                        {"Safari/", "Safari"}}};
constexpr std::array<Word, 6> systems{{{"iPhone", "an iPhone"},
                                       {"iPad", "an iPad"},
                                       {"Android", "Android"},
                                       {"Windows", "Windows"},
                                       {"Mac OS X", "a Mac"},
                                       {"Linux", "Linux"}}};

std::string_view first_in(std::string_view text, auto const& words) {
  for (const auto& [mark, name] : words) {
    if (text.find(mark) != std::string_view::npos) {
      return name;
    }
  }
  return {};
}

}  // namespace

std::string device_words(std::string_view user_agent) {
  const std::string_view browser = first_in(user_agent, browsers);
  const std::string_view system = first_in(user_agent, systems);
  std::string words{browser.empty() ? "A browser" : browser};
  if (!system.empty()) {
    words += " on " + std::string{system};
  }
  return words;
}

}  // namespace openmash::web
