// What do you look at this case for? Asked before it is shown, and nothing is chosen beforehand.
// The page shows nothing of the case but the reference that was asked for.
#include <algorithm>

#include "domain/access/purpose.h"
#include "govuk/button.h"
#include "govuk/inset_text.h"
#include "web/case_form.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/signing_in.h"

namespace openmash::web {

namespace {

http::Response ask(const Visit& visit, const app::PurposeAsked& asked, const Problems& problems) {
  const FormState typed{.visit = visit, .problems = problems};
  std::vector<Choice> choices;
  for (const PurposeOfLooking* one : asked.choices) {
    choices.push_back({.value = std::string{one->code}, .label = std::string{one->words}});
  }
  Html main = error_summary(problems);
  main += prose::title(asked.reference, "What do you look at this case for?");
  if (asked.said != nullptr) {
    main += govuk::inset_text(
        {.content = "You said: " + std::string{asked.said->words} +
                    ". A case is not opened for that, and that you asked is recorded. If you "
                    "were wrong about why, say it again."});
    main +=
        prose::paragraph("If a child cannot wait, ",
                         prose::link("/break-glass", "open it for an hour, with a reason"), ".");
  }
  main += prose::paragraph(
      "It is not yours, and it does not wait for a step of yours. What you say is kept beside the "
      "record that you looked, and you are not asked again until you next sign in.");
  main += element(
      "form",
      {{"method", "post"}, action(Url{visit.request.path}), {"id", "form"}, flag("novalidate")},
      hidden_fields(visit), prose::hidden("next", next_of(visit)),
      one_of(typed, {.name = "purpose", .label = "I look at it"}, choices),
      govuk::button({.content = "Go on"}));
  return staff_page(visit,
                    {.title = "What do you look at it for? – " + asked.reference,
                     .has_errors = !problems.empty(),
                     .status = problems.empty() ? 200U : 422U,
                     .before_main = prose::back("/queue", "Back"),
                     .active = "queue"},
                    prose::two_thirds(main));
}

}  // namespace

http::Response contact_purpose(Visit& visit) {
  app::Look& look = visit.hub().look();
  const std::string& reference = visit.parts.at(0);
  const auto asked = look.purpose_asked(visit.reader(), reference);
  if (!asked) {
    // Said meanwhile, or never asked: what is there, if anything, is found where they go.
    return look.finds(visit.reader(), reference) ? http::see_other("/contacts/" + reference)
                                                 : not_found(visit);
  }
  if (!visit.is_post()) {
    return ask(visit, *asked, {});
  }
  if (auto unknown = unknown_field(visit, {"purpose", "next"})) {
    return std::move(*unknown);
  }
  const std::string purpose = field(visit, "purpose");
  if (!look.choose_purpose(visit.reader(), reference, PurposeCode{purpose})) {
    return ask(visit, *asked, {{"purpose", "Choose what you look at it for"}});
  }
  const PurposeOfLooking* said = purpose_of_looking(PurposeCode{purpose});
  const std::string next = next_of(visit);
  if (said == nullptr || !said->fits) {
    const std::vector<http::Field> again{{"next", next}};
    return http::see_other(visit.request.path + "?" + http::write_form(again));
  }
  return http::see_other(next.empty() ? "/contacts/" + asked->reference : next);
}

}  // namespace openmash::web
