#include "seal/public_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <array>

namespace openmash::seal {

namespace {

constexpr std::size_t coordinate = 32;
constexpr int shortest_modulus = 2048;
constexpr int longest_modulus = 8192;

template <auto free>
struct Freed {
  void operator()(auto* one) const { free(one); }
};
template <class Thing, auto free>
using Owned = std::unique_ptr<Thing, Freed<free>>;

using Number = Owned<BIGNUM, BN_free>;
using Params = Owned<OSSL_PARAM, OSSL_PARAM_free>;
using Builder = Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Digest = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using EcdsaSignature = Owned<ECDSA_SIG, ECDSA_SIG_free>;

Number number(BytesView bytes) {
  return Number{BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr)};
}

EVP_PKEY* from_params(const char* type, OSSL_PARAM* params) {
  const KeyContext context{EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr)};
  EVP_PKEY* key = nullptr;
  if (params == nullptr || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params) != 1) {
    return nullptr;
  }
  return key;
}

/// On its curve, and nothing degenerate.
bool is_sound(EVP_PKEY* key) {
  const KeyContext context{EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr)};
  return context && EVP_PKEY_public_check(context.get()) == 1;
}

std::optional<Bytes> der_of(BytesView two_numbers) {
  if (two_numbers.size() != 2 * coordinate) {
    return std::nullopt;
  }
  const EcdsaSignature signature{ECDSA_SIG_new()};
  Number r = number(two_numbers.first(coordinate));
  Number s = number(two_numbers.subspan(coordinate));
  if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r.release(), s.release()) != 1) {
    return std::nullopt;
  }
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(signature.get(), &der);
  if (size <= 0) {
    return std::nullopt;
  }
  Bytes bytes(der, der + size);
  OPENSSL_free(der);
  return bytes;
}

}  // namespace

PublicKey::PublicKey(Kind kind, void* key)
    : kind_(kind), key_(key, [](void* one) { EVP_PKEY_free(static_cast<EVP_PKEY*>(one)); }) {}

std::optional<PublicKey> PublicKey::p256(BytesView x, BytesView y) {
  if (x.size() != coordinate || y.size() != coordinate) {
    return std::nullopt;
  }
  Bytes point{4};  // not compressed
  point.insert(point.end(), x.begin(), x.end());
  point.insert(point.end(), y.begin(), y.end());
  const Builder builder{OSSL_PARAM_BLD_new()};
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                   point.size());
  const Params params{OSSL_PARAM_BLD_to_param(builder.get())};
  EVP_PKEY* key = from_params("EC", params.get());
  if (key == nullptr) {
    return std::nullopt;
  }
  PublicKey made{Kind::p256, key};
  return is_sound(key) ? std::optional(made) : std::nullopt;
}

std::optional<PublicKey> PublicKey::rsa(BytesView modulus, BytesView exponent) {
  const Number n = number(modulus);
  const Number e = number(exponent);
  if (!n || !e || BN_num_bits(n.get()) < shortest_modulus ||
      BN_num_bits(n.get()) > longest_modulus || BN_num_bits(e.get()) > 32 ||
      BN_is_odd(e.get()) == 0 || BN_is_one(e.get()) == 1) {
    return std::nullopt;
  }
  const Builder builder{OSSL_PARAM_BLD_new()};
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
  const Params params{OSSL_PARAM_BLD_to_param(builder.get())};
  EVP_PKEY* key = from_params("RSA", params.get());
  return key == nullptr ? std::nullopt : std::optional(PublicKey{Kind::rsa, key});
}

std::optional<PublicKey> PublicKey::ed25519(BytesView x) {
  if (x.size() != coordinate) {
    return std::nullopt;
  }
  EVP_PKEY* key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, x.data(), x.size());
  return key == nullptr ? std::nullopt : std::optional(PublicKey{Kind::ed25519, key});
}

bool PublicKey::signed_by(BytesView message, BytesView signature, EcSignature form) const {
  Bytes der;
  if (kind_ == Kind::p256 && form == EcSignature::two_numbers) {
    const auto written = der_of(signature);
    if (!written) {
      return false;
    }
    der = *written;
    signature = der;
  }
  const Digest context{EVP_MD_CTX_new()};
  const EVP_MD* hash = kind_ == Kind::ed25519 ? nullptr : EVP_sha256();
  return context &&
         EVP_DigestVerifyInit(context.get(), nullptr, hash, nullptr,
                              static_cast<EVP_PKEY*>(key_.get())) == 1 &&
         EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(),
                          message.size()) == 1;
}

}  // namespace openmash::seal
