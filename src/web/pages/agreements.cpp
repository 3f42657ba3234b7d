// The agreements between bodies to share information: the list for everybody who works here, and
// the forms by which one is recorded, signed, renewed and ended, for those who keep them.
// All that is wrong is said at once and nothing typed is lost; nothing is chosen beforehand.
#include <algorithm>
#include <array>

#include "base/match.h"
#include "domain/agreement/agreement.h"
#include "domain/intake/partial_date.h"
#include "govuk/button.h"
#include "govuk/summary_list.h"
#include "govuk/tag.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "web/agreement_parts.h"
#include "web/case_form.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "words/agreements.h"
#include "words/full_stop.h"

namespace openmash::web {

namespace {

constexpr int other_parties = 3;

bool keeps(const Visit& visit) {
  return keeps_agreements(visit.actor(), visit.profile());
}

std::string address_of(const SharingAgreement& agreement, std::string_view rest = {}) {
  return "/agreements/" + agreement.id.value.hex() + std::string{rest};
}

Html state_tag(const SharingAgreement& agreement, Date today) {
  if (agreement.ended) {
    return govuk::tag({.content = "Ended", .classes = "govuk-tag--grey"});
  }
  const bool all_signed = std::ranges::all_of(
      agreement.terms.parties, [&](const Party& party) { return agreement.has_signed(party); });
  if (agreement.holds_on(today) && !all_signed) {
    return govuk::tag({.content = "Not signed by all", .classes = "govuk-tag--yellow"});
  }
  return agreement.holds_on(today)
             ? govuk::tag({.content = "In force", .classes = "govuk-tag--green"})
             : govuk::tag({.content = "Lapsed", .classes = "govuk-tag--red"});
}

std::string names_of(const std::vector<Party>& parties) {
  std::vector<std::string> names;
  for (const Party& party : parties) {
    names.push_back(party.name);
  }
  return say::listed(names);
}

Html list_of(const Agreements& all, Date today) {
  Html rows;
  for (const SharingAgreement& one : all.all) {
    rows += element(
        "tr",
        element("td", prose::link(Url{address_of(one)}, one.terms.name), " ",
                state_tag(one, today)),
        element("td", {{"data-label", "Parties"}}, names_of(one.terms.parties)),
        element("td", {{"data-label", "Looked at again"}}, london::date_text(one.terms.review_on)),
        element("td", {{"data-label", "Lapses"}}, london::date_text(one.terms.lapses_on)));
  }
  if (rows.empty()) {
    return prose::paragraph("None is recorded yet.");
  }
  Html head;
  for (const char* heading : {"Agreement", "Parties", "Looked at again", "Lapses"}) {
    head += element("th", {{"scope", "col"}}, heading);
  }
  return element("table", {{"class", "om-table om-table--stack"}},
                 element("caption", {{"class", "govuk-visually-hidden"}}, "Sharing agreements"),
                 element("thead", element("tr", head)), element("tbody", rows));
}

std::optional<Date> read_day(const Visit& visit, const std::string& name, Problems& problems) {
  const auto date = read_partial_date(field(visit, name + "-day"), field(visit, name + "-month"),
                                      field(visit, name + "-year"));
  if (!date || !*date || (*date)->day == 0 || (*date)->month == 0) {
    problems.push_back({name + "-day", "Enter a day, a month and a year"});
    return std::nullopt;
  }
  return Date{std::chrono::year{(*date)->year},
              std::chrono::month{static_cast<unsigned>((*date)->month)},
              std::chrono::day{static_cast<unsigned>((*date)->day)}};
}

Html days(const FormState& typed) {
  return join(
      moment_boxes(typed, {.name = "review", .label = "When is it looked at again?"}, false),
      moment_boxes(
          typed,
          {.name = "lapses", .label = "When does it lapse?", .hint = "The last day it holds"},
          false));
}

Html new_fields(const FormState& typed, const hub::Profile& profile) {
  std::vector<Choice> agencies;
  for (const hub::Agency& agency : profile.agencies) {
    agencies.push_back({.value = agency.code.value, .label = agency.name});
  }
  Html html = text_line(typed, {.name = "name", .label = "What is it called?"});
  html +=
      several_of(typed, {.name = "party", .label = "Which agencies are party to it?"}, agencies);
  for (int i = 1; i <= other_parties; ++i) {
    const std::string number = std::to_string(i);
    html += text_line(typed, {.name = "other-" + number,
                              .label = "Another party " + number,
                              .hint = i == 1 ? "For example the council itself" : ""});
  }
  html += text_area(typed, {.name = "covers", .label = "What does it cover?"});
  html += text_area(typed, {.name = "purposes", .label = "For what purposes?"});
  html += days(typed);
  return html + text_line(typed, {.name = "kept", .label = "Where is the signed paper?"});
}

std::optional<MakeAgreement> read_new(const Visit& visit, Problems& problems) {
  AgreementTerms terms{.name = field(visit, "name"),
                       .covers = field(visit, "covers"),
                       .purposes = field(visit, "purposes"),
                       .kept_at = field(visit, "kept")};
  const auto need = [&](const std::string& words, const char* name, const char* problem) {
    if (words.empty()) {
      problems.push_back({name, problem});
    }
  };
  need(terms.name, "name", "Enter what it is called");
  for (const std::string_view code : visit.request.form_all("party")) {
    const AgencyCode agency{std::string{code}};
    if (const hub::Agency* found = visit.profile().agency(agency)) {
      terms.parties.push_back({.agency = agency, .name = found->name});
    }
  }
  for (int i = 1; i <= other_parties; ++i) {
    if (std::string name = field(visit, "other-" + std::to_string(i)); !name.empty()) {
      terms.parties.push_back({.agency = {}, .name = std::move(name)});
    }
  }
  if (terms.parties.size() < 2) {
    problems.push_back({"party", "Choose or write two parties or more"});
  }
  need(terms.covers, "covers", "Write what it covers");
  need(terms.purposes, "purposes", "Write for what purposes");
  const auto review = read_day(visit, "review", problems);
  const auto lapses = read_day(visit, "lapses", problems);
  if (review && lapses && *lapses < *review) {
    problems.push_back({"lapses-day", "It must lapse on or after the day it is looked at again"});
  }
  if (!problems.empty()) {
    return std::nullopt;
  }
  terms.review_on = *review;
  terms.lapses_on = *lapses;
  return MakeAgreement{.agreement = AgreementId{created_id(submission(visit), "agreement")},
                       .terms = std::move(terms)};
}

struct AgreementForm {
  std::string title;
  std::string button;
  std::string back = "/agreements";
};

http::Response form_page(const Visit& visit, const AgreementForm& page, const Html& fields,
                         const Problems& problems, unsigned status = 200) {
  return staff_page(
      visit,
      {.title = page.title,
       .has_errors = !problems.empty(),
       .status = status,
       .before_main = prose::back(page.back, "Back"),
       .active = "agreements"},
      prose::two_thirds(join(
          error_summary(problems), prose::title(page.title),
          element(
              "form",
              {action(visit.request.path), {"method", "post"}, {"id", "form"}, flag("novalidate")},
              hidden_fields(visit), fields, govuk::button({.content = page.button})))));
}

/// What came of it: the agreement's page, or the form again with why not.
template <class Fields>
http::Response keep(const Visit& visit, const AgreementForm& page, const AgreementCommand& command,
                    const Fields& fields) {
  const auto again = [&](std::string words, unsigned status) {
    const Problems problems{{.field = "form", .words = std::move(words)}};
    return form_page(visit, page, fields(problems), problems, status);
  };
  return match(
      visit.hub().agreements().handle(visit.actor(), submission(visit), command),
      [&](const app::AgreementKept& kept) {
        return http::see_other("/agreements/" + kept.agreement.value.hex());
      },
      [&](const AgreementRefusal& refusal) {
        const say::Words why = say::words_for(refusal);
        return again(why.heading + ". " + why.what_to_do, 409);
      },
      [&](const app::AgreementSentDifferently&) {
        return again(
            "What you sent first from this form is stored; what stands here now is not yet", 409);
      },
      [&](const app::NotSure&) {
        return again("We are not sure this was stored. Send it again: it is stored only once", 503);
      });
}

Html history_of(const Visit& visit, const SharingAgreement& agreement) {
  std::vector<Html> rows{
      join("Recorded by ", signature(visit, agreement.made.by, agreement.made.at), ", to lapse on ",
           london::date_text(agreement.made.what.terms.lapses_on))};
  for (const Signed<SharingAgreementSigned>& one : agreement.signatures) {
    rows.push_back(join(one.what.signed_by, " signed for ", one.what.party.name, " on ",
                        london::date_text(one.what.signed_on), ". Recorded by ",
                        signature(visit, one.by, one.at)));
  }
  for (const Signed<SharingAgreementRenewed>& one : agreement.renewals) {
    rows.push_back(join("Renewed until ", london::date_text(one.what.lapses_on), ": ",
                        words::with_full_stop(one.what.words), " Recorded by ",
                        signature(visit, one.by, one.at)));
  }
  if (agreement.ended) {
    rows.push_back(join("Ended: ", words::with_full_stop(agreement.ended->what.reason),
                        " Recorded by ",
                        signature(visit, agreement.ended->by, agreement.ended->at)));
  }
  return prose::bullets(rows);
}

Html facts_of(const SharingAgreement& agreement) {
  govuk::SummaryListOptions list;
  const auto row = [&](const char* key, const Html& value) {
    list.rows.push_back({.key = {.content = key}, .value = {.content = value}});
  };
  Html parties;
  for (const Party& party : agreement.terms.parties) {
    parties +=
        element("li", party.name, agreement.has_signed(party) ? ": signed" : ": has not signed");
  }
  row("Parties", element("ul", {{"class", "govuk-list"}}, parties));
  row("Covers", prose::lines(agreement.terms.covers));
  row("For", prose::lines(agreement.terms.purposes));
  row("Looked at again", escape(london::date_text(agreement.terms.review_on)));
  row("Lapses", escape(london::date_text(agreement.terms.lapses_on)));
  if (!agreement.terms.kept_at.empty()) {
    row("Signed paper", prose::lines(agreement.terms.kept_at));
  }
  return govuk::summary_list(list);
}

// ---- sign, renew, end ----

Html sign_fields(const FormState& typed, const SharingAgreement& agreement) {
  std::vector<Choice> parties;
  for (std::size_t i = 0; i < agreement.terms.parties.size(); ++i) {
    parties.push_back({.value = std::to_string(i), .label = agreement.terms.parties[i].name});
  }
  return join(one_of(typed, {.name = "party", .label = "Who signed?"}, parties),
              text_line(typed, {.name = "signer", .label = "Who signed for them, and their post?"}),
              moment_boxes(typed, {.name = "signed", .label = "On which day?"}, false));
}

std::optional<AgreementCommand> read_sign(const Visit& visit, const SharingAgreement& agreement,
                                          Problems& problems) {
  SignAgreement sign{.agreement = agreement.id, .party = {}, .signed_by = field(visit, "signer")};
  const std::string chosen = field(visit, "party");
  bool found = false;
  for (std::size_t i = 0; i < agreement.terms.parties.size(); ++i) {
    if (chosen == std::to_string(i)) {
      sign.party = agreement.terms.parties[i];
      found = true;
    }
  }
  if (!found) {
    problems.push_back({"party", "Choose who signed"});
  }
  if (sign.signed_by.empty()) {
    problems.push_back({"signer", "Write who signed for them"});
  }
  if (const auto on = read_day(visit, "signed", problems)) {
    sign.signed_on = *on;
  }
  return sign;
}

std::optional<AgreementCommand> read_renew(const Visit& visit, const SharingAgreement& agreement,
                                           Problems& problems) {
  RenewAgreement renew{.agreement = agreement.id, .words = field(visit, "words")};
  if (renew.words.empty()) {
    problems.push_back({"words", "Write what was looked at, and by whom"});
  }
  const auto review = read_day(visit, "review", problems);
  const auto lapses = read_day(visit, "lapses", problems);
  renew.review_on = review.value_or(Date{});
  renew.lapses_on = lapses.value_or(Date{});
  return renew;
}

std::optional<AgreementCommand> read_end(const Visit& visit, const SharingAgreement& agreement,
                                         Problems& problems) {
  EndAgreement end{.agreement = agreement.id, .reason = field(visit, "reason")};
  if (end.reason.empty()) {
    problems.push_back({"reason", "Write why it ends"});
  }
  return end;
}

Html renew_fields(const FormState& typed, const SharingAgreement&) {
  return join(days(typed),
              text_area(typed, {.name = "words", .label = "What was looked at, and by whom?"}));
}

Html end_fields(const FormState& typed, const SharingAgreement&) {
  return text_area(typed, {.name = "reason", .label = "Why does it end?"});
}

struct Act {
  std::string_view name;
  const char* title;
  const char* button;
  Html (*fields)(const FormState&, const SharingAgreement&);
  std::optional<AgreementCommand> (*read)(const Visit&, const SharingAgreement&, Problems&);
};

constexpr std::array acts = {
    Act{"sign", "Record a signature", "Record it", sign_fields, read_sign},
    Act{"renew", "Renew this agreement", "Renew it", renew_fields, read_renew},
    Act{"end", "End this agreement", "End it", end_fields, read_end},
};

}  // namespace

http::Response agreements(Visit& visit) {
  const auto all = visit.hub().agreements().all();
  return staff_page(
      visit, {.title = "Sharing agreements", .active = "agreements"},
      join(
          prose::title("Sharing agreements"),
          prose::paragraph("What the bodies of this hub agreed with one another about sharing "
                           "information. What is shared is decided item by item, whether one is in "
                           "force or not."),
          agreements_to_look_at(visit),
          keeps(visit) ? prose::paragraph(prose::link("/agreements/new", "Record an agreement"))
                       : Html(),
          list_of(*all, london::date_of(visit.now))));
}

http::Response agreement_new(Visit& visit) {
  if (!keeps(visit)) {
    return not_found(visit);
  }
  const AgreementForm page{.title = "Record an agreement", .button = "Record it"};
  const auto fields = [&](const Problems& problems) {
    return new_fields({.visit = visit, .problems = problems}, visit.profile());
  };
  if (!visit.is_post()) {
    return form_page(visit, page, fields({}), {});
  }
  if (auto unknown = unknown_field(visit, {"name", "party", "other-*", "covers", "purposes",
                                           "review-*", "lapses-*", "kept"})) {
    return *std::move(unknown);
  }
  Problems problems;
  const auto command = read_new(visit, problems);
  return command ? keep(visit, page, *command, fields)
                 : form_page(visit, page, fields(problems), problems, 422);
}

http::Response agreement(Visit& visit) {
  const auto all = visit.hub().agreements().all();
  const auto id = id_from_hex(visit.parts.at(0));
  const SharingAgreement* found = id ? all->find(AgreementId{*id}) : nullptr;
  if (found == nullptr) {
    return not_found(visit);
  }
  Html ways;
  if (keeps(visit) && !found->ended) {
    for (const Act& act : acts) {
      ways += govuk::button({.content = act.title,
                             .classes = "govuk-button--secondary",
                             .href = address_of(*found, "/" + std::string{act.name})});
    }
    ways = element("p", {{"class", "om-actions"}}, ways);
  }
  return staff_page(
      visit,
      {.title = "Sharing agreement",
       .before_main = prose::back("/agreements", "Sharing agreements"),
       .active = "agreements"},
      prose::two_thirds(join(prose::title(found->terms.name),
                             prose::paragraph(state_tag(*found, london::date_of(visit.now))),
                             facts_of(*found), ways, prose::heading("History"),
                             history_of(visit, *found))));
}

http::Response agreement_act(Visit& visit) {
  const auto all = visit.hub().agreements().all();
  const auto id = id_from_hex(visit.parts.at(0));
  const SharingAgreement* found = id ? all->find(AgreementId{*id}) : nullptr;
  const auto act = std::ranges::find(acts, std::string_view{visit.parts.at(1)}, &Act::name);
  if (found == nullptr || found->ended || act == acts.end() || !keeps(visit)) {
    return not_found(visit);
  }
  const AgreementForm page{.title = act->title, .button = act->button, .back = address_of(*found)};
  const auto fields = [&](const Problems& problems) {
    return act->fields({.visit = visit, .problems = problems}, *found);
  };
  if (!visit.is_post()) {
    return form_page(visit, page, fields({}), {});
  }
  if (auto unknown = unknown_field(
          visit, {"party", "signer", "signed-*", "review-*", "lapses-*", "words", "reason"})) {
    return *std::move(unknown);
  }
  Problems problems;
  const auto command = act->read(visit, *found, problems);
  return problems.empty() ? keep(visit, page, *command, fields)
                          : form_page(visit, page, fields(problems), problems, 422);
}

}  // namespace openmash::web
