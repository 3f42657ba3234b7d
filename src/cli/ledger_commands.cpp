#include "cli/ledger_commands.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "app/restore.h"
#include "cli/hub_commands.h"
#include "db/durable_file.h"
#include "views/worklist.h"

namespace openmash::cli {

int public_key(const app::Folder& folder) {
  app::Core core{folder, system_now};
  std::cout << core.checkpoints().verifier_key() << "\n";
  return 0;
}

int add_witness(const app::Folder& folder, const std::string& verifier_key) {
  app::Core core{folder, system_now};
  if (!core.witnessed().listen_to(verifier_key)) {
    std::cout << "that is not a witness's public key: it is the line `openmash-witness key` "
                 "prints, whole\n";
    return 1;
  }
  std::cout << "this hub listens to that witness from now on\n";
  return 0;
}

int checkpoint(const app::Folder& folder, std::uint64_t since) {
  app::Core core{folder, system_now};
  const auto growth = core.checkpoints().since(since);
  if (!growth) {
    std::cerr << "nothing has been recorded yet\n";
    return 1;
  }
  std::cout << *growth;
  return 0;
}

int witnessed(const app::Folder& folder, const std::filesystem::path& file) {
  const auto note = db::read_file(file);
  if (!note) {
    throw ConfigurationFault("there is no file " + file.string());
  }
  app::Core core{folder, system_now};
  using Taken = app::Witnessed::Taken;
  switch (core.witnessed().take(*note)) {
    case Taken::kept:
      std::cout << "kept\n";
      return 0;
    case Taken::not_ours:
      std::cout << "that is no checkpoint of this hub's record\n";
      return 1;
    case Taken::unknown_witness:
      std::cout << "no witness this hub listens to has signed that: see add-witness\n";
      return 1;
    case Taken::lost:
      std::cout << "that was signed before the restore that two people have declared\n";
      return 1;
    case Taken::contradicts:
      std::cout << core.witnessed().objection().value_or("") << "\n";
      return 1;
  }
  return 1;
}

namespace {

/// Typed unseen, where somebody types.
std::string secret_of(const std::string& user, const char* what) {
  std::cerr << what << " of " << user << ": " << std::flush;
  termios shown{};
  const bool typed = tcgetattr(STDIN_FILENO, &shown) == 0;
  if (typed) {
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
  }
  std::string password;
  std::getline(std::cin, password);
  if (typed) {
    tcsetattr(STDIN_FILENO, TCSANOW, &shown);
    std::cerr << "\n";
  }
  return password;
}

}  // namespace

int declare_restore(const app::Folder& folder, const std::string& first, const std::string& second,
                    const std::string& reason) {
  app::Core core{folder, system_now};
  const auto lost = core.witnessed().lost();
  if (!lost) {
    std::cout << "nothing that a witness signed is missing here: there is nothing to declare\n";
    return 1;
  }
  std::cout << "A witness has seen " << lost->size << " events. In this copy there are "
            << core.checkpoints().leaves()
            << ". What is missing is lost for good once both of you have said so.\n";
  app::SignIn people{core};
  const auto ask = [](const std::string& user) {
    std::string password = secret_of(user, "Password");
    return app::SaidYes{
        .user_name = user,
        .password = std::move(password),
        .code = secret_of(user, "Code from the app, or nothing where there is none,")};
  };
  const app::SaidYes one = ask(first);
  const app::SaidYes other = ask(second);
  if (const auto refused = app::declare_restore(core, people, one, other, reason); !refused) {
    std::cout << refused.error() << "\n";
    return 1;
  }
  std::cout << "declared and recorded. Every witness must read the declaration and begin anew.\n";
  return 0;
}

int receipt(const app::Folder& folder, const std::string& stream, std::uint64_t event) {
  app::Core core{folder, system_now};
  auto id = id_from_hex(stream);
  if (!id) {
    const auto contact = core.readers().read(
        [&](db::Connection& connection) { return views::find_reference(connection, stream); });
    id = contact ? std::optional{contact->value} : std::nullopt;
  }
  const auto text = id ? core.checkpoints().receipt(*id, event) : std::nullopt;
  if (!text) {
    std::cerr << "there is no such event\n";
    return 1;
  }
  std::cout << *text;
  return 0;
}

}  // namespace openmash::cli
