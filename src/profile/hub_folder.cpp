#include "profile/hub_folder.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

#include "profile/check_profile.h"
#include "profile/document.h"
#include "profile/read_exercise.h"
#include "profile/read_law.h"
#include "profile/read_pathways.h"
#include "profile/read_profile.h"
#include "profile/read_questions.h"
#include "profile/read_retention.h"

namespace openmash::profile {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view profile_file = "profile.toml";
constexpr std::string_view law_file = "law.toml";
constexpr std::string_view pathways_file = "pathways.toml";
constexpr std::string_view retention_file = "retention.toml";
constexpr std::string_view exercise_file = "exercise.toml";
constexpr std::size_t largest_file = 1'000'000;

std::optional<std::string> text_of(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || text.str().size() > largest_file) {
    return std::nullopt;
  }
  return text.str();
}

/// The name and version in "education.v1.toml", where the extension is ".toml".
struct Versioned {
  std::string name;
  int version;
};

std::optional<Versioned> versioned(std::string_view file, std::string_view extension) {
  if (!file.ends_with(extension)) {
    return std::nullopt;
  }
  file.remove_suffix(extension.size());
  const auto dot = file.rfind(".v");
  if (dot == 0 || dot == std::string_view::npos) {
    return std::nullopt;
  }
  int version = 0;
  const std::string_view digits = file.substr(dot + 2);
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
  if (fault != std::errc{} || end != digits.data() + digits.size() || version < 1) {
    return std::nullopt;
  }
  return Versioned{.name = std::string{file.substr(0, dot)}, .version = version};
}

class Loading {
 public:
  Loading(const HubFolder& folder, bool was_adopted) : folder_(folder), was_adopted_(was_adopted) {}

  Result<hub::Profile, Mistakes> load() {
    hub::Profile profile;
    const auto document = parsed(profile_file, "the folder's profile");
    if (document) {
      profile = read_profile(*document, mistakes_);
      if (!profile.slug.empty() && profile.slug != folder_.name) {
        mistakes_.push_back({document->file, document->line_of("slug"),
                             "the slug \"" + profile.slug + '"',
                             "the folder's name, \"" + folder_.name + '"'});
      }
    }
    const Law law = read_law_file();
    profile.bases = law.bases;
    profile.duties = law.duties;
    for (const HubFile& file : folder_.files) {
      read_other(file, law, profile);
    }
    if (document && !was_adopted_) {
      check_profile(profile, *document, mistakes_);
      check_values(profile, *document, mistakes_);
      check_files(profile, folder_.shown_as, mistakes_);
    }
    if (!mistakes_.empty()) {
      std::ranges::sort(mistakes_);
      return No<Mistakes>{std::move(mistakes_)};
    }
    return profile;
  }

 private:
  std::string shown(std::string_view path) const {
    return folder_.shown_as + '/' + std::string{path};
  }

  std::optional<Document> parsed(std::string_view path, std::string_view what) {
    const HubFile* file = folder_.file(path);
    if (file == nullptr) {
      mistakes_.push_back({shown(path), 0, "no such file", std::string{what}});
      return std::nullopt;
    }
    return parse(shown(path), file->text, mistakes_);
  }

  Law read_law_file() {
    const auto document = parsed(law_file, "the law, in this folder or the one above it");
    return document ? read_law(*document, mistakes_) : Law{};
  }

  void read_other(const HubFile& file, const Law& law, hub::Profile& profile) {
    const std::string name = shown(file.path);
    if (file.path == profile_file) {
      find_repealed_in_toml(law, name, file.text, mistakes_);
    } else if (file.path.starts_with("letters/")) {
      find_repealed_in_letter(law, name, file.text, mistakes_);
      read_letter(file, profile);
    } else if (file.path.starts_with("questions/")) {
      find_repealed_in_toml(law, name, file.text, mistakes_);
      read_question_set(file, profile);
    } else if (file.path == pathways_file) {
      find_repealed_in_toml(law, name, file.text, mistakes_);
      if (const auto document = parse(name, file.text, mistakes_)) {
        profile.pathways = read_pathways(*document, mistakes_);
      }
    } else if (file.path == retention_file) {
      find_repealed_in_toml(law, name, file.text, mistakes_);
      if (const auto document = parse(name, file.text, mistakes_)) {
        profile.retention = read_retention(*document, mistakes_);
      }
    } else if (file.path == exercise_file) {
      find_repealed_in_toml(law, name, file.text, mistakes_);
      if (const auto document = parse(name, file.text, mistakes_)) {
        profile.exercise = read_exercise(*document, profile, mistakes_);
      }
    } else if (file.path != law_file) {
      mistakes_.push_back({name, 0, "a file nothing reads",
                           "profile.toml, law.toml, pathways.toml, retention.toml, exercise.toml, "
                           "letters/ and questions/ only"});
    }
  }

