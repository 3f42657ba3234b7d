// A hub to measure or to ill-treat: Redbridge's profile, somebody in every role, and referrals and
// whole cases to order.
// Everything goes through the app room, as from a page; every word comes from the caller, so a test
// can plant names in every place there is. Used by bench/ and tests/.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/core_of.h"

namespace openmash::bench {

/// The next words to be typed.
using Words = std::function<std::string()>;

class SampleHub {
 public:
  /// Makes the hub if the folder has none, and opens it. hubs/ is looked for in the current folder.
  /// @param profile  of a hub with Redbridge's roles
  explicit SampleHub(std::filesystem::path folder,
                     const std::filesystem::path& profile = "hubs/redbridge");

  void close() { hub_.reset(); }
  void open();

  [[nodiscard]] app::Hub& hub() const { return *hub_; }
  [[nodiscard]] app::Core& core() const { return app::core_of(*hub_); }
  [[nodiscard]] app::Folder folder() const;
  [[nodiscard]] std::filesystem::path database() const { return folder().data / "hub.db"; }

  [[nodiscard]] const Staff& officer() const { return staff("officer"); }
  [[nodiscard]] const Staff& screener() const { return staff("screener"); }
  [[nodiscard]] const Staff& head() const { return staff("head"); }
  [[nodiscard]] const Staff& worker() const { return staff("worker"); }
  [[nodiscard]] const Staff& representative(const AgencyCode& agency) const {
    return staff(agency.value);
  }

  /// Somebody at a screen they have just signed in at.
  [[nodiscard]] static app::Reader reader(const Staff& staff);

  /// Logs a referral, durable when it comes back. Throws when it was not stored.
  app::Sent log(const app::WrittenReferral& referral);

  /// From the first look to the MASH record: all agencies asked, so many items returned.
  void enquire(ContactId contact, const Words& words, std::size_t items);
  /// From the recommendation to the letter given and the case closed.
  void conclude(ContactId contact, const Words& words);

  /// One command that must be done. Throws when it is refused.
  void must(const Actor& by, ContactId contact, const CaseCommand& command);

 private:
  void make();
  [[nodiscard]] const Staff& staff(const std::string& user) const { return staff_.at(user); }

  std::filesystem::path folder_;
  std::unique_ptr<app::Hub> hub_;
  std::map<std::string, Staff> staff_;
};

/// A form filled in by somebody who knows the family well: two children, an adult, two worries.
[[nodiscard]] app::WrittenReferral full_referral(const Words& words);
/// The least that is usual: one child and one worry.
[[nodiscard]] app::WrittenReferral short_referral(const Words& words);

/// Invented words, each time of this many letters.
[[nodiscard]] Words filler(std::size_t letters);

/// The words of a referral, as bytes.
[[nodiscard]] std::size_t size_of(const app::WrittenReferral& referral);

}  // namespace openmash::bench
