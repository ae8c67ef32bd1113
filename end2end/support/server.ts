import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

/** How long the server may take to migrate, load the demo and answer. */
const START_LIMIT_MS = 180_000;

const workspace = resolve(__dirname, "../..");
const binary = process.env.TIMHIEU_BIN ?? join(workspace, "target/debug/timhieu");
const site = process.env.TIMHIEU_SITE ?? join(workspace, "target/site");

/** A server that answers. */
export interface Server {
  /** Where it answers, without a slash at the end. */
  url: string;
  /** Ends it and waits until it has ended. */
  stop(): Promise<void>;
}

/** Serves the demo from a folder. The demo is loaded first if the folder has no database. */
export async function serve(data: string): Promise<Server> {
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(binary, ["serve", "--demo", "--data", data, "--site", site, "--listen", address], {
    cwd: workspace,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (bytes: Buffer) => (said = (said + bytes.toString()).slice(-10_000)));
  }
  const stop = () => end(server);
  try {
    await answering(server, `http://${address}/health`);
  } catch (error) {
    await stop();
    throw new Error(`${binary}: ${(error as Error).message}\n${said}`);
  }
  return { url: `http://${address}`, stop };
}

/** Runs `timhieu admin create` on a folder and returns the path of the one-time link that it prints. */
export async function oneTimeLink(data: string, login: string, name: string): Promise<string> {
  const command = ["admin", "create", "--data", data, "--login", login, "--name", name];
  const { stdout } = await promisify(execFile)(binary, command, { cwd: workspace });
  const path = /\/to-chuc\/moi\/\S+/.exec(stdout)?.[0];
  if (!path) throw new Error(`no link in: ${stdout}`);
  return path;
}

async function answering(server: ChildProcess, url: string): Promise<void> {
  let failed: Error | undefined;
  server.once("error", (error) => (failed = error));
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (failed) throw failed;
    if (server.exitCode !== null) throw new Error(`ended with status ${server.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`does not answer after ${START_LIMIT_MS / 1000} s`);
}

async function end(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((done) => server.once("exit", done));
  server.kill("SIGTERM");
  const killer = setTimeout(() => server.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(killer);
}

/** A port that is free now; should somebody take it before the server does, the server says so and the tests end. */
function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? found(address.port) : failed(new Error("no port"))));
    });
  });
}
