// Staff key in what came by telephone, e-mail, letter, fax, at the door or from the police: the
// same kind of contact as a form, on one page. "Add another child" only shows the page again;
// nothing is stored before "Log this contact", and then once, however often it is pressed.
#include <charconv>

#include "base/contains.h"
#include "base/ensure.h"
#include "base/match.h"
#include "domain/matter/questions.h"
#include "domain/reference.h"
#include "govuk/button.h"
#include "govuk/checkboxes.h"
#include "govuk/input.h"
#include "govuk/radios.h"
#include "govuk/textarea.h"
#include "london/london_time.h"
#include "web/notifications.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/refer_questions.h"
#include "web/received_field.h"
#include "web/say.h"

namespace openmash::web {

using namespace refer;

namespace {

/// What was typed, under the names of a draft: the same names that the fields of the page have.
struct Typed {
  Fields fields;
  unsigned children = 1;
  unsigned adults = 0;
};

unsigned count_of(const Visit& visit, const char* name, unsigned least) {
  const std::string text = field(visit, name);
  unsigned count = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
  const bool sound = read.ec == std::errc{} && read.ptr == text.data() + text.size();
  return std::clamp(sound ? count : least, least, static_cast<unsigned>(most_people));
}

Typed typed_in(const Visit& visit) {
  Typed typed{.fields = {},
              .children = count_of(visit, "children", 1),
              .adults = count_of(visit, "adults", 0)};
  const app::Submission pressed = submission(visit);
  for (unsigned i = 1; i <= typed.children; ++i) {
    static_cast<void>(add_entry(typed.fields, EntryKind::child, created_id(pressed, "child", i)));
  }
  for (unsigned i = 1; i <= typed.adults; ++i) {
    static_cast<void>(add_entry(typed.fields, EntryKind::adult, created_id(pressed, "adult", i)));
  }
  static_cast<void>(add_entry(typed.fields, EntryKind::worry, created_id(pressed, "worry")));
  if (!visit.is_post()) {
    return typed;
  }
  for (const http::Field& sent : visit.request.fields.fields()) {
    const bool ours = sent.name.starts_with("contact-") || sent.name.starts_with("worry-1-") ||
                      sent.name.starts_with("child-") || sent.name.starts_with("adult-") ||
                      sent.name == "source" || sent.name == "door";
    const bool made_here = sent.name.ends_with("-id") || sent.name.ends_with("-last");
    if (!ours || made_here) {
      continue;
    }
    std::vector<std::string> all = values(typed.fields, sent.name);
    const std::string words =
        visit.request.form_all(sent.name).size() == 1 ? field(visit, sent.name) : sent.value;
    all.push_back(words);
    put_all(typed.fields, sent.name, all);
  }
  return typed;
}

Asked asked(FormSubject subject, const char* key, const std::string& whom, bool not_known) {
  const FormQuestion* question = find_question(subject, key);
  ensure(question != nullptr, "the page asks questions of the form");
  return {.question = question,
          .subject = subject,
          .name = field_name(whom, *question),
          .heading = {},
          .offers_not_known = not_known};
}

/// All that is asked of one child or adult, and of the contact.
FormPage questions_of(const Typed& typed) {
  FormPage page{.key = "log", .address = "/log", .title = "Log a contact"};
  page.asked = {asked(FormSubject::contact, "name", "contact", false),
                asked(FormSubject::contact, "role", "contact", false),
                asked(FormSubject::contact, "phone", "contact", false),
                asked(FormSubject::contact, "own_reference", "contact", false),
                asked(FormSubject::contact, "police_grade", "contact", false),
                asked(FormSubject::concern, "words", "worry-1", false)};
  for (unsigned i = 1; i <= typed.children; ++i) {
    const std::string child = "child-" + std::to_string(i);
    for (const char* key : {"name", "born", "address", "phone"}) {
      page.asked.push_back(asked(FormSubject::child, key, child, false));
    }
  }
  for (unsigned i = 1; i <= typed.adults; ++i) {
    const std::string adult = "adult-" + std::to_string(i);
    for (const char* key : {"name", "relationship", "phone"}) {
      page.asked.push_back(asked(FormSubject::adult, key, adult, false));
    }
  }
  for (const char* key : {"family_knows", "consent"}) {
    page.asked.push_back(asked(FormSubject::contact, key, "contact", true));
  }
  return page;
}

struct Keyed {
  WrittenReferral referral;
  Problems problems;
};

Keyed keyed_in(const Visit& visit, const Typed& typed) {
  Keyed keyed{.referral = read_referral(typed.fields), .problems = {}};
  const auto channel = channel_with(field(visit, "channel"));
  if (!channel || visit.profile().channel(*channel) == nullptr) {
    keyed.problems.push_back({.field = "channel", .words = "Choose how it came"});
  } else {
    keyed.referral.channel = *channel;
  }
  if (!source_with(field(visit, "source"))) {
    keyed.problems.push_back({.field = "source", .words = "Choose who told us"});
  }
  if (field(visit, "door").empty()) {
    keyed.problems.push_back({.field = "door", .words = "Choose what it is about"});
  }
  keyed.referral.received_at = read_received(visit, keyed.problems);
  keyed.referral.original_kept_at = field(visit, "original");
  for (Problem& problem :
       problems_in(questions_of(typed), typed.fields, london::date_of(visit.now))) {
    keyed.problems.push_back(std::move(problem));
  }
  if (!tells_a_worry(keyed.referral) && problem_of(keyed.problems, "worry-1-words").empty()) {
    keyed.problems.push_back(
        {.field = "worry-1-words",
         .words = "Write what they are worried about, in their words where you can"});
  }
  return keyed;
}

govuk::ErrorMessageOptions error_for(const Problems& problems, std::string_view field) {
  const std::string words = problem_of(problems, field);
  return {.content = words.empty() ? Content() : Content(words)};
}

govuk::FieldsetOptions legend(const char* words) {
  return {.legend = {.content = words, .classes = "govuk-fieldset__legend--s"}};
}

Html choice_of(const char* name, const char* words, std::vector<govuk::RadioItem> items,
               const std::string& chosen, const Problems& problems) {
  for (govuk::RadioItem& item : items) {
    item.checked = item.value == chosen;
  }
  return govuk::radios({.name = name,
                        .id_prefix = name,
                        .fieldset = legend(words),
                        .error_message = error_for(problems, name),
                        .items = std::move(items),
                        .classes = "govuk-radios--small"});
}

Html how_it_came(const Visit& visit, const Problems& problems) {
  const hub::Profile& profile = visit.profile();
  std::vector<govuk::RadioItem> channels;
  for (const hub::Channel& channel : profile.channels) {
    if (channel.kind != Channel::online_form) {
      channels.push_back({.value = std::string(code_of(channel.kind)), .content = channel.name});
    }
  }
  std::vector<govuk::RadioItem> sources;
  for (const hub::Source& source : profile.sources) {
    sources.push_back({.value = std::string(code_of(source.kind)), .content = source.name});
  }
  const auto typed = [&](const char* name) { return field(visit, name); };
  return join(element(
      "div", {{"class", "om-cols om-cols--6-6"}},
      element("div", choice_of("channel", "How did it come?", channels, typed("channel"), problems),
              choice_of("door", "What is it about?",
                        {{.value = "worry", .content = "A worry about a child"},
                         {.value = "help", .content = "Help for a family"}},
                        typed("door"), problems)),
      element("div", choice_of("source", "Who told us?", sources, typed("source"), problems))));
}

Html when_it_came(const Visit& visit, const Problems& problems) {
  return join(
      received_field(visit, problems),
      govuk::input({.name = "original",
                    .id = "original",
                    .label = {.content = "Where is the original?", .classes = "govuk-label--s"},
                    .hint = {.content = "For a letter, fax or e-mail: the folder, mailbox or scan"},
                    .value = field(visit, "original"),
                    .autocomplete = "off"}));
}

/// The question with words for somebody who keys it in for another.
Html staff_question(Asked asked, const Fields& fields, const Problems& problems,
                    const char* label = nullptr, const char* hint = "") {
  if (label == nullptr) {
    return question(asked, fields, problems);
  }
  FormQuestion own = *asked.question;
  own.label = label;
  own.hint = hint;
  own.autocomplete = {};
  asked.question = &own;
  Fields at_first_door = fields;
  put(at_first_door, "door", "worry");  // the other door's wording is for the public
  return question(asked, at_first_door, problems);
}

Html tick(const std::string& name, const char* value, const char* words, const Fields& fields) {
  return govuk::checkboxes(
      {.name = name,
       .id_prefix = name,
       .items = {{.value = value,
                  .content = words,
                  .checked = contains(values(fields, name), std::string(value))}},
       .classes = "govuk-checkboxes--small"});
}

Html add_button(const char* value, const char* words) {
  return govuk::button(
      {.content = words, .classes = "govuk-button--secondary", .name = "add", .value = value});
}

/// A rule above each new part of a long page.
Html part_heading(const char* words) {
  return element("div", {{"class", "om-section"}}, prose::heading(words));
}

Html one_person(const std::string& id, const std::string& title, const Html& inside) {
  return element(
      "div", {{"class", "om-item"}, {"id", id}},
      element(
          "fieldset", {{"class", "govuk-fieldset"}},
          element("legend", {{"class", "govuk-fieldset__legend govuk-fieldset__legend--s"}}, title),
          inside));
}

Html people(const Typed& typed, const Problems& problems) {
  Html all = part_heading("The children");
  for (unsigned i = 1; i <= typed.children; ++i) {
    const std::string name = "child-" + std::to_string(i);
    const auto ask = [&](const char* key, const char* label, const char* hint = "") {
      return staff_question(asked(FormSubject::child, key, name, false), typed.fields, problems,
                            label, hint);
    };
    all += one_person(
        name, "Child " + std::to_string(i),
        element("div", {{"class", "om-cols om-cols--6-6"}},
                element("div", ask("name", "Name", "As much as is known"),
                        ask("born", "Born, or due", "A year alone is enough"),
                        tick(name + "-kind", "unborn_child", "Not born yet", typed.fields)),
                element("div", ask("address", "Address and postcode"),
                        ask("phone", "Telephone number"))));
  }
  all += add_button("child", "Add another child");
  all += part_heading("Adults and others");
  for (unsigned i = 1; i <= typed.adults; ++i) {
    const std::string name = "adult-" + std::to_string(i);
    const auto ask = [&](const char* key, const char* label, const char* hint = "") {
      return staff_question(asked(FormSubject::adult, key, name, false), typed.fields, problems,
                            label, hint);
    };
    all += one_person(
        name, "Adult " + std::to_string(i),
        join(element("div", {{"class", "om-cols om-cols--6-6"}},
                     element("div", ask("name", "Name"), ask("phone", "Telephone number")),
                     element("div", ask("relationship", "Who they are to the child"))),
             govuk::checkboxes({.name = name + "-role",
                                .id_prefix = name + "-role",
                                .fieldset = legend("As far as they know, this person"),
                                .items = {{.value = "at_risk", .content = "may be at risk of harm"},
                                          {.value = "source_of_harm",
                                           .content = "may be a source of harm to somebody"}},
                                .values = values(typed.fields, name + "-role"),
                                .classes = "govuk-checkboxes--small"})));
  }
  all += add_button("adult", typed.adults == 0 ? "Add an adult" : "Add another adult");
  return all;
}

/// Out of the inbox: what is logged here settles it.
std::string matter_of(const Visit& visit) {
  const std::string named{visit.is_post() ? field(visit, "matter")
                                          : visit.request.query.first("matter").value_or("")};
  return read_reference(named).value_or("");
}

Html matter_kept(const Visit& visit) {
  const std::string matter = matter_of(visit);
  return matter.empty() ? Html() : prose::hidden("matter", matter);
}

Html matter_notice(const Visit& visit) {
  const std::string matter = matter_of(visit);
  return matter.empty()
             ? Html()
             : prose::paragraph("Out of the inbox: ", prose::link("/inbox/" + matter, matter),
                                ". Logging this contact settles it.");
}

http::Response show(const Visit& visit, const Typed& typed, const Problems& problems,
                    const Html& notice = {}) {
  const auto ask = [&](FormSubject subject, const char* key, const char* whom, const char* label,
                       const char* hint = "", bool not_known = false) {
    return staff_question(asked(subject, key, whom, not_known), typed.fields, problems, label,
                          hint);
  };
  const bool takes_notifications = visit.profile().channel(Channel::police_notification) != nullptr;
  const Html form = join(
      how_it_came(visit, problems), when_it_came(visit, problems),
      part_heading("The worry, in their words"),
      ask(FormSubject::concern, "words", "worry-1", "What did they say?",
          "As they said it, as far as you can. It is kept exactly as written"),
      people(typed, problems), part_heading("Who told us, and who knows"),
      element(
          "div", {{"class", "om-cols om-cols--6-6"}},
          element("div",
                  ask(FormSubject::contact, "name", "contact", "Their name", "Blank if not given"),
                  ask(FormSubject::contact, "role", "contact",
                      "Their job, or how they know the family"),
                  ask(FormSubject::contact, "phone", "contact", "Their telephone number"),
                  ask(FormSubject::contact, "own_reference", "contact", "Their own reference"),
                  takes_notifications
                      ? ask(FormSubject::contact, "police_grade", "contact",
                            "How the police graded it", "Where they notify us: their own word")
                      : Html()),
          element(
              "div",
              ask(FormSubject::contact, "family_knows", "contact",
                  "Does the family know that we were told?", "", true),
              ask(FormSubject::contact, "consent", "contact", "Does the family agree?", "", true))),
      govuk::button({.content = "Log this contact", .prevent_double_click = true}));
  return staff_page(
      visit,
      {.title = "Log a contact",
       .has_errors = !problems.empty(),
       .status = problems.empty() ? 200u : 422u,
       .active = "log"},
      join(error_summary(problems), prose::title("Log a contact"), notice, matter_notice(visit),
           element(
               "p", {{"class", "om-lead"}},
               "For what came by telephone, e-mail, letter, fax, at the door or from the police. "
               "Leave blank what was not said."),
           brings_lists(visit) ? prose::paragraph(prose::link("/notifications/list",
                                                              "Bring a list from the police"))
                               : Html(),
           element("form", {action("/log"), {"method", "post"}, flag("novalidate")},
                   hidden_fields(visit), prose::hidden("children", std::to_string(typed.children)),
                   prose::hidden("adults", std::to_string(typed.adults)), matter_kept(visit),
                   // Enter in a field logs the contact and does not add a child.
                   prose::default_button("Log this contact"), form)));
}

/// Every child named is what the worry is about; the screening team can say more.
void tie_to_children(Fields& fields) {
  std::vector<std::string> about;
  for (const PersonDescribed& person : read_referral(fields).people) {
    for (const Entry& entry : entries(fields, EntryKind::child)) {
      if (entry.id == person.person.value) {
        about.push_back(entry.name());
      }
    }
  }
  put_all(fields, "worry-1-about", about);
}

/// What lay in the inbox need not be typed again.
void begin_with_matter(const Visit& visit, const std::string& reference, Fields& fields) {
  const auto shown = visit.hub().look().matter(visit.reader(), reference);
  if (shown) {
    put(fields, "worry-1-words", std::string{(*shown)->matter.opened.answers.words(matter_words)});
  }
}

/// To the contact; or, where this way of coming makes no referral here, to the question whether a
/// form is expected.
std::string settle_and_go_on(const Visit& visit, const Keyed& keyed, const app::Sent& sent) {
  const std::string matter = matter_of(visit);
  const auto id = matter.empty() ? std::nullopt : visit.hub().matters().find(matter);
  if (id) {
    // Whatever comes of it, the contact is stored; the matter stays open where it was not settled.
    static_cast<void>(visit.hub().matters().handle(
        visit.actor(),
        {.id = SubmissionId{created_id(submission(visit), "matter")},
         .content = sent.reference,
         .seen_token = ""},
        *id, SettleMatter{.became = Became::contact, .where = sent.reference}));
  }
  const hub::Channel* channel = visit.profile().channel(keyed.referral.channel);
  const bool waits_for_form = !id && channel != nullptr && !channel->makes_a_referral;
  return waits_for_form ? "/inbox/new/form_expected?contact=" + sent.reference
                        : "/contacts/" + sent.reference;
}

}  // namespace

http::Response log_contact(Visit& visit) {
  if (!permits(visit.who->staff, Permission::log_contact, {}, visit.profile())) {
    return not_found(visit);
  }
  if (visit.is_post()) {
    if (auto unknown = unknown_field(
            visit, {"channel", "source", "door", "received-*", "original", "children", "adults",
                    "matter", "contact-*", "child-*", "adult-*", "worry-1-*", "add"})) {
      return *std::move(unknown);
    }
  }
  Typed typed = typed_in(visit);
  if (!visit.is_post()) {
    if (const std::string matter = matter_of(visit); !matter.empty()) {
      begin_with_matter(visit, matter, typed.fields);
    }
    return show(visit, typed, {});
  }
  const std::string add = field(visit, "add");
  if (!add.empty()) {
    if (typed.children + typed.adults >= most_people) {
      return show(visit, typed,
                  {{.field = "child-1",
                    .words = "One contact holds up to 50 people. Log the others in a second one"}});
    }
    (add == "adult" ? typed.adults : typed.children) += 1;
    return show(visit, typed, {});
  }
  tie_to_children(typed.fields);
  const Keyed keyed = keyed_in(visit, typed);
  if (!keyed.problems.empty()) {
    return show(visit, typed, keyed.problems);
  }
  const app::SendOutcome outcome =
      visit.hub().referrals().log(visit.actor(), submission(visit), keyed.referral);
  return match(
      outcome,
      [&](const app::Sent& sent) { return http::see_other(settle_and_go_on(visit, keyed, sent)); },
      [&](const Refusal& refusal) { return refused(visit, refusal); },
      [&](const app::NotSure&) {
        return show(
            visit, typed,
            {{.field = "channel",
              .words = "We cannot tell whether it was stored. Press “Log this contact” again: it "
                       "is not stored twice"}});
      });
}

}  // namespace openmash::web
