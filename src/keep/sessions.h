// Who is signed in.
// The browser holds a random token; the database holds only its hash, and what belongs to the
// session sealed under a key that the hash alone does not give. A session ends by itself after 30
// minutes without use and after 12 hours; its token is changed whenever more is proved, and the old
// one opens nothing. The cookie is made in http; passwords are in seal/password.h; a form that came
// too late is kept in keep/parked.h.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// What somebody has shown in this session.
struct Proved {
  bool second = false;        ///< more than one factor, at some time in it
  std::optional<Instant> at;  ///< when last, with all that is asked of them

  friend bool operator==(const Proved&, const Proved&) = default;
};

struct Session {
  Id128 id;  ///< names the session in access records; opens nothing
  Id128 staff;
  std::string form_secret;  ///< what the form tokens of this session are made from
  Proved proved{};
  Instant started;
  Instant last_seen;
};

struct OpenedSession {
  std::string token;  ///< 43 characters for the cookie; cannot be asked for again
  Session session;
};

/// A session as its own person sees it in a list.
struct ListedSession {
  Id128 id;
  std::string device;  ///< "Firefox on Windows"
  Instant started;
  Instant last_seen;
};

class Sessions {
 public:
  /// A use is written down at most this often.
  static constexpr std::chrono::minutes touch_every{1};

  /// `key`: ring.derived("sessions").
  Sessions(db::Writer& writer, db::Readers& readers, seal::Key key, SessionLimits limits = {});

  [[nodiscard]] OpenedSession open(Id128 staff, Instant now, const Proved& proved = {},
                                   std::string_view device = {});
  /// The session this token opens, if it has not ended.
  [[nodiscard]] std::optional<Session> find(std::string_view token, Instant now);
  /// Another token for the same session, which has now proved this; the old one opens nothing.
  /// Nothing, if it had ended.
  [[nodiscard]] std::optional<OpenedSession> rotate(std::string_view token, Instant now,
                                                    const Proved& proved);
  /// Writes down that it was used.
  void touch(std::string_view token, Instant now);
  /// When it ends if nobody uses it again, and when whatever happens.
  [[nodiscard]] Instant ends(const Session& session) const;
  [[nodiscard]] Instant ends_at_latest(const Session& session) const {
    return session.started + limits_.absolute;
  }

  /// Latest used first.
  [[nodiscard]] std::vector<ListedSession> list(Id128 staff, Instant now);
  void close(std::string_view token);
  /// One of this person's, named as in the list.
  void close_one(Id128 staff, Id128 session);
  void close_others(Id128 staff, Id128 but);
  void close_all(Id128 staff);
  /// How many had ended and are gone now.
  std::size_t sweep(Instant now);

 private:
  [[nodiscard]] Bytes staff_mark(Id128 staff) const;
  [[nodiscard]] seal::Key list_key(Id128 staff) const;
  /// False, and nothing written, where the row it comes instead of has gone meanwhile.
  bool write(const OpenedSession& opened, std::string_view device, BytesView instead_of);
  void close_where(Id128 staff, Id128 session, bool this_one);

  db::Writer& writer_;
  db::Readers& readers_;
  seal::Key key_;
  SessionLimits limits_;
};

}  // namespace openmash::keep
