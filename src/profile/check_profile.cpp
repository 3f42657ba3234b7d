#include "profile/check_profile.h"

#include <algorithm>
#include <functional>
#include <set>

#include "profile/spellings.h"

namespace openmash::profile {

namespace {

using hub::Profile;

std::string quoted(std::string_view text) {
  return '"' + std::string{text} + '"';
}

class Check {
 public:
  Check(const Profile& profile, const Document& document, Mistakes& mistakes)
      : profile_(profile), document_(document), mistakes_(mistakes) {}

  void all() {
    once_each("agencies", "code", profile_.agencies,
              [](const hub::Agency& row) { return row.code.value; });
    once_each("roles", "code", profile_.roles, [](const hub::Role& row) { return row.code.value; });
    once_each("levels", "code", profile_.levels,
              [](const hub::Level& row) { return row.code.value; });
    once_each("thresholds.levels", "code", profile_.thresholds.levels,
              [](const hub::NeedLevel& row) { return row.code.value; });
    once_each("criteria", "code", profile_.criteria,
              [](const hub::Criterion& row) { return row.code.value; });
    once_each("issues", "code", profile_.issues,
              [](const hub::Issue& row) { return row.code.value; });
    once_each("outcomes", "code", profile_.outcomes,
              [](const hub::Outcome& row) { return row.code.value; });
    once_each("channels", "kind", profile_.channels,
              [](const hub::Channel& row) { return static_cast<int>(row.kind); });
    once_each("sources", "kind", profile_.sources,
              [](const hub::Source& row) { return static_cast<int>(row.kind); });
    once_each("consent", "purpose", profile_.consent,
              [](const hub::ConsentRule& row) { return static_cast<int>(row.purpose); });
    once_each("links", "use", profile_.links,
              [](const hub::Link& row) { return static_cast<int>(row.use); });
    once_each("outside_sharing", "code", profile_.outside_sharing,
              [](const hub::Ground& row) { return row.code; });
    none_missing();
    ways_to_reach();
    roles();
    stages();
    agencies();
    levels();
    outcomes();
    feedback();
    matters();
    assumptions();
  }

 private:
  void wrong(std::string_view path, std::string found, std::string expected) {
    mistakes_.push_back(
        {document_.file, document_.line_of(path), std::move(found), std::move(expected)});
  }

  template <class Row, class Key>
  void once_each(const std::string& list, std::string_view name, const std::vector<Row>& rows,
                 Key key) {
    std::set<std::invoke_result_t<Key, const Row&>> seen;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!seen.insert(key(rows[i])).second) {
        wrong(list + ".#" + std::to_string(i) + '.' + std::string{name},
              "the same entry twice in " + list, "each " + std::string{name} + " once");
      }
    }
  }

  template <class Row>
  void some(const std::string& list, const std::vector<Row>& rows) {
    if (rows.empty()) {
      wrong(list, "nothing in " + list, "one [[" + list + "]] or more");
    }
  }

  void none_missing() {
    some("agencies", profile_.agencies);
    some("roles", profile_.roles);
    some("levels", profile_.levels);
    some("outcomes", profile_.outcomes);
    some("channels", profile_.channels);
    some("sources", profile_.sources);
    some("issues", profile_.issues);
    some("thresholds.levels", profile_.thresholds.levels);
  }

