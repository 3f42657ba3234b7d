#include "web/notification_list.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <ranges>

#include "app/person_index.h"
#include "domain/intake/partial_date.h"
#include "london/london_time.h"
#include "web/csv.h"
#include "web/form.h"
#include "web/referral_fields.h"
#include "web/say.h"

namespace openmash::web {

namespace {

constexpr std::array columns{
    ListColumn{"reference",
               "The police’s own reference. Lines with the same one are one notification"},
    ListColumn{"incident", "What happened, in the words of the police. Once for each reference"},
    ListColumn{"received",
               "When it reached the hub: 16/11/2026 23:40 or 2026-11-16 23:40. Blank: now"},
    ListColumn{"grade", "How the police graded it: standard, medium, high, or their own word"},
    ListColumn{"happened", "The day of the incident: 15/11/2026, 2026-11-15 or 2026"},
    ListColumn{"where", "Where it happened, if that is not the address"},
    ListColumn{"child", "A child’s name, as much as is known"},
    ListColumn{"child born", "The child’s date of birth, or when a baby is due: a year is enough"},
    ListColumn{"unborn", "yes, if the child is not born yet"},
    ListColumn{"adult", "An adult’s name"},
    ListColumn{"adult born", "The adult’s date of birth"},
    ListColumn{"relationship", "Who the adult is to the child"},
    ListColumn{"part", "Of the adult: at risk, source of harm, or both"},
    ListColumn{"address", "Where the people on this line live, with the postcode"},
};

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) {
    return "";
  }
  return std::string{text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1)};
}

/// "Child_Born" is written for "child born" as often as not.
std::string plain_name(std::string_view text) {
  std::string plain = trimmed(text);
  for (char& c : plain) {
    c = c == '_' || c == '-' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

/// Taken apart at any of these; empty parts kept.
std::vector<std::string_view> parts_of(std::string_view text, std::string_view at) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0;;) {
    const std::size_t end = text.find_first_of(at, from);
    parts.push_back(text.substr(from, end == std::string_view::npos ? end : end - from));
    if (end == std::string_view::npos) {
      return parts;
    }
    from = end + 1;
  }
}

/// Day first with strokes or stops, year first with dashes: "4/3/2019", "2019-03-04", "2019".
std::optional<PartialDate> read_date(std::string_view text) {
  std::vector<std::string_view> parts = parts_of(text, "/.-");
  if (parts.front().size() == 4) {
    std::ranges::reverse(parts);
  }
  while (parts.size() < 3) {
    parts.insert(parts.begin(), "");
  }
  if (parts.size() > 3) {
    return std::nullopt;
  }
  const auto date = read_partial_date(parts[0], parts[1], parts[2]);
  return date ? *date : std::nullopt;
}

