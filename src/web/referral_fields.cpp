#include "web/referral_fields.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/contains.h"
#include "domain/intake/partial_date.h"

namespace openmash::web {

namespace {

constexpr std::string_view yes = "yes";
constexpr std::string_view unborn = "unborn_child";
constexpr std::string_view at_risk = "at_risk";
constexpr std::string_view source_of_harm = "source_of_harm";

struct SourceCode {
  std::string_view code;
  Source source;
};

constexpr std::array source_codes = {
    SourceCode{"self", Source::self},
    SourceCode{"family", Source::family},
    SourceCode{"child", Source::child},
    SourceCode{"member_of_public", Source::member_of_public},
    SourceCode{"professional", Source::professional},
    SourceCode{"police", Source::police},
    SourceCode{"other_local_authority", Source::other_local_authority},
    SourceCode{"anonymous", Source::anonymous},
};

struct ChannelCode {
  std::string_view code;
  Channel channel;
};

constexpr std::array channel_codes = {
    ChannelCode{"online_form", Channel::online_form},
    ChannelCode{"telephone", Channel::telephone},
    ChannelCode{"email", Channel::email},
    ChannelCode{"letter", Channel::letter},
    ChannelCode{"fax", Channel::fax},
    ChannelCode{"walk_in", Channel::walk_in},
    ChannelCode{"police_notification", Channel::police_notification},
};

std::optional<unsigned> number_in(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number == 0) {
    return std::nullopt;
  }
  return number;
}

/// "child-2", with its id; nothing where the draft was not written by us.
std::optional<Entry> read_entry(const Fields& fields, std::string_view name) {
  const std::size_t dash = name.find('-');
  if (dash == std::string_view::npos) {
    return std::nullopt;
  }
  const auto kind = entry_kind(name.substr(0, dash));
  const auto number = number_in(name.substr(dash + 1));
  const auto id = id_from_hex(value(fields, std::string(name) + "-id"));
  if (!kind || !number || !id) {
    return std::nullopt;
  }
  return Entry{.kind = *kind, .number = *number, .id = *id};
}

std::string last_number_name(EntryKind kind) {
  return std::string(name_of(kind)) + "-last";
}

std::string date_parts(const Fields& fields, const std::string& name) {
  const std::string_view day = value(fields, name + "-day");
  const std::string_view month = value(fields, name + "-month");
  const std::string_view year = value(fields, name + "-year");
  const auto read = read_partial_date(day, month, year);
  if (read) {
    return *read ? to_text(**read) : std::string{};
  }
  // What was typed is sent as it was. With its strokes it can never be taken for a kept date.
  return std::string(day) + "/" + std::string(month) + "/" + std::string(year);
}

void put_date(Fields& fields, const std::string& name, std::string_view words) {
  if (const auto date = partial_date_from_text(words)) {
    const auto part = [](int number) { return number == 0 ? "" : std::to_string(number); };
    put(fields, name + "-day", part(date->day));
    put(fields, name + "-month", part(date->month));
    put(fields, name + "-year", part(date->year));
    return;
  }
  const std::size_t first = words.find('/');
  const std::size_t second = first == std::string_view::npos ? first : words.find('/', first + 1);
  if (second == std::string_view::npos) {
    put(fields, name + "-year", words);
    return;
  }
  put(fields, name + "-day", words.substr(0, first));
  put(fields, name + "-month", words.substr(first + 1, second - first - 1));
  put(fields, name + "-year", words.substr(second + 1));
}

Answers read_answers(const Fields& fields, FormSubject subject, std::string_view whom) {
  Answers answers;
  const auto read = [&](std::span<const FormQuestion> questions) {
    for (const FormQuestion& question : questions) {
      if (auto answer = read_answer(fields, question, field_name(whom, question))) {
        answers.all.push_back(*std::move(answer));
      }
    }
  };
  for (const FormSection& section : referral_form()) {
    if (section.subject == subject) {
      read(section.questions);
    }
  }
  if (subject == FormSubject::contact) {
    read(notification_questions());
  }
  return answers;
}

void write_answers(Fields& fields, FormSubject subject, std::string_view whom,
                   const Answers& answers) {
  for (const Answer& answer : answers.all) {
    if (const FormQuestion* question = find_question(subject, answer.question)) {
      write_answer(fields, *question, field_name(whom, *question), answer);
    }
  }
}

PersonDescribed read_person(const Fields& fields, const Entry& entry) {
  const std::string name = entry.name();
  PersonDescribed person{.person = PersonId{entry.id}};
  if (entry.kind == EntryKind::adult) {
    person.kind = PersonKind::adult;
  } else if (value(fields, name + "-kind") == unborn) {
    person.kind = PersonKind::unborn_child;
  }
  const std::vector<std::string> roles = values(fields, name + "-role");
  person.at_risk = contains(roles, at_risk);
  person.source_of_harm = contains(roles, source_of_harm);
  person.answers = read_answers(fields, subject_of(entry.kind), name);
  return person;
}

bool says_something(const PersonDescribed& person) {
  return !person.answers.all.empty() || person.at_risk || person.source_of_harm ||
         person.kind == PersonKind::unborn_child;
}

}  // namespace

