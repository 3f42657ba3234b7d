// Who is signed in.
// The browser holds a random token; the database holds only its hash, and what belongs to the
// session sealed under a key that the hash alone does not give. A session ends by itself after 30
// minutes without use and after 12 hours. The cookie is made in http; passwords are in
// seal/password.h; a form that came too late is kept in keep/parked.h.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/id128.h"
#include "base/instant.h"
#include "db/readers.h"
#include "db/writer.h"
#include "seal/hash.h"
#include "seal/key.h"

namespace openmash::keep {

struct SessionLimits {
  std::chrono::minutes idle{30};
  std::chrono::hours absolute{12};
};

struct Session {
  Id128 id;  ///< names the session in access records; opens nothing
  Id128 staff;
  std::string form_secret;  ///< what the form tokens of this session are made from
  Instant started;
  Instant last_seen;
};

struct OpenedSession {
  std::string token;  ///< 43 characters for the cookie; cannot be asked for again
  Session session;
};

class Sessions {
 public:
  /// A use is written down at most this often.
  static constexpr std::chrono::minutes touch_every{1};

  /// `key`: ring.derived("sessions").
  Sessions(db::Writer& writer, db::Readers& readers, seal::Key key, SessionLimits limits = {});

  [[nodiscard]] OpenedSession open(Id128 staff, Instant now);
  /// The session this token opens, if it has not ended.
  [[nodiscard]] std::optional<Session> find(std::string_view token, Instant now);
  /// Says that it was used just now. Cheap: most calls write nothing.
  void touch(std::string_view token, Instant now);
  void close(std::string_view token);
  /// Ends every session of this person, when an account is closed or a password changed.
  void close_all(Id128 staff);
  /// Deletes those that have ended; how many.
  std::size_t sweep(Instant now);

 private:
  [[nodiscard]] Bytes staff_mark(Id128 staff) const;

  db::Writer& writer_;
  db::Readers& readers_;
  seal::Key key_;
  SessionLimits limits_;
};

}  // namespace openmash::keep
