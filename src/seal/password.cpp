#include "seal/password.h"

#include <array>
#include <new>
#include <semaphore>

#include "seal/random.h"
#include "seal/sodium.h"

namespace openmash::seal {

namespace {

constexpr std::ptrdiff_t at_once = 2;

class Turn {
 public:
  Turn() { turns().acquire(); }
  ~Turn() { turns().release(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  static std::counting_semaphore<at_once>& turns() {
    static std::counting_semaphore<at_once> all{at_once};
    return all;
  }
};

}  // namespace

std::string hash_password(std::string_view password, PasswordCost cost) {
  ready_sodium();
  std::array<char, crypto_pwhash_STRBYTES> text{};
  const Turn turn;
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost.passes, cost.memory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc{};  // the only reason it ever fails for a cost that is one
  }
  return text.data();
}

bool verify_password(std::string_view hash, std::string_view password) {
  ready_sodium();
  if (hash.size() >= crypto_pwhash_STRBYTES) {
    return false;
  }
  std::array<char, crypto_pwhash_STRBYTES> text{};
  hash.copy(text.data(), hash.size());
  const Turn turn;
  return crypto_pwhash_str_verify(text.data(), password.data(), password.size()) == 0;
}

std::string no_hash(PasswordCost cost) {
  return hash_password(fresh_code(), cost);  // a password nobody was ever told
}

}  // namespace openmash::seal
