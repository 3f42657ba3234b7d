// The conflict register: one's own entries for everybody, all of it for those who guard.
#include "base/match.h"
#include "domain/intake/partial_date.h"
#include "govuk/date_input.h"
#include "london/time_text.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/rights_parts.h"

namespace openmash::web {

namespace {

/// Whether a reference leads anywhere is told to nobody who could not open it there.
Html with_whom(const ConflictEntry& one) {
  const ConflictEntered& what = one.entered.what;
  if (one.is_with_anybody()) {
    return join(element("strong", "everybody"),
                ": it was entered after the backup that was put back, and with whom is lost. Enter "
                "it again, and then propose that this one ends");
  }
  std::string words = what.with.name;
  const std::string born =
      what.with.born.empty() ? "" : "born " + say::date_words(std::string_view{what.with.born});
  for (const std::string* more : {&born, &what.with.address, &what.with.telephone}) {
    words += more->empty() ? "" : (words.empty() ? "" : ", ") + *more;
  }
  return escape(words.empty() ? "the case that was named" : words);
}

Html row_of(const Visit& visit, const ConflictEntry& one) {
  const ConflictEntered& what = one.entered.what;
  const std::string whose = visit.hub().people().name_of(what.whose);
  Html state = one.ended ? join("ended ", short_time_element(one.ended->at))
                         : escape(what.suspected ? "suspected" : "declared");
  if (!one.ended && guards(visit) && what.whose != visit.who->staff.id) {
    state +=
        join(" ", element("a",
                          {href(Url{"/conflicts/" + what.conflict.value.hex() + "/end"}),
                           {"class", "govuk-link"}},
                          "Propose that it ends",
                          element("span", {{"class", "govuk-visually-hidden"}}, " for ", whose)));
  }
  return element("tr", element("td", whose), element("td", with_whom(one)), element("td", what.why),
                 element("td", visit.hub().people().name_of(one.entered.by), ", ",
                         short_time_element(one.entered.at)),
                 element("td", state));
}

Html register_of(const Visit& visit, const std::vector<ConflictEntry>& entries) {
  if (entries.empty()) {
    return prose::paragraph("Nothing is entered.");
  }
  Html rows;
  for (const ConflictEntry& one : entries) {
    rows += row_of(visit, one);
  }
  Html head;
  for (const char* words : {"Whose", "With whom", "Why", "Entered", "It is"}) {
    head += element("th", {{"scope", "col"}}, words);
  }
  return element("table", {{"class", "om-table om-table--stack"}},
                 element("caption", {{"class", "govuk-visually-hidden"}}, "Entries"),
                 element("thead", element("tr", head)), element("tbody", rows));
}

Html met(const Visit& visit) {
  const auto found = visit.hub().look().met_conflicts(visit.reader());
  if (!found || (*found)->empty()) {
    return {};
  }
  std::vector<Html> lines;
  for (const app::MetRow& one : **found) {
    const std::string whose = visit.hub().people().name_of(one.met.met.what.whose);
    Html line =
        join(prose::link(Url{"/contacts/" + one.reference}, one.reference), " is kept from ", whose,
             one.met.met.what.was_worker ? ", whose case it was" : "", ", since ",
             short_time_element(one.met.met.at), ". ");
    if (one.met.noted) {
      line += join("Seen by ", visit.hub().people().name_of(one.met.noted->by), ".");
    } else {
      line +=
          prose::button_form(visit, {.to = "/conflicts/met",
                                     .button = "I have seen this: " + one.reference + ", " + whose,
                                     .classes = "govuk-button--secondary",
                                     .fields = {{"contact", one.met.met.what.contact.value.hex()},
                                                {"whose", one.met.met.what.whose.value.hex()}}});
    }
    lines.push_back(line);
  }
  return join(prose::heading("What was kept from whom"), prose::bullets(lines));
}

// ---- entering one ----

Html born_boxes(const FormState& typed) {
  const auto value = [&](const char* name) { return raw_field(typed.visit, name); };
  return govuk::date_input(
      {.id = "born",
       .name_prefix = "born",
       .fieldset = {.legend = {.content = "Date of birth", .classes = "govuk-fieldset__legend--s"}},
       .hint = {.content = "A name alone finds nobody: it needs the whole date"},
       .error_message = {.content = problem_of(typed.problems, "born")},
       .values = {
           .day = value("born-day"), .month = value("born-month"), .year = value("born-year")}});
}

Html entry_fields(const FormState& typed) {
  const Visit& visit = typed.visit;
  Html html = prose::paragraph(
      "From the moment this is entered, every case with this person in it, and whatever comes to "
      "it "
      "later, is as if it were not there for whoever has the conflict. It ends only by two other "
      "people.");
  if (guards(visit)) {
    std::vector<Choice> choices{{.value = "own", .label = "Mine"}};
    for (const app::Colleague& one : who_takes_part(visit)) {
      if (one.id != visit.who->staff.id) {
        choices.push_back({.value = one.id.value.hex(), .label = one.display_name});
      }
    }
    html += drop_down(typed,
                      {.name = "whose",
                       .label = "Whose conflict of interest is it?",
                       .hint = "A colleague’s is entered as suspected. They are not told"},
                      choices);
  }
  html += text_line(typed, {.name = "reference",
                            .label = "With a case: its reference (optional)",
                            .hint = "Whether or not there is such a case, the page says the same"});
  html += prose::heading("Or with a person, in whatever case they come to be");
  html += text_line(typed, {.name = "name", .label = "Their full name"});
  html += born_boxes(typed);
  html += text_area(typed, {.name = "address",
                            .label = "Their address, with its number and postcode",
                            .hint = "Whoever lives there is found, too",
                            .rows = 3});
  html += text_line(typed, {.name = "telephone", .label = "Their telephone number"});
  html += text_area(typed, {.name = "why", .label = "What is the connection?", .rows = 2});
  return html;
}

std::optional<Staff> whose_it_is(const Visit& visit, Problems& problems) {
  const std::string chosen = field(visit, "whose");
  if (!guards(visit) || chosen == "own") {
    return visit.who->staff;
  }
  for (const app::Colleague& one : who_takes_part(visit)) {
    if (one.id.value.hex() == chosen) {
      return Staff{.id = one.id, .role = one.role, .agency = one.agency};
    }
  }
  problems.push_back({"whose", "Choose whose conflict of interest it is"});
  return std::nullopt;
}

std::optional<EnterConflict> read_entry(const Visit& visit, Problems& problems) {
  const auto whose = whose_it_is(visit, problems);
  const auto born = read_partial_date(field(visit, "born-day"), field(visit, "born-month"),
                                      field(visit, "born-year"));
  if (!born) {
    problems.push_back({"born", "Check the date of birth: enter day, month and year in numbers"});
  }
  if (field(visit, "why").empty()) {
    problems.push_back({"why", "Say what the connection is"});
  }
  if (!problems.empty()) {
    return std::nullopt;
  }
  const std::string reference = field(visit, "reference");
  return EnterConflict{
      .conflict = ConflictId{created_id(submission(visit), "conflict")},
      .whose = *whose,
      .contact = reference.empty() ? std::nullopt : visit.hub().look().find(reference),
      .names_a_case = !reference.empty(),
      .with = {.name = field(visit, "name"),
               .born = *born ? to_text(**born) : "",
               .address = field(visit, "address"),
               .telephone = field(visit, "telephone")},
      .why = field(visit, "why")};
}

}  // namespace

http::Response conflicts(Visit& visit) {
  const auto entries = visit.hub().look().conflicts(visit.reader());
  if (!entries) {
    return refused(visit, entries.error());
  }
  return staff_page(
      visit,
      {.title = "Conflicts of interest",
       .before_main = prose::back("/access", "Back"),
       .recorded = true,
       .active = "access"},
      join(prose::title("Conflicts of interest"),
           prose::paragraph(prose::link("/conflicts/new", "Enter a conflict of interest")),
           guards(visit) ? met(visit) : Html{},
           prose::heading(guards(visit) ? "The register" : "What you declared"),
           register_of(visit, **entries)));
}

http::Response conflict_new(Visit& visit) {
  const RightsForm form{.title = "Enter a conflict of interest",
                        .button = "Enter it",
                        .back = "/conflicts",
                        .next = "/conflicts",
                        .body = entry_fields};
  if (!visit.is_post()) {
    return render(visit, form, {});
  }
  if (auto unknown = unknown_field(
          visit, {"whose", "reference", "name", "born-*", "address", "telephone", "why"})) {
    return std::move(*unknown);
  }
  Problems problems;
  const auto command = read_entry(visit, problems);
  return command ? carry_out(visit, form, *command) : render(visit, form, problems);
}

http::Response conflict_end(Visit& visit) {
  const auto entries = visit.hub().look().conflicts(visit.reader());
  const auto id = id_from_hex(visit.parts.at(0));
  // What is suspected of the reader is not there for them, and answers like what nobody entered.
  if (!entries || !id || !guards(visit) ||
      std::ranges::none_of(**entries, [&](const ConflictEntry& one) {
        return one.entered.what.conflict.value == *id;
      })) {
    return not_found(visit);
  }
  const RightsForm form{
      .title = "Propose that a conflict of interest ends",
      .button = "Propose it",
      .back = "/conflicts",
      .next = "/second",
      .body = [](const FormState& typed) {
        return join(prose::paragraph("It ends when another person agrees. Neither of you may be "
                                     "whoever has the conflict."),
                    text_area(typed, {.name = "reason", .label = "Why does it end?", .rows = 3}));
      }};
  return ask_why(visit, form, "Say why it ends", [&](const std::string& reason) {
    return AskSecond{.proposal = ProposalId{created_id(submission(visit), "proposal")},
                     .step = TwoPersonStep::end_conflict,
                     .contact = {},
                     .conflict = ConflictId{*id},
                     .listed = {},
                     .reason = reason};
  });
}

http::Response conflict_met(Visit& visit) {
  const auto contact = id_from_hex(field(visit, "contact"));
  const auto whose = id_from_hex(field(visit, "whose"));
  if (!contact || !whose) {
    return not_found(visit);
  }
  const RightsForm form{.title = "What was kept from whom",
                        .button = "I have seen this",
                        .back = "/conflicts",
                        .next = "/conflicts",
                        .body = [](const FormState&) { return Html{}; }};
  return carry_out(visit, form,
                   NoteConflict{.contact = ContactId{*contact}, .whose = StaffId{*whose}});
}

}  // namespace openmash::web
