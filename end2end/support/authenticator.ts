import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Organizer } from "./sign-ins";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_MS = 30_000;

/** The step of the last code handed out, by secret: the server takes each code once. */
const used = new Map<string, number>();

/**
 * A code that the organizer has not used yet (RFC 6238 with SHA-1, 30 seconds, six digits). The server takes the
 * code of the next step too; where that is used already, this waits.
 */
export async function freshCode(organizer: Organizer): Promise<string> {
  const secret = organizer.totp_secret;
  const step = Math.max(stepNow(), (used.get(secret) ?? 0) + 1);
  used.set(secret, step);
  while (stepNow() < step - 1) await sleep(500);
  return codeOf(decoded(secret), step);
}

function stepNow(): number {
  return Math.floor(Date.now() / STEP_MS);
}

/** RFC 4226, section 5.3. */
function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(step));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const offset = digest[19] & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, "0");
}

function decoded(base32: string): Buffer {
  const bits = [...base32].map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, "0")).join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
}
