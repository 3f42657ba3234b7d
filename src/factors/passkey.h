// Passkeys (WebAuthn, level 2): what a browser gives when one is made and when one is used, judged.
// Pure: what was asked for is given, and the answer is a value or the reason it is refused. A
// passkey is believed only for the challenge, the origin and the host it was asked for, and only
// where the device saw its person (presence) and knew them (verification). Attestation is not asked
// for. That a challenge is used once is the caller's: app/sign_in_passkeys.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace openmash::factors {

/// What was asked of the browser.
struct Asked {
  std::string challenge;      ///< base64url, as it was given to the page
  std::string origin;         ///< "https://hub.example"
  std::string relying_party;  ///< "hub.example"
};

enum class NotThisPasskey {
  unreadable,
  another_kind,  ///< made where one was to be used, or the other way round
  another_challenge,
  another_origin,  ///< or in a frame of another site
  another_host,
  nobody_there,
  nobody_known,  ///< the device did not verify its person
  unknown_key,   ///< of a kind we do not take, or on no curve
  attested,      ///< with an attestation, which was not asked for
  badly_signed,
};

struct NewPasskey {
  Bytes credential;
  Bytes public_key;  ///< COSE, as it came
  std::uint32_t counter = 0;
};

[[nodiscard]] Result<NewPasskey, NotThisPasskey> read_new_passkey(BytesView client_data,
                                                                  BytesView attestation,
                                                                  const Asked& asked);

/// What the device's counter says now.
[[nodiscard]] Result<std::uint32_t, NotThisPasskey> check_passkey(BytesView public_key,
                                                                  BytesView client_data,
                                                                  BytesView authenticator_data,
                                                                  BytesView signature,
                                                                  const Asked& asked);

}  // namespace openmash::factors
