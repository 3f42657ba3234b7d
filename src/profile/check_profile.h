// What must hold across a profile: every code it mentions exists, every code stands once, no step
// lacks someone to take it. It looks at the finished value and names places by path; where the path
// stands in the file is the document's to say. It changes nothing. read_profile.h comes before it;
// hub_folder.h calls both.
#pragma once

#include <string>

#include "domain/hub/profile.h"
#include "profile/document.h"
#include "profile/mistake.h"

namespace openmash::profile {

/// Who does what: codes, roles, stages, and that nothing needed is missing.
void check_profile(const hub::Profile& profile, const Document& document, Mistakes& mistakes);

/// Whether the values make sense together: clocks, addresses, names, agreement, kinds of work.
void check_values(const hub::Profile& profile, const Document& document, Mistakes& mistakes);

/// What letters and question sets need of the profile, and whether anything uses them.
/// @param folder  what mistakes call the hub's folder
void check_files(const hub::Profile& profile, const std::string& folder, Mistakes& mistakes);

/// A letter's placeholders: known names, in text only, every section closed.
void check_letter(const hub::LetterTemplate& letter, const std::string& file, Mistakes& mistakes);

}  // namespace openmash::profile
