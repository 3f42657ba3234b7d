// The record of who was sent what: nothing is shown before it is durable here.
// One stream for each reader and London day, never the case's own. The same session shown the same
// within ten minutes writes nothing new; how often is told afterwards. What is asked for in vain
// leaves a record as large, by the same way. When the disk is full it draws on the reserve, and
// when that is gone it throws: whoever cannot be recorded is shown nothing. sealing.md 2.
#pragma once

#include <map>
#include <mutex>

#include "app/core.h"
#include "app/grounds.h"
#include "domain/access/record_events.h"

namespace openmash::app {

struct Reader {
  Actor actor;
  Id128 session;
  bool stepped_up = false;  ///< the session has just proved itself again
  int judged = 0;           ///< how often this page was judged anew because rights had moved
};

/// The stream of one reader's day.
[[nodiscard]] Id128 reading_stream(const Core& core, const Actor& actor, Date day);

/// Spells what is recorded, once its place in the stream is known.
using SpelledForRecord =
    std::function<std::vector<ledger::NewEvent>(std::uint64_t sequence, codec::StreamKeys& keys)>;

/// Into this stream of the record, durably when it comes back true; false: the grounds have moved.
/// Throws DatabaseFault where it could not be stored: then nothing may be shown or opened.
[[nodiscard]] bool append_to_record(Core& core, Id128 stream, const SpelledForRecord& events,
                                    const Grounds& grounds = {},
                                    const std::vector<db::Statement>& rows = {});

class AccessRecord {
 public:
  explicit AccessRecord(Core& core) : core_(core) {}

  /// What one response holds, recorded durably when this comes back true.
  /// @return false: what it was judged under has moved, nothing was recorded: judge again
  [[nodiscard]] bool write(const Reader& reader, const Grounds& grounds, ContentShown shown);

  /// Somebody asked the record itself, or said what they look at a case for; the same.
  [[nodiscard]] bool write(const Reader& reader, const Grounds& grounds, RecordAsked asked);
  [[nodiscard]] bool write(const Reader& reader, const Grounds& grounds, PurposeChosen chosen);

  /// Tells how often pages were opened again, for those whose ten minutes are over.
  void flush();

 private:
  struct Page {
    Id128 session;
    Id128 contact;
    std::uint64_t version = 0;
    ReadPurpose purpose = ReadPurpose::work;
    Extent extent = Extent::part;
    std::optional<Id128> about;
    std::vector<ItemId> items;
    friend auto operator<=>(const Page&, const Page&) = default;
  };
  struct Seen {
    Instant at{};
    Instant last{};
    std::uint32_t again = 0;
    Actor by;
  };
  struct InVain {
    Instant last{};
    std::uint32_t more = 0;  ///< not recorded one by one
    Actor by;
  };

  static Page page_of(const Reader& reader, ReadPurpose purpose, const SubjectShown& subject);
  void leave_out_known(const Reader& reader, ContentShown& shown, Instant now);
  [[nodiscard]] bool too_soon(const Reader& reader, Instant now);
  void remember(const Reader& reader, const ContentShown& shown, Instant now);
  [[nodiscard]] bool write_event(const Reader& reader, const Grounds& grounds,
                                 const RecordEvent& event);

  Core& core_;
  std::mutex mutex_;  // guards what follows
  std::map<Page, Seen> shown_;
  std::map<Id128, InVain> in_vain_;  ///< by session
};

}  // namespace openmash::app
