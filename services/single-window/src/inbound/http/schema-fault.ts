import type { FastifySchemaValidationError } from 'fastify';
import type { Fault } from '@tongguan/contracts/platform/v1/refusal';
import { DeclarationContentBody } from './schemas/declaration-content.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** One finding of a route's schema, in words for whoever typed the value; `path` is a JSON pointer into what was sent. */
export function schemaFault(finding: FastifySchemaValidationError, where: string): Fault {
  const params = finding.params as { readonly missingProperty?: string; readonly additionalProperty?: string };
  const property = params.missingProperty ?? params.additionalProperty;
  const pointer = `${finding.instancePath}${property === undefined ? '' : `/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`}`;
  const { message, hint } = wordsOf(finding, property ?? '');
  const label = where === 'body' ? labelOf(pointer) : '';
  return {
    rule: finding.keyword === 'additionalProperties' ? 'unknown-field' : 'shape',
    path: where === 'body' ? pointer : `${where}:${pointer}`,
    severity: 'SEVERITY_ERROR',
    message: label === '' ? message : { zh: `${label}：${message.zh}`, en: `${label}: ${message.en}` },
    hint,
  };
}

const types: Readonly<Record<string, Words>> = {
  string: { zh: '文本(数字也加引号)', en: 'text (numbers in quotes too)' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  boolean: { zh: 'true或false', en: 'true or false' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数', en: 'a number' },
};

function wordsOf(finding: FastifySchemaValidationError, property: string): { readonly message: Words; readonly hint: Words } {
  const { type, limit, allowedValues, pattern } = finding.params;
  const most = String(limit);
  switch (finding.keyword) {
    case 'required':
      return {
        message: { zh: `缺少必填字段${property}`, en: `the required field ${property} is missing` },
        hint: { zh: `补上${property}`, en: `give ${property}` },
      };
    case 'additionalProperties':
      return {
        message: { zh: `没有名为${property}的字段`, en: `there is no field ${property}` },
        hint: { zh: '核对拼写，或删除该字段', en: 'check how it is spelt, or take it away' },
      };
    case 'type': {
      const wanted = types[String(type)] ?? { zh: String(type), en: String(type) };
      return { message: { zh: `须为${wanted.zh}`, en: `must be ${wanted.en}` }, hint: { zh: `改为${wanted.zh}`, en: `send ${wanted.en}` } };
    }
    case 'maxLength':
      return {
        message: { zh: `超过${most}个字符`, en: `has more than ${most} characters` },
        hint: { zh: `缩短至${most}个字符以内`, en: `shorten it to ${most} characters` },
      };
    case 'maxItems':
      return {
        message: { zh: `超过${most}项`, en: `has more than ${most} entries` },
        hint: { zh: `至多${most}项，请拆分`, en: `send at most ${most}` },
      };
    case 'enum': {
      const values = Array.isArray(allowedValues) ? allowedValues.join(', ') : '';
      return {
        message: { zh: `须为以下之一：${values}`, en: `must be one of: ${values}` },
        hint: { zh: `改为${values}之一`, en: `send one of ${values}` },
      };
    }
    case 'pattern':
      return {
        message: { zh: `格式不符：${String(pattern)}`, en: `has another form than ${String(pattern)}` },
        hint: { zh: '按接口定义书写，见 /docs', en: 'write it as /docs says' },
      };
    default:
      return {
        message: { zh: `不符合接口定义：${finding.message ?? ''}`, en: `does not fit the API: ${finding.message ?? ''}` },
        hint: { zh: '接口定义见 /docs', en: 'See /docs for the definition' },
      };
  }
}

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
}

/** What the definition calls a field of a declaration, e.g. `GrossWet 毛重, kg`; empty where it is no such field. */
function labelOf(pointer: string): string {
  let node: Node | undefined = DeclarationContentBody as Node;
  const steps = pointer.split('/').slice(1);
  // a draft holds the declaration one level down
  for (const step of steps[0] === 'content' ? steps.slice(1) : steps) node = node?.properties?.[step] ?? node?.items;
  return node?.description?.split(/[;,]/)[0] ?? '';
}
