/** Writes the types of the HTTP API for the web UI (`web/src/api/schema.d.ts`), out of the OpenAPI document of the routes. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { apiDocument } from '@tongguan/single-window/inbound/http/api-document';

const file = join(import.meta.dirname, '../../services/single-window/web/src/api/schema.d.ts');
const document = await apiDocument();
const ast = await openapiTS(JSON.stringify(document), { defaultNonNullable: false });
const text = `// Generated from the OpenAPI document of the routes: npm run generate.\n${astToString(ast)}`;
if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
