#include "words/directory.h"

#include "base/ensure.h"
#include "base/match.h"
#include "words/kinds.h"

namespace openmash::words {

std::string label(SettingKind kind) {
  switch (kind) {
    case SettingKind::nursery:
      return "Nursery";
    case SettingKind::primary_school:
      return "Primary school";
    case SettingKind::secondary_school:
      return "Secondary school";
    case SettingKind::special_school:
      return "Special school";
    case SettingKind::college:
      return "College";
    case SettingKind::surgery:
      return "GP surgery";
    case SettingKind::health_service:
      return "Health service";
    case SettingKind::other:
      return "Another kind of setting";
  }
  ensure(false, "every kind of setting has a label");
}

std::string changed_words(const Setting& before, const Setting& after) {
  std::vector<std::string> changed;
  const auto differs = [&](const auto& was, const auto& is, const char* what) {
    if (was != is) {
      changed.emplace_back(what);
    }
  };
  differs(before.name, after.name, "the name");
  differs(before.kind, after.kind, "the kind");
  differs(before.address, after.address, "the address");
  differs(before.telephone, after.telephone, "the telephone");
  differs(before.email, after.email, "the e-mail");
  differs(before.lead_name, after.lead_name, "the safeguarding lead");
  differs(before.lead_post, after.lead_post, "the lead’s post");
  differs(before.best_way, after.best_way, "how best to reach them");
  differs(before.out_of_term, after.out_of_term, "how to reach them out of term");
  return listed(changed);
}

std::string lead_words(const Setting& setting) {
  std::string words = setting.lead_name;
  for (const std::string& part :
       {setting.lead_post.empty() ? std::string{"safeguarding lead"} : setting.lead_post,
        setting.name}) {
    words += (words.empty() ? "" : ", ") + part;
  }
  return words;
}

Words words_for(const DirectoryRefusal& refusal) {
  return match(
      refusal,
      [](const NotPermitted&) {
        return Words{.heading = "You cannot do this here",
                     .what_to_do = "Ask whoever keeps the directory."};
      },
      [](const NoSuchEntry&) {
        return Words{.heading = "There is no such entry",
                     .what_to_do = "Open the directory again and look for it by its name."};
      },
      [](const EntryNotOpen&) {
        return Words{.heading = "This entry is closed",
                     .what_to_do = "List the setting anew if it is there after all."};
      },
      [](const NoNameGiven&) {
        return Words{.heading = "The setting has no name", .what_to_do = "Enter its name."};
      },
      [](const NoWayGiven&) {
        return Words{.heading = "Nobody could reach it like this",
                     .what_to_do = "Enter a telephone number, an e-mail address or an address."};
      },
      [](const ReasonNotGiven&) {
        return Words{.heading = "No reason is given", .what_to_do = "Write why it is closed."};
      });
}

}  // namespace openmash::words
