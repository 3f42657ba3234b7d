#include "main/serve.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>

#include "base/faults.h"
#include "cli/hub_commands.h"
#include "http/server.h"
#include "web/visit.h"

namespace openmash {

namespace {

/// What is kept only for a while is taken away by the hour.
void sweep_by_the_hour(const std::stop_token& stop, app::Hub& hub, std::chrono::days kept) {
  std::mutex mutex;
  std::condition_variable_any waits;
  std::unique_lock lock{mutex};
  do {
    try {
      hub.sweep();
      if (const app::KeysTurned turned = hub.turn_keys(kept); turned.did_something()) {
        std::cout << iso8601(cli::system_now())
                  << " keys: " << (turned.added ? "a new epoch, " : "") << turned.rewrapped
                  << " wrapped anew, " << turned.destroyed.size()
                  << " epochs destroyed: copy the key file anew" << std::endl;
      }
    } catch (const std::exception& fault) {
      std::cerr << iso8601(cli::system_now()) << " sweeping: " << fault.what() << std::endl;
    }
  } while (!waits.wait_for(lock, stop, std::chrono::hours{1},
                           [&stop] { return stop.stop_requested(); }));
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
  std::cout << (hub.is_training() ? "Training: " : "") << hub.profile().name
            << " is served on http://" << serving.address << ":" << server.port() << std::endl;
  const std::jthread sweeping{
      [&hub, kept = std::chrono::days{serving.backups_kept_days}](const std::stop_token& stop) {
        sweep_by_the_hour(stop, hub, kept);
      }};
  server.run();
  std::cout << "stopped" << std::endl;
  return 0;
}

}  // namespace openmash
