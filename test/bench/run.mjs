// Runs the measurements one after the other, or those that are named: `npm run bench`, `npm run bench start-up`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const benches = ["start-up", "library-check", "rescore", "rescore-folders", "rescore-killed"];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`there is no measurement ${unknown.join(", ")}; there are: ${benches.join(", ")}`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : benches) {
    console.log(`== ${name}`);
    const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`${name}.mjs`, import.meta.url))], {
      stdio: "inherit",
    });
    if (status !== 0) process.exitCode = 1;
  }
}
