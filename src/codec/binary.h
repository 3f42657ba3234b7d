// Canonical bytes: the one way a fact is spelled on disk.
// Big-endian integers, lengths before text and lists, fields in fixed order; the same value has the
// same bytes for ever. Reading past the end, or leaving bytes over, throws CorruptRecord. No JSON
// anywhere in what is hashed. The fields of each event are in casefile_fields.h; the grammar is in
// docs/formats/ledger.md.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/bytes.h"
#include "base/faults.h"
#include "base/id128.h"
#include "base/instant.h"
#include "base/strong.h"

namespace openmash::codec {

class BinaryWriter {
 public:
  static constexpr bool reads = false;

  template <class... Fields>
  void operator()(const Fields&... fields) {
    (put(fields), ...);
  }

  [[nodiscard]] Bytes take() { return std::move(bytes_); }

 private:
  template <std::integral Number>
  void put(Number number) {
    using Unsigned =
        std::make_unsigned_t<std::conditional_t<std::same_as<Number, bool>, Byte, Number>>;
    const auto bits = static_cast<std::uint64_t>(static_cast<Unsigned>(number));
    for (std::size_t i = sizeof(Unsigned); i-- > 0;) {
      bytes_.push_back(static_cast<Byte>(bits >> (8 * i)));
    }
  }

  template <class Kind>
    requires std::is_enum_v<Kind>
  void put(Kind kind) {
    put(static_cast<std::uint8_t>(kind));
  }

  void put(const std::string& text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_.insert(bytes_.end(), text.begin(), text.end());
  }

  void put(const Bytes& raw) {
    put(static_cast<std::uint32_t>(raw.size()));
    bytes_.insert(bytes_.end(), raw.begin(), raw.end());
  }

  void put(const Id128& id) { bytes_.insert(bytes_.end(), id.bytes.begin(), id.bytes.end()); }
  void put(Instant at) { put(to_micros(at)); }

  template <class Tag, class Value>
  void put(const Strong<Tag, Value>& strong) {
    put(strong.value);
  }

  template <class Value>
  void put(const std::optional<Value>& value) {
    put(value.has_value());
    if (value) {
      put(*value);
    }
  }

  template <class Value>
  void put(const std::vector<Value>& values) {
    put(static_cast<std::uint32_t>(values.size()));
    for (const Value& value : values) {
      put(value);
    }
  }

  template <class Struct>
    requires requires(BinaryWriter& w, const Struct& s) { fields(w, s); }
  void put(const Struct& value) {
    fields(*this, value);
  }

  Bytes bytes_;
};

class BinaryReader {
 public:
  static constexpr bool reads = true;

  explicit BinaryReader(BytesView bytes) : bytes_(bytes) {}

  template <class... Fields>
  void operator()(Fields&... into) {
    (take(into), ...);
  }

  /// To be called last: nothing may be left over.
  void finish() const {
    if (!bytes_.empty()) {
      throw CorruptRecord("a record is longer than its fields");
    }
  }

 private:
  BytesView next(std::size_t count) {
    if (bytes_.size() < count) {
      throw CorruptRecord("a record is shorter than its fields");
    }
    const BytesView taken = bytes_.first(count);
    bytes_ = bytes_.subspan(count);
    return taken;
  }

  template <std::integral Number>
  void take(Number& number) {
    using Unsigned =
        std::make_unsigned_t<std::conditional_t<std::same_as<Number, bool>, Byte, Number>>;
    std::uint64_t bits = 0;
    for (Byte byte : next(sizeof(Unsigned))) {
      bits = (bits << 8) | byte;
    }
    if constexpr (std::same_as<Number, bool>) {
      if (bits > 1) {
        throw CorruptRecord("a yes or no is neither");
      }
    }
    number = static_cast<Number>(static_cast<Unsigned>(bits));
  }

  template <class Kind>
    requires std::is_enum_v<Kind>
  void take(Kind& kind) {
    std::uint8_t number = 0;
    take(number);
    kind = static_cast<Kind>(number);
  }

  void take(std::string& text) {
    std::uint32_t size = 0;
    take(size);
    text = as_text(next(size));
  }

  void take(Bytes& raw) {
    std::uint32_t size = 0;
    take(size);
    const BytesView taken = next(size);
    raw.assign(taken.begin(), taken.end());
  }

  void take(Id128& id) { id = *id_from_bytes(next(16)); }

  void take(Instant& at) {
    std::int64_t micros = 0;
    take(micros);
    at = from_micros(micros);
  }

  template <class Tag, class Value>
  void take(Strong<Tag, Value>& strong) {
    take(strong.value);
  }

  template <class Value>
  void take(std::optional<Value>& value) {
    bool there = false;
    take(there);
    value.reset();
    if (there) {
      take(value.emplace());
    }
  }

  template <class Value>
  void take(std::vector<Value>& values) {
    std::uint32_t size = 0;
    take(size);
    values.clear();
    for (std::uint32_t i = 0; i < size; ++i) {
      take(values.emplace_back());
    }
  }

  template <class Struct>
    requires requires(BinaryReader& r, Struct& s) { fields(r, s); }
  void take(Struct& value) {
    fields(*this, value);
  }

  BytesView bytes_;
};

/// Serves `const Struct&` to the writer and `Struct&` to the reader with one list of fields.
template <class Given, class Struct>
concept Of = std::same_as<std::remove_const_t<Given>, Struct>;

}  // namespace openmash::codec
