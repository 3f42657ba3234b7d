#include "domain/enquiry/ask_person.h"

namespace openmash {

Decided decide(const CaseFile& file, const AskPerson& command, const Actor&, const Moment&) {
  if (file.enquiry.find(command.request) == nullptr) {
    return no(NotAsked{});
  }
  if (is_blank(command.whom)) {
    return no(NothingSaid{});
  }
  CaseEvents events{
      PersonAsked{.request = command.request, .enquiry = command.enquiry, .whom = command.whom}};
  if (command.entry) {
    events.push_back(FoundInDirectory{.request = command.request,
                                      .enquiry = command.enquiry,
                                      .entry = *command.entry,
                                      .setting = command.setting});
  }
  return events;
}

}  // namespace openmash
