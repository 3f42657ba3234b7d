// A contact arrives: a form from the public, or what staff key in from a telephone call, letter,
// fax or visit. The same kind of contact whatever the way it came. Nothing is required but a single
// word; "not known" is kept as said. The questions are in referral_form.h; the clocks that start
// here in domain/hub/clocks.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct ReceiveContact {
  static constexpr Permission needs = Permission::refer;
  std::string reference;
  Channel channel = Channel::online_form;
  Source source = Source::anonymous;
  Asks asks = Asks::worry;
  Instant received_at{};
  std::string original_kept_at;
  Answers answers;
  std::vector<PersonDescribed> people;
  std::vector<ConcernRaised> concerns;
};

[[nodiscard]] Decided decide(const CaseFile& file, const ReceiveContact& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
