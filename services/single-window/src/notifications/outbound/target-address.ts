import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { WhyNotTarget } from '../domain/target.ts';

/** Where messages may go: `public` is https at addresses of the public Internet, `any` also http and addresses of internal networks. */
export type TargetPolicy = 'public' | 'any';

/** A name that leads to an address which no message may go to. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
}

const LONGEST_URL = 2000;

/** What an address shows by itself. The parser has brought odd spellings of numbers (`0x7f.1`, `2130706433`) into their usual form. */
export function whyNotTarget(policy: TargetPolicy): WhyNotTarget {
  return (text) => {
    const url = URL.parse(text);
    if (url === null || text.length > LONGEST_URL || (url.protocol !== 'https:' && url.protocol !== 'http:')) return 'not-an-address';
    if (url.username !== '' || url.password !== '') return 'with-credentials';
    if (policy === 'any') return undefined;
    if (url.protocol !== 'https:') return 'not-https';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const local = host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.local') || host.endsWith('.internal');
    return local || (ipaddr.isValid(host) && !isPublicAddress(host)) ? 'private-address' : undefined;
  };
}

/**
 * Only what every range of special use (RFC 6890) leaves over: not private, loopback, link-local, carrier-grade, multicast, reserved, nor
 * an IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  return ipaddr.isValid(plain) && ipaddr.process(plain).range() === 'unicast';
}

/**
 * Resolves names for connections: the addresses that are looked at are the very ones that are connected to, so a name that answers
 * otherwise a moment later (DNS rebinding) gains nothing. One forbidden address among several refuses all.
 */
export function guardedLookup(policy: TargetPolicy, resolve: typeof lookup = lookup): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        done(error, []);
        return;
      }
      if (policy === 'public' && !addresses.every(({ address }) => isPublicAddress(address))) {
        done(new RefusedAddress(hostname), []);
        return;
      }
      const [first] = addresses;
      if (options.all === true) done(null, addresses);
      else if (first === undefined) done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), []);
      else done(null, first.address, first.family);
    });
  };
}
