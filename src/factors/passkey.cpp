#include "factors/passkey.h"

#include <cbor.h>

#include <boost/json.hpp>
#include <memory>
#include <optional>

#include "seal/hash.h"
#include "seal/public_key.h"

namespace openmash::factors {

namespace {

constexpr std::size_t most_bytes = 16 * 1024;
constexpr std::size_t fixed_part = 37;       // the host's hash, flags, the counter
constexpr std::size_t credential_part = 18;  // what made it, how long its name is
constexpr std::size_t longest_credential = 1023;

constexpr Byte user_present = 0x01;
constexpr Byte user_verified = 0x04;
constexpr Byte has_credential = 0x40;

struct Released {
  void operator()(cbor_item_t* item) const { cbor_decref(&item); }
};
using Item = std::unique_ptr<cbor_item_t, Released>;

/// One item and how many bytes it took.
std::pair<Item, std::size_t> read_item(BytesView bytes) {
  cbor_load_result result{};
  Item item{bytes.size() > most_bytes ? nullptr : cbor_load(bytes.data(), bytes.size(), &result)};
  return {std::move(item), result.read};
}

std::optional<std::int64_t> integer_of(const cbor_item_t* item) {
  if (item == nullptr || !cbor_is_int(item) || cbor_get_int(item) > 0x7fffffffU) {
    return std::nullopt;
  }
  const auto number = static_cast<std::int64_t>(cbor_get_int(item));
  return cbor_isa_negint(item) ? -1 - number : number;
}

std::optional<Bytes> bytes_of(const cbor_item_t* item) {
  if (item == nullptr || !cbor_isa_bytestring(item) || !cbor_bytestring_is_definite(item)) {
    return std::nullopt;
  }
  const auto* start = cbor_bytestring_handle(item);
  return Bytes(start, start + cbor_bytestring_length(item));
}

std::string_view text_of(const cbor_item_t* item) {
  if (item == nullptr || !cbor_isa_string(item) || !cbor_string_is_definite(item)) {
    return {};
  }
  return {reinterpret_cast<const char*>(cbor_string_handle(item)), cbor_string_length(item)};
}

template <class IsKey>
const cbor_item_t* member_if(const cbor_item_t* map, IsKey is_key) {
  if (map == nullptr || !cbor_isa_map(map)) {
    return nullptr;
  }
  const cbor_pair* pairs = cbor_map_handle(map);
  for (std::size_t i = 0; i < cbor_map_size(map); ++i) {
    if (is_key(pairs[i].key)) {
      return pairs[i].value;
    }
  }
  return nullptr;
}

const cbor_item_t* member(const cbor_item_t* map, std::string_view name) {
  return member_if(map, [&](const cbor_item_t* key) { return text_of(key) == name; });
}

const cbor_item_t* member(const cbor_item_t* map, std::int64_t number) {
  return member_if(map, [&](const cbor_item_t* key) { return integer_of(key) == number; });
}

/// RFC 9053, and of that what browsers are asked for: ES256, RS256, EdDSA.
std::optional<seal::PublicKey> key_of(const cbor_item_t* cose) {
  const auto kind = integer_of(member(cose, 1));
  const auto algorithm = integer_of(member(cose, 3));
  const auto curve = integer_of(member(cose, -1));
  const auto x = bytes_of(member(cose, -2));
  const auto y = bytes_of(member(cose, -3));
  if (kind == 2 && algorithm == -7 && curve == 1 && x && y) {
    return seal::PublicKey::p256(*x, *y);
  }
  if (kind == 1 && algorithm == -8 && curve == 6 && x) {
    return seal::PublicKey::ed25519(*x);
  }
  const auto modulus = bytes_of(member(cose, -1));
  if (kind == 3 && algorithm == -257 && modulus && x) {
    return seal::PublicKey::rsa(*modulus, *x);
  }
  return std::nullopt;
}

std::optional<NotThisPasskey> wrong_client_data(BytesView client_data, std::string_view type,
                                                const Asked& asked) {
  boost::system::error_code failed;
  const auto read = boost::json::parse(as_text(client_data), failed);
  if (failed || !read.is_object()) {
    return NotThisPasskey::unreadable;
  }
  const boost::json::object& said = read.as_object();
  const auto text = [&](const char* name) -> std::string_view {
    const boost::json::value* found = said.if_contains(name);
    return found != nullptr && found->is_string() ? std::string_view{found->get_string()}
                                                  : std::string_view{};
  };
  if (text("type") != type) {
    return NotThisPasskey::another_kind;
  }
  if (asked.challenge.empty() || text("challenge") != asked.challenge) {
    return NotThisPasskey::another_challenge;
  }
  const boost::json::value* framed = said.if_contains("crossOrigin");
  const bool is_framed = framed != nullptr && !(framed->is_bool() && !framed->get_bool());
  if (text("origin") != asked.origin || is_framed || said.contains("topOrigin")) {
    return NotThisPasskey::another_origin;
  }
  return std::nullopt;
}

std::optional<NotThisPasskey> wrong_device_data(BytesView data, const Asked& asked) {
  if (data.size() < fixed_part) {
    return NotThisPasskey::unreadable;
  }
  if (!seal::same(data.first(32), seal::sha256(as_bytes(asked.relying_party)))) {
    return NotThisPasskey::another_host;
  }
  if ((data[32] & user_present) == 0) {
    return NotThisPasskey::nobody_there;
  }
  if ((data[32] & user_verified) == 0) {
    return NotThisPasskey::nobody_known;
  }
  return std::nullopt;
}

std::uint32_t counter_of(BytesView data) {
  std::uint32_t counter = 0;
  for (const Byte byte : data.subspan(33, 4)) {
    counter = (counter << 8) | byte;
  }
  return counter;
}

}  // namespace

Result<NewPasskey, NotThisPasskey> read_new_passkey(BytesView client_data, BytesView attestation,
                                                    const Asked& asked) {
  if (const auto wrong = wrong_client_data(client_data, "webauthn.create", asked)) {
    return No<NotThisPasskey>{*wrong};
  }
  const auto [whole, size] = read_item(attestation);
  const auto data = bytes_of(member(whole.get(), "authData"));
  if (!whole || size != attestation.size() || !data) {
    return No<NotThisPasskey>{NotThisPasskey::unreadable};
  }
  const cbor_item_t* statement = member(whole.get(), "attStmt");
  if (text_of(member(whole.get(), "fmt")) != "none" || statement == nullptr ||
      !cbor_isa_map(statement) || cbor_map_size(statement) != 0) {
    return No<NotThisPasskey>{NotThisPasskey::attested};
  }
  if (const auto wrong = wrong_device_data(*data, asked)) {
    return No<NotThisPasskey>{*wrong};
  }
  const BytesView all{*data};
  if ((all[32] & has_credential) == 0 || all.size() < fixed_part + credential_part) {
    return No<NotThisPasskey>{NotThisPasskey::unreadable};
  }
  const std::size_t name_size =
      static_cast<std::size_t>(all[fixed_part + 16]) * 256 + all[fixed_part + 17];
  const BytesView rest = all.subspan(fixed_part + credential_part);
  if (name_size == 0 || name_size > longest_credential || rest.size() <= name_size) {
    return No<NotThisPasskey>{NotThisPasskey::unreadable};
  }
  const BytesView name = rest.first(name_size);
  const auto [cose, key_size] = read_item(rest.subspan(name_size));
  if (!cose || !key_of(cose.get())) {
    return No<NotThisPasskey>{NotThisPasskey::unknown_key};
  }
  const BytesView key = rest.subspan(name_size, key_size);
  return NewPasskey{.credential = {name.begin(), name.end()},
                    .public_key = {key.begin(), key.end()},
                    .counter = counter_of(all)};
}

Result<std::uint32_t, NotThisPasskey> check_passkey(BytesView public_key, BytesView client_data,
                                                    BytesView authenticator_data,
                                                    BytesView signature, const Asked& asked) {
  if (const auto wrong = wrong_client_data(client_data, "webauthn.get", asked)) {
    return No<NotThisPasskey>{*wrong};
  }
  if (const auto wrong = wrong_device_data(authenticator_data, asked)) {
    return No<NotThisPasskey>{*wrong};
  }
  const auto [cose, size] = read_item(public_key);
  const auto key = key_of(cose.get());
  if (!key) {
    return No<NotThisPasskey>{NotThisPasskey::unknown_key};
  }
  Bytes said{authenticator_data.begin(), authenticator_data.end()};
  const seal::Hash hash = seal::sha256(client_data);
  said.insert(said.end(), hash.begin(), hash.end());
  if (!key->signed_by(said, signature)) {
    return No<NotThisPasskey>{NotThisPasskey::badly_signed};
  }
  return counter_of(authenticator_data);
}

}  // namespace openmash::factors
