#include "cli/link_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "html/html.h"

namespace openmash::cli {

namespace {

using linkage::Comparison;
using linkage::Relation;

constexpr double chart_width = 860;
constexpr double label_width = 360;
constexpr double row_height = 18;

std::string escaped(std::string_view words) {
  return escape(Text{words}).str();
}

std::string text_at(double x, double y, std::string_view anchor, std::string_view words) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor,
                     escaped(words));
}

std::string bar(double from, double to, double y, std::string_view kind) {
  return fmt::format(
      "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n", kind,
      std::min(from, to), y, std::max(1.0, std::abs(to - from)), row_height - 5);
}

/// One row of a chart whose bars begin and end somewhere on one axis of bits.
struct ChartRow {
  std::string label;
  double from = 0;
  double to = 0;
  std::string kind;  ///< for, against or sum
  std::string words;
};

std::string chart(const std::vector<ChartRow>& rows, std::string_view title) {
  double least = 0;
  double most = 0;
  for (const ChartRow& row : rows) {
    least = std::min({least, row.from, row.to});
    most = std::max({most, row.from, row.to});
  }
  const double span = std::max(1.0, most - least);
  const double room = chart_width - label_width - 90;
  const auto place = [&](double bits) { return label_width + 45 + (bits - least) / span * room; };
  const double height = static_cast<double>(rows.size()) * row_height + 8;
  std::string svg = fmt::format(
      "<svg role=\"img\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" "
      "xmlns=\"http://www.w3.org/2000/svg\"><title>{2}</title>\n",
      chart_width, height, escaped(title));
  svg += fmt::format(
      "<line class=\"nought\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"0\" y2=\"{1:.1f}\"/>\n", place(0),
      height);
  double y = 4;
  for (const ChartRow& row : rows) {
    svg += text_at(label_width, y + row_height - 7, "end", row.label);
    svg += bar(place(row.from), place(row.to), y, row.kind);
    const bool right = row.to >= row.from;
    svg += text_at(place(row.to) + (right ? 4 : -4), y + row_height - 7, right ? "start" : "end",
                   row.words);
    y += row_height;
  }
  return svg + "</svg>\n";
}

std::string match_weights(const LinkReport& report) {
  std::string text;
  for (const Comparison comparison : linkage::comparisons) {
    if (!linkage::is_said(comparison, report.fields)) {
      continue;
    }
    const linkage::ComparisonKind& kind = linkage::kind_of(comparison);
    std::vector<ChartRow> rows;
    for (std::size_t at = 0; at < kind.levels.size(); ++at) {
      const auto level = static_cast<linkage::Level>(at + 1);
      const double m = report.linked->model.likelihood(Relation::same, comparison, level);
      const double u = report.linked->model.likelihood(Relation::unrelated, comparison, level);
      const double bits = std::log2(m / u);
      rows.push_back({.label = std::string{kind.levels[at].words},
                      .from = 0,
                      .to = bits,
                      .kind = bits >= 0 ? "for" : "against",
                      .words = fmt::format("{:+.1f}", bits)});
    }
    text += fmt::format("<h3>{}</h3>\n{}", escaped(kind.words),
                        chart(rows, std::string{kind.words} + ": match weights in bits"));
  }
  return text;
}

std::string waterfall(const ExplainedPair& pair) {
  std::vector<ChartRow> rows;
  double at = 0;
  const auto step = [&](std::string label, double bits) {
    rows.push_back({.label = std::move(label),
                    .from = at,
                    .to = at + bits,
                    .kind = bits >= 0 ? "for" : "against",
                    .words = fmt::format("{:+.1f}", bits)});
    at += bits;
  };
  step("two records at random", pair.explanation.prior);
  for (const linkage::Evidence& evidence : pair.explanation.evidence) {
    const linkage::ComparisonKind& kind = linkage::kind_of(evidence.comparison);
    step(fmt::format("{}: {}", kind.words, kind.levels[evidence.level - 1U].words),
         evidence.weight);
  }
  step("but a household, twins or a namesake would agree too", pair.explanation.household);
  rows.push_back({.label = "together",
                  .from = 0,
                  .to = pair.explanation.weight,
                  .kind = "sum",
                  .words = fmt::format("{:+.1f}, p {:.3f}", pair.explanation.weight,
                                       linkage::probability(pair.explanation.weight))});
  return fmt::format("<h3>{}: {} and {}</h3>\n{}", escaped(pair.why_shown), escaped(pair.one),
                     escaped(pair.other), chart(rows, "Waterfall of match weights in bits"));
}

std::string score_row(std::string_view what, const linkage::Score& score) {
  return fmt::format(
      "<tr><th scope=\"row\">{}</th><td>{:.2f}</td><td>{:.4f}</td><td>{:.4f}</td><td>{:.4f}</td>"
      "</tr>\n",
      what, score.threshold, score.precision(), score.recall(), score.f1());
}

