// The words of a view's row, sealed under the key of the stream it was made from and bound to its
// table, row and version.
// What was moved to another row does not open; a key that was destroyed gives empty words, a
// damaged envelope none. The rows are worklist.h's and matters.h's.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "codec/binary.h"
#include "db/value.h"
#include "seal/envelope.h"
#include "seal/key.h"

namespace openmash::views {

using KeyOf = std::function<std::shared_ptr<const seal::Key>(Id128 stream)>;

inline Bytes place(std::string_view table, Id128 row, std::uint64_t version) {
  seal::Associated associated{"openmash view row 1"};
  associated.add(as_bytes(table)).add(row).add(version);
  return Bytes{associated.view().begin(), associated.view().end()};
}

template <class Words>
[[nodiscard]] Bytes sealed(const seal::Key& key, std::string_view table, Id128 row,
                           std::uint64_t version, const Words& words) {
  codec::BinaryWriter writer;
  writer(words);
  return seal::seal(key, place(table, row, version), writer.take());
}

/// Nothing where the row is damaged: one bad row may not close a whole queue.
template <class Words>
[[nodiscard]] std::optional<Words> opened(const KeyOf& key_of, Id128 stream, std::string_view table,
                                          Id128 row, std::uint64_t version, BytesView envelope) {
  const auto key = key_of(stream);
  if (key == nullptr) {
    return Words{};  // erased: the row stays, its words are gone
  }
  const auto plain = seal::open(*key, place(table, row, version), envelope);
  if (!plain) {
    return std::nullopt;
  }
  Words words;
  codec::BinaryReader reader{*plain};
  reader(words);
  reader.finish();
  return words;
}

/// Cut at a word: the beginning of what was said sorts better than a category.
[[nodiscard]] inline std::string beginning_of(std::string_view words) {
  constexpr std::size_t most = 140;
  if (words.size() <= most) {
    return std::string{words};
  }
  const std::size_t space = words.substr(0, most).find_last_of(" \n");
  return std::string{words.substr(0, space == std::string_view::npos ? 0 : space)} + " …";
}

inline db::Value instant_or_null(const std::optional<Instant>& at) {
  return at ? db::value(*at) : db::Value{nullptr};
}
db::Value number(auto value) {
  return static_cast<std::int64_t>(value);
}

}  // namespace openmash::views
