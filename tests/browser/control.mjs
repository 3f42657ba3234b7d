// Proves that the harness sees: a small server plants one fault on each of its pages, and a journey over that page must
// fail, while the journey over the page without one must not. Run by run.mjs before any real journey.
// If a control passes a planted fault, no result after it can be believed.

import { createServer } from "node:http";

import { runJourney } from "./journey.mjs";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const whole = (body, head = "") =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${head}</head>` +
  `<body><main><h1>A page</h1>${body}</main></body></html>`;

const signInForm =
  `<form method="post"><label for="a">Name</label><input id="a" name="name">` +
  `<label for="b">Password</label><input id="b" name="password" type="password"><button>Sign in</button></form>`;

// name, page, what the harness must say of it, and whether only a page with scripts can do it
const planted = [
  ["an inline script", whole("<script>1</script>"), /content security policy|console error/, true],
  ["an inline style", whole(`<p style="color: red">a</p>`), /content security policy|console error/, false],
  ["an image of somebody else's", whole(`<img alt="" src="http://192.0.2.1/a.png">`), /somebody else|policy/, false],
  ["a style sheet that is not there", whole("", `<link rel="stylesheet" href="/none.css">`), /answered 404/, false],
  ["a field without a label", whole(`<input name="a">`), /axe label/, false],
  ["pale text", whole("", `<link rel="stylesheet" href="/pale.css">`), /axe color-contrast/, false],
  ["a wide table", whole(`<pre>${"a".repeat(200)}</pre>`), /pixels wide on a screen of 320/, false],
  ["a page that breaks", null, /answered 500/, false],
  ["an error on the console", whole("", `<script src="/error.js"></script>`), /console error: planted/, true],
  ["an exception", whole("", `<script src="/throw.js"></script>`), /uncaught in the page: planted/, true],
  ["text made markup", whole("", `<script src="/markup.js" defer></script>`), /TrustedHTML|policy/, true],
];

const scripts = {
  "/error.js": `console.error("planted")`,
  "/throw.js": `throw new Error("planted")`,
  "/markup.js": `document.querySelector("h1").innerHTML = "<b>a</b>"`,
  "/works.js": `document.querySelector("h1").textContent = "It works"`,
};

function answer(request, response) {
  const send = (status, type, body, more = {}) =>
    response.writeHead(status, { "content-type": type, "content-security-policy": policy, ...more }).end(body);
  const url = request.url;
  const page = /^\/planted\/(\d+)$/.exec(url);
  if (page) {
    const body = planted[page[1]][1];
    return body === null ? send(500, "text/html", whole("")) : send(200, "text/html", body);
  }
  if (url === "/pale.css") return send(200, "text/css", "h1 { color: #aaa; background: #fff }");
  if (url in scripts) return send(200, "text/javascript", scripts[url]);
  if (url === "/sound") {
    const known = (request.headers.cookie ?? "").includes("__Host-control=yes");
    const greeting = known ? "<p>Signed in</p>" : "<p>Nobody</p>";
    return send(200, "text/html", whole(greeting, `<script src="/works.js" defer></script>`));
  }
  if (url === "/sign-in" && request.method === "POST") {
    return send(303, "text/plain", "", {
      location: "/sound",
      "set-cookie": "__Host-control=yes; Secure; HttpOnly; Path=/; SameSite=Lax",
    });
  }
  if (url === "/sign-in") return send(200, "text/html", whole(signInForm));
  return send(url === "/refused" ? 403 : 404, "text/html", whole("<p>No</p>"));
}

// Yields { name, problems } for each control; problems is empty when the harness saw what it had to see.
export async function* runControls(browser) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  try {
    for (const script of [true, false]) {
      const settings = { base, script, passwords: new Map([["head", "a password"]]) };
      const how = script ? "" : " (without JavaScript)";
      yield { name: `control: a sound page is not accused${how}`, problems: await runJourney(browser, sound, settings) };
      for (const [number, [fault, , must, needsScript]] of planted.entries()) {
        if (needsScript && !script) continue;
        const told = await runJourney(browser, visit(`/planted/${number}`), settings);
        const caught = told.some((problem) => must.test(problem));
        const problems = caught ? [] : [`not caught; instead: ${told.join("; ") || "nothing"}`];
        yield { name: `control: ${fault} is caught${how}`, problems };
      }
    }
    const told = await runJourney(browser, untrue, { base, script: true, passwords: new Map() });
    const caught = told.some((problem) => problem.includes("a control is false"));
    yield { name: "control: a check that does not hold is caught", problems: caught ? [] : ["not caught"] };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const visit = (path) => ({
  async run({ page, base, axe }) {
    await page.goto(base + path);
    await axe();
  },
});

const sound = {
  async run({ page, base, script, axe, signIn, check, expecting, another }) {
    await page.goto(`${base}/sound`);
    check((await page.textContent("p")) === "Nobody", "nobody is signed in at first");
    check((await page.textContent("h1")) === (script ? "It works" : "A page"), "scripts run only where they should");
    await axe();
    await signIn("head");
    check((await page.textContent("p")) === "Signed in", "a __Host- cookie holds over http to this machine");
    await expecting(403, () => page.goto(`${base}/refused`));
    const second = await another();
    await second.page.goto(`${base}/sound`);
    check((await second.page.textContent("p")) === "Nobody", "a second computer has no cookie of the first");
  },
};

const untrue = {
  async run({ check }) {
    check(false, "a control is false");
  },
};
