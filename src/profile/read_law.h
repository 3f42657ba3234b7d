// law.toml: the lawful bases a request may rest on, the duties to tell, and the Acts that no
// profile may cite as if they were in force. The law is data with dates, because guidance moves
// every year and this program must not. It gives no advice. docs/law/ says where each entry comes
// from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/hub/profile.h"
#include "profile/document.h"
#include "profile/mistake.h"

namespace openmash::profile {

struct Repealed {
  std::vector<std::string> words;  ///< "Data Protection Act 1998", "DPA 1998"
  std::string instead;             ///< what stands in its place today
};

struct Law {
  std::vector<hub::Basis> bases;
  std::vector<hub::Duty> duties;
  std::vector<Repealed> repealed;
};

[[nodiscard]] Law read_law(const Document& document, Mistakes& mistakes);

/// Each line of the text where a repealed Act is named, whatever the line breaks and capitals.
void find_repealed_in_letter(const Law& law, const std::string& file, std::string_view text,
                             Mistakes& mistakes);

/// The same for a TOML file, but for its comments and for [assumed], where a reason may speak of
/// the past.
void find_repealed_in_toml(const Law& law, const std::string& file, std::string_view text,
                           Mistakes& mistakes);

}  // namespace openmash::profile
