import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const ROUTER = resolve(__dirname, "../../server/src/router.rs");

/** Patterns of all routes of the server's router that answer GET, as written there: `/c/{slug}`. */
export function routesWithGet(): string[] {
  const source = readFileSync(ROUTER, "utf8");
  const call = /\.route\(\s*"([^"]+)",\s*((?:\.?(?:get|post)\([\w:]+\)\s*)+),?\s*\)/g;
  const routes = [...source.matchAll(call)].map(([, pattern, methods]) => ({ pattern, methods }));
  const written = source.match(/\.route\(/g)?.length ?? 0;
  if (routes.length === 0 || routes.length !== written) {
    throw new Error(`${ROUTER}: ${written} routes, of which ${routes.length} were understood`);
  }
  return routes.filter(({ methods }) => /\bget\(/.test(methods)).map(({ pattern }) => pattern);
}
