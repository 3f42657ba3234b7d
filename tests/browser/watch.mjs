// Watches a page for everything that must never happen on one: an error on the console, a breach of the content
// security policy, a request that fails, a request to anybody else. It never waits and never touches the page.
// A journey that means to be refused says so with `expecting(status, …)`; a status of 500 or more is never meant.

const brokenRequest = /^Failed to load resource: /; // said better by the response itself

export async function watch(page, bases, complain) {
  const origins = bases.map((base) => new URL(base).origin);
  const expected = new Set();

  page.on("console", (message) => {
    if (message.type() === "error" && !brokenRequest.test(message.text())) {
      complain(`console error: ${message.text()} (${where(page)})`);
    }
  });
  page.on("pageerror", (error) => complain(`uncaught in the page: ${error.message} (${where(page)})`));
  page.on("crash", () => complain("the page crashed"));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:", "about:"].includes(url.protocol) && !origins.includes(url.origin)) {
      complain(`a request to somebody else: ${url.origin} (${where(page)})`);
    }
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // Leaving a page ends its open requests, and the stream of notices is always open.
    if (why !== "net::ERR_ABORTED") {
      complain(`request failed: ${request.method()} ${path(request.url())} (${why})`);
    }
  });
  page.on("response", (response) => {
    const status = response.status();
    const isPage = response.request().isNavigationRequest();
    if (status >= 400 && !(isPage && status < 500 && expected.has(status))) {
      complain(`answered ${status}: ${response.request().method()} ${path(response.url())}`);
    }
  });

  // Chromium's own list of issues also holds breaches that a page's scripts or a report-only policy would hide.
  const session = await page.context().newCDPSession(page);
  await session.send("Audits.enable");
  session.on("Audits.issueAdded", ({ issue }) => {
    const breach = issue.details.contentSecurityPolicyIssueDetails;
    if (breach) {
      complain(`content security policy: ${breach.violatedDirective} ${breach.blockedURL ?? "inline"} (${where(page)})`);
    }
  });

  return {
    async expecting(status, action) {
      expected.add(status);
      try {
        return await action();
      } finally {
        expected.delete(status);
      }
    },
  };
}

function where(page) {
  return path(page.url());
}

function path(url) {
  return url.startsWith("http") ? new URL(url).pathname : url;
}
