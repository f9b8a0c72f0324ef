// Creates .dev.vars with random secrets. Plain Node 20: it may run before the install. Never overwrites.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const file = new URL("../.dev.vars", import.meta.url);
const names = ["AUTH_SECRET", "KEY_WRAPPING_SECRET", "LINK_SECRET", "SANDBOX_WEBHOOK_SECRET"];
const before = existsSync(file) ? readFileSync(file, "utf8") : "";
const missing = names.filter((name) => !new RegExp(`^${name}=`, "m").test(before));
if (missing.length > 0) {
  const lines = missing.map((name) => `${name}="${randomBytes(32).toString("base64url")}"`);
  const local = /^LOCAL=/m.test(before) ? [] : ['LOCAL="1"'];
  writeFileSync(file, [before.trimEnd(), ...lines, ...local].filter(Boolean).join("\n") + "\n", {
    mode: 0o600,
  });
}
