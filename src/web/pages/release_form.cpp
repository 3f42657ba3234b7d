#include "web/pages/release_form.h"

#include <algorithm>
#include <array>

#include "base/contains.h"
#include "base/ensure.h"
#include "govuk/details.h"
#include "govuk/summary_list.h"
#include "london/london_time.h"
#include "web/agreement_parts.h"
#include "web/clock.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

struct Coded {
  std::string_view code;
  const char* label;
  const char* hint;
};

/// It says which words, so that it can be agreed to as it stands.
bool is_exact(const ReleaseAsked& wish) {
  return wish.extent && (*wish.extent != HowMuch::part || !wish.words.empty());
}

Coded coded(ReleaseTo to) {
  switch (to) {
    case ReleaseTo::the_case:
      return {"the_case", "Those who work on the case", "They read its words, and weigh it"};
    case ReleaseTo::an_agency:
      return {"an_agency", "An agency of this hub", "Its own people read it at their request"};
    case ReleaseTo::the_family:
      return {"the_family", "The family", ""};
    case ReleaseTo::the_referrer:
      return {"the_referrer", "Whoever told the hub", ""};
    case ReleaseTo::outside:
      return {"outside", "A person or body outside", "One person, not an office, where you can"};
  }
  ensure(false, "every recipient has its code");
}

constexpr std::array every_recipient = {ReleaseTo::the_case, ReleaseTo::an_agency,
                                        ReleaseTo::the_family, ReleaseTo::the_referrer,
                                        ReleaseTo::outside};

std::optional<ReleaseTo> recipient_from(std::string_view code, const ReleaseForm& form) {
  for (const ReleaseTo to : every_recipient) {
    if (coded(to).code == code && contains(form.to, std::string{code}, &Choice::value)) {
      return to;
    }
  }
  return std::nullopt;
}

bool offers(const ReleaseForm& form, ReleaseTo to) {
  return contains(form.to, std::string{coded(to).code}, &Choice::value);
}

const ReleaseAsked* wish_from(std::string_view code, const ReleaseForm& form) {
  const auto found = std::ranges::find(form.wishes, code, &Wish::code);
  return found == form.wishes.end() ? nullptr : &found->what;
}

/// What was asked for first, each by itself, then everybody it may go to.
std::vector<Choice> recipients(const ReleaseForm& form) {
  std::vector<Choice> all;
  for (const Wish& wish : form.wishes) {
    all.push_back({.value = wish.code,
                   .label = "As the hub asks: " + wish.what.recipient,
                   .hint = "What you leave blank of the purpose and of the relevance is as the hub "
                           "wrote it"});
  }
  all.insert(all.end(), form.to.begin(), form.to.end());
  return all;
}

Html to_whom(const FormState& typed, const hub::Profile& profile, const ReleaseForm& form) {
  Html html = one_of(typed, {.name = "to", .label = "1. To whom?"}, recipients(form));
  if (offers(form, ReleaseTo::an_agency)) {
    std::vector<Choice> agencies;
    for (const hub::Agency& agency : profile.agencies) {
      if (agency.code != form.owner) {
        agencies.push_back({.value = agency.code.value, .label = agency.name});
      }
    }
    html += drop_down(typed, {.name = "agency", .label = "If to an agency: which?"}, agencies);
  }
  if (offers(form, ReleaseTo::outside)) {
    html += text_line(typed, {.name = "recipient",
                              .label = "If to a person or body outside: who, and their post?"});
  }
  return html;
}

Html how_much(const FormState& typed, const ReleaseForm& form) {
  std::vector<Choice> choices{
      {.value = "that_it_exists", .label = "Only that it exists", .hint = "“Speak to them”"},
      {.value = "part", .label = "Only a part of it"},
      {.value = "whole", .label = "All of it, as it was written"}};
  if (std::ranges::any_of(form.wishes, is_exact, &Wish::what)) {
    choices.push_back({.value = "asked", .label = "Exactly what the hub asks for, and no more"});
  }
  const char* hint = form.unread         ? "You cannot name them: ask for a part, and leave it open"
                     : form.by_telephone ? "Its own words, as its agency wrote them"
                                         : "Where the hub asks for a part, some of those words";
  return join(
      one_of(typed, {.name = "extent", .label = "4. What is necessary: could less do?"}, choices),
      text_area(typed,
                {.name = "part", .label = "If a part: which words go?", .hint = hint, .rows = 3}));
}

