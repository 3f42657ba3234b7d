#include "main/serve.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <iostream>

#include "cli/hub_commands.h"
#include "http/server.h"
#include "web/visit.h"

namespace openmash {

int serve_hub(const app::Folder& folder, unsigned short port, const std::string& address) {
  // The memory holds opened words: it may not land on a disk.
  const rlimit no_core{.rlim_cur = 0, .rlim_max = 0};
  setrlimit(RLIMIT_CORE, &no_core);
  prctl(PR_SET_DUMPABLE, 0);

  app::Hub hub{folder, cli::system_now};
  http::EventHub events;
  web::Site site{.hub = hub, .events = events};
  web::bridge_notices(site);

  http::Options options;
  options.address = address;
  options.port = port;
  options.stop_on_signals = true;
  options.pages.refused = [&site](unsigned status) { return web::server_refused(site, status); };
  options.pages.fault = [&site](const std::string& incident) {
    return web::server_fault(site, incident);
  };
  http::Server server{
      options, [&site](const http::Request& request) { return web::serve(site, request); }, events,
      [](std::string_view incident, std::string_view what) {
        std::cerr << iso8601(cli::system_now()) << " incident " << incident << ": " << what
                  << std::endl;
      }};
  std::cout << hub.profile().name << " is served on http://" << address << ":" << server.port()
            << std::endl;
  server.run();
  std::cout << "stopped" << std::endl;
  return 0;
}

}  // namespace openmash
