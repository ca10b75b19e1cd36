// The shapes of the API for the app's scripts, from its description: what is sent and what comes back. Refusals
// are read by their words alone, so their shapes stay out.
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const [from, to] = process.argv.slice(2);
const described = JSON.parse(readFileSync(from, "utf8"));
for (const path of Object.values(described.paths)) {
  for (const call of Object.values(path)) {
    for (const status of Object.keys(call.responses ?? {})) if (!status.startsWith("2")) delete call.responses[status];
    for (const answer of Object.values(call.responses ?? {})) delete answer.headers;
  }
}
const shapes = astToString(await openapiTS(described)).replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, "");
writeFileSync(to, `// Made by .ci/front of ${from.replace(/^(\.\.\/)+/, "")}.\n${shapes}`);
