#include "app/guests.h"

#include <chrono>

#include "base/match.h"
#include "codec/binary.h"
#include "seal/random.h"

namespace openmash::app {

namespace {

constexpr std::size_t symbols_in_code = 8;
constexpr std::size_t symbols_in_place = 20;

/// Symbols that read well aloud, from keyed bytes. The bias of the remainder tells nothing that the
/// waiting between attempts does not make up for.
std::string symbols_of(BytesView bytes, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += i > 0 && i % 4 == 0 ? "-" : "";
    text += seal::code_alphabet[bytes[i] % seal::code_alphabet.size()];
  }
  return text;
}

/// However it was typed or heard: small letters, blanks, no dash.
std::string tidy(std::string_view typed) {
  std::string symbols;
  for (const char c : typed) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (seal::code_alphabet.find(upper) != std::string_view::npos) {
      symbols += symbols.size() == symbols_in_code / 2 ? "-" : "";
      symbols += upper;
    }
  }
  return symbols;
}

}  // namespace

/// What lies under a link.
struct Guests::Under {
  ContactId contact;
  RequestId request;
  EnquiryId enquiry;
  LinkId link;
  std::string code_hash;
};

namespace {

template <class What>
void all_fields(auto& v, What& x) {
  v(x.contact, x.request, x.enquiry, x.link, x.code_hash);
}

}  // namespace

Guests::Guests(Core& core, seal::PasswordCost cost)
    : core_(core),
      cost_(cost),
      no_hash_(seal::no_hash(cost)),
      drafts_(core.writer(), core.readers(), core.ring().derived("guest drafts")),
      sessions_(core.writer(), core.readers(), core.ring().derived("guest sessions"),
                {.idle = std::chrono::minutes{60}}),
      lockouts_(core.writer(), core.readers(), core.ring().derived("guest lockouts")) {}

std::string Guests::place_of(std::string_view link) const {
  return symbols_of(core_.digest("place of a guest link:" + std::string{link}), symbols_in_place);
}

std::optional<Guests::Under> Guests::under(std::string_view link) {
  const auto content = drafts_.open_copy(place_of(link));
  if (!content) {
    return std::nullopt;
  }
  Under found;
  codec::BinaryReader reader{*content};
  all_fields(reader, found);
  reader.finish();
  return found;
}

bool Guests::lives(const Under& link) {
  const auto file = core_.load(link.contact);
  const Request* request = file->enquiry.find(link.request);
  const NamedEnquiry* enquiry = request == nullptr ? nullptr : request->find(link.enquiry);
  const GuestLink* found = enquiry == nullptr ? nullptr : enquiry->link(link.link);
  return found != nullptr && found->lives_at(core_.now());
}

LinkOutcome Guests::make(const Actor& by, const Submission& submission, ContactId contact,
                         MakeGuestLink command) {
  const std::string press = submission.id.value.hex();
  const seal::Hash secret = core_.digest("guest link:" + press);
  const std::string link = id_from_bytes(BytesView{secret}.first(16))->hex();
  const std::string code =
      symbols_of(core_.digest("code of a guest link:" + press), symbols_in_code);
  command.link =
      LinkId{*id_from_bytes(BytesView{core_.digest("id of a guest link:" + press)}.first(16))};
  const Under under{.contact = contact,
                    .request = command.request,
                    .enquiry = command.enquiry,
                    .link = command.link,
                    .code_hash = seal::hash_password(code, cost_)};
  codec::BinaryWriter writer;
  all_fields(writer, under);
  const std::string place = place_of(link);
  std::vector<db::Statement> with = drafts_.copy_rows(place, writer.take(), core_.now());
  with.push_back(drafts_.new_row(place, core_.now()));
  const Handled handled = app::handle(core_, by, submission, contact, command, std::move(with));
  return match(
      handled,
      [&](const Done&) -> LinkOutcome {
        const auto file = core_.load(contact);
        const GuestLink* made =
            file->enquiry.find(command.request)->find(command.enquiry)->link(command.link);
        return LinkGiven{.link = link, .code = code, .until = made->made.what.until};
      },
      [](const Refusal& refusal) -> LinkOutcome { return refusal; },
      [](const ChangedMeanwhile&) -> LinkOutcome { return NotSure{}; },
      [](const SentDifferently& first) -> LinkOutcome { return first; },
      [](const NotSure& unsure) -> LinkOutcome { return unsure; });
}

EnterOutcome Guests::enter(std::string_view link, std::string_view code, std::string_view peer) {
  const Instant now = core_.now();
  const std::initializer_list<keep::Counted> counted{{keep::account_here, std::string{link}},
                                                     {keep::one_peer, std::string{peer}}};
  if (const auto until = lockouts_.attempt(counted, now)) {
    return WaitUntil{.when = *until};
  }
  const auto found = under(link);
  if (!seal::verify_password(found ? found->code_hash : no_hash_, tidy(code)) || !found) {
    return WrongCode{};
  }
  lockouts_.succeeded(counted);
  if (!lives(*found)) {
    return LinkIsOver{};
  }
  return SessionOpened{.token = sessions_.open(found->link.value, now).token};
}

std::optional<OpenLink> Guests::open(std::string_view link, std::string_view token) {
  const auto session = token.empty() ? std::nullopt : sessions_.find(token, core_.now());
  const auto found = session ? under(link) : std::nullopt;
  if (!found || session->staff != found->link.value || !lives(*found)) {
    return std::nullopt;
  }
  sessions_.touch(token, core_.now());
  return OpenLink{.address = std::string{link},
                  .contact = found->contact,
                  .request = found->request,
                  .enquiry = found->enquiry,
                  .link = found->link,
                  .session = session->id};
}

bool Guests::is_over(std::string_view link, std::string_view token) {
  const auto session = token.empty() ? std::nullopt : sessions_.find(token, core_.now());
  const auto found = session ? under(link) : std::nullopt;
  return found && session->staff == found->link.value && !lives(*found);
}

keep::LoadOutcome Guests::typed(const OpenLink& open) {
  return drafts_.load(place_of(open.address), core_.now());
}

keep::SaveOutcome Guests::keep_typed(const OpenLink& open, const keep::Fields& fields,
                                     std::uint64_t revision) {
  return drafts_.save(place_of(open.address), fields, revision, core_.now());
}

Handled Guests::send(const OpenLink& open, AnswerAsGuest answer) {
  answer.request = open.request;
  answer.enquiry = open.enquiry;
  answer.link = open.link;
  const seal::Hash press = core_.digest("guest answers:" + open.address);
  const Submission once{.id = SubmissionId{*id_from_bytes(BytesView{press}.first(16))},
                        .content = "",
                        .seen_token = ""};
  return app::handle(core_, Guest{.enquiry = open.enquiry}, once, open.contact, answer,
                     drafts_.sent_rows(place_of(open.address), open.contact.value, core_.now()));
}

void Guests::sweep() {
  sessions_.sweep(core_.now());
  lockouts_.sweep(core_.now());
  drafts_.sweep(core_.now());
}

}  // namespace openmash::app
