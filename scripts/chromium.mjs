// Finds a Chromium for the browser journeys; installs one on Debian as root.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export function findChromium() {
  const wished = process.env.CHROME_PATH;
  if (wished) return existsSync(wished) ? wished : null;
  return places.find((place) => existsSync(place)) ?? null;
}

/** Returns Chromium's path, installing it on Debian as root; throws with instructions otherwise. */
export function needChromium() {
  const found = findChromium();
  if (found) return found;
  const advice = "The browser journeys need Chromium: install it, or set CHROME_PATH to one.";
  if (process.env.CHROME_PATH || !existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0)
    throw new Error(advice);
  console.log("Installing Debian's Chromium …");
  try {
    execFileSync("apt-get", ["update", "-qq"], { stdio: ["ignore", "ignore", "inherit"] });
    execFileSync(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-core"],
      {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      },
    );
  } catch (problem) {
    throw new Error(`${advice} (apt-get: ${problem.message})`, { cause: problem });
  }
  const installed = findChromium();
  if (!installed) throw new Error(advice);
  return installed;
}
