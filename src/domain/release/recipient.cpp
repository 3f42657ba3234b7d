#include "domain/release/recipient.h"

#include <algorithm>

#include "domain/release/held.h"

namespace openmash {

namespace {

/// Lower case, with every run of spaces one.
std::string folded_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (out.ends_with(' ')) {
    out.pop_back();
  }
  return out;
}

}  // namespace

Recipient recipient_of(const ItemReleased& release) {
  return {.to = release.to, .agency = release.agency, .name = release.recipient};
}

Recipient recipient_of(const ReferrerSharingDecided& decided) {
  return {.to = decided.to, .agency = decided.agency, .name = decided.recipient};
}

bool is_same(const Recipient& one, const Recipient& other) {
  if (one.to != other.to) {
    return false;
  }
  switch (one.to) {
    case ReleaseTo::the_case:
    case ReleaseTo::the_family:
    case ReleaseTo::the_referrer:
      return true;
    case ReleaseTo::an_agency:
      return one.agency == other.agency;
    case ReleaseTo::outside:
      return folded_name(one.name) == folded_name(other.name);
  }
  return false;
}

std::vector<const Signed<ItemReleased>*> live_releases(const Request& request, ItemId item,
                                                       const Recipient& recipient, Instant now) {
  std::vector<const Signed<ItemReleased>*> live;
  for (const Signed<ItemReleased>& one : request.released) {
    if (one.what.item == item && is_same(recipient_of(one.what), recipient) &&
        is_in_force(request, one.what, now)) {
      live.push_back(&one);
    }
  }
  return live;
}

FoundRelease find_release(const CaseFile& file, ReleaseId id) {
  for (const Request& request : file.enquiry.requests) {
    const auto found = std::ranges::find_if(
        request.released, [id](const Signed<ItemReleased>& one) { return one.what.release == id; });
    if (found != request.released.end()) {
      return {.request = &request, .release = &*found};
    }
  }
  return {};
}

const Signed<ReferrerSharingDecided>* referrer_release(const CaseFile& file,
                                                       const Recipient& recipient, Instant now) {
  const auto found =
      std::ranges::find_if(file.family.on_referrer, [&](const Signed<ReferrerSharingDecided>& one) {
        const bool over = one.what.until && *one.what.until <= now;
        const bool ended = std::ranges::any_of(file.family.on_referrer_ended,
                                               [&](const Signed<ReferrerReleaseEnded>& end) {
                                                 return end.what.release == one.what.release;
                                               });
        return one.what.goes && !over && !ended && is_same(recipient_of(one.what), recipient);
      });
  return found == file.family.on_referrer.end() ? nullptr : &*found;
}

}  // namespace openmash
