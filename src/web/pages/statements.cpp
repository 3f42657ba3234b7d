// The pages that explain: help, what we keep, and who can use this service. Plain words, honest
// about limits; what a partnership says itself comes from its profile.
#include "london/london_time.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

Html postal_lines(const std::vector<std::string>& lines) {
  Html address;
  for (const std::string& line : lines) {
    address += join(address.empty() ? Html() : "<br>"_html, line);
  }
  return address;
}

Html by_voice_or_text(const hub::ContactDetails& contact) {
  std::vector<Html> ways;
  if (!contact.telephone.empty()) {
    ways.push_back(join("Call ",
                        prose::link(prose::telephone_address(contact.telephone), contact.telephone),
                        ". You do not have to say who you are."));
    ways.push_back(
        join("If you cannot hear or speak on the telephone, use Relay UK: dial 18001 and then ",
             contact.telephone, "."));
  }
  ways.push_back(
      "If you speak another language, say its name when you call, or write to us in it. An "
      "interpreter can be found for most languages, and for sign language."_html);
  if (!contact.fax.empty()) {
    ways.push_back(join("Send a fax to ", contact.fax, "."));
  }
  if (!contact.email.empty()) {
    ways.push_back(join("Write to ", prose::mail_link(contact.email),
                        ". Ordinary e-mail can be read on its way: the form here is safer."));
  }
  if (!contact.postal.empty()) {
    ways.push_back(join("By post to:", element("address", {{"class", "govuk-!-margin-top-1"}},
                                               postal_lines(contact.postal))));
  }
  return prose::bullets(ways);
}

http::Response statement(const Visit& visit, const char* title, const Html& words) {
  return public_page(visit, {.title = title, .exit_this_page = true},
                     prose::two_thirds(join(prose::title(title), words)));
}

Html section(const char* id, const char* words) {
  return element("h2", {{"class", "govuk-heading-m"}, {"id", id}}, Text(words));
}

}  // namespace

http::Response help_page(Visit& visit) {
  const hub::Profile& profile = visit.profile();
  Html hours;
  for (const std::string& line : prose::opening_hours(profile.hours)) {
    hours += join(hours.empty() ? Html() : "<br>"_html, line);
  }
  if (!profile.contact.out_of_hours_telephone.empty()) {
    hours += join("<br>"_html, "At all other times: ",
                  prose::link(prose::telephone_address(profile.contact.out_of_hours_telephone),
                              profile.contact.out_of_hours_telephone));
    if (!profile.contact.out_of_hours_name.empty()) {
      hours += join(" (", profile.contact.out_of_hours_name, ")");
    }
  }
  return statement(
      visit, "Help and other ways to tell us",
      join(prose::paragraph(
               element("strong", "If a child is in danger now, call 999. "),
               "If you cannot speak, dial 999 from a mobile phone, listen, and press 55 when "
               "you are asked to."),
           section("ways", "Other ways to tell us"), by_voice_or_text(profile.contact),
           section("hours", "When somebody answers"), prose::paragraph(hours),
           section("code", "Your code and your reference"),
           prose::paragraph(
               "The code opens your form, and later your copy of it. Nobody can find a form "
               "without it, not even we. The reference is for talking to us, and opens "
               "nothing."),
           section("history", "If somebody looks at your phone or computer"),
           prose::bullets(
               {"“Exit this page” at the top leads to another site at once. Pressing the Shift key "
                "three "
                "times does the same."_html,
                "Nothing you write is stored on the phone or computer. The addresses of pages you "
                "opened here stay in its history: no name is in them."_html,
                "To leave no trace, use a private window, or delete the last hour from the "
                "browser's "
                "history."_html,
                "“Close the form here” makes the browser forget your code."_html}),
           section("young", "If you are a child or young person"),
           prose::paragraph(
               "You can use this form, or call us, about yourself or about a friend. You can "
               "also call Childline on ",
               prose::link("tel:08001111", "0800 1111"),
               ". It is free and does not show on the bill.")));
}

/// Each in the hub's own words; nothing where it says nothing of it.
template <class Rows, class Words>
Html in_its_words(const char* before, const Rows& rows, Words words) {
  std::vector<Html> items;
  for (const auto& row : rows) {
    if (Html item = words(row); !item.empty()) {
      items.push_back(std::move(item));
    }
  }
  return items.empty() ? Html() : join(prose::paragraph(before), prose::bullets(items));
}