  void ways_to_reach() {
    const hub::ContactDetails& contact = profile_.contact;
    const bool reachable = !contact.telephone.empty() || !contact.email.empty() ||
                           !contact.postal.empty() ||
                           profile_.channel(hub::ChannelKind::online_form) != nullptr;
    if (!reachable) {
      wrong("contact", "no way to reach the hub",
            "a telephone, an email, a postal address or the online_form among [[channels]]");
    }
    if (!contact.email.empty() && contact.email.find('@') == std::string::npos) {
      wrong("contact.email", quoted(contact.email), "an e-mail address, with an @ in it");
    }
    if (!contact.website.empty() && !contact.website.starts_with("https://")) {
      wrong("contact.website", quoted(contact.website), "an address that begins with https://");
    }
    if (contact.out_of_hours_name.empty() != contact.out_of_hours_telephone.empty()) {
      wrong("contact", "half of the out-of-hours service",
            "out_of_hours_name and out_of_hours_telephone, or neither");
    }
    if (std::ranges::none_of(profile_.hours.week,
                             [](const auto& day) { return day.has_value(); })) {
      wrong("hours", "a hub that never opens", "hours for one weekday or more");
    }
    for (std::size_t i = 0; i < profile_.links.size(); ++i) {
      const std::string& address = profile_.links[i].address;
      const bool known = address.empty() || address.starts_with("https://") ||
                         address.starts_with("mailto:") || address.starts_with("tel:");
      if (!known) {
        wrong("links.#" + std::to_string(i) + ".address", quoted(address),
              "an address that begins with https://, mailto: or tel:, or none");
      }
    }
  }

  void somebody_can(hub::Power power, std::string_view spelling) {
    const bool anybody = std::ranges::any_of(
        profile_.roles, [power](const hub::Role& role) { return role.has(power); });
    if (!anybody) {
      wrong("roles", "no role with the power " + std::string{spelling}, "one role or more with it");
    }
  }

  void roles() {
    for (std::size_t i = 0; i < profile_.roles.size(); ++i) {
      const hub::Role& role = profile_.roles[i];
      const std::string path = "roles.#" + std::to_string(i) + ".powers";
      if (role.has(hub::Power::administer) && role.powers.size() > 1) {
        wrong(path, "administer together with other powers",
              "administer alone: who looks after accounts reads no child's record");
      }
      for (const auto& [power, name] :
           {std::pair{hub::Power::inspect, "inspect"}, std::pair{hub::Power::count, "count"}}) {
        if (role.has(power) && (role.powers.size() > 1 || role.for_an_agency)) {
          wrong(path, std::string{name} + " together with other powers, or for an agency",
                std::string{name} + " alone: whoever comes from outside takes no part in cases");
        }
      }
      if (role.has(hub::Power::see_access_record) && role.for_an_agency) {
        wrong(path, "see_access_record for a role that speaks for an agency",
              "a role of the hub's own: the record tells who read whatever agency's items");
      }
      if (role.has(hub::Power::answer_requests) != role.for_an_agency) {
        wrong(path,
              role.for_an_agency ? "a role for an agency that may not answer_requests"
                                 : "answer_requests for a role that speaks for no agency",
              "answer_requests with for_an_agency = true, or neither");
      }
      if (role.has(hub::Power::keep_people) && !role.for_an_agency) {
        wrong(
            path, "keep_people for a role that speaks for no agency",
            "keep_people with for_an_agency = true: the hub's own people are the administrator's");
      }
    }
    for (std::size_t i = 0; i < profile_.roles.size(); ++i) {
      const hub::Role& role = profile_.roles[i];
      if (role.powers.empty() && !takes_a_step(role.code)) {
        wrong("roles.#" + std::to_string(i), "a role that takes no step and has no power",
              "its code in one of [stages], a power, or no such role");
      }
      if (role.for_an_agency && !profile_.check.exists) {
        wrong("roles.#" + std::to_string(i) + ".for_an_agency",
              "a role for an agency in a hub that asks none",
              "no such role, or exists = true under [check]");
      }
    }
    somebody_can(hub::Power::log_contacts, "log_contacts");
    somebody_can(hub::Power::approve_feedback, "approve_feedback");
    somebody_can(hub::Power::administer, "administer");
    if (profile_.check.exists) {
      somebody_can(hub::Power::work_cases, "work_cases");
      somebody_can(hub::Power::answer_requests, "answer_requests");
    }
  }

  [[nodiscard]] bool takes_a_step(const RoleCode& role) const {
    const hub::Stages& s = profile_.stages;
    const auto all = {&s.screens,        &s.gates,      &s.assigns, &s.gathers,
                      &s.sets_timescale, &s.recommends, &s.decides, &s.decides_straight};
    return std::ranges::any_of(all, [&](const hub::Who* who) { return who->includes(role); });
  }

