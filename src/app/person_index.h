// Everybody any contact names, found again: contacts about the same people or address as written,
// and people who are perhaps the same though they are written differently.
// It lives in memory alone, because a stored search key would leak what it finds (sealing.md 1):
// built at start in a thread of its own by opening the case files, told of every further one by its
// notice, and emptied of what was erased. Until it is ready it says so, never "none". It suggests
// and links nothing; who judges is who_is_who.h, and what of it somebody may see is look.h.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/core.h"
#include "app/matching.h"
#include "domain/person/events.h"

namespace openmash::linkage {
class Lookup;
}

namespace openmash::app {

/// Why another contact was found: at least one of the two.
struct Alike {
  ContactId contact;
  bool same_people = false;
  bool same_address = false;  ///< where somebody lives, or where it happened
};

/// What is known of somebody who is looked for; each part may be empty.
struct PersonAsked {
  std::string name;
  std::string born;       ///< "2019-03-04", "2019-03" or "2019"
  std::string about_age;  ///< "about 6"
  std::string place;      ///< an address, a street, a postcode
  std::string telephone;
  std::string school;
  std::string number;      ///< NHS number or unique pupil number
  bool mother_of = false;  ///< the name and the birth are a child's, and its mother is looked for

  friend bool operator==(const PersonAsked&, const PersonAsked&) = default;
};

/// One thing that speaks for or against.
struct Evidence {
  std::string_view what;  ///< "Date of birth"
  std::string_view how;   ///< "the same"
  double bits = 0;        ///< above nought: for
};

struct PersonMatch {
  RecordRef record;
  double bits = 0;
  std::vector<Evidence> evidence{};
  bool perhaps_twins = false;
  std::optional<RecordRef> through{};  ///< the child whose mother it is, or the other way round
};

struct PersonMatches {
  std::vector<PersonMatch> candidates;   ///< strongest first
  std::vector<PersonMatch> near_misses;  ///< strongest first
  std::vector<PersonMatch> there{};      ///< written down at the place asked for, none of the above
  bool nothing_asked = false;
  bool one_fact = false;
  bool cut = false;
  bool cut_there = false;  ///< more are written down with it
};

/// What it took to build the index at start.
struct IndexBuilt {
  std::size_t contacts = 0;
  std::size_t people = 0;
  double opening_seconds = 0;  ///< case files read, checked and decrypted
  double adding_seconds = 0;   ///< their people taken in and put in order
};

/// What a notice told, and when: the clock is asked where the notice was pinned.
struct NoticedContact {
  ContactId contact;
  Instant at{};
  const hub::Profile* roles = nullptr;  ///< in force then; nothing at start
};

class PersonIndex {
 public:
  using MayBeSeen = std::function<bool(ContactId)>;

  PersonIndex(Core& core, const Matching& matching);
  ~PersonIndex();
  PersonIndex(const PersonIndex&) = delete;
  PersonIndex& operator=(const PersonIndex&) = delete;

  /// Other contacts that name one of these people in the same way or give one of these addresses;
  /// nothing while the index is not ready. What was stored before this call is found by it.
  [[nodiscard]] std::optional<std::vector<Alike>> find(const CaseFile& file);

  /// Police notifications that came under this reference of theirs; nothing as above.
  [[nodiscard]] std::optional<std::vector<ContactId>> notified_as(std::string_view reference);

  /// People like that, of the contacts that may be seen: the others change nothing in the answer.
  /// Nothing while the index is not ready.
  [[nodiscard]] std::optional<PersonMatches> search(const PersonAsked& asked, Date today,
                                                    const MayBeSeen& may_be_seen);
  /// People in other contacts who are perhaps this one; a child not born yet is met through its
  /// mother and about when it is due.
  [[nodiscard]] std::optional<PersonMatches> like(ContactId contact, const PersonDescribed& person,
                                                  const MayBeSeen& may_be_seen);

  /// Called after a contact that came since the start, or that says something else now, can be
  /// found; and once for each open one that came before, when the index is ready: the process may
  /// have been killed before anybody heard. In the index's own thread.
  using Heard = std::function<void(const NoticedContact&)>;
  void tell_of_changes(Heard heard);

  /// Called once, when the index is ready: in its own thread, or at once where it is already.
  using Ready = std::function<void(const IndexBuilt&)>;
  void tell_when_ready(Ready tell);

  /// Nothing is taken in from now on, and nobody is told.
  void stop();

  /// How many contacts could not be read and so are found by nobody: a number only.
  [[nodiscard]] std::size_t unread();

  /// Small and capital letters, spaces and stops make no difference: "MERLIN/ 12 a" is "merlin12A".
  [[nodiscard]] static std::string plain(std::string_view words);

  /// Whether somebody can be found by it: an age in figures; an NHS or unique pupil number whose
  /// check digit is right.
  [[nodiscard]] static bool is_an_age(std::string_view words);
  [[nodiscard]] static bool is_a_number(std::string_view words);

 private:
  struct Held {
    std::size_t facts = 0;  ///< a mark of what was taken in
    std::uint32_t household = 0;
    std::vector<std::uint32_t> records;  ///< their numbers in the look-up
    std::vector<std::size_t> marks;
  };

  void build();
  void become_ready(std::unique_lock<std::mutex>& lock);
  /// Tells of one; of what could not be stored it is told again later.
  void tell(std::unique_lock<std::mutex>& lock, const NoticedContact& one);
  [[nodiscard]] std::optional<NoticedContact> next_before_start();
  [[nodiscard]] bool take_in(ContactId contact);
  void take_out(ContactId contact, Held& held);
  void add_children_of(const PersonMatch& mother, const PersonDescribed& person,
                       PersonMatches& matches) const;
  /// Waits for what had arrived by now; false where the first building is still going on.
  [[nodiscard]] bool is_ready(std::unique_lock<std::mutex>& lock);

  Core& core_;
  const NoticedContact start_;  ///< when, and under which roles
  std::mutex mutex_;            // guards what follows
  std::condition_variable arrived_;
  std::condition_variable added_;
  bool stopping_ = false;
  bool ready_ = false;
  std::deque<NoticedContact> waiting_;
  std::deque<NoticedContact> untold_;  ///< found by now, and whoever hears of it could not store it
  std::deque<ContactId> before_start_;  ///< open ones: perhaps nobody heard of them then
  std::size_t asked_for_ = 0;           ///< how many ever waited
  std::size_t taken_ = 0;               ///< of those, the ones that can be found by now
  std::unordered_map<Id128, Held> held_;
  std::unordered_set<Id128> unread_;  ///< contacts that are damaged
  std::unordered_map<std::size_t, std::vector<ContactId>>
      contacts_;  ///< by a hash that means nothing outside this process
  std::unique_ptr<linkage::Lookup> lookup_;
  std::vector<RecordRef> records_;  ///< by their number in the look-up
  std::uint32_t households_ = 0;
  Heard heard_;
  IndexBuilt built_;
  Ready ready_told_;
  std::thread builder_;
};

}  // namespace openmash::app
