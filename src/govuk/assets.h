// The stylesheet, the scripts and the icon, embedded in the binary.
// An asset's path holds a hash of its content, so it may be kept by browsers for ever; nothing else
// is served from /assets/. Made at build time by assets/build.mjs through cmake/assets.cmake;
// page.h takes the addresses.
#pragma once

#include <span>
#include <string_view>

#include "base/bytes.h"
#include "html/url.h"

namespace openmash::govuk {

struct Asset {
  std::string_view name;          ///< "openmash.css"
  std::string_view path;          ///< "/assets/openmash-0123456789ab.css"
  std::string_view content_type;  ///< "text/css; charset=utf-8"
  BytesView bytes;
  BytesView gzip;  ///< the same, compressed once
};

[[nodiscard]] std::span<const Asset> assets();

/// The asset served at this path, or nullptr.
[[nodiscard]] const Asset* asset_at(std::string_view path);

/// The address of the asset with this name; there must be one.
[[nodiscard]] Url asset_url(std::string_view name);

}  // namespace openmash::govuk
