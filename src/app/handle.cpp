#include "app/handle.h"

#include "app/protections.h"
#include "app/taken_away.h"
#include "base/match.h"
#include "domain/casefile/seen.h"
#include "domain/release/held.h"
#include "domain/release/propose_release.h"
#include "domain/release/recipient.h"
#include "views/worklist.h"

namespace openmash::app {

namespace {

constexpr int attempts_most = 8;

ledger::Batch batch_for(Core& core, const Submission& submission, ContactId contact) {
  return {.submission = submission.id.value,
          .digest = core.digest(submission.content),
          .appends = {},
          .keys = {},
          .rows = {},
          .answer = Bytes{contact.value.bytes.begin(), contact.value.bytes.end()}};
}

ContactId contact_in(BytesView answer) {
  return ContactId{id_from_bytes(answer).value_or(Id128{})};
}

/// The first answer, if this submission was ever stored.
std::optional<Handled> answered_before(Core& core, const Submission& submission,
                                       ContactId contact) {
  if (!core.ledger().answer_to(submission.id.value)) {
    return std::nullopt;
  }
  // It writes nothing: the ledger compares the two and says which it is.
  ledger::Batch batch = batch_for(core, submission, contact);
  batch.appends.push_back({.stream = contact.value, .expected_version = 0, .events = {}});
  const auto outcome = core.ledger().append(std::move(batch));
  if (const auto* repeated = std::get_if<ledger::Repeated>(&outcome)) {
    return Done{.contact = contact_in(repeated->answer), .repeated = true};
  }
  if (const auto* differs = std::get_if<ledger::Differs>(&outcome)) {
    return SentDifferently{.contact = contact_in(differs->answer)};
  }
  return NotSure{};
}

/// What a command must know and a form may not say.
CaseCommand completed(Core& core, const CaseFile& file, CaseCommand command) {
  if (auto* decide = std::get_if<DecideOutcomes>(&command)) {
    decide->unread = unread_items(core, file);
  }
  return command;
}

Permission needs_of(const CaseCommand& command) {
  return std::visit([](const auto& one) { return one.needs; }, command);
}

}  // namespace

void write_into(ledger::Batch& batch, Core& core, const CaseFile& file, const CaseEvents& events,
                const Actor& by, Instant now) {
  const ledger::StreamSlice known =
      file.exists() ? core.ledger().read(file.id.value, file.version) : ledger::StreamSlice{};
  codec::StreamKeys keys{core.ring(), file.id.value, known.keys};
  ledger::StreamAppend append{
      .stream = file.id.value, .expected_version = file.version, .events = {}};
  CaseFile after = file;
  std::uint64_t sequence = file.version;
  for (const CaseEvent& event : events) {
    ++sequence;
    append.events.push_back(codec::seal_event(event, by, core.ledger().id(), sequence, keys));
    evolve(after, {.event = event, .by = by, .at = now, .sequence = sequence});
  }
  batch.appends.push_back(std::move(append));
  for (db::Statement& row : views::rows_of(after, core.profile_for(after),
                                           keys.find_or_make(codec::views_key_id(file.id.value)))) {
    batch.rows.push_back(std::move(row));
  }
  batch.keys = keys.take_new();
}

namespace {

/// Open pages are told to look again; what changed they ask for themselves.
void pin_notices(Core& core, const CaseFile& before, const CaseEvents& events) {
  // Whoever shows queues makes one of it for those who may know of the contact (web::serve).
  core.notices().pin("contact:" + before.id.value.hex());
  const auto pin_for = [&](RequestId request) {
    if (const Request* found = before.enquiry.find(request)) {
      core.notices().pin("requests:" + found->asked.what.agency.value);
    }
  };
  const auto pin_recipient = [&](const ItemReleased* release) {
    if (release != nullptr && release->to == ReleaseTo::an_agency) {
      core.notices().pin("requests:" + release->agency.value);
    }
  };
  for (const CaseEvent& event : events) {
    if (const auto* asked = std::get_if<InformationRequested>(&event)) {
      core.notices().pin("requests:" + asked->agency.value);
    } else if (const auto* more = std::get_if<MoreAsked>(&event)) {
      pin_for(more->request);
    } else if (const auto* chased = std::get_if<RequestChased>(&event)) {
      pin_for(chased->request);
    } else if (const auto* wish = std::get_if<ReleaseAsked>(&event)) {
      pin_for(wish->request);
    } else if (const auto* let = std::get_if<ItemReleased>(&event)) {
      pin_recipient(let);
    } else if (const auto* second = std::get_if<ReleaseSeconded>(&event)) {
      const Request* request = before.enquiry.find(second->request);
      const auto* found = request == nullptr ? nullptr : find_proposed(*request, second->release);
      pin_recipient(found == nullptr ? nullptr : &found->what);
    } else if (const auto* ended = std::get_if<ReleaseEnded>(&event)) {
      const auto found = find_release(before, ended->release);
      pin_recipient(found.release == nullptr ? nullptr : &found.release->what);
    }
  }
}

}  // namespace

std::vector<ItemId> unread_items(Core& core, const CaseFile& file) {
  std::vector<ItemId> unread;
  if (!file.enquiry.worker) {
    return unread;
  }
  const auto shown_to = [&](StaffId person) {
    return core.readers().read([&](db::Connection& connection) {
      return views::items_shown_to(connection, file.id, person);
    });
  };
  std::vector<ItemId> shown = shown_to(*file.enquiry.worker);
  if (const auto cover = cover_of(*core.rota(), *file.enquiry.worker, core.now())) {
    const std::vector<ItemId> by_cover = shown_to(*cover);
    shown.insert(shown.end(), by_cover.begin(), by_cover.end());
  }
  for (const Request& request : file.enquiry.requests) {
    for (const Signed<ItemReturned>& item : request.items) {
      if (!is_held(request, item.what.item, core.now()) &&
          std::ranges::find(shown, item.what.item) == shown.end()) {
        unread.push_back(item.what.item);
      }
    }
  }
  return unread;
}

std::string seen_token(const Core& core, const CaseFile& file, Permission form) {
  const seal::Hash token =
      core.digest("seen:" + file.id.value.hex() + ":" + seen_by_form(file, form));
  return to_hex(BytesView{token}.first(16));
}

namespace {

Handled in_turn(Core& core, const Actor& by, const Submission& submission, ContactId contact,
                const CaseCommand& command, const std::vector<db::Statement>& with) {
  const std::shared_ptr<std::mutex> turn = core.turn(contact.value);
  const std::scoped_lock lock{*turn};
  if (auto before = answered_before(core, submission, contact)) {
    return *before;
  }
  for (int attempt = 0; attempt < attempts_most; ++attempt) {
    const std::shared_ptr<const CaseFile> file = core.load(contact);
    const std::shared_ptr<const Rota> rota = core.rota();
    const std::shared_ptr<const Rights> rights = core.rights();
    Moment moment = core.moment_for(*file);
    moment.rota = rota.get();
    moment.rights = rights.get();
    moment.proved = submission.proved;
    if (!submission.seen_token.empty() &&
        submission.seen_token != seen_token(core, *file, needs_of(command))) {
      return ChangedMeanwhile{.contact = contact};
    }
    const Decided decided = decide_command(*file, completed(core, *file, command), by, moment);
    if (!decided) {
      return decided.error();
    }
    if (decided->empty()) {
      return Done{.contact = contact};
    }
    ledger::Batch batch = batch_for(core, submission, contact);
    write_into(batch, core, *file, *decided, by, moment.now);
    batch.rows.insert(batch.rows.end(), with.begin(), with.end());
    const std::vector<db::Statement> taken_away = taken_away_by(contact, *decided);
    batch.rows.insert(batch.rows.end(), taken_away.begin(), taken_away.end());
    const ledger::AppendOutcome outcome = core.ledger().append(std::move(batch));
    core.forget(contact);
    if (std::holds_alternative<ledger::Appended>(outcome)) {
      if (!taken_away.empty()) {
        core.journal().bring_up_to_date();
      }
      pin_notices(core, *file, *decided);
      return Done{.contact = contact};
    }
    if (const auto* repeated = std::get_if<ledger::Repeated>(&outcome)) {
      return Done{.contact = contact_in(repeated->answer), .repeated = true};
    }
    if (const auto* differs = std::get_if<ledger::Differs>(&outcome)) {
      return SentDifferently{.contact = contact_in(differs->answer)};
    }
    if (std::holds_alternative<ledger::Unknown>(outcome)) {
      return NotSure{};
    }
  }
  return NotSure{};
}

}  // namespace

Handled handle(Core& core, const Actor& by, const Submission& submission, ContactId contact,
               const CaseCommand& command, std::vector<db::Statement> with) {
  Handled handled = in_turn(core, by, submission, contact, command, with);
  if (const Done* done = std::get_if<Done>(&handled); done != nullptr && !done->repeated) {
    look_for_conflicts(core, contact);
  }
  return handled;
}

}  // namespace openmash::app
