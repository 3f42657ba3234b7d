#include "cli/keeping.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "app/accounts.h"
#include "app/done_again.h"
#include "app/keys.h"
#include "base/faults.h"
#include "cli/hub_commands.h"
#include "db/connection.h"
#include "ledger/archive.h"
#include "seal/epochs.h"
#include "seal/password.h"
#include "seal/random.h"
#include "verifier/verify.h"

namespace openmash::cli {

namespace {

namespace fs = std::filesystem;

/// Readable for its owner alone, and on the disk.
void make_durable(const fs::path& path) {
  for (const fs::path& one : {path, path.parent_path()}) {
    const bool is_folder = one != path;
    const int file = ::open(one.c_str(), O_RDONLY | O_CLOEXEC | (is_folder ? O_DIRECTORY : 0));
    const bool good =
        file >= 0 && (is_folder || ::fchmod(file, S_IRUSR | S_IWUSR) == 0) && ::fsync(file) == 0;
    if (file >= 0) {
      ::close(file);
    }
    if (!good) {
      throw ConfigurationFault(one.string() + " could not be made durable");
    }
  }
}

/// "2026-11-22T104157Z": sorts by time, and is a file's name everywhere.
std::string stamp(Instant at) {
  std::string text = iso8601(at).substr(0, 19);
  std::erase(text, ':');
  return text + "Z";
}

/// The months' files of the record of reading that lie in a folder.
std::vector<fs::path> archives_in(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const fs::directory_entry& one : fs::directory_iterator{folder}) {
    const std::string name = one.path().filename().string();
    if (name.starts_with("access-") && name.ends_with(".db")) {
      found.push_back(one.path());
    }
  }
  std::ranges::sort(found);
  return found;
}

/// They never change but by being archived into again: one that is there and as large is the same.
void copy_archives(const fs::path& from, const fs::path& to) {
  for (const fs::path& one : archives_in(from)) {
    const fs::path copy = to / one.filename();
    if (!fs::exists(copy) || fs::file_size(copy) != fs::file_size(one) ||
        fs::last_write_time(copy) < fs::last_write_time(one)) {
      fs::copy_file(one, copy, fs::copy_options::overwrite_existing);
      make_durable(copy);
    }
  }
}

bool is_sound(const fs::path& database) {
  const verifier::Report report = verifier::verify(database);
  std::cout << report.streams << " streams, " << report.events << " events, " << report.destroyed
            << " texts destroyed\n";
  if (report.first_damage) {
    std::cout << "DAMAGED: stream " << report.first_damage->stream.hex() << ", event "
              << report.first_damage->sequence << ": " << report.first_damage->what << "\n";
    return false;
  }
  for (const auto& [month, parts] : report.not_at_hand) {
    std::cout << "NOT CHECKED: " << parts << " bodies of the record of reading are in access-"
              << month << ".db, which is not beside the database\n";
  }
  return true;
}

void say_rights(const app::RightsAgain& again) {
  std::cout << "taken away again: " << again.roles << " roles, " << again.restricted
            << " cases restricted, " << again.sealed << " items sealed, " << again.links
            << " guest links ended, " << again.releases << " releases ended, " << again.inspections
            << " inspections ended, " << again.conflicts << " conflicts of interest\n";
  if (again.unknown > 0) {
    std::cout << again.unknown
              << " of those conflicts are with a person, and the journal does not say with whom: "
                 "whose they are sees no case until somebody has entered it again and two people "
                 "have ended this one (/conflicts)\n";
  }
  if (again.voided > 0) {
    std::cout << again.voided
              << " accounts changed how they sign in since: nobody signs in there until whoever "
                 "keeps them sets a first password. Where no such person can sign in: openmash "
                 "let-in\n";
  }
}

}  // namespace

int roll_keys(const app::Folder& folder, int backups_kept_days) {
  app::Core core{folder, system_now};
  std::cout << "wrapping every key anew" << std::endl;
  std::uint64_t told = 0;
  const app::KeysTurned turned = app::turn_keys(
      core, app::Turn::now, std::chrono::days{backups_kept_days}, false, [&](std::uint64_t done) {
        if (done >= told + 100'000) {
          told = done;
          std::cout << done << " so far" << std::endl;
        }
      });
  std::cout << turned.rewrapped << " keys are wrapped by epoch " << *turned.added << " now\n";
  for (const seal::Epoch gone : turned.destroyed) {
    std::cout << "epoch " << gone
              << " was destroyed: no backup made in it can be opened any more\n";
  }
  std::cout << "copy the key file anew, and destroy its older copies: they still hold what was "
               "destroyed here\n";
  return 0;
}

