#include "cli/hub_commands.h"

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>

#include "app/foreign.h"
#include "app/init.h"
#include "app/sign_in.h"
#include "app/who_is_who.h"
#include "base/faults.h"
#include "db/durable_file.h"
#include "ledger/archive.h"
#include "ledger/reading.h"
#include "london/london_time.h"
#include "profile/hub_folder.h"
#include "seal/random.h"
#include "verifier/verify.h"

namespace openmash::cli {

Instant system_now() {
  return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

namespace {

std::string adoption_words(app::Adoption adoption, const hub::Profile& adopted,
                           const hub::Profile& before) {
  const std::string version = "version " + adopted.version;
  switch (adoption) {
    case app::Adoption::adopted:
      return "adopted " + version + ", in force from " + iso8601(adopted.in_force_from) +
             ". What began under version " + before.version + " goes on under it.\n";
    case app::Adoption::already_adopted:
      return version + " was adopted before, as it stands: nothing to do\n";
    case app::Adoption::other_content:
      return version +
             " was adopted with other content: cases run on it. Give the change a new version.\n";
    case app::Adoption::other_hub:
      return "this is the hub " + before.slug + "; the folder is " + adopted.slug + "'s\n";
    case app::Adoption::never_in_force:
      return version + " is in force from " + iso8601(adopted.in_force_from) + ", and version " +
             before.version + " from " + iso8601(before.in_force_from) +
             " already: it would never hold. Give it a later day.\n";
  }
  return "";
}

/// Steps that somebody took before and nobody takes now: a case begun before may still wait there.
std::string steps_left_over(const hub::Stages& before, const hub::Stages& now) {
  std::string text;
  const auto compare = [&text](const char* step, const hub::Who& once, const hub::Who& then) {
    if (!once.nobody() && then.nobody()) {
      text += std::string{"nobody "} + step +
              " in this version. Cases begun before it may wait for that: keep the step until "
              "they are through.\n";
    }
  };
  compare("gates", before.gates, now.gates);
  compare("assigns", before.assigns, now.assigns);
  compare("gathers", before.gathers, now.gathers);
  compare("sets_timescale", before.sets_timescale, now.sets_timescale);
  compare("recommends", before.recommends, now.recommends);
  return text;
}

}  // namespace

int init(const app::Folder& folder, const std::filesystem::path& hub_folder,
         app::MadeFor made_for) {
  app::init_hub(folder, hub_folder, system_now, made_for);
  app::Core core{folder, system_now};
  app::SignIn people{core};
  const auto administrator = std::ranges::find_if(
      core.profile().roles, [](const hub::Role& role) { return role.has(hub::Power::administer); });
  std::cout << "made the " << (core.is_training() ? "training hub \"" : "hub \"")
            << core.profile().name << "\" in " << folder.data.string() << "\n"
            << "its keys are in " << folder.keys.string()
            << ": keep a copy of that file apart from every backup\n"
            << "whoever checks the record from outside needs its public key:\n"
            << core.checkpoints().verifier_key() << "\n";
  if (administrator != core.profile().roles.end()) {
    const std::string password = seal::fresh_code();
    const auto opened = people.open_account(System{},
                                            {.user_name = "administrator",
                                             .display_name = "Administrator",
                                             .role = administrator->code,
                                             .agency = {},
                                             .password_hash = ""},
                                            password);
    if (opened) {
      std::cout << "sign in as administrator with the password " << password
                << ", shown this once\n";
    }
  }
  return 0;
}

int check_profile(const std::filesystem::path& hub_folder) {
  const auto profile = profile::load_hub_folder(hub_folder);
  if (!profile) {
    std::cout << profile::printed(profile.error()) << "\n";
    return 1;
  }
  std::cout << profile->name << ", version " << profile->version << ": no mistakes; "
            << profile->assumed.size() << " values are marked as assumed\n";
  return 0;
}

int adopt_matching(const app::Folder& folder, const MatchingFiles& files) {
  const auto text_in = [](const std::filesystem::path& path) {
    if (path.empty()) {
      return std::string{};
    }
    std::ifstream file{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (!file || text.empty()) {
      throw ConfigurationFault("nothing can be read from " + path.string());
    }
    return text;
  };
  app::Core core{folder, system_now};
  app::WhoIsWho who{core};
  const auto wrong = who.adopt({.matching = MatchingId{seal::fresh_id()},
                                .name = files.name,
                                .model = text_in(files.model),
                                .frequencies = text_in(files.frequencies)});
  std::cout << (wrong ? "not adopted: " + *wrong
                      : "adopted \"" + files.name +
                            "\": suggestions rest on it when the hub is next started")
            << "\n";
  return wrong ? 1 : 0;
}

int adopt_profile(const app::Folder& folder, const std::filesystem::path& hub_folder) {
  const auto read = profile::read_hub_folder(hub_folder);
  const auto checked = read ? profile::load_hub(*read) : No<profile::Mistakes>{read.error()};
  if (!checked) {
    std::cout << profile::printed(checked.error()) << "\n";
    return 1;
  }
  app::Core core{folder, system_now};
  const hub::Profile before = core.profile();
  const app::Adoption adoption = core.adopt(profile::canonical_bytes(*read));
  std::cout << adoption_words(adoption, *checked, before);
  if (adoption == app::Adoption::adopted) {
    std::cout << steps_left_over(before.stages, checked->stages);
    return 0;
  }
  return adoption == app::Adoption::already_adopted ? 0 : 1;
}

namespace {

/// Opens every event of the file with these keys, and writes nothing.
int open_everything(const std::filesystem::path& file, const seal::KeyRing& ring) {
  db::Readers readers{file};
  std::uint64_t opened = 0;
  std::uint64_t not_at_hand = 0;
  std::uint64_t without_words = 0;
  bool is_training = false;
  try {
    ledger::for_each_stream_in(readers, [&](ledger::StreamId stream, std::uint64_t) {
      ledger::StreamSlice slice;
      try {
        slice = ledger::read_stream(readers, stream);
      } catch (const ledger::ArchiveNotAtHand&) {
        ++not_at_hand;
        return;
      }
      codec::StreamKeys keys{ring, stream, slice.keys};
      for (const ledger::StoredEvent& stored : slice.events) {
        const codec::AnyRecorded any = app::open_own(stored, keys);
        is_training = is_training || std::holds_alternative<codec::RecordedTraining>(any);
        const auto* recorded = std::get_if<RecordedEvent>(&any);
        // Words that were destroyed are marked so; words whose key is merely gone are damage.
        const bool lost = recorded != nullptr && recorded->erased &&
                          !(stored.parts.size() > 1 && stored.parts[1].is_destroyed());
        without_words += lost ? 1U : 0U;
        ++opened;
      }
    });
  } catch (const CorruptRecord& damage) {
    std::cout << "DAMAGED: " << damage.what() << "\n";
    return 1;
  }
  if (is_training) {
    std::cout << "a training hub: nothing in it is about a real child, and no figure counts it\n";
  }
  std::cout << opened << " events open and keep their commitments\n";
  if (not_at_hand > 0) {
    std::cout << "NOT CHECKED: " << not_at_hand
              << " days of somebody's reading, for their archive is not at hand\n";
  }
  if (without_words != 0) {
    std::cout << "DAMAGED: the words of " << without_words
              << " events cannot be opened, for their keys are gone: restore them from a backup\n";
    return 1;
  }
  return 0;
}

}  // namespace

int verify(const app::Folder& folder, bool with_keys) {
  const std::filesystem::path file = folder.data / "hub.db";
  verifier::Trust trust{.ledger = verifier::read_verifier_key(verifier::named_key(file))};
  std::optional<seal::KeyRing> ring;
  if (with_keys) {
    // Not the hub itself: to open it is to sign what nobody has signed yet.
    ring.emplace(seal::KeyRing::load(folder.keys));
    db::Readers readers{file};
    trust.ledger = verifier::read_verifier_key(
        ledger::verifier_key_of(ledger::ledger_in(readers), app::signing_key_of(*ring)));
    if (const auto kept = db::read_file(app::witnessed_file_of(folder))) {
      trust.held.push_back(*kept);
    }
  }
  const verifier::Report report = verifier::verify(file, trust);
  std::cout << report.streams << " streams, " << report.events << " events, " << report.parts
            << " sealed parts, " << report.destroyed << " destroyed\n";
  if (report.first_damage) {
    std::cout << "DAMAGED: " << report.first_damage->place << ": " << report.first_damage->what
              << "\n";
    return 1;
  }
  std::cout << "every hash and every chain holds; " << report.signed_size
            << " events are under a signed checkpoint, " << report.witnessed_size
            << " under one that a witness signed\n";
  for (const auto& [month, parts] : report.not_at_hand) {
    std::cout << "NOT CHECKED: " << parts << " bodies of the record of reading are in access-"
              << month << ".db, which is not beside the database\n";
  }
  return ring ? open_everything(file, *ring) : 0;
}

int rebuild(const app::Folder& folder) {
  app::Core core{folder, system_now};
  app::rebuild_views(core);
  std::cout << "all views written anew from the ledger\n";
  return 0;
}

int add_epoch(const std::filesystem::path& keys) {
  const seal::Epoch epoch = seal::add_epoch(keys, london::date_of(system_now()));
  std::cout << "epoch " << epoch << " added: restart the server to use it\n";
  return 0;
}

}  // namespace openmash::cli
