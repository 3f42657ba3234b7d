// What the web room takes from chance and from the hub's keys: fresh ids, form tokens, signed
// marks. Nothing made here can be guessed or forged without the hub's key file, and comparing tells
// nothing by its time. Who uses them: routes.cpp (form tokens, whose session it was) and form.cpp
// (submission ids).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/hub.h"

namespace openmash::web {

[[nodiscard]] Id128 fresh_web_id();

/// A mark of these words for one purpose, 64 hexadecimal digits, that only this hub can make.
[[nodiscard]] std::string mark_of(app::Hub& hub, std::string_view purpose, std::string_view words);

/// The same, cut to an id: the same words give the same id.
[[nodiscard]] Id128 id_of(std::string_view purpose, std::string_view words);

/// Compared in a time that does not tell where they differ.
[[nodiscard]] bool same_words(std::string_view left, std::string_view right);

/// A staff id that a browser may keep, and the hub knows again as its own.
[[nodiscard]] std::string signed_id(app::Hub& hub, StaffId id);
[[nodiscard]] std::optional<StaffId> read_signed_id(app::Hub& hub, std::string_view text);

}  // namespace openmash::web
