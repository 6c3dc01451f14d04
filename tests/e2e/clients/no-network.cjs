// Loaded into The Lounge before its own code: names of the world outside are not found, so that link previews ask nobody.
const dns = require('node:dns');

const real = dns.lookup;
dns.lookup = (name, options, done) => {
  const callback = typeof options === 'function' ? options : done;
  if (name === '127.0.0.1' || name === 'localhost') return real(name, options, done);
  const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
    code: 'ENOTFOUND',
    hostname: name,
  });
  process.nextTick(() => callback(error));
};
