/** The floor of `POST /v1/declarations`: bare Fastify, the same validation of the body, one durable insert of its bytes. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { buildValidator } from '@tongguan/single-window/inbound/http/build-validator';
import { DeclarationContentBody } from '@tongguan/single-window/inbound/http/schemas/declaration-content';
import fastify from 'fastify';

export interface FloorJob {
  readonly folder: string;
}

async function serve(folder: string): Promise<{ url: string }> {
  const database = new DatabaseSync(join(folder, 'floor.db'));
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE declarations (id TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT',
  );
  const insert = database.prepare('INSERT INTO declarations (id, bytes) VALUES (?, ?)');

  const app = fastify({ schemaController: { compilersFactory: { buildValidator: buildValidator('at-first-use') } } });
  const bytesOf = new WeakMap<object, Buffer>();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    bytesOf.set(request, body);
    return parse(request, body.toString(), done);
  });
  app.addSchema(DeclarationContentBody);
  app.post('/v1/declarations', { schema: { body: { $ref: 'DeclarationContent#' } } }, (request, reply) => {
    const id = randomUUID();
    insert.run(id, bytesOf.get(request) ?? Buffer.alloc(0));
    return reply.code(202).send({ id });
  });
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }) };
}

process.on('disconnect', () => process.exit());
process.on('message', (job) => {
  void serve((job as FloorJob).folder).then((answer) => process.send?.(answer));
});
