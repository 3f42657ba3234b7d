#include <algorithm>
#include <chrono>
#include <thread>

#include "govuk/assets.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/purpose.h"
#include "web/routes.h"
#include "web/session.h"
#include "web/step_up.h"
#include "web/witnesses.h"

namespace openmash::web {

namespace {

constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
    "'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/// Browsers heed it over HTTPS alone, so a hub served on this machine for trying out is not caught.
constexpr std::string_view only_https = "max-age=31536000; includeSubDomains";

http::Response with_headers(http::Response response) {
  response.header("Content-Security-Policy", policy);
  response.header("Strict-Transport-Security", only_https);
  response.header("X-Content-Type-Options", "nosniff");
  response.header("Referrer-Policy", "no-referrer");
  response.header("Cross-Origin-Opener-Policy", "same-origin");
  response.header("Cross-Origin-Resource-Policy", "same-origin");
  response.header(
      "Permissions-Policy",
      "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
  if (!response.headers.has("Cache-Control")) {
    response.header("Cache-Control", "no-store");
  }
  return response;
}

http::Response asset(const govuk::Asset& found, const http::Request& request) {
  const bool zipped =
      request.headers.first("Accept-Encoding").value_or("").find("gzip") != std::string_view::npos;
  http::Response response =
      http::content(found.content_type, as_text(zipped ? found.gzip : found.bytes));
  response.header("Cache-Control", "public, max-age=31536000, immutable");
  response.header("Vary", "Accept-Encoding");
  if (zipped) {
    response.header("Content-Encoding", "gzip");
  }
  return response;
}

Html body(Text words) {
  return element("p", {{"class", "govuk-body"}}, words);
}

Html heading(Text words) {
  return element("h1", {{"class", "govuk-heading-l"}}, words);
}

http::Response plain(const Visit& visit, unsigned status, const std::string& title, Html words) {
  return public_page(visit, {.title = title, .status = status}, join(heading(title), words));
}

/// A form whose session has ended is kept for its writer, and nothing is done with it.
http::Response ask_to_sign_in(Visit& visit, const Browser& browser) {
  const http::Request& request = visit.request;
  if (request.path == "/events" || request.path == "/stay") {
    return {.status = 204};  // what a script asks by itself is no page to sign in on: it stops
  }
  std::vector<http::Field> to{{"next", with_query(request)}};
  // What proves or ends something was for that session alone: there is nothing in it to keep.
  const bool is_of_session = request.path == "/prove" || request.path.starts_with("/me");
  if (visit.is_post() && is_of_session) {
    to.front().value = "/me";
  } else if (visit.is_post()) {
    to.front().value = "/parked";
    if (browser.was) {
      keep_form(visit, *browser.was);
      to.push_back({"why", "kept"});
    } else {
      to.push_back({"why", "ended"});
    }
  }
  return http::see_other("/sign-in?" + http::write_form(to));
}

/// A form that was kept, and has now done what it was for.
void forget_parked(const Visit& visit, const http::Response& response) {
  const auto id = id_from_hex(visit.request.form("parked").value_or(""));
  if (id && visit.who && visit.is_post() && response.status == 303) {
    visit.hub().parked().forget(visit.who->staff.id.value, *id);
  }
}

http::Response old_form(const Visit& visit) {
  std::vector<http::Field> fields(visit.request.fields.fields().begin(),
                                  visit.request.fields.fields().end());
  return plain(
      visit, 403, "Nothing has been done yet",
      join(body("This form was made for another session, or it has been open for too long, so we "
                "did not act on it. Everything you wrote is below."),
           body("If it is yours, send it again. If you did not write it, close this page."),
           form_again(visit, with_query(visit.request), fields, "Send it again")));
}

http::Response foreign_form(const Visit& visit) {
  return plain(
      visit, 403, "This did not come from a page of ours",
      body("Another website sent this form. Nothing has been done. Open the page here and write "
           "it again if you meant it."));
}

http::Response wrong_method(const Visit& visit, Does does) {
  http::Response response =
      plain(visit, 405, "This address does not do that",
            body(does == Does::acts ? "This address only takes forms. Go back and use its button."
                                    : "This page can be read, and nothing can be sent to it."));
  response.header("Allow", does == Does::acts ? "POST" : "GET, HEAD");
  return response;
}

bool is_for(Does does, http::Method method) {
  return does == Does::shows_and_acts || (does == Does::acts) == (method == http::Method::post);
}

/// Less is never told as if it were all.
http::Response archive_missing(const Visit& visit, const std::string& month) {
  return plain(
      visit, 503, "Part of the record of reading is not at hand",
      join(body("Who looked at what in " + month +
                " lies in an archive that is not beside the database now. Nothing was left out of "
                "an answer: there is none until the archive is back."),
           body("Tell whoever looks after this service: put access-" + month +
                ".db back into the data folder, or ask about another time.")));
}

using Clock = std::chrono::steady_clock;  // no hub's clock: this one is waited for

void wait_for_beat(const Site& site, Clock::time_point asked) {
  if (site.beat > std::chrono::milliseconds::zero()) {
    const auto beats = (Clock::now() - asked) / site.beat + 1;
    std::this_thread::sleep_until(asked + beats * site.beat);
  }
}

http::Response answer(Visit& visit, const Browser& browser) {
  const Clock::time_point asked = Clock::now();
  const http::Request& request = visit.request;
  Found found = find_route(routes(), request.path);
  if (found.route == nullptr) {
    return not_found(visit);
  }
  const Route& route = *found.route;
  visit.parts = std::move(found.parts);
  if (!is_for(route.does, request.method)) {
    return wrong_method(visit, route.does);
  }
  const auto form_refused = [&] {
    visit.hub().people().form_refused(visit.who ? std::optional{visit.who->staff.id} : std::nullopt,
                                      caller_of(request));
  };
  if (visit.is_post() && from_another_site(request)) {
    form_refused();
    return foreign_form(visit);
  }
  if (route.whom == For::staff && !visit.who) {
    return ask_to_sign_in(visit, browser);
  }
  if (visit.is_post() && !has_form_token(visit.site, browser, request)) {
    // A public form that was open for too long is nothing to remark on.
    if (visit.who) {
      form_refused();
    }
    return old_form(visit);
  }
  try {
    if (visit.who) {
      if (auto first = needs_purpose(visit, route)) {
        return *std::move(first);
      }
    }
    http::Response response = route.page(visit);
    forget_parked(visit, response);
    if (visit.who) {
      wait_for_beat(visit.site, asked);
    }
    return response;
  } catch (const app::ArchiveNotAtHand& missing) {
    return archive_missing(visit, missing.month);
  }
}

http::Request nobodys_request() {
  return {};
}

/// What a hub says to everything while its record is not the one that was witnessed.
http::Response halted(Site& site) {
  const http::Request request = nobodys_request();
  const Visit visit{.site = site, .request = request, .now = site.hub.now()};
  return plain(
      visit, 503, "This service has stopped to protect its records",
      join(body("What is stored here does not match what an independent witness has seen. Nothing "
                "is taken in or shown until that is settled. Nothing you sent just now was "
                "stored."),
           body("If a child is in immediate danger, call 999. For anything urgent, telephone the "
                "hub."),
           body("Whoever looks after this service: run openmash verify, and read the page about "
                "witnesses in its documentation.")));
}

}  // namespace

http::Response serve(Site& site, const http::Request& request) {
  if (request.method == http::Method::get) {
    if (const govuk::Asset* found = govuk::asset_at(request.path)) {
      return with_headers(asset(*found, request));
    }
  }
  if (is_for_witnesses(request)) {
    return with_headers(answer_witness(site.hub, request));
  }
  if (site.hub.witnessed().objection()) {
    return with_headers(halted(site));
  }
  const Browser browser = read_browser(site, request);
  Visit visit{.site = site,
              .request = request,
              .who = browser.who,
              .parts = {},
              .now = site.hub.now(),
              .form_token = form_token(site, browser),
              .visitor = browser.visitor};
  http::Response response = answer(visit, browser);
  // A visitor gets a cookie with the first page that holds a form, and not before.
  if (browser.visitor_is_new && !browser.who &&
      response.body.find(visit.form_token) != std::string::npos) {
    set_visitor(response, browser);
  }
  return with_headers(std::move(response));
}

http::Response server_refused(Site& site, unsigned status) {
  const http::Request request = nobodys_request();
  const Visit visit{.site = site, .request = request, .now = site.hub.now()};
  switch (status) {
    case 405:
      return with_headers(plain(visit, status, "This address does not do that",
                                body("Pages here are read, and forms are sent. Nothing else is.")));
    case 408:
      return with_headers(plain(visit, status, "That took too long to arrive",
                                body("Nothing has been stored. Go back, and send it again.")));
    case 413:
      return with_headers(plain(
          visit, status, "That is too long to send in one piece",
          body("Nothing has been stored. Go back: what you wrote should still be there. Send a "
               "shorter part of it first.")));
    case 415:
      return with_headers(
          plain(visit, status, "That is not a form of ours",
                body("Nothing has been stored. Open the page again and use its form.")));
    case 503:
      return with_headers(plain(visit, status, "We are very busy",
                                body("Nothing has been stored. Wait a minute and send it again.")));
    default:
      return with_headers(plain(
          visit, status, "We could not read that",
          body("Nothing has been stored. Go back, and check the address or send the form again.")));
  }
}

namespace {

/// What was typed, to be sent again without typing it twice; nothing when it was no form of ours.
Html typed_before_fault(Site& site, const http::Request& request) {
  if (request.method != http::Method::post || from_another_site(request)) {
    return {};
  }
  const Browser browser = read_browser(site, request);
  if (!has_form_token(site, browser, request)) {
    return {};
  }
  const Visit visit{.site = site,
                    .request = request,
                    .who = browser.who,
                    .now = site.hub.now(),
                    .form_token = form_token(site, browser)};
  const std::vector<http::Field> fields(request.fields.fields().begin(),
                                        request.fields.fields().end());
  return form_again(visit, with_query(request), fields, "Send it again");
}

/// No room on the disk: what to do is another thing than for a fault of ours.
http::Response no_room(const Visit& visit, const std::string& incident, Html typed) {
  return plain(visit, 503, "Nothing can be stored at present",
               join(body("There is no room left where this service keeps what it is told. What you "
                         "sent is not stored. It is below: keep this page open and send it again "
                         "later, or call."),
                    body("Whoever reads can go on reading, and is recorded. If even that has no "
                         "room, nothing is shown."),
                    body("Tell whoever looks after this service: the disk is full. The number of "
                         "this incident is " +
                         incident + "."),
                    std::move(typed)));
}

}  // namespace

http::Response server_fault(Site& site, const http::Request& asked, const std::string& incident) {
  const http::Request request = nobodys_request();
  const Visit visit{.site = site, .request = request, .now = site.hub.now()};
  Html typed;
  try {
    typed = typed_before_fault(site, asked);
  } catch (const std::exception&) {
    // What failed before may fail here too; the page still says what to do.
  }
  if (site.hub.is_full()) {
    return with_headers(no_room(visit, incident, std::move(typed)));
  }
  return with_headers(
      plain(visit, 500, "Something went wrong here",
            join(body("It is our fault and not yours. If you were sending something, it may not be "
                      "stored: go "
                      "back and send it again. It cannot be stored twice."),
                 body("If it happens again, tell whoever looks after this service this number: " +
                      incident + "."),
                 std::move(typed))));
}

}  // namespace openmash::web