  void stage(const std::string& name, const hub::Who& who) {
    const std::string path = "stages." + name;
    const std::set<RoleCode> once(who.roles.begin(), who.roles.end());
    if (once.size() < who.roles.size()) {
      wrong(path + ".roles", "the same role twice", "each role once");
    }
    const bool too_few = who.manner == hub::Manner::jointly && who.views_min >= 2 &&
                         who.views_min < static_cast<int>(once.size());
    if (too_few) {
      wrong(path + ".views_min",
            "jointly with fewer views (" + std::to_string(who.views_min) + ") than roles (" +
                std::to_string(once.size()) + ')',
            "views_min = " + std::to_string(once.size()) +
                " or more: each of the roles gives its view");
    }
    for (const RoleCode& role : who.roles) {
      const hub::Role* known = profile_.role(role);
      if (known == nullptr) {
        wrong(path + ".roles", "the role " + quoted(role.value), "the code of one of [[roles]]");
      } else if (known->has(hub::Power::administer)) {
        wrong(path + ".roles", "the role " + quoted(role.value) + ", which administers",
              "a role that works with children's records");
      }
    }
    if (who.manner == hub::Manner::jointly && who.views_min < 2) {
      wrong(path, "jointly with views_min below 2", "views_min = 2 or more");
    }
    if (who.manner != hub::Manner::jointly && who.views_min > 1) {
      wrong(path + ".views_min", "views_min without jointly", "manner = \"jointly\"");
    }
    if (who.nobody() && document_.has(path)) {
      wrong(path, "no role", "roles = [\"...\"], or the whole table left out: nobody");
    }
  }

  void somebody(const std::string& name, const hub::Who& who) {
    if (who.nobody() && !document_.has("stages." + name)) {
      wrong("stages", "nobody who " + name, "[stages." + name + "] with its roles");
    }
  }

  void nobody(const std::string& name, const hub::Who& who) {
    if (!who.nobody()) {
      wrong("stages." + name, name + " in a hub without a check",
            "no such stage, or exists = true under [check]");
    }
  }

  void stages() {
    const hub::Stages& stages = profile_.stages;
    stage("screens", stages.screens);
    stage("gates", stages.gates);
    stage("assigns", stages.assigns);
    stage("gathers", stages.gathers);
    stage("sets_timescale", stages.sets_timescale);
    stage("recommends", stages.recommends);
    stage("decides", stages.decides);
    stage("decides_straight", stages.decides_straight);
    somebody("screens", stages.screens);
    somebody("decides", stages.decides);
    if (profile_.check.exists) {
      somebody("gathers", stages.gathers);
      somebody("assigns", stages.assigns);
    } else {
      nobody("gates", stages.gates);
      nobody("assigns", stages.assigns);
      nobody("gathers", stages.gathers);
      nobody("sets_timescale", stages.sets_timescale);
      nobody("recommends", stages.recommends);
      nobody("decides_straight", stages.decides_straight);
    }
  }

  void agencies() {
    if (std::ranges::count(profile_.agencies, true, &hub::Agency::is_social_care) > 1) {
      wrong("agencies", "is_social_care = true more than once", "one agency at most");
    }
    for (std::size_t i = 0; i < profile_.agencies.size(); ++i) {
      const auto& set = profile_.agencies[i].question_set;
      if (set && !profile_.check.exists) {
        wrong("agencies.#" + std::to_string(i) + ".question_set",
              "a question set in a hub that asks nobody",
              "no question set, or exists = true under [check]");
      }
      if (set && profile_.question_set(*set) == nullptr) {
        wrong("agencies.#" + std::to_string(i) + ".question_set",
              "the question set " + quoted(*set),
              "the name of a file in questions/, without .toml");
      }
    }
  }

