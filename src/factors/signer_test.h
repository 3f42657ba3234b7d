// Keys that sign, for this room's tests and those of app: made anew in every run.
// The program itself only verifies; nothing outside tests includes this.
#pragma once

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <array>
#include <memory>
#include <string>

#include "base/bytes.h"
#include "factors/base64url.h"

namespace openmash::factors {

class Signer {
 public:
  enum class Kind { p256, rsa, rsa_short, ed25519 };

  explicit Signer(Kind kind)
      : kind_(kind),
        key_(kind == Kind::p256  ? EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")
             : kind == Kind::rsa ? EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048})
             : kind == Kind::rsa_short
                 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{1024})
                 : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"),
             EVP_PKEY_free) {}

  [[nodiscard]] const char* algorithm() const {
    return kind_ == Kind::p256 ? "ES256" : kind_ == Kind::ed25519 ? "EdDSA" : "RS256";
  }

  /// ECDSA in DER.
  [[nodiscard]] Bytes sign(BytesView message) const {
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context{EVP_MD_CTX_new(),
                                                                     EVP_MD_CTX_free};
    EVP_DigestSignInit(context.get(), nullptr, kind_ == Kind::ed25519 ? nullptr : EVP_sha256(),
                       nullptr, key_.get());
    std::size_t size = 0;
    EVP_DigestSign(context.get(), nullptr, &size, message.data(), message.size());
    Bytes signature(size);
    EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size());
    signature.resize(size);
    return signature;
  }

  /// As signed tokens want it: for ECDSA two numbers end to end.
  [[nodiscard]] Bytes sign_token(BytesView message) const {
    const Bytes der = sign(message);
    if (kind_ != Kind::p256) {
      return der;
    }
    Bytes two;
    std::size_t at = 3;
    for (int i = 0; i < 2; ++i) {
      const std::size_t size = der[at];
      Bytes number{der.begin() + static_cast<std::ptrdiff_t>(at + 1),
                   der.begin() + static_cast<std::ptrdiff_t>(at + 1 + size)};
      while (number.size() > 32) {
        number.erase(number.begin());
      }
      number.insert(number.begin(), 32 - number.size(), 0);
      two.insert(two.end(), number.begin(), number.end());
      at += size + 2;
    }
    return two;
  }

  [[nodiscard]] Bytes number(const char* name) const {
    BIGNUM* big = nullptr;
    EVP_PKEY_get_bn_param(key_.get(), name, &big);
    Bytes bytes(static_cast<std::size_t>(BN_num_bytes(big)));
    BN_bn2bin(big, bytes.data());
    BN_free(big);
    if (kind_ == Kind::p256) {
      bytes.insert(bytes.begin(), 32 - bytes.size(), 0);
    }
    return bytes;
  }

  [[nodiscard]] Bytes raw() const {
    Bytes bytes(32);
    std::size_t size = bytes.size();
    EVP_PKEY_get_raw_public_key(key_.get(), bytes.data(), &size);
    return bytes;
  }

  /// As a provider publishes it.
  [[nodiscard]] std::string jwk(const std::string& name) const {
    const std::string rest = R"(,"use":"sig","kid":")" + name + R"("})";
    const auto part = [&](const char* of) { return to_base64url(number(of)); };
    switch (kind_) {
      case Kind::p256:
        return R"({"kty":"EC","crv":"P-256","x":")" + part(OSSL_PKEY_PARAM_EC_PUB_X) +
               R"(","y":")" + part(OSSL_PKEY_PARAM_EC_PUB_Y) + "\"" + rest;
      case Kind::ed25519:
        return R"({"kty":"OKP","crv":"Ed25519","x":")" + to_base64url(raw()) + "\"" + rest;
      case Kind::rsa:
      case Kind::rsa_short:
        return R"({"kty":"RSA","n":")" + part(OSSL_PKEY_PARAM_RSA_N) + R"(","e":")" +
               part(OSSL_PKEY_PARAM_RSA_E) + "\"" + rest;
    }
    return {};
  }

  /// As a device gives it.
  [[nodiscard]] Bytes cose() const {
    const auto bytes = [](Bytes& into, const Bytes& value) {
      into.push_back(value.size() > 255 ? 0x59 : 0x58);
      if (value.size() > 255) {
        into.push_back(static_cast<Byte>(value.size() >> 8));
      }
      into.push_back(static_cast<Byte>(value.size()));
      into.insert(into.end(), value.begin(), value.end());
    };
    Bytes map;
    if (kind_ == Kind::p256) {
      map = {0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21};
      bytes(map, number(OSSL_PKEY_PARAM_EC_PUB_X));
      map.push_back(0x22);
      bytes(map, number(OSSL_PKEY_PARAM_EC_PUB_Y));
    } else if (kind_ == Kind::ed25519) {
      map = {0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21};
      bytes(map, raw());
    } else {
      map = {0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20};
      bytes(map, number(OSSL_PKEY_PARAM_RSA_N));
      map.push_back(0x21);
      bytes(map, number(OSSL_PKEY_PARAM_RSA_E));
    }
    return map;
  }

 private:
  Kind kind_;
  std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key_;
};

}  // namespace openmash::factors
