import { useEffect, useRef } from 'react';

/** The number as Code 128, as printed declarations carry it; the text stands beside it, so scanners and people read the same. */
export function Barcode({ text }: { readonly text: string }) {
  const drawing = useRef<SVGSVGElement>(null);
  useEffect(() => {
    let gone = false;
    void import('jsbarcode').then(({ default: draw }) => {
      if (!gone && drawing.current !== null) {
        draw(drawing.current, text, { format: 'CODE128', height: 36, width: 1.4, margin: 0, displayValue: false });
      }
    });
    return () => {
      gone = true;
    };
  }, [text]);
  return <svg ref={drawing} role="img" aria-label={text} />;
}
