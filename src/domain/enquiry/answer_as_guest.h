// Somebody who was asked answers by a guest link, once.
// Who they are is what they say, and nobody's finding; their answer is a note for the agency that
// asked, which weighs it and returns its own (return_information.h). A link that is over takes
// nothing. app/guests.h holds what is typed until it is sent.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct AnswerAsGuest {
  static constexpr Permission needs = Permission::answer_as_guest;
  RequestId request;
  EnquiryId enquiry;
  LinkId link;
  std::string name;
  std::string post;
  std::vector<GuestAnswer> answers;
  std::string words;
};

[[nodiscard]] Decided decide(const CaseFile& file, const AnswerAsGuest& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
