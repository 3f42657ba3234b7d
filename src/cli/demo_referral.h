// A referral put together in a few lines, as the form or a contact officer would have made it.
// Questions are named by the form's own keys (domain/intake/referral_form.h, held to by a test),
// and everybody in it is a number. It is sent by demo_story.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/referrals.h"

namespace openmash::cli {

/// One answer; without words it was "not known".
struct Says {
  std::string question;
  std::string words = {};
};

[[nodiscard]] Answers said(const std::vector<Says>& all);

class Told {
 public:
  Told(Channel channel, Source source, const std::vector<Says>& about_the_contact);

  Told& asks_for_help();  ///< the other door: help for one's own family
  Told& kept_at(std::string original);

  Told& child(std::string name, std::vector<Says> more);
  Told& unborn(std::string name, std::vector<Says> more);
  Told& adult(std::string name, std::vector<Says> more);
  Told& feared(std::string name, std::vector<Says> more);  ///< an adult the worry comes from

  /// About these, or about every child so far where nobody is named.
  Told& worry(std::string words, std::vector<Says> more = {},
              const std::vector<std::string_view>& about = {});

  /// What came on this day: no date in it is later, but when a child is born.
  [[nodiscard]] app::WrittenReferral referral_of(Date day) const;
  [[nodiscard]] std::vector<PersonId> children() const;
  [[nodiscard]] std::vector<PersonId> everybody() const;
  [[nodiscard]] std::string_view first_name() const;
  /// A name that nobody here has is our own mistake, and stops the process.
  [[nodiscard]] PersonId person(std::string_view name) const;

 private:
  Told& add(PersonDescribed person, std::string name, std::vector<Says> more);

  app::WrittenReferral referral_;
};

}  // namespace openmash::cli
