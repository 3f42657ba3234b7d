#include "web/fixture_test.h"

#include <doctest/doctest.h>

#include "app/core_of.h"
#include "app/init.h"
#include "http/target.h"
#include "web/tokens.h"

namespace openmash::web {

using namespace std::chrono_literals;

HubOnAFolder::HubOnAFolder(const std::filesystem::path& hub, app::MadeFor made_for)
    : now(std::chrono::sys_days{std::chrono::year{2026} / 11 / 17} + 8h + 41min),
      folder_(std::filesystem::temp_directory_path() / ("openmash-web-" + fresh_web_id().hex())) {
  const app::Folder at{.data = folder_ / "data", .keys = folder_ / "keys"};
  std::filesystem::create_directories(folder_);
  app::init_hub(at, hub, [this] { return now; }, made_for);
  hub_ = std::make_unique<app::Hub>(at, [this] { return now; }, seal::cheapest_password);
  site_ = std::make_unique<Site>(Site{.hub = *hub_, .events = events_, .beat = 0ms});
}

HubOnAFolder::~HubOnAFolder() {
  site_.reset();
  hub_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

Staff HubOnAFolder::account(const std::string& name, const std::string& role,
                            std::optional<AgencyCode> agency) {
  const AccountOpened account{.user_name = name,
                              .display_name = "Colleague " + name,
                              .role = RoleCode{role},
                              .agency = agency,
                              .password_hash = {}};
  const auto id = hub_->people().open_account(System{}, account, password);
  REQUIRE(id);
  return {.id = *id, .role = account.role, .agency = agency};
}

void HubOnAFolder::must(const Actor& by, ContactId contact, const CaseCommand& command) {
  now += 1min;
  const app::Submission submission{
      .id = SubmissionId{fresh_web_id()}, .content = {}, .seen_token = {}, .proved = true};
  REQUIRE(std::holds_alternative<app::Done>(hub_->handle(by, submission, contact, command)));
}

void HubOnAFolder::keep_from(const Staff& whose, ContactId contact) {
  const auto entered = hub().protections().handle(
      {.actor = whose, .session = fresh_web_id()},
      {.id = SubmissionId{fresh_web_id()}, .content = "", .seen_token = ""},
      EnterConflict{.conflict = ConflictId{fresh_web_id()},
                    .whose = whose,
                    .contact = contact,
                    .names_a_case = true,
                    .with = {},
                    .why = "a cousin"});
  REQUIRE(std::holds_alternative<app::RightsDone>(entered));
}

app::Sent HubOnAFolder::worry() {
  const PersonId child{fresh_web_id()};
  const app::WrittenReferral referral{
      .source = Source::anonymous,
      .answers = {},
      .people = {{.person = child,
                  .kind = PersonKind::child,
                  .at_risk = true,
                  .answers = {{{.question = "name", .words = "Child A"}}}}},
      .concerns = {{.concern = ConcernId{fresh_web_id()},
                    .about = {child},
                    .answers = {{{.question = "words", .words = "shouting most nights"}}}}}};
  const auto sent = hub_->referrals().send(hub_->referrals().start(), referral);
  REQUIRE(std::holds_alternative<app::Sent>(sent));
  return std::get<app::Sent>(sent);
}

RequestId HubOnAFolder::asked(const app::Sent& sent, const Staff& screening, const Staff& head,
                              const Staff& worker) {
  const hub::Profile& profile = hub_->profile();
  must(screening, sent.contact, ScreenContact{.proposed = Route::through_mash, .note = "n"});
  must(screening, sent.contact, RateContact{.level = profile.levels.front().code, .reason = "r"});
  must(head, sent.contact, SignGate{.route = Route::through_mash, .reason = "r"});
  must(head, sent.contact, AssignCase{.worker = worker.id, .worker_role = worker.role});
  must(head, sent.contact, SetTimescale{.due = now + 4h, .reason = "r"});
  const RequestId request{fresh_web_id()};
  RequestInformation ask{
      .basis = profile.bases.front().code,
      .about = {app::core_of(*hub_).load(sent.contact)->children().front()->person},
      .why = "A child may be hurt at home"};
  for (const hub::Agency& agency : profile.agencies) {
    if (agency.code.value == "police") {
      ask.ask.push_back(
          {.request = request, .agency = agency.code, .particulars = "Any call-outs"});
    } else {
      ask.leave_out.push_back({.agency = agency.code, .reason = "Not known to them"});
    }
  }
  must(worker, sent.contact, ask);
  return request;
}

http::Response TestBrowser::send(const http::Request& request, const std::string& address) {
  http::Response response = send_once(request, address);
  const std::string to{response.headers.first("Location").value_or("")};
  if (!says_why || response.status != 303 || to.find("/purpose?next=") == std::string::npos ||
      address.find("/purpose") != std::string::npos) {
    return response;
  }
  send_once({}, to);
  http::Request said{.method = http::Method::post};
  said.fields = http::Form{{{"purpose", "step"},
                            {"next", hidden("next")},
                            {"form-token", hidden("form-token")},
                            {"submission", hidden("submission")}}};
  REQUIRE(send_once(std::move(said), to).status == 303);
  return send_once(request, address);
}

http::Response TestBrowser::send_once(http::Request request, const std::string& address) {
  const auto target = http::read_target(address);
  REQUIRE(target);
  request.path = target->path;
  request.query = target->query;
  request.peer = "192.0.2.7";
  request.headers.add("Host", "hub.example");
  for (const http::Header& header : extra.fields()) {
    request.headers.add(header.name, header.value);
  }
  std::string cookies;
  for (const auto& [name, value] : cookies_) {
    cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
  }
  request.headers.add("Cookie", cookies);
  http::Response response = serve(world_.site(), request);
  for (const std::string_view line : response.headers.all("Set-Cookie")) {
    const std::string_view pair = line.substr(0, line.find(';'));
    const std::string name(pair.substr(0, pair.find('=')));
    if (line.find("Max-Age=0") != std::string_view::npos) {
      cookies_.erase(name);
    } else {
      cookies_[name] = pair.substr(pair.find('=') + 1);
    }
  }
  page_ = response.body;
  return response;
}

http::Response TestBrowser::get(const std::string& address) {
  return send({}, address);
}

http::Response TestBrowser::post(const std::string& address, std::vector<http::Field> fields) {
  for (const char* name : {"form-token", "submission", "seen"}) {
    const bool given =
        std::ranges::any_of(fields, [&](const http::Field& one) { return one.name == name; });
    if (!given) {
      fields.push_back({name, hidden(name)});
    }
  }
  http::Request request{.method = http::Method::post};
  request.fields = http::Form{std::move(fields)};
  return send(std::move(request), address);
}

http::Response TestBrowser::sign_in(const std::string& name) {
  get("/sign-in");
  return post("/sign-in",
              {{"name", name}, {"password", std::string(HubOnAFolder::password)}, {"next", ""}});
}

std::string TestBrowser::hidden(std::string_view name) const {
  const std::string before = "name=\"" + std::string(name) + "\" value=\"";
  const std::size_t at = page_.rfind(before);
  if (at == std::string::npos) {
    return "";
  }
  const std::size_t from = at + before.size();
  return page_.substr(from, page_.find('"', from) - from);
}

}  // namespace openmash::web
