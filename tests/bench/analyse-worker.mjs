// Analyses every pack once in a process of its own, as the command does, and prints the CPU time of each. Called by analyse.mjs.
import { pathToFileURL } from 'node:url';

const [, , bundle = ''] = process.argv;
const { analyse, catalogue, packs } = await import(pathToFileURL(bundle).href);

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const texts = Object.values(packs).map((pack) => JSON.stringify(pack));
const before = cpu();
for (const text of texts) JSON.parse(text);
const parsed = cpu() - before;

let cells = 0;
const each = Object.values(packs).map((pack) => {
  const start = cpu();
  cells += analyse(pack, catalogue).cells;
  return { id: pack.id, ms: cpu() - start };
});
console.log(JSON.stringify({ parsed, cells, each }));
