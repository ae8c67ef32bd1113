import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Server, serve } from "./server";
import { type SignIns, readSignIns } from "./sign-ins";

/** Tells the workers in which folder the demo has been loaded. */
const LOADED = "TIMHIEU_LOADED_DEMO";

/** A demo that nobody else uses: what a test does to it, no test of another worker sees. */
export interface Demo {
  /** Where it answers. */
  url: string;
  /** The folder of its data. */
  data: string;
  /** Who can sign in to it. */
  signIns: SignIns;
}

/**
 * Loads the demo into a temporary folder, once for all workers, each of which serves a copy: loading takes seconds,
 * copying does not. Returns what removes the folder.
 */
export default async function load(): Promise<() => Promise<void>> {
  const data = await folder();
  const remove = () => rm(data, { recursive: true, force: true });
  try {
    // Ended in order, the server leaves a database that can be copied as one file.
    await (await serve(data)).stop();
  } catch (error) {
    await remove();
    throw error;
  }
  process.env[LOADED] = data;
  return remove;
}

/** Serves a copy of the loaded demo while it is used. */
export async function withDemo(use: (demo: Demo) => Promise<void>): Promise<void> {
  const loaded = process.env[LOADED];
  if (!loaded) throw new Error(`${LOADED} is not set: the global setup sets it`);
  const data = await folder();
  let server: Server | undefined;
  try {
    await cp(loaded, data, { recursive: true });
    server = await serve(data);
    await use({ url: server.url, data, signIns: readSignIns(data) });
  } finally {
    await server?.stop();
    await rm(data, { recursive: true, force: true });
  }
}

function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "timhieu-end2end-"));
}
