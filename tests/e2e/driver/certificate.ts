/**
 * A certificate for one run of a browser under test: its key is made anew each time and never leaves the process. Node makes keys and
 * signatures; what is missing is the certificate around them, a few fields of X.509 in DER (RFC 5280, section 4.1; ITU-T X.690).
 */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

export interface Certificate {
  /** Both as PEM, as a TLS server of Node takes them. */
  readonly key: string;
  readonly cert: string;
  /** SHA-256 of the public key in base64: how Chromium names a key whose certificates it is to take. */
  readonly keyHash: string;
}

/** Valid from 2020 to the end of 2099, so that a clock that is wrong is no failure. */
const VALIDITY = ['20200101000000Z', '20991231235959Z'];

/** DER tags. */
const INTEGER = 0x02;
const BITS = 0x03;
const UTF8 = 0x0c;
const TIME = 0x18;
const SEQUENCE = 0x30;
const SET = 0x31;

/** Object identifiers, encoded: ecdsa-with-SHA256 (RFC 5758), commonName (RFC 5280). */
const ECDSA_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');

/** Makes a key and a certificate that it signs itself. It names no host: a browser takes it because it was told to. */
export function makeCertificate(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicPart = publicKey.export({ type: 'spki', format: 'der' });
  const algorithm = der(SEQUENCE, ECDSA_SHA256);
  const title = der(UTF8, Buffer.from('Interstice, tests only'));
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, title)));
  const validity = der(SEQUENCE, ...VALIDITY.map((time) => der(TIME, Buffer.from(time))));
  const serial = der(INTEGER, Buffer.of(1));
  const content = der(SEQUENCE, serial, algorithm, name, validity, name, publicPart);
  // A bit string begins with the number of bits to leave out at its end.
  const signature = der(BITS, Buffer.of(0), sign('sha256', content, privateKey));
  const body = der(SEQUENCE, content, algorithm, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${body.replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    keyHash: createHash('sha256').update(publicPart).digest('base64'),
  };
}

/** Tag, length, content. */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  // From 128 on: how many bytes the length takes, then the length.
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...head), content]);
}
