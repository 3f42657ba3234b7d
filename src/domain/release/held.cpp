#include "domain/release/held.h"

#include <algorithm>

#include "base/contains.h"

namespace openmash {

namespace {

bool is_of(const Request& request, const Actor& reader) {
  const Staff* staff = as_staff(reader);
  return staff != nullptr && staff->agency == request.asked.what.agency;
}

const ItemHeld* held_as(const Request& request, ItemId item) {
  const auto found = std::ranges::find_if(
      request.held, [item](const Signed<ItemHeld>& one) { return one.what.item == item; });
  return found == request.held.end() ? nullptr : &found->what;
}

bool lets_in(const Request& request, const ItemReleased& release, ItemId item, Instant now) {
  return release.item == item && release.to == ReleaseTo::the_case &&
         is_in_force(request, release, now);
}

/// What those whom an agency asked told it is its own note until it answers.
void hide_notes(Request& request) {
  for (NamedEnquiry& one : request.enquiries) {
    if (one.answered) {
      one.answered->what.words.clear();
    }
    if (one.by_guest) {
      GuestAnswered& what = one.by_guest->what;
      what = {.request = what.request, .enquiry = what.enquiry, .link = what.link};
    }
  }
}

/// Why its owner let a held item out to somebody, or did not, would tell what it says.
void hide_reasons(Request& request, ItemId item) {
  const auto hide_in = [item](auto& releases) {
    for (auto& one : releases) {
      if (one.what.item != item) {
        continue;
      }
      for (std::string* words :
           {&one.what.purpose, &one.what.relevance, &one.what.risk, &one.what.conditions}) {
        words->clear();
      }
      // What its owner said on the telephone the hub wrote itself, and has to tell.
      if (one.what.consent.empty()) {
        one.what.words.clear();
      }
    }
  };
  hide_in(request.released);
  hide_in(request.proposed);
  for (Signed<ItemKept>& one : request.kept) {
    if (one.what.item == item) {
      for (std::string* words :
           {&one.what.reason, &one.what.purpose, &one.what.relevance, &one.what.risk}) {
        words->clear();
      }
    }
  }
  for (Signed<ReleaseEnded>& one : request.ended) {
    if (one.what.item == item) {
      one.what.reason.clear();
    }
  }
}

access::Release release_of(const Request& request, ItemId item, Instant now) {
  using access::Release;
  if (held_as(request, item) == nullptr) {
    return Release::live;  // an answer that was given to be used is itself a release to the hub
  }
  Release found = Release::never;
  for (const Signed<ItemReleased>& one : request.released) {
    if (one.what.item != item || one.what.to != ReleaseTo::the_case) {
      continue;
    }
    if (is_in_force(request, one.what, now)) {
      return Release::live;
    }
    found = one.what.until && *one.what.until <= now ? Release::over : Release::revoked;
  }
  return found;
}

access::Sealing sealing_of(const Request& request, ItemId item, const Actor& reader) {
  const Signed<ItemSealed>* seal = seal_on(request, item);
  if (seal == nullptr) {
    return access::Sealing::plain;
  }
  const Staff* staff = as_staff(reader);
  return staff != nullptr && contains(seal->what.listed, staff->id) ? access::Sealing::listed
                                                                    : access::Sealing::unlisted;
}

/// Whatever was recorded of an item beside its words goes with it.
void forget_item(Request& request, ItemId item) {
  const auto is_it = [item](const auto& one) { return one.what.item == item; };
  std::erase_if(request.items, is_it);
  std::erase_if(request.held, is_it);
  std::erase_if(request.released, is_it);
  std::erase_if(request.proposed, is_it);
  std::erase_if(request.kept, is_it);
  std::erase_if(request.ended, is_it);
  std::erase_if(request.sealed, is_it);
  std::erase_if(request.asked_for, is_it);
  std::erase_if(request.told, is_it);
}

/// One mark for all that an agency keeps under seal, and nothing that comes from any of it: not
/// when, not how much, not how many.
void leave_a_mark(Request& request, const std::vector<Signed<ItemReturned>>& sealed) {
  for (const Signed<ItemReturned>& one : sealed) {
    forget_item(request, one.what.item);
  }
  if (sealed.empty()) {
    return;
  }
  const ItemId mark{request.asked.what.request.value};
  const Signed<ItemReturned>& first = sealed.front();
  request.items.push_back({.what = {.item = mark,
                                    .request = request.asked.what.request,
                                    .answer = first.what.answer,
                                    .about = {},
                                    .concerned = {},
                                    .text = {},
                                    .source = {},
                                    .own_reference = {}},
                           .by = first.by,
                           .at = request.asked.at});
  request.held.push_back({.what = {.item = mark, .request = request.asked.what.request, .flag = {}},
                          .by = first.by,
                          .at = request.asked.at});
}

/// An answer of which nothing is left was, for this reader, no answer with items in it: it said
/// that nothing is held, or is not there beside another.
/// @param lost  the answers from which something was taken away
void hide_emptied_answers(Request& request, const std::vector<ReturnId>& lost) {
  const auto is_emptied = [&](const Signed<InformationReturned>& one) {
    return contains(lost, one.what.answer) &&
           std::ranges::none_of(request.items, [&](const Signed<ItemReturned>& item) {
             return item.what.answer == one.what.answer;
           });
  };
  const bool is_all = std::ranges::all_of(request.answers, is_emptied);
  if (!is_all) {
    std::erase_if(request.answers, is_emptied);
  } else if (!request.answers.empty()) {
    request.answers.erase(request.answers.begin() + 1, request.answers.end());
    request.answers.front().what.kind = ReturnKind::nothing_held;
  }
}

/// Of a held item that is not theirs: that it is there, with the flag its owner gave it.
void hide_words(Request& request, Signed<ItemReturned>& item) {
  hide_reasons(request, item.what.item);
  item.what = {.item = item.what.item,
               .request = item.what.request,
               .answer = item.what.answer,
               .about = {},
               .concerned = {},
               .text = {},
               .source = {},
               .own_reference = {}};
}

/// The item an event is about, where it is about one.
template <class Event>
std::optional<ItemId> item_of(const Event& event) {
  if constexpr (requires { event.item; }) {
    return event.item;
  } else {
    return std::nullopt;
  }
}

}  // namespace

const Signed<ItemSealed>* seal_on(const Request& request, ItemId item) {
  const auto found = std::ranges::find_if(
      request.sealed, [item](const Signed<ItemSealed>& one) { return one.what.item == item; });
  return found == request.sealed.end() ? nullptr : &*found;
}

bool is_silent(const Request& request, ItemId item) {
  const Signed<ItemSealed>* seal = seal_on(request, item);
  return seal != nullptr && seal->what.silent;
}

const Signed<ItemReturned>* item_in(const Request& request, ItemId item) {
  const auto found = std::ranges::find_if(
      request.items, [item](const Signed<ItemReturned>& one) { return one.what.item == item; });
  return found == request.items.end() ? nullptr : &*found;
}

bool is_in_force(const Request& request, const ItemReleased& release, Instant now) {
  const bool over = release.until && *release.until <= now;
  return !over && std::ranges::none_of(request.ended, [&](const Signed<ReleaseEnded>& one) {
    return one.what.release == release.release;
  });
}

bool is_held(const Request& request, ItemId item, Instant now) {
  return seal_on(request, item) != nullptr ||
         (held_as(request, item) != nullptr &&
          std::ranges::none_of(request.released, [&](const Signed<ItemReleased>& one) {
            return lets_in(request, one.what, item, now);
          }));
}

const ItemHeld* hidden(const Request& request, const ItemReturned& item) {
  return item.text.empty() ? held_as(request, item.item) : nullptr;
}

Instant came_into_case(const Request& request, const Signed<ItemReturned>& item) {
  Instant came = item.at;
  if (held_as(request, item.what.item) != nullptr) {
    for (const Signed<ItemReleased>& one : request.released) {
      if (one.what.item == item.what.item && one.what.to == ReleaseTo::the_case) {
        came = one.at;
      }
    }
  }
  return came;
}

Level level_of_item(const CaseFile& file, const Request& request, ItemId item,
                    const Seeing& seeing) {
  Subject subject = seeing.subject;
  const Staff* staff = as_staff(seeing.reader);
  // Who was asked in this case stands to all of it as one that was asked.
  subject.asked = staff != nullptr && staff->agency && file.enquiry.find(*staff->agency) != nullptr
                      ? staff->agency
                      : std::nullopt;
  return may_see_item(
      seeing.reader, subject,
      {.owner = request.asked.what.agency,
       .sealing = sealing_of(request, item, seeing.reader),
       .release = release_of(request, item, seeing.now),
       .marker = is_silent(request, item) ? access::Marker::silent : access::Marker::shown},
      seeing.profile);
}

void hide_held(CaseFile& file, const Seeing& seeing) {
  const CaseFile whole = file;
  for (Request& request : file.enquiry.requests) {
    if (!is_of(request, seeing.reader)) {
      hide_notes(request);
    }
    std::vector<Signed<ItemReturned>> marked;
    std::vector<ItemId> gone;
    std::vector<ReturnId> lost;
    for (Signed<ItemReturned>& item : request.items) {
      const Level level = level_of_item(whole, request, item.what.item, seeing);
      if (level == Level::absent) {
        gone.push_back(item.what.item);
        lost.push_back(item.what.answer);
      } else if (level < Level::read && seal_on(request, item.what.item) != nullptr) {
        marked.push_back(item);
      } else if (level < Level::read) {
        hide_words(request, item);
      }
    }
    for (const ItemId item : gone) {
      forget_item(request, item);
    }
    leave_a_mark(request, marked);
    hide_emptied_answers(request, lost);
  }
}

void hide_held(std::vector<RecordedEvent>& history, const CaseFile& file, const Seeing& seeing) {
  std::erase_if(history, [&](const RecordedEvent& recorded) {
    const auto item = std::visit([](const auto& event) { return item_of(event); }, recorded.event);
    for (const Request& request : file.enquiry.requests) {
      if (!item || item_in(request, *item) == nullptr) {
        continue;
      }
      const Level level = level_of_item(file, request, *item, seeing);
      // Of what is held it is told that it is, and what became of it; of what is sealed, nothing.
      return level < Level::read && (std::holds_alternative<ItemReturned>(recorded.event) ||
                                     level == Level::absent || seal_on(request, *item) != nullptr);
    }
    return false;
  });
  // An answer stands in the history as it does in the file.
  CaseFile seen = file;
  hide_held(seen, seeing);
  std::erase_if(history, [&](RecordedEvent& recorded) {
    auto* answer = std::get_if<InformationReturned>(&recorded.event);
    const Request* request = answer == nullptr ? nullptr : seen.enquiry.find(answer->request);
    if (request == nullptr) {
      return false;
    }
    const auto shown =
        std::ranges::find(request->answers, answer->answer,
                          [](const Signed<InformationReturned>& one) { return one.what.answer; });
    if (shown != request->answers.end()) {
      answer->kind = shown->what.kind;
    }
    return shown == request->answers.end();
  });
  // What remains is folded and told again without the words that are somebody's own.
  for (RecordedEvent& recorded : history) {
    if (auto* told = std::get_if<PersonAnswered>(&recorded.event)) {
      const Request* request = file.enquiry.find(told->request);
      if (request != nullptr && !is_of(*request, seeing.reader)) {
        told->words.clear();
      }
    } else if (auto* guest = std::get_if<GuestAnswered>(&recorded.event)) {
      const Request* request = file.enquiry.find(guest->request);
      if (request != nullptr && !is_of(*request, seeing.reader)) {
        *guest = {.request = guest->request, .enquiry = guest->enquiry, .link = guest->link};
      }
    }
  }
}

}  // namespace openmash
