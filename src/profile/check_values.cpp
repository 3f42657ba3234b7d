#include <algorithm>
#include <cctype>

#include "domain/person/alerts.h"
#include "profile/check_profile.h"

namespace openmash::profile {

namespace {

using hub::ClockUnit;
using hub::Profile;

std::string quoted(std::string_view text) {
  return '"' + std::string{text} + '"';
}

/// In capitals or not, with what spaces there are between the words made one.
std::string plainly(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!space) {
      plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!plain.empty() && plain.back() != ' ') {
      plain += ' ';
    }
  }
  return plain;
}

/// The hours of the longest day the hub is open, for comparing hours of work with days of work.
int longest_day(const hub::OpeningHours& hours) {
  std::chrono::minutes longest{0};
  for (const auto& day : hours.week) {
    longest = std::max(longest, day ? day->close - day->open : longest);
  }
  return std::max(1, static_cast<int>(std::chrono::floor<std::chrono::hours>(longest).count()));
}

/// Whether the first is longer than the second whatever the day it begins on. Nothing is said of a
/// clock without hours, nor of hours of work that may end sooner or later than those on the wall.
bool surely_longer(const hub::Clock& one, const hub::Clock& other, const hub::OpeningHours& hours) {
  const auto at_work = [&](const hub::Clock& clock) {
    return clock.unit == ClockUnit::working_days ? clock.amount * longest_day(hours) : clock.amount;
  };
  if (one.unit == ClockUnit::none || other.unit == ClockUnit::none) {
    return false;
  }
  if (other.unit == ClockUnit::elapsed_hours) {
    // Hours of work take that long at least, and a working day at least a day.
    return (one.unit == ClockUnit::working_days ? 24 * one.amount : one.amount) > other.amount;
  }
  return one.unit != ClockUnit::elapsed_hours && at_work(one) > at_work(other);
}

bool is_telephone(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; }) &&
         text.find_first_not_of("0123456789 +()-") == std::string_view::npos;
}

bool is_mail(std::string_view text) {
  const auto at = text.find('@');
  return at != 0 && at != std::string_view::npos && at + 1 < text.size() &&
         text.find(' ') == std::string_view::npos;
}

bool is_https(std::string_view text) {
  const std::string_view before = "https://";
  return text.starts_with(before) && text.size() > before.size() &&
         text.find(' ') == std::string_view::npos;
}

class Values {
 public:
  Values(const Profile& profile, const Document& document, Mistakes& mistakes)
      : profile_(profile), document_(document), mistakes_(mistakes) {}

  void all() {
    top();
    names();
    former_names();
    clocks();
    reached();
    ways_to_refer();
    waiting_letters();
    criteria();
    the_check();
    agreement();
    outcomes();
    work();
    law();
  }

 private:
  void wrong(std::string_view path, std::string found, std::string expected) {
    mistakes_.push_back(
        {document_.file, document_.line_of(path), std::move(found), std::move(expected)});
  }

  static std::string row(const std::string& list, std::size_t i, std::string_view key = {}) {
    const std::string path = list + ".#" + std::to_string(i);
    return key.empty() ? path : path + '.' + std::string{key};
  }

  void top() {
    const bool one_line = profile_.version.find_first_of("\r\n") == std::string::npos;
    if (profile_.version.size() > 40 || !one_line) {
      wrong("version", "a version of more than 40 characters or one line",
            "a short name: \"2\", \"2027-spring\"");
    }
    const auto year = profile_.in_force_from.year();
    if (profile_.in_force_from.ok() &&
        (year < std::chrono::year{2000} || year > std::chrono::year{2100})) {
      wrong("in_force_from", "a day in " + std::to_string(static_cast<int>(year)),
            "the day this version holds from, between 2000 and 2100");
    }
  }

