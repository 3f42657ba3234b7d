// Tasks, each with where it stands, in any order.
// A task without an address is not a link.
// tag.h draws the unfinished ones; finished ones are plain words.
#pragma once

#include <string>
#include <vector>

#include "govuk/tag.h"

namespace openmash::govuk {

struct TaskText {
  Content content{};
  std::string classes{};
};

struct TaskStatus {
  Content content{};
  TagOptions tag{};  ///< instead of plain words
  std::string classes{};
};

struct Task {
  TaskText title{};
  Content hint{};
  Url href{};
  TaskStatus status{};
  std::string classes{};
  bool shown = true;  ///< a task left out keeps its number, so the ids of the others stay
};

struct TaskListOptions {
  std::vector<Task> items{};
  std::string id_prefix = "task-list";
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html task_list(const TaskListOptions& options);

}  // namespace openmash::govuk
