#include "app/directory.h"

#include "codec/codec.h"

namespace openmash::app {

namespace {

constexpr int attempts_most = 8;
constexpr std::string_view purpose = "directory";

}  // namespace

Directory directory_of(Core& core) {
  const Id128 stream = core.stream_for(purpose);
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  return fold_directory(codec::open_directory(slice, keys));
}

DirectoryHandled KeptDirectory::handle(const Actor& by, const Submission& submission,
                                       const DirectoryCommand& command) {
  const EntryId entry = std::visit([](const auto& one) { return one.entry; }, command);
  const Id128 stream = core_.stream_for(purpose);
  const std::shared_ptr<std::mutex> turn = core_.turn(stream);
  const std::scoped_lock in_turn{*turn};
  for (int attempt = 0; attempt < attempts_most; ++attempt) {
    const Directory directory = directory_of(core_);
    const DirectoryDecided decided = decide_directory(directory, command, by, core_.profile());
    const bool sent_before = core_.ledger().answer_to(submission.id.value).has_value();
    if (!decided && !sent_before) {
      return decided.error();
    }
    if (decided && decided->empty()) {
      return EntryKept{.entry = entry};
    }
    ledger::Batch batch{.submission = submission.id.value,
                        .digest = core_.digest(submission.content),
                        .appends = {},
                        .keys = {},
                        .rows = {},
                        .answer = Bytes{entry.value.bytes.begin(), entry.value.bytes.end()}};
    const ledger::StreamSlice known = core_.ledger().read(stream, directory.version);
    codec::StreamKeys keys{core_.ring(), stream, known.keys};
    ledger::StreamAppend append{
        .stream = stream, .expected_version = directory.version, .events = {}};
    std::uint64_t sequence = directory.version;
    if (decided) {
      for (const DirectoryEvent& event : *decided) {
        append.events.push_back(
            codec::seal_event(event, by, core_.ledger().id(), ++sequence, keys));
      }
    }
    batch.appends.push_back(std::move(append));
    batch.keys = keys.take_new();
    const ledger::AppendOutcome outcome = core_.ledger().append(std::move(batch));
    if (std::holds_alternative<ledger::Appended>(outcome) ||
        std::holds_alternative<ledger::Repeated>(outcome)) {
      return EntryKept{.entry = entry};
    }
    if (std::holds_alternative<ledger::Differs>(outcome)) {
      return EntrySentDifferently{};
    }
    if (std::holds_alternative<ledger::Unknown>(outcome)) {
      return NotSure{};
    }
  }
  return NotSure{};
}

}  // namespace openmash::app
