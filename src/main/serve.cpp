#include "main/serve.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <mutex>
#include <sstream>
#include <thread>

#include "base/faults.h"
#include "cli/hub_commands.h"
#include "http/server.h"
#include "web/visit.h"

namespace openmash {

namespace {

/// So much as some sixty thousand readings take: a day and more of the largest hub.
constexpr std::uintmax_t kept_back = 64 << 20;

/// Does it at once and then again and again, until it is told to stop. What fails is said and tried
/// again.
void repeat(const std::stop_token& stop, std::chrono::seconds every, std::string_view what,
            const std::function<void()>& work) {
  std::mutex mutex;
  std::condition_variable_any waits;
  std::unique_lock lock{mutex};
  do {
    try {
      work();
    } catch (const std::exception& fault) {
      std::cerr << iso8601(cli::system_now()) << " " << what << ": " << fault.what() << std::endl;
    }
  } while (!waits.wait_for(lock, stop, every, [&stop] { return stop.stop_requested(); }));
}

/// Said on standard output: somebody must copy the key file anew.
void turn_keys(app::Hub& hub, std::chrono::days kept) {
  if (const app::KeysTurned turned = hub.turn_keys(kept); turned.did_something()) {
    std::cout << iso8601(cli::system_now()) << " keys: " << (turned.added ? "a new epoch, " : "")
              << turned.rewrapped << " wrapped anew, " << turned.destroyed.size()
              << " epochs destroyed: copy the key file anew" << std::endl;
  }
}

std::string secret_in(const std::filesystem::path& file) {
  if (file.empty()) {
    return {};
  }
  std::ifstream in{file};
  std::string secret;
  if (!std::getline(in, secret) || secret.empty()) {
    throw ConfigurationFault("no secret can be read from " + file.string());
  }
  return secret;
}

/// A second factor is asked of everybody where work is in earnest: there is no switch for it.
app::SignInRules rules_of(const Serving& serving, const app::Hub& hub, unsigned short port) {
  app::SignInRules rules{.in_earnest = !hub.is_training(),
                         .origin = serving.origin.empty()
                                       ? "http://localhost:" + std::to_string(port)
                                       : serving.origin,
                         .provider = {}};
  if (!serving.issuer.empty()) {
    rules.provider = app::Provider{.name = serving.provider,
                                   .issuer = serving.issuer,
                                   .client = serving.client,
                                   .secret = secret_in(serving.client_secret)};
  }
  return rules;
}

}  // namespace

int serve_hub(const app::Folder& folder, const Serving& serving) {
  // The memory holds opened words: it may not land on a disk.
  const rlimit no_core{.rlim_cur = 0, .rlim_max = 0};
  setrlimit(RLIMIT_CORE, &no_core);
  prctl(PR_SET_DUMPABLE, 0);

  app::Hub hub{folder, cli::system_now};
  if (serving.training && !hub.is_training()) {
    throw ConfigurationFault("the hub in " + folder.data.string() +
                             " was not made for training, and is not served as if it were");
  }
  hub.keep_reserve(kept_back);
  http::EventHub events;
  web::Site site{.hub = hub, .events = events};
  web::bridge_notices(site);

  http::Options options;
  options.address = serving.address;
  options.port = serving.port;
  options.behind_proxy = serving.behind_proxy;
  options.stop_on_signals = true;
  options.pages.refused = [&site](unsigned status) { return web::server_refused(site, status); };
  options.pages.fault = [&site](const http::Request& request, const std::string& incident) {
    return web::server_fault(site, request, incident);
  };
  http::Server server{
      options, [&site](const http::Request& request) { return web::serve(site, request); }, events,
      [](std::string_view incident, std::string_view what) {
        std::cerr << iso8601(cli::system_now()) << " incident " << incident << ": " << what
                  << std::endl;
      }};
  hub.people().set_rules(rules_of(serving, hub, server.port()));
  std::cout << (hub.is_training() ? "Training: " : "") << hub.profile().name
            << " is served on http://" << serving.address << ":" << server.port() << std::endl;
  hub.person_index().tell_when_ready([](const app::IndexBuilt& built) {
    std::ostringstream line;  // whole, for others write there too
    line << iso8601(cli::system_now()) << " ready to search: " << built.people << " people of "
         << built.contacts << " contacts, opened in " << std::fixed << std::setprecision(2)
         << built.opening_seconds << " s, put in order in " << built.adding_seconds << " s\n";
    std::cout << line.str() << std::flush;
  });
  if (const auto why = hub.witnessed().objection()) {
    std::cerr << iso8601(cli::system_now()) << " NOTHING IS WRITTEN: " << *why << std::endl;
  }
  // What is kept only for a while is taken away by the hour; and the record of reading is looked
  // through for what stands out.
  const std::jthread sweeping{[&hub](const std::stop_token& stop) {
    repeat(stop, std::chrono::hours{1}, "sweeping", [&hub] {
      hub.sweep();
      static_cast<void>(hub.look().watch().notice());
    });
  }};
  const std::jthread turning{
      [&hub, kept = std::chrono::days{serving.backups_kept_days}](const std::stop_token& stop) {
        repeat(stop, std::chrono::hours{1}, "turning the keys", [&] { turn_keys(hub, kept); });
      }};
  // Half an hour to read an alert is half an hour, and not until the next sweep.
  const std::jthread passing_on{[&hub](const std::stop_token& stop) {
    repeat(stop, app::overdue_looked_for_every, "passing on unread alerts",
           [&hub] { hub.hidden_matches().pass_on_overdue(); });
  }};
  const std::jthread ending{[&site](const std::stop_token& stop) {
    repeat(stop, std::chrono::minutes{1}, "ending streams",
           [&site] { web::end_streams_of_ended_sessions(site); });
  }};
  const std::jthread signing{[&hub](const std::stop_token& stop) {
    repeat(stop, std::chrono::seconds{10}, "signing a checkpoint",
           [&hub] { hub.witnessed().sign(); });
  }};
  server.run();
  std::cout << "stopped" << std::endl;
  return 0;
}

}  // namespace openmash
