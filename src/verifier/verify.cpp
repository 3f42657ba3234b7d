// Three ordered walks side by side: heads, events and payloads all come in the order of the
// stream's number, so that a ledger of any size is verified in the memory of one stream.
#include "verifier/verify.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "verifier/header.h"
#include "verifier/query.h"

namespace openmash::verifier {

namespace {

struct Head {
  std::int64_t number = 0;
  Id128 stream;
  std::uint64_t version = 0;
  std::int64_t recorded_at = 0;
  Bytes hash;
};

class Verification {
 public:
  explicit Verification(const std::filesystem::path& path) : file_(path) {}

  Report run() {
    try {
      read_ledger_id();
      walk();
    } catch (const CorruptRecord& damage) {
      report_.first_damage = {head_.stream, damaged_at_, damage.what()};
    }
    return report_;
  }

 private:
  /// Ends the walk: after the first damage nothing that follows can be told apart from it.
  [[noreturn]] void damaged(const std::string& what, std::uint64_t sequence = 0) {
    damaged_at_ = sequence;
    throw CorruptRecord(what);
  }

  void read_ledger_id() {
    Query ledger{file_, "SELECT id FROM ledger"};
    const auto id = ledger.next() ? id_from_bytes(ledger.bytes(0)) : std::nullopt;
    if (!id || ledger.next()) {
      damaged("the ledger does not say which it is");
    }
    report_.ledger = *id;
  }

  void walk() {
    // One transaction: what is written meanwhile belongs to the next verification.
    Query begin{file_, "BEGIN"};
    static_cast<void>(begin.next());
    Query heads{file_,
                "SELECT number, stream, version, recorded_at, hash FROM head ORDER BY number"};
    Query events{file_,
                 "SELECT stream, sequence, header, hash FROM event ORDER BY stream, sequence"};
    Query payloads{file_,
                   "SELECT stream, sequence, part, envelope FROM payload"
                   " ORDER BY stream, sequence, part"};
    has_event_ = events.next();
    has_payload_ = payloads.next();
    while (heads.next()) {
      const auto stream = id_from_bytes(heads.bytes(1));
      const BytesView hash = heads.bytes(4);
      head_ = {heads.integer(0), stream.value_or(Id128{}), heads.number(2), heads.integer(3),
               Bytes{hash.begin(), hash.end()}};
      if (!stream) {
        damaged("a stream has lost its id");
      }
      verify_stream(events, payloads);
      ++report_.streams;
    }
    head_ = {};
    if (has_event_) {
      damaged("there are events of a stream that has no head");
    }
    if (has_payload_) {
      damaged("there is a payload of a stream that has no head");
    }
  }

  void verify_stream(Query& events, Query& payloads) {
    absent_.clear();
    destroyed_.clear();
    if (has_event_ && events.integer(0) < head_.number) {
      damaged("there are events of a stream that has no head, before this one");
    }
    seal::Hash previous{};
    std::uint64_t sequence = 0;
    std::int64_t recorded_at = 0;
    while (has_event_ && events.integer(0) == head_.number) {
      const std::uint64_t expected = sequence + 1;
      if (events.number(1) != expected) {
        damaged(
            "an event is missing: the next one there is number " + std::to_string(events.number(1)),
            expected);
      }
      const auto header = verify_event(events, previous, expected);
      if (sequence > 0 && header.recorded_at <= recorded_at) {
        damaged("the event is dated before the one that it follows", expected);
      }
      verify_parts(header, payloads);
      recorded_at = header.recorded_at;
      sequence = expected;
      has_event_ = events.next();
    }
    verify_end(payloads, previous, sequence, recorded_at);
  }

  Header verify_event(const Query& events, seal::Hash& previous, std::uint64_t expected) {
    const BytesView bytes = events.bytes(2);
    auto header = read_header(bytes);
    if (!header) {
      damaged("the header is no header", expected);
    }
    static constexpr std::array<Byte, 1> leaf{0};
    const seal::Hash hash = hash_.add(leaf).add(bytes).finish();
    report_.bytes += bytes.size() + 1;
    ++report_.events;
    if (!std::ranges::equal(hash, events.bytes(3))) {
      damaged("the header was changed: it does not have the hash beside it", expected);
    }
    if (header->ledger != report_.ledger || header->stream != head_.stream ||
        header->sequence != expected) {
      damaged("the event belongs somewhere else", expected);
    }
    if (header->previous != previous) {
      damaged("the event does not follow the one before it", expected);
    }
    const bool names_targets = !header->targets.empty();
    if (names_targets != (header->event_class == class_destruction)) {
      damaged("the event's class and what it destroys do not agree", expected);
    }
    for (const HeaderTarget& target : header->targets) {
      if (target.stream == head_.stream) {
        destroyed_.insert({target.sequence, target.part});
      }
    }
    previous = hash;
    return std::move(*header);
  }

  void verify_parts(const Header& header, Query& payloads) {
    for (std::size_t i = 0; i < header.parts.size(); ++i) {
      const HeaderPart& part = header.parts[i];
      if (part.number != i) {
        damaged("the parts are not numbered as they should be", header.sequence);
      }
      ++report_.parts;
      const auto wanted = std::tuple{head_.number, header.sequence, part.number};
      const auto here = [&] {
        return std::tuple{payloads.integer(0), payloads.number(1), payloads.number(2)};
      };
      if (has_payload_ && here() < wanted) {
        damaged("there is a payload that no event mentions", payloads.number(1));
      }
      if (!has_payload_ || here() != wanted) {
        absent_.emplace_back(header.sequence, part.number);
        continue;
      }
      const BytesView envelope = payloads.bytes(3);
      report_.bytes += envelope.size();
      if (hash_.add(envelope).finish() != part.ciphertext_hash) {
        damaged("part " + std::to_string(part.number) + " is not what was sealed", header.sequence);
      }
      has_payload_ = payloads.next();
    }
  }

  void verify_end(const Query& payloads, const seal::Hash& last, std::uint64_t sequence,
                  std::int64_t recorded_at) {
    if (has_payload_ && payloads.integer(0) <= head_.number) {
      damaged("there is a payload that no event mentions", payloads.number(1));
    }
    if (sequence != head_.version) {
      damaged("the stream should end at event " + std::to_string(head_.version), sequence + 1);
    }
    if (!std::ranges::equal(last, head_.hash) || recorded_at != head_.recorded_at) {
      damaged("the end of the stream is not the one its head names", sequence);
    }
    for (const auto& [event, part] : absent_) {
      if (!destroyed_.contains({event, part})) {
        damaged("part " + std::to_string(part) + " is missing and no event destroyed it", event);
      }
      ++report_.destroyed;
    }
  }

  ReadOnlyFile file_;
  Report report_;
  seal::Sha256 hash_;
  Head head_;
  std::uint64_t damaged_at_ = 0;
  bool has_event_ = false;
  bool has_payload_ = false;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> absent_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> destroyed_;
};

}  // namespace

Report verify(const std::filesystem::path& ledger) {
  return Verification{ledger}.run();
}

}  // namespace openmash::verifier
