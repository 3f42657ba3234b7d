#include "domain/access/rules.h"

#include <algorithm>

#include "base/ensure.h"

namespace openmash::access {

namespace {

// ---- where somebody stands ----

bool is_inside(const Facts& f) {
  return f.relation == Relation::allocated || f.relation == Relation::on_duty;
}

bool is_of_the_hub(const Facts& f) {
  return f.who == Who::hub_worker || f.who == Who::decider;
}

bool is_through_the_glass(const Facts& f) {
  return !is_inside(f) && is_of_the_hub(f) && f.glass == Glass::live &&
         f.session == Session::stepped_up && f.restriction == Restriction::open;
}

bool is_member(const Facts& f) {
  return f.who == Who::representative && f.relation == Relation::asked;
}

bool is_open_member(const Facts& f) {
  return is_member(f) && f.members == Members::record;
}

bool is_at_the_desk(const Facts& f) {
  return is_of_the_hub(f) && f.relation == Relation::desk && !is_through_the_glass(f);
}

// ---- the rules, each by its name on the page ----

/// G5. A marker.
Level marker(const Facts& f) {
  const bool may_know = is_inside(f) || is_through_the_glass(f) || is_open_member(f) ||
                        (is_member(f) && f.owner == Owner::ours);
  return f.marker == Marker::shown && may_know ? Level::exists : Level::absent;
}

/// G4. Sealed.
Level sealed_item(const Facts& f) {
  if (f.sealing == Sealing::listed && (is_inside(f) || is_member(f))) {
    return f.verb == Verb::work && f.owner == Owner::ours ? Level::decide : Level::read;
  }
  return marker(f);
}

/// G2. One's own.
Level own_item(const Facts& f) {
  const bool does =
      f.verb == Verb::work || (f.verb == Verb::hand_out && f.session == Session::stepped_up);
  return does && !is_through_the_glass(f) ? Level::decide : Level::read;
}

/// G2 to G5, for those who come to them at all.
Level item(const Facts& f) {
  if (!is_inside(f) && !is_through_the_glass(f) && !is_member(f)) {
    return Level::absent;
  }
  if (f.sealing != Sealing::plain) {
    return sealed_item(f);
  }
  if (f.owner == Owner::ours) {
    return own_item(f);
  }
  // G3. Released.
  const bool reads_others = is_inside(f) || is_through_the_glass(f) || is_open_member(f);
  return f.release == Release::live && reads_others ? Level::read : marker(f);
}

/// G1. The case, looked at by somebody to whom it is open.
Level open_case(About about) {
  return about == About::outline ? Level::outline : Level::read;
}

/// G1, with the verb `look`.
Level seen_of_case(const Facts& f) {
  if (is_inside(f)) {
    const bool not_theirs = f.about == About::looked && f.who == Who::representative;
    return not_theirs ? Level::absent : open_case(f.about);
  }
  if (is_through_the_glass(f) || is_open_member(f)) {
    return f.about == About::looked ? Level::absent : open_case(f.about);
  }
  if (is_member(f)) {
    return f.about == About::request ? Level::read : Level::absent;
  }
  return is_at_the_desk(f) && f.about == About::outline ? Level::outline : Level::absent;
}

/// G1, where a verb gives more than a look.
bool does_more(const Facts& f) {
  if (f.verb == Verb::work) {
    return ((is_inside(f) || is_through_the_glass(f)) && f.about != About::looked) ||
           (is_member(f) && f.about == About::request);
  }
  return f.verb == Verb::hand_out && is_inside(f) && f.session == Session::stepped_up &&
         (f.about == About::contact || f.about == About::record);
}

/// G7c.
Level inspector(const Facts& f) {
  if (f.relation != Relation::allocated) {
    return Level::absent;
  }
  switch (f.about) {
    case About::outline:
      return Level::outline;
    case About::contact:
    case About::record:
    case About::request:
      return Level::read;
    case About::item:
      if (f.sealing == Sealing::plain && f.release == Release::live) {
        return Level::read;
      }
      return f.marker == Marker::shown ? Level::exists : Level::absent;
    case About::looked:
      return Level::absent;
  }
  ensure(false, "every subject is met");
}

/// G7e.
Level guest(const Facts& f) {
  if (f.relation != Relation::asked) {
    return Level::absent;
  }
  if (f.about == About::request) {
    return f.verb == Verb::work ? Level::decide : Level::read;
  }
  return f.about == About::item && f.owner == Owner::ours ? Level::read : Level::absent;
}

Level found(const Facts& f) {
  switch (f.who) {
    case Who::administrator:
    case Who::analyst:
      return Level::absent;  // G7a
    case Who::auditor:
      return f.about == About::looked ? Level::read : Level::exists;  // G7b
    case Who::inspector:
      return inspector(f);
    case Who::referrer:  // G7d
      return f.relation == Relation::own && f.about == About::contact ? Level::read : Level::absent;
    case Who::guest:
      return guest(f);
    case Who::hub_worker:
    case Who::decider:
    case Who::representative:
      if (f.about == About::item) {
        return item(f);
      }
      return does_more(f) ? Level::decide : seen_of_case(f);
  }
  ensure(false, "everybody is somebody");
}

/// The copy of what somebody wrote themselves: its vanishing would tell them that something is
/// there.
bool is_own_copy(const Facts& f) {
  return f.who == Who::referrer && f.relation == Relation::own && f.about == About::contact;
}

/// The link made for a guest is their place on the list.
bool is_guest_asked(const Facts& f) {
  return f.who == Who::guest && f.relation == Relation::asked;
}

}  // namespace

Level level_of(const Facts& facts) {
  Facts f = facts;
  // D1. Unfit to ask.
  if (f.session == Session::unfit || f.purpose == Purpose::missing) {
    return Level::absent;
  }
  if (f.purpose == Purpose::other) {
    f.relation = Relation::none;
  }
  // D2. Conflict, above everything.
  if (f.conflict == Conflict::conflicted && !is_own_copy(f)) {
    return Level::absent;
  }
  // D3. Restriction.
  if (f.restriction == Restriction::unlisted && !is_own_copy(f) && !is_guest_asked(f)) {
    return Level::absent;
  }
  const Level level = found(f);
  // D4. Erased.
  return f.erased == Erased::yes ? std::min(level, Level::exists) : level;
}

}  // namespace openmash::access
