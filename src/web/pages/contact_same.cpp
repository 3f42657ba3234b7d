// Is this somebody we know? Each person of a contact with those in other contacts who are perhaps
// the same, and what was judged. Nothing is linked by itself, however much agrees.
#include "base/match.h"
#include "govuk/button.h"
#include "govuk/details.h"
#include "govuk/inset_text.h"
#include "govuk/radios.h"
#include "govuk/tag.h"
#include "govuk/textarea.h"
#include "web/case_form.h"
#include "web/clock.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/contact.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/people_parts.h"
#include "web/say.h"
#include "words/full_stop.h"
#include "words/who_is_who.h"

namespace openmash::web {

namespace {

std::string pair_name(const PersonDescribed& person, const RecordRef& other) {
  return person.person.value.hex() + "-" + other.contact.value.hex() + "-" +
         other.person.value.hex();
}

std::optional<std::pair<PersonId, RecordRef>> read_pair(const std::string& name) {
  constexpr std::size_t digits = 32;
  if (name.size() != 3 * digits + 2) {
    return std::nullopt;
  }
  const auto person = id_from_hex(name.substr(0, digits));
  const auto contact = id_from_hex(name.substr(digits + 1, digits));
  const auto other = id_from_hex(name.substr(2 * digits + 2, digits));
  if (!person || !contact || !other) {
    return std::nullopt;
  }
  return std::pair{PersonId{*person},
                   RecordRef{.contact = ContactId{*contact}, .person = PersonId{*other}}};
}

/// A form of its own for each: one judgement is one press.
Html judge_form(const Visit& visit, const std::string& name, const Problems& problems) {
  const bool typed = visit.is_post() && field(visit, "pair") == name;
  const auto mine = [&](const char* of) {
    return typed ? problem_of(problems, of) : std::string{};
  };
  const std::string says = typed ? field(visit, "says") : "";
  const std::string short_name = name.substr(0, 8) + name.substr(33, 8) + name.substr(66, 8);
  const auto item = [&](const char* value, Judgement judgement) {
    return govuk::RadioItem{
        .value = value, .content = say::label(judgement), .checked = says == value};
  };
  const Html form = element(
      "form", {{"method", "post"}, action(Url{visit.request.path}), flag("novalidate")},
      hidden_fields(visit, {}, !typed), prose::hidden("pair", name),
      govuk::radios({.name = "says",
                     .id_prefix = typed ? "says" : "says-" + short_name,
                     .fieldset = {.legend = {.content = "Is this the same person?",
                                             .classes = "govuk-fieldset__legend--s"}},
                     .error_message = {.content = mine("says")},
                     .items = {item("same", Judgement::same), item("not_same", Judgement::not_same),
                               item("not_sure", Judgement::not_sure)},
                     .classes = "govuk-radios--small"}),
      govuk::textarea({.name = "reason",
                       .id = typed ? "reason" : "reason-" + short_name,
                       .label = {.content = "Why?"},
                       .error_message = {.content = mine("reason")},
                       .value = typed ? raw_field(visit, "reason") : "",
                       .rows = 2}),
      govuk::button({.content = "Record it", .classes = "govuk-button--secondary"}));
  return govuk::details(
      {.summary = "Say whether it is the same person", .content = form, .open = typed});
}

Html judged_line(const Visit& visit, const app::JudgedPair& one) {
  const Given& given = one.given;
  const std::string state = given.undone               ? "Undone"
                            : given.waits_for_second() ? "Waits for a second person"
                            : given.undoing_waits()    ? "To be undone: waits for a second person"
                            : given.stands()           ? ""
                                                       : "Not agreed by the second person";
  return element(
      "li", person_lines(one.other),
      quiet_line("Judged: ",
                 prose::link(Url{"/judgements/" + given.made.what.judgement.value.hex()},
                             say::label(given.made.what.says)),
                 state.empty()
                     ? Html()
                     : join(" ", govuk::tag({.content = state, .classes = "govuk-tag--grey"})),
                 ". Why: ", words::with_full_stop(given.made.what.reason), " ",
                 signature(visit, given.made.by, given.made.at)));
}

Html person_section(const Visit& visit, const app::SamePeoplePage& page,
                    const app::PerhapsKnown& known, const Problems& problems) {
  const auto beside = [&](const app::PersonSeen& one) {
    return page.may_judge ? judge_form(visit, pair_name(known.person, one.record), problems)
                          : Html();
  };
  Html judged;
  for (const app::JudgedPair& one : known.judged) {
    judged += judged_line(visit, one);
  }
  return element(
      "section", {{"class", "om-section"}}, prose::heading(say::person_label(known.person)),
      people_found(known.found, beside,
                   known.judged.empty() ? "Nobody was found who may be this person."
                                        : "Nobody else was found who may be this "
                                          "person."),
      judged.empty()
          ? judged
          : join(prose::small_heading("Judged"), element("ul", {{"class", "om-rows"}}, judged)));
}

http::Response render(const Visit& visit, const app::SamePeoplePage& page,
                      const Problems& problems) {
  const std::string& reference = page.file->intake.contact.reference;
  Html main = join(error_summary(problems), prose::title(reference, "Is this somebody we know?"),
                   prose::paragraph("Nothing is put together by itself. Whoever says that two "
                                    "records are one person says why, and it can be undone."));
  main += released_to_screeners(visit, page);
  for (const app::PerhapsKnown& known : page.people) {
    main += person_section(visit, page, known, problems);
  }
  return staff_page(visit,
                    {.title = "Somebody we know? " + reference,
                     .has_errors = !problems.empty(),
                     .before_main = prose::back("/contacts/" + reference, "Back to the contact"),
                     .recorded = true,
                     .active = "queue"},
                    prose::two_thirds(main));
}

std::optional<Judgement> judgement_from(const std::string& value) {
  return value == "same"       ? std::optional{Judgement::same}
         : value == "not_same" ? std::optional{Judgement::not_same}
         : value == "not_sure" ? std::optional{Judgement::not_sure}
                               : std::nullopt;
}

}  // namespace

Html released_to_screeners(const Visit& visit, const app::SamePeoplePage& page) {
  Html html;
  for (const app::ReleasedAlert& one : page.released) {
    html += govuk::inset_text(
        {.content = join(element("strong", "There is a record that is not shown here. "), one.words,
                         " Ask ", visit.hub().people().name_of(one.by), ".")});
  }
  return html;
}

http::Response contact_same(Visit& visit) {
  if (visit.is_post()) {
    if (auto refusal = unknown_field(visit, {"pair", "says", "reason"})) {
      return std::move(*refusal);
    }
  }
  const auto shown = visit.hub().look().same_people(visit.reader(), visit.parts.at(0));
  if (!shown) {
    return not_found(visit);
  }
  const app::SamePeoplePage& page = **shown;
  if (!visit.is_post()) {
    return render(visit, page, {});
  }
  Problems problems;
  const auto pair = read_pair(field(visit, "pair"));
  const auto says = judgement_from(field(visit, "says"));
  if (!pair || page.file->person(pair->first) == nullptr) {
    return not_found(visit);
  }
  if (!says) {
    problems.push_back({"says", "Choose whether it is the same person"});
  }
  if (field(visit, "reason").empty()) {
    problems.push_back({"reason", "Write why"});
  }
  if (!problems.empty()) {
    return render(visit, page, problems);
  }
  const auto handled = visit.hub().who_is_who().judge(
      visit.reader(), submission(visit), {.contact = page.file->id, .person = pair->first},
      pair->second, *says, field(visit, "reason"));
  return match(
      handled, [&](const app::JudgementKept&) { return http::see_other(visit.request.path); },
      [&](const JudgementRefusal& refusal) {
        return std::holds_alternative<NotPermitted>(refusal)
                   ? not_found(visit)
                   : render(visit, page, {{"reason", say::words_for(refusal)}});
      },
      [&](const NoSuchContact&) { return not_found(visit); },
      [&](const app::SentDifferently&) {
        return render(visit, page,
                      {{"reason",
                        "What you sent first is stored; what stands here now is not. "
                        "Open the page again to say something else"}});
      },
      [&](const app::NotSure&) {
        return render(visit, page,
                      {{"reason",
                        "We are not sure this was stored. Send it again: it "
                        "is stored only once"}});
      });
}

}  // namespace openmash::web