std::string_view value(const Fields& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &Fields::value_type::first);
  return found == fields.end() ? std::string_view{} : std::string_view{found->second};
}

std::vector<std::string> values(const Fields& fields, std::string_view name) {
  std::vector<std::string> all;
  for (const auto& [field, words] : fields) {
    if (field == name) {
      all.push_back(words);
    }
  }
  return all;
}

void put_all(Fields& fields, std::string_view name, const std::vector<std::string>& all) {
  // In its old place where it had one, so that an unchanged draft is the same draft.
  auto at = std::ranges::find(fields, name, &Fields::value_type::first);
  const auto place = at - fields.begin();
  std::erase_if(fields, [&](const auto& field) { return field.first == name; });
  at = fields.begin() + place;
  for (const std::string& words : all) {
    if (!words.empty()) {
      at = fields.insert(at, {std::string(name), words}) + 1;
    }
  }
}

void put(Fields& fields, std::string_view name, std::string_view one) {
  put_all(fields, name, {std::string(one)});
}

std::string Entry::name() const {
  return std::string(name_of(kind)) + "-" + std::to_string(number);
}

std::string_view name_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::child:
      return "child";
    case EntryKind::adult:
      return "adult";
    case EntryKind::worry:
      return "worry";
  }
  return {};
}

std::optional<EntryKind> entry_kind(std::string_view name) {
  for (const EntryKind kind : {EntryKind::child, EntryKind::adult, EntryKind::worry}) {
    if (name_of(kind) == name) {
      return kind;
    }
  }
  return std::nullopt;
}

FormSubject subject_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::child:
      return FormSubject::child;
    case EntryKind::adult:
      return FormSubject::adult;
    case EntryKind::worry:
      return FormSubject::concern;
  }
  return FormSubject::contact;
}

std::vector<Entry> entries(const Fields& fields) {
  std::vector<Entry> all;
  for (const std::string& name : values(fields, "entry")) {
    if (const auto entry = read_entry(fields, name)) {
      all.push_back(*entry);
    }
  }
  return all;
}

std::vector<Entry> entries(const Fields& fields, EntryKind kind) {
  std::vector<Entry> all = entries(fields);
  std::erase_if(all, [&](const Entry& entry) { return entry.kind != kind; });
  return all;
}

std::optional<Entry> find_entry(const Fields& fields, EntryKind kind, unsigned number) {
  for (const Entry& entry : entries(fields)) {
    if (entry.kind == kind && entry.number == number) {
      return entry;
    }
  }
  return std::nullopt;
}

std::optional<Entry> add_entry(Fields& fields, EntryKind kind, Id128 id) {
  const std::vector<Entry> all = entries(fields);
  const auto same = std::ranges::find(all, id, &Entry::id);
  if (same != all.end()) {
    return *same;
  }
  const auto worries =
      static_cast<std::size_t>(std::ranges::count(all, EntryKind::worry, &Entry::kind));
  if (kind == EntryKind::worry ? worries >= most_worries : all.size() - worries >= most_people) {
    return std::nullopt;
  }
  const unsigned number = number_in(value(fields, last_number_name(kind))).value_or(0) + 1;
  const Entry entry{.kind = kind, .number = number, .id = id};
  fields.emplace_back("entry", entry.name());
  fields.emplace_back(entry.name() + "-id", id.hex());
  put(fields, last_number_name(kind), std::to_string(number));
  return entry;
}

