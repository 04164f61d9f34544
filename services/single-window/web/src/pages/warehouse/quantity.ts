/** Quantities as the API takes them: `70` and `70.5` stay, thousands separators of people go. */
export function typedQuantity(text: string): string {
  return text.replace(/[,，\s]/g, '');
}
