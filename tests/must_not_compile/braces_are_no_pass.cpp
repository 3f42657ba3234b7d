// refused: private constructor|is private within this context
// Nor do empty braces make one.
#include "app/look.h"

std::vector<openmash::views::QueueRow> unrecorded(openmash::db::Connection& connection,
                                                  const openmash::views::KeyOf& key_of) {
  return openmash::views::queue(connection, {}, {}, key_of);
}
