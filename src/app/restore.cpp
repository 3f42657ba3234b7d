#include "app/restore.h"

#include "base/ensure.h"
#include "domain/hub/restore_declared.h"

namespace openmash::app {

namespace {

constexpr std::string_view restores_stream = "restores";

std::optional<Staff> who(SignIn& people, const SaidYes& said) {
  const Caller here{.peer = "this machine"};
  const SignInOutcome outcome = people.sign_in(said.user_name, said.password, here);
  const auto* opened = std::get_if<SessionOpened>(&outcome);
  if (opened == nullptr) {
    return std::nullopt;
  }
  std::string token = opened->token;
  if (const auto half = people.halfway(token); half && half->owes == Owes::code) {
    const ProofOutcome proved = people.prove(token, TypedCode{said.code}, here);
    if (const auto* whole = std::get_if<SessionOpened>(&proved)) {
      token = whole->token;
    }
  }
  const auto signed_in = people.session(token);
  people.sign_out(token);
  return signed_in ? std::optional{signed_in->staff} : std::nullopt;
}

bool has(const Core& core, const Staff& staff, hub::Power power) {
  const hub::Role* role = core.profile().role(staff.role);
  return role != nullptr && role->has(power);
}

void record(Core& core, const RestoreDeclared& declared) {
  const Id128 stream = core.stream_for(restores_stream);
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  const std::uint64_t version = slice.events.size();
  ledger::Batch batch;
  batch.appends.push_back(
      {stream,
       version,
       {codec::seal_event(declared, System{}, core.ledger().id(), version + 1, keys)}});
  batch.keys = keys.take_new();
  if (!std::holds_alternative<ledger::Appended>(core.ledger().append(std::move(batch)))) {
    throw DatabaseFault("the declaration could not be stored");
  }
}

}  // namespace

Result<void, std::string> declare_restore(Core& core, SignIn& people, const SaidYes& first,
                                          const SaidYes& second, const std::string& reason) {
  const auto lost = core.witnessed().lost();
  ensure(lost.has_value(), "a restore is declared when something was lost");
  if (reason.empty()) {
    return No{std::string{"say why no later copy can be had"}};
  }
  const auto one = who(people, first);
  const auto other = who(people, second);
  if (!one || !other) {
    return No{
        std::string{"a name, a password or a code is wrong, or somebody has yet to finish "
                    "signing in for the first time: nothing was declared"}};
  }
  if (one->id == other->id) {
    return No{std::string{"that is one person: it takes two"}};
  }
  if (!has(core, *one, hub::Power::administer) || !has(core, *other, hub::Power::see_every_case)) {
    return No{
        std::string{"it takes one who looks after the accounts, and one who may open every "
                    "case"}};
  }
  core.witnessed().resume();
  record(core, {.first = one->id,
                .second = other->id,
                .seen = lost->size,
                .seen_root = Bytes{lost->root.begin(), lost->root.end()},
                .found = core.checkpoints().leaves(),
                .reason = reason});
  core.witnessed().settle();
  return {};
}

}  // namespace openmash::app