/// What a duty of the law file asks beside one of the two questions.
std::string asked_by_law(const hub::Profile& profile, std::string hub::Duty::* question) {
  std::string asked;
  for (const hub::Duty& duty : profile.duties) {
    asked += (asked.empty() ? "" : " ") + duty.*question;
  }
  return asked;
}

Html duties_known(const hub::Profile& profile) {
  Html known;
  for (const hub::Duty& duty : profile.duties) {
    known += element("p", {{"class", "govuk-body om-quiet"}}, duty.name, ". ", duty.known);
  }
  return known.empty() ? known
                       : govuk::details({.summary = "What the law asks of these two questions",
                                         .content = known});
}

/// @param number  of the first of the two questions
Html harm_test(const FormState& typed, const hub::Profile& profile, int number) {
  return element(
      "div", {{"class", "om-cols om-cols--6-6"}},
      element("div", text_area(typed, {.name = "relevance",
                                       .label = std::to_string(number) +
                                                ". Relevance: how does it help whoever receives "
                                                "it to keep the child safe?",
                                       .hint = asked_by_law(profile, &hub::Duty::relevance),
                                       .rows = 4})),
      element("div",
              text_area(typed, {.name = "risk",
                                .label = std::to_string(number + 1) +
                                         ". Risk: could telling it do the child more harm than "
                                         "keeping it?",
                                .hint = "Also to others, and to whoever told you. " +
                                        asked_by_law(profile, &hub::Duty::risk),
                                .rows = 4})));
}

void need(Problems& problems, const std::string& words, const char* name, const char* problem) {
  if (words.empty()) {
    problems.push_back({name, problem});
  }
}

void read_recipient(const Visit& visit, const ReleaseForm& form, ItemReleased& what,
                    Problems& problems) {
  if (const ReleaseAsked* wish = wish_from(field(visit, "to"), form)) {
    what.to = wish->to;
    what.agency = wish->agency;
    what.recipient = wish->to == ReleaseTo::outside ? wish->recipient : "";
    what.purpose = what.purpose.empty() ? wish->purpose : what.purpose;
    what.relevance = what.relevance.empty() ? wish->relevance : what.relevance;
    if (wish->to == ReleaseTo::an_agency) {
      what.agreement = agreement_in_force(visit, wish->agency);
    }
    return;
  }
  const auto to = recipient_from(field(visit, "to"), form);
  if (!to) {
    problems.push_back({"to", "Choose to whom"});
    return;
  }
  what.to = *to;
  if (*to == ReleaseTo::outside) {
    what.recipient = field(visit, "recipient");
    need(problems, what.recipient, "recipient", "Say who receives it");
  }
  if (*to == ReleaseTo::an_agency) {
    what.agency = AgencyCode{field(visit, "agency")};
    need(problems, what.agency.value, "agency", "Choose which agency");
    what.agreement = agreement_in_force(visit, what.agency);
  }
}

void read_extent(const Visit& visit, const ReleaseForm& form, ItemReleased& what,
                 Problems& problems) {
  if (!form.may_be_part || what.to == ReleaseTo::the_case) {
    return;
  }
  const std::string extent = field(visit, "extent");
  const ReleaseAsked* wish = wish_from(field(visit, "to"), form);
  const bool asks_unread = form.unread && field(visit, "decided") == ask_owner;
  if (extent == "asked" && wish != nullptr && is_exact(*wish)) {
    what.extent = *wish->extent;
    what.words = wish->words;
  } else if (extent == "asked") {
    problems.push_back({"extent", "Choose how much of it goes: the hub does not ask for that"});
  } else if (extent == "whole") {
    what.extent = HowMuch::whole;
  } else if (extent == "part") {
    what.extent = HowMuch::part;
    what.words = field(visit, "part");
    if (!asks_unread) {
      need(problems, what.words, "part", "Write the words that go");
    }
  } else if (extent == "that_it_exists") {
    what.extent = HowMuch::that_it_exists;
  } else {
    problems.push_back({"extent", "Choose how much of it goes"});
  }
}

