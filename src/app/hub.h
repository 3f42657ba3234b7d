// One hub, whole: what the pages and the command line talk to.
// It owns the journeys and adds nothing to them. Opened on a data folder and a key file; closed, it
// leaves nothing behind. Commands: handle.h. Reads: look.h. People: sign_in.h. The public:
// referrals.h. Those who are asked and have no account: guests.h. Made by init.h.
#pragma once

#include "app/agreements.h"
#include "app/core.h"
#include "app/directory.h"
#include "app/duty.h"
#include "app/guests.h"
#include "app/handle.h"
#include "app/keys.h"
#include "app/look.h"
#include "app/matters.h"
#include "app/protections.h"
#include "app/referrals.h"
#include "app/retention.h"
#include "app/sign_in.h"
#include "app/who_is_who.h"
#include "keep/parked.h"
#include "keep/searches.h"

namespace openmash::app {

class Hub {
 public:
  Hub(const Folder& folder, Clock clock, seal::PasswordCost cost = {})
      : core_(folder, std::move(clock)),
        who_is_who_(core_),
        earlier_(core_, who_is_who_.matching()),
        people_(core_, cost),
        look_(core_, earlier_, people_, who_is_who_),
        hidden_matches_(core_, earlier_, who_is_who_, people_),
        referrals_(core_),
        matters_(core_),
        duty_(core_, people_),
        guests_(core_, cost),
        directory_(core_),
        protections_(core_, [this](ContactId contact) { hidden_matches_.look_beside(contact); }),
        agreements_(core_),
        parked_(core_.writer(), core_.readers(), core_.ring()),
        records_(core_, people_, parked_) {
    earlier_.tell_of_changes([this](const NoticedContact& one) { hidden_matches_.look_at(one); });
  }
  ~Hub() { earlier_.stop(); }
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  [[nodiscard]] Instant now() const { return core_.now(); }
  [[nodiscard]] const hub::Profile& profile() const { return core_.profile(); }
  [[nodiscard]] bool is_training() const { return core_.is_training(); }
  [[nodiscard]] std::vector<const hub::Profile*> versions() const { return core_.versions(); }
  [[nodiscard]] Moment moment() const { return core_.moment(); }

  [[nodiscard]] Handled handle(const Actor& by, const Submission& submission, ContactId contact,
                               const CaseCommand& command) {
    return app::handle(core_, by, submission, contact, command);
  }
  [[nodiscard]] std::string token(const CaseFile& file, Permission form) const {
    return seen_token(core_, file, form);
  }

  Look& look() { return look_; }
  SignIn& people() { return people_; }
  Referrals& referrals() { return referrals_; }
  Matters& matters() { return matters_; }
  Duty& duty() { return duty_; }
  Guests& guests() { return guests_; }
  KeptDirectory& directory() { return directory_; }
  Protections& protections() { return protections_; }
  KeptAgreements& agreements() { return agreements_; }
  keep::Parked& parked() { return parked_; }
  keep::Searches& searches() { return searches_; }
  KeptRecords& records() { return records_; }
  WhoIsWho& who_is_who() { return who_is_who_; }
  PersonIndex& person_index() { return earlier_; }
  HiddenMatches& hidden_matches() { return hidden_matches_; }
  Noticeboard& notices() { return core_.notices(); }
  Witnessed& witnessed() { return core_.witnessed(); }

  /// Takes away what is kept only for a while and whose time is over: drafts, sessions, lock-outs,
  /// parked forms.
  void sweep() {
    people_.sweep();
    referrals_.sweep();
    guests_.sweep();
    parked_.sweep(now());
    searches_.sweep(now());
    look_.flush();
    core_.reserve().keep_again_if_room();
  }

  /// At the turn of the month; nothing on other days.
  KeysTurned turn_keys(std::chrono::days backups_kept) {
    const bool looked = std::exchange(keys_looked_at_, true);
    return app::turn_keys(core_, Turn::when_due, backups_kept, looked);
  }

  /// Keeps room back for the record of reading, so that reading goes on when the disk is full.
  void keep_reserve(std::uintmax_t bytes) { core_.reserve().keep(bytes); }
  /// The disk is full: reading goes on and is recorded, and nothing else is stored.
  [[nodiscard]] bool is_full() { return core_.reserve().is_given_up(); }

  /// A keyed mark of some words, for one purpose: what tokens are made of.
  [[nodiscard]] std::string mark(std::string_view purpose, std::string_view words) const {
    const seal::Key key = core_.ring().derived(purpose);
    return to_hex(seal::hmac_sha256(key.view(), as_bytes(words)));
  }

 private:
  friend struct CoreOf;
  Core core_;
  WhoIsWho who_is_who_;
  PersonIndex earlier_;
  SignIn people_;
  Look look_;
  HiddenMatches hidden_matches_;
  Referrals referrals_;
  Matters matters_;
  Duty duty_;
  Guests guests_;
  KeptDirectory directory_;
  Protections protections_;
  KeptAgreements agreements_;
  keep::Parked parked_;
  keep::Searches searches_;
  KeptRecords records_;
  bool keys_looked_at_ = false;  // by the one thread that sweeps
};

}  // namespace openmash::app
