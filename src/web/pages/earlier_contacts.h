// What came before, in words: how often these people, how often this address, and each of them.
// "Not searched yet" is never "none", and none says where else to look. It finds nothing itself:
// app/earlier.h does. Shown on a contact's page and in the tray of notifications.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/look.h"
#include "html/html.h"

namespace openmash::web {

/// "Third police notification in 12 months about these people. This address twice more in 12 months
/// with other people."; "" where nothing came before.
[[nodiscard]] std::string repeats_in_words(std::span<const app::EarlierContact> earlier,
                                           const CaseFile& file);

/// Each with its date, why it is here, and what became of it; newest last.
[[nodiscard]] Html earlier_contacts(const std::optional<std::vector<app::EarlierContact>>& earlier,
                                    const CaseFile& file, const hub::Profile& profile);

}  // namespace openmash::web
