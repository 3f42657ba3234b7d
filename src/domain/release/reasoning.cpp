#include "domain/release/reasoning.h"

#include "domain/release/held.h"

namespace openmash {

namespace {

void clear(std::initializer_list<std::string*> all) {
  for (std::string* words : all) {
    words->clear();
  }
}

void take_out(ItemReleased& e) {
  clear({&e.purpose, &e.relevance, &e.risk, &e.conditions, &e.words});
}

void take_out(ItemKept& e) {
  clear({&e.reason, &e.purpose, &e.relevance, &e.risk});
}

void take_out(ReleaseEnded& e) {
  clear({&e.reason});
}

bool is_its_owner(const Request& request, const Actor& who) {
  const Staff* staff = as_staff(who);
  return staff != nullptr && staff->agency == request.asked.what.agency;
}

/// Whether what `by` decided of this item is not this reader's to read.
bool is_hidden(const Request& request, ItemId item, const Actor& by, const Actor& reader,
               Instant now) {
  return !is_its_owner(request, reader) && is_its_owner(request, by) && is_held(request, item, now);
}

}  // namespace

void hide_reasoning(CaseFile& file, const Actor& reader, Instant now) {
  for (Request& request : file.enquiry.requests) {
    const auto in = [&](auto& decisions) {
      for (auto& one : decisions) {
        if (is_hidden(request, one.what.item, one.by, reader, now)) {
          take_out(one.what);
        }
      }
    };
    in(request.released);
    in(request.proposed);
    in(request.kept);
    in(request.ended);
    for (Signed<ReleaseAsked>& one : request.asked_for) {
      if (!is_its_owner(request, reader) && is_held(request, one.what.item, now)) {
        one.what.words.clear();  // the item's own, from before it was sealed
      }
    }
  }
}

void hide_reasoning(std::vector<RecordedEvent>& history, const CaseFile& file, const Actor& reader,
                    Instant now) {
  for (RecordedEvent& recorded : history) {
    const auto in = [&](auto* e) {
      const Request* request = e == nullptr ? nullptr : file.enquiry.find(e->request);
      if (request != nullptr && is_hidden(*request, e->item, recorded.by, reader, now)) {
        take_out(*e);
      }
    };
    in(std::get_if<ItemReleased>(&recorded.event));
    in(std::get_if<ReleaseProposed>(&recorded.event));
    in(std::get_if<ItemKept>(&recorded.event));
    in(std::get_if<ReleaseEnded>(&recorded.event));
    if (auto* asked = std::get_if<ReleaseAsked>(&recorded.event)) {
      const Request* request = file.enquiry.find(asked->request);
      if (request != nullptr && !is_its_owner(*request, reader) &&
          is_held(*request, asked->item, now)) {
        asked->words.clear();
      }
    }
  }
}

}  // namespace openmash
