// What the queues show: one row a contact, one row a request, written in the same transaction as
// the event behind them. In the clear are ids, codes and due times only; children's names and first
// words are sealed under the contact's own key and bound to their row. Can be thrown away and
// rebuilt from the ledger: `openmash rebuild`. Read only with a ReadPass, which only app::Look can
// make.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "db/connection.h"
#include "db/writer.h"
#include "domain/access/content_shown.h"
#include "domain/access/level.h"
#include "domain/access/visible.h"
#include "domain/casefile/casefile.h"
#include "domain/casefile/stage.h"
#include "seal/key.h"
#include "views/row_words.h"

namespace openmash::views {

struct QueueRow {
  ContactId contact;
  std::uint64_t version = 0;
  std::string reference;
  Stage stage = Stage::to_screen;
  Instant received_at{};
  std::optional<Instant> due;  ///< the hub's own clock for this contact
  Instant statutory_due{};
  std::optional<StaffId> worker;
  std::optional<StaffId> cover;  ///< who acts for the worker now: told by app/look, stored nowhere
  std::string level;             ///< code; empty until rated
  int requests = 0;
  int requests_silent = 0;  ///< not answered at all
  // sealed
  std::vector<std::string> children;  ///< as the referral names them, with age where given
  std::string first_words;            ///< of the first worry
  std::string from;                   ///< who told us, in the referrer's own words for their role
  Channel channel = Channel::online_form;
  Source source = Source::anonymous;
  Asks asks = Asks::worry;
  bool damaged = false;        ///< its words do not open: `openmash rebuild` writes them anew
  Level seen = Level::absent;  ///< by whom it is shown to: told by app/look, stored nowhere
  bool restricted = false;     ///< to a named list: told by app/look, stored nowhere
};

struct RequestRow {
  ContactId contact;
  std::uint64_t version = 0;
  RequestId request;
  std::string reference;
  AgencyCode agency;
  AnswerState state = AnswerState::silent;
  bool more_asked = false;
  std::optional<Instant> due;
  // sealed
  std::vector<std::string> children;
  std::string why;
  bool damaged = false;
};

/// Which contacts one reader may know of, in the terms of a row: all numbers and pages of a queue
/// are about these alone. app/look finds it by asking access/may for every kind of row there is.
struct SeenRows {
  std::vector<StaffId> own;  ///< workers whose cases are theirs: themselves, and whom they cover
  std::vector<Stage> of_nobody;
  std::vector<Stage> of_own;
  std::vector<Stage> of_others;
  std::vector<ContactId> without;  ///< kept from them, whatever their role
};

struct QueueFilter {
  std::vector<Stage> stages;                    ///< empty: every stage but closed
  std::optional<std::vector<StaffId>> workers;  ///< only what is with one of these
  std::optional<Channel> channel;               ///< only what came this way
  std::optional<AgencyCode> agency;             ///< for requests
  std::optional<std::string> reference;         ///< exactly this one, at any stage
  std::optional<SeenRows> seen;                 ///< nothing: all there are
  std::size_t most = 100;
  std::size_t skip = 0;
};

/// Makes the tables, or makes them anew, empty, when their stamp differs. True if they must be
/// rebuilt; it stays so until stamp_tables, however often the process is stopped before.
[[nodiscard]] bool prepare_tables(db::Writer& writer);
void empty_tables(db::Connection& connection);
/// They hold what they ought to. For the same transaction as the rows.
void stamp_tables(db::Connection& connection);

/// The rows of one case file as it now stands, for the same transaction as its events.
[[nodiscard]] std::vector<db::Statement> rows_of(const CaseFile& file, const hub::Profile& profile,
                                                 const seal::Key& key);

/// The rows saying who was sent what, for the same transaction as the access record.
[[nodiscard]] std::vector<db::Statement> rows_of(const ContentShown& shown, const Actor& reader);

[[nodiscard]] std::vector<QueueRow> queue(db::Connection& connection, const ReadPass& pass,
                                          const QueueFilter& filter, const KeyOf& key_of);
[[nodiscard]] std::vector<RequestRow> requests(db::Connection& connection, const ReadPass& pass,
                                               const QueueFilter& filter, const KeyOf& key_of);

/// Closed contacts received before then, oldest first: ids alone.
[[nodiscard]] std::vector<ContactId> closed_received_before(db::Connection& connection,
                                                            Instant before, std::size_t most);

/// Numbers and ids only: no pass is needed.
/// How many there are, whatever `most` and `skip` say.
[[nodiscard]] std::size_t size_of_queue(db::Connection& connection, const QueueFilter& filter);
[[nodiscard]] std::map<Stage, int> counts(db::Connection& connection,
                                          const std::optional<SeenRows>& seen = {});
[[nodiscard]] std::map<StaffId, int> cases_by_worker(db::Connection& connection,
                                                     const std::optional<SeenRows>& seen = {});
[[nodiscard]] std::vector<ContactId> open_contacts(db::Connection& connection);
[[nodiscard]] std::vector<ContactId> all_contacts(db::Connection& connection);
/// Whether this names a contact: what was read is recorded by the ids of other streams too.
[[nodiscard]] bool is_contact(db::Connection& connection, ContactId contact);
[[nodiscard]] std::vector<ContactId> contacts_of(db::Connection& connection, StaffId worker);
[[nodiscard]] std::optional<ContactId> find_reference(db::Connection& connection,
                                                      const std::string& reference);
[[nodiscard]] std::optional<ContactId> contact_of(db::Connection& connection, RequestId request);
/// Contacts of which something was ever let out to this agency; whether it still is, is not said.
[[nodiscard]] std::vector<ContactId> contacts_released_to(db::Connection& connection,
                                                          const AgencyCode& agency);
[[nodiscard]] std::vector<ItemId> items_shown_to(db::Connection& connection, ContactId contact,
                                                 StaffId staff);

}  // namespace openmash::views
