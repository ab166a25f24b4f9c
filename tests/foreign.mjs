// What other programs make of an export: `node foreign.mjs NAME < FILE` prints JSON.
// Their packages are looked for in $CHRONO_NODE_MODULES.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = process.env.CHRONO_NODE_MODULES;
const text = readFileSync(0, "utf8");

async function markwhen() {
  const { parse, iter, isEvent } = createRequire(folder + "/")("@markwhen/parser");
  const found = parse(text);
  const events = [...iter(found.events)].map((each) => each.eventy).filter(isEvent);
  return {
    title: found.header.title,
    messages: found.parseMessages,
    events: events.map((event) => ({
      id: event.id,
      range: event.dateRangeIso,
      title: event.firstLine.restTrimmed,
      properties: event.properties,
      tags: event.tags,
    })),
  };
}

async function mermaid() {
  const { JSDOM } = createRequire(folder + "/")("jsdom");
  globalThis.window = new JSDOM("<body></body>").window;
  globalThis.document = window.document;
  const file = pathToFileURL(folder + "/mermaid/dist/mermaid.core.mjs");
  const reader = (await import(file)).default;
  reader.initialize({ startOnLoad: false, maxTextSize: 10_000_000 });
  await reader.parse(text);
  const { db } = await reader.mermaidAPI.getDiagramFromText(text);
  return db.getTasks().map((task) => ({ period: task.task.trim(), events: task.events }));
}

console.log(JSON.stringify(await { markwhen, mermaid }[process.argv[2]]()));
