#include "web/routes.h"

#include "web/pages/pages.h"

namespace openmash::web {

namespace {

// One line a page. Whoever writes a page adds its line to their own part.
constexpr Route table[] = {
    // who may see what
    {"/access", access, For::staff, Does::shows},
    {"/access/accounts", waiting_accounts, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/conflicts", conflicts, For::staff, Does::shows},
    {"/conflicts/new", conflict_new, For::staff},
    {"/conflicts/met", conflict_met, For::staff, Does::acts},
    {"/conflicts/{id}/end", conflict_end, For::staff},
    {"/second", second, For::staff, Does::shows},
    {"/second/{id}", second_answer, For::staff},
    {"/break-glass", break_glass, For::staff},
    {"/break-glass/nothing", break_glass_nothing, For::staff, Does::shows},
    {"/broken-glass", broken_glass, For::staff, Does::shows},
    {"/broken-glass/{id}", broken_glass_review, For::staff},
    {"/contacts/{ref}/protect", contact_protect, For::staff},
    {"/contacts/{ref}/purpose", contact_purpose, For::staff},
    {"/inspections", inspections, For::staff, Does::shows},
    {"/inspections/new", inspection_new, For::staff},
    {"/inspections/{id}/end", inspection_end, For::staff},
    {"/analyst", analyst, For::staff, Does::shows, Reads::nothing},

    // everybody
    {"/", start_page, For::everybody, Does::shows, Reads::nothing},
    {"/about", about, For::everybody, Does::shows, Reads::nothing},
    {"/help", help_page, For::everybody, Does::shows, Reads::nothing},
    {"/privacy", privacy, For::everybody, Does::shows, Reads::nothing},
    {"/accessibility", accessibility, For::everybody, Does::shows, Reads::nothing},
    {"/refer", choose_refer, For::everybody, Does::shows, Reads::nothing},
    {"/help-for-my-family", help_for_my_family, For::everybody, Does::shows, Reads::nothing},
    {"/refer/start", refer_start, For::everybody, Does::acts, Reads::nothing},
    {"/refer/resume", refer_resume, For::everybody, Does::shows_and_acts, Reads::nothing},
    {"/refer/close", refer_close, For::everybody, Does::acts, Reads::nothing},
    {"/refer/tasks", refer_tasks, For::everybody, Does::shows, Reads::nothing},
    {"/refer/who", refer_who, For::everybody, Does::shows_and_acts, Reads::nothing},
    {"/refer/now", refer_now, For::everybody, Does::shows_and_acts, Reads::nothing},
    {"/refer/child/{number}", refer_child, For::everybody, Does::shows_and_acts, Reads::nothing},
    {"/refer/adult/{number}", refer_adult, For::everybody, Does::shows_and_acts, Reads::nothing},
    {"/refer/worry/{number}", refer_worry, For::everybody, Does::shows_and_acts, Reads::nothing},
    {"/refer/add", refer_add, For::everybody, Does::acts, Reads::nothing},
    {"/refer/full", refer_full, For::everybody, Does::shows, Reads::nothing},
    {"/refer/remove/{kind}/{number}", refer_remove, For::everybody, Does::shows_and_acts,
     Reads::nothing},
    {"/refer/autosave", refer_autosave, For::everybody, Does::acts, Reads::nothing},
    {"/refer/resolve", refer_resolve, For::everybody, Does::acts, Reads::nothing},
    {"/refer/check", refer_check, For::everybody, Does::shows, Reads::nothing},
    {"/refer/send", refer_send, For::everybody, Does::acts, Reads::nothing},
    {"/refer/sent", refer_sent, For::everybody, Does::shows, Reads::nothing},
    {"/refer/{section}", refer_section, For::everybody, Does::shows_and_acts, Reads::nothing},
    {"/copy", sent_copy, For::everybody},
    {"/copy/add", add_to_sent, For::everybody},
    {"/log", log_contact, For::staff, Does::shows_and_acts, Reads::nothing},

    // the exercise, in a training hub
    {"/exercise", exercise, For::everybody, Does::shows, Reads::nothing},
    {"/exercise/{code}", exercise_scenario, For::everybody, Does::shows_and_acts, Reads::nothing},
    {"/exercise/{code}/bring-in", exercise_bring_in, For::staff, Does::acts, Reads::nothing},

    // people and their sessions
    {"/sign-in", sign_in, For::everybody, Does::shows_and_acts, Reads::nothing},
    {"/sign-in/step", sign_in_step, For::everybody, Does::shows_and_acts, Reads::nothing},
    {"/sign-in/elsewhere", sign_in_elsewhere, For::everybody, Does::shows, Reads::nothing},
    {"/sign-in/callback", sign_in_callback, For::everybody, Does::shows, Reads::nothing},
    {"/sign-in/passkey", sign_in_passkey, For::everybody, Does::acts, Reads::nothing},
    {"/sign-out", sign_out, For::everybody, Does::acts, Reads::nothing},
    {"/prove", prove, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/stay", stay, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/me", my_sign_in, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/me/password", my_password, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/me/app", my_app, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/me/passkeys", my_passkeys, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/me/codes", my_codes, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/parked", parked, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/events", events, For::staff, Does::shows, Reads::nothing},

    // queues, requests, the hub itself
    {"/queue", queue, For::staff, Does::shows},
    {"/find", find, For::staff},
    {"/requests", requests, For::staff, Does::shows},
    {"/released", released, For::staff, Does::shows},
    {"/requests/{id}", request, For::staff},
    {"/requests/{id}/items/{item}", request_item, For::staff},
    {"/requests/{id}/items/{item}/seal", request_seal, For::staff},
    {"/requests/{id}/notices/{release}", request_notice, For::staff},
    {"/requests/{id}/disagree", request_disagree, For::staff},
    {"/requests/{id}/disagreements/{id}", request_disagreement, For::staff},
    {"/requests/{id}/choose", directory_choose, For::staff},
    {"/requests/{id}/people/{enquiry}", request_person, For::staff},
    {"/requests/{id}/people/{enquiry}/letter", request_told_letter, For::staff, Does::shows},
    {"/profile", profile, For::staff, Does::shows, Reads::nothing},
    {"/accounts", accounts, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/accounts/{id}", account, For::staff, Does::shows_and_acts, Reads::nothing},

    // police notifications, several at once
    {"/notifications", notifications, For::staff},
    {"/notifications/list", notification_list, For::staff},

    // guests, and the directory of those who may be asked
    {"/guest/{link}", guest_code, For::everybody},
    {"/guest/{link}/answer", guest_answer, For::everybody},
    {"/guest/{link}/check", guest_check, For::everybody},
    {"/guest/{link}/leave", guest_leave, For::everybody, Does::acts},
    {"/directory", directory, For::staff},
    {"/directory/new", directory_new, For::staff},
    {"/directory/{id}", directory_entry, For::staff, Does::shows},
    {"/directory/{id}/change", directory_change, For::staff},
    {"/directory/{id}/close", directory_close, For::staff},

    // the agreements to share information
    {"/agreements", agreements, For::staff, Does::shows, Reads::nothing},
    {"/agreements/new", agreement_new, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/agreements/{id}", agreement, For::staff, Does::shows, Reads::nothing},
    {"/agreements/{id}/{act}", agreement_act, For::staff, Does::shows_and_acts, Reads::nothing},

    // what arrives and is no contact
    {"/inbox", inbox, For::staff, Does::shows},
    {"/inbox/new/{kind}", inbox_new, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/inbox/{ref}", inbox_matter, For::staff, Does::shows},
    {"/inbox/{ref}/{act}", inbox_act, For::staff},

    // who is on duty
    {"/duty", duty, For::staff, Does::shows, Reads::nothing},
    {"/duty/plan", duty_plan, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/duty/away", duty_away, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/duty/shifts/{id}", duty_shift, For::staff, Does::shows, Reads::nothing},
    {"/duty/shifts/{id}/{act}", duty_shift_act, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/duty/absences/{id}", duty_absence, For::staff, Does::shows, Reads::nothing},
    {"/duty/absences/{id}/{act}", duty_absence_act, For::staff, Does::shows_and_acts,
     Reads::nothing},
    {"/duty/notes/{id}", duty_note, For::staff, Does::acts, Reads::nothing},

    // who looked, and who knew what
    {"/accesses", accesses, For::staff},
    {"/accesses/patterns", access_patterns, For::staff, Does::shows},
    {"/accesses/patterns/{id}", access_pattern, For::staff},
    {"/looked", looked, For::staff, Does::shows},
    {"/my-street", my_street, For::staff, Does::shows_and_acts, Reads::nothing},
    {"/knew/{ref}", knew, For::staff},

    // who is who
    {"/search", search, For::staff},
    {"/judgements/{id}", judgement, For::staff},
    {"/alerts", alerts, For::staff},
    {"/contacts/{ref}/same", contact_same, For::staff},

    // how long records are kept
    {"/retention", retention, For::staff},
    {"/retention/certificates/{id}", retention_certificate, For::staff, Does::shows},
    {"/retention/{ref}", retention_record, For::staff, Does::shows},
    {"/retention/{ref}/{act}", retention_act, For::staff},

    // contacts and cases
    {"/contacts/{ref}", contact, For::staff, Does::shows},
    {"/contacts/{ref}/screen", contact_screen, For::staff},
    {"/contacts/{ref}/rate", contact_rate, For::staff},
    {"/contacts/{ref}/gate", contact_gate, For::staff},
    {"/contacts/{ref}/assign", contact_assign, For::staff},
    {"/contacts/{ref}/timescale", contact_timescale, For::staff},
    {"/contacts/{ref}/ask", contact_ask, For::staff},
    {"/contacts/{ref}/requests/{id}/more", contact_more, For::staff},
    {"/contacts/{ref}/requests/{id}/chase", contact_chase, For::staff},
    {"/contacts/{ref}/items/{item}/pass-on", contact_pass_on, For::staff},
    {"/contacts/{ref}/notices/{release}", contact_notice, For::staff},
    {"/contacts/{ref}/referrer", contact_referrer, For::staff},
    {"/contacts/{ref}/record", contact_record, For::staff},
    {"/contacts/{ref}/recommend", contact_recommend, For::staff},
    {"/contacts/{ref}/send-back", contact_send_back, For::staff},
    {"/contacts/{ref}/decide", contact_decide, For::staff},
    {"/contacts/{ref}/confirm", contact_confirm, For::staff},
    {"/contacts/{ref}/feedback", contact_feedback, For::staff},
    {"/contacts/{ref}/letters/{id}", contact_letter, For::staff},
    {"/contacts/{ref}/close", contact_close, For::staff},

    // the family, and what several people bring
    {"/contacts/{ref}/add", contact_added, For::staff},
    {"/contacts/{ref}/agreement", contact_agreement, For::staff},
    {"/contacts/{ref}/heard", contact_heard, For::staff},
    {"/contacts/{ref}/contacted", contact_contacted, For::staff},
    {"/contacts/{ref}/person", contact_person, For::staff},
    {"/contacts/{ref}/share", contact_share, For::staff},
    {"/contacts/{ref}/told/{enquiry}", contact_told, For::staff},
    {"/contacts/{ref}/family-letter", contact_family_letter, For::staff},
    {"/contacts/{ref}/no-family-letter", contact_no_family_letter, For::staff},
    {"/contacts/{ref}/view", contact_view, For::staff},
    {"/contacts/{ref}/risk", contact_risk, For::staff},
    {"/contacts/{ref}/start-assessment", contact_start_assessment, For::staff},
    {"/contacts/{ref}/assessment", contact_assessment, For::staff},
    {"/contacts/{ref}/strategy", contact_strategy, For::staff},
    {"/contacts/{ref}/strategy/{id}", contact_strategy_held, For::staff},
    {"/contacts/{ref}/disagree", contact_disagree, For::staff},
    {"/contacts/{ref}/disagreements/{id}", contact_disagreement, For::staff},
    {"/contacts/{ref}/pathways", contact_pathways, For::staff},
    {"/contacts/{ref}/pathways/{code}", contact_pathway, For::staff},
    {"/contacts/{ref}/answerable", contact_answerable, For::staff, Does::shows},
};

}  // namespace

std::span<const Route> routes() {
  return table;
}

}  // namespace openmash::web
