#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "domain/hub/letter_words.h"
#include "profile/check_profile.h"

namespace openmash::profile {

namespace {

bool is_letter_word(std::string_view name) {
  return std::ranges::find(hub::letter_words, name) != hub::letter_words.end();
}

struct Section {
  std::string name;
  int line;
};

class LetterCheck {
 public:
  LetterCheck(const std::string& file, Mistakes& mistakes) : file_(file), mistakes_(mistakes) {}

  void all(std::string_view text) {
    int line = 1;
    for (std::size_t at = 0; at < text.size();) {
      if (text.substr(at).starts_with("{{")) {
        const auto end = text.find("}}", at);
        if (end == std::string_view::npos) {
          wrong(line, "{{ that is never closed", "}} after the name");
          return;
        }
        tag(text.substr(at + 2, end - at - 2), line);
        at = end + 2;
        continue;
      }
      line += text[at] == '\n' ? 1 : 0;
      ++at;
    }
    for (const Section& section : open_) {
      wrong(section.line, "a section \"" + section.name + "\" that is never closed",
            "{{/" + section.name + "}} further down");
    }
  }

 private:
  void wrong(int line, std::string found, std::string expected) {
    mistakes_.push_back({file_, line, std::move(found), std::move(expected)});
  }

  void tag(std::string_view inside, int line) {
    const std::string whole{inside};
    const char kind = inside.empty() ? ' ' : inside.front();
    if (kind == '#' || kind == '^' || kind == '/') {
      inside.remove_prefix(1);
    }
    const std::string name{inside};
    if (!is_letter_word(name)) {
      std::string all;
      for (const std::string_view word : hub::letter_words) {
        all += (all.empty() ? "" : ", ") + std::string{word};
      }
      wrong(line, "{{" + whole + "}}", "{{name}}, where the name is one of: " + all);
    } else if (kind == '#' || kind == '^') {
      open_.push_back({name, line});
    } else if (kind == '/') {
      close(name, line);
    }
  }

  void close(const std::string& name, int line) {
    if (open_.empty() || open_.back().name != name) {
      wrong(
          line, "{{/" + name + "}}",
          open_.empty() ? "no end here: nothing is open" : "{{/" + open_.back().name + "}} first");
    } else {
      open_.pop_back();
    }
  }

  const std::string& file_;
  Mistakes& mistakes_;
  std::vector<Section> open_;
};

}  // namespace

void check_letter(const hub::LetterTemplate& letter, const std::string& file, Mistakes& mistakes) {
  if (letter.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    mistakes.push_back({file, 0, "an empty letter", "some words"});
  }
  LetterCheck{file, mistakes}.all(letter.text);
}

}  // namespace openmash::profile
