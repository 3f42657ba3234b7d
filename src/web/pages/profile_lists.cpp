#include "base/ensure.h"
#include "html/url.h"
#include "web/clock.h"
#include "web/pages/profile_parts.h"
#include "web/pages/profile_words.h"
#include "web/pages/prose.h"
#include "words/matters.h"

namespace openmash::web {

namespace {

Html mark(const hub::Assumption& one) {
  return quiet_line(element("strong", "Assumed. "), one.reason);
}

/// Each row's words with what is assumed of it, under what is assumed of the whole list.
template <class Rows, class Words, class Path>
Html list_of(const char* list, const Rows& rows, const Assumed& assumed, Words words, Path path) {
  std::vector<Html> items;
  for (const auto& row : rows) {
    items.push_back(join(words(row), assumed.in(std::string{list} + '.' + path(row))));
  }
  return items.empty() ? Html() : join(assumed.of(list), prose::bullets(items));
}

}  // namespace

Html Assumed::of(std::string_view path) const {
  Html marks;
  for (const hub::Assumption& one : profile_.assumed) {
    if (one.path == path) {
      marks += mark(one);
    }
  }
  return marks;
}

Html Assumed::in(std::string_view path) const {
  Html marks;
  for (const hub::Assumption& one : profile_.assumed) {
    const std::string_view about = one.path;
    if (about == path || (about.starts_with(path) && about.substr(path.size()).starts_with('.'))) {
      marks += mark(one);
    }
  }
  return marks;
}

Html facts(const std::vector<Fact>& all) {
  Html rows;
  for (const Fact& fact : all) {
    if (!fact.value.empty()) {
      rows += element("div", {{"class", "govuk-summary-list__row"}},
                      element("dt", {{"class", "govuk-summary-list__key"}}, fact.name),
                      element("dd", {{"class", "govuk-summary-list__value"}}, fact.value));
    }
  }
  return element("dl", {{"class", "govuk-summary-list"}}, rows);
}

Html table(const char* caption, std::initializer_list<const char*> headings, const Html& rows) {
  Html head;
  for (const char* heading : headings) {
    head += element("th", {{"scope", "col"}}, heading);
  }
  return element("table", {{"class", "om-table om-table--stack"}},
                 element("caption", {{"class", "govuk-visually-hidden"}}, caption),
                 element("thead", element("tr", head)), element("tbody", rows));
}

std::string path_of(hub::LinkUse use) {
  switch (use) {
    case hub::LinkUse::website:
      return "website";
    case hub::LinkUse::thresholds:
      return "thresholds";
    case hub::LinkUse::procedures:
      return "procedures";
    case hub::LinkUse::top_tips:
      return "top_tips";
    case hub::LinkUse::escalation:
      return "escalation";
    case hub::LinkUse::sharing_agreement:
      return "sharing_agreement";
    case hub::LinkUse::privacy_notice:
      return "privacy_notice";
    case hub::LinkUse::complaints:
      return "complaints";
    case hub::LinkUse::leaflet_feedback:
      return "leaflet_feedback";
  }
  ensure(false, "every use of a link has its name in the profile");
}

std::string path_of(hub::Purpose purpose) {
  switch (purpose) {
    case hub::Purpose::advice_and_support:
      return "advice_and_support";
    case hub::Purpose::social_work_assessment:
      return "social_work_assessment";
    case hub::Purpose::child_protection:
      return "child_protection";
    case hub::Purpose::check:
      return "check";
  }
  ensure(false, "every purpose has its name in the profile");
}

std::string path_of(hub::ChannelKind kind) {
  switch (kind) {
    case hub::ChannelKind::online_form:
      return "online_form";
    case hub::ChannelKind::telephone:
      return "telephone";
    case hub::ChannelKind::email:
      return "email";
    case hub::ChannelKind::letter:
      return "letter";
    case hub::ChannelKind::fax:
      return "fax";
    case hub::ChannelKind::walk_in:
      return "walk_in";
    case hub::ChannelKind::police_notification:
      return "police_notification";
  }
  ensure(false, "every channel has its name in the profile");
}

std::string path_of(hub::SourceKind kind) {
  switch (kind) {
    case hub::SourceKind::self:
      return "self";
    case hub::SourceKind::family:
      return "family";
    case hub::SourceKind::child:
      return "child";
    case hub::SourceKind::member_of_public:
      return "member_of_public";
    case hub::SourceKind::professional:
      return "professional";
    case hub::SourceKind::police:
      return "police";
    case hub::SourceKind::other_local_authority:
      return "other_local_authority";
    case hub::SourceKind::anonymous:
      return "anonymous";
  }
  ensure(false, "every source has its name in the profile");
}

std::string path_of(hub::MatterKind kind) {
  switch (kind) {
    case hub::MatterKind::unsorted:
      return "unsorted";
    case hub::MatterKind::advice_call:
      return "advice_call";
    case hub::MatterKind::form_expected:
      return "form_expected";
    case hub::MatterKind::family_call:
      return "family_call";
    case hub::MatterKind::information_question:
      return "information_question";
    case hub::MatterKind::information_request:
      return "information_request";
    case hub::MatterKind::complaint:
      return "complaint";
    case hub::MatterKind::leaflet_feedback:
      return "leaflet_feedback";
  }
  ensure(false, "every kind of matter has its name in the profile");
}

Html criteria_list(const hub::Profile& profile, const Assumed& assumed) {
  return list_of(
      "criteria", profile.criteria, assumed,
      [](const hub::Criterion& one) {
        return join(Text(one.words),
                    one.required ? quiet_line("No agency is asked unless this holds.") : Html());
      },
      [](const hub::Criterion& one) { return one.code.value; });
}

Html issues_list(const hub::Profile& profile, const Assumed& assumed) {
  return list_of(
      "issues", profile.issues, assumed, [](const hub::Issue& one) { return escape(one.words); },
      [](const hub::Issue& one) { return one.code.value; });
}

Html ways_list(const hub::Profile& profile, const Assumed& assumed) {
  return join(list_of(
                  "channels", profile.channels, assumed,
                  [](const hub::Channel& one) {
                    return join(Text(one.name), one.makes_a_referral
                                                    ? ""
                                                    : ": written down, and waits for the form");
                  },
                  [](const hub::Channel& one) { return path_of(one.kind); }),
              list_of(
                  "sources", profile.sources, assumed,
                  [](const hub::Source& one) { return escape(one.name); },
                  [](const hub::Source& one) { return path_of(one.kind); }));
}

Html outside_list(const hub::Profile& profile, const Assumed& assumed) {
  return list_of(
      "outside_sharing", profile.outside_sharing, assumed,
      [](const hub::Ground& one) { return escape(one.words); },
      [](const hub::Ground& one) { return one.code; });
}

Html disagreement_list(const hub::Profile& profile, const Assumed& assumed) {
  return list_of(
      "disagreement", profile.disagreement, assumed,
      [](const hub::DisagreementStage& one) {
        return join(Text(one.name), ": ", clock_words(one.clock));
      },
      [](const hub::DisagreementStage& one) { return one.name; });
}

Html work_list(const hub::Profile& profile, const Assumed& assumed) {
  std::vector<Html> items;
  for (const hub::Work kind : profile.work) {
    items.push_back(escape(work_words(kind)));
  }
  if (items.empty()) {
    return {};
  }
  const Html answered = list_of(
      "matters", profile.matters, assumed,
      [](const hub::MatterRule& one) {
        return join(Text(words::label(one.kind)), ": ", clock_words(one.reply),
                    one.next_stage.empty()
                        ? Html()
                        : quiet_line("Then ", one.next_stage, ": ", clock_words(one.next_reply)));
      },
      [](const hub::MatterRule& one) { return path_of(one.kind); });
  return join(
      assumed.in("work"), prose::bullets(items),
      answered.empty() ? Html() : join(prose::paragraph("How soon each is answered:"), answered));
}

Html words_list(const hub::Profile& profile, const Assumed& assumed) {
  const hub::Words& words = profile.words;
  return join(assumed.in("words"), facts({{"The hub", escape(words.hub)},
                                          {"What arrives", escape(words.contact)},
                                          {"What somebody sends", escape(words.referral)},
                                          {"The form", escape(words.form)},
                                          {"Asking the agencies", escape(words.check)},
                                          {"What the worker writes", escape(words.record)},
                                          {"What may follow", escape(words.assessment)}}));
}

Html links_list(const hub::Profile& profile, const Assumed& assumed) {
  return list_of(
      "links", profile.links, assumed,
      [](const hub::Link& one) {
        const Html title = one.address.empty() || !Url::allows(one.address)
                               ? join(Text(one.title), " (no address is known)")
                               : prose::link(one.address, one.title);
        return join(title, quiet_line(link_use_words(one.use)));
      },
      [](const hub::Link& one) { return path_of(one.use); });
}

}  // namespace openmash::web
