// One stream of a ledger, as its rows lie in the file, and whether it is what was recorded.
// Nothing outside the stream is needed to tell, so that any one can be checked alone; where its
// events stand in the tree of all events is for verifier/tree.h. Read from a file by verify.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/id128.h"
#include "verifier/header.h"

namespace openmash::verifier {

/// The first thing that is wrong, and where.
struct Damage {
  Id128 stream;                ///< zero when the damage belongs to no stream
  std::uint64_t sequence = 0;  ///< zero when it belongs to no event
  std::string what;            ///< in words, without content
  std::string place;           ///< as both verifiers write it: docs/formats/ledger.md
};

struct Counts {
  std::uint64_t streams = 0;
  std::uint64_t events = 0;
  std::uint64_t parts = 0;
  std::uint64_t destroyed = 0;  ///< parts that are absent by an event that says so
  std::uint64_t archived = 0;   ///< parts that were found, and are whole, in an archive
  /// Parts that lie in a month's archive which is not at hand, and so were not checked.
  std::map<std::string, std::uint64_t> not_at_hand;
  std::uint64_t bytes = 0;  ///< hashed
};

/// Where a body of the record of reading lies that is not in the ledger's own file.
struct Archived {
  enum class Where : std::uint8_t { nowhere, not_at_hand, at_hand };
  Where where = Where::nowhere;
  std::string month;
  std::optional<Bytes> envelope;  ///< nothing: the archive is there and has it not
};

/// Asked for an event's part that is absent, by the microsecond it was recorded at.
using FindArchived = std::function<Archived(Id128 stream, std::uint64_t sequence,
                                            std::uint64_t part, std::int64_t recorded_at)>;

/// Rows, with all their bytes in one place: the next stream is read over this one without asking
/// for memory again.
struct StreamRows {
  struct Piece {
    std::size_t at = 0;
    std::size_t size = 0;
  };
  struct Event {
    std::int64_t sequence = 0;
    std::int64_t leaf = 0;
    Piece header;
    Piece hash;
  };
  struct Payload {
    std::int64_t sequence = 0;
    std::int64_t part = 0;
    Piece envelope;
  };

  Bytes store;
  Piece id;
  std::int64_t version = 0;
  std::int64_t recorded_at = 0;
  Piece hash;
  std::vector<Event> events;
  std::vector<Payload> payloads;

  void clear();
  [[nodiscard]] Piece keep(BytesView bytes);
  [[nodiscard]] BytesView view(Piece piece) const {
    return BytesView{store}.subspan(piece.at, piece.size);
  }
};

struct Leaf {
  std::int64_t number = 0;
  std::uint64_t sequence = 0;
  seal::Hash hash{};
};

class StreamCheck {
 public:
  explicit StreamCheck(Id128 ledger, FindArchived archive = {})
      : ledger_(ledger), archive_(std::move(archive)) {}

  /// The first damage in the stream. Its leaves are in leaves() if there is none.
  [[nodiscard]] std::optional<Damage> check(const StreamRows& rows);

  [[nodiscard]] Id128 stream() const { return stream_; }
  [[nodiscard]] const std::vector<Leaf>& leaves() const { return leaves_; }
  [[nodiscard]] const Counts& counts() const { return counts_; }

 private:
  [[noreturn]] void damaged(const std::string& what, std::uint64_t sequence = 0) const;
  void check_all(const StreamRows& rows);
  void check_event(const StreamRows& rows, const StreamRows::Event& event);
  void check_parts(const StreamRows& rows);
  void check_end(const StreamRows& rows);
  struct Absent {
    std::uint64_t event = 0;
    std::uint64_t part = 0;
    std::int64_t recorded_at = 0;
    bool is_access = false;
    seal::Hash ciphertext_hash{};
  };
  [[nodiscard]] bool is_in_an_archive(const Absent& absent);

  Id128 ledger_;
  FindArchived archive_;
  Id128 stream_;
  Counts counts_;
  seal::Sha256 hash_;
  Header header_;
  seal::Hash previous_{};
  std::uint64_t sequence_ = 0;
  std::int64_t recorded_at_ = 0;
  std::size_t next_payload_ = 0;
  std::vector<Leaf> leaves_;
  std::vector<Absent> absent_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> destroyed_;
};

/// "stream … event 3", as both verifiers write it.
[[nodiscard]] std::string place_of(Id128 stream, std::uint64_t sequence);

}  // namespace openmash::verifier
