// Measures the ledger alone: build/…/bench/bench_ledger_intake [FOLDER ON THE DISK TO MEASURE]
#include <iostream>

#include "bench/ledger_intake.h"

int main(int count, char** words) {
  openmash::bench::IntakeOptions options;
  if (count > 1) {
    options.folder = words[1];
  }
  std::cout << openmash::bench::bench_intake(options, openmash::bench::make_ledger_intake);
}