  void levels() {
    if (std::ranges::count(profile_.levels, true, &hub::Level::most_urgent) != 1) {
      wrong("levels", "not one level with most_urgent = true", "exactly one");
    }
  }

  void outcomes() {
    for (std::size_t i = 0; i < profile_.outcomes.size(); ++i) {
      const hub::Outcome& outcome = profile_.outcomes[i];
      const std::string path = "outcomes.#" + std::to_string(i);
      const bool fixed = outcome.receiver == hub::Receiver::fixed;
      if (fixed && outcome.receiver_name.empty()) {
        wrong(path, "a fixed receiver without a name", "receiver_name = \"...\"");
      }
      if (!fixed && !outcome.receiver_name.empty()) {
        wrong(path + ".receiver_name", "a receiver_name that is not used",
              "receiver = \"fixed\", or no receiver_name");
      }
      if (outcome.receiver != hub::Receiver::service && !outcome.services.empty()) {
        wrong(path + ".services", "services that are not used",
              "receiver = \"service\", or no services");
      }
      if (outcome.no_further_action && outcome.receiver != hub::Receiver::none) {
        wrong(path + ".receiver", "no further action with a receiver", "receiver = \"none\"");
      }
    }
    if (std::ranges::none_of(profile_.outcomes, [](const hub::Outcome& outcome) {
          return outcome.receiver != hub::Receiver::none;
        })) {
      wrong("outcomes", "no outcome that reaches anybody", "one outcome or more with a receiver");
    }
  }

  void letter(const std::string& path, const std::string& name) {
    if (!name.empty() && profile_.letter(name) == nullptr) {
      wrong(path, "the letter " + quoted(name), "the name of a file in letters/, without .txt");
    }
  }

  void feedback() {
    letter("feedback.referrer_letter", profile_.feedback.referrer_letter);
    letter("feedback.family_letter", profile_.feedback.family_letter.value_or(""));
    for (const hub::ChannelKind kind : profile_.feedback.written_to) {
      if (profile_.channel(kind) == nullptr) {
        wrong("feedback.written_to", "a channel the hub does not have",
              "the kinds of [[channels]] only");
      }
    }
  }

  void matters() {
    for (const hub::MatterRule& rule : profile_.matters) {
      const std::string path = "matters." + spelling_of(rule.kind);
      if (!profile_.takes(rule.kind)) {
        wrong(path, "a clock for work this hub does not do",
              "the work it belongs to in the list work, or no such table");
      }
      const bool second = !rule.next_stage.empty() || rule.next_reply;
      if (second && rule.kind != hub::MatterKind::complaint) {
        wrong(path, "a next stage for something that has only one",
              "next_stage under [matters.complaint] only");
      }
      if (rule.next_stage.empty() && rule.next_reply) {
        wrong(path + ".next_reply", "a clock for a stage that has no name", "next_stage = \"...\"");
      }
    }
  }

  static std::string spelling_of(hub::MatterKind kind) {
    for (const auto& [spelling, value] : matter_spellings) {
      if (value == kind) {
        return std::string{spelling};
      }
    }
    return "";
  }

  void assumptions() {
    for (const hub::Assumption& assumption : profile_.assumed) {
      if (!document_.has(assumption.path)) {
        mistakes_.push_back({document_.file, line_of_assumption(assumption.path),
                             "an assumption about " + quoted(assumption.path),
                             "the path of something in this file: \"levels.soon.decision\""});
      }
    }
  }

  int line_of_assumption(const std::string& path) const {
    // Its key has dots in it, so it is looked up whole.
    const toml::table* assumed = document_.root["assumed"].as_table();
    const toml::node* node = assumed == nullptr ? nullptr : assumed->get(path);
    return node == nullptr ? document_.line_of("assumed")
                           : static_cast<int>(node->source().begin.line);
  }

  const Profile& profile_;
  const Document& document_;
  Mistakes& mistakes_;
};

}  // namespace

void check_profile(const Profile& profile, const Document& document, Mistakes& mistakes) {
  Check{profile, document, mistakes}.all();
}

}  // namespace openmash::profile
