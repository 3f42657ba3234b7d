// Every page of the site, by name: one file each, beside this one.
// A page answers GET with itself and POST with what it does; it is called only after the checks in
// serve.cpp. Which address leads to it is in routes.cpp.
#pragma once

#include "web/visit.h"

namespace openmash::web {

// ---- people and their sessions ----
http::Response sign_in(Visit& visit);
http::Response sign_out(Visit& visit);
http::Response sign_in_step(Visit& visit);
http::Response sign_in_elsewhere(Visit& visit);
http::Response sign_in_callback(Visit& visit);
http::Response sign_in_passkey(Visit& visit);
http::Response prove(Visit& visit);
http::Response stay(Visit& visit);
http::Response my_sign_in(Visit& visit);
http::Response my_password(Visit& visit);
http::Response my_app(Visit& visit);
http::Response my_passkeys(Visit& visit);
http::Response my_codes(Visit& visit);
http::Response parked(Visit& visit);
http::Response events(Visit& visit);

// ---- queues, requests, the hub itself ----
http::Response queue(Visit& visit);
http::Response find(Visit& visit);

// ---- who is who ----
http::Response search(Visit& visit);
http::Response contact_same(Visit& visit);
http::Response judgement(Visit& visit);
http::Response alerts(Visit& visit);
http::Response requests(Visit& visit);
http::Response released(Visit& visit);
http::Response request(Visit& visit);
http::Response request_item(Visit& visit);
http::Response request_notice(Visit& visit);
http::Response request_disagree(Visit& visit);
http::Response request_disagreement(Visit& visit);
http::Response request_person(Visit& visit);
http::Response request_told_letter(Visit& visit);
http::Response profile(Visit& visit);
http::Response accounts(Visit& visit);
http::Response account(Visit& visit);

// ---- who may see what ----
http::Response access(Visit& visit);
http::Response waiting_accounts(Visit& visit);
http::Response conflicts(Visit& visit);
http::Response conflict_new(Visit& visit);
http::Response conflict_end(Visit& visit);
http::Response conflict_met(Visit& visit);
http::Response inspections(Visit& visit);
http::Response inspection_new(Visit& visit);
http::Response inspection_end(Visit& visit);
http::Response analyst(Visit& visit);
http::Response contact_purpose(Visit& visit);
http::Response second(Visit& visit);
http::Response second_answer(Visit& visit);
http::Response break_glass(Visit& visit);
http::Response break_glass_nothing(Visit& visit);
http::Response broken_glass(Visit& visit);
http::Response broken_glass_review(Visit& visit);
http::Response contact_protect(Visit& visit);
http::Response request_seal(Visit& visit);

// ---- everybody: refer, copy ----
http::Response start_page(Visit& visit);
http::Response about(Visit& visit);
http::Response help_page(Visit& visit);
http::Response privacy(Visit& visit);
http::Response accessibility(Visit& visit);
http::Response choose_refer(Visit& visit);
http::Response help_for_my_family(Visit& visit);
http::Response refer_start(Visit& visit);
http::Response refer_resume(Visit& visit);
http::Response refer_close(Visit& visit);
http::Response refer_tasks(Visit& visit);
http::Response refer_who(Visit& visit);
http::Response refer_section(Visit& visit);
http::Response refer_child(Visit& visit);
http::Response refer_adult(Visit& visit);
http::Response refer_worry(Visit& visit);
http::Response refer_autosave(Visit& visit);
http::Response refer_add(Visit& visit);
http::Response refer_full(Visit& visit);
http::Response refer_remove(Visit& visit);
http::Response refer_resolve(Visit& visit);
http::Response refer_now(Visit& visit);
http::Response refer_check(Visit& visit);
http::Response refer_send(Visit& visit);
http::Response refer_sent(Visit& visit);
http::Response sent_copy(Visit& visit);
http::Response add_to_sent(Visit& visit);
http::Response log_contact(Visit& visit);

// ---- the exercise, in a training hub ----
http::Response exercise(Visit& visit);
http::Response exercise_scenario(Visit& visit);
http::Response exercise_bring_in(Visit& visit);

// ---- police notifications, several at once ----
http::Response notifications(Visit& visit);
http::Response notification_list(Visit& visit);

// ---- guests, and the directory of those who may be asked ----
http::Response guest_code(Visit& visit);
http::Response guest_answer(Visit& visit);
http::Response guest_check(Visit& visit);
http::Response guest_leave(Visit& visit);
http::Response directory(Visit& visit);
http::Response directory_choose(Visit& visit);
http::Response directory_new(Visit& visit);
http::Response directory_entry(Visit& visit);
http::Response directory_change(Visit& visit);
http::Response directory_close(Visit& visit);

// ---- the agreements to share information ----
http::Response agreements(Visit& visit);
http::Response agreement_new(Visit& visit);
http::Response agreement(Visit& visit);
http::Response agreement_act(Visit& visit);

// ---- what arrives and is no contact ----
http::Response inbox(Visit& visit);
http::Response inbox_new(Visit& visit);
http::Response inbox_matter(Visit& visit);
http::Response inbox_act(Visit& visit);

// ---- contacts and cases ----
http::Response contact(Visit& visit);
http::Response contact_screen(Visit& visit);
http::Response contact_rate(Visit& visit);
http::Response contact_gate(Visit& visit);
http::Response contact_assign(Visit& visit);
http::Response contact_timescale(Visit& visit);
http::Response contact_ask(Visit& visit);
http::Response contact_more(Visit& visit);
http::Response contact_chase(Visit& visit);
http::Response contact_record(Visit& visit);
http::Response contact_recommend(Visit& visit);
http::Response contact_send_back(Visit& visit);
http::Response contact_decide(Visit& visit);
http::Response contact_confirm(Visit& visit);
http::Response contact_feedback(Visit& visit);
http::Response contact_letter(Visit& visit);
http::Response contact_close(Visit& visit);
http::Response contact_added(Visit& visit);
http::Response contact_agreement(Visit& visit);
http::Response contact_heard(Visit& visit);
http::Response contact_contacted(Visit& visit);
http::Response contact_person(Visit& visit);
http::Response contact_share(Visit& visit);
http::Response contact_pass_on(Visit& visit);
http::Response contact_notice(Visit& visit);
http::Response contact_referrer(Visit& visit);
http::Response contact_told(Visit& visit);
http::Response contact_family_letter(Visit& visit);
http::Response contact_no_family_letter(Visit& visit);
http::Response contact_view(Visit& visit);
http::Response contact_risk(Visit& visit);
http::Response contact_start_assessment(Visit& visit);
http::Response contact_assessment(Visit& visit);
http::Response contact_strategy(Visit& visit);
http::Response contact_strategy_held(Visit& visit);
http::Response contact_disagree(Visit& visit);
http::Response contact_disagreement(Visit& visit);
http::Response contact_pathways(Visit& visit);
http::Response contact_pathway(Visit& visit);
http::Response contact_answerable(Visit& visit);

// ---- who looked, and who knew what ----
http::Response accesses(Visit& visit);
http::Response access_patterns(Visit& visit);
http::Response access_pattern(Visit& visit);
http::Response looked(Visit& visit);
http::Response my_street(Visit& visit);
http::Response knew(Visit& visit);

// ---- who is on duty ----
http::Response duty(Visit& visit);
http::Response duty_plan(Visit& visit);
http::Response duty_away(Visit& visit);
http::Response duty_shift(Visit& visit);
http::Response duty_shift_act(Visit& visit);
http::Response duty_absence(Visit& visit);
http::Response duty_absence_act(Visit& visit);
http::Response duty_note(Visit& visit);

// ---- how long records are kept ----
http::Response retention(Visit& visit);
http::Response retention_record(Visit& visit);
http::Response retention_act(Visit& visit);
http::Response retention_certificate(Visit& visit);

}  // namespace openmash::web
