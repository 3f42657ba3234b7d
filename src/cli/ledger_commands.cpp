#include "cli/ledger_commands.h"

#include <iostream>

#include "cli/hub_commands.h"
#include "db/durable_file.h"

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
    case Taken::contradicts:
      std::cout << core.witnessed().objection().value_or("") << "\n";
      return 1;
  }
  return 1;
}

int receipt(const app::Folder& folder, const std::string& stream, std::uint64_t event) {
  app::Core core{folder, system_now};
  const auto id = id_from_hex(stream);
  const auto text = id ? core.checkpoints().receipt(*id, event) : std::nullopt;
  if (!text) {
    std::cerr << "there is no such event\n";
    return 1;
  }
  std::cout << *text;
  return 0;
}

}  // namespace openmash::cli
