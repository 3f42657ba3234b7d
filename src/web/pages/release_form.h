// One decision about one item: its fields and their reading, the same wherever it is decided and
// whichever way it goes.
// Nothing is chosen beforehand; relevance and risk are asked apart, of what goes and of what does
// not. The pages are request_item.cpp, for the agency whose item it is, contact_sharing.cpp, for
// the hub, and contact_referrer.cpp, for who told the hub.
#pragma once

#include "web/case_form.h"

namespace openmash::web {

/// The bases in law that hold today, each with its words and source.
[[nodiscard]] std::vector<Choice> bases_on(const hub::Profile& profile, Instant now);

/// What the hub asked of an item's owner and waits for.
struct Wish {
  std::string code;  ///< the same while it waits, whatever else is decided
  ReleaseAsked what;
};

/// What the form leaves open, and with what it ends.
struct ReleaseForm {
  std::vector<Choice> to;         ///< where it may go, by the codes below
  std::vector<Choice> decisions;  ///< by the codes below
  AgencyCode owner{};             ///< of the hub's agencies, the one whose item it is
  bool may_be_part = true;
  bool by_telephone = false;  ///< one of the decisions is the owner's, told on the telephone
  bool unread = false;  ///< whoever asks may not read it, so they cannot say which words of it
  std::vector<Wish> wishes{};
};

// The codes of its two questions.
inline constexpr std::string_view goes{"goes"};
inline constexpr std::string_view goes_not{"no"};
inline constexpr std::string_view ask_owner{"ask"};
inline constexpr std::string_view owner_agreed{"agreed"};

[[nodiscard]] Choice recipient_choice(ReleaseTo to);

/// Every field's name, for the forms that must say which they know.
[[nodiscard]] const std::vector<std::string_view>& release_field_names();

[[nodiscard]] Html release_fields(const FormState& typed, const hub::Profile& profile,
                                  const ReleaseForm& form);

/// What was decided, read whole; the item, its request and its release are the page's to add.
struct TypedRelease {
  std::string decision;  ///< one of the codes, or "" where none was chosen
  ItemReleased what;
  std::string reason;  ///< why not

  [[nodiscard]] ItemKept kept() const;
  [[nodiscard]] ReleaseAsked asked() const;
};
[[nodiscard]] TypedRelease read_release(const Visit& visit, const ReleaseForm& form,
                                        Problems& problems);

/// A decision in words: what for, on what basis, why it helps, what it risks, on which conditions.
[[nodiscard]] Html release_words(const ItemReleased& release);
[[nodiscard]] Html kept_words(const ItemKept& kept);
[[nodiscard]] Html asked_words(const ReleaseAsked& asked);
[[nodiscard]] Html referrer_words(const ReferrerSharingDecided& decided);

}  // namespace openmash::web
