/** As much of a scenario as its documentation says. */
export interface DocumentedScenario {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly outcome: { readonly zh: string; readonly en: string };
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** What `/docs` says of the sandbox: a table made of the scenarios themselves (Markdown). */
export function sandboxDocs(scenarios: readonly DocumentedScenario[], active: boolean): string {
  if (scenarios.length === 0) return '';
  const rows = scenarios.map(
    ({ code, name, outcome }) => `| \`${code}\` | ${cell(name.zh)} ${cell(name.en)} | ${cell(outcome.zh)}<br>${cell(outcome.en)} |`,
  );
  return [
    '',
    '## Sandbox 沙箱',
    '',
    active
      ? '**This is a sandbox: everything in it is sample data. 这里是沙箱，全部为样例数据。**'
      : 'This is no sandbox; `npm start -- --sandbox` starts one. 这里不是沙箱。',
    '',
    'In a sandbox a contract number (`header.contractNo`, 合同协议号) that begins with one of these codes, in any case, steers what becomes of the declaration; more may follow after `-`, `/`, `.` or a blank. Any other contract number, also an unknown `SBX-` code, is a declaration like any other. Officers, carrier, bank and the connector for receipts act through the public API, for offices 4902, 4905 and 4908; the random draw stays as it is. ' +
      '沙箱中，合同协议号以下列代码开头（不分大小写，其后可接“-”“/”“.”或空格及任意内容）即决定该票的走向；其他合同号，包括未列出的SBX-代码，按普通报关单处理。',
    '',
    '| contract number 合同协议号 | scenario 情景 | outcome 结果 |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}
