#include "seal/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/ensure.h"

namespace openmash::seal {

namespace {

// Fetched once: looking the algorithm up costs more than hashing a header with it.
const EVP_MD* algorithm() {
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  ensure(fetched != nullptr, "OpenSSL has no SHA-256");
  return fetched;
}

}  // namespace

struct Sha256::Context {
  EVP_MD_CTX* digest = EVP_MD_CTX_new();

  Context() { begin(); }
  ~Context() { EVP_MD_CTX_free(digest); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  void begin() {
    ensure(digest != nullptr && EVP_DigestInit_ex2(digest, algorithm(), nullptr) == 1,
           "OpenSSL could not begin a SHA-256");
  }
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {}
Sha256::~Sha256() = default;

Sha256& Sha256::add(BytesView bytes) {
  ensure(EVP_DigestUpdate(context_->digest, bytes.data(), bytes.size()) == 1,
         "OpenSSL could not go on with a SHA-256");
  return *this;
}

Hash Sha256::finish() {
  Hash hash;
  ensure(EVP_DigestFinal_ex(context_->digest, hash.data(), nullptr) == 1,
         "OpenSSL could not finish a SHA-256");
  context_->begin();
  return hash;
}

Sha256& Sha256::of_this_thread() {
  static thread_local Sha256 hash;
  return hash;
}

Hash hmac_sha256(BytesView key, BytesView bytes) {
  Hash hash;
  unsigned int length = 0;
  const unsigned char* made = HMAC(algorithm(), key.data(), static_cast<int>(key.size()),
                                   bytes.data(), bytes.size(), hash.data(), &length);
  ensure(made != nullptr && length == hash.size(), "OpenSSL could not make a keyed hash");
  return hash;
}

bool same(BytesView left, BytesView right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace openmash::seal
