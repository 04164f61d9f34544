/** One style sheet for all pages: no inline style, so that the policy can forbid it. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { font: 16px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; margin: 0; background: #f5f7fa; color: #1f2933; }
main { max-width: 34rem; margin: 8vh auto; padding: 2rem; background: #fff; border-radius: 8px; box-shadow: 0 1px 4px rgb(0 0 0 / 12%); }
main.wide { max-width: 84rem; margin: 1rem auto; padding: 1.5rem 2rem 2rem; }
header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
h1 { font-size: 1.4rem; line-height: 1.3; margin: 0 0 .25rem; }
h2 { font-size: 1rem; margin: 0; }
p { margin: .5rem 0; }
a { color: #0b5cad; }
.quiet, main > [lang='en'] { color: #52606d; font-size: .9em; }
.groups { columns: 18rem; column-gap: 1.5rem; margin-top: 1rem; }
section { break-inside: avoid; padding-bottom: 1rem; }
section p { margin: 0 0 .4rem; }
button { display: block; width: 100%; margin: .4rem 0; padding: .35rem .9rem; text-align: start; font: inherit; line-height: 1.45; color: inherit; background: #fff; border: 1px solid #7b8794; border-radius: 6px; cursor: pointer; }
button:hover { border-color: #0b5cad; background: #f0f6ff; }
button:focus-visible, a:focus-visible { outline: 3px solid #0b5cad; outline-offset: 2px; }
button span { display: block; color: #52606d; font-size: .85em; }
@media (max-width: 40rem) { main, main.wide { margin: 0; border-radius: 0; padding: 1rem; } }
`;
