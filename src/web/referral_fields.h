// A referral while it is being written: plain names and values, and how they become a referral.
// Nothing typed is dropped or changed on the way: a date that is no date is sent as it was typed,
// "I do not know" stays apart from blank, and the same fields always make the same ids. The
// questions are the domain's (domain/intake/referral_form.h); the pages that show them are
// pages/refer_*.cpp, and what staff log comes the same way (pages/log.cpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/referrals.h"
#include "domain/intake/referral_form.h"

namespace openmash::web {

using app::Fields;
using app::WrittenReferral;

// Names in a draft, each question's name beginning with whom it is about:
//   door             worry | help
//   source           professional, self, …
//   entry            child-1, adult-2, worry-1: once for each, in the order they were added
//   child-1-id       32 hexadecimal digits; of adults and worries as well
//   child-1-kind     child | unborn_child
//   child-1-role     at_risk, source_of_harm: none, one or both; of adults as well
//   worry-1-about    child-1, adult-1: once for each
//   contact-name     the words; of one choice its code, of several each code
//   contact-identified-day, -month, -year
//   contact-name-unknown   yes: "I do not know"; of one choice the code is `unknown` instead

inline constexpr std::size_t most_people = 50;
inline constexpr std::size_t most_worries = 50;
inline constexpr std::size_t most_characters = 20'000;  ///< of one field: told, never cut
inline constexpr std::string_view not_known_code = "unknown";

[[nodiscard]] std::string_view value(const Fields& fields, std::string_view name);
[[nodiscard]] std::vector<std::string> values(const Fields& fields, std::string_view name);
/// Takes the place of every value under this name. Empty values are not kept.
void put_all(Fields& fields, std::string_view name, const std::vector<std::string>& all);
void put(Fields& fields, std::string_view name, std::string_view one);

enum class EntryKind { child, adult, worry };

/// One child, adult or worry of a draft. Its number is never used again, so its address stays.
struct Entry {
  EntryKind kind = EntryKind::child;
  unsigned number = 0;
  Id128 id;
  [[nodiscard]] std::string name() const;  ///< "child-2": how its fields' names begin
  friend bool operator==(const Entry&, const Entry&) = default;
};

[[nodiscard]] std::string_view name_of(EntryKind kind);
[[nodiscard]] std::optional<EntryKind> entry_kind(std::string_view name);
[[nodiscard]] FormSubject subject_of(EntryKind kind);
[[nodiscard]] std::vector<Entry> entries(const Fields& fields);
[[nodiscard]] std::vector<Entry> entries(const Fields& fields, EntryKind kind);
[[nodiscard]] std::optional<Entry> find_entry(const Fields& fields, EntryKind kind,
                                              unsigned number);

/// Nothing when there are as many as there may be. The same id again is the same entry.
[[nodiscard]] std::optional<Entry> add_entry(Fields& fields, EntryKind kind, Id128 id);
void remove_entry(Fields& fields, const Entry& entry);

/// The name of a question's fields: "contact-name", "child-2-born".
[[nodiscard]] std::string field_name(std::string_view whom, const FormQuestion& question);
/// Every name that this question may write: three for a date, one more for "I do not know".
[[nodiscard]] std::vector<std::string> names_of(const FormQuestion& question,
                                                const std::string& name);

/// What was said to one question; nothing for blank.
[[nodiscard]] std::optional<Answer> read_answer(const Fields& fields, const FormQuestion& question,
                                                const std::string& name);
void write_answer(Fields& fields, const FormQuestion& question, const std::string& name,
                  const Answer& answer);

/// Several codes in one answer, and taken apart again.
[[nodiscard]] std::string join_codes(const std::vector<std::string>& codes);
[[nodiscard]] std::vector<std::string> split_codes(std::string_view joined);

/// What a browser can keep of a kind of person or of who tells us: the profile's own spelling.
[[nodiscard]] std::string_view code_of(Source source);
[[nodiscard]] std::optional<Source> source_with(std::string_view code);
[[nodiscard]] std::string_view code_of(Channel channel);
[[nodiscard]] std::optional<Channel> channel_with(std::string_view code);

/// What would be sent. A child, adult or worry of whom nothing was said is left out, unless a worry
/// that says something is about them.
[[nodiscard]] WrittenReferral read_referral(const Fields& fields);
/// A draft that would be sent as this.
[[nodiscard]] Fields write_referral(const WrittenReferral& referral);

/// The fields of a new draft: one child and one worry to begin with.
[[nodiscard]] Fields new_draft(Asks asks, Id128 child, Id128 worry);

/// Whether a worry is told in words, and whether anything says which child: the two things that
/// help most.
[[nodiscard]] bool tells_a_worry(const WrittenReferral& referral);
[[nodiscard]] bool tells_which_child(const WrittenReferral& referral);

}  // namespace openmash::web
