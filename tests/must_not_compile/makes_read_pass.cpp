// refused: private constructor|is private within this context
// A page may not write its own pass for the views.
#include "app/look.h"

std::vector<openmash::views::QueueRow> unrecorded(openmash::db::Connection& connection,
                                                  const openmash::views::KeyOf& key_of) {
  return openmash::views::queue(connection, openmash::ReadPass{}, {}, key_of);
}
