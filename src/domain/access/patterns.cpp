#include "domain/access/patterns.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace openmash {

namespace {

using Looks = std::vector<const Looking*>;

template <class Ids, class Of>
std::vector<Ids> distinct(const Looks& looks, Of of) {
  std::set<Ids> once;
  for (const Looking* look : looks) {
    once.insert(of(*look));
  }
  return {once.begin(), once.end()};
}

std::vector<StaffId> people_of(const Looks& looks) {
  return distinct<StaffId>(looks, [](const Looking& look) { return look.person; });
}
std::vector<ContactId> contacts_of(const Looks& looks) {
  return distinct<ContactId>(looks, [](const Looking& look) { return look.contact; });
}

PatternNoticed noticed(PatternKind kind, const Looks& looks, std::size_t figure,
                       std::uint32_t limit) {
  return {.id = {},
          .kind = kind,
          .people = people_of(looks),
          .contacts = contacts_of(looks),
          .from = looks.front()->at,
          .until = looks.back()->at,
          .figure = static_cast<std::uint32_t>(figure),
          .limit = limit};
}

/// The looks of each stretch no longer than `length`, one after the other.
template <class Visit>
void for_each_stretch(const Looks& looks, std::chrono::hours length, Visit visit) {
  for (std::size_t from = 0; from < looks.size();) {
    std::size_t until = from;
    while (until < looks.size() && looks[until]->at - looks[from]->at < length) {
      ++until;
    }
    // What passes the limit is told whole, and the next stretch begins after it.
    from = visit(Looks{looks.begin() + static_cast<std::ptrdiff_t>(from),
                       looks.begin() + static_cast<std::ptrdiff_t>(until)})
               ? until
               : from + 1;
  }
}

void marked(const Looks& of_person, std::vector<PatternNoticed>& found) {
  std::map<ContactId, Looks> names;
  std::map<ContactId, Looks> streets;
  for (const Looking* look : of_person) {
    if (look->own_name && !look->is_work && !look->oversees) {
      names[look->contact].push_back(look);
    }
    if (look->own_street) {
      streets[look->contact].push_back(look);
    }
  }
  for (const auto& [contact, looks] : names) {
    found.push_back(noticed(PatternKind::own_name, looks, 1, 1));
  }
  for (const auto& [contact, looks] : streets) {
    found.push_back(noticed(PatternKind::own_street, looks, 1, 1));
  }
}

Looks unworked(const Looks& looks) {
  Looks left;
  std::ranges::copy_if(looks, std::back_inserter(left),
                       [](const Looking* look) { return !look->is_work; });
  return left;
}

void many(const Looks& of_person, const PatternLimits& limits, std::vector<PatternNoticed>& found) {
  const Looks looks = unworked(of_person);
  for_each_stretch(looks, limits.day, [&](const Looks& stretch) {
    const bool oversees = stretch.front()->oversees;
    const std::uint32_t limit = oversees ? limits.many_for_overseers : limits.many_in_a_day;
    const std::size_t figure = contacts_of(stretch).size();
    if (figure >= limit) {
      found.push_back(noticed(PatternKind::many_unworked, stretch, figure, limit));
    }
    return figure >= limit;
  });
}

void again(const Looks& of_person, const PatternLimits& limits,
           std::vector<PatternNoticed>& found) {
  std::map<ContactId, Looks> by_case;
  for (const Looking* look : unworked(of_person)) {
    if (!look->oversees) {
      by_case[look->contact].push_back(look);
    }
  }
  for (const auto& [contact, looks] : by_case) {
    for_each_stretch(looks, limits.week, [&](const Looks& stretch) {
      std::set<std::chrono::sys_days> days;
      for (const Looking* look : stretch) {
        days.insert(std::chrono::floor<std::chrono::days>(look->at));
      }
      if (days.size() >= limits.days_again) {
        found.push_back(
            noticed(PatternKind::again_and_again, stretch, days.size(), limits.days_again));
      }
      return days.size() >= limits.days_again;
    });
  }
}

void crowds(const std::map<ContactId, Looks>& by_case, const PatternLimits& limits,
            std::vector<PatternNoticed>& found) {
  for (const auto& [contact, all] : by_case) {
    Looks looks;
    std::ranges::copy_if(all, std::back_inserter(looks),
                         [](const Looking* look) { return !look->is_work && !look->oversees; });
    for_each_stretch(looks, limits.week, [&](const Looks& stretch) {
      const std::size_t figure = people_of(stretch).size();
      if (figure >= limits.crowd) {
        found.push_back(noticed(PatternKind::crowd, stretch, figure, limits.crowd));
      }
      return figure >= limits.crowd;
    });
  }
}

/// Small letters and digits, a blank for everything between.
std::string plain(std::string_view words) {
  std::string folded;
  for (char c : words) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      static_cast<unsigned char>(c) >= 0x80 || c == '\'';
    if (kept) {
      folded += upper ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  while (!folded.empty() && folded.back() == ' ') {
    folded.pop_back();
  }
  return folded;
}

std::string last_word(std::string_view name) {
  const std::string folded = plain(name);
  const std::size_t space = folded.find_last_of(' ');
  return space == std::string::npos ? folded : folded.substr(space + 1);
}

bool is_surname(const std::string& word) {
  return word.size() >= 3 &&
         std::ranges::none_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// Without a number at its beginning: the whole street counts, not the house.
std::string street_alone(std::string_view street) {
  std::string folded = plain(street);
  while (!folded.empty() && folded.front() >= '0' && folded.front() <= '9') {
    const std::size_t space = folded.find(' ');
    folded.erase(0, space == std::string::npos ? folded.size() : space + 1);
  }
  return folded;
}

bool overlap(const std::vector<ContactId>& some, const std::vector<ContactId>& others) {
  return std::ranges::any_of(
      some, [&](ContactId one) { return std::ranges::find(others, one) != others.end(); });
}

}  // namespace

std::vector<PatternNoticed> patterns_in(std::span<const Looking> lookings,
                                        const PatternLimits& limits) {
  Looks sorted;
  for (const Looking& look : lookings) {
    sorted.push_back(&look);
  }
  std::ranges::sort(sorted, {}, [](const Looking* look) {
    return std::tuple{look->at, look->person, look->contact};
  });
  std::map<StaffId, Looks> by_person;
  std::map<ContactId, Looks> by_case;
  for (const Looking* look : sorted) {
    by_person[look->person].push_back(look);
    by_case[look->contact].push_back(look);
  }
  std::vector<PatternNoticed> found;
  for (const auto& [person, looks] : by_person) {
    marked(looks, found);
    many(looks, limits, found);
    again(looks, limits, found);
  }
  crowds(by_case, limits, found);
  std::ranges::sort(found, {}, [](const PatternNoticed& one) {
    return std::tuple{one.from, one.kind, one.people, one.contacts};
  });
  return found;
}

std::vector<PatternNoticed> not_noticed(std::vector<PatternNoticed> found,
                                        std::span<const PatternNoticed> before,
                                        const PatternLimits& limits) {
  std::erase_if(found, [&](const PatternNoticed& one) {
    return std::ranges::any_of(before, [&](const PatternNoticed& earlier) {
      if (earlier.kind != one.kind) {
        return false;
      }
      switch (one.kind) {
        case PatternKind::own_name:
        case PatternKind::own_street:
          return earlier.people == one.people && earlier.contacts == one.contacts;
        case PatternKind::many_unworked:
          return earlier.people == one.people && one.from - earlier.from < limits.day;
        case PatternKind::again_and_again:
          return earlier.people == one.people && overlap(earlier.contacts, one.contacts) &&
                 one.from - earlier.from < limits.week;
        case PatternKind::crowd:
          return overlap(earlier.contacts, one.contacts) && one.from - earlier.from < limits.week;
      }
      return false;
    });
  });
  return found;
}

bool is_work_of(const Staff& person, const std::vector<RecordedEvent>& history, Instant at,
                const PatternLimits& limits) {
  return std::ranges::any_of(history, [&](const RecordedEvent& one) {
    const bool around = one.at - at < limits.work_within && at - one.at < limits.work_within;
    if (around && is_staff(one.by, person.id)) {
      return true;
    }
    if (one.at - at >= limits.work_within) {
      return false;
    }
    if (const auto* assigned = std::get_if<CaseAssigned>(&one.event)) {
      return assigned->worker == person.id;
    }
    const auto* asked = std::get_if<InformationRequested>(&one.event);
    return asked != nullptr && person.agency && asked->agency == *person.agency;
  });
}

bool has_surname(const CaseFile& file, std::string_view display_name) {
  const std::string surname = last_word(display_name);
  return is_surname(surname) &&
         std::ranges::any_of(file.intake.people, [&](const PersonDescribed& person) {
           return last_word(person.answers.words("name")) == surname ||
                  last_word(person.answers.words("known_as")) == surname;
         });
}

bool has_street(const CaseFile& file, std::string_view street) {
  const std::string ours = street_alone(street);
  if (ours.size() < 5) {
    return false;  // too short to be told from part of another
  }
  const auto in_it = [&](const Answers& answers) {
    return (" " + plain(answers.words("address")) + " ").find(" " + ours + " ") !=
           std::string::npos;
  };
  return in_it(file.intake.contact.answers) ||
         std::ranges::any_of(file.intake.people,
                             [&](const PersonDescribed& person) { return in_it(person.answers); });
}

}  // namespace openmash
