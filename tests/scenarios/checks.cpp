#include <algorithm>
#include <array>

#include "app/core_of.h"
#include "domain/reference.h"
#include "london/time_text.h"
#include "scenarios/patterns.h"
#include "scenarios/run_story.h"
#include "scenarios/world.h"
#include "words/duty.h"
#include "words/kinds.h"
#include "words/matters.h"

namespace openmash::scenarios {

namespace {

using Lines = std::vector<std::string>;

Lines compared(const Lines& expected, const Lines& found) {
  if (expected == found) {
    return {};
  }
  Lines all;
  for (const std::string& line : expected) {
    all.push_back("says:  " + line);
  }
  for (const std::string& line : found) {
    all.push_back("found: " + line);
  }
  if (found.empty()) {
    all.emplace_back("found: nothing");
  }
  return all;
}

/// "Child A: To decide, due by 1pm today, 20 minutes left".
Lines queue_of(World& world, const std::string& who) {
  const auto rows = world.hub().look().queue(world.reader(who), {});
  Lines found;
  if (rows) {
    for (const app::QueueRow& row : **rows) {
      found.push_back(words::listed(row.children) + ": " +
                      words::label(row.stage, world.hub().profile()) +
                      (row.due ? ", due " + london::deadline_text(*row.due, world.now()) : ""));
    }
  }
  return found;
}

/// "the school's form: Form expected, 1 hour over, chased once".
Lines inbox_of(World& world, const std::string& who, const views::MatterFilter& filter) {
  const auto rows = world.hub().look().matters(world.reader(who), filter);
  Lines found;
  if (rows) {
    for (const app::MatterRow& row : **rows) {
      found.push_back(
          words::label(row.kind) + " from " + row.from +
          (row.due && !row.settled ? ", due " + london::deadline_text(*row.due, world.now()) : "") +
          (row.chased > 0 ? ", chased: " + std::to_string(row.chased) : "") +
          (row.became ? ": " + words::label(*row.became) : ""));
    }
  }
  return found;
}

Lines missing_before_decision(World& world, const std::string& who) {
  const auto page = world.shown_to(who, ReadPurpose::decide);
  Lines found;
  if (page) {
    for (const Gap& gap : (*page)->gaps) {
      found.push_back(words::gap_words(gap, *(*page)->file));
    }
  }
  return found;
}

Lines answers_seen(World& world, const std::string& who) {
  const auto page = world.shown_to(who, ReadPurpose::work);
  Lines found;
  if (page) {
    for (const Request& request : (*page)->file->enquiry.requests) {
      found.push_back(request.asked.what.agency_name + ": " + words::label(request.state()));
    }
  }
  return found;
}

/// What each item says to this person: its words, or that it is held.
Lines items_read(World& world, const std::string& who) {
  const auto page = world.shown_to(who, ReadPurpose::work);
  Lines found;
  if (page) {
    for (const Request& request : (*page)->file->enquiry.requests) {
      for (const Signed<ItemReturned>& item : request.items) {
        found.push_back(words::item_text(request, item.what));
      }
    }
  }
  return found;
}

/// The letter with its lines joined, so that a story may quote across them.
std::string flat(std::string_view text) {
  std::string one_line;
  for (const char c : text) {
    one_line += c == '\n' ? ' ' : c;
  }
  return one_line;
}

Lines letter_holds(World& world, const Check& check, bool should) {
  Lines wrong;
  const std::string letter = flat(world.letter_text);
  for (const std::string& line : check.lines) {
    if ((letter.find(line) != std::string::npos) != should) {
      wrong.push_back((should ? "the letter does not say: " : "the letter says: ") + line);
    }
  }
  if (letter.empty()) {
    wrong.emplace_back("there is no letter");
  }
  return wrong;
}

int contacts_held(World& world) {
  int contacts = 0;
  for (const auto& [stage, number] :
       app::core_of(world.hub()).readers().read([](db::Connection& connection) {
         return views::counts(connection);
       })) {
    contacts += number;
  }
  return contacts;
}

/// "from 9am: Worker 1, the case is theirs", a line for each change.
Lines answered_for(World& world, const AskWho& ask) {
  const app::AtWork at_work = world.hub().duty().at_work();
  const auto history = app::core_of(world.hub()).history(*world.contact);
  Lines found;
  for (const Period& one : answerable_since(at_work.staffing(), history, world.now(), ask)) {
    found.push_back("from " + london::time_text(one.during.from) + ": " +
                    words::answering(one.answerable, world.hub().profile(),
                                     [&](StaffId id) { return world.hub().people().name_of(id); }));
  }
  return found;
}

Lines case_answered_for(World& world) {
  const app::AtWork at_work = world.hub().duty().at_work();
  const hub::Profile& profile = world.hub().profile();
  return answered_for(world, [&](const CaseFile& file, Instant at) {
    return std::optional{answerable_for_case(at_work.staffing(), file, profile, at)};
  });
}

Lines request_answered_for(World& world, const AgencyCode& agency) {
  const app::AtWork at_work = world.hub().duty().at_work();
  return answered_for(world, [&](const CaseFile& file, Instant at) {
    const Request* request = file.enquiry.find(agency);
    return request == nullptr
               ? std::nullopt
               : std::optional{answerable_for_request(at_work.staffing(), *request, at)};
  });
}

struct CheckPattern {
  std::string_view pattern;
  Lines (*look)(World& world, const Check& check, const Holes& holes);
};

constexpr auto
    patterns =
        std::to_array<CheckPattern>(
            {
                {"{who}'s queue shows",
                 [](World& world, const Check& check, const Holes& h) {
                   return compared(check.lines, queue_of(world, h[0]));
                 }},
                {"{who}'s inbox shows",
                 [](World& world, const Check& check, const Holes& h) {
                   return compared(check.lines, inbox_of(world, h[0], {}));
                 }},
                {"{who}'s inbox is empty",
                 [](World& world, const Check&, const Holes& h) {
                   return compared({}, inbox_of(world, h[0], {}));
                 }},
                {"{who} finds these settled",
                 [](World& world, const Check& check, const Holes& h) {
                   return compared(check.lines, inbox_of(world, h[0], {.settled = true}));
                 }},
                {"{who} is not shown the inbox",
                 [](World& world, const Check&, const Holes& h) {
                   return world.hub().look().matters(world.reader(h[0]), {})
                              ? Lines{"the inbox is shown"}
                              : Lines{};
                 }},
                {"{who}'s queue is empty",
                 [](World& world, const Check&, const Holes& h) {
                   return compared({}, queue_of(world, h[0]));
                 }},
                {"{who} sees that this is missing",
                 [](World& world, const Check& check, const Holes& h) {
                   return compared(check.lines, missing_before_decision(world, h[0]));
                 }},
                {"{who} sees these answers",
                 [](World& world, const Check& check, const Holes& h) {
                   return compared(check.lines, answers_seen(world, h[0]));
                 }},
                {"{who} reads these items",
                 [](World& world, const Check& check, const Holes& h) {
                   return compared(check.lines, items_read(world, h[0]));
                 }},
                {"{who} is not shown the case",
                 [](World& world, const Check&, const Holes& h) {
                   return world.shown_to(h[0], ReadPurpose::work) ? Lines{"the case is shown"}
                                                                  : Lines{};
                 }},
                {"{who} is shown the case",
                 [](World& world, const Check&, const Holes& h) {
                   return world.shown_to(h[0], ReadPurpose::work) ? Lines{}
                                                                  : Lines{"the case is not shown"};
                 }},
                {"{number} things wait for {who} to guard",
                 [](World& world, const Check&, const Holes& h) {
                   return compared(
                       {h[0]},
                       {std::to_string(world.hub().look().waiting_to_guard(world.reader(h[1])))});
                 }},
                {"these answered for the case",
                 [](World& world, const Check& check,
                    const Holes&) { return compared(check.lines, case_answered_for(world)); }},
                {"these answered for the request to {agency}",
                 [](World& world, const Check& check, const Holes& h) {
                   const AgencyCode agency = world.agency(h[0]).code;
                   return compared(check.lines, request_answered_for(world, agency));
                 }},
                {"the guest at {person} is shown",
                 [](World& world, const Check& check, const Holes& h) {
                   Lines wrong;
                   const std::string shown = shown_to_guest(world, h[0]);
                   for (const std::string& line : check.lines) {
                     if (shown.find(line) == std::string::npos) {
                       wrong.push_back("the guest is not shown: " + line);
                     }
                   }
                   return wrong;
                 }},
                {"the guest at {person} is not shown",
                 [](World& world, const Check& check, const Holes& h) {
                   Lines wrong;
                   const std::string shown = shown_to_guest(world, h[0]);
                   for (const std::string& line : check.lines) {
                     if (shown.find(line) != std::string::npos) {
                       wrong.push_back("the guest is shown: " + line);
                     }
                   }
                   if (shown.empty()) {
                     wrong.emplace_back("the guest is shown nothing at all");
                   }
                   return wrong;
                 }},
                {"the guest at {person} is not let in",
                 [](World& world, const Check&, const Holes& h) {
                   return shown_to_guest(world, h[0]).empty() ? Lines{}
                                                              : Lines{"the guest is let in"};
                 }},
                {"the letter says", [](World& world, const Check& check,
                                       const Holes&) { return letter_holds(world, check, true); }},
                {"the letter does not say",
                 [](World& world, const Check& check,
                    const Holes&) { return letter_holds(world, check, false); }},
                {"its reference is marked as training",
                 [](World& world, const Check&, const Holes&) {
                   return is_for_training(world.reference) ? Lines{}
                                                           : Lines{"the reference is not marked"};
                 }},
                {"the hub holds {number} contact",
                 [](World& world, const Check&,
                    const Holes&
                        h) { return compared({h[0]}, {std::to_string(contacts_held(world))}); }},
            });

}  // namespace

std::vector<std::string> run_check(World& world, const Check& check) {
  for (const CheckPattern& pattern : patterns) {
    if (const auto holes = fit(pattern.pattern, check.words)) {
      return pattern.look(world, check, *holes);
    }
  }
  return {"nobody can look this up: \"" + check.words + "\""};
}

}  // namespace openmash::scenarios
