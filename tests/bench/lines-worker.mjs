// Reads lines from stdin and writes lines to stdout, and tells on stderr what that cost. Called by lines.mjs.
//
//   lines-worker.mjs <file of the command line> <arguments...>   what the command line does
//   lines-worker.mjs json                                        JSON.parse and JSON.stringify of each, for comparison
import { argv, stderr, stdin, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  stderr.write(JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
});

async function echo() {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stdin) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    const said = lines.map((line) => JSON.stringify(line.startsWith('{') ? JSON.parse(line) : line));
    const text = `${said.join('\n')}\n`;
    await new Promise((taken) => stdout.write(text, taken));
  }
}

const [, , file] = argv;
if (file === 'json') await echo();
else {
  argv.splice(1, 1);
  await import(pathToFileURL(file).href);
}
