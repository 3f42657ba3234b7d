// Writing down what arrived and is no contact: one form for every kind, drawn from its questions.
// Out of another matter it begins with what was said there, and settles that one. An advice call is
// asked about once more where its scenario looks as if it named somebody; it may be stored all the
// same.
#include <algorithm>

#include "domain/matter/names_in_words.h"
#include "domain/reference.h"
#include "govuk/button.h"
#include "govuk/radios.h"
#include "web/matter_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/received_field.h"
#include "web/referral_fields.h"
#include "web/say.h"

namespace openmash::web {

namespace {

/// What the form begins with.
struct Beginning {
  MatterKind kind = MatterKind::unsorted;
  std::optional<Matter> from;  ///< the matter it grows out of
  std::string contact;         ///< a contact just logged, that waits for its form

  /// A call is a call, and what comes out of another matter came as that did.
  [[nodiscard]] bool asks_how_it_came() const {
    return !from && kind != MatterKind::advice_call && kind != MatterKind::family_call &&
           kind != MatterKind::form_expected;
  }
  [[nodiscard]] bool asks_when_it_came() const { return !from; }
  [[nodiscard]] bool asks_contact() const {
    return kind == MatterKind::form_expected || kind == MatterKind::family_call ||
           kind == MatterKind::complaint;
  }
};

std::string given(const Visit& visit, const char* name) {
  return visit.is_post() ? field(visit, name)
                         : std::string{visit.request.query.first(name).value_or("")};
}

/// Nothing where it grows out of something that is not there, or not this person's to see.
std::optional<Beginning> beginning(const Visit& visit, MatterKind kind) {
  Beginning begin{
      .kind = kind, .from = {}, .contact = read_reference(given(visit, "contact")).value_or("")};
  const std::string from = given(visit, "from_matter");
  if (!from.empty()) {
    const auto shown = visit.hub().look().matter(visit.reader(), from);
    if (!shown || !may_turn_into((*shown)->matter.opened.kind, kind)) {
      return std::nullopt;
    }
    begin.from = (*shown)->matter;
  }
  return begin;
}

Html channel_field(const Visit& visit, const Problems& problems) {
  std::vector<govuk::RadioItem> items;
  for (const hub::Channel& channel : visit.profile().channels) {
    if (channel.kind != Channel::online_form) {
      const std::string code{code_of(channel.kind)};
      items.push_back(
          {.value = code, .content = channel.name, .checked = field(visit, "channel") == code});
    }
  }
  return govuk::radios({.name = "channel",
                        .id_prefix = "channel",
                        .fieldset = {.legend = {.content = "How did it come?",
                                                .classes = "govuk-fieldset__legend--s"}},
                        .error_message = {problem_of(problems, "channel")},
                        .items = std::move(items),
                        .classes = "govuk-radios--small"});
}

/// What must be known before the first word is typed.
Html rule_of(const Visit& visit, const Beginning& begin) {
  const hub::Profile& profile = visit.profile();
  if (begin.kind == MatterKind::advice_call) {
    const hub::ConsentRule* rule = profile.consent_for(hub::Purpose::advice_and_support);
    return join(rule == nullptr ? Html() : prose::paragraph(rule->words),
                prose::paragraph("There is no field for the child’s name. It is taken when a "
                                 "contact is logged, or a form is expected."));
  }
  if (begin.kind == MatterKind::form_expected && !begin.contact.empty()) {
    return join(prose::paragraph(
        "The contact is logged: ", prose::link("/contacts/" + begin.contact, begin.contact),
        ". What comes in this way is no ", profile.words.referral,
        " here until its form comes. If a form was promised, write it "
        "down and it is chased; if not, go on to the contact."));
  }
  return {};
}

Html name_warning(const std::vector<std::string>& names) {
  if (names.empty()) {
    return {};
  }
  std::vector<Html> items;
  for (const std::string& name : names) {
    items.push_back(join("“", name, "”"));
  }
  return element(
      "div", {{"class", "om-guard"}, {"role", "alert"}},
      prose::small_heading("This looks as if it named somebody"), prose::bullets(items),
      prose::paragraph("Nothing is stored yet. If it is a child’s name or date of birth, take it "
                       "out. If it is not, store it as it stands: we cannot tell."),
      element("button",
              {{"class", "govuk-button govuk-button--secondary"},
               {"type", "submit"},
               {"name", "names_nobody"},
               {"value", "yes"},
               {"form", "form"}},
              "Store it as it stands"));
}

struct Page {
  const Problems& problems;
  unsigned status = 200;
  bool anew = false;
  const std::vector<std::string>& names;
};

http::Response show(const Visit& visit, const Beginning& begin, const Page& page) {
  const std::string title = say::label(begin.kind, visit.profile());
  Html fields = hidden_fields(visit, {}, page.anew);
  if (begin.from) {
    fields += prose::hidden("from_matter", begin.from->opened.reference);
  }
  // Enter in a field stores it, and does not say that it names nobody.
  fields += prose::default_button("Write it down");
  for (const MatterQuestion& question : matter_questions(begin.kind)) {
    const std::string_view before =
        begin.from ? begin.from->opened.answers.words(question.key) : std::string_view{};
    fields += matter_field(visit, question, page.problems, before);
  }
  if (begin.asks_contact()) {
    fields += contact_field(visit, "Reference of the contact it is about",
                            "Such as 7K4Q-PDX9. Blank if there is none yet", page.problems,
                            begin.from ? begin.from->opened.contact : begin.contact);
  }
  if (begin.asks_how_it_came()) {
    fields += channel_field(visit, page.problems);
  }
  if (begin.asks_when_it_came()) {
    fields += received_field(visit, page.problems);
  }
  fields += govuk::button({.content = "Write it down", .prevent_double_click = true});
  const Html out_of = begin.from
                          ? prose::paragraph("Out of ",
                                             prose::link("/inbox/" + begin.from->opened.reference,
                                                         begin.from->opened.reference),
                                             ", which this settles.")
                          : Html();
  return staff_page(visit,
                    {.title = title + ", inbox",
                     .has_errors = !page.problems.empty(),
                     .status = page.status,
                     .before_main = prose::back("/inbox", "Back to the inbox"),
                     .recorded = begin.from.has_value(),
                     .active = "inbox"},
                    join(error_summary(page.problems), prose::title(title), out_of,
                         rule_of(visit, begin), name_warning(page.names),
                         element("form",
                                 {{"method", "post"},
                                  action(Url{visit.request.path}),
                                  {"id", "form"},
                                  flag("novalidate")},
                                 fields)));
}

OpenMatter read(const Visit& visit, const Beginning& begin, Problems& problems) {
  OpenMatter open{.reference = {},
                  .kind = begin.kind,
                  .channel = begin.from ? begin.from->opened.channel : Channel::telephone,
                  .received_at = visit.now,
                  .grew_from = begin.from ? begin.from->opened.reference : "",
                  .contact = begin.asks_contact() ? read_contact_field(visit, problems) : "",
                  .answers = {}};
  for (const MatterQuestion& question : matter_questions(begin.kind)) {
    const std::string words = field(visit, question.key);
    if (!words.empty()) {
      open.answers.all.push_back({.question = std::string{question.key}, .words = words});
    } else if (question.needed) {
      problems.push_back({.field = std::string{question.key},
                          .words = (question.options.empty() ? "Answer: " : "Choose: ") +
                                   std::string{question.label}});
    }
  }
  if (begin.asks_how_it_came()) {
    const auto channel = channel_with(field(visit, "channel"));
    if (!channel || visit.profile().channel(*channel) == nullptr) {
      problems.push_back({.field = "channel", .words = "Choose how it came"});
    } else {
      open.channel = *channel;
    }
  }
  if (begin.asks_when_it_came()) {
    open.received_at = read_received(visit, problems).value_or(visit.now);
  } else if (begin.kind != MatterKind::form_expected) {
    open.received_at =
        begin.from->opened.received_at;  // the promise was made now, the rest came then
  }
  return open;
}

}  // namespace

http::Response inbox_new(Visit& visit) {
  const auto kind = matter_kind_with(visit.parts.at(0));
  if (!has_inbox(visit) || !kind || !visit.profile().takes(*kind)) {
    return not_found(visit);
  }
  const auto begin = beginning(visit, *kind);
  if (!begin) {
    return not_found(visit);
  }
  const Problems none;
  const std::vector<std::string> nobody;
  if (!visit.is_post()) {
    return show(visit, *begin, {.problems = none, .names = nobody});
  }
  if (auto unknown = unknown_field(
          visit, {"from", "agreed", "words", "original", "child", "checked", "may_be_told", "basis",
                  "contact", "channel", "received-*", "from_matter", "names_nobody"})) {
    return *std::move(unknown);
  }
  Problems problems;
  const OpenMatter open = read(visit, *begin, problems);
  if (!problems.empty()) {
    return show(visit, *begin, {.problems = problems, .names = nobody});
  }
  if (*kind == MatterKind::advice_call && field(visit, "names_nobody") != "yes") {
    const std::vector<std::string> names = names_in_words(open.answers.words(matter_words));
    if (!names.empty()) {
      return show(visit, *begin, {.problems = none, .names = names});
    }
  }
  return after_matter(visit, visit.hub().matters().open(visit.actor(), submission(visit), open),
                      [&](const Problems& said, unsigned status, bool anew) {
                        return show(
                            visit, *begin,
                            {.problems = said, .status = status, .anew = anew, .names = nobody});
                      });
}

}  // namespace openmash::web
