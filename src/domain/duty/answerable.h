// The one person who is answerable for a case, a request or a decision at a moment.
// Never nobody while anybody has an account: where the rota has a hole, whoever has been at the
// desk longest answers until it is filled. Everything it rests on is an event, so it is known for
// any moment past and comes out the same for ever. The rota is rota.h; words/duty.h says it.
#pragma once

#include <functional>

#include "domain/casefile/stage.h"
#include "domain/duty/on_duty.h"

namespace openmash {

enum class Because {
  is_worker,         ///< the case is theirs
  on_duty,           ///< at the desk that takes the next step
  decided_it,        ///< and answers for what they decided
  answered_it,       ///< the request
  longest_at_desk,   ///< the rota has a hole
  longest_deciding,  ///< and nobody sits at that desk: whoever has decided here longest
  longest_here,      ///< nor at that one
};

struct Answerable {
  std::optional<StaffId> person;  ///< nothing only where nobody has an account
  Because because = Because::on_duty;
  std::optional<StaffId> in_place_of{};  ///< who is away, and covered by this person
  std::optional<StaffId> missed{};       ///< whose case it is, away or gone with nobody for them
  Desks desks{};                         ///< of whom, where it is a desk that answers

  [[nodiscard]] bool is_hole() const { return because >= Because::longest_at_desk; }
};

/// Whoever is on duty there; where nobody is, the longest there.
[[nodiscard]] Answerable answerable_at(const Staffing& staffing, const Desks& desks, Instant at);

/// Until it is given to somebody, the desk that takes the next step; then its worker, or the cover.
/// @param file   as it stood then
/// @param rules  the version it runs on
[[nodiscard]] Answerable answerable_for_case(const Staffing& staffing, const CaseFile& file,
                                             const hub::Profile& rules, Instant at);

/// The deciding desk; once it is made, whoever made it, until it is open again.
[[nodiscard]] Answerable answerable_for_decision(const Staffing& staffing, const CaseFile& file,
                                                 Instant at);

/// The asked agency's desk; once it is answered, whoever answered.
[[nodiscard]] Answerable answerable_for_request(const Staffing& staffing, const Request& request,
                                                Instant at);

/// One person, from a moment to the next change.
struct Period {
  hub::Interval during;
  Answerable answerable;
};

/// Whom to ask for at a moment; nothing before there is anything to answer for.
using AskWho = std::function<std::optional<Answerable>(const CaseFile& file, Instant at)>;

/// Who was answerable when, from the first event until now: a line for each change of person.
[[nodiscard]] std::vector<Period> answerable_since(const Staffing& staffing,
                                                   const std::vector<RecordedEvent>& history,
                                                   Instant now, const AskWho& ask);

}  // namespace openmash
