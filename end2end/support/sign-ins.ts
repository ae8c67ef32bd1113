import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Somebody of the demo who runs the contest. */
export interface Organizer {
  login: string;
  password: string;
  /** Base32, as an authenticator app takes it. */
  totp_secret: string;
}

/** A resident of the demo. */
export interface Entrant {
  name: string;
  /** Twelve characters in three groups, with which the resident signs in. */
  entry_code: string;
}

/** Everybody of the demo a test can sign in as. */
export interface SignIns {
  organizers: Organizer[];
  entrants: Entrant[];
}

/** Reads the sign-ins that the server wrote when it loaded the demo. */
export function readSignIns(data: string): SignIns {
  return JSON.parse(readFileSync(join(data, "demo-sign-ins.json"), "utf8")) as SignIns;
}
