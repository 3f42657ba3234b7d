#include <algorithm>
#include <map>

#include "profile/check_profile.h"

namespace openmash::profile {

namespace {

using hub::Profile;

/// The placeholders this hub has nothing to put into.
std::map<std::string_view, std::string_view> empty_words(const Profile& profile) {
  const hub::ContactDetails& contact = profile.contact;
  std::map<std::string_view, std::string_view> empty;
  const auto unless = [&empty](bool filled, std::string_view word, std::string_view where) {
    if (!filled) {
      empty.emplace(word, where);
    }
  };
  unless(!contact.telephone.empty(), "hub_telephone", "telephone under [contact]");
  unless(!contact.email.empty(), "hub_email", "email under [contact]");
  unless(!contact.postal.empty(), "hub_address", "postal under [contact]");
  unless(!contact.website.empty(), "hub_website", "website under [contact]");
  unless(!contact.out_of_hours_name.empty(), "out_of_hours_name",
         "out_of_hours_name under [contact]");
  unless(!contact.out_of_hours_telephone.empty(), "out_of_hours_telephone",
         "out_of_hours_telephone under [contact]");
  unless(profile.link(hub::LinkUse::complaints) != nullptr, "complaints",
         "[[links]] with use = \"complaints\"");
  unless(profile.link(hub::LinkUse::privacy_notice) != nullptr, "privacy_notice",
         "[[links]] with use = \"privacy_notice\"");
  return empty;
}

class Files {
 public:
  Files(const Profile& profile, const std::string& folder, Mistakes& mistakes)
      : profile_(profile), folder_(folder), mistakes_(mistakes) {}

  void all() {
    for (const hub::LetterTemplate& letter : profile_.letters) {
      filled(letter);
      needed(letter);
      used("letters", letter, ".txt", "a letter nothing sends",
           "its name under [feedback], or no such file");
    }
    for (const question::QuestionSet& set : profile_.question_sets) {
      used("questions", set, ".toml", "a question set no agency is asked",
           "its name as question_set of one of [[agencies]], or no such file");
    }
  }

 private:
  void wrong(const std::string& file, int line, std::string found, std::string expected) {
    mistakes_.push_back({folder_ + '/' + file, line, std::move(found), std::move(expected)});
  }

  static std::string file_of(const hub::LetterTemplate& letter) {
    return "letters/" + letter.full_name() + ".txt";
  }

  static int line_at(std::string_view text, std::size_t at) {
    return 1 + static_cast<int>(std::ranges::count(text.substr(0, at), '\n'));
  }

  /// A word the hub has nothing for may stand only where the letter does without: in a section
  /// that such a word opens.
  void filled(const hub::LetterTemplate& letter) {
    const auto empty = empty_words(profile_);
    const std::string_view text = letter.text;
    std::vector<bool> left_out;  // of each section that is open here
    for (auto at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
      const std::string_view name = text.substr(at + 2, text.find("}}", at) - at - 2);
      const char kind = name.empty() ? ' ' : name.front();
      if (kind == '#' || kind == '^') {
        left_out.push_back(kind == '#' && empty.contains(name.substr(1)));
      } else if (kind == '/' && !left_out.empty()) {
        left_out.pop_back();
      } else if (const auto found = empty.find(name);
                 found != empty.end() && std::ranges::find(left_out, true) == left_out.end()) {
        const std::string word{name};
        wrong(file_of(letter), line_at(text, at),
              "{{" + word + "}}, which nothing fills in this hub",
              std::string{found->second} + ", or the sentence between {{#" + word + "}} and {{/" +
                  word + "}}");
      }
    }
  }

  void needed(const hub::LetterTemplate& letter) {
    const bool sent = letter.full_name() == profile_.feedback.referrer_letter ||
                      letter.full_name() == profile_.feedback.family_letter;
    for (const char* word : {"{{reference}}", "{{what_was_decided}}"}) {
      if (sent && letter.text.find(word) == std::string::npos) {
        wrong(file_of(letter), 0, "a letter without " + std::string{word},
              std::string{word} + " somewhere in it");
      }
    }
  }

  [[nodiscard]] bool names(const std::string& full_name) const {
    return profile_.feedback.referrer_letter == full_name ||
           profile_.feedback.family_letter == full_name ||
           std::ranges::any_of(profile_.agencies, [&](const hub::Agency& agency) {
             return agency.question_set == full_name;
           });
  }

  /// An older version may lie beside the one that is used.
  template <class File>
  void used(const std::string& where, const File& file, std::string_view extension,
            const char* found, const char* expected) {
    File newer = file;
    bool any = false;
    for (; newer.version < file.version + 100 && !any; ++newer.version) {
      any = names(newer.full_name());
    }
    if (!any) {
      wrong(where + '/' + file.full_name() + std::string{extension}, 0, found, expected);
    }
  }

  const Profile& profile_;
  const std::string& folder_;
  Mistakes& mistakes_;
};

}  // namespace

void check_files(const Profile& profile, const std::string& folder, Mistakes& mistakes) {
  Files{profile, folder, mistakes}.all();
}

}  // namespace openmash::profile
