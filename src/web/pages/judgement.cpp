// One judgement of who is who: why, on what, and what was seen or done on the strength of it; a
// second person agrees here where that is needed, and here it is undone.
#include <algorithm>
#include <chrono>

#include "base/match.h"
#include "govuk/button.h"
#include "govuk/details.h"
#include "govuk/radios.h"
#include "govuk/summary_list.h"
#include "govuk/textarea.h"
#include "web/case_form.h"
#include "web/clock.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/people_parts.h"
#include "web/say.h"
#include "words/who_is_who.h"

namespace openmash::web {

namespace {

std::vector<StaffId> everybody(const Visit& visit) {
  std::vector<StaffId> staff;
  for (const app::Colleague& one : visit.hub().people().colleagues()) {
    staff.push_back(one.id);
  }
  return staff;
}

Html signed_words(const Visit& visit, const std::string& words, const Actor& by, Instant at) {
  return join(prose::lines(words), quiet_line(signature(visit, by, at)));
}

Html summary(const Visit& visit, const Given& given) {
  govuk::SummaryListOptions list;
  const auto row = [&](const char* key, Html value) {
    list.rows.push_back({.key = {.content = key}, .value = {.content = std::move(value)}});
  };
  const JudgementMade& made = given.made.what;
  row("Judged", escape(say::label(made.says)));
  row("Why", signed_words(visit, made.reason, given.made.by, given.made.at));
  if (given.seconded) {
    row(given.seconded->what.agrees ? "Agreed" : "Not agreed",
        signed_words(visit, given.seconded->what.reason, given.seconded->by, given.seconded->at));
  } else if (made.needs_two) {
    row("Counts", escape("when a second person agrees"));
  }
  // Where it was undone by two, the row below tells the first one's words.
  if (given.undoing_asked && !given.undone) {
    row("Asked to undo", signed_words(visit, given.undoing_asked->what.reason,
                                      given.undoing_asked->by, given.undoing_asked->at));
  }
  if (given.undone && given.undoing_asked) {
    row("Undone", signed_words(visit, given.undone->what.reason, given.undoing_asked->by,
                               given.undoing_asked->at));
  } else if (given.undone) {
    row("Undone",
        signed_words(visit, given.undone->what.reason, given.undone->by, given.undone->at));
  }
  if (given.undoing_seconded) {
    const Signed<UndoingSeconded>& second = *given.undoing_seconded;
    row(second.what.agrees ? "Agreed to undo" : "Not agreed to undo",
        signed_words(visit, second.what.reason, second.by, second.at));
  }
  return join(
      govuk::summary_list(list),
      prose::paragraph("It rests on both records as they stood then. Where one of them says "
                       "something else by now, whether they are the same is asked again."));
}

/// What one person did again and again with one of the two.
struct Often {
  Actor by;
  std::string words;  ///< who, what and with which contact
  Instant first{};
  Instant last{};
  std::size_t times = 0;
};

/// A line for each, in the order they began; and beneath them every time, for whoever must account
/// for it. One press is recorded in several pieces, within a second: that is one time.
Html rested(const Visit& visit, const app::JudgementPage& page) {
  std::vector<Often> often;
  Html every;
  for (const app::RestedOnLink& one : page.rested) {
    const std::string words = visit.hub().people().name_of(one.by) +
                              (one.done ? " recorded something in " : " was shown ") +
                              one.reference;
    auto known = std::ranges::find_if(
        often, [&](const Often& other) { return other.by == one.by && other.words == words; });
    if (known == often.end()) {
      known = often.insert(known, {.by = one.by, .words = words, .first = one.at});
    } else if (one.at - known->last < std::chrono::seconds{1}) {
      continue;
    }
    known->last = one.at;
    ++known->times;
    every += element("li", short_time_element(one.at), " ", words);
  }
  Html items;
  for (const Often& one : often) {
    items += element("li", one.words,
                     one.times == 1
                         ? quiet_line("Once, ", short_time_element(one.first))
                         : quiet_line(one.times, " times, from ", short_time_element(one.first),
                                      " to ", short_time_element(one.last)));
  }
  Html all =
      prose::heading(page.given.undone ? "Seen or done while it stood" : "Seen or done since");
  if (items.empty()) {
    return join(all, prose::paragraph("Nothing in either contact."));
  }
  all += element("ul", {{"class", "om-rows"}}, items);
  if (std::ranges::any_of(often, [](const Often& one) { return one.times > 2; })) {
    all += govuk::details({.summary = "Every time, one by one",
                           .content = element("ul", {{"class", "om-rows"}}, every)});
  }
  return all;
}

Html reason_field(const Visit& visit, const Problems& problems, const char* label) {
  return govuk::textarea({.name = "reason",
                          .label = {.content = label},
                          .error_message = {.content = problem_of(problems, "reason")},
                          .value = raw_field(visit, "reason"),
                          .rows = 2});
}

Html forms(const Visit& visit, const app::JudgementPage& page, const Problems& problems) {
  const Given& given = page.given;
  if (given.undone || !page.may_judge) {
    return {};
  }
  const auto form = [&](Html inside, const char* deed, const char* button, const char* classes) {
    return element("form",
                   {{"method", "post"}, action(Url{visit.request.path}), flag("novalidate")},
                   hidden_fields(visit), prose::hidden("do", deed), inside,
                   govuk::button({.content = button, .classes = classes}));
  };
  const auto second = [&](const char* heading, const char* deed) {
    return join(
        prose::heading(heading),
        form(join(govuk::radios({.name = "agrees",
                                 .fieldset = {.legend = {.content = "As the second person"}},
                                 .error_message = {.content = problem_of(problems, "agrees")},
                                 .items = {{.value = "yes",
                                            .content = "I agree",
                                            .checked = field(visit, "agrees") == "yes"},
                                           {.value = "no",
                                            .content = "I do not agree",
                                            .checked = field(visit, "agrees") == "no"}}}),
                  reason_field(visit, problems, "Why?")),
             deed, "Record it", ""));
  };
  const auto take_back = [&](Html inside, const char* deed) {
    return join(prose::heading("It waits for a second person"),
                prose::paragraph("Somebody else, who may open both, finds it under “Access”."),
                form(join(inside, reason_field(visit, problems, "To take it back: why?")), deed,
                     "Take it back", "govuk-button--secondary"));
  };
  const StaffId own = visit.who->staff.id;
  if (given.waits_for_second() && is_staff(given.made.by, own)) {
    return take_back({}, "undo");
  }
  if (given.undoing_waits() && is_staff(given.undoing_asked->by, own)) {
    return take_back(prose::hidden("agrees", "no"), "second-undoing");
  }
  if (given.waits_for_second()) {
    return second("Do you agree?", "second");
  }
  if (given.undoing_waits()) {
    return second("Do you agree to undo it?", "second-undoing");
  }
  return join(
      prose::heading("Undo it"),
      prose::paragraph("Both records stay as they are, whole, and are apart again. Nobody is told "
                       "by this page: speak to those above who went by it."),
      page.undoing_needs_two ? prose::paragraph("It stands until a second person agrees here.")
                             : Html(),
      form(reason_field(visit, problems, "Why is it undone?"), "undo",
           page.undoing_needs_two ? "Ask to undo it" : "Undo it", "govuk-button--warning"));
}

Html done_banner(const Visit& visit) {
  const std::string_view done = visit.request.query.first("done").value_or("");
  const char* words = done == "undone" ? "It is undone. The records are apart again."
                      : done == "back" ? "It is taken back, and never counted."
                      : done == "asked"
                          ? "Recorded. It stands until a second person agrees to undo it."
                      : done == "said" ? "What you said is recorded."
                                       : "";
  return prose::done(words);
}

http::Response render(const Visit& visit, const app::JudgementPage& page,
                      const Problems& problems) {
  const auto same = [&](const std::string& reference) {
    return prose::link(Url{"/contacts/" + reference + "/same"}, reference);
  };
  Html main =
      join(error_summary(problems), done_banner(visit), prose::title("Two records: who is who"),
           element("ul", {{"class", "om-rows"}}, element("li", person_lines(page.one)),
                   element("li", person_lines(page.other))),
           summary(visit, page.given), rested(visit, page), forms(visit, page, problems),
           prose::paragraph("Who else may be the same: in ", same(page.one.reference), ", in ",
                            same(page.other.reference), "."));
  return staff_page(visit,
                    {.title = "A judgement",
                     .has_errors = !problems.empty(),
                     .before_main = prose::back("/contacts/" + page.one.reference + "/same",
                                                "Back to the contact"),
                     .recorded = true,
                     .active = "queue"},
                    prose::two_thirds(main));
}

}  // namespace

http::Response judgement(Visit& visit) {
  const auto id = id_from_hex(visit.parts.at(0));
  if (visit.is_post()) {
    if (auto refusal = unknown_field(visit, {"do", "agrees", "reason"})) {
      return std::move(*refusal);
    }
  }
  const auto shown =
      id ? visit.hub().look().judgement(visit.reader(), JudgementId{*id}, everybody(visit))
         : No<Refusal>{NoSuchContact{}};
  if (!shown) {
    return not_found(visit);
  }
  if (!visit.is_post()) {
    return render(visit, **shown, {});
  }
  Problems problems;
  const std::string deed = field(visit, "do");
  const bool seconds = deed == "second" || deed == "second-undoing";
  const std::string agrees = field(visit, "agrees");
  if (seconds && agrees != "yes" && agrees != "no") {
    problems.push_back({"agrees", "Choose whether you agree"});
  }
  if (field(visit, "reason").empty()) {
    problems.push_back({"reason", "Write why"});
  }
  if (!problems.empty()) {
    return render(visit, **shown, problems);
  }
  app::WhoIsWho& who = visit.hub().who_is_who();
  const JudgementId judgement{*id};
  const std::string reason = field(visit, "reason");
  const auto handled =
      deed == "second"
          ? who.second(visit.reader(), submission(visit), judgement, agrees == "yes", reason)
      : deed == "second-undoing" ? who.second_undoing(visit.reader(), submission(visit), judgement,
                                                      agrees == "yes", reason)
                                 : who.undo(visit.reader(), submission(visit), judgement, reason);
  const auto how_it_went = [&] {
    const auto links = who.links();
    const Given* now = links->find(judgement);
    return now != nullptr && now->undone ? ((*shown)->given.waits_for_second() ? "back" : "undone")
           : seconds                     ? "said"
                                         : "asked";
  };
  return match(
      handled,
      [&](const app::JudgementKept&) {
        return http::see_other(visit.request.path + "?done=" + how_it_went());
      },
      [&](const JudgementRefusal& refusal) {
        return std::holds_alternative<NotPermitted>(refusal)
                   ? not_found(visit)
                   : render(visit, **shown, {{"reason", say::words_for(refusal)}});
      },
      [&](const NoSuchContact&) { return not_found(visit); },
      [&](const app::SentDifferently&) {
        return render(visit, **shown,
                      {{"reason",
                        "What you sent first is stored; open the page "
                        "again to say something else"}});
      },
      [&](const app::NotSure&) {
        return render(visit, **shown,
                      {{"reason",
                        "We are not sure this was stored. Send it again: "
                        "it is stored only once"}});
      });
}

}  // namespace openmash::web
