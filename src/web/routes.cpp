#include "web/routes.h"

#include "web/pages/pages.h"

namespace openmash::web {

namespace {

// One line a page. Whoever writes a page adds its line to their own part.
constexpr Route table[] = {
    // everybody
    {"/", start_page, For::everybody, Does::shows},
    {"/about", about, For::everybody, Does::shows},
    {"/help", help_page, For::everybody, Does::shows},
    {"/privacy", privacy, For::everybody, Does::shows},
    {"/accessibility", accessibility, For::everybody, Does::shows},
    {"/refer", choose_refer, For::everybody, Does::shows},
    {"/help-for-my-family", help_for_my_family, For::everybody, Does::shows},
    {"/refer/start", refer_start, For::everybody, Does::acts},
    {"/refer/resume", refer_resume, For::everybody},
    {"/refer/close", refer_close, For::everybody, Does::acts},
    {"/refer/tasks", refer_tasks, For::everybody, Does::shows},
    {"/refer/who", refer_who, For::everybody},
    {"/refer/now", refer_now, For::everybody},
    {"/refer/child/{number}", refer_child, For::everybody},
    {"/refer/adult/{number}", refer_adult, For::everybody},
    {"/refer/worry/{number}", refer_worry, For::everybody},
    {"/refer/add", refer_add, For::everybody, Does::acts},
    {"/refer/full", refer_full, For::everybody, Does::shows},
    {"/refer/remove/{kind}/{number}", refer_remove, For::everybody},
    {"/refer/autosave", refer_autosave, For::everybody, Does::acts},
    {"/refer/resolve", refer_resolve, For::everybody, Does::acts},
    {"/refer/check", refer_check, For::everybody, Does::shows},
    {"/refer/send", refer_send, For::everybody, Does::acts},
    {"/refer/sent", refer_sent, For::everybody, Does::shows},
    {"/refer/{section}", refer_section, For::everybody},
    {"/copy", sent_copy, For::everybody},
    {"/copy/add", add_to_sent, For::everybody},
    {"/log", log_contact},

    // the exercise, in a training hub
    {"/exercise", exercise, For::everybody, Does::shows},
    {"/exercise/{code}", exercise_scenario, For::everybody},
    {"/exercise/{code}/bring-in", exercise_bring_in, For::staff, Does::acts},

    // people and their sessions
    {"/sign-in", sign_in, For::everybody},
    {"/sign-in/step", sign_in_step, For::everybody},
    {"/sign-in/elsewhere", sign_in_elsewhere, For::everybody, Does::shows},
    {"/sign-in/callback", sign_in_callback, For::everybody, Does::shows},
    {"/sign-in/passkey", sign_in_passkey, For::everybody, Does::acts},
    {"/sign-out", sign_out, For::everybody, Does::acts},
    {"/prove", prove, For::staff},
    {"/stay", stay, For::staff, Does::acts},
    {"/me", my_sign_in, For::staff},
    {"/me/password", my_password, For::staff},
    {"/me/app", my_app, For::staff},
    {"/me/passkeys", my_passkeys, For::staff},
    {"/me/codes", my_codes, For::staff},
    {"/parked", parked, For::staff},
    {"/events", events, For::staff, Does::shows},

    // queues, requests, the hub itself
    {"/queue", queue, For::staff, Does::shows},
    {"/find", find, For::staff},
    {"/requests", requests, For::staff, Does::shows},
    {"/requests/{id}", request, For::staff},
    {"/requests/{id}/items/{item}", request_item, For::staff},
    {"/requests/{id}/disagree", request_disagree, For::staff},
    {"/requests/{id}/disagreements/{id}", request_disagreement, For::staff},
    {"/requests/{id}/choose", directory_choose, For::staff},
    {"/requests/{id}/people/{enquiry}", request_person, For::staff},
    {"/requests/{id}/people/{enquiry}/letter", request_told_letter, For::staff, Does::shows},
    {"/profile", profile, For::staff, Does::shows},
    {"/accounts", accounts, For::staff},
    {"/accounts/{id}", account, For::staff},

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

    // what arrives and is no contact
    {"/inbox", inbox, For::staff, Does::shows},
    {"/inbox/new/{kind}", inbox_new, For::staff},
    {"/inbox/{ref}", inbox_matter, For::staff, Does::shows},
    {"/inbox/{ref}/{act}", inbox_act, For::staff},

    // who is on duty
    {"/duty", duty, For::staff, Does::shows},
    {"/duty/plan", duty_plan, For::staff},
    {"/duty/away", duty_away, For::staff},
    {"/duty/shifts/{id}", duty_shift, For::staff, Does::shows},
    {"/duty/shifts/{id}/{act}", duty_shift_act, For::staff},
    {"/duty/absences/{id}", duty_absence, For::staff, Does::shows},
    {"/duty/absences/{id}/{act}", duty_absence_act, For::staff},
    {"/duty/notes/{id}", duty_note, For::staff, Does::acts},

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
