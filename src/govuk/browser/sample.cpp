// Prints one page with every component the hub uses, for the browser test beside it: `govuk_sample
// public` or `staff`. Everything on it is invented. It is not part of the product.
#include <iostream>
#include <string>
#include <string_view>

#include "govuk/components.h"
#include "govuk/page.h"

namespace {

using namespace openmash::govuk;
using openmash::action;
using openmash::element;
using openmash::Html;
using openmash::operator""_html;

Html questions() {
  return error_summary({.error_list = {{"Enter a year", "#born-year"}}}) +
         input({.name = "name",
                .label = {"Full name"},
                .hint = {"As the family says it"},
                .value = "Child <A>"}) +
         textarea({.name = "worry", .label = {"What worries you?"}}) +
         character_count({.name = "short", .label = {"In one line"}, .max_length = 200}) +
         date_input({.id = "born",
                     .name_prefix = "born",
                     .fieldset = {.legend = {"When was the child born?"}},
                     .error_message = {"Enter a year"},
                     .values = {.day = "3"}}) +
         radios({.name = "seen",
                 .fieldset = {.legend = {"Was the child seen?"}},
                 .items = {{.value = "yes",
                            .content = "Yes",
                            .conditional = input({.name = "seen-by", .label = {"By whom?"}})},
                           {.value = "no", .content = "No"}}}) +
         checkboxes(
             {.name = "ask",
              .fieldset = {.legend = {"Whom do we ask?"}},
              .items = {{.value = "police", .content = "Police"},
                        {.value = "health", .content = "Health", .hint = {"GP, visitor"}}}}) +
         select(
             {.name = "agency",
              .label = {"Agency"},
              .items = {{.value = "", .text = "Choose"}, {.value = "school", .text = "School"}}}) +
         button({.content = "Save and continue"});
}

Html facts() {
  return task_list({.items = {{.title = {"About you"}, .href = "/you", .status = {"Completed"}},
                              {.title = {"The children"},
                               .hint = "One or more",
                               .href = "/children",
                               .status = {.tag = {"Not started", "govuk-tag--blue"}}}}}) +
         summary_list({.rows = {{.key = {"Name"},
                                 .value = {"Child A"},
                                 .actions = {{{.content = "Change",
                                               .href = "/name",
                                               .visually_hidden_text = "name"}}}},
                                {.key = {"Seen"}, .value = {"Not known"}}}}) +
         table(stacked({.caption = "Waiting, first due first",
                        .rows = {{{"48 min left"}, {"Child E, 15"}, {"School", "", "numeric"}},
                                 {{"3 h 35 min left"}, {"Unborn"}, {"Midwife, by telephone"}}}},
                       {"Decide by", "Children", "From"})) +
         details({.summary = "Who reads this?", .content = "The screening team."}) +
         inset_text({.content = "We keep your words as you wrote them."}) +
         warning_text({.content = "Do not mention it to Adult 2."}) +
         notification_banner({.content = "The answer was kept."}) +
         pagination({.previous = {.href = "/queue?page=1"}, .next = {.href = "/queue?page=3"}}) +
         breadcrumbs({.items = {{"Queue", "/queue"}, {"7K4Q-PDX9"}}});
}

}  // namespace

int main(int count, char** arguments) {
  const bool staff = count > 1 && std::string_view(arguments[1]) == "staff";
  const Html form =
      element("form",
              {action("/send"),
               {"method", "post"},
               openmash::flag("novalidate"),
               {"data-autosave", "/save"}},
              element("p", {{"class", "om-saved"}, openmash::flag("data-saved")}), questions());
  const Html main = element("h1", {{"class", "govuk-heading-l"}}, "Every component") + form +
                    element("h2", {{"class", "govuk-heading-m"}}, "Facts") + facts();
  std::cout << page({.title = "Every component",
                     .has_errors = true,
                     .service = staff ? "" : "Worried about a child",
                     .hub_name = "A hub",
                     .audience = staff ? Audience::staff : Audience::everybody,
                     .content = main,
                     .before_main = staff ? back_link({.href = "/queue"}) : exit_this_page({}),
                     .events = "/events?topic=queue",
                     .navigation = {{.content = "Queue", .href = "/queue", .current = true},
                                    {.content = "Find", .href = "/find"}},
                     .header_end = element("a", {openmash::href("/sign-out")}, "Sign out"),
                     .footer = element("p", {{"class", "om-quiet"}}, "Footer")})
                   .str();
}
