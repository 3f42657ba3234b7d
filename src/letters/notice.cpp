#include "letters/notice.h"

#include "london/london_time.h"
#include "london/time_text.h"

namespace openmash::letters {

namespace {

std::string paragraph_of(const OutwardItem& item) {
  std::string text = "From " + item.owner + ":\n" + item.words + "\n";
  text += "It is for this: " + item.purpose + "\n";
  if (!item.conditions.empty()) {
    text += "On this condition: " + item.conditions + "\n";
  }
  if (item.until) {
    text += "You may use it until " + london::long_text(*item.until) + ".\n";
  }
  return text;
}

}  // namespace

std::string compose_notice(std::string_view to, const std::vector<Released<OutwardItem>>& items,
                           const hub::Profile& profile, const Signature& signature, Instant now) {
  std::string text = profile.name + "\n" + london::date_text(london::date_of(now)) + "\n\nFor " +
                     std::string{to} + "\n\n";
  if (items.empty()) {
    return text + "There is nothing that may be told to you.\n";
  }
  text +=
      "This is told to you alone, for what is said beside it and nothing else. Do not pass it "
      "on without asking us.\n\n";
  for (const Released<OutwardItem>& item : items) {
    text += paragraph_of(*item) + "\n";
  }
  text += signature.name + ", " + signature.role + "\n";
  if (!profile.contact.telephone.empty()) {
    text += "Telephone " + profile.contact.telephone + "\n";
  }
  return text;
}

}  // namespace openmash::letters