Html who_may_be_told(const hub::Profile& profile, Date today) {
  return join(
      profile.check.exists
          ? in_its_words("These services work together here, and may be asked what they know:",
                         profile.agencies, [](const hub::Agency& one) { return escape(one.name); })
          : Html(),
      in_its_words("When the family is asked and told:", profile.consent,
                   [](const hub::ConsentRule& one) { return escape(one.words); }),
      in_its_words("Somebody outside the hub is told only for one of these reasons:",
                   profile.outside_sharing,
                   [](const hub::Ground& one) { return escape(one.words); }),
      in_its_words("The law we rely on:", profile.bases, [today](const hub::Basis& one) {
        return one.holds_on(today) ? escape(one.name) : Html();
      }));
}

http::Response privacy(Visit& visit) {
  const hub::Profile& profile = visit.profile();
  return statement(
      visit, "What we do with what you tell us",
      join(
          prose::paragraph("What you write is read by people at the ", profile.words.hub,
                           " whose work it is to keep children safe. Every reading is recorded."),
          section("kept", "What is kept"),
          prose::bullets(
              {"An unsent form is kept for 30 days after you last saved it, and only your code opens it."_html,
               "What you send is kept exactly as you wrote it, locked with a key, and cannot be "
               "changed. "
               "You can add to it."_html,
               "Two cookies: one holds the code of the form you have open, one ties a form to your "
               "browser. Both end when you close the browser. Nothing counts or follows you."_html}),
          section("shared", "Who else may be told"),
          prose::paragraph(
              "To find out whether a child is safe we may ask others, such as the school, "
              "health services or the police. We ask and tell what is needed and no more. "
              "The law allows this without agreement where a child may be at risk of harm; "
              "otherwise the family is asked first."),
          who_may_be_told(profile, london::date_of(visit.now)),
          prose::document(profile, hub::LinkUse::sharing_agreement, "How we share: "),
          prose::paragraph(
              "Somebody who is asked may answer by a link and a code, without an account. They are "
              "shown why they are asked, whether the family agreed, the questions, and of the "
              "child "
              "what is needed to find the right one: name, date of birth and school number. Later "
              "they may be told there what came of it. Each time they open it is recorded. What "
              "they answer is kept with the "
              "name and post they give. One more cookie holds their place for an hour."),
          section("unnamed", "If you do not want to be named"),
          prose::paragraph(
              "Leave your name out. If you give it and ask that the family is not told, your "
              "request is kept beside what you wrote. Be careful not to write what only you "
              "could know. A court can order that a name is given; that is rare. People who "
              "write as part of their work are normally named."),
          section("rights", "Your rights"),
          prose::paragraph(
              "The UK General Data Protection Regulation and the Data Protection Act 2018 say how "
              "we may keep and use it. You can ask what is held about you, ask for it to be put "
              "right, and complain. "
              "Call or write to us first; you can also complain to the Information "
              "Commissioner's Office."),
          prose::document(profile, hub::LinkUse::privacy_notice, "The full notice: "),
          prose::document(profile, hub::LinkUse::complaints, "Complaints: ")));
}

http::Response accessibility(Visit& visit) {
  const hub::Profile& profile = visit.profile();
  const std::string& telephone = profile.contact.telephone;
  return statement(
      visit, "Who can use this service",
      join(
          prose::paragraph("We want everybody to be able to tell us about a child. These pages are "
                           "meant to meet the Web Content Accessibility Guidelines 2.2, level AA."),
          section("can", "What you can do"),
          prose::bullets(
              {"use every page with a keyboard, with a screen reader, or by voice"_html,
               "make everything four times larger without text running off the screen"_html,
               "use every page without JavaScript"_html,
               "take as long as you like: the form does not time out within 30 days"_html}),
          section("checked", "How it is checked"),
          prose::paragraph(
              "Every page is checked by a program whenever the service is changed, with and "
              "without JavaScript and on a narrow screen. A program finds only part of what "
              "can be wrong."),
          section("not-yet", "What is not done yet"),
          prose::bullets({"People with disabilities have not tried this version yet."_html,
                          "It has not been tried with every screen reader."_html,
                          "There is no Welsh version and no sign language film yet."_html}),
          section("tell", "If something does not work for you"),
          telephone.empty()
              ? prose::paragraph(prose::link("/help", "Tell us in another way"), ".")
              : prose::paragraph(
                    "Call ", prose::link(prose::telephone_address(telephone), telephone), " or ",
                    prose::link("/help", "tell us in another way"),
                    ". We take what you want to say by telephone, and put the page right."),
          prose::paragraph(
              "If you are not happy with our answer, the Equality Advisory and Support "
              "Service can advise you.")));
}

}  // namespace openmash::web
