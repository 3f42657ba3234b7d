// An organisation's own sign-in for a journey: the npm package oidc-provider, on a port of this machine.
// It signs in whoever the journey says, without asking: what is tested is the hub, and the provider is a real one.
// A journey asks for it with `export const beside = startProvider`, and says who signs in there with `beside.whoever(subject)`.
import { once } from "node:events";
import { createServer } from "node:http";

import { Provider } from "oidc-provider";

const secret = "a secret between the two";

export async function startProvider({ base, file }) {
  let subject = "nobody";
  let serve = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => serve(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${server.address().port}`;

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "openmash",
        client_secret: secret,
        redirect_uris: [`${base}/sign-in/callback`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        token_endpoint_auth_method: "client_secret_basic",
      },
    ],
    pkce: { required: () => true, methods: ["S256"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ["for this run alone"] },
    // An address somebody else's account here may have: it must count for nothing.
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: "head@example.org" }) }),
  });
  const asked = provider.callback();
  serve = async (request, response) => {
    if (!request.url.startsWith("/interaction/")) return asked(request, response);
    const { params } = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: subject, clientId: params.client_id });
    grant.addOIDCScope("openid");
    const result = { login: { accountId: subject }, consent: { grantId: await grant.save() } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };

  return {
    origins: [issuer],
    options: ["--oidc-issuer", issuer, "--oidc-client", "openmash", "--oidc-secret", await file(`${secret}\n`)],
    whoever(someone) {
      subject = someone;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
