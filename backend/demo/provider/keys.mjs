/** Signing keys that outlive a restart, readable by their owner only. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SHAPES = {
  ES256: ['ec', { namedCurve: 'P-256' }],
  RS256: ['rsa', { modulusLength: 2048 }],
};

/**
 * The key set of one issuer: made the first time, read afterwards.
 * @param {string} folder @param {string} name @param {'ES256' | 'RS256'} alg
 */
export function signingKeys(folder, name, alg) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.jwks.json`);
  if (!existsSync(file)) {
    const keys = [makeKey(alg, `${name}-${randomBytes(4).toString('hex')}`)];
    writeFileSync(`${file}.new`, JSON.stringify({ keys }), { mode: 0o600 });
    renameSync(`${file}.new`, file); // whole or not there, if we are killed here
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

function makeKey(alg, kid) {
  const [type, options] = SHAPES[alg];
  const { privateKey } = generateKeyPairSync(type, options);
  return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg };
}
