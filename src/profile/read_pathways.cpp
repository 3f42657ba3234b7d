#include "profile/read_pathways.h"

#include <algorithm>

#include "profile/table_reader.h"

namespace openmash::profile {

namespace {

hub::Pathway read_pathway(TableReader& in, const std::vector<hub::Pathway>& earlier) {
  hub::Pathway pathway{.code = PathwayCode{in.code("code")},
                       .name = in.text("name"),
                       .when = in.text("when"),
                       .clock = in.clock_if_any("clock"),
                       .tell = in.texts("tell"),
                       .restriction = in.text_if_any("restriction"),
                       .source = in.text("source"),
                       .assumed = in.text_if_any("assumed")};
  for (TableReader& row : in.tables("steps")) {
    hub::PathwayStep step{.code = PathwayStepCode{row.code("code")}, .words = row.text("words")};
    row.done();
    if (std::ranges::count(pathway.steps, step.code, &hub::PathwayStep::code) > 0) {
      row.wrong("code", "the step \"" + step.code.value + "\" twice in one pathway",
                "each code once");
    }
    pathway.steps.push_back(std::move(step));
  }
  in.done();
  if (pathway.steps.empty()) {
    in.wrong("steps", "a pathway without a step", "one of `steps` or more");
  }
  if (std::ranges::count(earlier, pathway.code, &hub::Pathway::code) > 0) {
    in.wrong("code", "the pathway \"" + pathway.code.value + "\" twice", "each code once");
  }
  return pathway;
}

}  // namespace

std::vector<hub::Pathway> read_pathways(const Document& document, Mistakes& mistakes) {
  TableReader in{document.file, document.root, "the pathways file", mistakes};
  std::vector<hub::Pathway> pathways;
  for (TableReader& row : in.tables("pathways")) {
    pathways.push_back(read_pathway(row, pathways));
  }
  if (pathways.empty()) {
    in.wrong("pathways", "no pathway", "one [[pathways]] or more, or no such file");
  }
  in.done();
  return pathways;
}

}  // namespace openmash::profile
