#include "upgrades/samples.h"

#include <concepts>
#include <fstream>

namespace openmash::upgrades {

namespace {

constexpr std::string_view none = "none";

int digit(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::optional<Bytes> from_hex(std::string_view hex) {
  Bytes bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    const int high = digit(hex[i]);
    const int low = digit(hex[i + 1]);
    if (high < 0 || low < 0) {
      return std::nullopt;
    }
    bytes.push_back(static_cast<Byte>(high * 16 + low));
  }
  return hex.size() % 2 == 0 ? std::optional{bytes} : std::nullopt;
}

}  // namespace

std::filesystem::path file_of(const Example& example) {
  return samples_folder /
         (std::string{example.name} + ".v" + std::to_string(example.schema) + ".txt");
}

std::optional<codec::Plain> read_sample(const std::filesystem::path& file) {
  std::ifstream in{file};
  std::string type;
  std::string schema;
  std::string control;
  std::string content;
  codec::Plain plain;
  in >> type >> plain.type >> schema >> plain.schema >> control >> control >> content >> content;
  const auto control_bytes = from_hex(control);
  if (!in || type != "type" || schema != "schema" || !control_bytes) {
    return std::nullopt;
  }
  plain.control = *control_bytes;
  if (content != none) {
    plain.content = from_hex(content);
  }
  return plain;
}

codec::Plain spelled(const AnyEvent& event, const Actor& by) {
  return std::visit(
      [&by]<class Events>(const Events& one) -> codec::Plain {
        if constexpr (std::same_as<Events, AccountEvent>) {
          return codec::spell(whose_account(), one, by);
        } else if constexpr (std::same_as<Events, ShowingEvent>) {
          return codec::spell(std::get<ContentShown>(one), by);
        } else {
          return codec::spell(one, by);
        }
      },
      event);
}

codec::Plain spelled_as(const Example& example, const Actor& by) {
  const auto* shown = std::get_if<ShowingEvent>(&example.event);
  return shown != nullptr && example.schema < 3
             ? codec::spell_as(static_cast<std::uint16_t>(example.schema),
                               std::get<ContentShown>(*shown), by)
             : spelled(example.event, by);
}

std::pair<AnyEvent, Actor> read_back_like(const AnyEvent& event, const codec::Plain& plain) {
  if (std::holds_alternative<CaseEvent>(event)) {
    return codec::read_back(plain);
  }
  if (std::holds_alternative<MatterEvent>(event)) {
    return codec::read_matter_back(plain);
  }
  if (std::holds_alternative<DutyEvent>(event)) {
    return codec::read_duty_back(plain);
  }
  if (std::holds_alternative<RetentionEvent>(event)) {
    return codec::read_retention_back(plain);
  }
  if (std::holds_alternative<ShowingEvent>(event)) {
    auto [shown, by] = codec::read_showing_back(plain);
    return {ShowingEvent{std::move(shown)}, by};
  }
  if (std::holds_alternative<RecordEvent>(event)) {
    return codec::read_record_back(plain);
  }
  if (std::holds_alternative<AccountEvent>(event)) {
    return codec::read_account_back(plain);
  }
  if (std::holds_alternative<RightsEvent>(event)) {
    return codec::read_rights_back(plain);
  }
  if (std::holds_alternative<PersonEvent>(event)) {
    return codec::read_person_back(plain);
  }
  if (std::holds_alternative<SharingAgreementEvent>(event)) {
    return codec::read_agreement_back(plain);
  }
  return codec::read_directory_back(plain);
}

void write_sample(const std::filesystem::path& file, const codec::Plain& plain) {
  std::ofstream out{file};
  out << "type " << plain.type << "\nschema " << plain.schema << "\ncontrol "
      << to_hex(plain.control) << "\ncontent "
      << (plain.content ? to_hex(*plain.content) : std::string{none}) << "\n";
}

}  // namespace openmash::upgrades
