/** A second person in the chat: as much of IRC as it takes to join and to talk. */
import { connect } from 'node:net';
import { until } from '../driver/until.ts';

export interface IrcUser {
  /** To a channel or to a person. */
  say(to: string, text: string): void;
  /** Resolves once this person is in the channel. */
  met(nick: string): Promise<void>;
  quit(): void;
}

export async function connectIrc(port: number, nick: string, channel: string): Promise<IrcUser> {
  const socket = connect(port, '127.0.0.1');
  const present = new Set<string>();
  let rest = '';
  const send = (line: string) => socket.write(`${line}\r\n`);
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('utf8')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, who, what] = /^:([^ !]+)\S* (\S+)/.exec(line) ?? [];
      if (line.startsWith('PING')) send(line.replace('PING', 'PONG'));
      if (what === '001') send(`JOIN ${channel}`);
      if (what === 'JOIN' && who !== undefined) present.add(who);
      if (what === '353') {
        for (const name of line.split(' :')[1]?.split(' ') ?? []) present.add(name.replace(/^[@+~&%]/, ''));
      }
    }
  });
  send(`NICK ${nick}`);
  send(`USER ${nick} 0 * :${nick}`);
  const met = async (name: string) => {
    await until(`${name} to be in ${channel}`, async () => present.has(name), 30_000);
  };
  await met(nick);
  return { say: (to, text) => send(`PRIVMSG ${to} :${text}`), met, quit: () => socket.end('QUIT\r\n') };
}
