// Writes the sample of each example that has none yet, with today's spelling. It never touches one
// that is there: those stand for what lies in real ledgers.
// usage, from the top of the repository: write_missing_samples

#include <iostream>

#include "upgrades/samples.h"

int main() {
  using namespace openmash::upgrades;
  std::filesystem::create_directories(samples_folder);
  for (const Example& example : examples()) {
    const auto file = file_of(example);
    const auto plain = spelled_as(example, signer());
    if (std::filesystem::exists(file)) {
      continue;
    }
    if (plain.schema != example.schema) {
      std::cerr << file.string() << ": only version " << plain.schema << " can be written now\n";
      return 1;
    }
    write_sample(file, plain);
    std::cout << "written: " << file.string() << "\n";
  }
}
