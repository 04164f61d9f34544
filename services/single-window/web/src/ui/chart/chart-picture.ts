import { saveFile } from '#src/ui/save-file';
import { FONT, TEXT_COLOR } from '#src/ui/chart/chart-look';

const SCALE = 2;
const PAD = 16 * SCALE;
/** Room for the title and the caption beside a narrow chart. */
const LEAST_WIDTH = 480 * SCALE;

interface Picture {
  readonly chart: HTMLCanvasElement;
  readonly title: string;
  /** What the figures are of: definition, period, n. It is part of the picture, as a picture travels without its page. */
  readonly caption: string;
}

/** The chart under its title and caption, as PNG. */
async function png({ chart, title, caption }: Picture): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no pictures');
  const width = Math.max(chart.width, LEAST_WIDTH) + 2 * PAD;
  const small = `${String(12 * SCALE)}px ${FONT}`;
  context.font = small;
  const lines = wrapped(context, caption, width - 2 * PAD);
  const head = PAD + 26 * SCALE + lines.length * 18 * SCALE;
  canvas.width = width;
  canvas.height = head + chart.height + PAD;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = TEXT_COLOR;
  context.font = `600 ${String(16 * SCALE)}px ${FONT}`;
  context.fillText(title, PAD, PAD + 14 * SCALE);
  context.font = small;
  for (const [at, line] of lines.entries()) context.fillText(line, PAD, PAD + (38 + at * 18) * SCALE);
  context.drawImage(chart, Math.round((width - chart.width) / 2), head);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('the picture could not be made'));
      else resolve(blob);
    }, 'image/png');
  });
}

/** Breaks at spaces, and between Chinese signs where there is none. */
function wrapped(context: CanvasRenderingContext2D, text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(/[\u2e80-\uffff]|[^\u2e80-\uffff\s]+\s*|\s+/g) ?? []) {
    if (line !== '' && context.measureText(line + part).width > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return line.trim() === '' ? lines : [...lines, line];
}

/** Puts the picture on the clipboard; where the browser refuses that, it is saved as a file. */
export async function copyPicture(picture: Picture, fileName: string): Promise<'copied' | 'saved'> {
  const made = png(picture);
  try {
    // the promise goes in, so that the click still counts as the user's wish when the picture is ready
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': made })]);
    return 'copied';
  } catch {
    saveFile(`${fileName}.png`, await made);
    return 'saved';
  }
}
