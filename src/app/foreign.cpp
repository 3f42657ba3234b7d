#include "app/foreign.h"

#include "base/faults.h"

namespace openmash::app {

namespace {

/// How many parts it says it destroyed; none where it is something else.
template <class Event>
std::size_t parts_of(const Event& event) {
  if constexpr (requires {
                  event.destruction;
                  event.parts;
                  event.replayed;
                }) {
    return event.parts;
  }
  return 0;
}

/// A contact, a matter, who is who, rights, patterns: each stream has an event of its own for it.
std::size_t destroyed_by(const codec::AnyRecorded& any) {
  return std::visit(
      [](const auto& recorded) -> std::size_t {
        if constexpr (requires { recorded.event.index(); }) {
          return std::visit([](const auto& event) { return parts_of(event); }, recorded.event);
        }
        return 0;
      },
      any);
}

}  // namespace

codec::AnyRecorded open_own(const ledger::StoredEvent& stored, codec::StreamKeys& keys) {
  codec::AnyRecorded any = codec::open_any(stored, keys);
  if (destroyed_by(any) != stored.targets.size()) {
    throw CorruptRecord("event " + std::to_string(stored.sequence) + " of stream " +
                        stored.stream.hex() + " destroys other than it says");
  }
  return any;
}

std::optional<std::string> foreign_tail(db::Readers& readers, const seal::KeyRing& ring) {
  try {
    for (const ledger::Tail& tail : ledger::tails_in(readers)) {
      const ledger::StreamSlice slice = ledger::read_stream(readers, tail.stream, tail.first - 1);
      codec::StreamKeys keys{ring, tail.stream, slice.keys};
      for (const ledger::StoredEvent& stored : slice.events) {
        static_cast<void>(open_own(stored, keys));
      }
    }
  } catch (const CorruptRecord& foreign) {
    return std::string{
               "after its last checkpoint this record has something that this hub did not "
               "write: "} +
           foreign.what() +
           ". Nothing was signed. Keep a copy of the folder as it is, ask who could write there, "
           "and go back to a backup that `openmash verify` finds whole";
  }
  return std::nullopt;
}

seal::SigningKey signing_key_of(const seal::KeyRing& ring) {
  return seal::SigningKey{ring.derived("ledger signing")};
}

std::filesystem::path witnessed_file_of(const Folder& folder) {
  std::filesystem::path file = folder.keys;
  file += ".witnessed";
  return file;
}

}  // namespace openmash::app