void remove_entry(Fields& fields, const Entry& entry) {
  const std::string name = entry.name();
  std::erase_if(fields, [&](const auto& field) {
    return field.first.starts_with(name + "-") ||
           (field.first == "entry" && field.second == name) ||
           (field.first.starts_with("worry-") && field.first.ends_with("-about") &&
            field.second == name);
  });
}

std::string field_name(std::string_view whom, const FormQuestion& question) {
  return std::string(whom) + "-" + std::string(question.key);
}

std::vector<std::string> names_of(const FormQuestion& question, const std::string& name) {
  switch (question.kind) {
    case FormKind::date:
      return {name + "-day", name + "-month", name + "-year", name + "-unknown"};
    case FormKind::one_of:
      return {name};
    case FormKind::line:
    case FormKind::words:
    case FormKind::several_of:
      return {name, name + "-unknown"};
  }
  return {};
}

std::optional<Answer> read_answer(const Fields& fields, const FormQuestion& question,
                                  const std::string& name) {
  Answer answer{.question = std::string(question.key)};
  switch (question.kind) {
    case FormKind::date:
      answer.words = date_parts(fields, name);
      break;
    case FormKind::several_of:
      answer.words = join_codes(values(fields, name));
      break;
    case FormKind::one_of:
      if (value(fields, name) == not_known_code) {
        answer.not_known = true;
        return answer;
      }
      answer.words = value(fields, name);
      break;
    case FormKind::line:
    case FormKind::words:
      answer.words = value(fields, name);
      break;
  }
  if (!answer.words.empty()) {
    return answer;  // words win over the tick: they are what would be lost
  }
  answer.not_known = value(fields, name + "-unknown") == yes;
  return answer.not_known ? std::optional{answer} : std::nullopt;
}

void write_answer(Fields& fields, const FormQuestion& question, const std::string& name,
                  const Answer& answer) {
  if (answer.not_known) {
    if (question.kind == FormKind::one_of) {
      put(fields, name, not_known_code);
    } else {
      put(fields, name + "-unknown", yes);
    }
    return;
  }
  switch (question.kind) {
    case FormKind::date:
      put_date(fields, name, answer.words);
      break;
    case FormKind::several_of:
      put_all(fields, name, split_codes(answer.words));
      break;
    case FormKind::one_of:
    case FormKind::line:
    case FormKind::words:
      put(fields, name, answer.words);
      break;
  }
}

std::string join_codes(const std::vector<std::string>& codes) {
  std::string joined;
  for (const std::string& code : codes) {
    joined += (joined.empty() ? "" : ",") + code;
  }
  return joined;
}

std::vector<std::string> split_codes(std::string_view joined) {
  std::vector<std::string> codes;
  while (!joined.empty()) {
    const std::size_t comma = std::min(joined.find(','), joined.size());
    if (comma != 0) {
      codes.emplace_back(joined.substr(0, comma));
    }
    joined.remove_prefix(std::min(comma + 1, joined.size()));
  }
  return codes;
}

std::string_view code_of(Source source) {
  const auto found = std::ranges::find(source_codes, source, &SourceCode::source);
  return found == source_codes.end() ? std::string_view{} : found->code;
}

std::optional<Source> source_with(std::string_view code) {
  const auto found = std::ranges::find(source_codes, code, &SourceCode::code);
  return found == source_codes.end() ? std::nullopt : std::optional{found->source};
}

std::string_view code_of(Channel channel) {
  const auto found = std::ranges::find(channel_codes, channel, &ChannelCode::channel);
  return found == channel_codes.end() ? std::string_view{} : found->code;
}

std::optional<Channel> channel_with(std::string_view code) {
  const auto found = std::ranges::find(channel_codes, code, &ChannelCode::code);
  return found == channel_codes.end() ? std::nullopt : std::optional{found->channel};
}

