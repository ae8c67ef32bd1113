import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** How long the server may take to migrate, load the demo and answer. */
const START_LIMIT_MS = 180_000;

/**
 * Starts the binary `TIMHIEU_BIN` with the demo in a temporary folder, and tells the tests its address
 * (`TIMHIEU_URL`) and that folder (`TIMHIEU_DATA`). Returns what ends it.
 */
export default async function start(): Promise<() => Promise<void>> {
  const workspace = resolve(__dirname, "../..");
  const binary = process.env.TIMHIEU_BIN ?? join(workspace, "target/debug/timhieu");
  const site = process.env.TIMHIEU_SITE ?? join(workspace, "target/site");
  const data = await mkdtemp(join(tmpdir(), "timhieu-end2end-"));
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(binary, ["serve", "--demo", "--data", data, "--site", site, "--listen", address], {
    cwd: workspace,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (bytes: Buffer) => (said = (said + bytes.toString()).slice(-10_000)));
  }
  const stop = async () => {
    await end(server);
    await rm(data, { recursive: true, force: true });
  };
  try {
    await answering(server, `http://${address}/health`);
  } catch (error) {
    await stop();
    throw new Error(`${binary}: ${(error as Error).message}\n${said}`);
  }
  process.env.TIMHIEU_URL = `http://${address}`;
  process.env.TIMHIEU_DATA = data;
  return stop;
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
    await sleep(200);
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

/** A port that is free now; nothing else on a test machine takes it in the moment until the server does. */
function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? found(address.port) : failed(new Error("no port"))));
    });
  });
}