  /// Two things people cannot tell apart.
  template <class Row, class Text>
  void one_name_each(const std::string& list, std::string_view key, const std::vector<Row>& rows,
                     Text text) {
    std::vector<std::string> seen;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string plain = plainly(rows[i].*text);
      if (!plain.empty() && std::ranges::find(seen, plain) != seen.end()) {
        wrong(row(list, i, key), "a second entry of " + list + " called " + quoted(rows[i].*text),
              "a " + std::string{key} + " of its own: people tell them apart by it");
      }
      seen.push_back(plain);
    }
  }

  void names() {
    one_name_each("agencies", "name", profile_.agencies, &hub::Agency::name);
    one_name_each("roles", "name", profile_.roles, &hub::Role::name);
    one_name_each("levels", "name", profile_.levels, &hub::Level::name);
    one_name_each("thresholds.levels", "name", profile_.thresholds.levels, &hub::NeedLevel::name);
    one_name_each("outcomes", "name", profile_.outcomes, &hub::Outcome::name);
    one_name_each("channels", "name", profile_.channels, &hub::Channel::name);
    one_name_each("sources", "name", profile_.sources, &hub::Source::name);
    one_name_each("criteria", "words", profile_.criteria, &hub::Criterion::words);
    one_name_each("issues", "words", profile_.issues, &hub::Issue::words);
    one_name_each("disagreement", "name", profile_.disagreement, &hub::DisagreementStage::name);
    one_name_each("outside_sharing", "words", profile_.outside_sharing, &hub::Ground::words);
  }

  void former_names() {
    for (std::size_t i = 0; i < profile_.agencies.size(); ++i) {
      const hub::Agency& agency = profile_.agencies[i];
      const std::string list = row("agencies", i, "former");
      for (std::size_t j = 0; j < agency.former.size(); ++j) {
        const hub::FormerName& former = agency.former[j];
        const auto taken = std::ranges::find(profile_.agencies, plainly(former.name),
                                             [](const auto& one) { return plainly(one.name); });
        if (taken != profile_.agencies.end()) {
          wrong(row(list, j, "name"),
                "a former name, " + quoted(former.name) + ", that is " +
                    (taken->code == agency.code ? "the name it has today" : "another agency's"),
                "a name it had before and nobody has now");
        }
        if (former.until && *former.until > profile_.in_force_from) {
          wrong(row(list, j, "until"), "a former name that still holds",
                "a day before in_force_from, or the name it has today");
        }
      }
    }
  }

  void clocks() {
    const hub::Level* urgent = nullptr;
    for (const hub::Level& level : profile_.levels) {
      urgent = level.most_urgent ? &level : urgent;
    }
    for (std::size_t i = 0; i < profile_.levels.size(); ++i) {
      const hub::Level& level = profile_.levels[i];
      if (level.agency_return && level.decision &&
          surely_longer(*level.agency_return, *level.decision, profile_.hours)) {
        wrong(row("levels", i, "agency_return"),
              "agencies that may answer after the decision is due",
              "an agency_return no longer than the decision of the same level");
      }
      if (level.agency_return && !profile_.check.exists) {
        wrong(row("levels", i, "agency_return"), "an agency_return in a hub that asks no agencies",
              "no agency_return, or exists = true under [check]");
      }
      if (urgent != nullptr && urgent->decision && level.decision &&
          surely_longer(*urgent->decision, *level.decision, profile_.hours)) {
        wrong(row("levels", i, "decision"),
              "a decision sooner than that of the most urgent level, " + quoted(urgent->name),
              "most_urgent = true for the level with the shortest clock");
      }
    }
  }

  void telephone(const std::string& path, const std::string& text) {
    if (!text.empty() && !is_telephone(text)) {
      wrong(path, quoted(text), "a telephone number: digits, spaces and + only");
    }
  }

  void reached() {
    telephone("contact.telephone", profile_.contact.telephone);
    telephone("contact.fax", profile_.contact.fax);
    for (std::size_t i = 0; i < profile_.agencies.size(); ++i) {
      telephone(row("agencies", i, "telephone"), profile_.agencies[i].telephone.value_or(""));
    }
    telephone("contact.out_of_hours_telephone", profile_.contact.out_of_hours_telephone);
    if (profile_.contact.email.find('@') != std::string::npos && !is_mail(profile_.contact.email)) {
      wrong("contact.email", quoted(profile_.contact.email),
            "an e-mail address: name@place, without spaces");
    }
    for (std::size_t i = 0; i < profile_.links.size(); ++i) {
      const std::string_view address = profile_.links[i].address;
      const bool fits = address.starts_with("mailto:")    ? is_mail(address.substr(7))
                        : address.starts_with("tel:")     ? is_telephone(address.substr(4))
                        : address.starts_with("https://") ? is_https(address)
                                                          : true;  // said by check_profile
      const std::string& title = profile_.links[i].title;
      if (address.starts_with("tel:") && title.find_first_of("0123456789") == std::string::npos) {
        wrong(row("links", i, "title"), quoted(title) + ", for a number it does not say",
              "the number in the title too: on paper nobody can press a link");
      }
      if (!fits) {
        wrong(row("links", i, "address"), quoted(address) + ", which leads nowhere",
              "https://place…, mailto:name@place or tel: and digits");
      }
    }
  }

  void ways_to_refer() {
    const auto& channels = profile_.channels;
    if (!channels.empty() && std::ranges::none_of(channels, &hub::Channel::makes_a_referral)) {
      wrong("channels", "no channel that makes a referral",
            "one of [[channels]] or more without makes_a_referral = false");
    }
    if (profile_.feedback.family_letter == profile_.feedback.referrer_letter) {
      wrong("feedback.family_letter", "one letter for the referrer and the family",
            "a letter of its own: a family is never written to as whoever told of it");
    }
  }

  void waiting_letters() {
    // One custodian's time to read it, and that of whoever is asked after them.
    const auto least = 2 * read_within;
    if (profile_.feedback.no_further_action_waits < least) {
      wrong("feedback.no_further_action_waits", "letters that go before anybody could have looked",
            "minutes, " + std::to_string(least.count()) + " or more");
    }
  }

  void criteria() {
    for (std::size_t i = 0; i < profile_.criteria.size(); ++i) {
      if (profile_.criteria[i].required && !profile_.check.exists) {
        wrong(row("criteria", i, "required"), "a criterion required for a check there is not",
              "required left out, or exists = true under [check]");
      }
    }
  }

  void the_check() {
    const hub::Check& check = profile_.check;
    if (check.may_gather_before_gate && profile_.stages.gates.nobody()) {
      wrong("check.may_gather_before_gate", "gathering before a gate there is not",
            "[stages.gates], or may_gather_before_gate = false");
    }
    const bool any_asked = std::ranges::any_of(profile_.agencies, &hub::Agency::asked_by_default);
    if (check.leaving_out_needs_reason && !any_asked) {
      wrong("check.leaving_out_needs_reason",
            "a reason for leaving out agencies of which none is asked by default",
            "asked_by_default = true for one of [[agencies]] or more");
    }
    if (check.holds_answers && !check.exists) {
      wrong("check.holds_answers", "answers held of a check there is not",
            "holds_answers left out, or exists = true");
    }
    if (!check.needs_agreement) {
      return;
    }
    const hub::ConsentRule* rule = profile_.consent_for(hub::Purpose::check);
    if (!check.exists) {
      wrong("check.needs_agreement", "an agreement for a check there is not",
            "needs_agreement left out, or exists = true");
    } else if (rule == nullptr) {
      wrong("check.needs_agreement", "needs_agreement without a rule",
            "[[consent]] with purpose = \"check\"");
    } else if (rule->agreement != hub::Agreement::required) {
      wrong("consent.check.agreement", "a check that needs agreement, and a rule that does not",
            "agreement = \"required\", or needs_agreement = false");
    }
  }

  void agreement() {
    for (std::size_t i = 0; i < profile_.consent.size(); ++i) {
      const hub::ConsentRule& rule = profile_.consent[i];
      const std::string list = row("consent", i, "may_go_on_without");
      if (rule.agreement == hub::Agreement::not_needed && !rule.may_go_on_without.empty()) {
        wrong(list, "reasons to go on without an agreement that is not needed",
              "agreement = \"sought\" or \"required\", or no may_go_on_without");
      }
      if (rule.purpose == hub::Purpose::check && !profile_.check.exists) {
        wrong(row("consent", i, "purpose"), "a rule for a check there is not",
              "no such rule, or exists = true under [check]");
      }
      for (std::size_t j = 0; j < rule.may_go_on_without.size(); ++j) {
        const auto& all = rule.may_go_on_without;
        const auto first = std::ranges::find(all, all[j].code, &hub::Ground::code);
        if (first - all.begin() < static_cast<std::ptrdiff_t>(j)) {
          wrong(row(list, j, "code"), "the reason " + quoted(all[j].code) + " twice", "each once");
        }
      }
    }
  }

  void outcomes() {
    for (std::size_t i = 0; i < profile_.outcomes.size(); ++i) {
      const hub::Outcome& outcome = profile_.outcomes[i];
      if (outcome.needs_agreement && outcome.receiver == hub::Receiver::none) {
        wrong(row("outcomes", i, "needs_agreement"), "an agreement to an outcome nobody receives",
              "a receiver, or needs_agreement = false");
      }
      if (outcome.needs_assessment && !profile_.does(hub::Work::hub_assessment)) {
        wrong(row("outcomes", i, "needs_assessment"), "an assessment this hub does not make",
              "hub_assessment in the list work, or no needs_assessment");
      }
    }
  }

  void work() {
    if (profile_.does(hub::Work::advice_line) &&
        profile_.channel(hub::ChannelKind::telephone) == nullptr) {
      wrong("work", "an advice line in a hub that takes no calls",
            "the kind telephone among [[channels]]");
    }
    if (profile_.does(hub::Work::domestic_abuse_triage) &&
        profile_.channel(hub::ChannelKind::police_notification) == nullptr) {
      wrong("work", "a tray for police notifications that do not come",
            "the kind police_notification among [[channels]]");
    }
  }

  void law() {
    const bool any = std::ranges::any_of(
        profile_.bases, [&](const auto& basis) { return basis.holds_on(profile_.in_force_from); });
    if (!profile_.bases.empty() && profile_.in_force_from.ok() && !any) {
      wrong("in_force_from", "a day on which no basis of law.toml holds",
            "a later day, or a basis in law.toml that holds then");
    }
  }

  const Profile& profile_;
  const Document& document_;
  Mistakes& mistakes_;
};

}  // namespace

void check_values(const Profile& profile, const Document& document, Mistakes& mistakes) {
  Values{profile, document, mistakes}.all();
}

}  // namespace openmash::profile
