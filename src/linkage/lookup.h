// People found one at a time, by whatever somebody knows of them: part of a name, about how old, a
// street, a telephone number, a school, whose mother.
// It suggests, in order and with the evidence for and against, by the same model as in bulk
// (weigh.h); a record the caller may not see changes nothing it answers, neither weight nor order
// nor count. Records come and go one at a time. Kept and fed by app/person_index.h.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "linkage/compare.h"
#include "linkage/postings.h"
#include "linkage/values/name_sieve.h"
#include "linkage/weigh.h"

namespace openmash::linkage {

/// A record's number: given when it is added, and never to another.
using RecordNumber = std::uint32_t;

/// How one record describes somebody.
struct Described {
  std::vector<Fields> ways;     ///< one for each name or address they have; the usual one first
  std::uint32_t household = 0;  ///< records that came together; 0: alone
  std::string_view relation;    ///< who they are to the child: "mother"
};

/// What is known of somebody who is looked for.
struct Question {
  Fields facts{};
  /// "About how old", where there is no date: the years they may be born in. 0: not said. With a
  /// relation, of whomever `of` says.
  std::uint16_t born_from = 0;
  std::uint16_t born_to = 0;
  std::string_view relation;  ///< "mother", of whomever `of` says
  Fields of{};
  std::size_t most = 10;
  std::size_t near_most = 5;
};

/// Candidates above, near misses below: a little under evens, for nobody is decided about here.
constexpr double candidates_from = -3;
constexpr double near_misses_from = -11;

struct Candidate {
  RecordNumber record = 0;
  std::size_t way = 0;  ///< of the ways it is described in, the one that agrees best
  Explanation explanation;
  std::optional<RecordNumber> through;  ///< the child whose mother it is
  bool doors_said = false;  ///< a door was asked for and is written down: they may be compared

  [[nodiscard]] bool perhaps_twins() const {
    return explanation.twins >= static_cast<double>(twins_from);
  }
};

struct Found {
  std::vector<Candidate> candidates;   ///< strongest first
  std::vector<Candidate> near_misses;  ///< strongest first
  /// One kind of fact alone: whoever is written down otherwise in it was not looked for.
  bool one_fact = false;
  bool nothing_asked = false;  ///< no fact that anybody could be found by
  bool cut = false;            ///< more agreed a little than were weighed, or than are here
  [[nodiscard]] bool was_narrow() const { return one_fact || cut; }
};

/// Where somebody is looked for; each part may be empty.
struct PlaceAsked {
  std::string_view address;
  std::string_view postcode;
  std::string_view inward;  ///< how its second half begins: "4" of "IG1 4"
};

/// The door asked for beside the one written down; the best first.
enum class DoorThere : std::uint8_t { same, not_asked, not_said, another };

/// Somebody written down at a place.
struct LivesThere {
  RecordNumber record = 0;
  DoorThere door = DoorThere::not_asked;
};

class Lookup {
 public:
  using Visible = std::function<bool(RecordNumber)>;

  explicit Lookup(Model model);
  ~Lookup();
  Lookup(const Lookup&) = delete;
  Lookup& operator=(const Lookup&) = delete;

  /// Names are as common as a saved file says: before the first record, in place of counting them
  /// when they are settled.
  void count_names_by(Frequencies frequencies) { people_.count_by(std::move(frequencies)); }

  RecordNumber add(const Described& described);
  /// Nothing of it is found again, and what only it said is overwritten.
  void remove(RecordNumber record);

  /// Puts what was added so far in order. Before the first time nothing is found; afterwards each
  /// record is found as soon as it is added.
  /// @param count_values  how common each value is among them counts from now on; else none is
  /// rarer than another, as it must be where some records are hidden from some (sealing.md 5)
  void settle(bool count_values);
  [[nodiscard]] bool is_settled() const { return weigh_ != nullptr; }

  /// @param visible  whether a record is there for whoever asks
  [[nodiscard]] Found find(const Question& question, const Visible& visible);

  /// Those written down at a place, of which an address may say a part: a street, a town, a
  /// postcode, its outward half or a little more. Who comes by the same door comes first; nothing
  /// is weighed, for a street says too little of who somebody is. In lookup_places.cpp.
  [[nodiscard]] std::vector<LivesThere> living_at(const PlaceAsked& place, std::size_t most,
                                                  const Visible& visible, bool& cut);

