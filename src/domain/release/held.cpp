#include "domain/release/held.h"

#include <algorithm>

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
  for (Signed<ItemReleased>& one : request.released) {
    if (one.what.item == item) {
      for (std::string* words :
           {&one.what.purpose, &one.what.relevance, &one.what.risk, &one.what.conditions}) {
        words->clear();
      }
    }
  }
  for (Signed<ItemKept>& one : request.kept) {
    if (one.what.item == item) {
      one.what.reason.clear();
    }
  }
  for (Signed<ReleaseEnded>& one : request.ended) {
    if (one.what.item == item) {
      one.what.reason.clear();
    }
  }
}

}  // namespace

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
  return held_as(request, item) != nullptr &&
         std::ranges::none_of(request.released, [&](const Signed<ItemReleased>& one) {
           return lets_in(request, one.what, item, now);
         });
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

void hide_held(CaseFile& file, const Actor& reader, Instant now) {
  for (Request& request : file.enquiry.requests) {
    if (is_of(request, reader)) {
      continue;
    }
    hide_notes(request);
    for (Signed<ItemReturned>& item : request.items) {
      if (is_held(request, item.what.item, now)) {
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
    }
  }
}

void hide_held(std::vector<RecordedEvent>& history, const CaseFile& file, const Actor& reader,
               Instant now) {
  std::erase_if(history, [&](const RecordedEvent& recorded) {
    const auto* item = std::get_if<ItemReturned>(&recorded.event);
    const Request* request = item == nullptr ? nullptr : file.enquiry.find(item->request);
    return request != nullptr && !is_of(*request, reader) && is_held(*request, item->item, now);
  });
  // What remains is folded and told again without the words that are somebody's own.
  for (RecordedEvent& recorded : history) {
    if (auto* told = std::get_if<PersonAnswered>(&recorded.event)) {
      const Request* request = file.enquiry.find(told->request);
      if (request != nullptr && !is_of(*request, reader)) {
        told->words.clear();
      }
    } else if (auto* guest = std::get_if<GuestAnswered>(&recorded.event)) {
      const Request* request = file.enquiry.find(guest->request);
      if (request != nullptr && !is_of(*request, reader)) {
        *guest = {.request = guest->request, .enquiry = guest->enquiry, .link = guest->link};
      }
    }
  }
}

}  // namespace openmash
