#include "web/matter_parts.h"

#include <algorithm>
#include <array>

#include "base/match.h"
#include "domain/reference.h"
#include "govuk/input.h"
#include "govuk/radios.h"
#include "govuk/textarea.h"
#include "web/say.h"

namespace openmash::web {

namespace {

struct KindCode {
  MatterKind kind;
  std::string_view code;
};

constexpr auto codes = std::to_array<KindCode>({
    {MatterKind::unsorted, "unsorted"},
    {MatterKind::advice_call, "advice_call"},
    {MatterKind::form_expected, "form_expected"},
    {MatterKind::family_call, "family_call"},
    {MatterKind::information_request, "information_request"},
    {MatterKind::information_question, "information_question"},
    {MatterKind::complaint, "complaint"},
    {MatterKind::leaflet_feedback, "leaflet_feedback"},
});

std::string typed_or(const Visit& visit, std::string_view name, std::string_view before) {
  return visit.is_post() ? raw_field(visit, name) : std::string{before};
}

}  // namespace

std::string_view code_of(MatterKind kind) {
  return std::ranges::find(codes, kind, &KindCode::kind)->code;
}

std::optional<MatterKind> matter_kind_with(std::string_view code) {
  const auto found = std::ranges::find(codes, code, &KindCode::code);
  return found == codes.end() ? std::nullopt : std::optional{found->kind};
}

std::vector<MatterKind> kinds_taken(const hub::Profile& profile) {
  std::vector<MatterKind> kinds;
  for (const KindCode& one : codes) {
    if (profile.takes(one.kind)) {
      kinds.push_back(one.kind);
    }
  }
  return kinds;
}

bool has_inbox(const Visit& visit) {
  return permits(visit.who->staff, Permission::deal_with_matters, {}, visit.profile()) &&
         !kinds_taken(visit.profile()).empty();
}

Html matter_field(const Visit& visit, const MatterQuestion& question, const Problems& problems,
                  std::string_view before) {
  const std::string name{question.key};
  const std::string label{question.label};
  const std::string hint{question.hint};
  const std::string problem = problem_of(problems, name);
  if (!question.options.empty()) {
    std::vector<govuk::RadioItem> items;
    for (const MatterOption& option : question.options) {
      items.push_back({.value = std::string{option.value},
                       .content = std::string{option.label},
                       .checked = field(visit, name) == option.value});
    }
    return govuk::radios(
        {.name = name,
         .id_prefix = name,
         .fieldset = {.legend = {.content = label, .classes = "govuk-fieldset__legend--s"}},
         .hint = {hint},
         .error_message = {problem},
         .items = items,
         .classes = "govuk-radios--small"});
  }
  if (question.long_answer) {
    return govuk::textarea({.name = name,
                            .id = name,
                            .label = {.content = label, .classes = "govuk-label--s"},
                            .hint = {hint},
                            .error_message = {problem},
                            .value = typed_or(visit, name, before),
                            .rows = 6,
                            .spellcheck = true});
  }
  return govuk::input({.name = name,
                       .id = name,
                       .label = {.content = label, .classes = "govuk-label--s"},
                       .hint = {hint},
                       .error_message = {problem},
                       .value = typed_or(visit, name, before),
                       .autocomplete = "off"});
}

Html contact_field(const Visit& visit, std::string_view label, std::string_view hint,
                   const Problems& problems, std::string_view before) {
  return govuk::input({.name = "contact",
                       .id = "contact",
                       .label = {.content = std::string{label}, .classes = "govuk-label--s"},
                       .hint = {std::string{hint}},
                       .error_message = {problem_of(problems, "contact")},
                       .value = typed_or(visit, "contact", before),
                       .classes = "govuk-input--width-10",
                       .autocomplete = "off",
                       .spellcheck = false});
}

std::string read_contact_field(const Visit& visit, Problems& problems) {
  const std::string typed = field(visit, "contact");
  const auto reference = read_reference(typed);
  if (!typed.empty() && !reference) {
    problems.push_back({.field = "contact",
                        .words = "Check the reference: a letter or digit is wrong, missing, or two "
                                 "have changed places"});
  }
  return reference.value_or("");
}

http::Response after_matter(
    const Visit& visit, const app::MatterHandled& handled,
    const std::function<http::Response(const Problems&, unsigned status, bool anew)>& again) {
  return match(
      handled,
      [](const app::MatterDone& done) { return http::see_other("/inbox/" + done.reference); },
      [&](const MatterRefusal& refusal) {
        if (std::holds_alternative<NotPermitted>(refusal)) {
          return not_found(visit);
        }
        const say::Words why = say::words_for(refusal, visit.profile());
        return again({{.field = "form", .words = why.heading + ". " + why.what_to_do}}, 409, false);
      },
      [&](const app::MatterSentDifferently&) {
        return again(
            {{.field = "form",
              .words = "What you sent first from this form is stored; what stands here now is not "
                       "yet. Send it again if you mean it"}},
            409, true);
      },
      [&](const app::NotSure&) {
        return again(
            {{.field = "form",
              .words = "We are not sure this was stored. Send it again: it is stored only once"}},
            503, false);
      });
}

}  // namespace openmash::web
