import { chromium } from "playwright-core";
const [base, ...specs] = process.argv.slice(2); // spec: path|name|phone/desktop|dark?|hi?|user?
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
for (const s of specs) {
  const [path, name, size = "desktop", ...opts] = s.split("|");
  const dims = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 }, tiny: { width: 320, height: 640 } }[size];
  const c = await b.newContext({ viewport: dims, deviceScaleFactor: 1, colorScheme: opts.includes("dark") ? "dark" : "light", locale: opts.includes("hi") ? "hi-IN" : "en-IN" });
  const p = await c.newPage();
  p.on("console", (m) => { if (m.type() === "error") console.log(name, "console:", m.text().slice(0, 300)); });
  p.on("pageerror", (e) => console.log(name, "pageerror:", String(e).slice(0, 300)));
  const user = opts.find((o) => o.includes("@"));
  if (user) { await p.goto(base + "/sign-in"); await p.fill('input[type=email]', user); await p.fill('input[type=password]', "stagedoor-demo"); await Promise.all([p.waitForURL((u) => !u.pathname.startsWith("/sign-in"), { timeout: 20000 }).catch((e) => console.log("signin", e.message.slice(0, 200))), p.keyboard.press("Enter")]); }
  const r = await p.goto(base + path, { waitUntil: "networkidle", timeout: 30000 }).catch((e) => console.log(name, e.message.slice(0, 200)));
  console.log(name, r?.status());
  await p.waitForTimeout(300);
  await p.screenshot({ path: `/work/shots/${name}.png`, fullPage: opts.includes("full") });
  await c.close();
}
await b.close();