std::string accuracy_table(const linkage::Accuracy& accuracy) {
  return fmt::format(
             "<h2>Against the truth</h2>\n<table><caption>Over all {:.0f} true pairs, those never "
             "compared too</caption><thead><tr><th scope=\"col\">Threshold</th><th "
             "scope=\"col\">Bits</th><th scope=\"col\">Precision</th><th scope=\"col\">Recall</th>"
             "<th scope=\"col\">F1</th></tr></thead><tbody>\n",
             accuracy.best.all) +
         score_row("best", accuracy.best) + score_row("p 0.95", accuracy.at_95) +
         score_row("precision 0.99", accuracy.at_precision_99) +
         score_row("clusters, best", accuracy.clusters_best) +
         score_row("clusters, p 0.95", accuracy.clusters_at_95) + "</tbody></table>\n";
}

std::string fairness_table(const Fairness& fairness) {
  std::string text = fmt::format(
      "<table><caption>{}</caption><thead><tr><th scope=\"col\">Group</th><th scope=\"col\">Records"
      "</th><th scope=\"col\">True pairs</th><th scope=\"col\">Recall</th><th scope=\"col\">False "
      "links</th></tr></thead><tbody>\n",
      escaped(fairness.by));
  for (const linkage::GroupScore& group : fairness.groups) {
    text += fmt::format(
        "<tr><th scope=\"row\">{}</th><td>{:.0f}</td><td>{:.0f}</td><td>{:.4f}</td><td>{:.1f}</td>"
        "</tr>\n",
        escaped(group.group), group.people, group.all, group.recall(), group.false_links);
  }
  return text + "</tbody></table>\n";
}

std::string rules_table(const linkage::Linked& linked) {
  std::string text =
      "<h2>Which pairs were compared</h2>\n<table><caption>Blocking rules, in order; a pair "
      "belongs "
      "to the first that makes it</caption><thead><tr><th scope=\"col\">Rule</th><th "
      "scope=\"col\">Pairs it makes</th><th scope=\"col\">Pairs new with it</th><th "
      "scope=\"col\">Largest block</th><th scope=\"col\">Blocks split</th><th scope=\"col\">Pairs "
      "left out by splitting</th></tr></thead><tbody>\n";
  for (std::size_t rule = 0; rule < linked.model.rules.size(); ++rule) {
    const linkage::RuleCount& count = linked.rule_counts[rule];
    text += fmt::format(
        "<tr><th "
        "scope=\"row\">{}</th><td>{:.0f}</td><td>{:.0f}</td><td>{}</td><td>{}</td><td>{:.0f}"
        "</td></tr>\n",
        escaped(linkage::name_of(linked.model.rules[rule])), count.pairs, linked.rule_pairs[rule],
        count.largest, count.split, count.left_out);
  }
  return text + "</tbody></table>\n";
}

constexpr std::string_view style =
    "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;margin:1em 0}caption{text-align:left;font-weight:bold}"
    "th,td{border-bottom:1px solid #b1b4b6;padding:.2em .8em .2em 0;text-align:left}"
    "svg{max-width:100%;height:auto;font:12px sans-serif}.for{fill:#00703c}.against{fill:#d4351c}"
    ".sum{fill:#1d70b8}.nought{stroke:#505a5f}";

}  // namespace

std::string report_page(const LinkReport& report) {
  const linkage::Linked& linked = *report.linked;
  std::string page = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><title>Linking "
      "{0}</title><style>{1}</style></head>\n<body>\n<main>\n<h1>Linking {0}</h1>\n",
      escaped(report.b.empty() ? report.a : report.a + " to " + report.b), style);
  page += fmt::format(
      "<p>{} records were read and {} rows were not. {:.0f} pairs were compared; {} are links at "
      "{:.2f} bits or more, which make {} clusters. {} pairs are possible twins. All of this is "
      "suggestion: a person decides, with a reason.</p>\n",
      report.records, report.bad_rows, linked.pairs, report.links_at_threshold, report.threshold,
      report.clusters, report.possible_twins);
  if (report.accuracy) {
    page += accuracy_table(*report.accuracy);
  }
  if (!report.fairness.empty()) {
    page += "<h2>Who is missed, who is mixed up</h2>\n";
    for (const Fairness& fairness : report.fairness) {
      page += fairness_table(fairness);
    }
  }
  page += rules_table(linked);
  page +=
      "<h2>What each agreement is worth</h2>\n<p>In bits, for one person against two who have "
      "nothing to do with each other: each bit doubles the odds. The rarity of a value adds to it "
      "or "
      "takes from it.</p>\n" +
      match_weights(report);
  page += "<h2>Pairs, explained</h2>\n";
  for (const ExplainedPair& pair : report.examples) {
    page += waterfall(pair);
  }
  return page + "</main>\n</body>\n</html>\n";
}

}  // namespace openmash::cli
