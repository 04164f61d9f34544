import { dayInChina } from '@tongguan/calendar/days';
import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { CodeTableSet } from '../domain/code-tables.ts';
import { tablesOn } from '../domain/code-tables.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { Fault } from '../domain/fault.ts';
import { atMost, isError, MOST_FAULTS } from '../domain/fault.ts';
import type { MandateGate, MandateMissing } from '../domain/mandate/mandate-missing.ts';
import type { CertificateState } from '../domain/origin/certificate-state.ts';
import { certificate, certificateKey } from '../domain/origin/certificate-state.ts';
import type { CertificateRefusal, Registration } from '../domain/origin/register.ts';
import { lastDayOf, register, registrationFaults } from '../domain/origin/register.ts';

interface Dependencies {
  readonly journal: Journal<DeclarationsEvent>;
  readonly clock: Clock;
  readonly tables: CodeTableSet;
  readonly digestOf: (text: string) => string;
  /** The same id for the same company and key for ever. */
  readonly idOfKey: (company: string, key: string) => string;
  readonly mandateMissing: MandateGate;
}

export type RegisterCertificate = Omit<Registration, 'certificateId' | 'digest' | 'sample'> & { readonly subject: string };

export type RegisteredCertificate =
  | {
      readonly outcome: 'refused';
      readonly refusal:
        CertificateRefusal | MandateMissing | { readonly refusal: 'invalid-certificate'; readonly faults: readonly Fault[] };
    }
  | {
      readonly outcome: 'registered';
      readonly certificateId: string;
      readonly state: CertificateState;
      readonly version: number;
      readonly repeated: boolean;
    };

/** Registers a certificate of origin (登记原产地证书) of the own company, or of one that it is mandated by. */
export async function registerCertificate(dependencies: Dependencies, command: RegisterCertificate): Promise<RegisteredCertificate> {
  const { journal, clock, digestOf, idOfKey, mandateMissing } = dependencies;
  const { subject, ...of } = command;
  const now = clock.now();
  const today = tablesOn(dependencies.tables, dayInChina(now));
  const trader = { creditCode: of.traderCompany };
  const missing = await mandateMissing(
    of.registeredByCompany,
    { trader, declarant: { creditCode: of.registeredByCompany }, direction: 'I' },
    now,
  );
  if (missing !== undefined) return { outcome: 'refused', refusal: missing };
  const number = of.number.trim();
  const validUntil = of.validUntil === '' ? (lastDayOf(of.issuedOn, today) ?? '') : of.validUntil;
  const content = { ...of, number, validUntil };
  // who registers it makes it no other certificate
  const digest = digestOf(JSON.stringify({ ...content, registeredByCompany: '' }));
  const certificateId = idOfKey(of.traderCompany, certificateKey(number));
  const registration: Registration = { ...content, certificateId, digest, sample: clock.simulated };
  const faults = registrationFaults(registration, today);
  if (faults.some(isError)) return { outcome: 'refused', refusal: { refusal: 'invalid-certificate', faults: atMost(faults, MOST_FAULTS) } };
  // a digest comes again where what was registered meanwhile is taken back: the version tells the two wishes apart
  const { version: over } = await journal.load(certificate, certificateId);
  const meta = { commandId: `register/${digest}/${String(over)}`, by: subject };
  const changed = await journal.change(certificate, certificateId, meta, (state) => register(state, registration, now));
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  const repeated = changed.repeated || changed.events.length === 0;
  return { outcome: 'registered', certificateId, state: changed.state, version: changed.version, repeated };
}
