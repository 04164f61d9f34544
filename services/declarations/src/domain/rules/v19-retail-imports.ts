import { warning } from '../fault.ts';
import type { Check, Rule } from './rule.ts';

const retail = new Set(['1210', '1239']);

/**
 * V19 (domain.md §3.4, §1.3-14): bonded retail imports (网购保税) enter a zone account. Identity, limits and positive list are
 * judged per consumer order, and orders are no declarations.
 */
const check: Check = ({ header }) => {
  if (header.direction !== 'I' || !retail.has(header.tradeMode) || header.manualNo !== '') return [];
  return [
    warning(
      'V19',
      '/header/manualNo',
      { zh: `监管方式${header.tradeMode}的货物须记入区内账册`, en: `goods of supervision mode ${header.tradeMode} enter a zone account` },
      { zh: '填写账册编号', en: 'give the number of the account' },
    ),
  ];
};

export const v19RetailImports: Rule = {
  id: 'V19',
  text: {
    zh: '网购保税进口(1210、1239)记入区内账册；个人限值与正面清单按订单核对',
    en: 'Bonded retail imports (1210, 1239) enter a zone account; limits and positive list are judged per order',
  },
  hint: { zh: '填写账册编号', en: 'give the account' },
  source: 'domain.md 1.3-14 and 3.4 V19 [M]: from memory, so it only warns',
  since: '2026-11-27',
  severities: ['warning'],
  verified: false,
  tables: [],
  needs: {
    zh: '订单、个人年度额度与正面清单：由保税服务核对，报关单中没有',
    en: 'orders, the yearly limit of a person and the positive list: they are no part of a declaration',
  },
  check,
};
