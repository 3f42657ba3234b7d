#include "domain/family/describe_person.h"

namespace openmash {

Decided decide(const CaseFile& file, const DescribePerson& command, const Actor&, const Moment&) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  if (file.person(command.person.person) != nullptr) {
    return no(AlreadySo{});
  }
  if (command.person.answers.all.empty()) {
    return no(NothingSaid{});
  }
  return CaseEvents{command.person};
}

}  // namespace openmash
