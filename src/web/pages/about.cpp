// The page where anyone can read what the hub is, who is in it and what happens to what they say.
// All of it comes from the profile, so that it cannot drift from what the hub does.
#include "html/url.h"
#include "web/clock.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/profile_words.h"
#include "web/pages/prose.h"
#include "web/say.h"
#include "words/full_stop.h"

namespace openmash::web {

namespace {

std::string roles_in(const hub::Who& who, const hub::Profile& profile) {
  std::vector<std::string> names;
  for (const RoleCode& code : who.roles) {
    if (const hub::Role* role = profile.role(code)) {
      names.push_back(role->name);
    }
  }
  return say::listed(names);
}

Html agencies(const hub::Profile& profile) {
  std::vector<Html> items;
  for (const hub::Agency& agency : profile.agencies) {
    Html former;
    for (const hub::FormerName& one : agency.former) {
      former += join(" (once called ", one.name, ")");
    }
    items.push_back(join(Text(agency.name), former));
  }
  return prose::bullets(items);
}

/// What happens to what somebody says, step by step, with who takes each.
Html steps(const hub::Profile& profile) {
  const hub::Stages& stages = profile.stages;
  const hub::Words& words = profile.words;
  std::vector<Html> all = {
      join("What you say is written down in your own words, and you get a reference."),
      join("It is read and weighed. This is done by: ", roles_in(stages.screens, profile), "."),
  };
  if (profile.check.exists) {
    const hub::Who& gate = stages.gates.nobody() ? stages.screens : stages.gates;
    all.push_back(join("Somebody decides whether other services should be asked what they know: ",
                       roles_in(gate, profile), ". Often that is not needed."));
    all.push_back(join("If it is, the services are asked (we call this the ", words.check,
                       "). Each is asked only for what is needed, and each reading of an answer is "
                       "recorded. This is done by: ",
                       roles_in(stages.gathers, profile), "."));
  }
  all.push_back(join(
      "It is decided what help is right",
      stages.decides.manner == hub::Manner::jointly ? ", by several people together" : "", ": ",
      roles_in(stages.decides, profile), ". Nobody decides what they recommended themselves."));
  if (!profile.feedback.written_to.empty()) {
    all.push_back(
        escape("Whoever told us is answered, as far as what we know of a family may be told."));
  }
  if (profile.feedback.family_letter) {
    all.push_back(
        escape("We write to the family about it, unless that would put a child at risk."));
  }
  return prose::numbered_steps(all);
}

Html how_soon(const hub::Profile& profile) {
  std::vector<Html> items;
  for (const hub::Level& level : profile.levels) {
    if (level.decision) {
      const bool in_hours = level.decision->unit != hub::ClockUnit::none;
      items.push_back(join(element("strong", level.name), ": ",
                           in_hours ? clock_words(level.decision) + ". " : "", level.meaning));
    }
  }
  return items.empty() ? Html()
                       : join(prose::heading("How soon it is decided"), prose::bullets(items));
}

Html outcomes(const hub::Profile& profile) {
  std::vector<Html> items;
  for (const hub::Outcome& outcome : profile.outcomes) {
    items.push_back(
        join(element("strong", outcome.name), ": ", words::with_full_stop(outcome.definition)));
  }
  return join(prose::heading("What can come of it"), prose::bullets(items));
}

Html agreement(const hub::Profile& profile) {
  std::vector<Html> items;
  for (const hub::ConsentRule& rule : profile.consent) {
    items.push_back(join(element("strong", purpose_words(rule.purpose)), ": ", rule.words));
  }
  return items.empty()
             ? Html()
             : join(prose::heading("When a family is asked, and told"), prose::bullets(items));
}

Html documents(const hub::Profile& profile) {
  std::vector<Html> items;
  for (const hub::Link& link : profile.links) {
    items.push_back(link.address.empty() || !Url::allows(link.address)
                        ? escape(link.title)
                        : prose::link(link.address, link.title));
  }
  return items.empty() ? Html() : join(prose::heading("Documents"), prose::bullets(items));
}

Html disagreement(const hub::Profile& profile) {
  std::vector<Html> items;
  for (const hub::DisagreementStage& stage : profile.disagreement) {
    items.push_back(join(Text(stage.name), ": ", clock_words(stage.clock)));
  }
  return items.empty() ? Html()
                       : join(prose::heading("If you work with the family and disagree with us"),
                              prose::numbered_steps(items),
                              prose::paragraph("It never stops the work for the child."));
}

}  // namespace

http::Response about(Visit& visit) {
  const hub::Profile& profile = visit.profile();
  return public_page(
      visit, {.title = "About us", .exit_this_page = true},
      prose::two_thirds(join(
          prose::title(profile.name),
          profile.slogan.empty() ? Html() : prose::paragraph(element("strong", profile.slogan)),
          prose::paragraph(profile.about),
          prose::paragraph("It belongs to ", profile.body,
                           profile.council.empty() ? "" : ", with " + profile.council, "."),
          prose::heading("Who is in it"), agencies(profile),
          prose::heading("What happens to what you say"), steps(profile), how_soon(profile),
          outcomes(profile), agreement(profile), disagreement(profile), documents(profile),
          prose::heading("More"),
          prose::bullets({prose::link("/privacy", "What we do with what you tell us"),
                          prose::link("/help", "How to reach us, and when"),
                          prose::link("/", "Tell us about a child")}))));
}

}  // namespace openmash::web
