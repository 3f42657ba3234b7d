#include "web/pages/notice.h"

#include "domain/release/give_notice.h"
#include "domain/release/outward.h"
#include "govuk/button.h"
#include "letters/notice.h"
#include "web/clock.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/step_up.h"

namespace openmash::web {

namespace {

std::string way_words(ToldHow way) {
  switch (way) {
    case ToldHow::printed:
      return "Given on paper";
    case ToldHow::by_telephone:
      return "Read out by telephone";
    case ToldHow::by_secure_email:
      return "Sent by secure e-mail";
    case ToldHow::in_person:
      return "Told in person";
  }
  return "";
}

constexpr std::array ways = {ToldHow::printed, ToldHow::by_telephone, ToldHow::by_secure_email,
                             ToldHow::in_person};

/// One recipient with all that this reader may tell them.
struct Notice {
  std::string to;
  std::vector<Released<OutwardItem>> items;
};

std::optional<Notice> notice_of(const CaseFile& file, const std::string& hex, Instant now) {
  const ReleaseId id{id_from_hex(hex).value_or(Id128{})};
  const auto one = Outward::of(file, id, now);
  if (!one) {
    return std::nullopt;
  }
  return Notice{.to = (*one)->to.name, .items = Outward::to(file, (*one)->to, now)};
}

Html tell_form(const Visit& visit, const Problems& problems, const Notice& notice) {
  std::vector<Choice> choices;
  for (const ToldHow way : ways) {
    choices.push_back({.value = std::to_string(static_cast<int>(way)), .label = way_words(way)});
  }
  Html hidden = hidden_fields(visit);
  for (const Released<OutwardItem>& one : notice.items) {
    hidden += prose::hidden("tell", one->release.value.hex());
  }
  return element("form",
                 {action(visit.request.path),
                  {"method", "post"},
                  {"class", "om-no-print"},
                  {"id", "told"},
                  flag("novalidate")},
                 hidden,
                 one_of({.visit = visit, .problems = problems},
                        {.name = "way", .label = "How were they told?"}, choices),
                 govuk::button({.content = "Record that they were told"}));
}

/// What every notice's page has: the paper, and the form that says it was told.
http::Response show(const Visit& visit, const Notice& notice, const hub::Profile& profile,
                    const std::string& reference, const std::string& back,
                    const Problems& problems) {
  const std::string text = letters::compose_notice(
      notice.to, notice.items, profile,
      {.name = visit.who->display_name, .role = visit.who->role_name}, visit.now);
  const Html main = join(
      element("div", {{"class", "om-no-print"}}, error_summary(problems),
              prose::title(reference, "What one recipient may be told"),
              prose::paragraph("This is all that may go to ", element("strong", notice.to),
                               " now, as they will read it. Print this page, or read it out.")),
      element("div", {{"class", "om-letter"}},
              visit.hub().is_training() ? prose::paragraph(element("strong", "TRAINING")) : Html(),
              prose::lines(text)),
      tell_form(visit, problems, notice));
  return staff_page(visit,
                    {.title = "What may be told – " + reference,
                     .has_errors = !problems.empty(),
                     .before_main = prose::back(back, "Back"),
                     .recorded = true},
                    main);
}

struct Tell {
  LetterId notice;
  std::vector<ReleaseId> releases;
  ToldHow way = ToldHow::printed;
};

/// What the form says was told. It names what was on the page; whether each may still go is the
/// verb's to ask.
std::optional<Tell> read_tell(const Visit& visit, Problems& problems) {
  Tell tell{.notice = LetterId{created_id(submission(visit), "notice")}, .releases = {}};
  for (const std::string_view hex : visit.request.form_all("tell")) {
    tell.releases.push_back(ReleaseId{id_from_hex(hex).value_or(Id128{})});
  }
  const std::string way = field(visit, "way");
  for (const ToldHow one : ways) {
    if (way == std::to_string(static_cast<int>(one))) {
      tell.way = one;
      return tell;
    }
  }
  problems.push_back({"way", "Choose how they were told"});
  return std::nullopt;
}

}  // namespace

Html told_lines(const Visit& visit, const Request& request, ReleaseId release) {
  Html lines;
  for (const Signed<ItemTold>& one : request.told) {
    if (one.what.release == release) {
      lines += quiet_line(way_words(one.what.way), ", ", signature(visit, one.by, one.at));
    }
  }
  return lines;
}

/// The hub's: what the hub may read itself.
http::Response contact_notice(Visit& visit) {
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  const auto shown = open_contact(visit, ReadPurpose::print);
  if (!shown || !(*shown)->may(Permission::share_outside)) {
    return not_found(visit);
  }
  const app::CasePage& page = **shown;
  const std::string reference = page.file->intake.contact.reference;
  const std::string back = "/contacts/" + reference;
  const auto notice = notice_of(*page.file, visit.parts.at(1), visit.now);
  if (!notice) {
    return not_found(visit);
  }
  Problems problems;
  if (visit.is_post()) {
    if (auto unknown = unknown_field(visit, {"tell", "way"})) {
      return *std::move(unknown);
    }
    if (const auto tell = read_tell(visit, problems)) {
      return after(
          visit,
          visit.hub().handle(
              visit.actor(), submission(visit), page.file->id,
              GiveNotice{.notice = tell->notice, .releases = tell->releases, .way = tell->way}),
          back);
    }
  }
  return show(visit, *notice, *page.profile, reference, back, problems);
}

/// An agency's: its own items alone.
http::Response request_notice(Visit& visit) {
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  const auto id = id_from_hex(visit.parts.front());
  const auto found = id ? visit.hub().look().request(visit.reader(), RequestId{*id})
                        : No<Refusal>{NoSuchContact{}};
  if (!found || !(*found)->may_answer) {
    return not_found(visit);
  }
  const app::RequestPage& page = **found;
  CaseFile own;
  own.enquiry.requests.push_back(page.request);
  const auto notice = notice_of(own, visit.parts.at(1), visit.now);
  if (!notice) {
    return not_found(visit);
  }
  const std::string back =
      "/requests/" + visit.parts.front() + "/items/" + notice->items.front()->item.value.hex();
  Problems problems;
  if (visit.is_post()) {
    if (auto unknown = unknown_field(visit, {"tell", "way"})) {
      return *std::move(unknown);
    }
    if (const auto tell = read_tell(visit, problems)) {
      return after(visit,
                   visit.hub().handle(visit.actor(), submission(visit), page.contact,
                                      GiveOwnNotice{.request = RequestId{*id},
                                                    .notice = tell->notice,
                                                    .releases = tell->releases,
                                                    .way = tell->way}),
                   back);
    }
  }
  return show(visit, *notice, *page.profile, page.reference, back, problems);
}

}  // namespace openmash::web
