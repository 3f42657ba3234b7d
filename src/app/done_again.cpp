#include "app/done_again.h"

#include <algorithm>
#include <map>

#include "app/journal_lines.h"
#include "app/retention.h"
#include "app/words_elsewhere.h"

namespace openmash::app {

namespace {

/// Those of the parts that are in this database, as they were.
std::vector<ledger::Target> still_here(const ledger::StreamSlice& slice,
                                       const std::vector<PartDestroyed>& parts) {
  std::vector<ledger::Target> targets;
  for (const PartDestroyed& one : parts) {
    if (one.sequence == 0 || one.sequence > slice.events.size()) {
      continue;
    }
    const ledger::StoredEvent& stored = slice.events[one.sequence - 1];
    if (one.part == 0 || one.part >= stored.parts.size()) {
      continue;
    }
    const ledger::SealedPart& part = stored.parts[one.part];
    if (!part.is_destroyed() && part.ciphertext_hash == one.ciphertext) {
      targets.push_back({.stream = one.stream, .sequence = one.sequence, .part = one.part});
    }
  }
  return targets;
}

/// The case of one destruction, done again.
std::size_t destroy_again(Core& core, Id128 stream, DestructionId destruction,
                          const std::vector<PartDestroyed>& parts) {
  const ledger::StreamSlice slice = core.ledger().read(stream);
  const std::vector<ledger::Target> targets = still_here(slice, parts);
  if (targets.empty()) {
    return 0;
  }
  ledger::Batch batch{
      .submission = {}, .digest = {}, .appends = {}, .keys = {}, .rows = {}, .answer = {}};
  const ContentDestroyed event{
      .destruction = destruction, .child = parts.front().child, .replayed = true};
  if (auto words = read_if_other(core, stream)) {
    words->targets = targets;
    write_destruction(batch, core, *words, destruction, event.child, System{}, true);
  } else {
    write_destruction(batch, core, ContactId{stream}, slice, targets, event, System{}, core.now());
  }
  // The journal has these lines already, in their own order.
  std::erase_if(batch.rows,
                [](const db::Statement& row) { return row.sql == keep::Journal::row("").sql; });
  if (!std::holds_alternative<ledger::Appended>(core.ledger().append(std::move(batch)))) {
    throw DatabaseFault("a destruction could not be done again");
  }
  core.forget(ContactId{stream});
  core.forget_key(stream);
  return targets.size();
}

}  // namespace

RestoredAgain do_again(Core& core) {
  RestoredAgain again;
  const std::vector<std::string> lines = core.journal().missing_here();
  again.lines = lines.size();
  std::map<std::pair<Id128, DestructionId>, std::vector<PartDestroyed>> parts;
  std::vector<JournalLine> read;
  for (const std::string& line : lines) {
    read.push_back(read_line(line));
    if (const auto* part = std::get_if<PartDestroyed>(&read.back())) {
      parts[{part->stream, part->destruction}].push_back(*part);
    }
  }
  again.rights = take_away_again(core, read);
  for (const auto& [which, of_it] : parts) {
    again.parts += destroy_again(core, which.first, which.second, of_it);
  }
  // Last of all: until these lines are here, the hub is refused.
  core.writer().write([&](db::Connection& connection) {
    again.sessions = static_cast<std::size_t>(
        connection.query("SELECT count(*) FROM session").front().integer(0));
    connection.execute("DELETE FROM session");
    connection.execute("DELETE FROM parked");
    for (const std::string& line : lines) {
      connection.execute(keep::Journal::row(line));
    }
  });
  core.writer().alone([](db::Connection& connection) { connection.execute("VACUUM"); });
  static_cast<void>(core.writer().empty_log());
  return again;
}

}  // namespace openmash::app
