// One contact's story, told step by step; each step is put on the agenda and then taken through the
// same door as real work.
// Nobody acts who may not: each step is taken by somebody the profile lets take it, and they read
// the case first, so that who saw it is on record. A step the hub refuses is noted and changes
// nothing; a step the hub does not have is left out. The stories: demo_today.cpp, demo_cases.cpp,
// demo_decisions.cpp, demo_study.cpp and demo_bygone.cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/hub.h"
#include "cli/demo_agenda.h"
#include "cli/demo_choices.h"
#include "cli/demo_days.h"
#include "cli/demo_people.h"
#include "cli/demo_referral.h"

namespace openmash::cli {

/// Where the stories are told: one hub, its people, its days.
struct Desk {
  app::Hub& hub;
  const DemoPeople& people;
  Days days;
  Agenda agenda = {};
  int contacts = 0;
  std::vector<std::string> refused = {};  ///< "Child A: recommended: …", none if all went well

  [[nodiscard]] std::string home(int number) const { return cli::home(hub.profile(), number); }
};

struct Screening {
  Route proposed = Route::through_mash;
  std::vector<std::string_view> issues;  ///< the first is the main one; the same for every child
  std::string note;
  std::vector<std::size_t> criteria = {0, 1, 2};  ///< by their place in the profile
  std::string allocated = {};                     ///< the social worker the children already have
};

/// Agencies go by their code or a word of it.
struct LeftOut {
  std::string_view agency;
  std::string reason;
};

struct Asking {
  std::string why;
  std::vector<LeftOut> leave_out = {};
  std::vector<LeftOut> particulars = {};  ///< what is wanted of one agency
  Urgency urgency = Urgency::soon;        ///< the basis in law goes by it
};

struct Item {
  int days_ago = -1;  ///< when it happened; -1: no date
  std::string text;
  std::string source = {};
  std::vector<std::string_view> about = {};  ///< nobody named: the children
  Handling handling = Handling::hub_only;
  Relevance relevance = Relevance::relevant;
};

struct Reply {
  std::vector<Item> items = {};
  ReturnKind kind = ReturnKind::items;
  std::string reason = {};
  bool more_to_come = false;
  std::string own_reference = {};
};

struct ForChildren {
  Wanted wanted;
  std::string reason;
  std::string_view agency = {};                 ///< for one_agency
  std::vector<std::string_view> children = {};  ///< nobody named: all of them
};

class Story {
 public:
  /// It arrives: by the public's own form, or keyed in by whoever takes contacts.
  Story(Desk& desk, Told told, Instant at);

  Story& added(Instant at, std::string words);
  Story& read_by(Instant at, std::string_view user);
  Story& screened(Instant at, Screening screening);
  Story& rated(Instant at, Urgency urgency, std::string reason);
  Story& gated(Instant at, Route route, std::string reason);
  Story& assigned(Instant at, std::string_view user);
  Story& timescale(Instant at, Instant due, std::string reason);
  Story& asked(Instant at, Asking asking);
  Story& more_asked(Instant at, std::string_view agency, std::string particulars);
  Story& answered(Instant at, std::string_view agency, Reply reply);
  Story& nothing_held(Instant at, const std::vector<std::string_view>& agencies);
  /// Every agency that was asked and is silent yet, some minutes after one another.
  Story& the_rest_hold_nothing(Instant at);
  /// In a hub with a policy for it: that agency disagrees, from its request.
  Story& disagreed(Instant at, std::string_view agency, std::string words);
  Story& recorded(Instant at, std::string summary, std::string analysis);
  Story& recommended(Instant at, std::vector<ForChildren> outcomes);
  Story& sent_back(Instant at, std::string reason);
  /// @param gaps  why whatever is missing need not be waited for
  Story& decided(Instant at, std::vector<ForChildren> outcomes, std::string gaps = {});
  Story& confirmed(Instant at, std::string reason);
  Story& letter_written(Instant at);
  Story& letter_approved(Instant at);
  Story& letter_given(Instant at, FeedbackWay way);
  /// @param reason  why nobody was written to, used only where nobody was
  Story& closed(Instant at, std::string reason);

 private:
  struct State;
  template <class Act>
  Story& step(Instant at, std::string_view name, Act act);

  Desk& desk_;
  std::shared_ptr<State> state_;
};

}  // namespace openmash::cli
