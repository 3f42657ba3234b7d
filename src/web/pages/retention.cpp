// How long records are kept: what is due, held, proposed and destroyed, and the schedule with its
// sources. References and dates only; one record has a page of its own, retention_record.cpp.
#include "words/retention.h"
#include "domain/reference.h"
#include "govuk/inset_text.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/retention_parts.h"
#include "words/kinds.h"

namespace openmash::web {

namespace {

Html table(const char* caption, std::initializer_list<const char*> headings, const Html& rows) {
  Html head;
  for (const char* heading : headings) {
    head += element("th", {{"scope", "col"}}, heading);
  }
  return element("table", {{"class", "om-table om-table--stack"}},
                 element("caption", {{"class", "govuk-visually-hidden"}}, caption),
                 element("thead", element("tr", head)), element("tbody", rows));
}

Html cell(const char* label, const Html& content) {
  return element("td", {{"data-label", label}}, content);
}

Html section(const char* id, const char* heading, const Html& content, const char* nothing) {
  return element("section", {{"class", "om-section"}, {"aria-labelledby", id}},
                 element("h2", {{"class", "govuk-heading-m"}, {"id", id}}, heading),
                 content.empty() ? prose::paragraph(nothing) : content);
}

Html record_link(const std::string& reference) {
  return element("td", prose::link(Url{record_address(reference)}, reference));
}

Html due(const app::RetentionPage& page) {
  Html rows;
  for (const app::RecordDue& one : page.due) {
    rows += element("tr", record_link(one.reference), cell("Kind", escape(one.rule_name)),
                    cell("Closed or settled", short_time_element(one.closed)),
                    cell("Due", short_time_element(one.due)));
  }
  if (rows.empty()) {
    return {};
  }
  Html html = table("Due for review", {"Reference", "Kind", "Closed or settled", "Due"}, rows);
  if (page.more) {
    html +=
        prose::paragraph("Only the oldest were looked at. When these are dealt with, look again.");
  }
  return html;
}

Html held(const Visit& visit, const app::RetentionPage& page) {
  Html rows;
  for (const Hold& hold : page.retention.holds) {
    if (!hold.stands()) {
      continue;
    }
    const bool late = hold.set.what.review_by <= visit.now;
    rows += element(
        "tr", record_link(hold.set.what.reference), cell("Why", escape(hold.set.what.reason)),
        cell("Set by", signature(visit, hold.set.by, hold.set.at)),
        cell("Look again",
             join(short_time_element(hold.set.what.review_by),
                  late ? element("strong", " It stands on until somebody lifts it") : Html())));
  }
  return rows.empty() ? Html()
                      : table("On hold", {"Reference", "Why", "Set by", "Look again by"}, rows);
}

Html proposed(const Visit& visit, const app::RetentionPage& page) {
  Html rows;
  for (const Destruction& one : page.retention.destructions) {
    if (one.waits()) {
      rows += element("tr", record_link(one.proposed.what.reference),
                      cell("What", escape(one.proposed.what.child ? "One child" : "All of it")),
                      cell("Ground", escape(words::label(one.proposed.what.ground))),
                      cell("Proposed by", signature(visit, one.proposed.by, one.proposed.at)));
    }
  }
  return rows.empty() ? Html()
                      : table("Waiting for a second person",
                              {"Reference", "What", "Ground", "Proposed by"}, rows);
}

Html destroyed(const app::RetentionPage& page) {
  Html rows;
  for (const Destruction& one : page.retention.destructions) {
    if (one.approved) {
      rows += element(
          "tr", record_link(one.proposed.what.reference),
          cell("What", escape(one.proposed.what.child ? "One child" : "All of it")),
          cell("When", short_time_element(one.approved->at)),
          cell("Certificate", prose::link(Url{"/retention/certificates/" +
                                              one.proposed.what.destruction.value.hex()},
                                          "Certificate for " + one.proposed.what.reference)));
    }
  }
  return rows.empty() ? Html()
                      : table("Destroyed", {"Reference", "What", "When", "Certificate"}, rows);
}

Html schedule(const hub::RetentionSchedule& schedule) {
  Html rows;
  for (const hub::RetentionRule& rule : schedule.rules) {
    rows += element(
        "tr", element("td", rule.name), cell("Kept", escape(words::period(rule))),
        cell("Then", escape(words::label(rule.then))),
        cell("Where it comes from",
             join(escape(rule.source),
                  rule.assumed.empty() ? Html()
                                       : element("p", {{"class", "om-quiet"}},
                                                 element("strong", "Assumed: "), rule.assumed))));
  }
  if (rows.empty()) {
    return {};
  }
  return join(
      prose::paragraph("As of ", words::date_words(*schedule.dated),
                       ". Where several speak of one record the longest holds. A hold comes "
                       "before all of it."),
      table("The schedule", {"Kind of record", "Kept", "Then", "Where it comes from"}, rows));
}

Html find_form(const Visit& visit, const Problems& problems) {
  return element(
      "form", {{"method", "post"}, action("/retention"), flag("novalidate")}, hidden_fields(visit),
      text_line({.visit = visit, .problems = problems},
                {.name = "reference",
                 .label = "Another contact or matter, by its reference",
                 .hint = "To set a hold, or to propose that it be destroyed before its time"}),
      element("button", {{"class", "govuk-button govuk-button--secondary"}, {"type", "submit"}},
              "Show how it is kept"));
}

http::Response show(const Visit& visit, const Problems& problems) {
  const auto shown = visit.hub().look().retention(visit.reader());
  if (!shown) {
    return not_found(visit);
  }
  const app::RetentionPage& page = **shown;
  const hub::RetentionSchedule& rules = visit.profile().retention;
  const Html unread =
      page.unread == 0
          ? Html()
          : govuk::inset_text(
                {.content = join(page.unread == 1 ? "1 record is"
                                                  : std::to_string(page.unread) + " records are",
                                 " damaged: whether it is time to look at it is not known, and it "
                                 "is not in the list. Tell whoever looks after this service.")});
  Html main = join(
      error_summary(problems), prose::title("How long records are kept"), unread,
      section("due", "Due for review", due(page),
              rules.rules.empty() ? "This hub has no schedule, so nothing is ever due."
                                  : "Nothing is due."),
      section("waiting", "Waiting for a second person", proposed(visit, page), "Nothing waits."),
      section("held", "On hold", held(visit, page), "Nothing is on hold."),
      section("destroyed", "Destroyed", destroyed(page), "Nothing was destroyed."),
      section("schedule", "The schedule", schedule(rules), "This hub has none."),
      find_form(visit, problems));
  return staff_page(visit,
                    {.title = "How long records are kept",
                     .has_errors = !problems.empty(),
                     .recorded = true,
                     .active = "retention"},
                    std::move(main));
}

}  // namespace

http::Response retention(Visit& visit) {
  if (!keeps_records(visit)) {
    return not_found(visit);
  }
  if (!visit.is_post()) {
    return show(visit, {});
  }
  if (auto unknown = unknown_field(visit, {"reference"})) {
    return *std::move(unknown);
  }
  const auto reference = read_reference(field(visit, "reference"));
  // What is kept from this reader is not there for them: the same words, and the asking is
  // recorded.
  if (!reference || !visit.hub().look().kept_record(visit.reader(), *reference)) {
    return show(visit,
                {{"reference", "Enter the reference of a contact or matter, such as 7K4Q-PDX9"}});
  }
  return http::see_other(record_address(*reference));
}

}  // namespace openmash::web
