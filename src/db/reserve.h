// Room kept back on the disk, so that when it is full the hub can still record who reads what.
// A file beside the database that holds nothing. Given up, it makes room that only work drawing on
// the reserve may take; everything else is refused until there is room for all again, and then the
// file is made anew, without a restart. Who gives it up: app/access_record.cpp. The writer's side:
// writer.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>

#include "db/writer.h"

namespace openmash::db {

class Reserve {
 public:
  explicit Reserve(Writer& writer);
  /// Nothing is kept back for a hub that is stopped.
  ~Reserve();
  Reserve(const Reserve&) = delete;
  Reserve& operator=(const Reserve&) = delete;

  /// Keeps so much back from now on. Where there is no room for it the disk counts as full.
  void keep(std::uintmax_t bytes);

  /// True if there was something to give up: then it is worth trying again.
  [[nodiscard]] bool give_up();

  /// When it was given up and there is room for it and as much again, it is kept back again.
  void keep_again_if_room();

  /// Only what draws on the reserve is stored at present.
  [[nodiscard]] bool is_given_up() const { return writer_.is_only_reserve(); }

 private:
  [[nodiscard]] bool allocate();

  Writer& writer_;
  std::filesystem::path path_;
  std::mutex mutex_;
  std::uintmax_t bytes_ = 0;  ///< nothing: none is kept
  bool is_there_ = false;
};

}  // namespace openmash::db
