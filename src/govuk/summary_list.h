// Facts as questions and answers, each with what can be done to it.
// A change link says to a screen reader what it changes, if the author says it.
// A check-answers page is made of these; task_list.h leads to the questions.
#pragma once

#include <string>
#include <vector>

#include "html/html.h"

namespace openmash::govuk {

struct SummaryAction {
  Content content{};
  Url href{};
  std::string visually_hidden_text{};  ///< "name of the child": read after "Change"
  std::string classes{};
  Attributes attributes{};
};

struct SummaryActions {
  std::vector<SummaryAction> items{};
  std::string classes{};
};

struct SummaryText {
  Content content{};
  std::string classes{};
};

struct SummaryRow {
  SummaryText key{};
  SummaryText value{};
  SummaryActions actions{};
  std::string classes{};
  bool shown = true;
};

struct SummaryCardTitle {
  Content content{};
  int heading_level = 2;
  std::string classes{};
};

/// A frame with a title round the list; present when it has a title, actions or classes.
struct SummaryCard {
  SummaryCardTitle title{};
  SummaryActions actions{};
  std::string classes{};
  Attributes attributes{};

  [[nodiscard]] bool present() const {
    return !title.content.empty() || !actions.items.empty() || !classes.empty() ||
           !attributes.empty();
  }
};

struct SummaryListOptions {
  std::vector<SummaryRow> rows{};
  SummaryCard card{};
  std::string classes{};  ///< "govuk-summary-list--no-border"
  Attributes attributes{};
};

[[nodiscard]] Html summary_list(const SummaryListOptions& options);

}  // namespace openmash::govuk
