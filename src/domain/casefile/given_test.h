// Given what happened, when somebody asks for something, then events or a refusal: the words the
// tests of the verbs are written in.
// The hub here is small and made up in the shape of the example's: seven roles, three agencies. It
// has no clock: each event happens a minute after the one before. Tests that need the real folder
// are in tests/scenarios/.
#pragma once

#include <vector>

#include "domain/casefile/commands.h"

namespace openmash::given {

inline Id128 id(unsigned char number) {
  return Id128{{number}};
}

// The people of every test.
inline const Staff contact_officer{.id = StaffId{id(201)}, .role = RoleCode{"contact_officer"}};
inline const Staff screener{.id = StaffId{id(202)}, .role = RoleCode{"screening_team"}};
inline const Staff worker{.id = StaffId{id(203)}, .role = RoleCode{"social_worker"}};
inline const Staff other_worker{.id = StaffId{id(204)}, .role = RoleCode{"social_worker"}};
inline const Staff head{.id = StaffId{id(205)}, .role = RoleCode{"head_of_mash"}};
inline const Staff support{.id = StaffId{id(206)}, .role = RoleCode{"business_support"}};
inline const Staff administrator{.id = StaffId{id(207)}, .role = RoleCode{"administrator"}};
inline const Staff police{.id = StaffId{id(208)},
                          .role = RoleCode{"agency_representative"},
                          .agency = AgencyCode{"police"}};
inline const Staff health{.id = StaffId{id(209)},
                          .role = RoleCode{"agency_representative"},
                          .agency = AgencyCode{"health"}};

inline const PersonId child_a{id(1)};
inline const PersonId child_b{id(2)};
inline const PersonId adult_1{id(3)};
inline const RequestId to_police{id(11)};
inline const RequestId to_health{id(12)};
inline const ReturnId answer_1{id(21)};
inline const ReturnId answer_2{id(22)};
inline const ItemId item_1{id(31)};
inline const LetterId letter_1{id(41)};

[[nodiscard]] hub::Profile small_profile();
[[nodiscard]] hub::WorkingCalendar small_calendar();  ///< Monday to Friday, 9 to 5, all of 2026

/// Tuesday 3 March 2026, 09:00.
inline const Instant start{
    std::chrono::sys_days{Date{std::chrono::year{2026}, std::chrono::March, std::chrono::day{3}}} +
    std::chrono::hours{9}};

class Given {
 public:
  Given() : profile(small_profile()), calendar(small_calendar()) {}

  Given& then(CaseEvent event, Actor by = System{});
  Given& then(std::vector<CaseEvent> events, Actor by = System{});

  // How far a case has come, each built on the one before.
  [[nodiscard]] static Given received();  ///< Child A, Child B and Adult 1
  [[nodiscard]] static Given screened();
  [[nodiscard]] static Given gated(Route route = Route::through_mash);
  [[nodiscard]] static Given assigned();  ///< rated, gated, with the worker
  [[nodiscard]] static Given asked();     ///< police and health
  [[nodiscard]] static Given written();   ///< both have answered, the record is written
  [[nodiscard]] static Given recommended();
  [[nodiscard]] static Given decided();
  [[nodiscard]] static Given reopened();  ///< by a late answer from health

  [[nodiscard]] CaseFile file() const { return fold(ContactId{id(99)}, history); }
  [[nodiscard]] Instant now() const;
  [[nodiscard]] Date today() const { return Date{std::chrono::floor<std::chrono::days>(now())}; }

  /// What the verb says, whoever asks: `may` is tested by itself.
  [[nodiscard]] Decided when(const CaseCommand& command, const Actor& by = System{}) const;
  /// What the whole door says.
  [[nodiscard]] Decided when_asked(const CaseCommand& command, const Actor& by) const;

  std::vector<RecordedEvent> history;
  hub::Profile profile;
  hub::WorkingCalendar calendar;
};

template <class Why>
[[nodiscard]] bool refused(const Decided& decided) {
  return !decided && std::holds_alternative<Why>(decided.error());
}

/// The one event there is, when it is of this kind.
template <class Event>
[[nodiscard]] const Event* only(const Decided& decided) {
  return decided && decided->size() == 1 ? std::get_if<Event>(&decided->front()) : nullptr;
}

/// Both children, with these outcomes.
[[nodiscard]] std::vector<OutcomesForChild> for_both(const std::vector<OutcomeChoice>& outcomes);

inline const std::vector<OutcomeChoice> passed_to_cpat = {{OutcomeCode{"cpat"}, ""}};

}  // namespace openmash::given
