// Starts the real program on a filled demo hub, in temporary folders, on a free port of this machine.
// The hub is made and filled once; every journey gets its own copy and its own server, so no journey sees another's work.
// The data folder and the keys stay apart here as they do in earnest.

import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const runProgram = promisify(execFile);
const startSeconds = 20;
const stopSeconds = 10;

export async function fillHub(program, hub, training = false) {
  const folder = await mkdtemp(join(tmpdir(), "openmash-browser-"));
  const data = join(folder, "filled");
  const keys = join(folder, "filled.keys");
  const remove = () => rm(folder, { recursive: true, force: true });
  const forTraining = training ? ["--training"] : [];
  let accounts;
  try {
    const made = [...forTraining, "--hub", `hubs/${hub}`, "--data", data, "--keys", keys];
    accounts = (await runProgram(program, ["demo", ...made], { maxBuffer: 1 << 24 })).stdout;
  } catch (error) {
    await remove();
    throw error;
  }
  let copies = 0;
  return {
    accounts,
    // `host` is how people open it; `beside` starts what the hub needs beside it.
    async serve({ host = "127.0.0.1", beside: startBeside } = {}) {
      const name = join(folder, `copy-${++copies}`);
      await cp(data, name, { recursive: true });
      await cp(keys, `${name}.keys`);
      const port = await freePort();
      const base = `http://${host}:${port}`;
      const file = async (words) => {
        await writeFile(`${name}.beside`, words);
        return `${name}.beside`;
      };
      const beside = await startBeside?.({ base, file });
      const options = [...forTraining, "--origin", base, ...(beside?.options ?? [])];
      const server = await serve(program, name, `${name}.keys`, options, port);
      return {
        base,
        beside,
        async stop() {
          await beside?.stop();
          return server.stop();
        },
      };
    },
    remove,
  };
}

async function serve(program, data, keys, options, port) {
  const base = `http://127.0.0.1:${port}`;
  const log = await open(`${data}.log`, "w");
  const server = spawn(program, ["serve", ...options, "--data", data, "--keys", keys, "--port", String(port)], {
    stdio: ["ignore", log.fd, log.fd],
  });
  const ended = new Promise((resolve) => {
    server.on("error", (error) => resolve(error.message));
    server.on("exit", (code, signal) => resolve(signal ?? code));
  });
  await log.close();
  const said = async () => (await readFile(`${data}.log`, "utf8")).split("\n").slice(-20).join("\n");

  const deadline = Date.now() + startSeconds * 1000;
  while (!(await answers(base))) {
    const end = await Promise.race([ended, pause(100).then(() => undefined)]);
    if (end !== undefined) throw new Error(`the server ended at once (${end}):\n${await said()}`);
    if (Date.now() > deadline) {
      server.kill("SIGKILL");
      throw new Error(`the server did not answer in ${startSeconds} s:\n${await said()}`);
    }
  }
  return {
    base,
    // What is wrong with how it ended, or nothing.
    async stop() {
      server.kill("SIGTERM");
      const end = await Promise.race([ended, pause(stopSeconds * 1000).then(() => "late")]);
      if (end === "late") {
        server.kill("SIGKILL");
        return `the server did not stop within ${stopSeconds} s of being asked`;
      }
      return end === 0 || end === "SIGTERM" ? "" : `the server ended with ${end}:\n${await said()}`;
    },
  };
}

async function answers(base) {
  try {
    await (await fetch(base, { redirect: "manual" })).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
