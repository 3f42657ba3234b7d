#include "app/agreements.h"

#include "codec/codec.h"
#include "london/london_time.h"

namespace openmash::app {

namespace {

constexpr int attempts_most = 8;
constexpr std::string_view purpose = "sharing agreements";

}  // namespace

Agreements agreements_of(Core& core) {
  const Id128 stream = core.stream_for(purpose);
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  return fold_agreements(codec::open_agreements(slice, keys));
}

AgreementHandled KeptAgreements::handle(const Actor& by, const Submission& submission,
                                        const AgreementCommand& command) {
  const AgreementId agreement = std::visit([](const auto& one) { return one.agreement; }, command);
  const Id128 stream = core_.stream_for(purpose);
  const std::shared_ptr<std::mutex> turn = core_.turn(stream);
  const std::scoped_lock in_turn{*turn};
  for (int attempt = 0; attempt < attempts_most; ++attempt) {
    const Agreements agreements = agreements_of(core_);
    const AgreementDecided decided =
        decide_agreement(agreements, command, by, core_.profile(), london::date_of(core_.now()));
    const bool sent_before = core_.ledger().answer_to(submission.id.value).has_value();
    if (!decided && !sent_before) {
      return decided.error();
    }
    if (decided && decided->empty()) {
      return AgreementKept{.agreement = agreement};
    }
    ledger::Batch batch{
        .submission = submission.id.value,
        .digest = core_.digest(submission.content),
        .appends = {},
        .keys = {},
        .rows = {},
        .answer = Bytes{agreement.value.bytes.begin(), agreement.value.bytes.end()}};
    const ledger::StreamSlice known = core_.ledger().read(stream, agreements.version);
    codec::StreamKeys keys{core_.ring(), stream, known.keys};
    ledger::StreamAppend append{
        .stream = stream, .expected_version = agreements.version, .events = {}};
    std::uint64_t sequence = agreements.version;
    if (decided) {
      for (const SharingAgreementEvent& event : *decided) {
        append.events.push_back(
            codec::seal_event(event, by, core_.ledger().id(), ++sequence, keys));
      }
    }
    batch.appends.push_back(std::move(append));
    batch.keys = keys.take_new();
    const ledger::AppendOutcome outcome = core_.ledger().append(std::move(batch));
    if (std::holds_alternative<ledger::Appended>(outcome) ||
        std::holds_alternative<ledger::Repeated>(outcome)) {
      return AgreementKept{.agreement = agreement};
    }
    if (std::holds_alternative<ledger::Differs>(outcome)) {
      return AgreementSentDifferently{};
    }
    if (std::holds_alternative<ledger::Unknown>(outcome)) {
      return NotSure{};
    }
  }
  return NotSure{};
}

std::shared_ptr<const Agreements> KeptAgreements::all() const {
  const std::uint64_t version = core_.ledger().version(core_.stream_for(purpose));
  const std::scoped_lock lock{mutex_};
  if (!known_ || known_->version != version) {
    known_ = std::make_shared<const Agreements>(agreements_of(core_));
  }
  return known_;
}

}  // namespace openmash::app
