#include "profile/read_retention.h"

#include <algorithm>

#include "profile/spellings.h"
#include "profile/table_reader.h"

namespace openmash::profile {

namespace {

hub::RetentionRule read_rule(TableReader& in) {
  hub::RetentionRule rule{.code = in.code("code"),
                          .name = in.text("name"),
                          .of = in.one_of("of", retained_spellings),
                          .years = in.has("years") ? in.number("years", 1) : 0,
                          .days = in.has("days") ? in.number("days", 1) : 0,
                          .from = in.one_of("from", retained_from_spellings),
                          .then = in.one_of("then", retained_then_spellings),
                          .source = in.text("source"),
                          .assumed = in.text_if_any("assumed")};
  in.done();
  return rule;
}

bool is_a_case(hub::Retained of) {
  return of <= hub::Retained::case_protection;
}

bool is_kept_for_a_while(hub::Retained of) {
  return of == hub::Retained::draft || of == hub::Retained::parked_form ||
         of == hub::Retained::session;
}

}  // namespace

hub::RetentionSchedule read_retention(const Document& document, Mistakes& mistakes) {
  TableReader in{document.file, document.root, "the retention file", mistakes};
  hub::RetentionSchedule schedule;
  schedule.dated = in.date("dated");
  for (TableReader& row : in.tables("kinds")) {
    hub::RetentionRule rule = read_rule(row);
    if (std::ranges::count(schedule.rules, rule.code, &hub::RetentionRule::code) > 0) {
      row.wrong("code", "the kind \"" + rule.code + "\" twice", "each code once");
    }
    if (rule.years == 0 && rule.days == 0) {
      row.wrong("years", "no length of time", "`years`, `days` or both");
    }
    if (rule.from == hub::RetainedFrom::youngest_birth && !is_a_case(rule.of)) {
      row.wrong("from", "a birth, for what names no child", "closing, receipt or last_saved");
    }
    // The program takes away by itself only what is nobody's record.
    if (rule.then == hub::RetainedThen::taken_away && !is_kept_for_a_while(rule.of)) {
      row.wrong("then", "a record taken away without anybody looking", "review");
    }
    schedule.rules.push_back(std::move(rule));
  }
  if (schedule.rules.empty()) {
    in.wrong("kinds", "no kind of record", "one [[kinds]] or more, or no such file");
  }
  in.done();
  return schedule;
}

}  // namespace openmash::profile
