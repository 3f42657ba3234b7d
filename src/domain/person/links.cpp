#include "domain/person/links.h"

#include <algorithm>
#include <deque>
#include <set>

#include "base/match.h"

namespace openmash {

namespace {

/// Nothing where there is no such judgement.
auto find_in(auto& links, JudgementId id) -> decltype(&links.pairs.begin()->second.front()) {
  const auto pair = links.judged.find(id);
  if (pair == links.judged.end()) {
    return nullptr;
  }
  auto& given = links.pairs.find(pair->second)->second;
  return &*std::ranges::find(given, id, [](const Given& one) { return one.made.what.judgement; });
}

void note_waiting(Links& links, const Given& given) {
  const JudgementId id = given.made.what.judgement;
  if (given.waits_for_second() || given.undoing_waits()) {
    links.waiting.insert(id);
  } else {
    links.waiting.erase(id);
  }
}

const Given* standing_of(const std::vector<Given>& given) {
  const auto newest =
      std::find_if(given.rbegin(), given.rend(), [](const Given& one) { return one.stands(); });
  return newest == given.rend() ? nullptr : &*newest;
}

/// Each record with those it was judged the same as.
using Neighbours = std::map<RecordRef, std::vector<RecordRef>>;

Neighbours neighbours_of(const Links& links) {
  Neighbours neighbours;
  for (const auto& [pair, given] : links.pairs) {
    const Given* standing = standing_of(given);
    if (standing != nullptr && standing->made.what.says == Judgement::same) {
      neighbours[pair.first].push_back(pair.second);
      neighbours[pair.second].push_back(pair.first);
    }
  }
  return neighbours;
}

SamePerson reached_from(const RecordRef& record, const Neighbours& neighbours, const Links& links,
                        const Links::MayBeSeen& may_be_seen) {
  std::set<RecordRef> reached{record};
  std::deque<RecordRef> waiting{record};
  while (!waiting.empty()) {
    const auto found = neighbours.find(waiting.front());
    waiting.pop_front();
    if (found == neighbours.end()) {
      continue;
    }
    for (const RecordRef& next : found->second) {
      if (may_be_seen(next.contact) && reached.insert(next).second) {
        waiting.push_back(next);
      }
    }
  }
  SamePerson person{.records = {reached.begin(), reached.end()}, .contradictory = {}};
  for (auto one = reached.begin(); one != reached.end(); ++one) {
    for (auto other = std::next(one); other != reached.end(); ++other) {
      const Given* standing = links.standing(*one, *other);
      if (standing != nullptr && standing->made.what.says == Judgement::not_same) {
        person.contradictory.emplace_back(*one, *other);
      }
    }
  }
  return person;
}

std::string text_of(const RecordRef& record) {
  return record.contact.value.hex() + '/' + record.person.value.hex();
}

}  // namespace

RecordPair pair_of(const RecordRef& one, const RecordRef& other) {
  return one < other ? RecordPair{one, other} : RecordPair{other, one};
}

bool Alert::is_for(StaffId person) const {
  const auto has = [person](const std::vector<StaffId>& people) {
    return std::ranges::find(people, person) != people.end();
  };
  return has(found.what.custodians) ||
         std::ranges::any_of(passed_on, [&](const auto& one) { return has(one.what.to); });
}

const Given* Links::find(JudgementId id) const {
  return find_in(*this, id);
}

const Given* Links::standing(const RecordRef& one, const RecordRef& other) const {
  const auto found = pairs.find(pair_of(one, other));
  return found == pairs.end() ? nullptr : standing_of(found->second);
}

SamePerson Links::person_of(const RecordRef& record, const MayBeSeen& may_be_seen) const {
  return reached_from(record, neighbours_of(*this), *this, may_be_seen);
}

void evolve(Links& links, const RecordedPerson& recorded) {
  const auto with = [&](auto event) {
    return Signed<decltype(event)>{.what = std::move(event), .by = recorded.by, .at = recorded.at};
  };
  const auto change = [&links](JudgementId id, const auto& how) {
    if (Given* given = find_in(links, id)) {
      how(*given);
      note_waiting(links, *given);
    }
  };
  match(
      recorded.event,
      [&](const JudgementMade& e) {
        const RecordPair pair = pair_of(e.one.record, e.other.record);
        links.judged.emplace(e.judgement, pair);
        std::vector<Given>& given = links.pairs[pair];
        given.push_back({.made = with(e),
                         .seconded = {},
                         .undone = {},
                         .undoing_asked = {},
                         .undoing_seconded = {}});
        note_waiting(links, given.back());
      },
      [&](const JudgementSeconded& e) {
        change(e.judgement, [&](Given& given) { given.seconded = with(e); });
      },
      [&](const JudgementUndone& e) {
        change(e.judgement, [&](Given& given) { given.undone = with(e); });
      },
      [&](const UndoingAsked& e) {
        change(e.judgement, [&](Given& given) {
          given.undoing_asked = with(e);
          given.undoing_seconded.reset();
        });
      },
      [&](const UndoingSeconded& e) {
        change(e.judgement, [&](Given& given) { given.undoing_seconded = with(e); });
      },
      [&](const HiddenMatchFound& e) {
        links.alerts.insert_or_assign(
            e.alert, Alert{.found = with(e), .passed_on = {}, .acknowledged = {}, .answered = {}});
      },
      [&](const AlertPassedOn& e) { links.alerts[e.alert].passed_on.push_back(with(e)); },
      [&](const AlertAcknowledged& e) { links.alerts[e.alert].acknowledged = with(e); },
      [&](const AlertAnswered& e) { links.alerts[e.alert].answered.push_back(with(e)); },
      [&](const AlertLeftUnread& e) { links.alerts[e.alert].left_unread = with(e); },
      [&](const MatchingAdopted& e) { links.matchings.push_back(with(e)); },
      [](const JudgementWordsDestroyed&) {});
  links.version = recorded.sequence;
}

Links fold_links(const std::vector<RecordedPerson>& events) {
  Links links;
  for (const RecordedPerson& recorded : events) {
    evolve(links, recorded);
  }
  return links;
}

std::vector<SamePerson> people_of(const Links& links) {
  const Neighbours neighbours = neighbours_of(links);
  std::set<RecordRef> done;
  std::vector<SamePerson> people;
  for (const auto& [record, others] : neighbours) {
    if (!done.contains(record)) {
      people.push_back(reached_from(record, neighbours, links, [](ContactId) { return true; }));
      done.insert(people.back().records.begin(), people.back().records.end());
    }
  }
  return people;
}

std::string state_of(const Links& links) {
  std::string state;
  for (const SamePerson& person : people_of(links)) {
    for (const RecordRef& record : person.records) {
      state += text_of(record) + ' ';
    }
    for (const auto& [one, other] : person.contradictory) {
      state += "but " + text_of(one) + " not " + text_of(other) + ' ';
    }
    state += '\n';
  }
  for (const auto& [pair, given] : links.pairs) {
    const Given* standing = standing_of(given);
    if (standing != nullptr && standing->made.what.says != Judgement::same) {
      state += text_of(pair.first) + ' ' + text_of(pair.second) +
               (standing->made.what.says == Judgement::not_same ? " not same\n" : " not sure\n");
    }
  }
  return state;
}

}  // namespace openmash
