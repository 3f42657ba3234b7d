// What waits for a second person, and their answer to it.
#include <algorithm>

#include "base/contains.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/release_form.h"
#include "web/retention_parts.h"
#include "web/rights_parts.h"
#include "web/step_up.h"
#include "words/rights.h"

namespace openmash::web {

namespace {

std::string about(const Visit& visit, const app::ProposalRow& row) {
  if (const auto& granted = row.proposal.asked.what.inspection) {
    return "to " + visit.hub().people().name_of(granted->inspector) + ": " + row.reference + ", " +
           london::date_text(london::date_of(granted->from)) + " to " +
           london::date_text(london::date_of(granted->until - std::chrono::microseconds{1}));
  }
  if (row.whose) {
    return "of " + visit.hub().people().name_of(*row.whose);
  }
  return (row.agency_name.empty() ? "" : "of " + row.agency_name + ", ") + row.reference;
}

Html names(const Visit& visit, const std::vector<StaffId>& people) {
  std::vector<std::string> all;
  for (const StaffId id : people) {
    all.push_back(visit.hub().people().name_of(id));
  }
  return escape(say::listed(all));
}

/// Who would be on the list, and whether whoever agrees shuts themselves out.
Html the_list(const Visit& visit, const app::ProposalRow& row) {
  const SecondAsked& what = row.proposal.asked.what;
  if (what.listed.empty()) {
    return {};
  }
  return join(prose::paragraph("Open to ", names(visit, what.listed), " and to nobody else."),
              contains(what.listed, visit.who->staff.id)
                  ? Html()
                  : prose::paragraph(element("strong", "You are not on the list."),
                                     " If you agree, it is gone for you too."),
              cut_off_line(visit, row.asked, what.listed));
}

Html done_banner(const Visit& visit) {
  return visit.request.query.first("done") ? prose::done("Your answer is recorded.") : Html();
}

/// What is to go of an item under seal, as far as this reader may know it.
Html what_goes(const app::ProposalRow& row) {
  if (!row.release) {
    return {};
  }
  return join(prose::paragraph("To ", element("strong", row.release->recipient),
                               ". It is told when you agree, and not before. What it says is shown "
                               "to those alone who are on its list."),
              release_words(*row.release));
}

Html section(const Visit& visit, const app::ProposalRow& row) {
  const SecondAsked& what = row.proposal.asked.what;
  const std::string id = what.proposal.value.hex();
  Html html = element("h2", {{"class", "govuk-heading-m"}, {"id", id}}, say::label(what.step), ": ",
                      about(visit, row));
  html += words_block(what.reason, signature(visit, row.proposal.asked.by, row.proposal.asked.at));
  html += what_goes(row);
  html += the_list(visit, row);
  html += prose::paragraph(
      prose::link(Url{"/second/" + id}, row.may_second ? "Agree, or do not: " + about(visit, row)
                                                       : "Take it back: " + about(visit, row)));
  return element("section", {{"class", "om-section"}, {"aria-labelledby", id}}, html);
}

}  // namespace

http::Response second(Visit& visit) {
  const auto rows = visit.hub().look().waiting_for_second(visit.reader());
  if (!rows) {
    return refused(visit, rows.error());
  }
  Html sections;
  for (const app::ProposalRow& row : **rows) {
    sections += section(visit, row);
  }
  const Html destructions = join(destructions_line(visit), judgements_line(visit));
  const bool none = (*rows)->empty() && destructions.empty();
  return staff_page(visit,
                    {.title = "Waiting for a second person",
                     .before_main = prose::back("/access", "Back"),
                     .recorded = true,
                     .active = "access"},
                    prose::two_thirds(join(
                        done_banner(visit), prose::title("Waiting for a second person"),
                        destructions, none ? prose::paragraph("Nothing waits here.") : sections)));
}

http::Response second_answer(Visit& visit) {
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  const auto rows = visit.hub().look().waiting_for_second(visit.reader());
  if (!rows) {
    return refused(visit, rows.error());
  }
  const auto found = std::ranges::find_if((*rows)->begin(), (*rows)->end(), [&](const auto& row) {
    return row.proposal.asked.what.proposal.value.hex() == visit.parts.at(0);
  });
  if (found == (*rows)->end()) {
    return not_found(visit);
  }
  const app::ProposalRow& row = *found;
  const RightsForm form{
      .title = say::label(row.proposal.asked.what.step),
      .button = "Answer",
      .back = "/second",
      .next = "/second?done=1",
      .body = [&](const FormState& typed) {
        std::vector<Choice> choices;
        if (row.may_second) {
          choices.push_back({.value = "agree", .label = "I agree: it holds from now on"});
        }
        choices.push_back(
            {.value = "refuse", .label = row.may_second ? "I do not agree" : "I take it back"});
        return join(prose::paragraph(about(visit, row)),
                    words_block(row.proposal.asked.what.reason,
                                signature(visit, row.proposal.asked.by, row.proposal.asked.at)),
                    the_list(visit, row), what_goes(row),
                    one_of(typed, {.name = "answer", .label = "Your answer"}, choices),
                    text_area(typed, {.name = "reason",
                                      .label = "Why not?",
                                      .hint = "Needed where you do not agree",
                                      .rows = 2}));
      }};
  if (!visit.is_post()) {
    return render(visit, form, {});
  }
  if (auto unknown = unknown_field(visit, {"answer", "reason"})) {
    return std::move(*unknown);
  }
  const ProposalId id = row.proposal.asked.what.proposal;
  const std::string answer = field(visit, "answer");
  if (answer == "agree" && row.may_second) {
    return carry_out(visit, form, GiveSecond{.proposal = id});
  }
  Problems problems;
  if (answer != "refuse") {
    problems.push_back({"answer", "Choose your answer"});
  } else if (field(visit, "reason").empty()) {
    problems.push_back({"reason", "Say why not"});
  }
  return problems.empty()
             ? carry_out(visit, form,
                         RefuseSecond{.proposal = id, .reason = field(visit, "reason")})
             : render(visit, form, problems);
}

}  // namespace openmash::web