WrittenReferral read_referral(const Fields& fields) {
  WrittenReferral referral;
  referral.asks = value(fields, "door") == "help" ? Asks::help : Asks::worry;
  // Whoever leaves a name or a number is not anonymous, also when they did not say who they are.
  const bool unnamed =
      value(fields, "contact-name").empty() && value(fields, "contact-phone").empty();
  referral.source = source_with(value(fields, "source"))
                        .value_or(unnamed ? Source::anonymous : Source::member_of_public);
  referral.answers = read_answers(fields, FormSubject::contact, "contact");

  const std::vector<Entry> all = entries(fields);
  std::vector<PersonId> spoken_of;
  for (const Entry& entry : all) {
    if (entry.kind != EntryKind::worry) {
      continue;
    }
    ConcernRaised concern{.concern = ConcernId{entry.id},
                          .answers = read_answers(fields, FormSubject::concern, entry.name())};
    if (concern.answers.all.empty()) {
      continue;
    }
    const std::vector<std::string> about = values(fields, entry.name() + "-about");
    for (const Entry& person : all) {
      if (person.kind != EntryKind::worry && contains(about, person.name())) {
        concern.about.emplace_back(person.id);
      }
    }
    spoken_of.insert(spoken_of.end(), concern.about.begin(), concern.about.end());
    referral.concerns.push_back(std::move(concern));
  }
  for (const Entry& entry : all) {
    if (entry.kind == EntryKind::worry) {
      continue;
    }
    PersonDescribed person = read_person(fields, entry);
    if (says_something(person) || contains(spoken_of, person.person)) {
      referral.people.push_back(std::move(person));
    }
  }
  return referral;
}

Fields write_referral(const WrittenReferral& referral) {
  Fields fields;
  put(fields, "door", referral.asks == Asks::help ? "help" : "worry");
  put(fields, "source", code_of(referral.source));
  write_answers(fields, FormSubject::contact, "contact", referral.answers);
  for (const PersonDescribed& person : referral.people) {
    const auto entry =
        add_entry(fields, person.kind == PersonKind::adult ? EntryKind::adult : EntryKind::child,
                  person.person.value);
    if (!entry) {
      break;
    }
    if (person.kind == PersonKind::unborn_child) {
      put(fields, entry->name() + "-kind", unborn);
    }
    std::vector<std::string> roles;
    if (person.at_risk) {
      roles.emplace_back(at_risk);
    }
    if (person.source_of_harm) {
      roles.emplace_back(source_of_harm);
    }
    put_all(fields, entry->name() + "-role", roles);
    write_answers(fields, subject_of(entry->kind), entry->name(), person.answers);
  }
  for (const ConcernRaised& concern : referral.concerns) {
    const auto entry = add_entry(fields, EntryKind::worry, concern.concern.value);
    if (!entry) {
      break;
    }
    std::vector<std::string> about;
    for (const Entry& person : entries(fields)) {
      if (contains(concern.about, PersonId{person.id})) {
        about.push_back(person.name());
      }
    }
    put_all(fields, entry->name() + "-about", about);
    write_answers(fields, FormSubject::concern, entry->name(), concern.answers);
  }
  return fields;
}

Fields new_draft(Asks asks, Id128 child, Id128 worry) {
  Fields fields;
  put(fields, "door", asks == Asks::help ? "help" : "worry");
  static_cast<void>(add_entry(fields, EntryKind::worry, worry));
  static_cast<void>(add_entry(fields, EntryKind::child, child));
  return fields;
}

bool tells_a_worry(const WrittenReferral& referral) {
  return std::ranges::any_of(referral.concerns, [](const ConcernRaised& concern) {
    return !concern.answers.words("words").empty();
  });
}

bool tells_which_child(const WrittenReferral& referral) {
  return std::ranges::any_of(referral.people, [](const PersonDescribed& person) {
    return person.kind != PersonKind::adult &&
           std::ranges::any_of(person.answers.all, [](const Answer& a) { return !a.not_known; });
  });
}

}  // namespace openmash::web
