// Shapes of domain.md §4. None of these numbers has a check digit.

/** 账册: letter of its kind, 关区代码, letter, six characters; e.g. T3111W000076. */
const ACCOUNT_NO = /^[A-Z]\d{4}[A-Z][0-9A-Z]{6}$/;
/** 核注清单: QD, 关区代码, year, I or E, nine digits; e.g. QD311124E000098849. */
const LIST_NO = /^QD\d{6}[IE]\d{9}$/;
/** 核放单: letter of its kind, 关区代码, I or E, yymmdd, twelve digits; e.g. Z3111E240726000000000456. */
const PASS_NO = /^[A-Z]\d{4}[IE]\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{12}$/;
/** 报关单号, 18 digits; I or E in the ninth place for 集中申报清单. */
const DECLARATION_NO = /^\d{8}[01IE]\d{9}$/;

/** 提运单号, in the form that declarations and arrivals have. */
const BILL_NO = /^[0-9A-Z][0-9A-Z_./*-]{0,31}$/;

export const isAccountNo = (text: string): boolean => ACCOUNT_NO.test(text);
export const isListNo = (text: string): boolean => LIST_NO.test(text);
export const isPassNo = (text: string): boolean => PASS_NO.test(text);
export const isDeclarationNo = (text: string): boolean => DECLARATION_NO.test(text);
export const isCustomsOffice = (text: string): boolean => /^\d{4}$/.test(text);
/** 备案序号: a whole number from 1, without leading zeros. */
export const isLineNo = (text: string): boolean => /^[1-9]\d{0,9}$/.test(text);
export const isHsCode = (text: string): boolean => /^\d{10}$/.test(text);
/** 计量单位, three digits. */
export const isUnit = (text: string): boolean => /^\d{3}$/.test(text);
export const isCompany = (text: string): boolean => /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text);
export const isBillNo = (text: string): boolean => BILL_NO.test(text);
/** 进区单号, as the keeper counts them. */
export const isReceiptNo = (text: string): boolean => /^[0-9A-Za-z][0-9A-Za-z_./-]{0,63}$/.test(text);