  void read_letter(const HubFile& file, hub::Profile& profile) {
    const auto name = versioned(std::string_view{file.path}.substr(8), ".txt");
    if (!name) {
      mistakes_.push_back({shown(file.path), 0, "a letter by this name",
                           "a name and a version: letters/referrer-feedback.v1.txt"});
      return;
    }
    profile.letters.push_back({.name = name->name, .version = name->version, .text = file.text});
    check_letter(profile.letters.back(), shown(file.path), mistakes_);
  }

  void read_question_set(const HubFile& file, hub::Profile& profile) {
    const auto name = versioned(std::string_view{file.path}.substr(10), ".toml");
    if (!name) {
      mistakes_.push_back({shown(file.path), 0, "a question set by this name",
                           "a name and a version: questions/education.v1.toml"});
      return;
    }
    if (const auto document = parse(shown(file.path), file.text, mistakes_)) {
      question::QuestionSet set = read_questions(*document, mistakes_);
      set.name = name->name;
      set.version = name->version;
      profile.question_sets.push_back(std::move(set));
    }
  }

  const HubFolder& folder_;
  bool was_adopted_;
  Mistakes mistakes_;
};

}  // namespace

const HubFile* HubFolder::file(std::string_view path) const {
  const auto found = std::ranges::find(files, path, &HubFile::path);
  return found == files.end() ? nullptr : &*found;
}

Result<HubFolder, Mistakes> read_hub_folder(const fs::path& folder) {
  const fs::path root = folder.has_filename() ? folder : folder.parent_path();
  HubFolder read{.name = root.filename().string(), .shown_as = root.string()};
  Mistakes mistakes;
  const auto take = [&](const fs::path& file, std::string path) {
    if (auto text = text_of(file)) {
      read.files.push_back({std::move(path), *std::move(text)});
    } else {
      mistakes.push_back({file.string(), 0, "a file that cannot be read, or over a million bytes",
                          "a text file this program may read"});
    }
  };
  std::error_code fault;
  for (fs::recursive_directory_iterator it{root, fault}, end; !fault && it != end;
       it.increment(fault)) {
    if (it->is_regular_file() && it->path().filename() != "README.md") {
      take(it->path(), it->path().lexically_relative(root).generic_string());
    }
  }
  if (fault) {
    return No<Mistakes>{Mistakes{{root.string(), 0, "no folder this program may read",
                                  "a hub's folder, as hubs/ has them"}}};
  }
  for (const std::string_view shared : {law_file, pathways_file, retention_file}) {
    const fs::path above = root.parent_path() / shared;
    if (read.file(shared) == nullptr && fs::exists(above, fault)) {
      take(above, std::string{shared});
    }
  }
  std::ranges::sort(read.files, {}, &HubFile::path);
  if (!mistakes.empty()) {
    return No<Mistakes>{std::move(mistakes)};
  }
  return read;
}

Result<hub::Profile, Mistakes> load_hub(const HubFolder& folder) {
  return Loading{folder, false}.load();
}

Result<hub::Profile, Mistakes> load_adopted(const HubFolder& folder) {
  return Loading{folder, true}.load();
}

Result<hub::Profile, Mistakes> load_hub_folder(const fs::path& folder) {
  const auto read = read_hub_folder(folder);
  return read ? load_hub(*read) : No<Mistakes>{read.error()};
}

Report report_on(const fs::path& folder) {
  const auto loaded = load_hub_folder(folder);
  if (!loaded) {
    return {.good = false, .text = printed(loaded.error())};
  }
  const auto count = [](std::size_t number, const std::string& of) {
    return std::to_string(number) + ' ' + of;
  };
  std::string text = folder.string() + ": no mistake\n" + loaded->name + ", version " +
                     loaded->version + ", in force from " + iso8601(loaded->in_force_from) + '\n';
  text += count(loaded->agencies.size(), "agencies, ") + count(loaded->roles.size(), "roles, ") +
          count(loaded->levels.size(), "levels, ") + count(loaded->outcomes.size(), "outcomes, ") +
          count(loaded->question_sets.size(), "question sets, ") +
          count(loaded->letters.size(), "letters\n") +
          (loaded->exercise.empty() ? std::string{}
                                    : count(loaded->exercise.size(),
                                            "scenarios to practise on, each with an assumed "
                                            "answer\n")) +
          count(loaded->assumed.size(), "assumptions\n");
  for (const hub::Assumption& assumption : loaded->assumed) {
    text += "  " + assumption.path + ": " + assumption.reason + '\n';
  }
  return {.good = true, .text = std::move(text)};
}

}  // namespace openmash::profile
