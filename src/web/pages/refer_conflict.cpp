// Two windows wrote to the same part of a form: both versions, side by side, and the writer says
// which stays. Until then nothing is stored and nothing is dropped.
#include <algorithm>

#include "base/contains.h"
#include "govuk/button.h"
#include "london/time_text.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/refer_questions.h"
#include "web/say.h"

namespace openmash::web {

namespace refer {

namespace {

/// One thing the two versions may differ in: a question with all its boxes, or a group of ticks.
struct Item {
  std::string name;
  std::string label;
  std::vector<std::string> names;
  const Asked* asked = nullptr;
};

std::vector<Item> items_of(const FormPage& page, Asks asks) {
  std::vector<Item> items;
  for (const Asked& asked : page.asked) {
    items.push_back({.name = asked.name,
                     .label = wording(asks, asked.subject, *asked.question).label,
                     .names = names_of(*asked.question, asked.name),
                     .asked = &asked});
  }
  for (const std::string& name : page.choices) {
    const char* label = name.ends_with("-kind")    ? "Has this child been born?"
                        : name.ends_with("-role")  ? "At risk, or a source of harm"
                        : name.ends_with("-about") ? "Whom it is about"
                                                   : "Who you are";
    items.push_back({.name = name, .label = label, .names = {name}});
  }
  return items;
}

bool same_in(const Item& item, const Fields& left, const Fields& right) {
  return std::ranges::all_of(item.names, [&](const std::string& name) {
    return values(left, name) == values(right, name);
  });
}

bool can_be_both(const Item& item) {
  return item.asked != nullptr && (item.asked->question->kind == FormKind::words ||
                                   item.asked->question->kind == FormKind::line);
}

std::string label_of_choice(const Fields& fields, const std::string& name, const std::string& code,
                            const hub::Profile& profile) {
  if (name == "source") {
    const auto source = source_with(code);
    return source ? say::label(*source, profile) : code;
  }
  if (code == "at_risk") return "May be at risk of harm";
  if (code == "source_of_harm") return "May be a source of harm";
  if (code == "child") return "Born";
  if (code == "unborn_child") return "Not yet born";
  for (const Entry& entry : entries(fields)) {
    if (entry.name() == code) {
      return entry_label(fields, entry);
    }
  }
  return code;
}

std::string text_of(const Item& item, const Fields& version, const Fields& stored,
                    const hub::Profile& profile) {
  if (item.asked != nullptr) {
    Answers answers;
    if (auto answer = read_answer(version, *item.asked->question, item.name)) {
      answers.all.push_back(*std::move(answer));
    }
    return say::shown(*item.asked->question, answers);
  }
  std::vector<std::string> labels;
  for (const std::string& code : values(version, item.name)) {
    labels.push_back(label_of_choice(stored, item.name, code, profile));
  }
  return say::listed(labels);
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> all;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t from = text.find_first_not_of(" \n", at);
    if (from == std::string_view::npos) {
      break;
    }
    at = std::min(text.find_first_of(" \n", from), text.size());
    all.push_back(text.substr(from, at - from));
  }
  return all;
}

/// For each word of `mine`, whether the other has it too, in the longest order they share.
std::vector<bool> shared_words(const std::vector<std::string_view>& mine,
                               const std::vector<std::string_view>& other) {
  const std::size_t width = other.size() + 1;
  std::vector<std::uint16_t> longest((mine.size() + 1) * width, 0);
  for (std::size_t i = mine.size(); i-- > 0;) {
    for (std::size_t j = other.size(); j-- > 0;) {
      longest[i * width + j] =
          mine[i] == other[j] ? static_cast<std::uint16_t>(longest[(i + 1) * width + j + 1] + 1)
                              : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  std::vector<bool> shared(mine.size(), false);
  for (std::size_t i = 0, j = 0; i < mine.size() && j < other.size();) {
    if (mine[i] == other[j]) {
      shared[i++] = true;
      ++j;
    } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return shared;
}

/// The text with what only this version has marked, in words as well as in colour.
Html marked(std::string_view text, std::string_view other) {
  constexpr std::size_t most_words =
      3'000;  // beyond it the table of words is too large to be worth it
  if (text.empty()) {
    return element("p", {{"class", "om-diff om-quiet"}}, "Blank");
  }
  const auto mine = words_in(text);
  const auto theirs = words_in(other);
  if (mine.size() > most_words || theirs.size() > most_words) {
    return element("p", {{"class", "om-diff"}}, prose::lines(text));
  }
  const std::vector<bool> shared = shared_words(mine, theirs);
  Html all;
  for (std::size_t i = 0; i < mine.size();) {
    std::string run;
    const bool is_shared = shared[i];
    for (; i < mine.size() && shared[i] == is_shared; ++i) {
      run += (run.empty() ? "" : " ") + std::string(mine[i]);
    }
    all += is_shared ? escape(run) : element("ins", "[+ ", run, " +]");
    all += i < mine.size() ? " "_html : Html();
  }
  return element("p", {{"class", "om-diff"}}, all);
}

Html keep_radio(const Item& item, const std::string& which, const std::string& words,
                const std::string& sub) {
  const std::string name = "keep-" + item.name;
  const std::string id = which == "yours" ? name : name + "-" + which;
  return element(
      "div", {{"class", "govuk-radios govuk-radios--small"}},
      element("div", {{"class", "govuk-radios__item"}},
              element("input", {{"class", "govuk-radios__input"},
                                {"id", id},
                                {"name", name},
                                {"type", "radio"},
                                {"value", which}}),
              element("label", {{"class", "govuk-label govuk-radios__label"}, {"for", id}},
                      element("strong", words), " ", element("span", {{"class", "om-sub"}}, sub))));
}

Html both_box(const Item& item, const std::string& yours, const std::string& stored) {
  const bool line = item.asked->question->kind == FormKind::line;
  const std::string id = "both-" + item.name;
  const std::string text =
      yours.empty() || stored.empty() ? yours + stored : yours + (line ? "; " : "\n\n") + stored;
  return element(
      "div", {{"class", "om-version"}},
      keep_radio(item, "both", "Keep both, as I edit it here", "Both texts, one after the other"),
      element("label", {{"class", "govuk-visually-hidden"}, {"for", id}},
              "Both together: ", item.label),
      element("textarea", {{"class", "govuk-textarea"}, {"id", id}, {"name", id}, {"rows", "5"}},
              "\n" + text));
}

Html item_versions(const Visit& visit, const OpenDraft& draft, const Item& item,
                   const Fields& yours, const Problems& problems) {
  const std::string mine = text_of(item, yours, draft.fields, visit.profile());
  const std::string theirs = text_of(item, draft.fields, draft.fields, visit.profile());
  Html carried = prose::hidden("differs", item.name);
  for (const std::string& name : item.names) {
    for (const std::string& one : values(yours, name)) {
      carried += prose::hidden("yours-" + name, one);
    }
  }
  Html all = element(
      "div", {{"class", "om-cols om-cols--6-6"}},
      element("div", {{"class", "om-version"}},
              keep_radio(item, "yours", "Keep this one", "What you wrote on this page"),
              marked(mine, theirs)),
      element("div", {{"class", "om-version"}},
              keep_radio(item, "stored", "Keep the other one",
                         "Saved from another window at " + london::time_text(draft.saved_at)),
              marked(theirs, mine)));
  if (can_be_both(item)) {
    all += both_box(item, mine, theirs);
  }
  const std::string problem = problem_of(problems, "keep-" + item.name);
  const Html error =
      problem.empty()
          ? Html()
          : element("p", {{"class", "govuk-error-message"}},
                    element("span", {{"class", "govuk-visually-hidden"}}, "Error: "), problem);
  return element(
      "div",
      {{"class",
        problem.empty() ? "govuk-form-group" : "govuk-form-group govuk-form-group--error"}},
      element("fieldset", {{"class", "govuk-fieldset"}},
              element("legend", {{"class", "govuk-fieldset__legend govuk-fieldset__legend--m"}},
                      item.label),
              error, carried, all));
}

}  // namespace

http::Response conflict_page(const Visit& visit, const OpenDraft& draft, const FormPage& page,
                             const Fields& yours, const Problems& problems) {
  Html all;
  for (const Item& item : items_of(page, draft.asks())) {
    if (!same_in(item, yours, draft.fields)) {
      all += item_versions(visit, draft, item, yours, problems);
    }
  }
  const std::string title = "This was changed in another window";
  return public_page(
      visit,
      {.title = title, .has_errors = !problems.empty(), .status = 409, .exit_this_page = true},
      join(error_summary(problems), prose::title(title),
           prose::paragraph(
               "Nothing is lost. You, or somebody with your code, saved this part of the "
               "form from another window while this one was open. Choose what stays. "
               "Whatever is only in one of them is marked ",
               element("strong", "[+ like this +]"), "."),
           element("form", {action("/refer/resolve"), {"method", "post"}, flag("novalidate")},
                   hidden_fields(visit), prose::hidden("page", page.key),
                   prose::hidden("base", base_of(draft.fields, page)), all,
                   govuk::button({.content = "Save my choice", .prevent_double_click = true}))));
}

}  // namespace refer

http::Response refer_resolve(Visit& visit) {
  using namespace refer;
  if (auto unknown =
          unknown_field(visit, {"page", "base", "differs", "keep-*", "both-*", "yours-*"})) {
    return *std::move(unknown);
  }
  DraftOr open = draft_or_elsewhere(visit);
  if (!open) {
    return open.error();
  }
  OpenDraft& draft = *open;
  const auto page = form_page(draft.fields, field(visit, "page"));
  if (!page) {
    return not_found(visit);
  }
  Fields yours = draft.fields;
  Fields chosen = draft.fields;
  Problems problems;
  for (const Item& item : items_of(*page, draft.asks())) {
    if (!contains(visit.request.form_all("differs"), item.name)) {
      continue;
    }
    const std::string keep = field(visit, "keep-" + item.name);
    for (const std::string& name : item.names) {
      std::vector<std::string> typed;
      for (const std::string_view one : visit.request.form_all("yours-" + name)) {
        typed.emplace_back(one);
      }
      put_all(yours, name, typed);
      if (keep == "yours" || keep == "both") {
        put_all(chosen, name, typed);
      }
    }
    if (keep == "both") {
      put(chosen, item.name, field(visit, "both-" + item.name));
      put(chosen, item.name + "-unknown", "");
    } else if (keep.empty()) {
      problems.push_back(
          {.field = "keep-" + item.name, .words = "Choose which to keep: “" + item.label + "”"});
    }
  }
  if (!problems.empty()) {
    return conflict_page(visit, draft, *page, yours, problems);
  }
  switch (save(visit, draft, *page, chosen, How::finished)) {
    case Save::saved:
      return http::see_other("/refer/tasks");
    case Save::changed_elsewhere:
      return conflict_page(visit, draft, *page, chosen);
    case Save::gone:
      break;
  }
  return not_open(visit, open_draft(visit));
}

}  // namespace openmash::web
