#include "leaks/planted_hub.h"

#include <stdexcept>

namespace openmash::leaks {

namespace {

void must(bool done, const char* what) {
  if (!done) {
    throw std::runtime_error(std::string{"leaks: this was not done: "} + what);
  }
}

app::Submission press(Planting& planting) {
  return {.id = SubmissionId{seal::fresh_id()},
          .content = planting.next(),
          .seen_token = "",
          .proved = true};
}

app::Fields fields(Planting& planting) {
  app::Fields all;
  for (const char* const name : {"about-you/name", "child/1/name", "child/1/address"}) {
    all.emplace_back(name, planting.next());
  }
  all.emplace_back(planting.next(), "a field of that name");
  return all;
}

/// Somebody outside is found in the directory, answers by a link, and is told what came of it.
void ask_a_guest(bench::SampleHub& hub, Planting& planting, const app::Reader& agency,
                 RequestId request) {
  const auto page = hub.hub().look().request(agency, request);
  must(page && !(*page)->about.empty(), "a request about somebody");
  const ContactId contact = (*page)->contact;
  const EntryId entry{seal::fresh_id()};
  const Setting setting{.name = planting.next(),
                        .address = planting.next(),
                        .telephone = planting.next(),
                        .lead_name = planting.next(),
                        .best_way = planting.next()};
  must(std::holds_alternative<app::EntryKept>(
           hub.hub().directory().handle(System{}, press(planting), ListEntry{entry, setting})),
       "listing a setting");
  const EnquiryId enquiry{seal::fresh_id()};
  const auto does = [&](const Actor& by, const CaseCommand& command, const char* what) {
    must(std::holds_alternative<app::Done>(hub.hub().handle(by, press(planting), contact, command)),
         what);
  };
  does(agency.actor,
       AskPerson{.request = request,
                 .enquiry = enquiry,
                 .whom = planting.next(),
                 .entry = entry,
                 .setting = setting.name},
       "asking somebody");
  app::Guests& guests = hub.hub().guests();
  const auto made = guests.make(agency.actor, press(planting), contact,
                                MakeGuestLink{.request = request,
                                              .enquiry = enquiry,
                                              .named = {(*page)->about.front().person},
                                              .days = 7});
  must(std::holds_alternative<app::LinkGiven>(made), "making a link");
  const auto& given = std::get<app::LinkGiven>(made);
  must(std::holds_alternative<app::WrongCode>(
           guests.enter(given.link, planting.next(), planting.next())),
       "a wrong code");
  const auto entered = guests.enter(given.link, given.code, "peer");
  must(std::holds_alternative<app::SessionOpened>(entered), "the right code");
  const auto open = guests.open(given.link, std::get<app::SessionOpened>(entered).token);
  must(open && hub.hub().look().guest(*open), "a guest's page");
  must(std::holds_alternative<app::Saved>(guests.keep_typed(*open, fields(planting), 0)),
       "keeping what a guest typed");
  must(std::holds_alternative<app::Done>(guests.send(*open, {.name = planting.next(),
                                                             .post = planting.next(),
                                                             .answers = {},
                                                             .words = planting.next()})),
       "a guest's answer");
  does(hub.worker(),
       TellOfOutcome{.request = request,
                     .enquiry = enquiry,
                     .words = planting.next(),
                     .ground = "",
                     .why = planting.next()},
       "telling of the outcome");
}

}  // namespace

void write_drafts(bench::SampleHub& hub, Planting& planting, int count) {
  app::Referrals& referrals = hub.hub().referrals();
  for (int i = 0; i < count; ++i) {
    const std::string code = referrals.start();
    for (std::uint64_t revision = 0; revision < 3; ++revision) {
      must(std::holds_alternative<app::Saved>(referrals.save(code, fields(planting), revision)),
           "saving a draft");
    }
    must(std::holds_alternative<app::DraftConflict>(referrals.save(code, fields(planting), 1)),
         "saving from an old window");
    if (i % 2 == 0) {
      continue;  // given up
    }
    must(std::holds_alternative<app::Sent>(
             referrals.send(code, bench::short_referral(planting.words()))),
         "sending");
    must(std::holds_alternative<app::Done>(referrals.add(code, press(planting), planting.next())),
         "adding to what was sent");
    const auto contact = referrals.sent_with(code);
    must(contact && hub.hub().look().copy(*contact, seal::fresh_id()), "opening the copy");
  }
}

void take_cases_through(bench::SampleHub& hub, Planting& planting, int count) {
  app::Look& look = hub.hub().look();
  for (int i = 0; i < count; ++i) {
    const app::Sent sent = hub.log(bench::full_referral(planting.words()));
    must(look.queue(bench::SampleHub::reader(hub.screener()), {}).has_value(), "the queue");
    hub.enquire(sent.contact, planting.words(), 14);
    for (const hub::Agency& agency : hub.hub().profile().agencies) {
      const app::Reader reader = bench::SampleHub::reader(hub.representative(agency.code));
      const auto requests = look.requests(reader);
      must(requests && !(*requests)->empty(), "the requests of an agency");
      must(look.request(reader, (*requests)->front().request).has_value(), "a request");
      if (agency.code == hub.hub().profile().agencies.front().code) {
        ask_a_guest(hub, planting, reader, (*requests)->front().request);
      }
    }
    must(look.contact(bench::SampleHub::reader(hub.worker()), sent.reference, ReadPurpose::work)
             .has_value(),
         "opening a case");
    hub.conclude(sent.contact, planting.words());
  }
}

void come_and_go(bench::SampleHub& hub, Planting& planting, int count) {
  constexpr std::string_view password = "as long as it must be";
  app::SignIn& people = hub.hub().people();
  for (int i = 0; i < count; ++i) {
    const std::string user = planting.next();
    const auto account = people.open_account(System{},
                                             {.user_name = user,
                                              .display_name = planting.next(),
                                              .role = hub.worker().role,
                                              .agency = {},
                                              .password_hash = ""},
                                             password);
    must(account.has_value(), "opening an account");
    must(std::holds_alternative<app::SessionOpened>(
             people.sign_in(user, password, {.peer = "peer"})),
         "signing in");
    must(!std::holds_alternative<app::SessionOpened>(
             people.sign_in(planting.next(), planting.next(), {.peer = planting.next()})),
         "being refused");
    hub.hub().parked().park(account->value, "/people?name=" + planting.next(), fields(planting),
                            hub.hub().now());
    must(people.close_account(System{}, *account, planting.next()).has_value(),
         "closing an account");
  }
}

}  // namespace openmash::leaks
