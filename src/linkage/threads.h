// Work in numbered pieces on several threads.
// Which thread takes which piece is chance, so a piece writes only to its own place: results are
// then the same whatever the number of threads. Used by people, block and estimate.
#pragma once

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace openmash::linkage {

/// Calls `work(piece, thread)` for every piece below `pieces`. The first exception is thrown again
/// here, once all threads have stopped.
template <class Work>
void in_pieces(std::size_t pieces, std::size_t threads, const Work& work) {
  if (threads <= 1 || pieces <= 1) {
    for (std::size_t piece = 0; piece < pieces; ++piece) {
      work(piece, std::size_t{0});
    }
    return;
  }
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failed;
  std::mutex failing;
  const auto run = [&](std::size_t thread) {
    try {
      for (std::size_t piece = next++; piece < pieces; piece = next++) {
        work(piece, thread);
      }
    } catch (...) {
      const std::lock_guard lock{failing};
      failed = std::current_exception();
      next = pieces;
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t thread = 1; thread < threads; ++thread) {
      others.emplace_back(run, thread);
    }
    run(0);
  }
  if (failed) {
    std::rethrow_exception(failed);
  }
}

}  // namespace openmash::linkage
