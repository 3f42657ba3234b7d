#include "app/person_index.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <ranges>
#include <span>
#include <utility>

#include "base/contains.h"
#include "linkage/lookup.h"
#include "linkage/text/fold.h"
#include "linkage/values/birth_date.h"
#include "linkage/values/identifier.h"
#include "london/london_time.h"
#include "views/worklist.h"

namespace openmash::app {

namespace {

using linkage::Field;

constexpr std::chrono::seconds tell_again_after{5};
constexpr std::size_t most_at_a_place = 20;
constexpr std::size_t most_named = 10;

std::size_t hashed(std::string_view kind, std::string_view one, std::string_view two = {}) {
  return std::hash<std::string>{}(std::string{kind} + '\n' + std::string{one} + '\n' +
                                  std::string{two});
}

struct Mark {
  std::size_t hash = 0;
  bool of_people = false;  ///< or of an address alone
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "At home" and "School gate" are no addresses: one has a number in it, of a house or a postcode.
bool is_an_address(std::string_view plain) {
  constexpr std::size_t least = 6;
  return plain.size() >= least && std::ranges::any_of(plain, is_digit) &&
         !std::ranges::all_of(plain, is_digit);
}

std::vector<Mark> marks_of(const CaseFile& file) {
  std::vector<Mark> marks;
  const auto add_address = [&](std::string_view words) {
    if (const std::string plain = PersonIndex::plain(words); is_an_address(plain)) {
      marks.push_back({.hash = hashed("address", plain)});
    }
  };
  for (const PersonDescribed& person : file.intake.people) {
    add_address(person.answers.words("address"));
    const std::string name = PersonIndex::plain(person.answers.words("name"));
    if (name.empty()) {
      continue;
    }
    for (const char* second : {"born", "address"}) {
      if (const std::string other = PersonIndex::plain(person.answers.words(second));
          !other.empty()) {
        marks.push_back({.hash = hashed(second, name, other), .of_people = true});
      }
    }
  }
  for (const ConcernRaised& concern : file.intake.concerns) {
    add_address(concern.answers.words("where"));
  }
  return marks;
}

std::size_t mark_of_reference(std::string_view reference) {
  return hashed("police", PersonIndex::plain(reference));
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The words of an address from the first that looks like a postcode on: "IG1 1AA", "IG11AA",
/// "IG1".
struct Place {
  std::string address;
  std::string postcode;
  std::string inward;  ///< "4" of "IG1 4", where somebody asks
};

bool is_inward(std::string_view word) {
  return word.size() == 3 && is_digit(word[0]) && is_letter(word[1]) && is_letter(word[2]);
}

/// "4" or "4A".
bool begins_inward(std::string_view word) {
  return !word.empty() && word.size() < 3 && is_digit(word[0]) &&
         std::ranges::all_of(word.substr(1), is_letter);
}

bool is_outward(std::string_view word) {
  if (word.size() < 2 || word.size() > 4 || !is_letter(word[0])) {
    return false;
  }
  const std::size_t letters = is_letter(word[1]) ? 2 : 1;
  return word.size() > letters && is_digit(word[letters]) &&
         std::ranges::all_of(word.substr(letters),
                             [](char c) { return is_digit(c) || is_letter(c); });
}

/// @param is_asked  a postcode may have been begun and not ended; in what is written down, what
/// follows "A1" is rather a door
Place place_of(std::string_view words, bool is_asked = false) {
  std::vector<std::string> parts;
  std::string word;
  for (const char c : words) {
    if (is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80 || c == '\'') {
      word += c;
    } else if (!word.empty()) {
      parts.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) {
    parts.push_back(std::move(word));
  }
  Place place;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const std::string_view here = parts[at];
    const bool glued = here.size() >= 5 && here.size() <= 7 &&
                       is_inward(here.substr(here.size() - 3)) &&
                       is_outward(here.substr(0, here.size() - 3));
    const bool pair = is_outward(here) && at + 1 < parts.size() && is_inward(parts[at + 1]);
    // "N5" alone may be a flat; at the end of a line of its own it is a district.
    const bool alone = is_outward(here) && at + 1 == parts.size();
    const bool begun =
        is_asked && is_outward(here) && at + 2 == parts.size() && begins_inward(parts[at + 1]);
    if (place.postcode.empty() && (glued || pair || alone || begun)) {
      place.postcode = here;
      if (pair) {
        place.postcode += parts[++at];
      } else if (begun) {
        place.inward = parts[++at];
      }
      continue;
    }
    place.address += (place.address.empty() ? "" : " ") + parts[at];
  }
  return place;
}

/// The first number in "about 6", "six months" has none.
std::optional<int> age_in(std::string_view words) {
  const auto first = std::ranges::find_if(words, is_digit);
  int age = 0;
  for (auto at = first; at != words.end() && is_digit(*at) && age < 200; ++at) {
    age = age * 10 + (*at - '0');
  }
  const bool in_months =
      words.find("month") != std::string_view::npos || words.find("week") != std::string_view::npos;
  if (first == words.end() || age > 120) {
    return std::nullopt;
  }
  return in_months ? age / 12 : age;
}

/// For how long something took, and for nothing that is recorded.
double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int year_of(Instant at) {
  return static_cast<int>(london::date_of(at).year());
}

/// Fields with the strings they point into.
struct Words {
  std::array<std::string, linkage::field_count> kept;

  std::string& operator[](Field field) { return kept[static_cast<std::size_t>(field)]; }
  [[nodiscard]] linkage::Fields fields() const {
    linkage::Fields fields{};
    std::ranges::copy(kept, fields.begin());
    return fields;
  }
};

bool any_word(std::string_view folded, std::span<const std::string_view> list) {
  return std::ranges::any_of(std::views::split(folded, ' '), [list](const auto& word) {
    return contains(list, std::string_view{word});
  });
}

/// "Eefa Brennan, girl about 7": what follows says who they are, and is no name.
std::string_view before_description(std::string_view words) {
  constexpr std::array<std::string_view, 5> describing{"girl", "boy", "child", "baby", "aged"};
  const std::size_t comma = words.find(',');
  const std::string rest =
      comma == std::string_view::npos ? "" : linkage::folded(words.substr(comma));
  const bool describes = std::ranges::any_of(rest, is_digit) || any_word(rest, describing);
  return describes ? words.substr(0, comma) : words;
}

/// Samples and exercises say "Child N" and "Adult 12" for a name: the letter is all there is of it,
/// and alone it would be taken for an initial.
std::string name_in(std::string_view typed) {
  const std::string_view words = before_description(typed);
  const std::size_t gap = words.find(' ');
  const std::string first = PersonIndex::plain(words.substr(0, gap));
  const std::string rest =
      gap == std::string_view::npos ? "" : PersonIndex::plain(words.substr(gap));
  if ((first != "child" && first != "adult") || rest.empty() || rest.size() > 3) {
    return std::string{words};
  }
  return rest + rest + rest + rest;
}

Words words_of(const PersonDescribed& person, Instant received_at) {
  const Answers& answers = person.answers;
  Words words;
  words[Field::full_name] = name_in(answers.words("name"));
  words[Field::alias] = answers.words("known_as");
  words[Field::sex] = answers.words("sex");
  words[Field::birth_date] = answers.words("born");
  if (words[Field::birth_date].empty()) {
    const std::string_view name = answers.words("name");
    const auto said = age_in(answers.words("about_age"));
    if (const auto age = said ? said : age_in(name.substr(before_description(name).size()))) {
      words[Field::birth_date] = std::to_string(year_of(received_at) - *age);
    }
  }
  if (answers.words("address_kind") != "no_fixed") {
    const Place place = place_of(answers.words("address"));
    words[Field::address] = place.address;
    words[Field::postcode] = place.postcode;
  }
  words[Field::telephone] = answers.words("phone");
  words[Field::text] = answers.words("school");
  words[Field::nhs_number] = answers.words("nhs_number");
  words[Field::upn] = answers.words("upn");
  return words;
}

std::size_t facts_in(const CaseFile& file) {
  std::string all;
  const auto take = [&all](const Answers& answers) {
    for (const Answer& answer : answers.all) {
      all += answer.question + '\n' + answer.words + '\n';
    }
  };
  for (const PersonDescribed& person : file.intake.people) {
    all += person.person.value.hex();
    take(person.answers);
  }
  for (const ConcernRaised& concern : file.intake.concerns) {
    all += concern.answers.words("where");
  }
  all += file.intake.contact.answers.words("own_reference");
  return std::hash<std::string>{}(all);
}

// Who somebody is to the child, as far as a mother is looked for; free text says it in many ways.
constexpr std::string_view is_mother{"mother"};
constexpr std::string_view may_be_mother{"perhaps mother"};

constexpr std::array<std::string_view, 9> mothers{"mother", "mum",   "mummy", "mam",   "mammy",
                                                  "mom",    "mommy", "mama",  "mommie"};

/// "Mum", "birth mother" and "the child's mother", and not "mother's partner".
bool says_mother(std::string_view words) {
  constexpr std::array<std::string_view, 7> beside{"the",   "his",        "her", "their",
                                                   "birth", "biological", "of"};
  const std::string folded = linkage::folded(words);
  return any_word(folded, mothers) &&
         std::ranges::all_of(std::views::split(folded, ' '), [&](const auto& one) {
           const std::string_view word{one};
           return contains(mothers, word) || contains(beside, word) || word.starts_with("child");
         });
}

/// Whoever is written down as somebody else to the child, and as nothing like a mother too.
bool says_another(std::string_view words) {
  constexpr std::array<std::string_view, 24> others{
      "father",  "dad",         "daddy",       "stepfather", "stepdad", "grandfather",
      "grandad", "granddad",    "grandmother", "grandma",    "gran",    "granny",
      "nan",     "nana",        "uncle",       "aunt",       "auntie",  "brother",
      "sister",  "stepbrother", "boyfriend",   "husband",    "teacher", "neighbour"};
  const std::string folded = linkage::folded(words);
  return any_word(folded, others) && !any_word(folded, mothers);
}

/// @returns  empty where they are certainly not the mother
std::string_view relation_of(const PersonDescribed& person) {
  const std::string_view relation = person.answers.words("relationship");
  if (person.kind != PersonKind::adult) {
    return {};
  }
  if (says_mother(relation) || (relation.empty() && says_mother(person.answers.words("name")))) {
    return is_mother;
  }
  return person.answers.words("sex") == "male" || says_another(relation) ? "" : may_be_mother;
}

/// In the words of what was asked: an age is no date, and where no door was said none differs.
Evidence evidence_of(const linkage::Evidence& one, bool doors_said, bool by_age) {
  using linkage::Comparison;
  const linkage::ComparisonKind& kind = linkage::kind_of(one.comparison);
  Evidence said{.what = kind.words, .how = kind.levels[one.level - 1U].words, .bits = one.weight};
  if (one.comparison == Comparison::text) {
    said.what = "School";
  } else if (one.comparison == Comparison::birth_date && by_age) {
    const auto agreement = static_cast<linkage::DateAgreement>(one.level);
    said.what = "Age";
    said.how = agreement == linkage::DateAgreement::next_year ? "a year or so away from that"
               : agreement == linkage::DateAgreement::far     ? "another age"
                                                              : "about that age";
  } else if (one.comparison == Comparison::household && !doors_said &&
             (one.level == linkage::level::household::same_door ||
              one.level == linkage::level::household::same_door_elsewhere ||
              one.level == linkage::level::household::neighbours)) {
    said.how = "the same street or postcode";
  }
  return said;
}

std::string_view words_of(linkage::DoorThere door) {
  using enum linkage::DoorThere;
  switch (door) {
    case same:
      return "the same door";
    case not_asked:
      return "what was asked for";
    case not_said:
      return "the same street or postcode, no door written down";
    case another:
      return "the same street or postcode, another door";
  }
  return {};
}

void add_mother(std::vector<PersonMatch>& matches, std::string_view how) {
  for (PersonMatch& match : matches) {
    match.evidence.push_back({.what = "Mother", .how = how, .bits = 1});
  }
}

PersonMatches matches_of(const linkage::Found& found, const std::vector<RecordRef>& records,
                         bool by_age = false) {
  PersonMatches matches{.candidates = {},
                        .near_misses = {},
                        .nothing_asked = found.nothing_asked,
                        .one_fact = found.one_fact,
                        .cut = found.cut};
  const auto add = [&](std::vector<PersonMatch>& to, const linkage::Candidate& one) {
    PersonMatch match{.record = records[one.record],
                      .bits = one.explanation.weight,
                      .evidence = {},
                      .perhaps_twins = one.perhaps_twins(),
                      .through = {}};
    for (const linkage::Evidence& evidence : one.explanation.evidence) {
      match.evidence.push_back(evidence_of(evidence, one.doors_said, by_age));
    }
    if (one.through) {
      match.through = records[*one.through];
    }
    to.push_back(std::move(match));
  };
  for (const linkage::Candidate& one : found.candidates) {
    add(matches.candidates, one);
  }
  for (const linkage::Candidate& one : found.near_misses) {
    add(matches.near_misses, one);
  }
  return matches;
}

}  // namespace

PersonIndex::PersonIndex(Core& core, const Matching& matching)
    : core_(core),
      start_{.contact = {}, .at = core.now(), .roles = &core.profile()},
      lookup_(std::make_unique<linkage::Lookup>(matching.model)) {
  if (matching.frequencies) {
    lookup_->count_names_by(*matching.frequencies);
  }
  // A contact received or changed from now on is told by its notice, like every open page.
  core.notices().listen([this](const std::string& topic) {
    constexpr std::string_view prefix = "contact:";
    const auto id = topic.starts_with(prefix)
                        ? id_from_hex(std::string_view{topic}.substr(prefix.size()))
                        : std::nullopt;
    if (id) {
      const NoticedContact noticed{
          .contact = ContactId{*id}, .at = core_.now(), .roles = &core_.profile()};
      const std::scoped_lock lock{mutex_};
      waiting_.push_back(noticed);
      ++asked_for_;
      arrived_.notify_one();
    }
  });
  builder_ = std::thread{[this] { build(); }};
}

PersonIndex::~PersonIndex() {
  stop();
}

void PersonIndex::stop() {
  {
    const std::scoped_lock lock{mutex_};
    stopping_ = true;
  }
  arrived_.notify_one();
  added_.notify_all();
  if (builder_.joinable()) {
    builder_.join();
  }
}

std::string PersonIndex::plain(std::string_view words) {
  std::string plain;
  for (const char c : words) {
    if (c >= 'A' && c <= 'Z') {
      plain += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) {
      plain += c;
    }
  }
  return plain;
}

bool PersonIndex::is_an_age(std::string_view words) {
  return age_in(words).has_value();
}

bool PersonIndex::is_a_number(std::string_view words) {
  const std::string number = linkage::compact(words);
  return linkage::is_nhs_number(number) || linkage::is_upn(number);
}

void PersonIndex::tell_of_changes(Heard heard) {
  const std::scoped_lock lock{mutex_};
  heard_ = std::move(heard);
  arrived_.notify_one();
}

void PersonIndex::take_out(ContactId contact, Held& held) {
  for (const linkage::RecordNumber record : held.records) {
    lookup_->remove(record);
  }
  for (const std::size_t mark : held.marks) {
    std::erase(contacts_[mark], contact);
  }
  held.records.clear();
  held.marks.clear();
}

void PersonIndex::tell_when_ready(Ready tell) {
  std::unique_lock lock{mutex_};
  if (!ready_) {
    ready_told_ = std::move(tell);
    return;
  }
  const IndexBuilt built = built_;
  lock.unlock();
  tell(built);
}

/// Whether anything is found in another way from now on.
bool PersonIndex::take_in(ContactId contact) {
  try {
    const double began = seconds_now();
    const CaseFile file = fold(contact, core_.history(contact));
    const double opened = seconds_now();
    const std::size_t facts = facts_in(file);
    const std::scoped_lock lock{mutex_};
    const auto count_time = [&] {
      if (!ready_) {
        built_.opening_seconds += opened - began;
        built_.adding_seconds += seconds_now() - opened;
      }
    };
    unread_.erase(contact.value);
    const bool is_new = !held_.contains(contact.value);
    Held& held = held_[contact.value];
    if (!is_new && held.facts == facts) {
      return false;
    }
    take_out(contact, held);
    held.facts = facts;
    held.household = held.household == 0 ? ++households_ : held.household;
    for (const Mark& mark : marks_of(file)) {
      held.marks.push_back(mark.hash);
    }
    const ContactReceived& received = file.intake.contact;
    const std::string_view reference = received.answers.words("own_reference");
    if (received.channel == Channel::police_notification && !plain(reference).empty()) {
      held.marks.push_back(mark_of_reference(reference));
    }
    for (const std::size_t mark : held.marks) {
      std::vector<ContactId>& found = contacts_[mark];
      if (found.empty() || found.back() != contact) {
        found.push_back(contact);
      }
    }
    for (const PersonDescribed& person : file.intake.people) {
      const Words words = words_of(person, received.received_at);
      held.records.push_back(lookup_->add({.ways = {words.fields()},
                                           .household = held.household,
                                           .relation = relation_of(person)}));
      records_.push_back({.contact = contact, .person = person.person});
    }
    count_time();
    return true;
  } catch (const std::runtime_error&) {
    // Faults of the world (base/faults.h): a damaged contact is told to whoever opens it, and by
    // `openmash verify`; the others are still found. Of one that was destroyed whole nothing may
    // be.
    const std::scoped_lock lock{mutex_};
    unread_.insert(contact.value);
    if (const auto held = held_.find(contact.value); held != held_.end()) {
      take_out(contact, held->second);
      held->second.facts = 0;
    }
    return false;
  }
}

std::size_t PersonIndex::unread() {
  const std::scoped_lock lock{mutex_};
  return unread_.size();
}

bool PersonIndex::is_ready(std::unique_lock<std::mutex>& lock) {
  if (!ready_) {
    return false;
  }
  if (std::this_thread::get_id() == builder_.get_id()) {
    return true;  // whoever adds them cannot wait for them
  }
  // What arrived a moment ago is added by the builder, one after another: "none" would be untrue.
  const std::size_t until = asked_for_;
  added_.wait(lock, [&] { return stopping_ || taken_ >= until; });
  return true;
}

std::optional<std::vector<Alike>> PersonIndex::find(const CaseFile& file) {
  std::vector<Alike> found;
  std::unique_lock lock{mutex_};
  if (!is_ready(lock)) {
    return std::nullopt;
  }
  for (const Mark& mark : marks_of(file)) {
    const auto contacts = contacts_.find(mark.hash);
    if (contacts == contacts_.end()) {
      continue;
    }
    for (const ContactId contact : contacts->second) {
      if (contact == file.id) {
        continue;
      }
      auto known = std::ranges::find(found, contact, &Alike::contact);
      if (known == found.end()) {
        known = found.insert(found.end(), {.contact = contact});
      }
      (mark.of_people ? known->same_people : known->same_address) = true;
    }
  }
  return found;
}

std::optional<std::vector<ContactId>> PersonIndex::notified_as(std::string_view reference) {
  std::unique_lock lock{mutex_};
  if (!is_ready(lock)) {
    return std::nullopt;
  }
  const auto found = contacts_.find(mark_of_reference(reference));
  return found == contacts_.end() ? std::vector<ContactId>{} : found->second;
}

std::optional<PersonMatches> PersonIndex::search(const PersonAsked& asked, Date today,
                                                 const MayBeSeen& may_be_seen) {
  Words words;
  words[Field::full_name] = name_in(asked.name);
  words[Field::birth_date] = asked.born;
  linkage::Question question;
  if (const auto age = age_in(asked.about_age); age && asked.born.empty()) {
    const int year = static_cast<int>(today.year()) - *age;
    question.born_from = static_cast<std::uint16_t>(year - 2);
    question.born_to = static_cast<std::uint16_t>(year + 1);
  }
  const Place place = place_of(asked.place, true);
  words[Field::address] = place.address;
  words[Field::postcode] = place.postcode;
  words[Field::telephone] = asked.telephone;
  words[Field::text] = asked.school;
  words[Field::identifier] = asked.number;
  (asked.mother_of ? question.of : question.facts) = words.fields();
  std::unique_lock lock{mutex_};
  if (!is_ready(lock)) {
    return std::nullopt;
  }
  const linkage::Lookup::Visible visible = [&](linkage::RecordNumber number) {
    return may_be_seen(records_[number].contact);
  };
  const auto find_as = [&](std::string_view relation) {
    question.relation = relation;
    return matches_of(lookup_->find(question, visible), records_, question.born_from != 0);
  };
  PersonMatches matches = find_as(asked.mother_of ? is_mother : "");
  if (asked.mother_of) {
    add_mother(matches.candidates, "written down as the child’s");
    add_mother(matches.near_misses, "written down as the child’s");
    PersonMatches others = find_as(may_be_mother);
    for (auto* some : {&others.candidates, &others.near_misses}) {
      add_mother(*some, "an adult named with the child; nobody wrote down that this is the mother");
      std::ranges::move(*some, std::back_inserter(matches.near_misses));
    }
    matches.cut = matches.cut || others.cut;
  }
  // A street says too little of who somebody is to weigh: who is written down there is listed,
  // where it is all that was asked, or nobody was found by the rest.
  const bool alone = asked.name.empty() && asked.born.empty() && asked.about_age.empty() &&
                     asked.telephone.empty() && asked.school.empty() && asked.number.empty();
  const bool nobody = matches.candidates.empty() && matches.near_misses.empty();
  if ((alone || nobody) && !asked.place.empty()) {
    for (const linkage::LivesThere& one : lookup_->living_at(
             {.address = place.address, .postcode = place.postcode, .inward = place.inward},
             most_at_a_place, visible, matches.cut_there)) {
      const RecordRef& record = records_[one.record];
      if (!contains(matches.candidates, record, &PersonMatch::record)) {
        std::erase_if(matches.near_misses,
                      [&](const PersonMatch& near) { return near.record == record; });
        matches.there.push_back(
            {.record = record,
             .evidence = {{.what = "Address", .how = words_of(one.door), .bits = 1}}});
      }
    }
  }
  // So with part of a name, one of several names, and a school as people call it.
  const auto list = [&](linkage::RecordNumber number, std::string_view what, std::string_view how) {
    const RecordRef& record = records_[number];
    if (!contains(matches.candidates, record, &PersonMatch::record) &&
        !contains(matches.near_misses, record, &PersonMatch::record) &&
        !contains(matches.there, record, &PersonMatch::record)) {
      matches.there.push_back(
          {.record = record, .evidence = {{.what = what, .how = how, .bits = 1}}});
    }
  };
  bool cut = false;
  if (!asked.name.empty() && !asked.mother_of &&
      (nobody || asked == PersonAsked{.name = asked.name})) {
    for (const auto& one : lookup_->named(words[Field::full_name], most_named, visible, cut)) {
      list(one.record, "Name", one.all ? "in a name of theirs" : "some of it in a name of theirs");
    }
    matches.cut_there |= cut;
  }
  if (!asked.school.empty() && !asked.mother_of &&
      (nobody || asked == PersonAsked{.school = asked.school})) {
    for (const auto& one : lookup_->at_school(asked.school, most_at_a_place, visible, cut)) {
      list(one.record, "School", "what was asked for");
    }
    matches.cut_there |= cut;
  }
  return matches;
}

std::optional<PersonMatches> PersonIndex::like(ContactId contact, const PersonDescribed& person,
                                               const MayBeSeen& may_be_seen) {
  const auto file = core_.load(contact);
  const Words words = words_of(person, file->intake.contact.received_at);
  std::unique_lock lock{mutex_};
  if (!is_ready(lock)) {
    return std::nullopt;
  }
  const auto is_another = [&](linkage::RecordNumber number) {
    const RecordRef& record = records_[number];
    return record.contact != contact && may_be_seen(record.contact);
  };
  const auto find_like = [&](const Words& facts) {
    return lookup_->find({.facts = facts.fields()}, is_another);
  };
  PersonMatches matches = matches_of(find_like(words), records_);
  if (person.kind == PersonKind::adult) {
    return matches;
  }
  // Before the birth a child has no name, and is known by its mother and about when.
  for (const PersonDescribed& adult : file->intake.people) {
    if (relation_of(adult) != is_mother) {
      continue;
    }
    const Words of_mother = words_of(adult, file->intake.contact.received_at);
    for (const PersonMatch& mother : matches_of(find_like(of_mother), records_).candidates) {
      add_children_of(mother, person, matches);
    }
  }
  return matches;
}

/// Those of a mother's children who may be this one: either of the two was not born yet, and what
/// is known of the dates does not part them.
void PersonIndex::add_children_of(const PersonMatch& mother, const PersonDescribed& person,
                                  PersonMatches& matches) const {
  using linkage::DateAgreement;
  const auto born = [](const PersonDescribed& one) {
    return linkage::read_birth_date(one.answers.words("born")).value_or(linkage::BirthDate{});
  };
  std::shared_ptr<const CaseFile> file;
  try {
    file = core_.load(mother.record.contact);
  } catch (const CorruptRecord&) {
    return;  // it was damaged since it was taken in: it costs this page nothing else
  }
  for (const PersonDescribed& child : file->intake.people) {
    const RecordRef record{.contact = mother.record.contact, .person = child.person};
    const DateAgreement dates = linkage::agreement(born(person), born(child));
    const bool far_apart = dates == DateAgreement::far || dates == DateAgreement::next_year ||
                           dates == DateAgreement::same_year ||
                           dates == DateAgreement::same_year_and_part;
    if (child.kind == PersonKind::adult || far_apart ||
        (child.kind != PersonKind::unborn_child && person.kind != PersonKind::unborn_child) ||
        contains(matches.candidates, record, &PersonMatch::record)) {
      continue;
    }
    PersonMatch match{.record = record, .bits = mother.bits, .through = mother.record};
    match.evidence.push_back({.what = "Mother", .how = "perhaps the same", .bits = mother.bits});
    if (dates != DateAgreement::unknown) {
      match.evidence.push_back({.what = "Date of birth, or when it is due",
                                .how = "within weeks, as far as known",
                                .bits = 1});
    }
    std::erase_if(matches.near_misses,
                  [&](const PersonMatch& one) { return one.record == record; });
    matches.candidates.push_back(std::move(match));
  }
}

void PersonIndex::build() {
  std::vector<ContactId> stored;
  std::vector<ContactId> open;
  try {
    core_.readers().read([&](db::Connection& connection) {
      stored = views::all_contacts(connection);
      open = views::open_contacts(connection);
    });
  } catch (const std::runtime_error&) {
    return;  // who there is cannot be read: it is never ready, and says so
  }
  std::unique_lock lock{mutex_};
  for (auto contact = stored.rbegin(); contact != stored.rend(); ++contact) {
    waiting_.push_front({.contact = *contact});
  }
  before_start_.assign(open.begin(), open.end());
  asked_for_ += stored.size();
  while (!stopping_) {
    if (waiting_.empty()) {
      if (!ready_) {
        become_ready(lock);
        continue;
      }
      if (const auto one = next_before_start()) {
        tell(lock, *one);
        continue;
      }
      const auto is_called = [this] {
        return stopping_ || !waiting_.empty() || (heard_ && !before_start_.empty());
      };
      if (untold_.empty()) {
        arrived_.wait(lock, is_called);
      } else if (!arrived_.wait_for(lock, tell_again_after, is_called)) {
        const NoticedContact again = untold_.front();
        untold_.pop_front();
        tell(lock, again);
      }
      continue;
    }
    const NoticedContact next = waiting_.front();
    waiting_.pop_front();
    lock.unlock();
    const bool changed = take_in(next.contact);
    lock.lock();
    ++taken_;
    added_.notify_all();
    if (changed && next.roles != nullptr && heard_) {
      tell(lock, next);
    }
  }
}

void PersonIndex::become_ready(std::unique_lock<std::mutex>& lock) {
  const double began = seconds_now();
  lookup_->settle(false);
  built_.adding_seconds += seconds_now() - began;
  built_.contacts = held_.size();
  built_.people = lookup_->size();
  ready_ = true;
  if (ready_told_) {
    const IndexBuilt built = built_;
    const Ready tell = std::exchange(ready_told_, nullptr);
    lock.unlock();
    tell(built);
    lock.lock();
  }
}

std::optional<NoticedContact> PersonIndex::next_before_start() {
  if (!heard_ || before_start_.empty()) {
    return std::nullopt;
  }
  NoticedContact one = start_;
  one.contact = before_start_.front();
  before_start_.pop_front();
  return one;
}

/// A fault of the world must not end the process from here: what could not be stored is told again
/// later, and of what is damaged nothing can be told.
void PersonIndex::tell(std::unique_lock<std::mutex>& lock, const NoticedContact& one) {
  const Heard heard = heard_;
  lock.unlock();
  bool again = false;
  try {
    heard(one);
  } catch (const DatabaseFault&) {
    again = true;
  } catch (const CorruptRecord&) {
  }
  lock.lock();
  if (again) {
    untold_.push_back(one);
  }
}

}  // namespace openmash::app
