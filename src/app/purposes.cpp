#include "app/purposes.h"

#include "app/watch.h"

namespace openmash::app {

namespace {

constexpr std::chrono::hours session_most{24};  ///< none lasts as long
constexpr std::size_t sessions_most = 10'000;

}  // namespace

std::optional<PurposeCode> Purposes::chosen(const Reader& reader, ContactId contact) {
  const std::scoped_lock lock{mutex_};
  if (!read_.contains(reader.session)) {
    if (read_.size() >= sessions_most) {
      read_.clear();
      chosen_.clear();
    }
    const Instant now = core_.now();
    for (const InRecord& one : record_of(core_, reader.actor, now - session_most, now)) {
      const auto* entry = std::get_if<RecordedInRecord>(&one.what);
      const auto* said = entry == nullptr ? nullptr : std::get_if<PurposeChosen>(&entry->event);
      if (said != nullptr && said->session == reader.session) {
        chosen_[{said->session, said->contact}] = said->purpose;
      }
    }
    read_.insert(reader.session);
  }
  const auto found = chosen_.find({reader.session, contact});
  return found == chosen_.end() ? std::nullopt : std::optional{found->second};
}

void Purposes::remember(Id128 session, ContactId contact, const PurposeCode& purpose) {
  const std::scoped_lock lock{mutex_};
  chosen_[{session, contact}] = purpose;
}

}  // namespace openmash::app
