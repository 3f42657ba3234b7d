#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "web/pages/refer.h"

namespace openmash::web::refer {

namespace {

/// Where a new group of questions begins within a long section, and what it is called.
struct Group {
  FormSubject subject;
  std::string_view first;
  std::string_view heading;
};

constexpr std::array groups = {
    Group{FormSubject::child, "name", "Who they are"},
    Group{FormSubject::child, "address_kind", "Where they are"},
    Group{FormSubject::child, "school", "School, health and background"},
    Group{FormSubject::child, "seen", "When they were last seen, and what they said"},
    Group{FormSubject::adult, "name", "Who they are"},
    Group{FormSubject::adult, "relationship", "Who they are to the child"},
    Group{FormSubject::adult, "address_kind", "Where they are, and what they need"},
};

/// The same question, asked at the door "I want help for my family".
struct HelpWording {
  FormSubject subject;
  std::string_view key;
  std::string_view label;
  std::string_view hint;
};

constexpr std::array help_words = {
    HelpWording{FormSubject::concern, "words", "What is hard at the moment, and what would help?",
                "In your own words. It does not have to be neat"},
    HelpWording{FormSubject::concern, "when", "When did it start?", ""},
    HelpWording{FormSubject::concern, "where", "Where does it happen?",
                "For example at home or at school"},
    HelpWording{FormSubject::contact, "role", "Who you are to the child, or your job",
                "For example mother, grandfather, teacher"},
    HelpWording{FormSubject::contact, "withhold_identity",
                "Should anyone in the family not be told who you are?", ""},
    HelpWording{FormSubject::contact, "identified",
                "When did you first think about asking for help?", "A month or a year is enough"},
    HelpWording{FormSubject::contact, "delay", "If you waited, what held you back?", ""},
    HelpWording{FormSubject::contact, "safe_now", "Is everybody safe now?", ""},
    HelpWording{FormSubject::contact, "family_knows",
                "Does the rest of the family know you are asking?", ""},
    HelpWording{FormSubject::child, "own_words",
                "What does the child say about it, in their own words?",
                "Exactly as they said it, if you can"},
};

/// Of oneself nobody needs to say "I do not know", nor of the worry itself.
bool offers_not_known(std::string_view section, const FormQuestion& question) {
  return section != "about-you" && !(section == "worry" && question.key == "words");
}

std::vector<Asked> asked_in(const FormSection& section, const std::string& whom) {
  std::vector<Asked> all;
  for (const FormQuestion& question : section.questions) {
    Asked asked{.question = &question,
                .subject = section.subject,
                .name = field_name(whom, question),
                .heading = {},
                .offers_not_known = offers_not_known(section.key, question)};
    for (const Group& group : groups) {
      if (group.subject == section.subject && group.first == question.key) {
        asked.heading = group.heading;
      }
    }
    all.push_back(std::move(asked));
  }
  return all;
}

Asks asks_of(const Fields& fields) {
  return value(fields, "door") == "help" ? Asks::help : Asks::worry;
}

std::optional<Entry> entry_with_key(const Fields& fields, std::string_view key) {
  for (const Entry& entry : entries(fields)) {
    if (entry.name() == key) {
      return entry;
    }
  }
  return std::nullopt;
}

FormPage page_of_entry(const Fields& fields, const Entry& entry) {
  FormPage page{
      .key = entry.name(),
      .address = "/refer/" + std::string(name_of(entry.kind)) + "/" + std::to_string(entry.number),
      .caption = entry_title(asks_of(fields), entry),
      .title = {},
      .parts = {entry.name()},
      .asked = {},
      .entry = entry};
  switch (entry.kind) {
    case EntryKind::child:
      page.title = "What do you know about this child?";
      page.asked = asked_in(*find_section("child"), entry.name());
      page.choices = {entry.name() + "-kind", entry.name() + "-role"};
      break;
    case EntryKind::adult:
      page.title = "What do you know about this person?";
      page.asked = asked_in(*find_section("adult"), entry.name());
      page.choices = {entry.name() + "-role"};
      break;
    case EntryKind::worry:
      page.title = asks_of(fields) == Asks::help ? "What you need help with" : "What worries you";
      page.asked = asked_in(*find_section("worry"), entry.name());
      page.choices = {entry.name() + "-about"};
      break;
  }
  return page;
}

Asked one_question(FormSubject subject, std::string_view key, const std::string& whom,
                   std::string label, std::string hint) {
  const FormQuestion* question = find_question(subject, key);
  ensure(question != nullptr, "the short page asks questions of the form");
  return {.question = question,
          .subject = subject,
          .name = field_name(whom, *question),
          .heading = {},
          .offers_not_known = false,
          .own_label = std::move(label),
          .own_hint = std::move(hint)};
}

/// The shortest way: one page with what cannot wait.
std::optional<FormPage> page_for_now(const Fields& fields) {
  const auto worries = entries(fields, EntryKind::worry);
  const auto children = entries(fields, EntryKind::child);
  if (worries.empty() || children.empty()) {
    return std::nullopt;
  }
  const std::string worry = worries.front().name();
  const std::string child = children.front().name();
  return FormPage{
      .key = "now",
      .address = "/refer/now",
      .caption = {},
      .title = "Tell us now",
      .parts = {worry, child, "about-you"},
      .asked = {
          one_question(FormSubject::concern, "words", worry, "", ""),
          one_question(FormSubject::child, "name", child, "Which child?",
                       "A name, or what you know: a boy of about 6, the baby next door"),
          one_question(FormSubject::child, "address", child,
                       "Where are they, or where do they live?", "An address, a street, a school"),
          one_question(FormSubject::contact, "name", "contact", "", ""),
          one_question(FormSubject::contact, "phone", "contact", "How can we reach you?",
                       "A telephone number. Leave it blank if you would rather not say")}};
}

bool is_text(const FormQuestion& question, const std::string& name) {
  switch (question.kind) {
    case FormKind::line:
    case FormKind::words:
    case FormKind::date:
      return !name.ends_with("-unknown");
    case FormKind::one_of:
    case FormKind::several_of:
      return false;
  }
  return false;
}

/// Line ends as people see them; nothing else is touched.
std::string tidy(std::string_view typed) {
  std::string text;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (typed[i] != '\r') {
      text += typed[i];
    } else if (i + 1 == typed.size() || typed[i + 1] != '\n') {
      text += '\n';
    }
  }
  const std::size_t from = text.find_first_not_of(" \t\n");
  return from == std::string::npos ? std::string{}
                                   : text.substr(from, text.find_last_not_of(" \t\n") - from + 1);
}

// Each part of a draft names the page that wrote it last, by that page's submission.
constexpr std::string_view no_writer = "0";
constexpr const char* finished_mark = "!";

std::string marker_name(const std::string& part) {
  return "page-" + part;
}

/// Whether another page has written to one of these parts since this one was made.
bool written_elsewhere(const Fields& fields, const FormPage& page, std::string_view base,
                       const std::string& mine, How how) {
  const std::vector<std::string> made_from = split_codes(base);
  for (std::size_t i = 0; i < page.parts.size(); ++i) {
    const std::string_view marker = value(fields, marker_name(page.parts[i]));
    const std::string_view last = marker.empty() ? no_writer : marker;
    const bool as_then = i < made_from.size() && last == made_from[i];
    const bool saved_by_me = last == mine;
    // What the finished page says wins over a saving of the same page that arrives late.
    const bool finished_by_me = last == mine + finished_mark && how == How::finished;
    if (!as_then && !saved_by_me && !finished_by_me) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<FormPage> form_page(const Fields& fields, std::string_view key) {
  if (key == "who") {
    return FormPage{.key = "who",
                    .address = "/refer/who",
                    .caption = {},
                    .title = "Who are you?",
                    .parts = {"who"},
                    .asked = {},
                    .choices = {"source"}};
  }
  if (key == "now") {
    return page_for_now(fields);
  }
  if (const auto entry = entry_with_key(fields, key)) {
    return page_of_entry(fields, *entry);
  }
  const FormSection* section = find_section(key);
  if (section == nullptr || section->subject != FormSubject::contact) {
    return std::nullopt;
  }
  return FormPage{.key = std::string(key),
                  .address = "/refer/" + std::string(key),
                  .caption = {},
                  .title = section_title(asks_of(fields), *section),
                  .parts = {std::string(key)},
                  .asked = asked_in(*section, "contact")};
}

Wording wording(Asks asks, FormSubject subject, const FormQuestion& question) {
  if (asks == Asks::help) {
    for (const HelpWording& words : help_words) {
      if (words.subject == subject && words.key == question.key) {
        return {.label = std::string(words.label), .hint = std::string(words.hint)};
      }
    }
  }
  return {.label = std::string(question.label), .hint = std::string(question.hint)};
}

std::string section_title(Asks asks, const FormSection& section) {
  return asks == Asks::help && section.key == "worry" ? "What you need help with"
                                                      : std::string(section.title);
}

std::string entry_title(Asks asks, const Entry& entry) {
  const std::string number = " " + std::to_string(entry.number);
  switch (entry.kind) {
    case EntryKind::child:
      return "Child" + number;
    case EntryKind::adult:
      return "Adult" + number;
    case EntryKind::worry:
      return (asks == Asks::help ? "Need" : "Worry") + number;
  }
  return {};
}

std::string entry_label(const Fields& fields, const Entry& entry) {
  const auto said = [&](const char* key) {
    return std::string(value(fields, entry.name() + "-" + key));
  };
  const std::string known_as = said("known_as");
  const std::string name = said("name").empty() ? known_as : said("name");
  if (!name.empty()) {
    return "“" + name + "”";
  }
  std::string label = entry_title(asks_of(fields), entry);
  if (said("kind") == "unborn_child") {
    label += ", not yet born";
  } else if (const std::string age = said("about_age"); !age.empty()) {
    label += ", " + (age.starts_with("about") ? age : "about " + age);
  } else if (const std::string relation = said("relationship"); !relation.empty()) {
    label += ", " + relation;
  }
  return label;
}

Fields posted(const Visit& visit, const FormPage& page, const Fields& stored) {
  Fields said;
  const auto add = [&](const std::string& name) {
    std::vector<std::string> all;
    for (const std::string_view one : visit.request.form_all(name)) {
      all.push_back(tidy(one));
    }
    put_all(said, name, all);
  };
  for (const Asked& asked : page.asked) {
    for (const std::string& name : names_of(*asked.question, asked.name)) {
      if (is_text(*asked.question, name) && !visit.request.form(name)) {
        put_all(said, name, values(stored, name));
      } else {
        add(name);
      }
    }
  }
  for (const std::string& name : page.choices) {
    add(name);
  }
  return said;
}

std::optional<http::Response> unknown_to_form(const Visit& visit) {
  return unknown_field(
      visit, {"page", "base", "then", "source", "contact-*", "child-*", "adult-*", "worry-*"});
}

void take(Fields& fields, const FormPage& page, const Fields& said) {
  for (const Asked& asked : page.asked) {
    for (const std::string& name : names_of(*asked.question, asked.name)) {
      put_all(fields, name, values(said, name));
    }
  }
  for (const std::string& name : page.choices) {
    put_all(fields, name, values(said, name));
  }
}

std::string base_of(const Fields& fields, const FormPage& page) {
  std::string base;
  for (const std::string& part : page.parts) {
    const std::string_view marker = value(fields, marker_name(part));
    base += (base.empty() ? "" : ",") + std::string(marker.empty() ? no_writer : marker);
  }
  return base;
}

Save save(const Visit& visit, OpenDraft& draft, const FormPage& page, const Fields& said, How how) {
  const std::string mine = submission(visit).id.value.hex();
  const std::string base{visit.request.form("base").value_or("")};
  bool elsewhere = false;
  const bool kept = change(visit, draft, [&](Fields& fields) {
    Fields changed = fields;
    take(changed, page, said);
    elsewhere = changed != fields && written_elsewhere(fields, page, base, mine, how);
    if (elsewhere || (changed == fields && how == How::saved_while_typing)) {
      return;
    }
    fields = std::move(changed);
    for (const std::string& part : page.parts) {
      put(fields, marker_name(part), how == How::finished ? mine + finished_mark : mine);
      if (how == How::finished) {
        put(fields, "done-" + part, "yes");
      }
    }
  });
  if (!kept) {
    return Save::gone;
  }
  return elsewhere ? Save::changed_elsewhere : Save::saved;
}

}  // namespace openmash::web::refer
