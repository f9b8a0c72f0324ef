// npm run reset: deletes the local data (database, objects, images, mails). Secrets stay.
import { rmSync } from "node:fs";

rmSync(new URL("../.wrangler/state", import.meta.url), { recursive: true, force: true });
console.log("Local data removed. npm start seeds the demo again.");
