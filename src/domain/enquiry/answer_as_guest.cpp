#include "domain/enquiry/answer_as_guest.h"

namespace openmash {

Decided decide(const CaseFile& file, const AnswerAsGuest& command, const Actor&,
               const Moment& moment) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  const NamedEnquiry* enquiry = request->find(command.enquiry);
  if (enquiry == nullptr) {
    return no(NoSuchEnquiry{});
  }
  const GuestLink* link = enquiry->link(command.link);
  if (link == nullptr || !link->lives_at(moment.now)) {
    return no(LinkEnded{});
  }
  if (enquiry->has_answered()) {
    return no(AlreadyAnswered{request->asked.what.agency});
  }
  const bool says_who = !is_blank(command.name) && !is_blank(command.post);
  if (!says_who || (command.answers.empty() && is_blank(command.words))) {
    return no(NothingSaid{});
  }
  return CaseEvents{GuestAnswered{.request = command.request,
                                  .enquiry = command.enquiry,
                                  .link = command.link,
                                  .claimed_name = command.name,
                                  .claimed_post = command.post,
                                  .answers = command.answers,
                                  .words = command.words}};
}

}  // namespace openmash