int list_keys(const fs::path& keys, int backups_kept_days) {
  for (const seal::EpochDays& epoch : seal::epochs_in(keys)) {
    std::cout << "epoch " << epoch.number << " began on " << iso8601(epoch.begun);
    if (const auto goes = epoch.goes(std::chrono::days{backups_kept_days})) {
      std::cout << " and ended on " << iso8601(*epoch.ended)
                << ": a backup made in it can be opened until " << iso8601(*goes) << "\n";
    } else {
      std::cout << " and is in use: a backup made now can be opened until " << backups_kept_days
                << " days after it ends\n";
    }
  }
  return 0;
}

int backup(const fs::path& data, const fs::path& out) {
  const fs::path database = data / "hub.db";
  if (!fs::exists(database)) {
    throw ConfigurationFault("there is no hub in the data folder " + data.string());
  }
  fs::create_directories(out);
  const fs::path inner = fs::weakly_canonical(out);
  const fs::path outer = fs::weakly_canonical(data);
  if (std::ranges::mismatch(outer, inner).in1 == outer.end()) {
    throw ConfigurationFault("a backup inside the data folder is none: name another place");
  }
  const fs::path copy = inner / ("hub-" + stamp(system_now()) + ".db");
  std::cout << "copying" << std::endl;
  {
    db::Connection connection{database, db::Connection::Mode::read_only};
    connection.execute("VACUUM INTO ?1", {copy.string()});
  }
  make_durable(copy);
  copy_archives(outer, inner);
  if (!is_sound(copy)) {
    return 1;
  }
  std::cout << "the backup is " << copy.string()
            << "\nit holds no key: keep those elsewhere. What is destroyed from now on is in it "
               "until its epoch of keys is destroyed (openmash keys list)\n";
  return 0;
}

int restore(const fs::path& from, const app::Folder& folder) {
  const fs::path database = folder.data / "hub.db";
  if (!from.empty()) {
    if (fs::exists(database)) {
      throw ConfigurationFault("there is a hub in " + folder.data.string() +
                               " already: name an empty folder, or leave out --from to take what "
                               "lies there");
    }
    if (!fs::exists(from)) {
      throw ConfigurationFault("there is no backup " + from.string());
    }
    fs::create_directories(folder.data);
    std::cout << "copying" << std::endl;
    fs::copy_file(from, database);
    make_durable(fs::weakly_canonical(database));
    copy_archives(fs::weakly_canonical(from).parent_path(), fs::weakly_canonical(folder.data));
  }
  app::RestoredAgain again;
  {
    app::Core core{folder, system_now, app::Finds::a_backup};
    again = app::do_again(core);
  }
  std::cout << "the journal told of " << again.lines << " things done since: " << again.parts
            << " texts are destroyed again, " << again.rights.accounts << " accounts closed again\n"
            << again.sessions << " sessions were ended: everybody signs in anew\n";
  say_rights(again.rights);
  if (!is_sound(database)) {
    return 1;
  }
  std::cout << "the hub may be served\n";
  return 0;
}

int archive(const app::Folder& folder, const std::string& before) {
  app::Core core{folder, system_now};
  const std::string now = ledger::month_of(core.now());
  const bool is_month = before.size() == 7 && before[4] == '-' &&
                        std::ranges::all_of(before.substr(0, 4) + before.substr(5),
                                            [](char c) { return c >= '0' && c <= '9'; });
  if (!is_month || before > now) {
    throw ConfigurationFault("name a month as 2026-10, and none that is still to come");
  }
  std::cout << "moving the bodies of the record of reading from before " << before << std::endl;
  const fs::path data = fs::weakly_canonical(folder.data);
  for (const ledger::ArchivedMonth& month : ledger::archive_before(core.writer(), data, before)) {
    make_durable(ledger::archive_of(data, month.month));
    std::cout << month.month << ": " << month.parts << " bodies are in access-" << month.month
              << ".db now\n";
  }
  core.writer().alone([](db::Connection& connection) { connection.execute("VACUUM"); });
  static_cast<void>(core.writer().empty_log());
  const std::vector<ledger::ArchivedMonth> all = core.readers().read(
      [&](db::Connection& connection) { return ledger::archived_months(connection, data); });
  for (const ledger::ArchivedMonth& month : all) {
    std::cout << month.month << ": " << month.parts << " bodies, "
              << (month.is_at_hand ? "at hand" : "NOT AT HAND: nobody is told who looked then")
              << "\n";
  }
  return is_sound(data / "hub.db") ? 0 : 1;
}

int let_in(const app::Folder& folder, const std::string& user) {
  app::Core core{folder, system_now};
  app::Accounts accounts{core};
  const auto account = accounts.named(user);
  if (!account || (!account->voided && account->waits.empty())) {
    std::cout << "no open account of this name waits to be let in: passwords are set by whoever "
                 "keeps the accounts (/accounts)\n";
    return 1;
  }
  const std::string password = seal::fresh_code();
  accounts.record_all(
      System{}, account->id,
      {PasswordChanged{.password_hash = seal::hash_password(password)}, WayInAgreed{}});
  std::cout << "sign in as " << user << " with the password " << password << ", shown this once\n";
  return 0;
}

}  // namespace openmash::cli
