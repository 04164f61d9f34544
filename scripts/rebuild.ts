/** `npm run rebuild -- <service> <read model>`: drops a read model and builds it again from the events while the service runs. */
import { DEMO_SECRET } from './demo-users.ts';
import { callerFor } from './simulate/window.ts';

const [service, readModel] = process.argv.slice(2);
if (service === undefined || readModel === undefined) {
  console.error('usage: npm run rebuild -- <service> <read model>, e.g. npm run rebuild -- clearance clearance.queue');
  process.exit(2);
}
const host = process.env['TONGGUAN_HOST'] ?? '127.0.0.1';
const url = process.env['TONGGUAN_URL'] ?? `http://${host}:${process.env['TONGGUAN_HTTP_PORT'] ?? '8080'}`;
const issuer = process.env['TONGGUAN_OIDC_ISSUER'] ?? `http://${host}:${process.env['TONGGUAN_IDENTITY_PORT'] ?? '8081'}`;
const secret = process.env['TONGGUAN_ADMINISTRATOR_SECRET'] ?? DEMO_SECRET;

try {
  const administrator = callerFor('administrator', { url, issuer, secret }, () => Date.now());
  const { status, body } = await administrator.post(
    `/v1/operations/${encodeURIComponent(service)}/read-models/${encodeURIComponent(readModel)}/rebuild`,
    undefined,
  );
  if (status !== 200) {
    console.error(`refused (${status}): ${JSON.stringify(body['message'] ?? body)}`);
    process.exit(1);
  }
  const { documents, digestBefore, digestAfter } = body as { documents: number; digestBefore: string; digestAfter: string };
  const verdict =
    digestBefore === ''
      ? 'events arrived meanwhile, so there is nothing to compare'
      : digestBefore === digestAfter
        ? 'equal to the live one, byte by byte'
        : 'DIFFERENT from the live one';
  console.log(
    `${readModel}: ${documents} documents rebuilt, ${verdict}\n  before ${digestBefore === '' ? '-' : digestBefore}\n  after  ${digestAfter}`,
  );
  process.exitCode = digestBefore !== '' && digestBefore !== digestAfter ? 1 : 0;
} catch (error) {
  console.error(`the window at ${url} cannot be reached: ${(error as Error).message}`);
  process.exitCode = 1;
}
