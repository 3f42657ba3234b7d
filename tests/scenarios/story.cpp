#include "scenarios/story.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>

#include "london/london_time.h"

namespace openmash::scenarios {

namespace {

constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

std::string_view take_word(std::string_view& text) {
  text = trimmed(text);
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

int number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
    throw std::runtime_error("expected a number, found \"" + std::string{text} + "\"");
  }
  return value;
}

template <std::size_t N>
unsigned place_in(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) {
    throw std::runtime_error("expected a day and time such as Tue 17 Nov 2026 08:41, found \"" +
                             std::string{name} + "\"");
  }
  return static_cast<unsigned>(found - names.begin());
}

std::string two_digits(long value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) {
    return false;
  }
  text = trimmed(text.substr(prefix.size()));
  return true;
}

/// "Police 1, Agency representative for Police".
Person read_person(std::string_view text) {
  const std::size_t comma = text.find(", ");
  if (comma == std::string_view::npos) {
    throw std::runtime_error("expected \"name, role\" or \"name, role for agency\"");
  }
  Person person{.name = std::string{text.substr(0, comma)}};
  const std::string_view role = text.substr(comma + 2);
  const std::size_t agency = role.find(" for ");
  person.role = std::string{role.substr(0, agency)};
  if (agency != std::string_view::npos) {
    person.agency = std::string{role.substr(agency + 5)};
  }
  return person;
}

/// Puts each line of a file where its section says.
class Reader {
 public:
  void take(std::string_view line, int line_number) {
    const bool indented = line.starts_with("  ");
    std::string_view text = trimmed(line);
    if (text.empty() || text.starts_with('#')) {
      return;
    }
    if (story_.title.empty()) {
      story_.title = std::string{text};
    } else if (!indented) {
      heading(text, line_number);
    } else {
      inside(text, line_number);
    }
  }

  Story done() {
    if (story_.title.empty() || story_.hub.empty() || story_.when.empty() || story_.then.empty()) {
      throw std::runtime_error("a story has a title, a Hub, a When and a Then");
    }
    return std::move(story_);
  }

 private:
  enum class Section { prose, people, given, when, then, check };

  void heading(std::string_view text, int line_number) {
    if (take_prefix(text, "Hub ")) {
      constexpr std::string_view for_training = ", for training";
      story_.training = text.ends_with(for_training);
      text.remove_suffix(story_.training ? for_training.size() : 0);
      story_.hub = std::string{text};
    } else if (take_prefix(text, "Told ")) {
      story_.times = number(take_word(text));
    } else if (text == "People") {
      section_ = Section::people;
    } else if (text == "Given") {
      section_ = Section::given;
    } else if (text == "When") {
      section_ = Section::when;
    } else if (text == "Then") {
      section_ = Section::then;
    } else if (take_prefix(text, "And ")) {
      section_ = Section::check;
      story_.checks.push_back({.words = std::string{text}, .lines = {}, .number = line_number});
    } else if (section_ != Section::prose) {
      throw std::runtime_error("no section begins with \"" + std::string{text} + "\"");
    }
  }

  void inside(std::string_view text, int line_number) {
    switch (section_) {
      case Section::prose:
        return;
      case Section::people:
        story_.people.push_back(read_person(text));
        return;
      case Section::check:
        story_.checks.back().lines.emplace_back(text);
        return;
      case Section::given:
        story_.given.push_back(step(text, line_number));
        return;
      case Section::when:
        story_.when.push_back(step(text, line_number));
        return;
      case Section::then:
        story_.then.push_back(step(text, line_number));
        return;
    }
  }

  static Line step(std::string_view text, int line_number) {
    Line line{.number = line_number};
    line.at = take_time(text);
    line.at_once = take_prefix(text, "at once:");
    line.words = std::string{text};
    return line;
  }

  Story story_;
  Section section_ = Section::prose;
};

}  // namespace

Instant take_time(std::string_view& words) {
  const unsigned weekday = place_in(weekdays, take_word(words));
  const int day = number(take_word(words));
  const unsigned month = place_in(months, take_word(words)) + 1;
  const int year = number(take_word(words));
  const std::string_view time = take_word(words);
  words = trimmed(words);
  const Date date{std::chrono::year{year}, std::chrono::month{month},
                  std::chrono::day{static_cast<unsigned>(day)}};
  const bool right_day = date.ok() && london::weekday_of(date) == std::chrono::weekday{weekday};
  if (!right_day || time.size() != 5) {
    throw std::runtime_error("there is no such day or time");
  }
  return london::instant_of(date, std::chrono::hours{number(time.substr(0, 2))} +
                                      std::chrono::minutes{number(time.substr(3))});
}

std::string written(Instant at) {
  const london::WallTime wall = london::wall_time(at);
  const long minutes = wall.since_midnight.count();
  return std::string{weekdays.at(london::weekday_of(wall.date).c_encoding())} + " " +
         std::to_string(static_cast<unsigned>(wall.date.day())) + " " +
         std::string{months.at(static_cast<unsigned>(wall.date.month()) - 1)} + " " +
         std::to_string(static_cast<int>(wall.date.year())) + " " + two_digits(minutes / 60) + ":" +
         two_digits(minutes % 60);
}

Story read_story(std::string_view text) {
  Reader reader;
  int line_number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    ++line_number;
    try {
      reader.take(text.substr(0, end), line_number);
    } catch (const std::runtime_error& why) {
      throw std::runtime_error("line " + std::to_string(line_number) + ": " + why.what());
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return reader.done();
}

}  // namespace openmash::scenarios
