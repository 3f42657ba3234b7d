#include "app/matching.h"

#include <algorithm>

#include "linkage/model_file.h"
#include "linkage/usual_model.h"

namespace openmash::app {

namespace {

constexpr std::size_t longest_name = 40;

std::string at_line(const char* file, std::size_t line, const std::string& what) {
  return std::string{file} + ", line " + std::to_string(line) + ": " + what;
}

}  // namespace

Matching matching_in_force(const Links& links) {
  Matching usual{.name = std::string{linkage::usual_model_name()},
                 .model = linkage::usual_model(),
                 .frequencies = {}};
  if (links.matchings.empty()) {
    return usual;
  }
  const MatchingAdopted& adopted = links.matchings.back().what;
  Matching matching{.name = adopted.name, .model = usual.model, .frequencies = {}};
  if (!adopted.model.empty()) {
    const auto model = linkage::read_model(adopted.model);
    if (!model) {
      return usual;
    }
    matching.model = *model;
  }
  if (!adopted.frequencies.empty()) {
    auto frequencies = linkage::read_frequencies(adopted.frequencies);
    if (!frequencies) {
      return usual;
    }
    matching.frequencies = *std::move(frequencies);
  }
  const bool destroyed = adopted.model.empty() && adopted.frequencies.empty();
  return destroyed ? usual : matching;
}

std::optional<std::string> wrong_with(const MatchingAdopted& wanted, const Links& links) {
  if (wanted.name.empty() || wanted.name.size() > longest_name ||
      wanted.name == linkage::usual_model_name()) {
    return "it needs a name of its own, of at most 40 letters";
  }
  const bool taken = std::ranges::any_of(
      links.matchings, [&](const auto& one) { return one.what.name == wanted.name; });
  if (taken) {
    return "a matching called \"" + wanted.name +
           "\" was adopted before, and judgements may rest on it: give this one another name";
  }
  if (wanted.model.empty() && wanted.frequencies.empty()) {
    return "it needs a model, frequencies, or both";
  }
  if (!wanted.model.empty()) {
    if (const auto model = linkage::read_model(wanted.model); !model) {
      return at_line("the model", model.error().line, model.error().what);
    }
  }
  if (!wanted.frequencies.empty()) {
    if (const auto read = linkage::read_frequencies(wanted.frequencies); !read) {
      return at_line("the frequencies", read.error().line, read.error().what);
    }
  }
  return std::nullopt;
}

}  // namespace openmash::app
