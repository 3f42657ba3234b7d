// The one program: `openmash serve`, and what an administrator does at a terminal.
// Faults end here with their words and status 2; `openmash --help` lists what there is.
#include <CLI/CLI.hpp>
#include <iostream>

#include "base/faults.h"
#include "cli/demo.h"
#include "cli/hub_commands.h"
#include "cli/keeping.h"
#include "cli/ledger_commands.h"
#include "cli/link.h"
#include "main/serve.h"
#ifdef OPENMASH_HAS_BENCH
#include "bench/benches.h"
#endif

namespace {

using openmash::app::Folder;

struct Options {
  Folder folder;
  std::filesystem::path hub;
  openmash::Serving serving;
  bool training = false;
  openmash::cli::LinkRun link;
  openmash::cli::MatchingFiles matching;
  std::filesystem::path from;
  std::filesystem::path out;
  std::string before;
  std::string user;
};

void add_folder(CLI::App& command, Options& options) {
  command.add_option("--data", options.folder.data, "the hub's data folder")->required();
  command.add_option("--keys", options.folder.keys, "its key file, outside that folder")
      ->required();
}

void add_days(CLI::App& command, Options& options) {
  command
      .add_option("--backups-kept-days", options.serving.backups_kept_days,
                  "how long backups are kept: an epoch of keys is destroyed so long after its end")
      ->check(CLI::Range(1, 3660));
}

void add_keeping(CLI::App& program, Options& options, int& status) {
  auto* keys = program.add_subcommand("keys", "the epochs of a hub's keys");
  keys->require_subcommand(1);
  auto* roll = keys->add_subcommand(
      "roll", "a new epoch now; every key wrapped anew; the epochs destroyed whose time is over");
  add_folder(*roll, options);
  add_days(*roll, options);
  roll->callback([&] {
    status = openmash::cli::roll_keys(options.folder, options.serving.backups_kept_days);
  });
  auto* list = keys->add_subcommand("list", "until when a backup made in each can be opened");
  list->add_option("--keys", options.folder.keys, "the key file")->required();
  add_days(*list, options);
  list->callback([&] {
    status = openmash::cli::list_keys(options.folder.keys, options.serving.backups_kept_days);
  });

  auto* backup = program.add_subcommand("backup", "copy the database, also while it is served");
  backup->add_option("--data", options.folder.data, "the hub's data folder")->required();
  backup->add_option("--out", options.out, "the folder for the copy")->required();
  backup->callback([&] { status = openmash::cli::backup(options.folder.data, options.out); });

  auto* restore = program.add_subcommand(
      "restore", "put a backup back, and do again what was done since it was made");
  add_folder(*restore, options);
  restore->add_option("--from", options.from,
                      "the backup; without it, the database that lies in the folder");
  restore->callback([&] { status = openmash::cli::restore(options.from, options.folder); });

  auto* archive = program.add_subcommand(
      "archive", "move older months of the record of reading into files of their own");
  add_folder(*archive, options);
  archive->add_option("--before", options.before, "a month, such as 2026-10")->required();
  archive->callback([&] { status = openmash::cli::archive(options.folder, options.before); });

  auto* let_in = program.add_subcommand(
      "let-in", "after a restore: a first password where nobody can set one");
  add_folder(*let_in, options);
  let_in->add_option("--user", options.user, "the user name")->required();
  let_in->callback([&] { status = openmash::cli::let_in(options.folder, options.user); });
}

void add_link(CLI::App& program, Options& options, int& status) {
  openmash::cli::LinkRun& link = options.link;
  auto* command = program.add_subcommand(
      "link", "find the same people in one register or across two, for analysts");
  command->add_option("a", link.a, "a register: CSV, plain or gzip")->required();
  command->add_option("b", link.b, "another, to link A to; without it A is deduplicated");
  command->add_option("--model", link.model, "used where it exists; learnt and written where not")
      ->required();
  command->add_option("--out", link.out, "the folder for what is found")->required();
  command->add_option("--frequencies", link.frequencies,
                      "write how common names are in these registers, for adopt-matching");
  command->add_option("--truth", link.truth,
                      "the column that says who is who, read by the scorer alone");
  command->add_option("--group", link.group, "a column for the fairness table, never compared");
  command->add_option("--people", link.people,
                      "the file that has it: its first column is the truth's value");
  command->add_option("--column", link.columns, "HEADING=FIELD, where the usual guess is wrong");
  command->add_option("--veto", link.vetoes,
                      "a conflict that forbids a link, such as \"nhs_number=different\"");
  command->add_option("--probability", link.probability, "from here on a pair is a link")
      ->check(CLI::Range(0.5, 0.999999));
  command->add_flag("--one-to-one", link.one_to_one, "at most one link a record");
  command->add_option("--threads", link.threads, "0: as many as the machine has");
  command->add_option("--seed", link.seed, "for the pairs drawn at random");
  command->callback([&link, &status] { status = openmash::cli::link(link); });
}

struct LedgerOptions {
  std::string stream;
  std::uint64_t event = 1;
  std::string witness;
  std::string first;
  std::string second;
  std::string reason;
  std::filesystem::path file;
};

/// What those outside need to check the record.
void add_ledger(CLI::App& program, Options& options, LedgerOptions& ledger, int& status) {
  auto* key =
      program.add_subcommand("public-key", "print what the record's signatures are checked by");
  add_folder(*key, options);
  key->callback([&] { status = openmash::cli::public_key(options.folder); });

  auto* witness = program.add_subcommand("add-witness", "listen to a witness from now on");
  add_folder(*witness, options);
  witness->add_option("--witness", ledger.witness, "its public key, as openmash-witness prints it")
      ->required();
  witness->callback([&] { status = openmash::cli::add_witness(options.folder, ledger.witness); });

  auto* checkpoint = program.add_subcommand("checkpoint", "print the newest, for a witness");
  add_folder(*checkpoint, options);
  checkpoint->add_option("--since", ledger.event, "how many events the witness has signed")
      ->required();
  checkpoint->callback([&] { status = openmash::cli::checkpoint(options.folder, ledger.event); });

  auto* witnessed = program.add_subcommand("witnessed", "keep what a witness signed");
  add_folder(*witnessed, options);
  witnessed->add_option("file", ledger.file, "what openmash-witness printed")->required();
  witnessed->callback([&] { status = openmash::cli::witnessed(options.folder, ledger.file); });

  auto* restore = program.add_subcommand("declare-restore",
                                         "two people say that the hub goes on from an older copy");
  add_folder(*restore, options);
  restore->add_option("--first", ledger.first, "who looks after the accounts: a user name")
      ->required();
  restore->add_option("--second", ledger.second, "who answers for the cases: a user name")
      ->required();
  restore->add_option("--reason", ledger.reason, "why no later copy can be had")->required();
  restore->callback([&] {
    status =
        openmash::cli::declare_restore(options.folder, ledger.first, ledger.second, ledger.reason);
  });

  auto* receipt =
      program.add_subcommand("receipt", "print the proof that an event is in the record");
  add_folder(*receipt, options);
  receipt->add_option("--stream", ledger.stream, "a contact's reference, or 32 hexadecimal digits")
      ->required();
  receipt->add_option("--event", ledger.event, "its number in the stream");
  receipt->callback(
      [&] { status = openmash::cli::receipt(options.folder, ledger.stream, ledger.event); });
}

int run(int argc, char** argv) {
  CLI::App program{"OpenMASH runs a Multi-Agency Safeguarding Hub"};
  program.require_subcommand(1);
  Options options;
  int status = 0;

  auto* init = program.add_subcommand("init", "make a new hub");
  add_folder(*init, options);
  init->add_option("--hub", options.hub, "the folder of its profile, such as hubs/<name>")
      ->required();
  init->add_flag("--training", options.training,
                 "for exercises: every page says so, and it can never be anything else");
  init->callback([&] {
    status = openmash::cli::init(
        options.folder, options.hub,
        options.training ? openmash::app::MadeFor::training : openmash::app::MadeFor::children);
  });

  auto* serve = program.add_subcommand("serve", "serve a hub until stopped");
  add_folder(*serve, options);
  serve->add_option("--port", options.serving.port, "0 lets the system pick");
  serve->add_option("--address", options.serving.address,
                    "where to listen; put a TLS proxy in front of anything but this machine");
  serve->add_flag("--behind-proxy", options.serving.behind_proxy,
                  "a proxy stands before: its X-Forwarded-For says who asks");
  serve->add_option("--origin", options.serving.origin,
                    "the address people open it at, such as https://hub.example: passkeys and the "
                    "organisation's sign-in belong to it");
  serve->add_option("--oidc-issuer", options.serving.issuer,
                    "the organisation's own sign-in (OpenID Connect): its issuer");
  serve->add_option("--oidc-client", options.serving.client, "what this hub is called there");
  serve->add_option("--oidc-secret", options.serving.client_secret,
                    "a file with the client's secret and nothing else");
  serve->add_option("--oidc-name", options.serving.provider, "what people call that account");
  serve->add_flag("--training", options.serving.training, "only if it is a training hub");
  add_days(*serve, options);
  serve->callback([&] { status = openmash::serve_hub(options.folder, options.serving); });

  auto* demo = program.add_subcommand(
      "demo", "fill a new hub with invented work, and print who can sign in");
  add_folder(*demo, options);
  auto* from = demo->add_option("--hub", options.hub, "make it first, from this folder");
  demo->add_flag("--training", options.training, "and for training, for good")->needs(from);
  demo->callback([&] {
    status = openmash::cli::demo(
        options.folder, options.hub,
        options.training ? openmash::app::MadeFor::training : openmash::app::MadeFor::children);
  });

  auto* check = program.add_subcommand("check-profile", "every mistake in a hub's folder");
  check->add_option("hub", options.hub, "the folder")->required();
  check->callback([&] { status = openmash::cli::check_profile(options.hub); });

  auto* adopt = program.add_subcommand("adopt-profile", "use a changed hub folder from now on");
  add_folder(*adopt, options);
  adopt->add_option("--hub", options.hub, "the folder")->required();
  adopt->callback([&] { status = openmash::cli::adopt_profile(options.folder, options.hub); });

  auto* matching = program.add_subcommand(
      "adopt-matching", "rest suggestions of who is who on a saved model or frequencies of names");
  add_folder(*matching, options);
  matching->add_option("--name", options.matching.name, "what judgements call it")->required();
  matching->add_option("--model", options.matching.model, "as link wrote it; without: the usual");
  matching->add_option("--frequencies", options.matching.frequencies,
                       "as link wrote them; without: no name is rarer than another");
  matching->callback(
      [&] { status = openmash::cli::adopt_matching(options.folder, options.matching); });

  auto* verify = program.add_subcommand("verify", "check every hash and chain of the ledger");
  verify->add_option("--data", options.folder.data, "the hub's data folder")->required();
  verify->add_option("--keys", options.folder.keys, "with its keys: that every event opens, too");
  verify->callback(
      [&] { status = openmash::cli::verify(options.folder, !options.folder.keys.empty()); });

  auto* rebuild = program.add_subcommand("rebuild", "write all views anew from the ledger");
  add_folder(*rebuild, options);
  rebuild->callback([&] { status = openmash::cli::rebuild(options.folder); });

  auto* epoch = program.add_subcommand("add-epoch", "add this month's wrapping key");
  epoch->add_option("--keys", options.folder.keys, "the key file")->required();
  epoch->callback([&] { status = openmash::cli::add_epoch(options.folder.keys); });

  add_keeping(program, options, status);
  LedgerOptions ledger;
  add_ledger(program, options, ledger, status);
  add_link(program, options, status);

#ifdef OPENMASH_HAS_BENCH
  auto* bench = program.add_subcommand("bench", "measure, beside the limit in the same run");
  std::string which;
  openmash::bench::BenchOptions bench_options;
  bench->add_option("what", which, "intake, read, verify, linkage or lookup")
      ->required()
      ->check(CLI::IsMember({"intake", "read", "verify", "linkage", "lookup"}));
  bench->add_option("--contacts", bench_options.contacts, "stored when a case is read");
  bench->add_option("--data", bench_options.data,
                    "the folder of labelled sets, for linkage and lookup");
  bench->add_option("--people", bench_options.people, "invented for linkage and lookup");
  bench->add_option("--folder", bench_options.folder, "on the disk to be measured");
  bench->callback([&] { status = openmash::bench::run(which, bench_options); });
#endif

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
    std::cerr << "openmash: " << fault.what() << "\n";
    return 2;
  }
}
