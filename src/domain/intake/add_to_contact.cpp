#include "domain/intake/add_to_contact.h"

namespace openmash {

Decided decide(const CaseFile& file, const AddToContact& command, const Actor&, const Moment&) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  if (is_blank(command.words)) {
    return no(NothingSaid{});
  }
  return CaseEvents{ContactAddedTo{.addition = command.addition, .words = command.words}};
}

}  // namespace openmash
