#include "app/init.h"

#include "base/ensure.h"
#include "london/london_time.h"
#include "profile/hub_folder.h"

namespace openmash::app {

void init_hub(const Folder& folder, const std::filesystem::path& hub_folder, const Clock& clock,
              MadeFor made_for) {
  const auto read = profile::read_hub_folder(hub_folder);
  if (!read) {
    throw ConfigurationFault(profile::printed(read.error()));
  }
  if (const auto checked = profile::load_hub(*read); !checked) {
    throw ConfigurationFault(profile::printed(checked.error()));
  }
  if (std::filesystem::exists(folder.data / "hub.db")) {
    throw ConfigurationFault("there is a hub in " + folder.data.string() +
                             " already: choose another --data folder");
  }
  std::filesystem::create_directories(folder.data);
  const auto data = std::filesystem::weakly_canonical(folder.data);
  const auto keys = std::filesystem::weakly_canonical(folder.keys);
  if (std::ranges::mismatch(data, keys).in1 == data.end()) {
    throw ConfigurationFault(
        "the key file must lie outside the data folder, or a stolen folder opens itself");
  }
  if (folder.keys.has_parent_path()) {
    std::filesystem::create_directories(folder.keys.parent_path());
  }
  if (!std::filesystem::exists(folder.keys)) {
    seal::init_key_file(folder.keys, london::date_of(clock()));
  }
  Core core{folder, clock, Finds::nothing};
  ensure(core.adopt(profile::canonical_bytes(*read), made_for) == Adoption::adopted,
         "a hub without a profile adopts any");
}

}  // namespace openmash::app
