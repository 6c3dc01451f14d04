/** The other person in a room and in a 1:1: as much of XMPP as it takes to log in, to join, to talk and to correct oneself. */
import { connect } from 'node:net';
import { until } from '../driver/until.ts';

export interface XmppUser {
  /** To the room or to a person, by address; returns the id of the message. */
  say(to: string, text: string): string;
  /** Gives a message of this person another text (XEP-0308). */
  correct(to: string, id: string, text: string): void;
  quit(): void;
}

export interface XmppAccount {
  readonly name: string;
  readonly domain: string;
  readonly password: string;
}

/** Logs in without encryption and joins a room under the account's name. */
export async function connectXmpp(port: number, account: XmppAccount, room: string): Promise<XmppUser> {
  const { name, domain, password } = account;
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('error', () => undefined);
  socket.setEncoding('utf8').on('data', (part: string) => {
    heard += part;
  });
  const ask = async (xml: string, answer: string) => {
    heard = '';
    socket.write(xml);
    await until(
      `${answer} for ${name}`,
      async () => heard.includes(answer) || Promise.reject(new Error(heard)),
    );
  };
  const header = `<stream:stream to="${domain}" version="1.0" xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams">`;
  const secret = Buffer.from(`\0${name}\0${password}`).toString('base64');
  await ask(header, '</stream:features>');
  await ask(`<auth mechanism="PLAIN" xmlns="urn:ietf:params:xml:ns:xmpp-sasl">${secret}</auth>`, '<success');
  await ask(header, '</stream:features>');
  await ask('<iq type="set" id="bind"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>', '<jid>');
  // 110: this presence is one's own, the last of those that a newcomer hears.
  await ask(
    `<presence/><presence to="${room}/${name}"><x xmlns="http://jabber.org/protocol/muc"/></presence>`,
    "code='110'",
  );
  let sent = 0;
  const send = (to: string, text: string, more = '') => {
    sent += 1;
    const id = `${name}-${sent}`;
    const type = to === room ? 'groupchat' : 'chat';
    socket.write(
      `<message to="${to}" type="${type}" id="${id}"><body>${escaped(text)}</body>${more}</message>`,
    );
    return id;
  };
  return {
    say: (to, text) => send(to, text),
    correct: (to, id, text) => {
      send(to, text, `<replace id="${id}" xmlns="urn:xmpp:message-correct:0"/>`);
    },
    quit: () => socket.end('</stream:stream>'),
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
