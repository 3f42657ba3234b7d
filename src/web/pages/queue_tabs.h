// Which queues a role has: what it does next, then everything it may see.
// Only the profile says who does what; nothing is counted or shown here.
// The page is queue.cpp; the stages are domain/casefile/stage.h.
#pragma once

#include <string>
#include <vector>

#include "domain/actor.h"
#include "web/visit.h"

namespace openmash::web {

struct QueueTab {
  std::string key;            ///< part of the address: "to-screen"
  std::string words;          ///< "To screen"
  std::vector<Stage> stages;  ///< none: every stage but closed
  bool mine = false;          ///< only what is assigned to whoever asks, or to somebody they cover
  bool away = false;  ///< only what is with somebody who is away, or gone, and nobody covers

  [[nodiscard]] views::QueueFilter filter(const Visit& visit) const;
};

[[nodiscard]] std::vector<QueueTab> queue_tabs(const Staff& staff, const hub::Profile& profile);

}  // namespace openmash::web
