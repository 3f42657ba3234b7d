// What the page about the hub is put together from: facts, tables, and the mark beside each value
// that its leaflet does not give.
// An assumption is shown where its value is, and once more in the list at the end of the page; none
// is hidden. It knows no hub. The page is profile.cpp; the plain lists on it are profile_lists.cpp.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "domain/hub/profile.h"
#include "html/html.h"

namespace openmash::web {

/// A mark beside each value its leaflet does not give, with why this one was chosen.
class Assumed {
 public:
  explicit Assumed(const hub::Profile& profile) : profile_(profile) {}

  /// Of this value itself: for the head of a list whose rows have marks of their own.
  [[nodiscard]] Html of(std::string_view path) const;
  /// Of this value and of everything in it.
  [[nodiscard]] Html in(std::string_view path) const;

 private:
  const hub::Profile& profile_;
};

struct Fact {
  std::string name;
  Html value;
};

[[nodiscard]] Html facts(const std::vector<Fact>& all);
[[nodiscard]] Html table(const char* caption, std::initializer_list<const char*> headings,
                         const Html& rows);

// How its rows are named in a path: "links.thresholds", "sources.child".
[[nodiscard]] std::string path_of(hub::LinkUse use);
[[nodiscard]] std::string path_of(hub::Purpose purpose);
[[nodiscard]] std::string path_of(hub::ChannelKind kind);
[[nodiscard]] std::string path_of(hub::SourceKind kind);
[[nodiscard]] std::string path_of(hub::MatterKind kind);

// The lists that are told as they stand.
[[nodiscard]] Html criteria_list(const hub::Profile& profile, const Assumed& assumed);
[[nodiscard]] Html issues_list(const hub::Profile& profile, const Assumed& assumed);
[[nodiscard]] Html ways_list(const hub::Profile& profile, const Assumed& assumed);
[[nodiscard]] Html outside_list(const hub::Profile& profile, const Assumed& assumed);
[[nodiscard]] Html disagreement_list(const hub::Profile& profile, const Assumed& assumed);
[[nodiscard]] Html work_list(const hub::Profile& profile, const Assumed& assumed);
[[nodiscard]] Html words_list(const hub::Profile& profile, const Assumed& assumed);
[[nodiscard]] Html links_list(const hub::Profile& profile, const Assumed& assumed);

}  // namespace openmash::web
