// How much of something a person may see or do, from fifteen independent facts: the access model,
// whole, as one pure function.
// It was written from docs/security/access.md, where each rule has its name and its reason, and is
// held in every one of its 37,791,360 cases to an oracle written from that page in another
// language. A rule that takes away is never undone by a later one. may.h finds the facts.
#pragma once

#include <cstdint>

#include "domain/access/level.h"

namespace openmash::access {

// In the order in which the page counts them. The values too: they are the table's digits.

enum class Who : std::uint8_t {
  hub_worker,
  decider,
  representative,
  analyst,
  auditor,
  administrator,
  inspector,
  guest,
  referrer,
};
enum class Session : std::uint8_t { stepped_up, live, unfit };
enum class Purpose : std::uint8_t { fits, other, missing };
enum class Conflict : std::uint8_t { none, conflicted };
enum class Restriction : std::uint8_t { open, listed, unlisted };
enum class Relation : std::uint8_t { allocated, on_duty, desk, asked, own, none };
enum class About : std::uint8_t { outline, contact, record, request, item, looked };
enum class Sealing : std::uint8_t { plain, listed, unlisted };
enum class Owner : std::uint8_t { ours, theirs };
enum class Release : std::uint8_t { never, live, over, revoked, other_purpose };
enum class Marker : std::uint8_t { shown, silent };
enum class Erased : std::uint8_t { no, yes };
enum class Glass : std::uint8_t { none, live, over };
enum class Members : std::uint8_t { request_only, record };
enum class Verb : std::uint8_t { look, work, hand_out };

/// How many values each has, in order: what the table counts.
inline constexpr int fact_values[] = {9, 3, 3, 2, 3, 6, 6, 3, 2, 5, 2, 2, 3, 2, 3};

struct Facts {
  Who who = Who::referrer;
  Session session = Session::unfit;
  Purpose purpose = Purpose::missing;
  Conflict conflict = Conflict::none;
  Restriction restriction = Restriction::open;
  Relation relation = Relation::none;
  About about = About::outline;
  Sealing sealing = Sealing::plain;
  Owner owner = Owner::theirs;
  Release release = Release::never;
  Marker marker = Marker::silent;
  Erased erased = Erased::no;
  Glass glass = Glass::none;
  Members members = Members::request_only;
  Verb verb = Verb::look;
};

[[nodiscard]] Level level_of(const Facts& facts);

}  // namespace openmash::access
