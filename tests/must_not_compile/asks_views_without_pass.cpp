// refused: no matching function|too few arguments|invalid initialization of reference
// A queue is not asked for without the proof that it goes through app::Look.
#include "app/look.h"

std::vector<openmash::views::QueueRow> unrecorded(openmash::db::Connection& connection,
                                                  const openmash::views::KeyOf& key_of) {
  return openmash::views::queue(connection, openmash::views::QueueFilter{}, key_of);
}