std::optional<Instant> read_until(const Visit& visit, Problems& problems) {
  bool has_end = false;
  for (const char* part : {"until-day", "until-month", "until-year", "until-time"}) {
    has_end = has_end || !field(visit, part).empty();
  }
  if (!has_end) {
    return std::nullopt;
  }
  auto until = read_moment(visit, "until", problems);
  if (until && *until <= visit.now) {
    problems.push_back({"until-day", "The end must be still to come"});
  }
  return until;
}

class Rows {
 public:
  Rows& row(const char* key, const std::string& words) {
    if (!words.empty()) {
      list_.rows.push_back({.key = {.content = key}, .value = {.content = prose::lines(words)}});
    }
    return *this;
  }
  Rows& time(const char* key, const std::optional<Instant>& at) {
    if (at) {
      list_.rows.push_back(
          {.key = {.content = key}, .value = {.content = short_time_element(*at)}});
    }
    return *this;
  }
  [[nodiscard]] Html html() const {
    return list_.rows.empty() ? Html() : govuk::summary_list(list_);
  }

 private:
  govuk::SummaryListOptions list_;
};

std::string agreement_words(const ItemReleased& release) {
  if (!release.agreement) {
    return "";
  }
  return release.agreement->empty() ? "None was in force with them" : *release.agreement;
}

}  // namespace

std::vector<Choice> bases_on(const hub::Profile& profile, Instant now) {
  std::vector<Choice> choices;
  for (const hub::Basis& basis : profile.bases) {
    if (basis.holds_on(london::date_of(now))) {
      choices.push_back({.value = basis.code.value,
                         .label = basis.name,
                         .hint = basis.words + " " + basis.source});
    }
  }
  return choices;
}

Choice recipient_choice(ReleaseTo to) {
  const Coded one = coded(to);
  return {.value = std::string{one.code}, .label = one.label, .hint = one.hint};
}

const std::vector<std::string_view>& release_field_names() {
  static const std::vector<std::string_view> names = {
      "to",   "agency",    "recipient", "purpose", "basis",   "extent",     "part",
      "risk", "relevance", "decided",   "consent", "because", "conditions", "until-*"};
  return names;
}

Html release_fields(const FormState& typed, const hub::Profile& profile, const ReleaseForm& form) {
  Html html = to_whom(typed, profile, form);
  html += text_area(typed, {.name = "purpose", .label = "2. For what purpose?", .rows = 2});
  html += one_of(typed, {.name = "basis", .label = "3. On what basis?"},
                 bases_on(profile, typed.visit.now));
  if (form.may_be_part) {
    html += how_much(typed, form);
  }
  const int number = form.may_be_part ? 5 : 4;  // without the fourth
  html += harm_test(typed, profile, number);
  html += duties_known(profile);
  html +=
      one_of(typed, {.name = "decided", .label = std::to_string(number + 2) + ". What is decided?"},
             form.decisions);
  if (form.by_telephone) {
    html += text_line(typed, {.name = "consent",
                              .label = "If they agreed by telephone: who, their post, and when?"});
  }
  html += text_area(typed,
                    {.name = "because", .label = "If it does not go: why, all in all?", .rows = 2});
  html += text_line(typed, {.name = "conditions",
                            .label = "Conditions, if it goes",
                            .hint = "For example: not to be written down. Leave blank if none"});
  return html + moment_boxes(typed, {.name = "until",
                                     .label = "Until when?",
                                     .hint = "If it does not go: when it is to be weighed again. "
                                             "Leave blank if it has no end"});
}

