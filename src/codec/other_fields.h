// The fields of events outside the case file: accounts, what was shown, adopted profiles; and of
// who acted. Under the same rules as casefile_fields.h: a shipped list is never changed. Only
// codec.cpp includes it.
#pragma once

#include "codec/binary.h"
#include "codec/event_types.h"
#include "domain/access/content_shown.h"
#include "domain/account/account.h"
#include "domain/hub/profile_adopted.h"
#include "domain/hub/restore_declared.h"

namespace openmash {

void fields(auto& v, codec::Of<Staff> auto& x) {
  v(x.id, x.role, x.agency);
}
void fields(auto& v, codec::Of<SubjectShown> auto& x) {
  v(x.contact, x.version, x.items, x.extent, x.about);
}

/// Who acted: 1 staff, 2 a referrer, 3 the system, 4 a guest.
void fields(auto& v, codec::Of<Actor> auto& actor) {
  std::uint8_t kind = 0;
  if constexpr (std::remove_reference_t<decltype(v)>::reads) {
    v(kind);
    switch (kind) {
      case 1: {
        Staff staff;
        fields(v, staff);
        actor = staff;
        break;
      }
      case 2:
        actor = Referrer{};
        break;
      case 3:
        actor = System{};
        break;
      case 4: {
        Guest guest;
        v(guest.enquiry);
        actor = guest;
        break;
      }
      default:
        throw CorruptRecord("an actor is of no known kind");
    }
  } else {
    kind = static_cast<std::uint8_t>(actor.index() + 1);
    v(kind);
    if (const Staff* staff = as_staff(actor)) {
      fields(v, *staff);
    } else if (const Guest* guest = as_guest(actor)) {
      v(guest->enquiry);
    }
  }
}

void fields(auto& v, codec::Of<AccountOpened> auto& e) {
  v(e.user_name, e.display_name, e.role, e.agency, e.password_hash);
}
void fields(auto& v, codec::Of<PasswordChanged> auto& e) {
  v(e.password_hash);
}
void fields(auto& v, codec::Of<AccountClosed> auto& e) {
  v(e.reason);
}
void fields(auto& v, codec::Of<HomeStreetGiven> auto& e) {
  v(e.street);
}

/// So many bytes that whatever was asked for in vain leaves a record as large as a page that was
/// shown: its subjects and their items are what differs.
inline std::size_t filling_of(const ContentShown& shown) {
  constexpr std::size_t step = 256;
  std::size_t size = 0;
  for (const SubjectShown& one : shown.subjects) {
    size += 30 + 16 * one.items.size() + (one.about ? 16 : 0);
  }
  size += shown.chosen ? 4 + shown.chosen->value.size() : 0;
  return size == 0 ? step : (step - size % step) % step;
}

void fields(auto& v, codec::Of<RoleChanged> auto& e) {
  v(e.role, e.agency);
}
void fields(auto& v, codec::Of<TotpEnrolled> auto& e) {
  v(e.sealed_secret);
}
void fields(auto&, codec::Of<TotpRemoved> auto&) {}
void fields(auto& v, codec::Of<RecoveryCodesMade> auto& e) {
  v(e.hashes);
}
void fields(auto& v, codec::Of<RecoveryCodeUsed> auto& e) {
  v(e.hash);
}
void fields(auto& v, codec::Of<PasskeyAdded> auto& e) {
  v(e.credential, e.public_key, e.name);
}
void fields(auto& v, codec::Of<PasskeyRemoved> auto& e) {
  v(e.credential);
}
void fields(auto&, codec::Of<FactorsReset> auto&) {}
void fields(auto& v, codec::Of<LinkedToProvider> auto& e) {
  v(e.issuer, e.subject);
}
void fields(auto&, codec::Of<UnlinkedFromProvider> auto&) {}
void fields(auto&, codec::Of<SessionsEnded> auto&) {}
void fields(auto&, codec::Of<SignInVoided> auto&) {}
void fields(auto& v, codec::Of<WayInGiven> auto& e) {
  v(e.way);
}
void fields(auto&, codec::Of<WayInAgreed> auto&) {}
void fields(auto&, codec::Of<OpenedForDemonstration> auto&) {}
void control(auto& v, codec::Of<ContentShown> auto& e) {
  std::string filling;
  if constexpr (!std::remove_reference_t<decltype(v)>::reads) {
    filling.resize(filling_of(e));
  }
  v(e.session, e.purpose, e.refused, e.subjects, e.rights, e.chosen, filling);
}

/// As it was written while nobody was asked what they look at a case for.
void control_2(auto& v, codec::Of<ContentShown> auto& e) {
  std::string filling;
  if constexpr (!std::remove_reference_t<decltype(v)>::reads) {
    filling.resize(filling_of(e));
  }
  v(e.session, e.purpose, e.refused, e.subjects, e.rights, filling);
}

/// As it was written until 22 November 2026: without how much of a subject was shown, and without
/// the rights it was judged under.
void control_1(auto& v, codec::Of<ContentShown> auto& e) {
  v(e.session, e.purpose, e.refused);
  auto count = static_cast<std::uint32_t>(e.subjects.size());
  v(count);
  if constexpr (std::remove_reference_t<decltype(v)>::reads) {
    for (std::uint32_t i = 0; i < count; ++i) {
      SubjectShown one{.extent = Extent::not_recorded};
      v(one.contact, one.version, one.items);
      e.subjects.push_back(std::move(one));
    }
  } else {
    for (const SubjectShown& one : e.subjects) {
      v(one.contact, one.version, one.items);
    }
  }
}
void control(auto& v, codec::Of<ProfileAdopted> auto& e) {
  v(e.version, e.folder);
}
void control(auto&, codec::Of<MadeForTraining> auto&) {}
void control(auto& v, codec::Of<RestoreDeclared> auto& e) {
  v(e.first, e.second, e.seen, e.seen_root, e.found, e.reason);
}

}  // namespace openmash

namespace openmash::codec {

template <class Given>
inline constexpr bool is_about_account = false;
template <class Event>
inline constexpr bool is_about_account<AboutAccount<Event>> = true;
template <class Given>
concept OfAccount = is_about_account<std::remove_const_t<Given>>;

void control(auto& v, OfAccount auto& e) {
  v(e.account, e.event);
}

}  // namespace openmash::codec