/// "23:40" or "23:40:00", on a clock of 24 hours.
std::optional<std::chrono::minutes> read_clock(std::string_view text) {
  const std::vector<std::string_view> parts = parts_of(text, ":.");
  const auto number = [](std::string_view digits, int most) -> std::optional<int> {
    int value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
    return whole && value >= 0 && value <= most ? std::optional{value} : std::nullopt;
  };
  if (parts.size() < 2 || parts.size() > 3) {
    return std::nullopt;
  }
  const auto hours = number(parts[0], 23);
  const auto minutes = number(parts[1], 59);
  if (!hours || !minutes || (parts.size() == 3 && !number(parts[2], 59))) {
    return std::nullopt;
  }
  return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

std::optional<Instant> read_moment_of(std::string_view text) {
  const std::size_t space = text.find_last_of(" T");
  if (space == std::string_view::npos) {
    return std::nullopt;
  }
  const auto date = read_date(trimmed(text.substr(0, space)));
  const auto clock = read_clock(text.substr(space + 1));
  if (!date || date->day == 0 || !clock) {
    return std::nullopt;
  }
  return london::instant_of(
      Date{std::chrono::year{date->year}, std::chrono::month{static_cast<unsigned>(date->month)},
           std::chrono::day{static_cast<unsigned>(date->day)}},
      *clock);
}

void answer(Answers& answers, const char* question, std::string words) {
  if (!words.empty()) {
    answers.all.push_back({.question = question, .words = std::move(words)});
  }
}

/// Reads the lines one after another and keeps every problem.
class ListReader {
 public:
  ListReader(const app::Submission& press, Instant now) : press_(press), now_(now) {}

  NotificationList read(std::string_view text) {
    const Csv csv = read_csv(text);
    if (csv.open_quote) {
      problem(*csv.open_quote, "a quote opens here and is never closed. Close it, or take it out");
    } else if (csv.lines.empty()) {
      list_.problems.emplace_back("Paste the list, its first line with the names of the columns");
    } else if (read_header(csv.lines.front())) {
      if (csv.lines.size() == 1) {
        problem(
            csv.lines.front().number,
            "there is nothing below the names of the columns. Add a line for each notification");
      }
      for (const CsvLine& line : csv.lines | std::views::drop(1)) {
        read_line(line);
      }
      finish();
    }
    for (auto& [line, words] : problems_) {
      list_.problems.push_back(std::move(words));
    }
    return std::move(list_);
  }

 private:
  void problem(std::size_t line, std::string_view words) {
    problems_.emplace(line, "Line " + std::to_string(line) + ": " + std::string{words});
  }

  bool read_header(const CsvLine& header) {
    for (const std::string& cell : header.cells) {
      const std::string name = plain_name(cell);
      const bool known =
          name.empty() || std::ranges::find(columns, name, &ListColumn::name) != columns.end();
      if (!known) {
        problem(header.number,
                "the column “" + trimmed(cell) +
                    "” is not known. Take it out, or give it one of the names below");
      } else if (!name.empty() && std::ranges::find(names_, name) != names_.end()) {
        problem(header.number, "the column “" + name + "” is there twice. Take one out");
      }
      names_.push_back(name);
    }
    for (const char* needed : {"reference", "incident"}) {
      if (std::ranges::find(names_, needed) == names_.end()) {
        problem(header.number, "the column “" + std::string{needed} + "” is missing. Add it");
      }
    }
    return problems_.empty();
  }

  [[nodiscard]] std::string cell(std::string_view name) const {
    const auto found = std::ranges::find(names_, name);
    const auto place = static_cast<std::size_t>(found - names_.begin());
    const bool is_there = found != names_.end() && place < line_->cells.size();
    return is_there ? trimmed(line_->cells[place]) : "";
  }

  [[nodiscard]] std::string date_in(const char* name) {
    const std::string text = cell(name);
    if (text.empty()) {
      return "";
    }
    const auto date = read_date(text);
    if (!date) {
      problem(line_->number, "“" + std::string{name} + "” is not a date: “" + text +
                                 "”. Write it as 4/3/2019 or 2019-03-04; a year alone is enough");
      return "";
    }
    return to_text(*date);
  }

  std::optional<Instant> received_in() {
    const std::string text = cell("received");
    if (text.empty()) {
      return std::nullopt;
    }
    constexpr std::chrono::days longest_ago{730};  // no clock reaches further back
    const auto at = read_moment_of(text);
    if (!at) {
      problem(line_->number,
              "“received” is not a day and a time: “" + text + "”. Write it as 16/11/2026 23:40");
    } else if (*at > now_ || *at < now_ - longest_ago) {
      problem(line_->number, "“received” must lie in the last two years: “" + text +
                                 "”. Check the day, the year and the time");
    }
    return at;
  }

  void read_line(const CsvLine& line) {
    line_ = &line;
    if (std::ranges::any_of(line.cells | std::views::drop(names_.size()),
                            [](const std::string& one) { return !trimmed(one).empty(); })) {
      problem(line.number,
              "it has more cells than there are columns. Put quotes round what holds a comma");
    }
    if (std::ranges::any_of(line.cells,
                            [](const std::string& one) { return one.size() > most_characters; })) {
      problem(line.number, "a cell is longer than 20,000 letters. Shorten it");
    }
    const std::string reference = cell("reference");
    const std::string plain = app::PersonIndex::plain(reference);
    if (plain.empty()) {
      problem(line.number, "“reference” is empty. Give the police’s own reference");
      return;
    }
    const auto [place, is_first] = places_.try_emplace(plain, list_.all.size());
    if (is_first) {
      begin(reference, plain);
    }
    ListedNotification& one = list_.all[place->second];
    for (const std::string& written : line.cells) {
      one.written += written + "\n";
    }
    say_once(one);
    people(one, plain);
  }

  void begin(const std::string& reference, const std::string& plain) {
    list_.all.push_back({.line = line_->number,
                         .police_reference = reference,
                         .written = {},
                         .referral = {.channel = Channel::police_notification,
                                      .source = Source::police,
                                      .asks = Asks::worry,
                                      .received_at = {},
                                      .original_kept_at = {},
                                      .answers = {},
                                      .people = {},
                                      .concerns = {{.concern = ConcernId{id_for(plain, "worry", 0)},
                                                    .about = {},
                                                    .answers = {}}}}});
    answer(list_.all.back().referral.answers, "own_reference", reference);
  }

  [[nodiscard]] Id128 id_for(const std::string& plain, const char* what, std::size_t number) const {
    return created_id(press_, plain + " " + what, static_cast<unsigned>(number));
  }

  /// What is said once for a notification: blank on its other lines, or the same again.
  void say_once(ListedNotification& one) {
    Answers& worry = one.referral.concerns.front().answers;
    const auto at = received_in();
    if (at && one.referral.received_at && *at != *one.referral.received_at) {
      differs("received", one.line);
    }
    one.referral.received_at = one.referral.received_at ? one.referral.received_at : at;
    keep_one(one, one.referral.answers, "police_grade", "grade", cell("grade"));
    keep_one(one, worry, "words", "incident", cell("incident"));
    keep_one(one, worry, "when", "happened", date_in("happened"));
    keep_one(one, worry, "where", "where", cell("where"));
  }

  void keep_one(const ListedNotification& one, Answers& answers, const char* question,
                const char* column, const std::string& words) {
    const std::string_view before = answers.words(question);
    if (before.empty()) {
      answer(answers, question, words);
    } else if (!words.empty() && words != before) {
      differs(column, one.line);
    }
  }

  void differs(const char* column, std::size_t first) {
    problem(line_->number, "“" + std::string{column} + "” is not what line " +
                               std::to_string(first) +
                               " says, which has the same reference. Make them alike, or leave it "
                               "blank here");
  }

  void people(ListedNotification& one, const std::string& plain) {
    PersonDescribed child{.person = {}, .kind = PersonKind::child, .answers = {}};
    const std::string unborn = plain_name(cell("unborn"));
    if (unborn == "yes" || unborn == "y") {
      child.kind = PersonKind::unborn_child;
    } else if (!unborn.empty() && unborn != "no" && unborn != "n") {
      problem(line_->number,
              "“unborn” is neither yes nor no. Write one of them, or leave it blank");
    }
    answer(child.answers, "name", cell("child"));
    answer(child.answers, "born", date_in("child born"));
    PersonDescribed adult{.person = {}, .kind = PersonKind::adult, .answers = {}};
    read_part(adult);
    answer(adult.answers, "name", cell("adult"));
    answer(adult.answers, "born", date_in("adult born"));
    answer(adult.answers, "relationship", cell("relationship"));
    const std::string address = cell("address");
    const bool has_child = !child.answers.all.empty() || child.kind == PersonKind::unborn_child;
    const bool has_adult = !adult.answers.all.empty() || adult.at_risk || adult.source_of_harm;
    if (!has_child && !has_adult && !address.empty()) {
      // Nobody is named: the address is still where it happened.
      keep_one(one, one.referral.concerns.front().answers, "where", "address", address);
    }
    for (PersonDescribed* person : {has_child ? &child : nullptr, has_adult ? &adult : nullptr}) {
      if (person != nullptr) {
        answer(person->answers, "address", address);
        add(one, plain, std::move(*person));
      }
    }
  }

  void read_part(PersonDescribed& adult) {
    const std::string part = plain_name(cell("part"));
    adult.at_risk = part == "at risk" || part == "victim" || part == "both";
    adult.source_of_harm = part == "source of harm" || part == "suspect" || part == "both";
    if (!part.empty() && !adult.at_risk && !adult.source_of_harm) {
      problem(line_->number,
              "“part” is “" + part + "”. Write at risk, source of harm or both, or leave it blank");
    }
  }

  /// Somebody told again on another line of the same notification is one person.
  void add(ListedNotification& one, const std::string& plain, PersonDescribed person) {
    std::vector<PersonDescribed>& people = one.referral.people;
    for (const PersonDescribed& known : people) {
      if (known.kind == person.kind && known.answers.words("name") != "" &&
          known.answers.words("name") == person.answers.words("name") &&
          known.answers.words("born") == person.answers.words("born")) {
        return;
      }
    }
    if (people.size() == most_people) {
      problem(line_->number, "one notification holds up to 50 people. Log the others by hand");
      return;
    }
    person.person = PersonId{id_for(plain, "person", people.size())};
    if (person.kind != PersonKind::adult) {
      one.referral.concerns.front().about.push_back(person.person);
    }
    people.push_back(std::move(person));
  }

  void finish() {
    for (const ListedNotification& one : list_.all) {
      if (one.referral.concerns.front().answers.words("words").empty()) {
        problem(one.line, "“incident” is empty. Say what happened, as the police wrote it");
      }
    }
    if (list_.all.size() > most_listed) {
      list_.problems.push_back("The list holds " + std::to_string(list_.all.size()) +
                               " notifications, and one list may hold " +
                               std::to_string(most_listed) + ". Bring it in parts");
    }
  }

  const app::Submission& press_;
  Instant now_;
  NotificationList list_;
  std::multimap<std::size_t, std::string> problems_;  ///< by line
  std::vector<std::string> names_;
  const CsvLine* line_ = nullptr;
  std::map<std::string, std::size_t> places_;  ///< of a notification, by its plain reference
};

}  // namespace

std::span<const ListColumn> list_columns() {
  return columns;
}

NotificationList read_notification_list(std::string_view text, const app::Submission& press,
                                        Instant now) {
  return ListReader{press, now}.read(text);
}

}  // namespace openmash::web