TypedRelease read_release(const Visit& visit, const ReleaseForm& form, Problems& problems) {
  TypedRelease typed{.decision = field(visit, "decided"),
                     .what = {.purpose = field(visit, "purpose"),
                              .basis = BasisCode{field(visit, "basis")},
                              .relevance = field(visit, "relevance"),
                              .risk = field(visit, "risk"),
                              .conditions = field(visit, "conditions")},
                     .reason = field(visit, "because")};
  if (!contains(form.decisions, typed.decision, &Choice::value)) {
    typed.decision.clear();
  }
  // In the order of the page, so that the summary of what is wrong is read down it.
  read_recipient(visit, form, typed.what, problems);
  need(problems, typed.what.purpose, "purpose", "Say what it is for");
  if (typed.decision != goes_not) {
    if (typed.decision != ask_owner) {
      need(problems, typed.what.basis.value, "basis", "Choose on what basis");
    }
    read_extent(visit, form, typed.what, problems);
  }
  need(problems, typed.what.relevance, "relevance", "Say why it helps whoever receives it");
  need(problems, typed.what.risk, "risk", "Say what telling it could do, or that you see no risk");
  if (typed.decision.empty()) {
    problems.push_back({"decided", "Choose what is decided"});
  }
  if (typed.decision == goes_not) {
    need(problems, typed.reason, "because", "Say why it does not go");
  }
  if (typed.decision == owner_agreed) {
    typed.what.consent = field(visit, "consent");
    need(problems, typed.what.consent, "consent", "Say who agreed, their post, and when");
  }
  typed.what.until = read_until(visit, problems);
  return typed;
}

ItemKept TypedRelease::kept() const {
  return {.item = what.item,
          .recipient = what.recipient,
          .reason = reason,
          .to = what.to,
          .agency = what.agency,
          .purpose = what.purpose,
          .basis = what.basis,
          .relevance = what.relevance,
          .risk = what.risk,
          .look_again = what.until};
}

ReleaseAsked TypedRelease::asked() const {
  return {.item = what.item,
          .to = what.to,
          .agency = what.agency,
          .recipient = what.recipient,
          .purpose = what.purpose,
          .relevance = what.relevance,
          .risk = what.risk,
          .extent = what.extent,
          .words = what.extent == HowMuch::part ? what.words : ""};
}

Html release_words(const ItemReleased& release) {
  const char* extent = release.extent == HowMuch::whole  ? ""
                       : release.extent == HowMuch::part ? "A part of it"
                                                         : "Only that it exists";
  return Rows{}
      .row("What for", release.purpose)
      .row("Basis", release.basis_name)
      .row("How much", extent)
      .row("The words", release.words)
      .row("Relevance", release.relevance)
      .row("Risk", release.risk)
      .row("Agreed by telephone", release.consent)
      .row("Sharing agreement", agreement_words(release))
      .row("Conditions", release.conditions)
      .time("Until", release.until)
      .html();
}

Html kept_words(const ItemKept& kept) {
  return Rows{}
      .row("Why not", kept.reason)
      .row("Wanted for", kept.purpose)
      .row("Basis", kept.basis_name)
      .row("Relevance", kept.relevance)
      .row("Risk", kept.risk)
      .time("To be weighed again", kept.look_again)
      .html();
}

Html asked_words(const ReleaseAsked& asked) {
  const char* extent = !asked.extent                              ? ""
                       : *asked.extent == HowMuch::whole          ? "All of it, as it was written"
                       : *asked.extent == HowMuch::that_it_exists ? "Only that it exists"
                       : asked.words.empty() ? "A part of it: which, its agency says"
                                             : "A part of it";
  return Rows{}
      .row("What for", asked.purpose)
      .row("How much, at most", extent)
      .row("The words", asked.words)
      .row("Relevance", asked.relevance)
      .row("Risk, as they see it", asked.risk)
      .html();
}

Html referrer_words(const ReferrerSharingDecided& decided) {
  return Rows{}
      .row("Why not", decided.reason)
      .row("What for", decided.purpose)
      .row("Basis", decided.basis_name)
      .row("Relevance", decided.relevance)
      .row("Risk", decided.risk)
      .row("Conditions", decided.conditions)
      .time("Until", decided.until)
      .html();
}

}  // namespace openmash::web
