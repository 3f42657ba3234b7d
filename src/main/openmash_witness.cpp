// A small program for an agency that wants to see for itself that a hub's record is never
// shortened or rewritten.
// It opens no connection: what the hub gives comes in at standard input, what goes back goes out at
// standard output, and a program like curl carries both. docs/operate/witness.md says how.
#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <iterator>

#include "base/match.h"
#include "witness/witness.h"

namespace {

using openmash::witness::Witness;

std::uint64_t now() {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::seconds>(since_1970).count());
}

int sign(const std::filesystem::path& folder) {
  const std::string growth{std::istreambuf_iterator<char>{std::cin}, {}};
  Witness witness{folder};
  return openmash::match(
      witness.answer(growth, now()),
      [](const openmash::witness::Cosigned& cosigned) {
        std::cout << cosigned.note;
        return 0;
      },
      [](const openmash::witness::NotUnderstood& not_understood) {
        std::cerr << "openmash-witness: " << not_understood.why << "\n";
        return 2;
      },
      [](const openmash::witness::Contradiction& contradiction) {
        std::cout << contradiction.signed_before;
        std::cerr << "openmash-witness: CONTRADICTION: " << contradiction.why
                  << ". Nothing was signed. What we signed before is printed: give it to the hub, "
                     "and tell its partners.\n";
        return 1;
      });
}

int run(int argc, char** argv) {
  CLI::App program{"Remembers how much of a hub's record there was, and signs that it does"};
  program.require_subcommand(1);
  std::filesystem::path folder;
  std::string name;
  std::string ledger;
  int status = 0;
  const auto command = [&](const char* verb, const char* what) {
    auto* made = program.add_subcommand(verb, what);
    made->add_option("--folder", folder, "where this witness keeps its key and what it signed")
        ->required();
    return made;
  };
  auto* init = command("init", "make a witness for one hub");
  init->add_option("--name", name, "who we are: police.example/witness")->required();
  init->add_option("--ledger", ledger, "the hub's public key, as `openmash public-key` prints it")
      ->required();
  init->callback([&] {
    Witness::make(folder, name, ledger);
    std::cout << Witness{folder}.verifier_key() << "\n";
  });
  command("key", "print our public key, for the hub to listen to")->callback([&] {
    std::cout << Witness{folder}.verifier_key() << "\n";
  });
  command("size", "print how many events there were when we last signed")->callback([&] {
    std::cout << Witness{folder}.size() << "\n";
  });
  command("ask", "print what asks the hub for all that came since")->callback([&] {
    std::cout << Witness{folder}.ask(now());
  });
  command("last", "print what we last signed")->callback([&] {
    std::cout << Witness{folder}.last();
  });
  command("sign", "read a checkpoint with its proof, and sign it if it goes on from our last")
      ->callback([&] { status = sign(folder); });
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    return program.exit(wrong) == 0 ? 0 : 2;  // the library has a number for each mistake
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& fault) {
    std::cerr << "openmash-witness: " << fault.what() << "\n";
    return 2;
  }
}
