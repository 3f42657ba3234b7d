// How much of something a person may see or do, least first.
// Five steps and no more, so that the whole table can be tested. Absent looks the same as not
// existing. Decided in may.h.
#pragma once

namespace openmash {

enum class Level { absent = 0, exists = 1, outline = 2, read = 3, decide = 4 };

}  // namespace openmash
