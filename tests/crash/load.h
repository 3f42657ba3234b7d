// What the process that will be killed is doing, so that whoever comes after can tell what ought to
// be there.
// Each press of a button follows from a seed, a thread and a number: its submission and its words
// can be worked out again at any time. Done by load_main.cpp, checked by the tests beside it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "bench/sample_hub.h"

namespace openmash::crash {

constexpr unsigned threads = 8;

struct Press {
  std::uint64_t seed = 0;
  unsigned thread = 0;
  unsigned number = 0;
  friend auto operator<=>(const Press&, const Press&) = default;
};

/// Of every three presses the first logs a referral, the second adds to it, the third reads it.
enum class Does { logs, adds, reads };
[[nodiscard]] Does does(const Press& press);

[[nodiscard]] SubmissionId submission_of(const Press& press);
[[nodiscard]] std::string words_of(const Press& press);

/// Does it and waits until it is durable.
/// @param contact  the one logged before, to be added to or read
/// @return the contact, or nothing when the hub could not say that it was stored
[[nodiscard]] std::optional<ContactId> perform(bench::SampleHub& hub, const Press& press,
                                               ContactId contact);

/// Whether what this press did is there, whole and once.
[[nodiscard]] bool is_there(app::Core& core, const Press& press, ContactId contact);

}  // namespace openmash::crash
