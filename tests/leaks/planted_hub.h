// Names on their way into a hub, through every door there is.
// Each call types the next of the planted texts; when all have been typed it begins again. Used by
// leaks_test.cpp (doors of the app room) and log_test.cpp (doors of the program).
#pragma once

#include <string>

#include "bench/sample_hub.h"
#include "db/planted_names.h"

namespace openmash::leaks {

class Planting {
 public:
  explicit Planting(const db::PlantedNames& names) : names_(names) {}

  std::string next() { return names_.all()[typed_++ % names_.all().size()]; }
  [[nodiscard]] std::size_t typed() const { return typed_; }
  bench::Words words() {
    return [this] { return next(); };
  }

 private:
  const db::PlantedNames& names_;
  std::size_t typed_ = 0;
};

/// The public's side: drafts saved, saved while typing, abandoned, sent, and added to.
void write_drafts(bench::SampleHub& hub, Planting& planting, int count);

/// Whole cases, from the first look to the answer given, each looked at by everybody on the way.
void take_cases_through(bench::SampleHub& hub, Planting& planting, int count);

/// Accounts, sign-ins good and bad, forms that came too late.
void come_and_go(bench::SampleHub& hub, Planting& planting, int count);

}  // namespace openmash::leaks
