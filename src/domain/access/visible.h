// Content somebody may see, and whose seeing is already recorded: the only form in which pages and
// letters get it. Only app::Look can make one, after `may` said yes and the record of who saw it is
// durable; a page that goes round it does not compile (tests/must_not_compile). Copying it shows
// nothing new. app/look.h is the journey; D14 and D15 are the decisions.
#pragma once

#include <memory>
#include <utility>

namespace openmash {

namespace app {
class Look;
}

template <class Content>
class Visible {
 public:
  [[nodiscard]] const Content& operator*() const { return *content_; }
  [[nodiscard]] const Content* operator->() const { return content_.get(); }

 private:
  friend class app::Look;
  explicit Visible(Content content)
      : content_(std::make_shared<const Content>(std::move(content))) {}

  std::shared_ptr<const Content> content_;
};

/// What every query of views/ asks for: proof that the asking goes through app::Look.
class ReadPass {
 private:
  friend class app::Look;
  ReadPass() = default;
};

}  // namespace openmash