  /// Those of whom a name or the school says these words, in any order; of each its beginning is
  /// enough. Who has all of them comes first, then who has some; nothing is weighed, for a word of
  /// a name says too little of who somebody is. In lookup_words.cpp.
  struct SaysWords {
    RecordNumber record = 0;
    std::size_t words = 0;  ///< so many of those asked for
    bool all = false;
  };
  [[nodiscard]] std::vector<SaysWords> named(std::string_view words, std::size_t most,
                                             const Visible& visible, bool& cut) const;
  [[nodiscard]] std::vector<SaysWords> at_school(std::string_view words, std::size_t most,
                                                 const Visible& visible, bool& cut) const;

  [[nodiscard]] std::size_t size() const { return live_; }
  [[nodiscard]] const Model& model() const { return *model_; }

 private:
  using Row = Postings::Row;
  struct Record {
    Row first = 0;
    std::uint16_t rows = 0;
    bool live = false;
    std::uint32_t household = 0;
    ValueId relation = 0;
  };
  /// What is asked, as a record.
  struct Asked {
    Person person;
    std::uint16_t born_from = 0;
    std::uint16_t born_to = 0;
    int kinds_of_fact = 0;
    double slack = 0;  ///< bits that no list knows of: sex, middle names, a town
  };
  struct Scored {
    float weight = 0;
    RecordNumber record = 0;
    Row row = 0;
    Pattern pattern;
    Person asked;
  };

  /// A street as far as it can be told apart without reading it.
  struct Spelled {
    std::uint32_t letters = 0;
    std::uint16_t length = 0;
    char first = '\0';

    explicit Spelled(std::string_view street);
    /// Whether two slips may make one of the other; where not, they do not.
    [[nodiscard]] bool nearly(const Spelled& other) const;
  };

  void list(Row row);
  [[nodiscard]] Asked read(const Fields& facts, std::uint16_t born_from, std::uint16_t born_to);
  void gather(const Asked& asked);
  void gather_names(const Asked& asked);
  void gather_birth(const Asked& asked);
  void gather_places(const Asked& asked);
  void gather_numbers(const Asked& asked);
  /// Eighths of a bit, as sums are kept.
  struct Units {
    static constexpr double a_bit = 8;
    explicit Units(double bits) : count(static_cast<std::uint16_t>(bits * a_bit)) {}
    std::uint16_t count;
  };
  void touch(Row row, Units units);
  void touch_all(std::span<const Row> rows, Units units);
  void touch_all(const Postings& postings, std::uint32_t first, std::uint32_t end, Units units);
  void touch_all(const Postings& postings, std::uint32_t number, Units units) {
    touch_all(postings, number, number + 1, units);
  }
  [[nodiscard]] std::vector<Scored> score(const Asked& asked, std::size_t most,
                                          const Visible& visible, bool& cut);
  [[nodiscard]] Scored scored(const Asked& asked, Row row);
  void refine(Pattern& pattern, const Person& asked, const Person& found) const;
  [[nodiscard]] Candidate candidate(const Scored& scored) const;
  [[nodiscard]] Found find_related(const Question& question, const Visible& visible);
  void blank_values(const Person& person, RecordNumber record);
  /// @param says  how many of the words asked for a row says
  /// @param asked  so many words were asked for
  template <class Says>
  [[nodiscard]] std::vector<SaysWords> who_says(const Says& says, std::size_t asked,
                                                std::size_t most, const Visible& visible,
                                                bool& cut) const;

  std::unique_ptr<const Model> model_;
  People people_;
  std::vector<RecordNumber> record_of_row_;
  std::vector<Record> records_;
  std::size_t live_ = 0;
  std::unique_ptr<const Weigh> weigh_;
  Compare compare_;

  NameSieve sieve_;
  std::vector<Spelled> spelled_streets_;
  Postings forenames_;  ///< and the first name of an alias
  Postings surnames_;   ///< and the last name of an alias
  Postings middles_;
  Postings dates_;
  Postings plain_;  ///< postcodes, whole and their first half, numbers, telephones, schools
  Postings streets_;
  Postings households_;  ///< records, not rows
  std::vector<ValueId> schools_;

  // What one question needs, kept so that the next need not ask for memory.
  std::vector<std::uint16_t> sums_;
  std::vector<Row> touched_;
};

}  // namespace openmash::linkage
