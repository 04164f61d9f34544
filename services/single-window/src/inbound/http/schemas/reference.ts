import { Type } from 'typebox';
import { Nullable, OneOf, Text } from './common.ts';

const Version = Type.String({ description: 'Digest of the data; also the ETag / 数据版本' });

export const CodeTables = Type.Object({
  version: Type.String({ description: 'Digest of all tables, recorded with each accepted declaration / 全部代码表的版本' }),
  tables: Type.Array(
    Type.Object({
      table: Type.String(),
      title: Text,
      about: Type.String(),
      version: Version,
      rows: Type.Integer(),
      verifiedRows: Type.Integer(),
      verifiedShare: Type.Number({ description: '0 to 1: rows whose source is the official publication / 已核实比例' }),
      unknownCode: OneOf(['error', 'warning', 'ignore'], {
        description: 'What a code is that the table lacks; ignore: the table is a starter / 表中没有的代码如何处理',
      }),
    }),
  ),
});

export const Codes = Type.Object({
  table: Type.String(),
  on: Type.String({ format: 'date', description: 'Day in China / 北京时间日期' }),
  version: Version,
  rows: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Text,
      validFrom: Type.String({ format: 'date' }),
      validTo: Nullable(Type.String({ format: 'date', description: 'Last day in force; null: no end / 最后适用日' })),
      source: Type.String(),
      verified: Type.Boolean({ description: 'Compared with the official publication that source names / 已核实' }),
      confidence: OneOf(['verified', 'memory', 'doubtful']),
      attributes: Type.Record(Type.String(), Type.String()),
    }),
  ),
  nextCursor: Nullable(Type.String()),
});

export const Rules = Type.Object({
  version: Version,
  rules: Type.Array(
    Type.Object({
      id: Type.String({ description: 'As in faults: V02, shape / 规则编号' }),
      text: Text,
      hint: Text,
      source: Type.String(),
      since: Type.String({ format: 'date', description: 'Day since which this window applies it / 启用日期' }),
      severities: Type.Array(OneOf(['error', 'warning'])),
      verified: Type.Boolean({ description: 'Compared with the official text / 已核实' }),
      tables: Type.Array(Type.String(), { description: 'Code tables that it reads / 使用的代码表' }),
      needs: Nullable(Text),
    }),
  ),
});
