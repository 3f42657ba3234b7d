#include "verifier/note.h"

#include <algorithm>
#include <charconv>

#include "base/base64.h"

namespace openmash::verifier {

namespace {

constexpr std::string_view dash = "\u2014 ";
constexpr std::size_t id_size = 4;
constexpr std::size_t time_size = 8;
constexpr std::size_t signature_size = 64;

std::array<Byte, id_size> id_of(std::string_view name, Byte kind, const seal::NoteKey& key) {
  const std::array<Byte, 2> between{'\n', kind};
  const seal::Hash hash = seal::sha256(as_bytes(name), between, key);
  std::array<Byte, id_size> id{};
  std::copy_n(hash.begin(), id_size, id.begin());
  return id;
}

bool is_name(std::string_view name) {
  return !name.empty() &&
         std::ranges::none_of(name, [](char c) { return c <= ' ' || c == '+' || c == 0x7f; });
}

/// What stands before the end of the line; the rest stays in `text`. Nothing when no line ends.
std::optional<std::string_view> next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

}  // namespace

std::optional<std::uint64_t> read_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size() ||
      (text.size() > 1 && text.front() == '0')) {
    return std::nullopt;
  }
  return number;
}

std::optional<seal::Hash> read_hash(std::string_view text) {
  const auto bytes = from_base64(text);
  seal::Hash hash{};
  if (!bytes || bytes->size() != hash.size()) {
    return std::nullopt;
  }
  std::ranges::copy(*bytes, hash.begin());
  return hash;
}

std::optional<VerifierKey> read_verifier_key(std::string_view text) {
  const std::size_t first = text.find('+');
  const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) {
    return std::nullopt;
  }
  VerifierKey key;
  key.name = text.substr(0, first);
  const auto bytes = from_base64(text.substr(second + 1));
  if (!is_name(key.name) || !bytes || bytes->size() != 1 + key.key.size()) {
    return std::nullopt;
  }
  key.kind = bytes->front();
  std::copy(bytes->begin() + 1, bytes->end(), key.key.begin());
  key.id = id_of(key.name, key.kind, key.key);
  const bool is_kind = key.kind == VerifierKey::of_ledger || key.kind == VerifierKey::of_witness;
  if (!is_kind || text.substr(first + 1, second - first - 1) != to_hex(key.id)) {
    return std::nullopt;
  }
  return key;
}

std::optional<NoteSignature> read_signature(std::string_view line) {
  std::string_view rest = line;
  if (!rest.starts_with(dash) || !rest.ends_with('\n')) {
    return std::nullopt;
  }
  rest.remove_prefix(dash.size());
  rest.remove_suffix(1);
  const std::size_t space = rest.find(' ');
  if (space == std::string_view::npos || !is_name(rest.substr(0, space))) {
    return std::nullopt;
  }
  const auto bytes = from_base64(rest.substr(space + 1));
  if (!bytes || bytes->size() <= id_size) {
    return std::nullopt;
  }
  NoteSignature signature{.name = std::string{rest.substr(0, space)}, .line = std::string{line}};
  std::copy_n(bytes->begin(), id_size, signature.id.begin());
  signature.signature.assign(bytes->begin() + id_size, bytes->end());
  return signature;
}

std::optional<Note> read_note(std::string_view whole) {
  const std::size_t end = whole.rfind("\n\n");
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  Note note{.text = std::string{whole.substr(0, end + 1)}, .signatures = {}};
  std::string_view rest = whole.substr(end + 2);
  while (!rest.empty()) {
    const std::string_view from = rest;
    const auto line = next_line(rest);
    auto signature =
        line ? read_signature(from.substr(0, line->size() + 1)) : std::optional<NoteSignature>{};
    if (!signature) {
      return std::nullopt;
    }
    note.signatures.push_back(*std::move(signature));
  }
  if (note.signatures.empty()) {
    return std::nullopt;
  }
  return note;
}

std::optional<Checkpoint> read_checkpoint(std::string_view text) {
  const auto origin = next_line(text);
  const auto size = next_line(text);
  const auto root = next_line(text);
  if (!origin || !size || !root || origin->empty()) {
    return std::nullopt;
  }
  const auto number = read_number(*size);
  const auto hash = read_hash(*root);
  if (!number || !hash) {
    return std::nullopt;
  }
  return Checkpoint{std::string{*origin}, *number, *hash};
}

std::uint64_t cosigned_at(const NoteSignature& signature) {
  std::uint64_t seconds = 0;
  if (signature.signature.size() == time_size + signature_size) {
    for (std::size_t i = 0; i < time_size; ++i) {
      seconds = (seconds << 8) | signature.signature[i];
    }
  }
  return seconds;
}

bool is_by(const NoteSignature& signature, std::string_view text, const VerifierKey& key) {
  const bool timed = key.kind == VerifierKey::of_witness;
  const std::size_t before = timed ? time_size : 0;
  if (signature.name != key.name || signature.id != key.id ||
      signature.signature.size() != before + signature_size) {
    return false;
  }
  seal::Signature bytes;
  std::ranges::copy(BytesView{signature.signature}.subspan(before), bytes.begin());
  if (!timed) {
    return seal::is_signed_by(key.key, as_bytes(text), bytes);
  }
  const std::string what =
      "cosignature/v1\ntime " + std::to_string(cosigned_at(signature)) + "\n" + std::string{text};
  return seal::is_signed_by(key.key, as_bytes(what), bytes);
}

bool is_signed_by(const Note& note, const VerifierKey& key) {
  return std::ranges::any_of(note.signatures, [&](const NoteSignature& signature) {
    return is_by(signature, note.text, key);
  });
}

}  // namespace openmash::verifier
