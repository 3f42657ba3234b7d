// A small file that is wholly there or wholly not, and stays when the power goes.
// Written under another name, made durable, and put in place in one step. For what must lie outside
// the database: what a witness signed, and what a witness remembers.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace openmash::db {

enum class Readable { by_owner, by_all };

/// Throws DatabaseFault, with the path and what failed.
void write_durably(const std::filesystem::path& path, std::string_view text,
                   Readable readable = Readable::by_owner);

/// Nothing when there is no such file.
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& path);

}  // namespace openmash::db
