/** The people of the demonstration: passwords are hashed when read, and compared in constant time. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const hash = promisify(scrypt);
const LENGTH = 32;

export class Accounts {
  #byLogin = new Map();
  #bySub = new Map();
  #nobody = { salt: randomBytes(16), digest: randomBytes(LENGTH) };

  /** @param {{login: string, password: string, sub: string, claims: object}[]} list */
  static async read(list) {
    const accounts = new Accounts();
    for (const { login, password, sub, claims } of list) {
      const salt = randomBytes(16);
      const digest = await hash(password, salt, LENGTH);
      accounts.#byLogin.set(login.toLowerCase(), { salt, digest, sub });
      accounts.#bySub.set(sub, claims);
    }
    return accounts;
  }

  /** The subject of this login and password, or undefined: an unknown login takes as long. */
  async recognise(login, password) {
    const found = this.#byLogin.get(login.trim().toLowerCase());
    const { salt, digest } = found ?? this.#nobody;
    const same = timingSafeEqual(await hash(password, salt, LENGTH), digest);
    return same ? found?.sub : undefined;
  }

  /** The shape oidc-provider wants, or undefined when nobody has this subject. */
  find(sub) {
    const claims = this.#bySub.get(sub);
    return claims && { accountId: sub, claims: async () => ({ ...claims, sub }) };
  }
}
