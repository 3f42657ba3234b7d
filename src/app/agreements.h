// The agreements between bodies to share information: one stream of the hub, changed and read here.
// Load, authorise, decide, append, as handle.h does it for a contact; the same press again changes
// nothing twice. There is nothing about any child in it, so reading it is not recorded. Rules:
// domain/agreement/agreement.h.
#pragma once

#include <memory>
#include <mutex>
#include <variant>

#include "app/handle.h"
#include "domain/agreement/agreement.h"

namespace openmash::app {

struct AgreementKept {
  AgreementId agreement;
};
/// The same press with other words: the first is what is stored.
struct AgreementSentDifferently {};

using AgreementHandled =
    std::variant<AgreementKept, AgreementRefusal, AgreementSentDifferently, NotSure>;

class KeptAgreements {
 public:
  explicit KeptAgreements(Core& core) : core_(core) {}

  [[nodiscard]] AgreementHandled handle(const Actor& by, const Submission& submission,
                                        const AgreementCommand& command);

  /// As they stand: for every page that warns of one. Folded again only when one was changed.
  [[nodiscard]] std::shared_ptr<const Agreements> all() const;

 private:
  Core& core_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const Agreements> known_;
};

/// Read whole from the ledger.
[[nodiscard]] Agreements agreements_of(Core& core);

}  // namespace openmash::app
