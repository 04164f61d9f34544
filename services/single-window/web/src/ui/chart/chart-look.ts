/**
 * Colours that stand out from white by 4.5 to 1 and more, and a second sign for each: the pattern of a bar, the dashes and the
 * marks of a line.
 */
export const LOOKS = [
  { color: '#0b5cad', dash: 'solid', symbol: 'circle' },
  { color: '#8a4b00', dash: 'dashed', symbol: 'triangle' },
  { color: '#1a7f37', dash: 'dotted', symbol: 'rect' },
  { color: '#8b2a63', dash: [8, 3, 2, 3], symbol: 'diamond' },
  { color: '#4a5568', dash: [2, 2], symbol: 'pin' },
] as const;

export const TARGET_COLOR = '#b3261e';
export const TEXT_COLOR = '#1f2933';
export const GRID_COLOR = '#e3e8ee';
export const TEXT = { color: TEXT_COLOR, fontSize: 12 } as const;
/** Of canvases, which take none from the page. */
export const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';

const white = 'rgba(255,255,255,0.55)';
const NONE = { symbol: 'none' };
/** Patterns in the order of the looks. */
export const PATTERNS = [
  NONE,
  { symbol: 'rect', symbolSize: 1, color: white, dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4 },
  { symbol: 'circle', symbolSize: 0.7, color: white, dashArrayX: [8, 8], dashArrayY: [6, 6] },
  { symbol: 'rect', symbolSize: 1, color: white, dashArrayX: [1, 0], dashArrayY: [2, 7], rotation: -Math.PI / 4 },
  { symbol: 'rect', symbolSize: 1, color: white, dashArrayX: [1, 0], dashArrayY: [1, 6] },
] as const;

export const lookAt = (at: number): (typeof LOOKS)[number] => LOOKS[at % LOOKS.length] ?? LOOKS[0];
export const patternAt = (at: number): (typeof PATTERNS)[number] => PATTERNS[at % PATTERNS.length] ?? NONE;
