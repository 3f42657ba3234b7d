#include "seal/envelope.h"

#include <algorithm>
#include <bit>

#include "seal/random.h"
#include "seal/sodium.h"

namespace openmash::seal {

namespace {

constexpr Byte xchacha20_poly1305 = 1;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t before_content = 1 + nonce_size;
constexpr std::size_t smallest_padded = 32;
constexpr Byte end_of_content = 0x80;

Bytes with_algorithm(BytesView associated) {
  Bytes bytes;
  bytes.reserve(1 + associated.size());
  bytes.push_back(xchacha20_poly1305);
  bytes.insert(bytes.end(), associated.begin(), associated.end());
  return bytes;
}

void put_number(Bytes& bytes, std::uint64_t number, int size) {
  for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<Byte>(number >> shift));
  }
}

}  // namespace

std::size_t padded_size(std::size_t content) {
  const std::size_t length = content + 1;  // the byte that says where the content ends
  if (length <= smallest_padded) {
    return smallest_padded;
  }
  const auto exponent = static_cast<unsigned>(std::bit_width(length)) - 1;
  const auto kept_bits = static_cast<unsigned>(std::bit_width(exponent));
  const std::size_t rest = (std::size_t{1} << (exponent - kept_bits)) - 1;
  return (length + rest) & ~rest;
}

Bytes seal(const Key& key, BytesView associated, BytesView plaintext) {
  ready_sodium();
  const std::size_t padded = padded_size(plaintext.size());
  Bytes envelope(before_content + padded + tag_size);
  envelope[0] = xchacha20_poly1305;
  Byte* const nonce = envelope.data() + 1;
  Byte* const content = envelope.data() + before_content;
  randombytes_buf(nonce, nonce_size);
  std::ranges::copy(plaintext, content);
  content[plaintext.size()] = end_of_content;  // the zeros after it are there already

  const Bytes place = with_algorithm(associated);
  crypto_aead_xchacha20poly1305_ietf_encrypt(content, nullptr, content, padded, place.data(),
                                             place.size(), nullptr, nonce, key.view().data());
  return envelope;
}

std::optional<Bytes> open(const Key& key, BytesView associated, BytesView envelope) {
  ready_sodium();
  if (envelope.size() < before_content + smallest_padded + tag_size ||
      envelope[0] != xchacha20_poly1305) {
    return std::nullopt;
  }
  const Bytes place = with_algorithm(associated);
  Bytes content(envelope.size() - before_content - tag_size);
  const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      content.data(), nullptr, nullptr, envelope.data() + before_content,
      envelope.size() - before_content, place.data(), place.size(), envelope.data() + 1,
      key.view().data());
  if (opened != 0) {
    return std::nullopt;
  }
  const auto end = std::find_if(content.rbegin(), content.rend(), [](Byte b) { return b != 0; });
  if (end == content.rend() || *end != end_of_content) {
    return std::nullopt;
  }
  content.erase(std::prev(end.base()), content.end());
  return content;
}

Associated& Associated::add(BytesView field) {
  put_number(bytes_, field.size(), 4);
  bytes_.insert(bytes_.end(), field.begin(), field.end());
  return *this;
}

Associated& Associated::add(std::uint64_t number) {
  put_number(bytes_, 8, 4);
  put_number(bytes_, number, 8);
  return *this;
}

}  // namespace openmash::seal
